"""The examples on the pages of the codes of transforms are rendered and give what the page says."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from teiedition.diagnostics import Diagnostic, Report, TeiEditionError
from teiedition.publication import RenderOptions, render
from teiedition.vocabulary import TeiDocument

FOLDER = Path(__file__).resolve().parents[2] / "docs" / "codes"
FENCE = re.compile(r"(?ms)^```tei to=(\w+)(?: expect=(TEI\d{3})(?:@(\d+))?)?\n(.*?)^```$")
EXAMPLES = [
    pytest.param(path.stem, *match.groups(), id=f"{path.stem}-{number}")
    for path in sorted(FOLDER.glob("TEI6*.md"))
    for number, match in enumerate(FENCE.finditer(path.read_text(encoding="utf-8")))
]


@pytest.mark.parametrize(("page", "to", "code", "line", "example"), EXAMPLES)
def test_example(page: str, to: str, code: str | None, line: str | None, example: str) -> None:
    found = [d for d in findings(example, to) if d.code == page]
    assert bool(found) == bool(code)
    if line:
        assert {d.place.line for d in found} == {int(line)}


def findings(example: str, to: str) -> list[Diagnostic]:
    report = Report()
    try:
        render(TeiDocument.parse(example.encode(), "example.xml"), RenderOptions(to=to), report)
    except TeiEditionError as error:
        return [*report, error.diagnostic]
    return list(report)


def test_examples_are_found() -> None:
    assert len(EXAMPLES) == 8
