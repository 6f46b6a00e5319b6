"""``validate --fix`` and ``--diff``."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run


@pytest.fixture
def slip(run: Run, letter: Path) -> Path:
    """A valid file in which an element was misspelt."""
    assert run("encode", "letter.txt", "-o", "letter.xml").exit_code == 0
    path = Path("letter.xml")
    data = path.read_bytes()
    assert b"<titleStmt>" in data
    path.write_bytes(data.replace(b"titleStmt>", b"titlestmt>"))
    return path


def test_a_repair_is_shown(run: Run, slip: Path) -> None:
    result = run("validate", "letter.xml", "--select", "TEI31")
    assert result.exit_code == 1
    assert "repair: rename <titlestmt> to <titleStmt> (--fix)" in result.stdout
    again = run("validate", "letter.xml", "--select", "TEI31")
    assert again.stdout == result.stdout  # a kept result keeps its repairs
    assert "repair:" not in run("validate", "letter.xml", "--select", "TEI31", "--no-repairs").stdout


def test_json_and_sarif_carry_the_edits(run: Run, slip: Path) -> None:
    found = json.loads(run("validate", "letter.xml", "--select", "TEI31", "--output-format", "json").stdout)
    repair = found[0]["repair"]
    assert (repair["message"], repair["safe"]) == ("rename <titlestmt> to <titleStmt>", True)
    data = slip.read_bytes()
    assert [data[edit["start"] : edit["end"]] for edit in repair["edits"]] == [b"titlestmt", b"titlestmt"]
    log = json.loads(run("validate", "letter.xml", "--select", "TEI31", "--output-format", "sarif").stdout)
    fix = log["runs"][0]["results"][0]["fixes"][0]
    assert [one["insertedContent"]["text"] for one in fix["artifactChanges"][0]["replacements"]] == ["titleStmt"] * 2


def test_fix_repairs_and_checks_again(run: Run, slip: Path) -> None:
    data = slip.read_bytes()
    result = run("validate", "letter.xml", "--select", "TEI31", "--fix")
    assert result.exit_code == 0
    assert "1 repair in 1 file" in result.stderr
    assert slip.read_bytes() == data.replace(b"titlestmt>", b"titleStmt>")


def test_diff_writes_nothing(run: Run, slip: Path) -> None:
    data = slip.read_bytes()
    result = run("validate", "letter.xml", "--diff")
    assert result.exit_code == 1
    assert "+   <titleStmt>\n" in result.stdout
    assert slip.read_bytes() == data
    fixed = run("validate", "letter.xml", "--fix", "--select", "TEI31")
    assert fixed.exit_code == 0
    assert run("validate", "letter.xml", "--diff").exit_code == 0


def test_unsafe_repairs_are_made_only_when_asked(run: Run, slip: Path) -> None:
    data = slip.read_bytes().replace(b"titlestmt>", b"titleStmt>").replace(b"<body>", b'<body colour="red">')
    slip.write_bytes(data)
    result = run("validate", "letter.xml", "--select", "TEI31", "--fix")
    assert result.exit_code == 1
    assert "0 repairs in 0 files; 1 more with --unsafe-fixes" in result.stderr
    assert slip.read_bytes() == data
    assert run("validate", "letter.xml", "--select", "TEI31", "--fix", "--unsafe-fixes").exit_code == 0
    assert b"colour" not in slip.read_bytes()


def test_standard_input_is_not_fixed_but_shown(run: Run, slip: Path) -> None:
    assert run("validate", "-", "--fix", input=slip.read_bytes()).exit_code == 2
    result = run("validate", "-", "--diff", input=slip.read_bytes())
    assert result.exit_code == 1
    assert "titleStmt" in result.stdout


def test_a_file_that_is_missing_stops_nothing(run: Run, slip: Path) -> None:
    result = run("validate", "missing.xml", "letter.xml", "--diff")
    assert result.exit_code == 2
    assert "titleStmt" in result.stdout
    assert "TEI701" in result.stderr


def test_a_root_without_namespace_is_repaired(run: Run, slip: Path) -> None:
    slip.write_bytes(slip.read_bytes().replace(b' xmlns="http://www.tei-c.org/ns/1.0"', b"", 1))
    assert "repair: put <TEI> into the name space" in run("validate", "letter.xml").stdout.replace("\n      ", " ")
    assert run("validate", "letter.xml", "--fix", "--select", "TEI31").exit_code == 0
