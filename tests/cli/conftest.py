"""The command line as a user has it: in this process (fast), or as a program of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from teiedition.cli import cli

PROGRAM = [sys.executable, "-c", "from teiedition.cli import main; main()"]

LETTER = """Ada Quill

A Day at the Press

(3 May 1921)

Source: The Northern Printer, Vol. 4 No. 12, 3 May 1921, p. 3.

It rained all day. “No paper came from Leeds,” said Thomas Reed.

Reed took the notice down on 4 May 1921.
"""

Run = Callable[..., Result]
Program = Callable[..., "subprocess.CompletedProcess[bytes]"]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder that commands run in."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def letter(folder: Path) -> Path:
    """``letter.txt`` in that folder."""
    path = folder / "letter.txt"
    path.write_text(LETTER, encoding="utf-8")
    return path


@pytest.fixture
def run() -> Run:
    """Run a command in this process."""

    def invoke(*args: str | Path, **extra: object) -> Result:
        return CliRunner().invoke(cli, [str(arg) for arg in args], **extra)  # type: ignore[arg-type]

    return invoke


@pytest.fixture
def program() -> Program:
    """Run the program as a process of its own."""

    def start(*args: str | Path | bytes, **extra: object) -> subprocess.CompletedProcess[bytes]:
        environment = os.environ | {"NO_COLOR": "1"}
        settings = {"capture_output": True, "env": environment, "timeout": 120} | extra
        return subprocess.run([*PROGRAM, *args], **settings)  # type: ignore[call-overload,no-any-return] # noqa: PLW1510

    return start
