"""The line a finding is about, cut to the terminal's width around the place, and where the mark goes.

path --``Sources``--> text --LINE_END--> line --``_window``--> cells shown, ``Excerpt``

Columns are counted in code points, a terminal in cells: an ideograph takes two, a combining accent none.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from dataclasses import dataclass

from teiedition.diagnostics import Place
from teiedition.reporters.protocol import Sources
from teiedition.transcription import LINE_END

CUT = "…"


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A line as shown.

    Attributes:
        line: its number, from 1.
        shown: the visible part; ``CUT`` stands where something was left off.
        indent: cells before the mark.
        marks: cells under the mark, at least 1.
    """

    line: int
    shown: str
    indent: int
    marks: int


class Excerpts:
    """Cuts excerpts; each source is fetched and split once."""

    def __init__(self, sources: Sources, width: int) -> None:
        self._fetch: Callable[[str], str | None] = sources if callable(sources) else sources.get
        self._width = width
        self._lines: dict[str, list[str]] = {}

    def at(self, place: Place) -> Excerpt | None:
        """The excerpt of a place; None where the source or the line can't be had."""
        lines = self._of(place.path)
        if not 0 < place.line <= len(lines):
            return None
        line, number = lines[place.line - 1], place.line
        start = min(max(place.column - 1, 0), len(line))
        end = _end(place, line, start)
        room = max(20, self._width - len(str(number)) - 3)
        first, last = _window(line, start, end, room)
        left, right = CUT if first else "", CUT if last < len(line) else ""
        return Excerpt(
            number,
            (left + "".join(map(_shown, line[first:last])) + right).rstrip(),
            len(left) + cells(line[first:start]),
            max(1, cells(line[start : min(end, last)])),
        )

    def _of(self, path: str) -> list[str]:
        if path not in self._lines:
            self._lines[path] = LINE_END.split(self._fetch(path) or "")
        return self._lines[path]


def _end(place: Place, line: str, start: int) -> int:
    """Where the mark ends in this line: a place without an end is one character, one of several lines runs on."""
    if place.end_line > place.line:
        return len(line)
    if place.end_column > place.column > 0:
        return min(place.end_column - 1, len(line))
    return min(start + (1 if place.column else 0), len(line))


def _window(line: str, start: int, end: int, room: int) -> tuple[int, int]:
    """The stretch of a line to show: the whole if it fits, else the mark with a third of the room before it."""
    if len(line) <= room and cells(line) <= room:
        return 0, len(line)
    room -= 2 * len(CUT)
    first = _reach(line, start, -1, room // 3)
    last = _reach(line, start, 1, room - cells(line[first:start]))
    if last == len(line):  # nothing more on the right: show more on the left
        first = _reach(line, start, -1, room - cells(line[start:last]))
    return first, max(last, min(end, start + 1))


def _reach(line: str, at: int, step: int, room: int) -> int:
    """How far one can go from an offset within so many cells."""
    while 0 <= at + min(step, 0) < len(line):
        room -= _width(line[at + min(step, 0)])
        if room < 0:
            break
        at += step
    return at


def cells(text: str) -> int:
    """How many cells of a terminal a text takes when shown."""
    return len(text) if text.isascii() and text.isprintable() else sum(map(_width, text))


def _width(char: str) -> int:
    if char == "\t":
        return len(_shown(char))
    if unicodedata.combining(char) or unicodedata.category(char) in ("Mn", "Me"):
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" and char.isprintable() else 1


def _shown(char: str) -> str:
    """A character that can't steer the terminal, as wide as ``_width`` says."""
    if char.isprintable():
        return char
    if char == "\t":
        return "    "
    if char < " ":
        return chr(0x2400 + ord(char))  # the pictures of the control characters
    return " " if char.isspace() else "\ufffd"
