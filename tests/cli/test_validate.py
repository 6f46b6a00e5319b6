from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run


@pytest.fixture
def tei(run: Run, letter: Path) -> Path:
    assert run("encode", "letter.txt", "-o", "letter.xml").exit_code == 0
    return Path("letter.xml")


def test_what_was_encoded_has_no_errors(run: Run, tei: Path) -> None:
    result = run("validate", "letter.xml", "--select", "TEI3")
    assert result.exit_code == 0
    assert "Nothing found" in result.stdout


def test_a_broken_file_is_a_finding(run: Run, tei: Path) -> None:
    Path("bad.xml").write_text('<TEI xmlns="http://www.tei-c.org/ns/1.0">\n <text>\n')
    result = run("validate", "bad.xml", "letter.xml", "--select", "TEI3")
    assert result.exit_code == 1
    assert "bad.xml:" in result.stdout
    assert "TEI301" in result.stdout


def test_an_element_of_no_grammar_is_a_finding(run: Run, tei: Path) -> None:
    tei.write_bytes(tei.read_bytes().replace(b"<body>", b"<boddy>").replace(b"</body>", b"</boddy>"))
    result = run("validate", "letter.xml", "--select", "TEI3")
    assert result.exit_code == 1
    assert "boddy" in result.stdout


@pytest.mark.parametrize("style", ["text", "concise", "json", "jsonl", "sarif", "github", "gitlab", "junit"])
def test_every_format(run: Run, tei: Path, style: str) -> None:
    Path("bad.xml").write_text("<TEI>")
    result = run("validate", "bad.xml", "--output-format", style)
    assert result.exit_code == 1
    assert "TEI301" in result.stdout
    if style in {"json", "sarif", "gitlab"}:
        json.loads(result.stdout)


def test_the_formats_are_those_of_the_reporters() -> None:
    from teiedition.cli.validate import FORMATS
    from teiedition.edition import SETTINGS
    from teiedition.reporters import REPORTERS

    assert set(FORMATS) == set(REPORTERS)
    assert all(SETTINGS["validate"]["output-format"].check(name) == name for name in REPORTERS)


def test_standard_input(run: Run, tei: Path) -> None:
    assert run("validate", "-", "--select", "TEI3", input=tei.read_bytes()).exit_code == 0
    result = run("validate", "-", input=b"<TEI>")
    assert result.exit_code == 1
    assert result.stdout.startswith("-:1:")


@pytest.mark.parametrize("files", [["missing.xml"], ["empty"], ["*.nothing"]])
def test_nothing_checked_ends_with_2(run: Run, folder: Path, files: list[str]) -> None:
    (folder / "empty").mkdir()
    result = run("validate", *files)
    assert result.exit_code == 2
    assert "TEI70" in result.stdout


def test_select_leaves_other_codes_out(run: Run, tei: Path) -> None:
    Path("bad.xml").write_text("<TEI>")
    assert "TEI301" in run("validate", "bad.xml", "--select", "TEI3").stdout
    assert run("validate", "letter.xml", "--select", "TEI505").exit_code == 0


def test_strict_counts_warnings(run: Run, tei: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from teiedition.cli.output import exit_status
    from teiedition.diagnostics import Diagnostic
    from teiedition.diagnostics.catalogue import ENTRIES

    code = next(code for code, entry in ENTRIES.items() if entry.severity == "warning")
    warning = Diagnostic(Diagnostic.of("TEI302").place, code)
    assert exit_status([warning]) == 0
    assert exit_status([warning], strict=True) == 1


def test_findings_come_in_order_whatever_the_order_of_the_files(run: Run, folder: Path) -> None:
    for name in ("b.xml", "a.xml", "c.xml"):
        Path(name).write_text("<TEI>")
    one = run("validate", "b.xml", "a.xml", "c.xml", "--output-format", "json", "--jobs", "1").stdout
    assert one == run("validate", "c.xml", "b.xml", "a.xml", "--output-format", "json", "--jobs", "3").stdout
