"""Results that are kept: taken where nothing has changed, and only there."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from teiedition.batch.checking import Checked, Validate
from teiedition.batch.depends import schema_files, states_for, unchanged
from teiedition.batch.results import DAYS, Result, Results
from teiedition.diagnostics import Diagnostic, Edit, Place, Repair, Report
from teiedition.options import SchemaSettings, ValidateOptions
from teiedition.transcription import Source

BAD = b"<TEI xmlns='http://www.tei-c.org/ns/1.0'><text><body><p ref='#x'/></body></text></TEI>"


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("TEIEDITION_CACHE", str(tmp_path / "cache"))
    schema_files.cache_clear()
    return tmp_path / "cache" / "results"


def results(**options: object) -> Results:
    found = Results.of(ValidateOptions(**options))  # type: ignore[arg-type]
    assert found is not None
    return found


def checked(source: Source, kept: Results) -> tuple[Checked, list[Diagnostic]]:
    report = Report()
    value = Validate(ValidateOptions(select=("TEI5",)), kept)(source, report)
    return value, list(report)


def test_a_second_check_gives_the_same_without_the_work() -> None:
    first = checked(Source(BAD, "a.xml"), results())
    second = checked(Source(BAD, "a.xml"), results())
    assert [one.code for one in first[1]] == ["TEI501"]
    assert (first[0].kept, second[0].kept) == (False, True)
    assert first[1] == second[1]
    assert first[0].contexts == second[0].contexts != ()


def test_the_same_bytes_under_another_name_have_the_same_findings() -> None:
    checked(Source(BAD, "a.xml"), results())
    value, found = checked(Source(BAD, "b.xml"), results())
    assert value.kept
    assert [one.place.path for one in found] == ["b.xml"]
    Path("elsewhere").mkdir()
    Path("elsewhere/a.xml").write_bytes(BAD)
    assert results().load(Source(BAD, "elsewhere/a.xml")) is None, "there other files lie beside it"


def test_other_bytes_and_other_settings_are_checked() -> None:
    checked(Source(BAD, "a.xml"), results())
    assert results().load(Source(BAD, "a.xml")) is not None
    assert results().load(Source(BAD + b" ", "a.xml")) is None
    assert results(select=("TEI5",)).load(Source(BAD, "a.xml")) is None


def test_another_schema_is_another_result(tmp_path: Path) -> None:
    schema, part = Path("own.rng"), Path("part.rng")
    part.write_text("<grammar/>")
    schema.write_text("<grammar xmlns='http://relaxng.org/ns/structure/1.0'><include href='part.rng'/></grammar>")
    results(schema=schema).save(Source(BAD, "a.xml"), Result())
    schema_files.cache_clear()
    assert results(schema=schema).load(Source(BAD, "a.xml")) == Result()
    part.write_text("<grammar ></grammar>")
    assert results(schema=schema).load(Source(BAD, "a.xml")) is None


def test_a_repair_is_kept() -> None:
    repair = Repair.of("rename", [Edit(1, 3, "p")], safe=False, name="P", to="p")
    found = (Diagnostic(Place("a.xml", 1, 2, 1, 4, "/p"), "TEI310", (("element", "P"),), repair),)
    results().save(Source(BAD, "a.xml"), Result(found, ("c",), 3))
    loaded = results().load(Source(BAD, "a.xml"))
    assert loaded == Result(found, ("c",), 3)
    assert loaded.found[0].repair == repair


@pytest.mark.parametrize("code", ["TEI306", "TEI320", "TEI731", "TEI903"])
def test_what_could_not_be_done_is_not_kept(cache: Path, code: str) -> None:
    results().save(Source(BAD, "a.xml"), Result((Diagnostic.of(code, Place("a.xml")),), ("",)))
    assert not list(cache.glob("*/*"))


def test_a_damaged_result_costs_the_work_and_nothing_else(cache: Path) -> None:
    checked(Source(BAD, "a.xml"), results())
    (file,) = cache.glob("*/*.json")
    whole = file.read_bytes()
    for data in (b"", whole[:-9], whole.replace(b"TEI501", b"TEI502"), b"\xff", b"{}\n{}"):
        file.write_bytes(data)
        value, found = checked(Source(BAD, "a.xml"), results())
        assert (value.kept, len(found)) == (False, 1)


def test_a_folder_that_can_not_be_written_costs_nothing_else(tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("a file")
    assert not checked(Source(BAD, "a.xml"), results())[0].kept
    results().prune()


def test_no_cache_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TEIEDITION_CACHE", "")
    assert Results.of(ValidateOptions()) is None
    monkeypatch.setenv("TEIEDITION_CACHE", "cache")
    assert Results.of(ValidateOptions(checks=("other",))) is None


def test_what_nobody_asks_for_is_removed_after_a_while(cache: Path) -> None:
    kept = results()
    for number in range(2):
        kept.save(Source(BAD + b" " * number, "a.xml"), Result())
    old, new = sorted(cache.glob("*/*.json"))
    before = time.time() - (DAYS + 1) * 86400
    os.utime(old, (before, before))
    kept.prune()
    assert (old.exists(), new.exists()) == (False, True)
    os.utime(new, (before, before))
    kept.prune()
    assert new.exists(), "once a day is enough"


def test_a_result_depends_on_the_files_that_the_document_names(tmp_path: Path) -> None:
    Path("own.rng").write_text("<grammar/>")
    Path("persons.xml").write_text("<a/>")
    data = b"<?xml-model href='own.rng'?><a ref='#a persons.xml#x' n=\"gone.xml#y\" c='https://example.org/z.xml'>so b.</a>"
    states = states_for(data, "a.xml")
    assert states is not None
    assert [(Path(name).name, size) for name, size, _ in states] == [
        ("gone.xml", -1),
        ("own.rng", 10),
        ("persons.xml", 4),
    ]
    assert unchanged(states)
    results().save(Source(data, "a.xml"), Result())
    assert results().load(Source(data, "a.xml")) == Result()
    for name in ("persons.xml", "gone.xml"):
        Path(name).write_text("<changed/>")
        assert results().load(Source(data, "a.xml")) is None
        results().save(Source(data, "a.xml"), Result())
        assert results().load(Source(data, "a.xml")) == Result()


@pytest.mark.parametrize(
    "data",
    [
        b"<prefixDef ident='p' matchPattern='(.+)' replacementPattern='../persons/$1.xml'/>",
        "<a/>".encode("utf-16"),
        b"<a " + b" ".join(b"n%d='f%d.xml'" % (n, n) for n in range(2100)) + b"/>",
    ],
)
def test_where_it_can_not_be_told_nothing_is_kept(data: bytes) -> None:
    assert states_for(data, "a.xml") is None


def test_a_document_type_names_files_too() -> None:
    states = states_for(b"<!DOCTYPE a PUBLIC '-//X' \"a.dtd\" [<!ENTITY b SYSTEM 'b.ent'>]><a/>", "a.xml")
    assert states is not None
    assert {"a.dtd", "b.ent"} < {Path(name).name for name, _, _ in states}


def test_a_document_with_its_parts_is_checked_each_time() -> None:
    data = b"<a xmlns:xi='http://www.w3.org/2001/XInclude'/>"
    for xinclude in (False, True):
        kept = results(schema=SchemaSettings(xinclude=xinclude))
        kept.save(Source(data, "a.xml"), Result())
        assert (kept.load(Source(data, "a.xml")) is None) is xinclude


def test_schemas_that_include_each_other_end() -> None:
    Path("a.rng").write_text("<include href='b.rng'/>")
    Path("b.rng").write_text("<include href='a.rng'/><externalRef href='https://example.org/c.rng'/>")
    assert [Path(name).name for name in schema_files(os.path.abspath("a.rng"))] == ["a.rng", "b.rng"]  # noqa: PTH100
