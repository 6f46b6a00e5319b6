"""Records that the text points to -> ``standOff``."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from lxml import etree

from teiedition.annotation import SURE
from teiedition.authority import Authority, Record, RecordKind
from teiedition.encoder.elements import add
from teiedition.encoder.ids import Ids
from teiedition.vocabulary import PREFIXES, tei

_LISTS: Mapping[RecordKind, str] = {
    RecordKind.PERSON: "listPerson",
    RecordKind.PLACE: "listPlace",
    RecordKind.ORG: "listOrg",
    RecordKind.EVENT: "listEvent",
    RecordKind.WORK: "listBibl",
}
_NAME = {RecordKind.PERSON: "persName", RecordKind.PLACE: "placeName", RecordKind.ORG: "orgName"}


def build_stand_off(authority: Authority, ids: Ids) -> etree._Element | None:
    """The lists of the records pointed to, in alphabetical order, and of those that these point to."""
    records = list(_needed(authority, ids))
    if not records:
        return None
    stand_off = etree.Element(tei("standOff"), nsmap=PREFIXES)
    for kind, name in _LISTS.items():
        of_kind = sorted((r for r in records if r.kind is kind), key=lambda r: (r.name.casefold(), r.id))
        if of_kind:
            parent = add(stand_off, name)
            for record in of_kind:
                _add_record(parent, record, authority, ids)
    return stand_off


def _needed(authority: Authority, ids: Ids) -> Iterable[Record]:
    """Each record pointed to, and the authors of the works among them."""
    done: set[str] = set()
    waiting = list(ids.records)
    while waiting:
        record_id = waiting.pop(0)
        if record_id in done:
            continue
        done.add(record_id)
        record = authority[record_id]
        yield record
        for author in _authors(record, authority):
            ids.record(author.id)
            waiting.append(author.id)


def _authors(record: Record, authority: Authority) -> list[Record]:
    """The persons or bodies that wrote a work; several ids stand set apart by blanks."""
    return [authority[author] for author in record.get("author").split() if author in authority]


def _add_record(parent: etree._Element, record: Record, authority: Authority, ids: Ids) -> None:
    element = add(parent, record.kind.value, xml_id=ids.record(record.id))
    if record.resp:
        element.set("resp", "#teiedition")
        if record.certainty < SURE:
            element.set("cert", "medium" if record.certainty >= 0.5 else "low")
    if record.kind is RecordKind.WORK:
        _work(element, record, authority, ids)
    elif record.kind is RecordKind.EVENT:
        for name in ("when", "from", "to", "notBefore", "notAfter"):
            if value := record.get(name):
                element.set(name, value)
        for form in dict.fromkeys((record.name, *record.variants)):
            add(element, "label", form)
    else:
        _named(element, record)
        _life_and_place(element, record)
    _close(element, record)


def _named(element: etree._Element, record: Record) -> None:
    name = add(element, _NAME[record.kind])
    forename, surname = record.get("forename"), record.get("surname")
    if record.kind is RecordKind.PERSON and surname and f"{forename} {surname}".strip() == record.name:
        if forename:
            add(name, "forename", forename).tail = " "
        add(name, "surname", surname)
    else:
        name.text = record.name
        if record.get("type"):
            name.set("type", record.get("type"))
    for variant in dict.fromkeys(record.variants):
        if variant != record.name:
            add(element, _NAME[record.kind], variant, type="alt")


def _life_and_place(element: etree._Element, record: Record) -> None:
    if record.kind is RecordKind.PERSON:
        for name_ in ("birth", "death"):
            if value := record.get(name_):
                add(element, name_, when=value)
    if record.kind is RecordKind.PLACE:
        if country := record.get("country"):
            name = record.get("country_name")
            add(element, "country", name or country, key=country if name else "")
        if geo := record.get("geo"):
            add(add(element, "location"), "geo", geo)


def _work(element: etree._Element, record: Record, authority: Authority, ids: Ids) -> None:
    for author in _authors(record, authority):
        add(add(element, "author"), "persName", author.name, ref=ids.pointers(author.id))
        element[-1].tail = ", "
    if (name := record.get("author_name")) and not record.get("author"):
        add(element, "author", name)
        element[-1].tail = ", "
    level = record.get("level") or "u"
    supplied = "supplied" if record.get("type") in {"supplied", "descriptive"} else ""
    add(element, "title", record.name, level=level, type=supplied)
    for variant in dict.fromkeys(record.variants):
        if variant != record.name:
            element[-1].tail = "; "
            add(element, "title", variant, level=level, type="alt")
    for name_ in ("pubPlace", "publisher"):
        if value := record.get(name_):
            element[-1].tail = ", "
            add(element, name_, value)
    dates = {name_: record.get(name_) for name_ in ("when", "from", "to", "notBefore", "notAfter")}
    if any(dates.values()):
        element[-1].tail = ", "
        words = dates["when"] or "–".join(value for value in dates.values() if value)
        add(element, "date", words, **{f"{name_}_": value for name_, value in dates.items()})


def _close(element: etree._Element, record: Record) -> None:
    """Identifiers and the note; an ``idno`` comes before a note."""
    for authority_name, number in record.identifiers:
        add(element, "idno", number, type=authority_name)
    if note := record.get("note"):
        add(element, "note", note)
