"""Authority records: each is used, and their identifiers are well formed and each one's own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from lxml import etree

from teiedition.diagnostics import Diagnostic
from teiedition.validation.subject import Subject
from teiedition.validation.targets import RECORDS
from teiedition.vocabulary import XML_ID, local_name, tei

IDENTIFIERS: Final = {
    "wikidata": (re.compile(r"(https?://www\.wikidata\.org/(entity|wiki)/)?Q[1-9]\d*"), "Q and a number"),
    "geonames": (re.compile(r"(https?://(www|sws)\.geonames\.org/)?[1-9]\d*/?"), "a number"),
    "viaf": (re.compile(r"(https?://(www\.)?viaf\.org/viaf/)?[1-9]\d{1,21}/?"), "a number"),
    "gnd": (re.compile(r"(https?://d-nb\.info/gnd/)?[\dX-]{8,12}"), "digits, perhaps with - and a last X"),
    "lccn": (re.compile(r"(https?://lccn\.loc\.gov/)?[a-z]{0,3}\s?\d{8,10}"), "up to three letters and 8 or 10 digits"),
    "orcid": (re.compile(r"(https?://orcid\.org/)?(\d{4}-){3}\d{3}[\dX]"), "four groups of four digits"),
    "isni": (re.compile(r"(https?://(www\.)?isni\.org/isni/)?(\d{4}\s?){3}\d{3}[\dX]"), "16 digits"),
}
"""Form of the identifiers of each authority; the keys are @type in lower case."""


def check_records(subject: Subject) -> Iterator[Diagnostic]:
    """Records in ``standOff`` that nothing points to.

    Emits: TEI506.
    """
    used = {pointer.local for pointer in subject.pointers}
    for record in _records(subject):
        name = record.get(XML_ID)
        if name and name not in used:
            yield subject.found("TEI506", record, element=local_name(record), id=name)


def check_identifiers(subject: Subject) -> Iterator[Diagnostic]:
    """Identifiers that are malformed, or that two records of one sort share.

    Emits: TEI507, TEI508.
    """
    owners: dict[tuple[str, str, str], etree._Element] = {}
    for record in _records(subject):
        for idno in record.iterchildren(tei("idno")):
            authority, number = str(idno.get("type", "")), "".join(str(piece) for piece in idno.itertext()).strip()
            form = IDENTIFIERS.get(authority.lower())
            if form is not None and not form[0].fullmatch(number):
                yield subject.found("TEI508", idno, number=number, authority=authority, expected=form[1])
            elif form is not None:
                owner = owners.setdefault((str(record.tag), authority.lower(), number), record)
                if owner is not record:
                    yield subject.found(
                        "TEI507",
                        idno,
                        authority=authority,
                        number=number,
                        id=owner.get(XML_ID, "?"),
                        other=record.get(XML_ID, "?"),
                    )


def _records(subject: Subject) -> Iterator[etree._Element]:
    stand_off = subject.root.find(tei("standOff"))
    if stand_off is not None:
        yield from (element for element in stand_off.iter("*") if local_name(element) in RECORDS)
