"""The examples in TOML on the pages of docs/codes: settings that are flagged, and settings that are not."""

from __future__ import annotations

from pathlib import Path

import pytest

from teiedition.diagnostics import ConfigurationError, Report
from teiedition.edition import load_edition
from tests.codes.page import Example, read_page

PAGES = sorted((Path(__file__).parents[2] / "docs" / "codes").glob("TEI7*.md"))
EXAMPLES = [
    pytest.param(page.code, example, id=f"{page.code}:{example.line}")
    for page in map(read_page, PAGES)
    for example in page.examples
    if example.language == "toml"
]


@pytest.mark.parametrize(("code", "example"), EXAMPLES)
def test_the_example_gives_what_it_says(tmp_path: Path, code: str, example: Example) -> None:
    path = tmp_path / "edition.toml"
    path.write_text(example.body, encoding="utf-8")
    report = Report()
    try:
        load_edition(path, report)
    except ConfigurationError as error:
        report.extend([error.diagnostic])
    found = {finding.code for finding in report}
    assert found == {expected for expected, _ in example.expected}


def test_there_are_examples() -> None:
    assert len(EXAMPLES) >= 8
