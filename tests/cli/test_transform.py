from __future__ import annotations

from pathlib import Path

import pytest

from teiedition.batch.stamp import is_intact
from tests.cli.conftest import Run


@pytest.fixture
def tei(run: Run, letter: Path) -> Path:
    assert run("encode", "letter.txt", "-o", "letter.xml").exit_code == 0
    return Path("letter.xml")


def test_html_is_the_default_and_may_be_made_again(run: Run, tei: Path) -> None:
    assert run("transform", "letter.xml", "-o", "letter.html").exit_code == 0
    page = Path("letter.html").read_bytes()
    assert b"<html" in page
    assert is_intact(page)
    assert run("transform", "letter.xml", "--to", "html", "-o", "letter.html").exit_code == 0


@pytest.mark.parametrize("view", ["diplomatic", "normalized"])
def test_text_in_both_views(run: Run, tei: Path, view: str) -> None:
    result = run("transform", "letter.xml", "--to", "text", "--view", view)
    assert result.exit_code == 0
    assert "It rained all day." in result.stdout
    assert "teiedition-written" not in result.stdout


def test_text_of_others_is_kept(run: Run, tei: Path) -> None:
    Path("notes.txt").write_text("mine")
    result = run("transform", "letter.xml", "--to", "text", "-o", "notes.txt")
    assert result.exit_code == 2
    assert "TEI710" in result.stderr
    assert Path("notes.txt").read_text() == "mine"


def test_the_same_text_is_no_conflict(run: Run, tei: Path) -> None:
    result = run("transform", "letter.xml", "--to", "transcription", "-o", "letter.txt")
    assert result.exit_code == 0
    assert "unchanged letter.txt" in result.stderr


def test_a_stylesheet_of_ones_own(run: Run, tei: Path) -> None:
    Path("own.xsl").write_text(
        '<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">'
        '<xsl:template match="/"><html><body>own</body></html></xsl:template></xsl:stylesheet>'
    )
    result = run("transform", "letter.xml", "--xslt", "own.xsl")
    assert result.exit_code == 0
    assert "own" in result.stdout


def test_a_missing_stylesheet_is_a_finding(run: Run, tei: Path) -> None:
    result = run("transform", "letter.xml", "--xslt", "missing.xsl")
    assert result.exit_code != 0
    assert "missing.xsl" in result.stderr
    assert "TEI903" not in result.stderr


def test_the_formats_are_those_of_publication() -> None:
    from teiedition.cli.transform import SUFFIXES
    from teiedition.publication import FORMATS

    assert {format_.name: format_.suffix for format_ in FORMATS.values()} == SUFFIXES


def test_what_is_no_xml_is_a_finding(run: Run, letter: Path) -> None:
    result = run("transform", "letter.txt")
    assert result.exit_code == 1
    assert "TEI301" in result.stderr
