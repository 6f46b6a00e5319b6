"""White space in trees that other tools laid out: what is text, and what is only the line of a file.

A tree that we encoded carries the spacing of its transcription exactly, and keeps it. In any other, runs of white
space inside a block are one space, and white space between blocks is nothing.
"""

from __future__ import annotations

import re
from typing import Final

from lxml import etree

from teiedition.publication.names import BLOCK, ed, select
from teiedition.vocabulary import CONTAINERS, is_container

CONTAINER: Final = ed("container")
"""On an element that holds blocks and no text of its own."""
_FOLDABLE = re.compile(r"[\t\n\r]|  ")
_SPACE = re.compile(r"[ \t\n\r]+")


def mark_containers(root: etree._Element, *, ours: bool) -> None:
    """Set ``ed:container``; in trees of others also on elements of any name that hold blocks only."""
    for element in root.iter(*CONTAINERS):
        if is_container(element):
            element.set(CONTAINER, "yes")
    if not ours:
        blocks = select(root, "descendant-or-self::*[@ed:block][not(text()[normalize-space()])]")
        for element in blocks:
            if element.get(BLOCK):
                element.set(CONTAINER, "yes")


def fold_space(root: etree._Element) -> None:
    """Make each run of white space one space, everywhere; spaces at the edges of blocks go when the text is laid out."""
    for element in root.iter():
        if element.text and isinstance(element.tag, str) and _FOLDABLE.search(element.text):
            element.text = _SPACE.sub(" ", element.text)
        if element.tail and _FOLDABLE.search(element.tail):
            element.tail = _SPACE.sub(" ", element.tail)
