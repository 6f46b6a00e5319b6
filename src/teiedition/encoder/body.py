"""Divisions and blocks -> the ``text`` element."""

from __future__ import annotations

import bisect
import re
import unicodedata
from collections.abc import Sequence
from itertools import groupby

from lxml import etree

from teiedition.annotation import QUOTATIONS, Annotation, Kind
from teiedition.encoder.ids import Ids
from teiedition.encoder.inline import Inline
from teiedition.encoder.structure import Division, Zone, build_divisions
from teiedition.transcription import LINE_END, Block, BlockKind, Span, Transcription
from teiedition.vocabulary import SPACE_PI, XML_ID, escape_space, tei, usual_space

_NOTE_TYPE = {
    BlockKind.PUBLICATION: "publication",
    BlockKind.SERIES: "series",
    BlockKind.NOTE: "footnote",
    BlockKind.EDITORIAL_NOTE: "editor",
}
_SPEECH = frozenset({Kind.SAID, Kind.UNDECIDED})


class BodyBuilder:
    """Builds ``text`` from the blocks of one transcription and their nested annotations.

    Args:
        transcription: whose blocks are encoded.
        annotations: nested, none longer than its block, outer before inner.
        inline: fills elements with text.
        ids: gives paragraphs, notes and divisions their ids.
    """

    def __init__(
        self, transcription: Transcription, annotations: Sequence[Annotation], inline: Inline, ids: Ids
    ) -> None:
        self._transcription = transcription
        self._text = transcription.text
        self._annotations = annotations
        self._starts = [annotation.span.start for annotation in annotations]
        self._inline = inline
        self._ids = ids
        self._paragraphs = 0
        self._last: tuple[etree._Element, int] | None = None  # the block written last, and where its text ended
        self._credits = False
        self._notes: dict[str, etree._Element] = {}  # the last of each sign

    def build(self, kind: str, credits_pointer: bool) -> etree._Element:
        """The ``text`` element.

        Args:
            kind: @type of the division that holds the whole text: "article", "letter", "text".
            credits_pointer: whether the header has a ``respStmt`` with the id ``resp-transcription``.
        """
        self._credits = credits_pointer
        text = etree.Element(tei("text"))
        body = etree.SubElement(text, tei("body"))
        whole, colophon = build_divisions(self._transcription.blocks)
        self._division(body, whole, kind)
        for sign, note in self._notes.items():  # for anchors that stand behind their note
            self._join(note, sign)
        if colophon:
            back = etree.SubElement(text, tei("back"))
            div = etree.SubElement(back, tei("div"), type="colophon")
            if credits_pointer:
                div.set("resp", "#resp-transcription")
            for block in colophon:
                self._leaf(div, "p", block)
        return text

    # divisions ------------------------------------------------------------------------------------------------

    def _division(self, parent: etree._Element, division: Division, kind: str) -> None:
        div = etree.SubElement(parent, tei("div"), type=kind)
        if division.head is not None:
            self._leaf(div, "head", division.head)
            div.set(XML_ID, self._ids.new(_slug(division.head.span.of(self._text)) or "section"))
        for zone, run in division.zones():
            self._run(div, zone, run)
        for section in division.divisions:
            self._division(div, section, "section")

    def _run(self, div: etree._Element, zone: str, run: list[Block]) -> None:
        block = run[0]
        match block.kind:
            case BlockKind.VERSE_LINE:
                self._lines(etree.SubElement(div, tei("lg")), "l", run)
            case BlockKind.ITEM:
                self._lines(etree.SubElement(div, tei("list")), "item", run)
            case BlockKind.CELL:
                table = etree.SubElement(div, tei("table"))
                for _, cells in groupby(run, key=lambda cell: cell.level):
                    self._lines(etree.SubElement(table, tei("row")), "cell", list(cells))
            case BlockKind.SEPARATOR:
                self._separator(div, block)
            case BlockKind.PUBLICATION | BlockKind.SERIES | BlockKind.NOTE | BlockKind.EDITORIAL_NOTE:
                self._note(div, run)
            case BlockKind.PARAGRAPH | BlockKind.QUOTATION | BlockKind.HEAD | BlockKind.COLOPHON:
                self._paragraph(div, block)
            case _ if zone == Zone.MIDDLE:
                self._leaf(div, "ab", block).set("type", block.kind.value)
            case _:
                self._frame(div, zone, block)

    def _frame(self, div: etree._Element, zone: str, block: Block) -> None:
        """What frames a text: title, author, date; the parts of a letter."""
        match block.kind:
            case BlockKind.TITLE | BlockKind.SUBTITLE:
                head = self._leaf(div, "head", block)
                head.set("type", "main" if block.kind is BlockKind.TITLE else "sub")
            case BlockKind.BYLINE:
                self._byline(div, block)
            case BlockKind.DOC_DATE:
                self._leaf(div, "docDate", block)
            case BlockKind.EPIGRAPH:
                self._leaf(etree.Element(tei("epigraph")), "p", block, within=div)
            case BlockKind.POSTSCRIPT:
                self._leaf(etree.Element(tei("postscript")), "p", block, within=div)
            case _:
                frame = tei("opener" if zone == Zone.TOP else "closer")
                last = div[-1] if len(div) else None
                if last is not None and last.tag == frame:
                    self._leaf(last, block.kind.value, block)
                else:
                    self._leaf(etree.Element(frame), block.kind.value, block, within=div)

    def _byline(self, div: etree._Element, block: Block) -> None:
        """The author's name is a ``docAuthor`` where the reader found one in the line."""
        author = next(
            (f.value for f in self._transcription.fields if f.name == "author" and block.span.contains(f.value)), None
        )
        byline = self._open(div, "byline", block)
        if author is None:
            self._fill(byline, block.span)
            return
        self._fill(byline, Span(block.span.start, author.start))
        self._fill(etree.SubElement(byline, tei("docAuthor")), author)
        self._fill(byline, Span(author.end, block.span.end))

    # blocks ---------------------------------------------------------------------------------------------------

    def _paragraph(self, div: etree._Element, block: Block) -> None:
        """A paragraph; where a quotation covers it wholly, the quotation stands around it."""
        annotations = self._within(block.span)
        quotation = self._whole_quotation(block, annotations)
        if quotation is None and block.kind is not BlockKind.QUOTATION:
            self._numbered(self._leaf(div, "p", block))
            return
        outer = etree.Element(tei(quotation.kind.value if quotation else "quote"))
        if block.kind is BlockKind.QUOTATION:
            outer.set("rend", "block")
        paragraph = self._open(outer, "p", block, within=div)
        if quotation is not None:
            self._inline.counts[quotation.kind] = self._inline.counts.get(quotation.kind, 0) + 1
            self._inline.describe(outer, quotation)
            annotations = [annotation for annotation in annotations if annotation is not quotation]
        self._inline.fill(paragraph, block.span, annotations)
        self._numbered(paragraph)

    @staticmethod
    def _whole_quotation(block: Block, annotations: Sequence[Annotation]) -> Annotation | None:
        """Words of a document stand around a paragraph; speech stands in it, unless layout sets it off."""
        return next(
            (
                annotation
                for annotation in annotations
                if annotation.span == block.span
                and annotation.kind in QUOTATIONS
                and (
                    annotation.kind is Kind.QUOTE or (block.kind is BlockKind.QUOTATION and annotation.kind in _SPEECH)
                )
            ),
            None,
        )

    def _numbered(self, paragraph: etree._Element) -> None:
        self._paragraphs += 1
        paragraph.set(XML_ID, self._ids.new(f"p{self._paragraphs}"))

    def _lines(self, parent: etree._Element, name: str, run: Sequence[Block]) -> None:
        """The lines of a stanza, the items of a list, the cells of a row."""
        for block in run:
            line = self._leaf(parent, name, block)
            if block.n and name == "item":
                line.set("n", _one_line(block.n))

    def _note(self, div: etree._Element, run: Sequence[Block]) -> None:
        """A note; one of several paragraphs holds them as such."""
        block = run[0]
        if len(run) == 1:
            element = self._leaf(div, "note", block)
        else:
            element = etree.Element(tei("note"))
            self._leaf(element, "p", block, within=div)
            for paragraph in run[1:]:
                self._leaf(element, "p", paragraph)
        element.set("type", _NOTE_TYPE[block.kind])
        if block.kind is BlockKind.PUBLICATION:
            self._wrap_content(element)
            if self._credits:
                element.set("resp", "#resp-transcription")
        elif block.kind is BlockKind.NOTE:
            self._sign(element, block.n)

    def _sign(self, note: etree._Element, sign: str) -> None:
        note.set("place", "end")
        if sign:
            note.set("n", _one_line(sign))
            note.set(XML_ID, self._ids.new(f"note-{sign}"))
            self._notes[sign] = note
            self._join(note, sign)

    def _join(self, note: etree._Element, sign: str) -> None:
        """Anchors point to their note, and the note back to its anchors."""
        anchors = self._inline.note_anchors.pop(sign, [])
        if anchors:
            known = note.get("target", "").split()
            note.set("target", " ".join([*known, *(f"#{anchor.get(XML_ID)}" for anchor in anchors)]))
        for anchor in anchors:
            anchor.set("target", f"#{note.get(XML_ID)}")

    @staticmethod
    def _wrap_content(note: etree._Element) -> None:
        """Move the content of a note into one ``ab``."""
        ab = etree.Element(tei("ab"))
        ab.text, note.text = note.text, None
        for child in list(note):
            ab.append(child)
        note.append(ab)

    def _separator(self, div: etree._Element, block: Block) -> None:
        """A line of signs: its own text is in @rend, for a milestone is empty."""
        signs = block.span.of(self._text)
        if _are_words(signs):
            milestone = self._open(div, "milestone", block)
            milestone.set("unit", "section")
            milestone.set("rend", signs)
        else:
            self._leaf(div, "note", block).set("type", "separator")  # a note may stand anywhere

    # leaves ---------------------------------------------------------------------------------------------------

    def _leaf(
        self, parent: etree._Element, name: str, block: Block, within: etree._Element | None = None
    ) -> etree._Element:
        element = self._open(parent, name, block, within)
        self._fill(element, block.span)
        return element

    def _open(
        self, parent: etree._Element, name: str, block: Block, within: etree._Element | None = None
    ) -> etree._Element:
        """An element for a block, with an instruction before it where the white space is not the usual one.

        Args:
            parent: receives the element.
            name: of the element.
            block: what it stands for.
            within: receives ``parent``, after the instruction.
        """
        element = etree.SubElement(parent, tei(name))
        if within is not None:
            within.append(parent)
        if self._last is not None:
            before, end = self._last
            space = self._unify(self._text[end : block.span.start])
            if space != usual_space(before, element):
                outermost = parent if within is not None else element
                outermost.addprevious(etree.ProcessingInstruction(SPACE_PI, escape_space(space)))
        self._last = element, block.span.end
        return element

    def _unify(self, space: str) -> str:
        return space if self._inline.keeps_line_ends else LINE_END.sub("\n", space)

    def _fill(self, element: etree._Element, span: Span) -> None:
        self._inline.fill(element, span, self._within(span))

    def _within(self, span: Span) -> list[Annotation]:
        first = bisect.bisect_left(self._starts, span.start)
        last = bisect.bisect_left(self._starts, span.end)
        return [a for a in self._annotations[first:last] if a.span.end <= span.end]


def _are_words(signs: str) -> bool:
    """Whether the schema's data type for words holds the signs: letters, numbers, punctuation, symbols, single blanks."""
    return all(word and all(unicodedata.category(sign)[0] in "LNPS" for sign in word) for word in signs.split(" "))


def _one_line(sign: str) -> str:
    return " ".join(sign.split())


def _slug(text: str) -> str:
    """The words of a head as an id: "absurd-charges"."""
    return "-".join(re.findall(r"[a-z0-9]+", text.lower())[:6])
