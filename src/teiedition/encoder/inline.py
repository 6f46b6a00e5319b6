"""Annotations within a block -> elements with text."""

from __future__ import annotations

import re
from collections.abc import Iterable

from lxml import etree

from teiedition.annotation import SURE, Annotation, Kind
from teiedition.encoder.ids import Ids
from teiedition.transcription import Span
from teiedition.vocabulary import CHAR_PI, XML_ID, XML_ILLEGAL, XML_LANG, names, tei

_BREAK_OR_ILLEGAL = re.compile(rf"\r\n|[\n\r]|{XML_ILLEGAL.pattern}")
_ELEMENT: dict[Kind, str] = {
    Kind.EVENT: "name",
    Kind.SHIP: "name",
    Kind.LICENCE: "seg",
    Kind.RESPONSIBLE: "name",
} | dict.fromkeys((Kind.DATELINE, Kind.SALUTE, Kind.SIGNED, Kind.ELLIPSIS), "seg")
_TYPE = {
    Kind.EVENT: "event",
    Kind.SHIP: "ship",
    Kind.LICENCE: "licence",
    Kind.DATELINE: "dateline",
    Kind.SALUTE: "salute",
    Kind.SIGNED: "signed",
    Kind.ELLIPSIS: "ellipsis",
}
_POINTING = frozenset({"ref", "who", "source", "toWhom"})
_NAMING = frozenset({"ref"})
_ATTRIBUTES = {
    Kind.DATE: frozenset({"when", "from", "to", "notBefore", "notAfter", "calendar"}),
    Kind.WORK: frozenset({"ref", "level"}),
    Kind.DESCRIPTION: frozenset({"ref", "type"}),
    Kind.SAID: frozenset({"who", "toWhom", "source", "direct"}),
    Kind.UNDECIDED: frozenset({"who", "toWhom", "source"}),
    Kind.QUOTE: frozenset({"source"}),
    Kind.SO_CALLED: frozenset({"source"}),
    Kind.MENTIONED: frozenset({"source"}),
    Kind.BIBL_SCOPE: frozenset({"unit", "n", "from", "to"}),
    Kind.EMPHASIS: frozenset({"rend"}),
    Kind.LABEL: frozenset[str](),
}
"""The attributes that the Guidelines give an element, of those that annotations know; others have @ref alone."""


_PROSE = names("p ab note item cell l quote said q sic seg hi title ref head")
_PARENTS = {"bibl": _PROSE, "label": _PROSE, "biblScope": names("bibl"), "publisher": names("bibl")}
"""Where TEI allows what is not allowed in every phrase."""
_QUOTATIONS = frozenset({"said", "quote", "q"})
_WITHOUT_QUOTATIONS = names("byline dateline")


_ORDER = (
    XML_ID,
    "type",
    "unit",
    "n",
    "level",
    "ref",
    "who",
    "toWhom",
    "source",
    "direct",
    "target",
    "when",
    "from",
    "to",
)
_RANK = {name: rank for rank, name in enumerate((*_ORDER, "notBefore", "notAfter", "ana", "prev", "next", "cert"))}


class Inline:
    """Fills blocks with text and the elements of its annotations.

    Args:
        text: of the transcription.
        keeps_line_ends: where line ends are mixed, each is kept in the tree; else the source instruction says
            what a line end was.
        ids: gives ids to what is pointed at.
        pointer: the pointer to who is responsible for a correction.
    """

    def __init__(self, text: str, keeps_line_ends: bool, ids: Ids, pointer: str) -> None:
        self._text = text
        self.keeps_line_ends = keeps_line_ends
        self._ids = ids
        self._pointer = pointer
        self.places: list[tuple[Span, etree._Element]] = []
        self.counts: dict[Kind, int] = {}
        self._chained: dict[str, str] = {}
        self.note_anchors: dict[str, list[etree._Element]] = {}

    def fill(self, element: etree._Element, span: Span, annotations: Iterable[Annotation]) -> None:
        """Put the text of a span and its nested annotations into an element."""
        cursor = _Cursor(element)
        open_: list[tuple[int, _Cursor]] = []  # where each open element ends, and where its parent goes on
        at = span.start
        for annotation in annotations:
            start, end = annotation.span.start, annotation.span.end
            while open_ and open_[-1][0] <= start:
                stop, outer = open_.pop()
                self._add_text(cursor, at, stop)
                at, cursor = stop, outer
            self._add_text(cursor, at, start)
            at = start
            inner = self._open(cursor, annotation)
            open_.append((end, cursor))
            cursor = _Cursor(inner)
        while open_:
            stop, outer = open_.pop()
            self._add_text(cursor, at, stop)
            at, cursor = stop, outer
        self._add_text(cursor, at, span.end)

    def _open(self, cursor: _Cursor, annotation: Annotation) -> etree._Element:
        """The element of an annotation, ready to take its text."""
        self.counts[annotation.kind] = self.counts.get(annotation.kind, 0) + 1
        if annotation.kind is Kind.CORRECTION:
            return self._choice(cursor, annotation)
        name = _ELEMENT.get(annotation.kind, annotation.kind.value)
        if not _fits(name, cursor.parent.tag):
            element = cursor.element("seg")
            element.set("type", name)
            self._chain(element, annotation)
            self.places.append((annotation.span, element))
            return element
        element = cursor.element(name)
        self.describe(element, annotation)
        return element

    def describe(self, element: etree._Element, annotation: Annotation) -> None:
        """Write an annotation's properties as attributes, and remember where it stands."""
        kind = annotation.kind
        self.places.append((annotation.span, element))
        if kind in _TYPE:
            element.set("type", _TYPE[kind])
        self._properties(element, annotation)
        if kind is Kind.FOREIGN and (lang := annotation.get("lang")):
            element.set(XML_LANG, lang)
        elif kind is Kind.NOTE_ANCHOR:
            self._anchor(element, annotation)
        elif kind is Kind.LICENCE and (target := annotation.get("target")):
            element.set("source", _legal(target))
        self._chain(element, annotation)
        if annotation.certainty < SURE:
            element.set("cert", annotation.cert)
        _put_in_order(element)

    def _properties(self, element: etree._Element, annotation: Annotation) -> None:
        allowed = _ATTRIBUTES.get(annotation.kind, _NAMING)
        for name, value in annotation.properties:
            if name == "ana":
                element.set("ana", f"#{value}")
            elif name not in allowed:
                continue
            elif name == "calendar":
                element.set("calendar", f"#{value}")
            elif name not in _POINTING:
                element.set(name, _legal(value))
            elif pointers := self._ids.pointers(value):
                element.set(name, pointers)

    def _chain(self, element: etree._Element, annotation: Annotation) -> None:
        if name := annotation.get("id"):
            element.set(XML_ID, self._chain_id(name))
            for direction in ("next", "prev"):
                if other := annotation.get(direction):
                    element.set(direction, f"#{self._chain_id(other)}")

    def _chain_id(self, name: str) -> str:
        if name not in self._chained:
            self._chained[name] = self._ids.new(name)
        return self._chained[name]

    def _anchor(self, element: etree._Element, annotation: Annotation) -> None:
        target = annotation.get("target")
        element.set("type", "noteAnchor")
        element.set(XML_ID, self._ids.new(f"noteref-{target}"))
        self.note_anchors.setdefault(target, []).append(element)

    def _choice(self, cursor: _Cursor, annotation: Annotation) -> etree._Element:
        choice = cursor.element("choice")
        self.places.append((annotation.span, choice))
        sic = etree.SubElement(choice, tei("sic"))
        corr = etree.SubElement(choice, tei("corr"), cert=annotation.cert, resp=self._pointer)
        proposal = _Cursor(corr)
        self._add_string(proposal, annotation.get("corr"))
        return sic

    def _add_text(self, cursor: _Cursor, start: int, end: int) -> None:
        if start < end:
            self._add_string(cursor, self._text[start:end])

    def _add_string(self, cursor: _Cursor, text: str) -> None:
        """Text with ``lb`` before each line end, and instructions for characters that XML can't hold."""
        at = 0
        for match in _BREAK_OR_ILLEGAL.finditer(text):
            cursor.text(text[at : match.start()])
            at = match.end()
            sign = match.group()
            if sign in ("\n", "\r\n", "\r"):
                cursor.element("lb")
                cursor.text(sign if self.keeps_line_ends else "\n")
            else:
                cursor.instruction(CHAR_PI, f"{ord(sign):04X}")
        cursor.text(text[at:])


def _put_in_order(element: etree._Element) -> None:
    """Attributes as an editor reads them: what it is, what it points to, its neighbours, its certainty."""
    attributes = sorted(element.attrib.items(), key=lambda item: _RANK.get(str(item[0]), len(_RANK)))
    element.attrib.clear()
    element.attrib.update(attributes)


def _fits(name: str, parent: str) -> bool:
    """Whether the content model of the parent has the element; ``seg`` stands almost everywhere."""
    allowed = _PARENTS.get(name)
    if allowed is not None:
        return parent in allowed
    return name not in _QUOTATIONS or parent not in _WITHOUT_QUOTATIONS


class _Cursor:
    """Where in an element the next text or child goes."""

    __slots__ = ("_last", "parent")

    def __init__(self, parent: etree._Element) -> None:
        self.parent = parent
        self._last: etree._Element | None = parent[-1] if len(parent) else None

    def text(self, text: str) -> None:
        if not text:
            return
        if self._last is None:
            self.parent.text = (self.parent.text or "") + text
        else:
            self._last.tail = (self._last.tail or "") + text

    def element(self, name: str) -> etree._Element:
        self._last = etree.SubElement(self.parent, tei(name))
        return self._last

    def instruction(self, target: str, text: str) -> None:
        self._last = etree.ProcessingInstruction(target, text)
        self.parent.append(self._last)


def _legal(value: str) -> str:
    """An attribute value without characters that XML can't hold, its white space folded."""
    return _BREAK_OR_ILLEGAL.sub(" ", value).strip()
