"""The text of a document in runs, and the exact place of a stretch of one.

A run is what stands between two tags: the text of an element before its first child, or after its end. Comments and
processing instructions do not interrupt it. lxml knows no place for text, so expat walks the bytes once more, and only
once something was found in a run.
"""

from __future__ import annotations

import bisect
from collections import defaultdict
from functools import cached_property
from typing import NamedTuple
from xml.parsers import expat

from lxml import etree

from teiedition.diagnostics import Place
from teiedition.validation.locating import has_mark
from teiedition.validation.places import Places, line_of
from teiedition.vocabulary import TeiDocument


class Run(NamedTuple):
    """Text after a tag: the start tag of an element, or with ``after`` its end tag."""

    element: etree._Element
    after: bool
    text: str

    @property
    def parent(self) -> etree._Element:
        """The element the text belongs to."""
        parent = self.element.getparent() if self.after else None
        return self.element if parent is None else parent


class Texts:
    """The runs of one document.

    Args:
        document: whose text is asked for.
        data: the bytes it was parsed from; without them places have lines only.
        places: of its elements.
    """

    def __init__(self, document: TeiDocument, data: bytes, places: Places) -> None:
        self._document = document
        self._data = data
        self._places = places

    @cached_property
    def elements(self) -> list[etree._Element]:
        """Every element, in document order."""
        return list(self._document.root.iter("*"))

    @cached_property
    def runs(self) -> list[Run]:
        """Every run that holds more than white space; those after an element follow those in it at once."""
        more = self._more
        runs = []
        for element in self.elements:
            text, tail = element.text, element.tail
            if more:
                text = (text or "") + more.get((element, False), "")
                tail = (tail or "") + more.get((element, True), "")
            if text and not text.isspace():
                runs.append(Run(element, False, text))
            if tail and not tail.isspace():
                runs.append(Run(element, True, tail))
        return runs

    def place(self, run: Run, start: int, end: int) -> Place:
        """Where a stretch of a run stands in the file."""
        path = self._places.path(run.parent)
        chunks = self._chunks.get((self._numbers[run.element], run.after)) if self._data else None
        if not chunks:
            return Place(self._document.path, line_of(run.element), xpath=path)
        line, column = _position(chunks, start)
        last_line, last_column = _position(chunks, max(start, end - 1))
        return Place(self._document.path, line, column, last_line, last_column + 1, path)

    @cached_property
    def _more(self) -> dict[tuple[etree._Element, bool], str]:
        """Text behind comments and instructions, by the tag it comes after."""
        more: dict[tuple[etree._Element, bool], str] = {}
        for node in self._document.root.iter(etree.Comment, etree.ProcessingInstruction):
            if not node.tail:
                continue
            owner = node.getprevious()
            while owner is not None and not isinstance(owner.tag, str):
                owner = owner.getprevious()
            parent = node.getparent()
            if owner is not None:
                more[owner, True] = more.get((owner, True), "") + node.tail
            elif parent is not None:
                more[parent, False] = more.get((parent, False), "") + node.tail
        return more

    @cached_property
    def _numbers(self) -> dict[etree._Element, int]:
        return {element: number for number, element in enumerate(self.elements)}

    @cached_property
    def _chunks(self) -> dict[tuple[int, bool], list[tuple[int, int, int]]]:
        """For each run the pieces expat reads it in: offset in the run, line, column."""
        chunks: dict[tuple[int, bool], list[tuple[int, int, int]]] = defaultdict(list)
        parser = expat.ParserCreate()
        opened: list[int] = []
        count = length = 0
        run = (-1, False)
        first = 0 if has_mark(self._data) else 1  # expat counts the mark as a character of the first line

        def start(*_: object) -> None:
            nonlocal count, run, length
            opened.append(count)
            run, length = (count, False), 0
            count += 1

        def end(_: str) -> None:
            nonlocal run, length
            run, length = (opened.pop(), True), 0

        def text(piece: str) -> None:
            nonlocal length
            line = parser.CurrentLineNumber
            chunks[run].append((length, line, parser.CurrentColumnNumber + (first if line == 1 else 1)))
            length += len(piece)

        parser.StartElementHandler, parser.EndElementHandler, parser.CharacterDataHandler = start, end, text
        try:
            parser.Parse(self._data, True)
        except (expat.ExpatError, ValueError, LookupError):
            return {}  # an encoding that expat does not know: lines will do
        return chunks if count == len(self.elements) else {}


def _position(chunks: list[tuple[int, int, int]], offset: int) -> tuple[int, int]:
    start, line, column = chunks[bisect.bisect_right(chunks, (offset, 1 << 60, 0)) - 1]
    return line, column + offset - start
