"""The prepared tree: the document, copied, with the attributes and elements that the stylesheets lean on.

``ed:edition``
  the document             ids, links, numbers, levels and dates settled as ``ed:`` attributes
  ``ed:registers``         the records, moved here, with their mentions
The document itself is not touched.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from copy import deepcopy
from typing import Final

from lxml import etree

from teiedition.diagnostics import Report
from teiedition.publication.dates import mark_dates
from teiedition.publication.ids import Ids
from teiedition.publication.languages import mark_languages
from teiedition.publication.layout import mark_blocks, mark_headings, number_paragraphs, place_in_words
from teiedition.publication.links import link_elements
from teiedition.publication.names import ED_NS, ID, LINK, WHERE, ed, select, tags
from teiedition.publication.notes import number_notes
from teiedition.publication.quotations import restore_marks
from teiedition.publication.registers import build_registers, find_records, record_name
from teiedition.vocabulary import CHAR_PI, TEI_NS, TeiDocument, tei

APPARATUS: Final = ed("apparatus")
"""On a ``choice`` with a correction: the id of its entry in the list of corrections."""
_SHOWN_IN_HEADER: Final = tags("respStmt biblStruct biblFull bibl msDesc note author editor change licence")


def prepare_page(document: TeiDocument, report: Report) -> etree._Element:
    """The prepared tree of a page.

    Raises:
        TransformError: TEI603.

    Emits: TEI605, TEI606.
    """
    edition = etree.Element(ed("edition"), nsmap={"ed": ED_NS, "tei": TEI_NS})
    copy = deepcopy(document.root)
    copy.tail = None
    edition.append(copy)
    records, ids = find_records(copy), Ids()
    ids.reserve(copy)
    for element in _shown(copy, records):
        ids.own(element)
    texts = list(copy.iter(tei("text"))) or [copy]
    titled = False
    for text in texts:
        if next(text.iterancestors(tei("text")), None) is None:
            number_notes(text, ids)
            number_paragraphs(text, ids)
            titled = mark_headings(text, ids) or titled
            _mark_corrections(text, ids)
    edition.set("titled", "text" if titled else "header")
    for record in records:
        ids.give(record, "record")
    mark_languages(copy)
    mark_dates(copy)
    _lead_notes_to_text(copy, ids)
    registers = build_registers(TeiDocument(copy, document.path), records, ids)
    edition.append(registers)
    link_elements(edition, ids, {record.get(ID, ""): record_name(record) for record in records}, document.path, report)
    mark_blocks(copy)
    restore_marks(copy)
    show_characters(copy)
    return edition


def _shown(root: etree._Element, records: list[etree._Element]) -> Iterator[etree._Element]:
    """Elements that the page shows under their own id: the records, the whole text, some of the first header."""
    yield from records
    yield from select(root, "descendant-or-self::tei:text/descendant-or-self::*[@xml:id]")
    header = root.find(tei("teiHeader"))
    description = header.find(tei("fileDesc")) if header is not None else None
    if description is not None:
        yield from description.iter(*_SHOWN_IN_HEADER)


def _mark_corrections(text: etree._Element, ids: Ids) -> None:
    for choice in text.iter(tei("choice")):
        if choice.find(tei("sic")) is not None and choice.find(tei("corr")) is not None:
            ids.give(choice, "corr")
            entry = ids.new("app")
            choice.set(APPARATUS, entry)
            choice.set(LINK, f"#{entry}")
            choice.set(WHERE, place_in_words(choice))


def _lead_notes_to_text(root: etree._Element, ids: Ids) -> None:
    """Add ``ed:see`` to the notes of the header: where in the text that stands which they are about."""
    for note in root.iterfind(f"{tei('teiHeader')}/{tei('fileDesc')}/{tei('notesStmt')}/{tei('note')}"):
        for pointer in note.get("target", "").split():
            target = ids.elements.get(pointer.removeprefix("#"))
            if target is not None and next(target.iterancestors(tei("text")), None) is not None:
                etree.SubElement(note, ed("see"), href=f"#{target.get(ID)}", where=place_in_words(target))


def show_characters(root: etree._Element) -> None:
    """Replace the instructions for characters that XML can't hold by ``ed:char`` elements."""
    for instruction in select(root, f"//processing-instruction('{CHAR_PI}')"):
        digits = (instruction.text or "").strip()
        code = int(digits, 16) if re.fullmatch("[0-9A-Fa-f]{1,6}", digits) else 0xFFFD
        shown = chr(0x2400 + code) if code < 0x20 else "\ufffd"
        element = etree.Element(ed("char"), code=f"{code:04X}", shown=shown)
        element.tail = instruction.tail
        parent = instruction.getparent()
        if parent is not None:
            parent.replace(instruction, element)
