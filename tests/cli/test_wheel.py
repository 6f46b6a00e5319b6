"""The wheel in an empty environment: what a user installs, not what a developer has."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT

pytestmark = [pytest.mark.slow, pytest.mark.wheel]


def run(*command: str | Path, cwd: Path) -> str:
    environment = {name: value for name, value in os.environ.items() if name not in {"PYTHONPATH", "VIRTUAL_ENV"}}
    done = subprocess.run(
        [str(word) for word in command], cwd=cwd, capture_output=True, text=True, check=False, env=environment
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_wheel_does_the_main_job(tmp_path: Path) -> None:
    """Build, install with nothing else there, and go from a new edition to its pages."""
    run(sys.executable, "-m", "build", "--wheel", "--outdir", tmp_path / "dist", ROOT, cwd=tmp_path)
    run(sys.executable, "-m", "venv", tmp_path / "venv", cwd=tmp_path)
    scripts = tmp_path / "venv" / ("Scripts" if os.name == "nt" else "bin")
    (wheel,) = (tmp_path / "dist").glob("*.whl")
    run(scripts / "python", "-m", "pip", "install", "--quiet", wheel, cwd=tmp_path)
    teiedition = scripts / "teiedition"
    run(teiedition, "init", "edition", cwd=tmp_path)
    assert "encoded" in run(teiedition, "build", "edition", cwd=tmp_path)
    assert list((tmp_path / "edition").glob("build/*.html"))
    (tei,) = (tmp_path / "edition").glob("tei/editions/*.xml")
    (source,) = (tmp_path / "edition").glob("tei/sources/*.txt")
    run(teiedition, "transform", tei, "--to", "transcription", "-o", "again.txt", cwd=tmp_path)
    assert (tmp_path / "again.txt").read_bytes() == source.read_bytes()
    assert "dangling-pointer" in run(teiedition, "explain", "TEI501", cwd=tmp_path)


def test_core_install_is_small(tmp_path: Path) -> None:
    """Under 60 MB: the installed package and what it needs, without pip's own files."""
    run(sys.executable, "-m", "pip", "install", "--quiet", "--target", tmp_path / "lib", ROOT, cwd=tmp_path)
    size = sum(
        file.stat().st_size for file in (tmp_path / "lib").rglob("*") if file.is_file() and file.suffix != ".pyc"
    )
    assert size < 60_000_000
