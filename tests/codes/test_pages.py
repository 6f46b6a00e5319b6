"""Every code has a page and every page a code; the examples on the pages are run."""

from __future__ import annotations

from pathlib import Path

import pytest

from teiedition.diagnostics import Diagnostic, Report, TeiEditionError
from teiedition.diagnostics.catalogue import ENTRIES
from teiedition.pipeline import encode
from teiedition.readers import read
from teiedition.transcription import Source
from teiedition.validation import check_bytes
from tests.codes.page import HEADINGS, RUN, Example, Page, read_page

FOLDER = Path(__file__).resolve().parent.parent.parent / "docs" / "codes"
PAGES = [read_page(path) for path in sorted(FOLDER.glob("TEI*.md"))]
EXAMPLES = [
    pytest.param(page, example, id=f"{page.code}:{example.line}")
    for page in PAGES
    for example in page.examples
    if example.language in RUN and (example.expected or example.section == "Accepted")
]
NOT_IN_A_DOCUMENT = frozenset(
    {
        "TEI306",
        "TEI319",
        "TEI320",
        "TEI403",
        "TEI404",
        "TEI405",
        "TEI406",
        "TEI407",
        "TEI321",
        "TEI325",
        "TEI326",
        "TEI327",
        "TEI328",
        "TEI341",
        "TEI490",
        "TEI491",
        "TEI509",
        "TEI510",
    }
)
"""Findings about the file system, about schemas of the user's and of other packages, which no example of a document can
show."""

OF_DOCUMENTS = [page for page in PAGES if page.code[3] in "345" and page.code not in NOT_IN_A_DOCUMENT]


def test_every_code_has_a_page_and_every_page_a_code() -> None:
    assert {page.code for page in PAGES} == set(ENTRIES)


def test_names_are_unique() -> None:
    names = [entry.name for entry in ENTRIES.values()]
    assert sorted(names) == sorted(set(names))


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.code)
def test_page_has_its_title_and_headings(page: Page) -> None:
    assert page.title == f"{page.code} {ENTRIES[page.code].name}"
    assert page.headings == HEADINGS


@pytest.mark.parametrize("page", OF_DOCUMENTS, ids=lambda page: page.code)
def test_page_of_a_check_of_tei_shows_what_is_flagged_and_what_is_not(page: Page) -> None:
    sections = {example.section for example in page.examples if example.language in RUN}
    assert {"Flagged", "Accepted"} <= sections
    assert any(code == page.code for example in page.examples for code, _ in example.expected)


@pytest.mark.parametrize(("page", "example"), EXAMPLES)
def test_example_is_found_as_the_page_says(page: Page, example: Example) -> None:
    data, before = example.document()
    found = _find(page, example, data)
    codes = {code for code, _ in example.expected} or {page.code}
    lines = sorted((d.code, d.place.line - before) for d in found if d.code in codes)
    if all(line for _, line in example.expected):
        assert lines == sorted(example.expected), [str(diagnostic) for diagnostic in found]
    else:
        assert {code for code, _ in lines} == codes, [str(diagnostic) for diagnostic in found]


def _find(page: Page, example: Example, data: bytes) -> list[Diagnostic]:
    if example.language == "xml":
        asked = check_bytes(
            data, "example.xml", select=(page.code,)
        )  # some checks are made only where they are asked for
        return sorted({*check_bytes(data, "example.xml"), *asked})
    report, source = Report(), Source(data, "example.txt")
    try:
        (read if page.code.startswith("TEI0") else encode)(source, report=report)
    except TeiEditionError as error:
        return [*report, error.diagnostic]
    return list(report)
