"""Notes: which go to the foot of the page, and under which sign.

One that stands among the notes at the end of the text stays there; one inside a sentence leaves its sign and goes.

A note's ``@n`` is honoured. One without gets the next number that no ``@n`` of the document uses. A note may be joined
to a sign that the transcription prints (``ref type="noteAnchor" target="#n1"``); else its sign stands where it does.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import count
from typing import Final

from lxml import etree

from teiedition.publication.ids import Ids
from teiedition.publication.names import FOOT, REFERENCE, ed, tags, text_of
from teiedition.vocabulary import XML_ID, tei

PRINTED: Final = ed("printed")
"""On a note at the foot whose own text begins with its sign."""
HERE: Final = ed("here")
"""On a note that already stands among the blocks at the end, and stays there."""
ANCHORED: Final = ed("anchored")
"""On a note at the foot whose sign is an element of the text."""
NOTE_REFERENCE: Final = ed("note-reference")
"""On a pointer to a note at the foot."""

_HOMES: Final = frozenset(tags("text body front back div div1 div2 div3 div4 div5 div6 div7 lg sp argument figure"))
_FOOT_TYPES: Final = frozenset({"footnote", "endnote", "foot", "end", "bottom"})
_OPENERS = "[({*"


def number_notes(text: etree._Element, ids: Ids) -> None:
    """Settle sign, id and reference of each note that goes to the foot."""
    anchors = _anchors(text)
    notes = [note for note in text.iter(tei("note")) if _is_foot(note, anchors)]
    taken = {note.get("n", "") for note in notes}
    numbers = (str(n) for n in count(1) if str(n) not in taken)
    for note in notes:
        ids.give(note, "note")
        references = anchors.get(note.get(XML_ID, ""), [])
        sign = note.get("n") or (_sign(references[0]) if references else "") or next(numbers)
        note.set(FOOT, sign)
        if _begins_with(note, sign):
            note.set(PRINTED, "yes")
        for reference in references:
            reference.set(NOTE_REFERENCE, sign)
            ids.give(reference, "noteref")
        parent = note.getparent()
        if parent is not None and parent.tag in _HOMES:
            note.set(HERE, "yes")
        if references:
            note.set(ANCHORED, "yes")
            note.set(REFERENCE, ids.give(references[0], "noteref"))
        elif not note.get(HERE):
            note.set(REFERENCE, ids.new("noteref"))


def _anchors(text: etree._Element) -> dict[str, list[etree._Element]]:
    """Id of a note to the signs in the text that point to it."""
    anchors: dict[str, list[etree._Element]] = {}
    for pointer in text.iter(tei("ref"), tei("ptr")):
        target = (pointer.get("target") or "").strip()
        if target.startswith("#") and next(_enclosing_notes(pointer), None) is None:
            anchors.setdefault(target[1:], []).append(pointer)
    return anchors


def _enclosing_notes(element: etree._Element) -> Iterator[etree._Element]:
    return element.iterancestors(tei("note"))


def _is_foot(note: etree._Element, anchors: dict[str, list[etree._Element]]) -> bool:
    if note.get("place") in _FOOT_TYPES or note.get("type") in _FOOT_TYPES or note.get(XML_ID) in anchors:
        return True
    parent = note.getparent()
    return parent is None or parent.tag not in _HOMES


def _sign(reference: etree._Element) -> str:
    return "".join(text_of(reference).split()).strip("[](){}")


def _begins_with(note: etree._Element, sign: str) -> bool:
    start = text_of(note).lstrip()[: len(sign) + 4]
    return re.match(rf"[{re.escape(_OPENERS)}]?{re.escape(sign)}(?:[\])}}.:*\s]|$)", start) is not None
