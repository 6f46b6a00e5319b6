"""The mistakes editors make: each is found, with line and column, in at most 200 characters."""

from __future__ import annotations

from pathlib import Path

import pytest

from teiedition.diagnostics import Severity
from teiedition.validation import check_bytes

FOLDER = Path(__file__).resolve().parent.parent / "cases" / "mistakes"
EDITION = (FOLDER / "edition.xml").read_text(encoding="utf-8")
MISTAKES = [
    line.replace("\\n", "\n").split("\t")
    for line in (FOLDER / "mistakes.tsv").read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
]
NEAR = {"unclosed tag": 99, "no author": 10}
"""How many lines off a finding may be: an unclosed tag shows where another should be closed."""


def test_the_edition_itself_is_clean() -> None:
    assert [d for d in check_bytes(EDITION.encode(), "x.xml") if d.severity is not Severity.INFO] == []


@pytest.mark.parametrize(("mistake", "right", "wrong"), MISTAKES, ids=[row[0] for row in MISTAKES])
def test_mistake_is_found(mistake: str, right: str, wrong: str) -> None:
    before, found_right, _ = EDITION.partition(right)
    assert found_right
    found = check_bytes(EDITION.replace(right, wrong, 1).encode(), "x.xml")
    serious = [diagnostic for diagnostic in found if diagnostic.severity is not Severity.INFO]
    line = before.count("\n") + 1
    near = [d for d in serious if abs(d.place.line - line) <= NEAR.get(mistake, 0)]
    assert near, [f"{d.place.line}: {d.message}" for d in serious]
    assert all(diagnostic.place.column for diagnostic in near)
    assert all(len(diagnostic.message) <= 200 for diagnostic in serious)


def test_wrong_encoding_is_found() -> None:
    data = EDITION.replace("The end.", "Das Ende naht f\u00fcr alle.").encode("latin-1", "replace")
    (found, *_) = check_bytes(data, "x.xml")
    assert (found.code, found.place.line) == ("TEI301", EDITION[: EDITION.index("The end.")].count("\n") + 1)
