"""TEI -> MarkedText. Any layout will do: white space is levelled by the alignment.

element name, or ``@type`` of name and rs  --> kind
``@who``, else ``@source``                --> speakers: all names of the records and mentions that bear the id
what the edition adds (header, records, corrections, editorial notes) is no part of the text
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Final
from xml.parsers import expat

from lxml import etree

from teiedition.evaluation.header import folded_text, header_fields
from teiedition.evaluation.marked import QUOTATION, MarkedText, Mention
from teiedition.transcription import Span
from teiedition.vocabulary import XML_ID, TeiDocument, local_name

_ELEMENTS: Final = {
    **dict.fromkeys(("persName",), "person"),
    **dict.fromkeys(("placeName", "settlement", "country", "region", "geogName"), "place"),
    **dict.fromkeys(("q", "quote", "said", "soCalled", "mentioned"), QUOTATION),
    "orgName": "org",
    "date": "date",
    "title": "work",
    "head": "head",
    "sic": "correction",
}
_TYPES: Final = {
    **dict.fromkeys(("person", "pers"), "person"),
    **dict.fromkeys(("org", "organization"), "org"),
    "place": "place",
    "work": "work",
    "event": "event",
}
_QUOTATIONS: Final = {"said": "direct-speech", "quote": "document", "soCalled": "scare", "mentioned": "mentioned"}
_ADDED: Final = frozenset({"teiHeader", "standOff", "corr", "reg", "expan", "figDesc", "fw"})
_ADDED_NOTES: Final = frozenset({"editorial", "conflict"})
_RECORDS: Final = {
    **dict.fromkeys(("person", "personGrp", "org", "nym"), frozenset({"persName", "name", "orgName"})),
    # a document speaks with the voice of its author
    **dict.fromkeys(("bibl", "biblStruct"), frozenset({"author", "docAuthor"})),
}
_NAMING: Final = frozenset({"persName", "name", "orgName", "rs"})

Names = Mapping[str, set[str]]


def marked_tei(document: TeiDocument, data: bytes = b"", name: str = "") -> MarkedText:
    """Read the text of a TEI document, what is marked in it, and its header.

    Args:
        document: the tree.
        data: the bytes it was parsed from, for columns; without them mentions have lines alone.
        name: of the file.
    """
    walk = _Walk(_names_by_id(document.root), _places(document.root, data))
    walk.element(document.root)
    header: dict[str, tuple[str, ...] | None] = dict(header_fields(document.root))
    return MarkedText("".join(walk.pieces), tuple(walk.mentions), header=header, name=name)


def _places(root: etree._Element, data: bytes) -> Mapping[etree._Element, str]:
    """Line and column of each element's tag; the parser of the tree knows lines only."""
    places: list[str] = []
    parser = expat.ParserCreate()
    parser.StartElementHandler = lambda *_: places.append(
        f"{parser.CurrentLineNumber}:{parser.CurrentColumnNumber + 1}"
    )
    try:
        parser.Parse(data, True)
    except expat.ExpatError:
        places.clear()
    elements = list(root.iter(etree.Element))
    return dict(zip(elements, places, strict=True)) if len(places) == len(elements) else {}


def _names_by_id(root: etree._Element) -> Names:
    names: defaultdict[str, set[str]] = defaultdict(set)
    for element in root.iter(etree.Element):
        name = local_name(element)
        if name in _RECORDS and element.get(XML_ID):
            for child in element.iter(etree.Element):
                if local_name(child) in _RECORDS[name]:
                    names[element.get(XML_ID, "")].add(folded_text(child))
        if name in _NAMING:
            for reference in _references(element):
                names[reference].add(folded_text(element))
    return names


def _references(element: etree._Element) -> Iterator[str]:
    for attribute in ("ref", "key", "corresp", XML_ID):
        for word in element.get(attribute, "").split():
            yield word.rpartition("#")[2]


class _Walk:
    """Gathers text and mentions in document order. Depth is bounded by the parser, which refuses 256 levels."""

    def __init__(self, names: Names, places: Mapping[etree._Element, str]) -> None:
        self.names, self.places = names, places
        self.pieces: list[str] = []
        self.length = 0
        self.mentions: list[Mention] = []

    def element(self, element: etree._Element) -> None:
        if _is_added(element):
            return
        start = self.length
        self._add(element.text)
        for child in element:
            self.element(child)
            self._add(child.tail)
        kind = _kind(element)
        if kind and self.length > start:
            self.mentions.append(self._mention(element, kind, Span(start, self.length)))

    def _add(self, text: str | None) -> None:
        if text:
            self.pieces.append(text)
            self.length += len(text)

    def _mention(self, element: etree._Element, kind: str, span: Span) -> Mention:
        where = self.places.get(element) or str(element.sourceline or "")
        if kind != QUOTATION:
            return Mention(span, kind, where=where)
        return Mention(span, kind, _QUOTATIONS.get(local_name(element), ""), self._speakers(element), where)

    def _speakers(self, element: etree._Element) -> frozenset[str]:
        who = element.get("who") or element.get("source") or ""
        ids = [word.rpartition("#")[2] for word in who.split()] if "#" in who else [who] if who else []
        return frozenset(name for id_ in ids for name in (id_.replace("_", " "), *self.names.get(id_, ())))


def _is_added(element: etree._Element) -> bool:
    name = local_name(element)
    return not name or name in _ADDED or (name == "note" and element.get("type") in _ADDED_NOTES)


def _kind(element: etree._Element) -> str:
    name = local_name(element)
    return _TYPES.get(element.get("type", ""), "") if name in ("name", "rs") else _ELEMENTS.get(name, "")
