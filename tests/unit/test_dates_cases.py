"""Dates and corrections of whole small texts: each folder of ``tests/cases/{dates,corrections}`` is one."""

from __future__ import annotations

from pathlib import Path

import pytest

from teiedition.annotation import Kind
from teiedition.annotators.protocol import Context
from teiedition.annotators.run import annotate
from teiedition.diagnostics import Report
from teiedition.readers import read
from teiedition.transcription import Source
from tests.conftest import Golden

CASES = Path(__file__).resolve().parent.parent / "cases"
FOLDERS = sorted(folder for sort in ("dates", "corrections") for folder in (CASES / sort).iterdir() if folder.is_dir())


def listing(folder: Path) -> str:
    """A line for each annotation: the words, a tab, the properties; then the findings."""
    report = Report()
    transcription = read(Source((folder / "input.txt").read_bytes(), "input.txt"), report)
    kind = Kind.DATE if folder.parent.name == "dates" else Kind.CORRECTION
    found = annotate(Context(transcription, report=report), [folder.parent.name]).annotations
    lines = [
        f"{a.span.of(transcription.text)}\t"
        + " ".join(f"{name}={value}" for name, value in a.properties)
        + f"\t{a.cert}"
        for a in found
        if a.kind is kind
    ]
    lines += [f"{diagnostic.place.line}\t{diagnostic.code} {diagnostic.message}" for diagnostic in report]
    return "\n".join([*lines, ""])


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: f"{folder.parent.name}-{folder.name}")
def test_case(folder: Path, golden: Golden) -> None:
    golden(folder / "expected.txt", listing(folder))
