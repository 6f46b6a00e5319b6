"""Where everything of a document stands in its bytes: tags, attributes, texts. Read by expat in one pass."""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple
from xml.parsers import expat

_TAG = re.compile(rb"""<[^\s/>]+(?:[^>"']|"[^"]*"|'[^']*')*>""")
_ATTRIBUTE = re.compile(rb"""(\s+)([^\s=/>]+)\s*=\s*("[^"]*"|'[^']*')""")
_WRITTEN = re.compile(rb"<(?:([^\s/>:]+):)?([^\s/>:]+)")


@dataclass(slots=True, eq=False)
class Element:
    """An element and its bytes.

    Attributes:
        name: "namespace}local", as the engine has it.
        start, open_end: the start tag is [start, open_end).
        close, end: the end tag is [close, end); both ``open_end`` where the tag is empty (``<lb/>``).
        tag, end_tag: the numbers of its tags, as the engine counts them.
    """

    name: str
    start: int
    open_end: int
    parent: Element | None
    tag: int = 0
    end_tag: int = 0
    close: int = 0
    end: int = 0
    children: list[Element] = field(default_factory=list)

    @property
    def local(self) -> str:
        return self.name.rpartition("}")[2]

    @property
    def namespace(self) -> str:
        return self.name.rpartition("}")[0]

    @property
    def has_end_tag(self) -> bool:
        return self.end > self.open_end


class WrittenAttribute(NamedTuple):
    """An attribute in the bytes of a tag.

    Attributes:
        name: as written, with its prefix.
        start, end: with the white space before it.
        name_start, name_end: of the name.
        value_start, value_end: of the value without its quotes.
        value: as written, references unresolved.
    """

    name: str
    start: int
    end: int
    name_start: int
    name_end: int
    value_start: int
    value_end: int
    value: str


class Item(NamedTuple):
    """A child element, or a stretch of text that is more than white space."""

    start: int
    end: int
    element: Element | None


class Layout:
    """The elements of one document.

    Args:
        data: in UTF-8.
        root: with all its descendants.
        elements: all of them, in order.
        aside: where comments and instructions stand, in order.
    """

    def __init__(self, data: bytes, root: Element, elements: list[Element], aside: list[tuple[int, int]]) -> None:
        self.data = data
        self.root = root
        self._by_start = {element.start: element for element in elements}
        self.elements = elements
        self._aside = aside
        self._by_tag = {element.tag: element for element in elements}
        self._by_end_tag = {element.end_tag: element for element in elements}

    def starting(self, offset: int) -> Element | None:
        """The element whose start tag begins at an offset."""
        return self._by_start.get(offset)

    def opened_by(self, tag: int) -> Element | None:
        """The element that a tag of this number opens."""
        return self._by_tag.get(tag)

    def closed_by(self, tag: int) -> Element | None:
        """The element that a tag of this number closes."""
        return self._by_end_tag.get(tag)

    def items(self, parent: Element) -> list[Item]:
        """What an element holds, in order: elements, and texts as far as they are more than white space."""
        held: list[Item] = []
        done = parent.open_end
        for start, end, element in self._parts(parent):
            if self.data[done:start].strip():
                held.append(Item(done, start, None))
            if element is not None:
                held.append(Item(start, end, element))
            done = end
        if self.data[done : parent.close].strip():
            held.append(Item(done, parent.close, None))
        return held

    def _parts(self, parent: Element) -> list[Item]:
        parts = [Item(child.start, child.end, child) for child in parent.children]
        number = bisect.bisect_left(self._aside, (parent.open_end, 0))
        at = 0
        while number < len(self._aside) and self._aside[number][0] < parent.close:
            start, end = self._aside[number]
            while at < len(parent.children) and parent.children[at].end <= start:
                at += 1
            if at == len(parent.children) or end <= parent.children[at].start:
                parts.append(Item(start, end, None))
            number += 1
        return sorted(parts, key=lambda part: part.start)

    def attributes(self, element: Element) -> Iterator[WrittenAttribute]:
        """The attributes of an element as they are written, declarations of name spaces among them."""
        tag = self.data[element.start : element.open_end]
        begin = _WRITTEN.match(tag)
        for match in _ATTRIBUTE.finditer(tag, begin.end() if begin else 1):
            at = element.start
            yield WrittenAttribute(
                match[2].decode(),
                at + match.start(),
                at + match.end(),
                at + match.start(2),
                at + match.end(2),
                at + match.start(3) + 1,
                at + match.end(3) - 1,
                match[3][1:-1].decode(),
            )

    def written(self, element: Element) -> tuple[str, str]:
        """Prefix and local name of an element as its tag has them."""
        match = _WRITTEN.match(self.data, element.start)
        return ((match[1] or b"").decode(), match[2].decode()) if match else ("", "")

    def indent(self, offset: int) -> str:
        """The white space before an offset, where it holds a line end: what is inserted gets the same."""
        start = self.blank_before(offset)
        blank = self.data[start:offset].decode()
        return blank if "\n" in blank or "\r" in blank else ""

    def blank_before(self, offset: int) -> int:
        """Where the white space before an offset begins."""
        while offset and self.data[offset - 1] in b" \t\r\n":
            offset -= 1
        return offset

    def is_blank(self, element: Element) -> bool:
        """Whether an element holds nothing at all."""
        return not self.data[element.open_end : element.close].strip()


def read_layout(data: bytes) -> Layout | None:
    """The layout of a well-formed document in UTF-8; None where tags come out of entities or it isn't well formed."""
    reader = _Reader(data)
    try:
        reader.parser.Parse(data, True)
    except (expat.ExpatError, ValueError, LookupError):
        return None
    if reader.foreign or not reader.elements:
        return None
    return Layout(data, reader.elements[0], reader.elements, reader.aside)


class _Reader:
    """Collects the elements as expat meets them."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        self.elements: list[Element] = []
        self.aside: list[tuple[int, int]] = []
        self.foreign = False
        self._open: list[Element] = []
        self._tags = 0
        self.parser = expat.ParserCreate("utf-8", namespace_separator="}")
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CommentHandler = lambda _: self._beside(b"-->")
        self.parser.ProcessingInstructionHandler = lambda *_: self._beside(b"?>")

    def _start(self, name: str, _attributes: object) -> None:
        at = self.parser.CurrentByteIndex
        tag = _TAG.match(self.data, at)
        if tag is None:
            self.foreign = True
        parent = self._open[-1] if self._open else None
        self._tags += 1
        element = Element(name, at, tag.end() if tag else at, parent, self._tags)
        if parent is not None:
            parent.children.append(element)
        self.elements.append(element)
        self._open.append(element)

    def _end(self, _name: str) -> None:
        element = self._open.pop()
        self._tags += 1
        element.end_tag = self._tags
        if self.data[element.open_end - 2 : element.open_end] == b"/>":
            element.close = element.end = element.open_end
            return
        element.close = self.parser.CurrentByteIndex
        if self.data[element.close : element.close + 2] != b"</":
            self.foreign = True
        element.end = self.data.find(b">", element.close) + 1

    def _beside(self, ending: bytes) -> None:
        at = self.parser.CurrentByteIndex
        if self._open and self.data[at : at + 1] == b"<":
            self.aside.append((at, self.data.find(ending, at) + len(ending)))
