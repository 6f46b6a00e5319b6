from __future__ import annotations

import json
from pathlib import Path

from tests.cli.conftest import Run


def test_a_document_agrees_with_itself(run: Run, letter: Path) -> None:
    run("encode", "letter.txt", "-o", "letter.xml")
    result = run("evaluate", "letter.xml", "letter.xml")
    assert result.exit_code == 0
    assert "100.0" in result.stdout
    figures = json.loads(run("evaluate", "letter.xml", "letter.xml", "--json").stdout)
    assert all(kind["exact"]["f1"] == 100.0 for kind in figures["kinds"].values() if kind["gold"])


def test_disagreements_are_listed(run: Run, letter: Path) -> None:
    run("encode", "letter.txt", "-o", "all.xml")
    run("encode", "letter.txt", "--annotators", "notes", "-o", "few.xml")
    result = run("evaluate", "few.xml", "all.xml", "--errors", "5")
    assert "date  missed" in result.stdout


def test_what_can_not_be_compared(run: Run, letter: Path) -> None:
    result = run("evaluate", "letter.xml", "gold.xml")
    assert result.exit_code == 2
    assert "TEI701" in result.stderr
    result = run("evaluate", ".", "letter.txt")
    assert result.exit_code == 2
    result = run("evaluate", "letter.txt", "letter.txt")
    assert result.exit_code == 2
    assert "TEI301" in result.stderr
