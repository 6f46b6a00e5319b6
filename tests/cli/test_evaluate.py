from __future__ import annotations

import json
import re
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
    assert "date, missed: 3" in result.stdout
    assert "  all.xml:" in result.stdout
    assert max(map(len, result.stdout.splitlines())) <= 80
    figures = json.loads(run("evaluate", "few.xml", "all.xml", "--errors", "1", "--json").stdout)
    assert set(figures["error_counts"]["date"]) == {"missed"}
    assert [error["class"] for error in figures["errors"] if error["kind"] == "date"] == ["missed"]


def test_a_transcription_is_encoded_first_and_its_errors_have_reasons(run: Run, letter: Path) -> None:
    run("encode", "letter.txt", "--annotators", "dates", "-o", "gold.xml")
    result = run("evaluate", "letter.txt", "gold.xml", "--errors", "9")
    assert result.exit_code == 0
    assert re.search(r"letter\.txt:9:\d+  .*\[Thomas Reed\]", result.stdout)
    assert "(names: given name, Thomas Reed)" in result.stdout
    Path("gold").mkdir()
    Path("texts").mkdir()
    Path("gold.xml").rename("gold/letter.xml")
    letter.rename("texts/letter.txt")
    assert "100.0 % of the text found" in run("evaluate", "texts", "gold").stdout


def test_one_side_may_be_standard_input(run: Run, letter: Path) -> None:
    run("encode", "letter.txt", "-o", "letter.xml")
    data = Path("letter.xml").read_bytes()
    for arguments in (("-", "letter.xml"), ("letter.xml", "-")):
        result = run("evaluate", *arguments, input=data)
        assert result.exit_code == 0
        assert "all names" in result.stdout
    spans = json.dumps({"text": letter.read_text(), "spans": [{"start": 0, "end": 9, "type": "person"}]})
    assert "100.0" in run("evaluate", "letter.xml", "-", input=spans.encode()).stdout
    assert run("evaluate", "-", "-", input=data).exit_code == 2
    assert "TEI301" in run("evaluate", "-", "letter.xml", input=b"words").stderr


def test_what_can_not_be_compared(run: Run, letter: Path) -> None:
    result = run("evaluate", "letter.xml", "gold.xml")
    assert result.exit_code == 2
    assert "TEI701" in result.stderr
    result = run("evaluate", ".", "letter.txt")
    assert result.exit_code == 2
    result = run("evaluate", "letter.txt", "letter.txt")
    assert result.exit_code == 2
    assert "TEI301" in result.stderr
