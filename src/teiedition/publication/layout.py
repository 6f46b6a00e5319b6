"""What is a block, what is a heading and of which level, which paragraph is the seventh."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from lxml import etree

from teiedition.publication.ids import Ids
from teiedition.publication.names import BLOCK, FOOT, ed, tags
from teiedition.vocabulary import local_name, tei

LEVEL: Final = ed("level")
"""On a head that is a heading of the page: 1 the title, 2 to 6 sections."""
NUMBER: Final = ed("n")
"""On a paragraph: its number in the text."""

DIVISIONS: Final = frozenset(tags("div div1 div2 div3 div4 div5 div6 div7 body front back group floatingText text"))
_BLOCKS: Final = tags(
    "p ab lg l list table figure div div1 div2 div3 div4 div5 div6 div7 sp floatingText head argument epigraph opener "
    "closer postscript byline dateline salute signed trailer castList castItem set titlePage docTitle "
    "docImprint docDate docAuthor listBibl listPerson listPlace listOrg listEvent biblStruct row cell item body front "
    "back group text speaker quotation eg milestone"
)
_PARAGRAPH_HOMES: Final = DIVISIONS | frozenset(tags("quote q said argument epigraph postscript opener closer cit"))
_PLACE_WORDS: Final = {
    "head": "heading",
    "byline": "author line",
    "docAuthor": "author line",
    "docDate": "date line",
    "dateline": "date line",
    "l": "verse",
    "cell": "table",
    "item": "list",
    "epigraph": "epigraph",
    "salute": "salutation",
    "signed": "signature",
    "speaker": "speaker",
    "stage": "stage direction",
    "titlePart": "title page",
}


def mark_blocks(root: etree._Element) -> None:
    """Set ``ed:block`` on each element that holds a block, up to the note that goes to the foot, if any."""
    for element in root.iter(*_BLOCKS):
        parent = element.getparent()
        while parent is not None and parent.get(BLOCK) is None:
            parent.set(BLOCK, "yes")
            if parent.get(FOOT) is not None:
                break
            parent = parent.getparent()


def number_paragraphs(text: etree._Element, ids: Ids) -> None:
    """Number the paragraphs of the text itself; notes, speeches and the colophon are not counted."""
    number = 0
    for paragraph in text.iter(tei("p")):
        parent = paragraph.getparent()
        if parent is None or parent.tag not in _PARAGRAPH_HOMES or parent.get("type") == "colophon":
            continue
        if parent.tag not in DIVISIONS and next(paragraph.iterancestors(tei("note")), None) is not None:
            continue
        number += 1
        paragraph.set(NUMBER, str(number))
        ids.give(paragraph, "par")


def mark_headings(text: etree._Element, ids: Ids) -> bool:
    """Set ``ed:level`` on heads, and give their divisions ids.

    Returns:
        Whether the text has a head that is the title of the page.
    """
    title = _title(text)
    if title is not None:
        title.set(LEVEL, "1")
    for head in text.iter(tei("head")):
        division = head.getparent()
        if head is title or division is None or division.tag not in DIVISIONS or _first_head(division) is not head:
            continue
        above = sum(
            1
            for ancestor in division.iterancestors(*DIVISIONS)
            if (other := _first_head(ancestor)) is not None and other is not title
        )
        head.set(LEVEL, str(min(6, 2 + above)))
        ids.give(division, "sec")
    return title is not None


def _title(text: etree._Element) -> etree._Element | None:
    """The head that is the title of the whole: said to be so, or the only one on its level."""
    for head in text.iter(tei("head")):
        if head.get("type") == "main" and (parent := head.getparent()) is not None and parent.tag in DIVISIONS:
            return head
        break
    front = text.find(f"{tei('front')}/{tei('titlePage')}/{tei('docTitle')}")
    if front is not None:
        return front
    node = text.find(tei("body"))
    while node is not None:
        if (head_ := _first_head(node)) is not None:
            return head_
        divisions = [child for child in node if child.tag in DIVISIONS]
        node = divisions[0] if len(divisions) == 1 else None
    return None


def _first_head(division: etree._Element) -> etree._Element | None:
    return division.find(tei("head"))


def place_in_words(element: etree._Element) -> str:
    """Where an element stands, for readers: ``¶ 7``, ``note 2``, ``heading``."""
    for node in _self_and_ancestors(element):
        if node.get(NUMBER):
            return f"¶ {node.get(NUMBER)}"
        if node.tag == tei("note"):
            return f"note {node.get(FOOT)}" if node.get(FOOT) else f"{node.get('type', '')} note".strip()
        word = _PLACE_WORDS.get(local_name(node))
        if word:
            return word
    return "text"


def _self_and_ancestors(element: etree._Element) -> Iterator[etree._Element]:
    yield element
    yield from element.iterancestors()
