"""README, guide and command line tell the same story."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from click import Context

from teiedition.annotators.run import ANNOTATORS, SPACY
from teiedition.cli.main import cli
from teiedition.diagnostics.catalogue import ENTRIES
from tests.conftest import ROOT

PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
LINK = re.compile(r"\[[^\]]*\]\(([^)#\s]+)[^)]*\)")
FENCE = re.compile(r"^```.*?^```", re.MULTILINE | re.DOTALL)
CODE = re.compile(r"\bTEI\d{3}\b")
COMMAND = re.compile(r"^\| `teiedition (\w+)", re.MULTILINE)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_links_lead_somewhere(page: Path) -> None:
    prose = FENCE.sub("", page.read_text(encoding="utf-8"))
    targets = [target for target in LINK.findall(prose) if "://" not in target]
    assert [target for target in targets if not (page.parent / target).exists()] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_codes_that_are_spoken_of_exist(page: Path) -> None:
    assert set(CODE.findall(page.read_text(encoding="utf-8"))) <= set(ENTRIES)


def test_readme_has_every_command() -> None:
    assert set(COMMAND.findall((ROOT / "README.md").read_text(encoding="utf-8"))) == set(
        cli.list_commands(Context(cli))
    )


def test_guide_has_every_page() -> None:
    index = (ROOT / "docs" / "guide" / "index.md").read_text(encoding="utf-8")
    pages = {page.name for page in (ROOT / "docs" / "guide").glob("*.md")} - {"index.md"}
    assert pages == set(LINK.findall(index))


PAGE_OF = {name: name for name in ANNOTATORS} | {"structure": "publication-block", SPACY: SPACY}


@pytest.mark.parametrize(("annotator", "page"), PAGE_OF.items())
def test_every_annotator_has_a_page_with_its_limits(annotator: str, page: str) -> None:
    text = (ROOT / "docs" / "guide" / f"{page}.md").read_text(encoding="utf-8")
    assert "## Known limits" in text or "## Limits" in text, annotator
