"""text -> chunks: the runs of lines that blank lines set apart, white space cut away at both ends of each line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from teiedition.transcription import Span

_LINE = re.compile(r"[^\r\n]+")
_ONE_LINE_END = frozenset({"\n", "\r\n", "\r"})


@dataclass(frozen=True, slots=True)
class Line:
    """A line that is not blank, without the white space around it.

    Attributes:
        start: of its first character, in code points of the text.
        end: after its last character.
        indent: how many white-space characters stand before it; a tab counts eight.
        text: its characters.
    """

    start: int
    end: int
    indent: int
    text: str


@dataclass(frozen=True)
class Chunk:
    """Lines that no blank line parts; never empty."""

    lines: tuple[Line, ...]

    @property
    def start(self) -> int:
        return self.lines[0].start

    @property
    def end(self) -> int:
        return self.lines[-1].end

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)

    @cached_property
    def text(self) -> str:
        """The lines joined by single blanks."""
        return self.lines[0].text if len(self.lines) == 1 else " ".join([line.text for line in self.lines])

    def __len__(self) -> int:
        return len(self.text)


def segment(text: str) -> list[Chunk]:
    """Cut a text at its blank lines; a line of white space only is blank."""
    return [Chunk(tuple(lines)) for lines in _runs(text)]


def _runs(text: str) -> Iterator[list[Line]]:
    run: list[Line] = []
    end = 0
    for match in _LINE.finditer(text):
        line = _line(match.start(), match.group())
        if line is None:
            continue
        # between neighbouring lines stands one line end and nothing else; their own white space lies inside the match
        if run and text[end : match.start()] not in _ONE_LINE_END:
            yield run
            run = []
        run.append(line)
        end = match.end()
    if run:
        yield run


def _line(start: int, whole: str) -> Line | None:
    text = whole.strip()
    if not text:
        return None
    if len(text) == len(whole):
        return Line(start, start + len(text), 0, text)
    lead = len(whole) - len(whole.lstrip())
    indent = lead + 7 * whole[:lead].count("\t")
    return Line(start + lead, start + lead + len(text), indent, text)
