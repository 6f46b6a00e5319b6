"""Where in the bytes of a document tags, attributes and texts stand: one pass of expat, and only once something was found.

wanted (the number of a tag, and what about it) --``locate``--> a ``Place`` each: line, column, end, path

Nothing is kept but what is open and what was asked for, so a document of any size will do.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from enum import Enum
from typing import IO, NamedTuple
from xml.parsers import expat

from teiedition.diagnostics import Place

_CHUNK = 1 << 14
_LONGEST_TAG = 4096
"""Bytes: of a longer start tag, remembered until the element ends, only the beginning is marked."""
_XML = "http://www.w3.org/XML/1998/namespace"
_NAME = re.compile(r"[^\s/>]+")
_ATTRIBUTE = re.compile(r"""\s*([^\s=/>"']+)\s*=\s*("[^"]*"|'[^']*')""")
_LINE_END = re.compile(r"\r\n|\r|\n")


class Part(Enum):
    """What about a tag is wanted."""

    TAG = "the start tag"
    ATTRIBUTE = "an attribute of the start tag"
    TEXT = "the text behind the tag"
    ELEMENT = "the start tag of the element that this tag ends"
    CONTENT = "the text before this end tag, or else the element's start tag"


class Wanted(NamedTuple):
    """A place to be found.

    Attributes:
        tag: its number, start and end tags both counted from 1.
        attribute: its name, "namespace}local" or "local", for ``Part.ATTRIBUTE``.
    """

    tag: int
    part: Part = Part.TAG
    attribute: str = ""


class Extent(NamedTuple):
    """Line and column of a start and an end, from 1; columns in code points, the end exclusive."""

    line: int
    column: int
    end_line: int
    end_column: int


def locate(file: IO[bytes], wanted: Iterable[Wanted], path: str = "") -> dict[Wanted, Place]:
    """Find places in a document.

    Args:
        file: the document, at its beginning.
        wanted: what to look for.
        path: of the document, for the places.

    Returns:
        The places that were found: those behind a place where the XML breaks are not.
    """
    search = _Search(wanted)
    parser = search.parser
    try:
        first = True
        while chunk := file.read(_CHUNK):
            if first:
                search.encoding = marked_encoding(chunk)
                search.mark = has_mark(chunk)
                first = False
            parser.Parse(chunk, False)
        parser.Parse(b"", True)
    except (expat.ExpatError, LookupError, ValueError):
        pass  # what was found before still stands
    return {
        one: Place(path, *extent, xpath=frame.path() + (f"/@{_as_written(one.attribute)}" if one.attribute else ""))
        for one, (extent, frame) in search.found.items()
    }


def marked_encoding(start: bytes) -> str:
    """The encoding that the first bytes give away; empty where the declaration will tell."""
    if start.startswith((b"\xff\xfe", b"<\0")):
        return "utf-16-le"
    return "utf-16-be" if start.startswith((b"\xfe\xff", b"\0<")) else ""


def has_mark(start: bytes) -> bool:
    """Whether a file begins with a byte order mark, which expat counts as a character."""
    return start.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff"))


class _Frame:
    """An element: its name and number among its like, for a path."""

    __slots__ = ("children", "id", "name", "number", "parent", "start", "written")

    def __init__(self, name: str, identifier: str, parent: _Frame | None) -> None:
        self.name, self.id, self.parent = name, identifier, parent
        self.children: dict[str, int] | None = None
        self.number = 0 if parent is None else parent.count(name)
        self.start: tuple[int, int] | None = None
        self.written = b""

    def count(self, name: str) -> int:
        """The number of a further child."""
        if self.children is None:
            self.children = {}
        number = self.children[name] = self.children.get(name, 0) + 1
        return number

    def path(self) -> str:
        """As ``places.named_path``; right once the parent has been read."""
        steps: list[str] = []
        frame: _Frame | None = self
        while frame is not None:
            steps.append(frame.step())
            frame = frame.parent
        return "/" + "/".join(reversed(steps))

    def step(self) -> str:
        local = self.name.rpartition(":")[2]
        if self.id:
            return f"{local}[@xml:id='{self.id}']"
        alone = self.parent is None or (self.parent.children or {}).get(self.name) == 1
        return local if alone else f"{local}[{self.number}]"


class _Search:
    """The handlers of one pass."""

    def __init__(self, wanted: Iterable[Wanted]) -> None:
        self.found: dict[Wanted, tuple[Extent, _Frame]] = {}
        self.encoding = ""
        self.mark = False
        self._tags = 0
        self._open: list[_Frame] = []
        self._by_tag: dict[int, list[Wanted]] = defaultdict(list)
        self._text: Extent | None = None
        self._tag_read: tuple[int, StartTag] | None = None
        starts_before_ends = False
        texts: set[int] = set()
        for one in wanted:
            self._by_tag[one.tag].append(one)
            starts_before_ends |= one.part in (Part.ELEMENT, Part.CONTENT)
            if one.part is Part.TEXT:
                texts.add(one.tag)
            elif one.part is Part.CONTENT:
                texts.add(one.tag - 1)
        self._every_start = starts_before_ends
        self._texts = texts
        self.parser = expat.ParserCreate()
        self.parser.ordered_attributes = True
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.XmlDeclHandler = self._declaration

    def _declaration(self, version: str, encoding: str | None, standalone: int) -> None:
        self.encoding = self.encoding or encoding or ""

    def _start(self, name: str, attributes: list[str]) -> None:
        self._tags += 1
        names = attributes[::2]
        identifier = attributes[2 * names.index("xml:id") + 1] if "xml:id" in names else ""
        frame = _Frame(name, identifier, self._open[-1] if self._open else None)
        self._open.append(frame)
        for one in self._by_tag.get(self._tags, ()):
            if one.part is Part.TAG:
                self.found[one] = self._tag(), frame
            elif one.part is Part.ATTRIBUTE:
                self.found[one] = self._tag(one.attribute), frame
        if self._every_start:
            frame.start = self._here()
            frame.written = (self.parser.GetInputContext() or b"")[:_LONGEST_TAG]
        self._expect_text()

    def _end(self, name: str) -> None:
        self._tags += 1
        frame = self._open.pop()
        for one in self._by_tag.get(self._tags, ()):
            if frame.start is not None and one.part in (Part.ELEMENT, Part.CONTENT):
                text = self._text if one.part is Part.CONTENT else None
                written = self._decoded(frame.written)
                self.found[one] = text or _extent(*frame.start, written[: StartTag(written).extent()[1]]), frame
        frame.written = b""
        self._expect_text()

    def _here(self) -> tuple[int, int]:
        line, column = self.parser.CurrentLineNumber, self.parser.CurrentColumnNumber
        return line, column + 1 - (self.mark and line == 1)

    def _expect_text(self) -> None:
        self._text = None
        self.parser.CharacterDataHandler = self._characters if self._tags in self._texts else None

    def _characters(self, data: str) -> None:
        written = data.lstrip(" \t\n\r")
        if not written:
            return
        line, column = self._here()
        column += len(data) - len(written)
        raw = self._context()[len(data) - len(written) :].partition("<")[0].rstrip()
        self._text = _extent(line, column, raw or written)
        for one in self._by_tag.get(self._tags, ()):
            if one.part is Part.TEXT and self._open:
                self.found[one] = self._text, self._open[-1]
        self.parser.CharacterDataHandler = None

    def _context(self) -> str:
        """What the parser has of the document from here on, as written."""
        return self._decoded(self.parser.GetInputContext() or b"")

    def _decoded(self, written: bytes) -> str:
        try:
            return written.decode(self.encoding or "utf-8", "replace")
        except LookupError:
            return written.decode("latin-1")

    def _tag(self, attribute: str = "") -> Extent:
        line, column = self._here()
        at = self.parser.CurrentByteIndex
        if self._tag_read is None or self._tag_read[0] != at:  # a tag of many problems is read once
            self._tag_read = at, StartTag(self._context())
        tag = self._tag_read[1]
        written = tag.written
        start, end = tag.extent(attribute)
        if start:
            before = _extent(line, column, written[:start])
            line, column = before.end_line, before.end_column
        return _extent(line, column, written[start:end])


class StartTag:
    """A start tag as written, and where its attributes stand."""

    def __init__(self, written: str) -> None:
        """Read a tag from a text that starts with it."""
        self.written = written
        self._attributes: dict[str, list[tuple[str, int, int]]] = {}
        end = 0
        for end, name, start in _attributes(written):
            self._attributes.setdefault(name.rpartition(":")[2], []).append((name, start, end))
        close = written.find(">", end)
        self._end = len(written) if close < 0 else close + 1

    def extent(self, attribute: str = "") -> tuple[int, int]:
        """Where an attribute, "namespace}local" or "local", starts and ends; the whole tag where it has none such."""
        if attribute:
            for name, start, end in self._attributes.get(attribute.rpartition("}")[2], ()):
                if _is(name, attribute):
                    return start, end
        return 0, self._end


def _attributes(written: str) -> Iterator[tuple[int, str, int]]:
    """Each attribute of a start tag: where it ends, its name, where it starts."""
    name = _NAME.match(written, 1)
    at = name.end() if name else 1
    yield at, "", at
    while match := _ATTRIBUTE.match(written, at):
        at = match.end()
        yield at, match[1], match.start(1)


def _is(written: str, name: str) -> bool:
    """Whether a name with a prefix can be a name with a namespace."""
    namespace, _, local = name.rpartition("}")
    prefix, _, found = written.rpartition(":")
    return found == local and (prefix == "xml" if namespace == _XML else bool(prefix) == bool(namespace))


def _as_written(attribute: str) -> str:
    namespace, _, local = attribute.rpartition("}")
    return f"xml:{local}" if namespace == _XML else local


def _extent(line: int, column: int, written: str) -> Extent:
    """The extent of a stretch of text that starts at a place."""
    lines = _LINE_END.split(written)
    end_column = column + len(written) if len(lines) == 1 else len(lines[-1]) + 1
    return Extent(line, column, line + len(lines) - 1, end_column)
