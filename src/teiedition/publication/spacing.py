"""White space in trees that other tools laid out: what is text, and what is only the line of a file.

A tree that we encoded carries the spacing of its transcription exactly, and keeps it. In any other, runs of white
space inside a block are one space, and white space between blocks is nothing.
"""

from __future__ import annotations

import json
import re
from typing import Final

from lxml import etree

from teiedition.publication.names import ed, select, tags
from teiedition.vocabulary import CONTAINERS, SPACE_PI, is_container, tei

CONTAINER: Final = ed("container")
"""On an element that holds blocks and no text of its own."""
_OUTERMOST: Final = frozenset(tags("TEI text"))
_FOLDABLE = re.compile(r"[\t\n\r]|  ")
_LINE_END = re.compile(r"[\n\r]")
_SPACE = re.compile(r"[ \t\n\r]+")


def mark_containers(root: etree._Element, *, ours: bool) -> None:
    """Set ``ed:container``; in trees of others on elements of any name that hold blocks only.

    In ours a container is what ``TeiDocument`` takes for one, and inside a block there is none.
    """
    if not ours:
        for element in select(root, "descendant-or-self::*[@ed:block][not(text()[normalize-space()])]"):
            element.set(CONTAINER, "yes")
        return
    for element in root.iter(*CONTAINERS):
        parent = element.getparent()
        outermost = element.tag in _OUTERMOST or (parent is not None and parent.get(CONTAINER) is not None)
        if outermost and is_container(element):
            element.set(CONTAINER, "yes")


def show_spaces(root: etree._Element) -> None:
    """Replace each instruction for spacing that breaks no line by an ``ed:space`` of ``ed:char``.

    The encoder writes such ones where elements that might be blocks stand side by side in one: ``said`` and a name.
    """
    for instruction in select(root, f"//processing-instruction('{SPACE_PI}')"):
        parent, space = instruction.getparent(), _space_of(instruction)
        if space is None or _LINE_END.search(space) or parent is None or parent.tag == tei("row"):
            continue
        element = etree.Element(ed("space"))
        for character in space:
            etree.SubElement(element, ed("char"), code=f"{ord(character):04X}")
        element.tail = instruction.tail
        parent.replace(instruction, element)


def _space_of(instruction: etree._Element) -> str | None:
    """What an instruction says; None for a damaged one, which plain text can do without."""
    try:
        value = json.loads(instruction.text or "")
    except ValueError:
        return None
    return value if isinstance(value, str) else None


def fold_space(root: etree._Element) -> None:
    """Make each run of white space one space, everywhere; spaces at the edges of blocks go when the text is laid out."""
    for element in root.iter():
        if element.text and isinstance(element.tag, str) and _FOLDABLE.search(element.text):
            element.text = _SPACE.sub(" ", element.text)
        if element.tail and _FOLDABLE.search(element.tail):
            element.tail = _SPACE.sub(" ", element.tail)
