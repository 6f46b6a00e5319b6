from __future__ import annotations

from pathlib import Path

from teiedition.diagnostics import Report
from teiedition.edition import SETTINGS, load_edition
from tests.cli.conftest import Run


def test_a_new_edition_builds_without_errors(run: Run, folder: Path) -> None:
    result = run("init", "letters")
    assert result.exit_code == 0
    for name in ("edition.toml", "tei/sources/a-letter.txt", "tei/authority/persons.xml", ".gitignore"):
        assert name in result.stdout
        assert Path("letters", name).is_file()
    assert run("build", "letters").exit_code == 0


def test_an_edition_is_never_overwritten(run: Run, folder: Path) -> None:
    run("init", ".")
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    result = run("init", ".")
    assert result.exit_code == 2
    assert "TEI716" in result.stderr
    assert {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()} == before


def test_a_folder_with_other_files_keeps_them(run: Run, folder: Path) -> None:
    Path(".gitignore").write_text("mine\n")
    Path("notes.txt").write_text("mine\n")
    assert run("init", ".").exit_code == 0
    assert Path(".gitignore").read_text() == Path("notes.txt").read_text() == "mine\n"


def test_a_file_in_the_way(run: Run, folder: Path) -> None:
    Path("letters").write_text("mine\n")
    result = run("init", "letters")
    assert result.exit_code == 2
    assert "TEI7" in result.stderr
    assert Path("letters").read_text() == "mine\n"


def test_the_settings_of_the_starter_hold_uncommented_too(folder: Path) -> None:
    """Lines that are commented out must be settings as well: a user takes the sign away and no more."""
    import re

    starter = Path(__file__).parents[2] / "src/teiedition/cli/starter/edition.toml"
    text = re.sub(r"^# (?=(?:[a-z-]+ =|    \{|\]))", "", starter.read_text(), flags=re.MULTILINE)
    Path("edition.toml").write_text(text)
    report = Report()
    edition = load_edition(Path("edition.toml"), report)
    assert not list(report)
    assert edition.responsible == (("A. Editor", "encoding and annotation"),)
    assert edition.licence_target
    assert edition.strict
    assert set(SETTINGS) >= {"edition", "encode"}
