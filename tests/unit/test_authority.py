"""Authority records: what is read from TEI lists, and what is reported."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import etree

from teiedition.annotation import Annotation, Kind
from teiedition.authority import Authority, Record, RecordKind, load_authority
from teiedition.diagnostics import InputError, Report
from teiedition.encoder import HeaderOptions, build_document
from teiedition.readers import read
from teiedition.resources import resource
from teiedition.transcription import Source

TEI = '<TEI xmlns="http://www.tei-c.org/ns/1.0"><standOff>{}</standOff></TEI>'
RECORDS = (
    Record(
        "tessen",
        RecordKind.PERSON,
        "Greta Tessen",
        ("G. Tessen",),
        (("Wikidata", "Q1"),),
        (("forename", "Greta"), ("surname", "Tessen"), ("birth", "1890"), ("death", "1950"), ("note", "A baker.")),
    ),
    Record(
        "lund",
        RecordKind.PLACE,
        "Lund",
        ("Lunden",),
        (),
        (("country", "SE"), ("country_name", "Sweden"), ("geo", "55.7 13.2")),
    ),
    Record("bakers", RecordKind.ORG, "Bakers’ Union", ("B.U.",)),
    Record("strike", RecordKind.EVENT, "Lund strike", (), (), (("when", "1911"),)),
    Record(
        "bread",
        RecordKind.WORK,
        "Bread",
        (),
        (),
        (("level", "m"), ("author", "tessen"), ("publisher", "P"), ("when", "1911")),
    ),
)


def folder_with(tmp_path: Path, **files: str) -> Path:
    for name, lists in files.items():
        (tmp_path / f"{name}.xml").write_text(TEI.format(lists), encoding="utf-8")
    return tmp_path


def test_what_the_encoder_writes_is_read_back(tmp_path: Path) -> None:
    text = "Greta Tessen Lund Bakers’ Union Lund strike Bread"
    transcription = read(Source(text.encode(), "a.txt"), Report())
    kinds = (Kind.PERSON, Kind.PLACE, Kind.ORG, Kind.EVENT, Kind.WORK)
    starts = ((0, 12), (13, 17), (18, 31), (32, 43), (44, 49))
    marks = tuple(
        Annotation.of(kind, start, end, ref=record.id, level="m" if kind is Kind.WORK else "")
        for kind, (start, end), record in zip(kinds, starts, RECORDS, strict=True)
    )
    document = build_document(transcription, marks, Authority(RECORDS), HeaderOptions(), Report())
    lists = document.root.find("{http://www.tei-c.org/ns/1.0}standOff")
    assert lists is not None
    (tmp_path / "lists.xml").write_bytes(etree.tostring(lists))
    assert set(load_authority(tmp_path)) == set(RECORDS)


def test_files_are_read_in_alphabetical_order(tmp_path: Path) -> None:
    one = '<listOrg><org xml:id="a"><orgName>A</orgName></org></listOrg>'
    two = '<listOrg><org xml:id="b"><orgName>B</orgName></org></listOrg>'
    assert [record.id for record in load_authority(folder_with(tmp_path, z=one, y=two))] == ["b", "a"]


def test_record_without_id_or_name_is_left_out(tmp_path: Path) -> None:
    lists = '<listPlace>\n<place><placeName>A</placeName></place>\n<place xml:id="b"/></listPlace>'
    report = Report()
    assert not load_authority(folder_with(tmp_path, a=lists), report).records
    assert [(d.code, d.place.line) for d in report] == [("TEI140", 2), ("TEI140", 3)]


def test_first_of_two_records_with_one_id_stays(tmp_path: Path) -> None:
    lists = '<listOrg><org xml:id="a"><orgName>{}</orgName></org></listOrg>'
    report = Report()
    folder = folder_with(tmp_path, a=lists.format("First"), b=lists.format("Second"))
    assert load_authority(folder, report)["a"].name == "First"
    assert [d.code for d in report] == ["TEI141"]


def test_broken_file_is_a_diagnostic(tmp_path: Path) -> None:
    (tmp_path / "a.xml").write_text("<TEI", encoding="utf-8")
    with pytest.raises(InputError) as caught:
        load_authority(tmp_path)
    assert caught.value.diagnostic.code == "TEI301"


def test_shipped_records_are_sound() -> None:
    report = Report()
    authority = load_authority(resource("tei", "authority"), report)
    assert not list(report)
    assert {record.kind for record in authority} == set(RecordKind)
    assert all(record.get("author") in authority for record in authority if record.get("author"))
