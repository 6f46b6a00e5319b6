"""Whole documents: a folder each, its transcription and the TEI it must become. ``pytest --update-golden`` rewrites."""

from __future__ import annotations

from pathlib import Path

import pytest

from teiedition.diagnostics import Report
from teiedition.pipeline import encode
from teiedition.transcription import Source
from tests.conftest import ROOT, Golden

CASES = sorted(path for path in (ROOT / "tests" / "cases" / "encode").iterdir() if path.is_dir())


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_encode(case: Path, golden: Golden) -> None:
    encoded = encode(Source((case / "input.txt").read_bytes(), "input.txt"), report=Report())
    golden(case / "expected.xml", encoded.data.decode())
