"""The bytes of a document with its parts in it, and the way back from a place in them to a place in a file."""

from __future__ import annotations

import bisect
import os
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property
from typing import NamedTuple

from teiedition.diagnostics import Diagnostic


class File:
    """One of the files.

    Args:
        path: as findings show it.
        data: UTF-8, lines ended by "\\n".
    """

    def __init__(self, path: str, data: bytes) -> None:
        self.path = path
        self.data = data

    @cached_property
    def lines(self) -> list[int]:
        """Where each line starts, in bytes."""
        return line_starts(self.data)

    def place(self, offset: int) -> tuple[int, int]:
        """Line and column of a byte, both from 1, the column in code points."""
        line = bisect.bisect_right(self.lines, offset)
        start = self.lines[line - 1]
        return line, len(self.data[start:offset].decode("utf-8", "replace")) + 1


class Piece(NamedTuple):
    """A stretch of the whole.

    Attributes:
        start: in the whole.
        file: that it was taken from.
        at: where it starts there.
        moves: whether it was taken as it is; what was put in belongs to the one place ``at``.
    """

    start: int
    file: File
    at: int
    moves: bool


@dataclass
class Whole:
    """A document with its parts.

    Attributes:
        data: the bytes to check.
        pieces: by their start.
        findings: of what could not be included.
    """

    data: bytes
    pieces: list[Piece]
    findings: list[Diagnostic]

    @cached_property
    def _starts(self) -> list[int]:
        return [piece.start for piece in self.pieces]

    @cached_property
    def _lines(self) -> list[int]:
        return line_starts(self.data)

    def placed(self, found: Iterable[Diagnostic]) -> list[Diagnostic]:
        """Findings about the whole as findings about the files, sorted, with those about the inclusions."""
        return sorted({*self.findings, *map(self._diagnostic, found)})

    def _diagnostic(self, found: Diagnostic) -> Diagnostic:
        place = found.place
        if not 0 < place.line <= len(self._lines):
            return found
        file, line, column = self.locate(place.line, place.column or 1)
        moved = replace(place, path=file.path, line=line, column=column if place.column else 0)
        if place.end_line:
            _, end_line, end_column = self.locate(place.end_line, max(place.end_column - 1, 1))
            same = place.end_column > 1
            moved = replace(moved, end_line=end_line, end_column=end_column + 1 if same else end_column)
        return replace(found, place=moved, values=tuple(self._value(*value, file) for value in found.values))

    def _value(self, name: str, value: str, file: File) -> tuple[str, str]:
        """A line that a message speaks of is one of a file too."""
        if name != "line" or not value.isdecimal() or not 0 < int(value) <= len(self._lines):
            return name, value
        other, line, _ = self.locate(int(value), 1)
        beside = os.path.relpath(other.path, os.path.dirname(file.path) or ".")  # noqa: PTH120 - of a name as given
        return name, str(line) if other is file else f"{line} of {beside}"

    def locate(self, line: int, column: int) -> tuple[File, int, int]:
        """The file that a place of the whole was taken from, with the line and column there."""
        start = self._lines[min(line, len(self._lines)) - 1]
        end = self.data.find(b"\n", start)
        text = self.data[start : end if end >= 0 else len(self.data)].decode("utf-8", "replace")
        offset = start + len(text[: column - 1].encode())
        piece = self.pieces[bisect.bisect_right(self._starts, offset) - 1]
        return piece.file, *piece.file.place(piece.at + (offset - piece.start if piece.moves else 0))


def line_starts(data: bytes) -> list[int]:
    """Where each line of some bytes starts."""
    starts = [0]
    while (at := data.find(b"\n", starts[-1])) >= 0:
        starts.append(at + 1)
    return starts
