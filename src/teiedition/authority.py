"""Records that names point to: persons, places, organisations, events and works.

tei/authority/*.xml --load_authority--> ``Authority`` (frozen for a run); the lists may stand in several files
annotators          --new ``Record``--> ``authority.extended(...)`` for this document
encoder             --> ``standOff`` lists of the records a document points to, ``resp`` saying which are new
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, cast

from teiedition.diagnostics import InputError, Place, Report

if TYPE_CHECKING:
    from lxml import etree


_WORD = re.compile(r"[^\W\d_]{4,}")


class RecordKind(StrEnum):
    """The list a record belongs to; the value is its TEI element."""

    PERSON = "person"
    PLACE = "place"
    ORG = "org"
    EVENT = "event"
    WORK = "bibl"


@dataclass(frozen=True, slots=True)
class Record:
    """One authority record.

    Attributes:
        id: an XML name, unique in the edition: "trotsky".
        kind: which list it belongs to.
        name: the preferred form, in reading order: "Leon Trotsky".
        variants: other forms under which texts name it.
        identifiers: pairs of authority and number: ("GeoNames", "1503901"). Only from a source, never guessed.
        details: what else is known, by name: forename, surname, birth, death, from, to, when, geo ("55.3 86.1"),
            country (a code where country_name stands beside it), author (a record id), author_name (as a text gives it), level, type ("descriptive" for
            one known by a description), note ...
        resp: "" for a record of the edition's authority files, else the annotator that made it.
        certainty: 0 to 1, of a record made by machine.
    """

    id: str
    kind: RecordKind
    name: str
    variants: tuple[str, ...] = ()
    identifiers: tuple[tuple[str, str], ...] = ()
    details: tuple[tuple[str, str], ...] = ()
    resp: str = ""
    certainty: float = 1.0

    def get(self, name: str, default: str = "") -> str:
        return next((value for key, value in self.details if key == name), default)


@dataclass(frozen=True)
class Authority:
    """The records of an edition, by id and by name."""

    records: tuple[Record, ...] = ()
    source: str = field(default="", compare=False)

    def __iter__(self) -> Iterator[Record]:
        return iter(self.records)

    def __contains__(self, record_id: object) -> bool:
        return record_id in self.by_id

    def __getitem__(self, record_id: str) -> Record:
        return self.by_id[record_id]

    @cached_property
    def by_id(self) -> Mapping[str, Record]:
        return {record.id: record for record in self.records}

    @cached_property
    def by_name(self) -> Mapping[str, tuple[Record, ...]]:
        """Each name and variant, exactly as written, to the records that bear it."""
        names: dict[str, list[Record]] = {}
        for record in self.records:
            for name in dict.fromkeys((record.name, *record.variants)):
                names.setdefault(name, []).append(record)
        return {name: tuple(bearers) for name, bearers in names.items()}

    @cached_property
    def name_words(self) -> frozenset[str]:
        """The words with a capital, of four letters and more, that the names are made of."""
        return frozenset(word for name in self.by_name for word in _WORD.findall(name) if word[0].isupper())

    def extended(self, records: Iterable[Record]) -> Authority:
        """With further records; one whose id is taken replaces it."""
        merged = dict(self.by_id) | {record.id: record for record in records}
        return Authority(tuple(merged.values()), self.source)


_NAMES = {
    RecordKind.PERSON: "persName",
    RecordKind.PLACE: "placeName",
    RecordKind.ORG: "orgName",
    RecordKind.EVENT: "label",
    RecordKind.WORK: "title",
}
_DATES = ("when", "from", "to", "notBefore", "notAfter")


def load_authority(folder: Path, report: Report | None = None) -> Authority:
    """Read the records of an edition from its TEI files.

    Args:
        folder: with files ``*.xml`` that hold ``listPerson``, ``listPlace``, ``listOrg``, ``listEvent``, ``listBibl``
            anywhere; read in alphabetical order.
        report: receives the findings.

    Returns:
        The records in the order of the files. Of two with one id the first stays.

    Raises:
        InputError: TEI702, a file can't be read; TEI301 or TEI302, it is no XML, or declares entities.

    Emits: TEI140 a record without id or name; TEI141 an id that was used before.
    """
    report = Report() if report is None else report
    records: dict[str, Record] = {}
    for path in sorted(folder.glob("*.xml")):
        for record, line in _read_file(path, report):
            if record.id in records:
                report.add("TEI141", Place(str(path), line), id=record.id, name=record.name)
            else:
                records[record.id] = record
    return Authority(tuple(records.values()), str(folder))


def _read_file(path: Path, report: Report) -> Iterator[tuple[Record, int]]:
    from teiedition.vocabulary import XML_ID, TeiDocument, local_name, tei

    try:
        data = path.read_bytes()
    except OSError as error:
        raise InputError("TEI702", Place(str(path)), name=path.name, reason=error.strerror or str(error)) from error
    kinds = {kind.value: kind for kind in RecordKind}
    for element in TeiDocument.parse(data, str(path)).root.iter(*(tei(name) for name in kinds)):
        parent = element.getparent()
        if parent is None or not local_name(parent).startswith("list"):
            continue
        line = cast("int | None", element.sourceline) or 0
        record = _read_record(element, kinds[local_name(element)], element.get(XML_ID, ""))
        if record.id and record.name:
            yield record, line
        else:
            report.add("TEI140", Place(str(path), line), element=local_name(element), name=record.name or record.id)


def _read_record(element: etree._Element, kind: RecordKind, record_id: str) -> Record:
    names = [_folded(name) for name in _children(element, _NAMES[kind])]
    identifiers = tuple((idno.get("type", ""), _folded(idno)) for idno in _children(element, "idno"))
    details = tuple((name, value) for name, value in _read_details(element, kind) if value)
    variants = tuple(dict.fromkeys(name for name in names[1:] if name and name != names[0]))
    return Record(record_id, kind, names[0] if names else "", variants, identifiers, details)


def _read_details(element: etree._Element, kind: RecordKind) -> Iterator[tuple[str, str]]:
    """What a record says besides names and numbers; the inverse of what the encoder writes."""
    if kind is RecordKind.PERSON:
        for name in ("forename", "surname"):
            yield name, " ".join(_folded(part) for part in _children(element, f"persName[1]/{name}"))
        for name in ("birth", "death"):
            yield name, next((event.get("when", "") for event in _children(element, name)), "")
        yield "sex", next((sex.get("value", "") for sex in _children(element, "sex")), "")
    elif kind is RecordKind.PLACE:
        country = next(iter(_children(element, "country")), None)
        if country is not None:
            yield "country", country.get("key") or _folded(country)
            yield "country_name", _folded(country) if country.get("key") else ""
        yield "geo", _first(element, "location/geo")
    elif kind is RecordKind.WORK:
        yield "level", next((title.get("level", "") for title in _children(element, "title")), "")
        yield "author", next((name.get("ref", "").lstrip("#") for name in _children(element, "author/persName")), "")
        for name in ("pubPlace", "publisher"):
            yield name, _first(element, name)
    dated = element if kind is RecordKind.EVENT else next(iter(_children(element, "date")), None)
    if dated is not None:
        for name in _DATES:
            yield name, dated.get(name, "")
    yield "note", _first(element, "note")


def _children(element: etree._Element, path: str) -> list[etree._Element]:
    from teiedition.vocabulary import NSMAP

    return element.findall("/".join(f"tei:{step}" for step in path.split("/")), NSMAP)


def _first(element: etree._Element, path: str) -> str:
    return next((_folded(child) for child in _children(element, path)), "")


def _folded(element: etree._Element) -> str:
    return " ".join("".join(str(text) for text in element.itertext()).split())
