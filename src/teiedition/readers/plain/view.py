"""The body of a text as the modules of the kinds see it: chunks, and what holds for the whole."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from teiedition.readers.plain.segment import Chunk

_LONG = 100


@dataclass(frozen=True)
class View:
    """The chunks between header and colophon, and the author's name as printed."""

    chunks: Sequence[Chunk]
    author: str = ""

    def at(self, index: int) -> Chunk | None:
        """The chunk there; nothing outside the body."""
        return self.chunks[index] if 0 <= index < len(self.chunks) else None

    @cached_property
    def margin(self) -> int:
        """The indent that most lines of prose have."""
        lines = Counter(line.indent for chunk in self.chunks if len(chunk.text) > _LONG for line in chunk.lines)
        return min(lines, key=lambda indent: (-lines[indent], indent), default=0)

    @cached_property
    def indents_paragraphs(self) -> bool:
        """Whether paragraphs begin with an indent, so that an indented line alone means nothing."""
        long = [chunk for chunk in self.chunks if len(chunk.text) > _LONG]
        return 4 * sum(chunk.lines[0].indent > self.margin for chunk in long) > len(long)
