from __future__ import annotations

import os
from pathlib import Path

import pytest

from teiedition.batch.stamp import is_intact
from tests.cli.conftest import LETTER, Program, Run


def names(folder: str | Path) -> list[str]:
    """What a folder holds."""
    return sorted(path.name for path in Path(folder).iterdir())


@pytest.fixture
def edition(run: Run, folder: Path) -> Path:
    """A new edition, built once."""
    assert run("init", "ed").exit_code == 0
    assert run("build", "ed").exit_code == 0
    return folder / "ed"


def pages(edition: Path) -> list[str]:
    return sorted(name for name in names(edition / "build") if not name.startswith("."))


def test_a_build_names_what_it_made(run: Run, folder: Path) -> None:
    run("init", "ed")
    result = run("build", "ed")
    assert result.exit_code == 0
    for name in (
        "ed/tei/editions/a-letter.xml",
        "ed/build/a-letter.html",
        "ed/build/a-letter.diplomatic.txt",
        "ed/build/a-letter.normalized.txt",
    ):
        assert name in result.stdout
        assert Path(name).is_file()
    assert all(len(line) <= 80 for line in result.stdout.splitlines())
    assert "1 document: 1 encoded" in result.stdout


def test_a_second_build_does_nothing(run: Run, edition: Path) -> None:
    before = {path: path.stat().st_mtime_ns for path in edition.rglob("*") if path.is_file() and path.name != "lock"}
    result = run("build", "ed")
    assert result.exit_code == 0
    assert "Nothing has changed." in result.stdout
    assert {path: path.stat().st_mtime_ns for path in before} == before


def test_a_second_build_loads_nothing_heavy_and_is_fast(program: Program, edition: Path) -> None:
    code = (
        "import sys, time\n"
        "from teiedition.cli import cli\n"
        "try: cli.main(['build', 'ed'])\n"
        "except SystemExit as end: assert end.code == 0, end.code\n"
        "heavy = {'lxml', 'rich', 'xmlschema', 'rapidfuzz', 'ahocorasick_rs', 'teiedition.pipeline', 'multiprocessing'}\n"
        "assert not heavy & set(sys.modules), heavy & set(sys.modules)\n"
        "assert time.process_time() < 0.5, time.process_time()\n"
    )
    import subprocess
    import sys

    result = subprocess.run([sys.executable, "-c", code], capture_output=True, check=False)
    assert result.returncode == 0, result.stderr.decode()


def test_only_what_changed_is_made_again(run: Run, edition: Path) -> None:
    (edition / "tei/sources/other.txt").write_text(LETTER)
    first = (edition / "build/a-letter.html").stat().st_mtime_ns
    result = run("build", "ed")
    assert "1 encoded, 1 as before" in result.stdout
    assert (edition / "build/a-letter.html").stat().st_mtime_ns == first
    assert "other.html" in pages(edition)


def test_changed_settings_make_all_again(run: Run, edition: Path) -> None:
    settings = edition / "edition.toml"
    settings.write_text(settings.read_text().replace('# publisher = "Name', 'publisher = "Name'))
    assert "1 encoded" in run("build", "ed").stdout
    assert b"Name of the project" in (edition / "tei/editions/a-letter.xml").read_bytes()


def test_changed_authority_files_make_all_again(run: Run, edition: Path) -> None:
    ledger, persons = edition / "build/.teiedition/ledger.jsonl", edition / "tei/authority/persons.xml"
    person = '<person xml:id="reed"><persName>Thomas Reed</persName></person></listPerson>'
    persons.write_text(persons.read_text().replace("</listPerson>", person))
    before = ledger.read_bytes()
    assert run("build", "ed").exit_code == 0
    assert ledger.read_bytes() != before


def test_what_a_person_changed_is_kept_and_published(run: Run, edition: Path) -> None:
    tei = edition / "tei/editions/a-letter.xml"
    edited = tei.read_bytes().replace(b"It rained", b"It snowed")
    tei.write_bytes(edited)
    result = run("build", "ed", "--findings")
    assert result.exit_code == 0
    assert "TEI718" in result.stderr
    assert tei.read_bytes() == edited
    assert "It snowed" in (edition / "build/a-letter.html").read_text()
    assert "Nothing has changed" in run("build", "ed").stdout


def test_a_kept_edition_whose_source_changed_is_named(run: Run, edition: Path) -> None:
    tei, source = edition / "tei/editions/a-letter.xml", edition / "tei/sources/a-letter.txt"
    tei.write_bytes(tei.read_bytes().replace(b"It rained", b"It snowed"))
    source.write_text(source.read_text() + "\nOne more paragraph.\n")
    result = run("build", "ed")
    assert "TEI720" in result.stderr
    assert b"One more paragraph" not in tei.read_bytes()
    assert run("build", "ed", "--force").exit_code == 0
    assert b"One more paragraph" in tei.read_bytes()
    assert is_intact(tei.read_bytes())


def test_tei_without_a_transcription_is_published(run: Run, edition: Path) -> None:
    (edition / "tei/sources/a-letter.txt").rename(edition / "tei/letter.old")
    result = run("build", "ed", "--findings")
    assert result.exit_code == 0
    assert "TEI722" in result.stderr
    assert "1 without a transcription" in result.stdout
    assert "a-letter.html" in pages(edition)


def test_pages_of_what_is_gone_are_removed_unless_changed(run: Run, edition: Path) -> None:
    (edition / "tei/sources/other.txt").write_text(LETTER)
    run("build", "ed")
    (edition / "tei/sources/other.txt").unlink()
    (edition / "tei/editions/other.xml").unlink()
    (edition / "build/other.diplomatic.txt").write_text("mine now")
    result = run("build", "ed")
    assert "removed" in result.stdout
    assert "other.html" not in pages(edition)
    assert "other.diplomatic.txt" in pages(edition)


def test_a_page_that_is_gone_is_made_again(run: Run, edition: Path) -> None:
    (edition / "build/a-letter.html").unlink()
    assert run("build", "ed").exit_code == 0
    assert "a-letter.html" in pages(edition)


def test_a_page_changed_by_hand_is_not_lost(run: Run, edition: Path) -> None:
    page = edition / "build/a-letter.html"
    page.write_bytes(page.read_bytes().replace(b"<body", b"<body id='mine'"))
    result = run("build", "ed")
    assert result.exit_code == 2
    assert "TEI709" in result.stderr
    assert b"id='mine'" in page.read_bytes()
    assert run("build", "ed", "--force").exit_code == 0


@pytest.mark.parametrize("damage", [b"", b"\xff\xfe{{{", b'{"step": 1}\n', b"[" * 100_000])
def test_a_damaged_ledger_costs_work_only(run: Run, edition: Path, damage: bytes) -> None:
    (edition / "build/.teiedition/ledger.jsonl").write_bytes(damage)
    assert run("build", "ed").exit_code == 0
    assert "Nothing has changed." in run("build", "ed").stdout


def test_a_bad_source_does_not_stop_the_rest(run: Run, edition: Path) -> None:
    (edition / "tei/sources/bad.txt").write_bytes(b"\x00\x01" * 50)
    (edition / "tei/sources/other.txt").write_text(LETTER)
    result = run("build", "ed")
    assert result.exit_code == 1
    assert "1 failed" in result.stdout
    assert "other.html" in pages(edition)
    assert "bad.html" not in pages(edition)


def test_a_kept_edition_that_is_no_xml_any_more(run: Run, edition: Path) -> None:
    (edition / "tei/editions/a-letter.xml").write_text("<TEI>")
    result = run("build", "ed")
    assert result.exit_code == 1
    assert "TEI301" in result.stderr
    assert run("build", "ed").exit_code == 1


def test_no_edition_and_an_empty_one(run: Run, folder: Path) -> None:
    result = run("build", ".")
    assert result.exit_code == 2
    assert "TEI715" in result.stderr
    Path("edition.toml").write_text("")
    result = run("build")
    assert result.exit_code == 2
    assert "TEI703" in result.stderr


def test_a_second_build_at_the_same_time_is_refused(run: Run, edition: Path) -> None:
    from teiedition.batch.lock import locked

    with locked(edition / "build/.teiedition/lock"):
        result = run("build", "ed")
    assert result.exit_code == 2
    assert "TEI717" in result.stderr
    assert str(os.getpid()) in result.stderr
    assert run("build", "ed").exit_code == 0


def test_an_output_folder_that_leads_away_is_refused(run: Run, edition: Path, tmp_path: Path) -> None:
    away = tmp_path / "away"
    away.mkdir()
    (edition / "tei/editions/a-letter.xml").unlink()
    (edition / "tei/editions").rmdir()
    (edition / "tei/editions").symlink_to(away)
    (edition / "edition.toml").write_text("[folders]\noutput = '../elsewhere'\n")
    result = run("build", "ed")
    assert result.exit_code == 2
    assert "TEI724" in result.stderr
    (edition / "edition.toml").write_text("")
    result = run("build", "ed")
    assert result.exit_code == 2
    assert "TEI707" in result.stderr
    assert not list(away.iterdir())


def test_two_editions_in_two_places_have_the_same_bytes(run: Run, edition: Path) -> None:
    run("init", "deeper/two")
    run("build", "deeper/two")
    for name in ("tei/editions/a-letter.xml", "build/a-letter.html", "build/a-letter.normalized.txt"):
        assert (edition / name).read_bytes() == (Path("deeper/two") / name).read_bytes()


def test_a_build_without_its_ledger_recognises_its_work(run: Run, edition: Path) -> None:
    """As after ``git clone``: the TEI is there, the pages are not."""
    import shutil

    shutil.rmtree(edition / "build")
    before = (edition / "tei/editions/a-letter.xml").read_bytes()
    result = run("build", "ed")
    assert result.exit_code == 0
    assert (edition / "tei/editions/a-letter.xml").read_bytes() == before
    assert "a-letter.html" in pages(edition)


def test_the_number_of_workers_changes_no_byte(run: Run, folder: Path) -> None:
    for name, jobs in (("one", "1"), ("two", "2")):
        run("init", name)
        for number in range(9):
            (folder / name / f"tei/sources/{number}.txt").write_text(LETTER.replace("3 May", f"{number + 1} May"))
        assert run("build", name, "--jobs", jobs).exit_code == 0
    made = [path.relative_to("one") for path in sorted(Path("one").rglob("*.*")) if path.is_file()]
    assert len(made) > 40
    for path in made:
        assert (Path("one") / path).read_bytes() == (Path("two") / path).read_bytes(), path


def test_of_many_documents_only_the_first_are_listed(run: Run, edition: Path) -> None:
    for number in range(25):
        (edition / f"tei/sources/{number:02}.txt").write_text(LETTER)
    result = run("build", "ed", "--jobs", "1")
    assert "... and 5 more documents" in result.stdout
    assert "26 documents: 25 encoded, 1 as before." in result.stdout


def test_two_sources_for_one_edition(run: Run, edition: Path) -> None:
    (edition / "tei/sources/a-letter.text").write_text(LETTER)
    result = run("build", "ed")
    assert result.exit_code == 2
    assert "a-letter.txt and ed/tei/sources/a-letter.text would both" in " ".join(result.stderr.split())
    assert "1 failed" in result.stdout


def test_a_build_heeds_what_the_settings_accept(run: Run, edition: Path) -> None:
    assert "TEI201" in run("build", "ed", "--findings").stderr
    settings = edition / "edition.toml"
    text = settings.read_text()
    settings.write_text(f'{text}\n[validate.ignore]\n"tei/**" = {{ codes = ["TEI2"], because = "of the flood" }}\n')
    assert "TEI201" not in run("build", "ed", "--findings").stderr
    settings.write_text(f'{text}\n[validate.ignore]\n"tei/**" = ["TEI2"]\n')
    result = run("build", "ed", "--findings")
    assert "TEI201" in result.stderr
    assert "TEI733" in result.stderr
    settings.write_text(f'{text}\n[validate.ignore]\n"tei/**" = {{ codes = ["TEI2x"], because = "of the flood" }}\n')
    result = run("build", "ed")
    assert result.exit_code == 2
    assert "TEI730" in result.stderr
