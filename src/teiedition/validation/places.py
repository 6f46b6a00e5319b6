"""Where an element or attribute stands in the file: line, column, and a path with the names and ids a reader knows.

lxml knows lines only. When the bytes are at hand, expat walks them once more, and only once something was found.
"""

from __future__ import annotations

import bisect
import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from functools import cached_property
from io import BytesIO
from typing import Any, Final
from xml.parsers import expat

from lxml import etree

from teiedition.diagnostics import Place
from teiedition.validation.locating import Part, Wanted, has_mark, locate
from teiedition.vocabulary import XML_ID, XML_NS, TeiDocument, local_name

_TAG = re.compile(r"""(?:[^>"']|"[^"]*"|'[^']*')*""")

_FEW: Final = 50
"""Paths that are made one by one; before more of them, the whole tree is walked once."""


class Places:
    """The places of one document.

    Args:
        document: whose elements are asked for.
        data: the bytes it was parsed from; without them columns are unknown.
    """

    def __init__(self, document: TeiDocument, data: bytes = b"") -> None:
        self._document = document
        self._data = data
        self._paths = 0

    def path(self, element: etree._Element, attribute: str = "") -> str:
        """As ``named_path``, for many elements: where siblings are thousands, counting them each time takes long."""
        self._paths += 1
        if self._paths <= _FEW:
            return named_path(element, attribute)
        nodes = reversed([element, *element.iterancestors()])
        steps = [self._steps.get(node) or _step(node) for node in nodes]
        return "/" + "/".join(steps) + (f"/@{_qualified(attribute)}" if attribute else "")

    def of(self, element: etree._Element, attribute: str = "") -> Place:
        """The place of an element's start tag, or of one of its attributes.

        Args:
            element: of the document.
            attribute: as lxml writes it: ``when`` or ``{namespace}id``.
        """
        xpath = self.path(element, attribute)
        start = self._starts[self._numbers[element]] if self._starts else None
        if start is None:
            return Place(self._document.path, line_of(element), xpath=xpath)
        line, column = start
        if attribute and (found := self._attribute(line, column, _qualified(attribute))):
            return Place(self._document.path, *found, xpath)
        offset = self._offsets[line - 1] + column - 1
        end_line, end_column = self._position(min(_tag_end(self._text, offset) + 1, len(self._text)))
        return Place(self._document.path, line, column, end_line, end_column, xpath)

    def located(self, wanted: Iterable[Wanted]) -> dict[Wanted, Place]:
        """The places of tags and texts by the numbers of tags; without the bytes, lines of elements.

        Args:
            wanted: what to look for.
        """
        asked = list(wanted)
        found = locate(BytesIO(self._data), asked, self._document.path) if self._data else {}
        rest = [one for one in asked if one not in found]
        if rest:
            elements = self._elements_of({one.tag for one in rest})
            for one in rest:
                event, element = elements.get(one.tag, ("start", self._document.root))
                parent = element.getparent() if event == "end" and one.part is Part.TEXT else None
                element = element if parent is None else parent
                attribute = f"{{{one.attribute}" if "}" in one.attribute else one.attribute
                xpath = self.path(element, attribute)
                found[one] = Place(self._document.path, line_of(element), xpath=xpath)
        return found

    def _elements_of(self, tags: Collection[int]) -> dict[int, tuple[str, etree._Element]]:
        """The tags of these numbers, start and end tags both counted from 1, with their elements."""
        events = etree.iterwalk(self._document.root, events=("start", "end"))
        found = ((event, element) for event, element in events if isinstance(element.tag, str))
        return {number: one for number, one in enumerate(found, start=1) if number in tags}

    def _attribute(self, line: int, column: int, name: str) -> tuple[int, int, int, int] | None:
        """Where an attribute stands within the tag that starts at a place: line, column and their ends."""
        pattern = re.compile(rf"""(?<=\s){re.escape(name)}\s*=\s*("[^"]*"|'[^']*')""")
        offset = self._offsets[line - 1] + column - 1
        end = _tag_end(self._text, offset)
        match = pattern.search(self._text, offset, end)
        if match is None:
            return None
        return (*self._position(match.start()), *self._position(match.end()))

    def _position(self, offset: int) -> tuple[int, int]:
        line = bisect.bisect_right(self._offsets, offset)
        return line, offset - self._offsets[line - 1] + 1

    @cached_property
    def _steps(self) -> Mapping[etree._Element, str]:
        """The step of every element in a path."""
        steps: dict[etree._Element, str] = {self._document.root: _step(self._document.root)}
        for parent in self._document.root.iter("*"):
            children = list(parent.iterchildren("*"))
            totals = Counter(child.tag for child in children)
            counts: Counter[str] = Counter()
            for child in children:
                counts[child.tag] += 1
                steps[child] = _named_step(child, counts[child.tag], alone=totals[child.tag] == 1)
        return steps

    @cached_property
    def _numbers(self) -> Mapping[etree._Element, int]:
        elements = self._document.root.iter("*")
        return {element: number for number, element in enumerate(elements)}

    @cached_property
    def _starts(self) -> list[tuple[int, int]]:
        """Line and column of each start tag, in document order; nothing where the bytes are not those of the tree."""
        starts: list[tuple[int, int]] = []
        if not self._data:
            return starts
        parser = expat.ParserCreate()
        first = 0 if has_mark(self._data) else 1  # expat counts the mark as a character of the first line

        def start(*_: object) -> None:
            line = parser.CurrentLineNumber
            starts.append((line, parser.CurrentColumnNumber + (first if line == 1 else 1)))

        parser.StartElementHandler = start
        try:
            parser.Parse(self._data, True)
        except (expat.ExpatError, ValueError, LookupError):
            return []  # an encoding that expat does not know: lines will do
        return starts if len(starts) == len(self._numbers) else []

    @cached_property
    def _text(self) -> str:
        encoding = self._document.root.getroottree().docinfo.encoding or "utf-8"
        try:
            text = self._data.decode(encoding, "replace")
        except LookupError:
            text = self._data.decode("utf-8", "replace")
        return text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")

    @cached_property
    def _lines(self) -> list[str]:
        return self._text.split("\n")

    @cached_property
    def _offsets(self) -> list[int]:
        offsets = [0]
        for line in self._lines:
            offsets.append(offsets[-1] + len(line) + 1)
        return offsets


def line_of(element: etree._Element) -> int:
    """The line that lxml knows; 0 for an element that was not read from a file."""
    line: Any = element.sourceline
    return int(line or 0)


def named_path(element: etree._Element, attribute: str = "") -> str:
    """A path such as ``/TEI/text/body/div[@xml:id='d1']/p[3]/persName``."""
    steps = [_step(node) for node in reversed([element, *element.iterancestors()])]
    return "/" + "/".join(steps) + (f"/@{_qualified(attribute)}" if attribute else "")


def _step(element: etree._Element) -> str:
    before = sum(1 for _ in element.itersiblings(element.tag, preceding=True))
    alone = not before and next(element.itersiblings(element.tag), None) is None
    return _named_step(element, before + 1, alone=alone)


def _named_step(element: etree._Element, number: int, *, alone: bool) -> str:
    name = local_name(element)
    if identifier := element.get(XML_ID):
        return f"{name}[@xml:id='{identifier}']"
    return name if alone else f"{name}[{number}]"


def _qualified(attribute: str) -> str:
    return attribute.replace(f"{{{XML_NS}}}", "xml:").rpartition("}")[2]


def _tag_end(text: str, start: int) -> int:
    """Where the tag that starts at an offset ends; ">" in a value is no end."""
    match = _TAG.match(text, start)
    return match.end() if match else len(text)
