"""What a reader makes of a file: its text exactly as read, and where its blocks and header fields stand.

bytes --decode--> ``text``                       never edited afterwards; ``Origin`` knows how to give the bytes back
text  --segment--> ``blocks``                    disjoint, in order; all that lies between them is white space
text  --header--> ``fields``                     each with the span it was read from, inside the blocks
``Span``                                         half-open, Unicode code points of ``text``: the only coordinate
"""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property

from teiedition.diagnostics import Place

LINE_END = re.compile(r"\r\n|\r|\n")
"""What ends a line in a transcription (never ``str.splitlines``, which knows eight more)."""


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Half-open stretch [start, end) of a transcription, in Unicode code points."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"not a span: {self.start}..{self.end}")

    def __len__(self) -> int:
        return self.end - self.start

    def __bool__(self) -> bool:
        return self.end > self.start

    def crosses(self, other: Span) -> bool:
        """Whether each of the two holds something the other lacks, and both share something."""
        first, second = sorted((self, other))
        return first.start < second.start < first.end < second.end

    def contains(self, other: Span) -> bool:
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """Whether the two share at least one character."""
        return max(self.start, other.start) < min(self.end, other.end)

    def of(self, text: str) -> str:
        """The characters of the span."""
        return text[self.start : self.end]


class BlockKind(StrEnum):
    """What a block of a transcription is, in the Guidelines' words where they have one."""

    BYLINE = "byline"
    TITLE = "title"  # the head of the whole text
    SUBTITLE = "subtitle"  # over- or under-title
    DOC_DATE = "docDate"
    PUBLICATION = "publication"  # the archive's block of labelled lines about source and licence
    SERIES = "series"  # "(Seventh in a series ...)", "(To be continued)"
    HEAD = "head"  # of a section; ``level`` counts from 1
    PARAGRAPH = "p"
    QUOTATION = "quote"  # a paragraph set off as a quotation by layout
    VERSE_LINE = "l"  # lines of one stanza share ``group``
    ITEM = "item"  # items of one list share ``group``; ``n`` is the printed label; ``level`` the nesting, from 1
    CELL = "cell"  # cells of one table share ``group``; ``level`` is the row, from 1
    NOTE = "note"  # a foot- or endnote; ``n`` is its sign
    EDITORIAL_NOTE = "editorial"  # a note signed by an editor or the archive
    EPIGRAPH = "epigraph"
    DATELINE = "dateline"
    SALUTATION = "salute"
    SIGNATURE = "signed"
    POSTSCRIPT = "postscript"
    SEPARATOR = "milestone"  # "* * *"
    COLOPHON = "colophon"  # "Last updated on: ..."


@dataclass(frozen=True, slots=True, order=True)
class Block:
    """A stretch of text set off by layout.

    Attributes:
        span: begins and ends with a character that is not white space.
        level: of a head, list item or row, from 1; 0 where it means nothing.
        group: the number of the stanza, list or table the block belongs to, from 1; 0 for none.
        n: the printed number or sign of a note or item, as printed.
    """

    span: Span
    kind: BlockKind
    level: int = 0
    group: int = 0
    n: str = ""


@dataclass(frozen=True, slots=True, order=True)
class Field:
    """A statement of the header, and where it was read.

    Attributes:
        span: the whole statement, label and all.
        name: canonical: author, title, subtitle, date, source, transcription, markup, proofreading, translation,
            licence, copyright, written, first-published, publisher, online-version, series, updated, or "other".
        value: the statement without its label.
        label: the label as printed, colon included; None where there is none.
    """

    span: Span
    name: str
    value: Span
    label: Span | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """The bytes of a transcription, and the name the user gave them ("-" or nothing for standard input)."""

    data: bytes
    path: str = ""


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a transcription came from, and what gives its bytes back.

    Attributes:
        path: as the user named it; empty for text from memory or standard input.
        media_type: such as ``text/plain``.
        encoding: a Python codec name; ``text.encode(encoding)`` after ``bom`` gives the bytes of the file.
        bom: the byte order mark read, or nothing.
        sha256: of the bytes.
    """

    path: str = ""
    media_type: str = "text/plain"
    encoding: str = "utf-8"
    bom: bytes = b""
    sha256: str = ""


@dataclass(frozen=True)
class Transcription:
    """A text as read. Every character outside the blocks is white space."""

    text: str
    blocks: tuple[Block, ...] = ()
    fields: tuple[Field, ...] = ()
    origin: Origin = field(default_factory=Origin)

    def __post_init__(self) -> None:
        end = 0
        for block in self.blocks:
            if block.span.start < end or not block.span or self.text[end : block.span.start].strip():
                raise ValueError(f"block {block} overlaps its neighbour, is empty, or leaves text outside")
            end = block.span.end
        if self.text[end:].strip():
            raise ValueError("text after the last block")

    def to_bytes(self) -> bytes:
        """The bytes the text was read from."""
        return self.origin.bom + self.text.encode(self.origin.encoding)

    def field(self, name: str) -> str:
        """The first field of that name, its white space folded; empty where there is none."""
        return next((" ".join(f.value.of(self.text).split()) for f in self.fields if f.name == name), "")

    def of_kind(self, *kinds: BlockKind) -> Iterator[Block]:
        return (block for block in self.blocks if block.kind in kinds)

    def block_at(self, offset: int) -> Block | None:
        """The block that holds a character, by bisection."""
        index = bisect.bisect_right(self._block_starts, offset) - 1
        return self.blocks[index] if index >= 0 and offset < self.blocks[index].span.end else None

    def place(self, span: Span) -> Place:
        """Line and column of a span, for a diagnostic."""
        line, column = self._position(span.start)
        end_line, end_column = self._position(span.end)
        return Place(self.origin.path, line, column, end_line, end_column)

    def offset(self, line: int, column: int) -> int:
        """The offset of a line and column as ``place`` counts them."""
        return self._line_starts[line - 1] + column - 1

    def _position(self, offset: int) -> tuple[int, int]:
        line = bisect.bisect_right(self._line_starts, offset)
        return line, offset - self._line_starts[line - 1] + 1

    @cached_property
    def _line_starts(self) -> list[int]:
        return [0, *(match.end() for match in LINE_END.finditer(self.text))]

    @cached_property
    def _block_starts(self) -> list[int]:
        return [block.span.start for block in self.blocks]
