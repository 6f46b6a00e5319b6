"""Tables: rows whose cells are set apart by tabs, or by blanks in columns."""

from __future__ import annotations

import re
from typing import Final

from teiedition.readers.plain.draft import Draft
from teiedition.readers.plain.segment import Chunk, Line
from teiedition.readers.plain.view import View
from teiedition.transcription import BlockKind

_TABBED = re.compile(r"[^\t]+")
_SPACED = re.compile(r"\S+(?: \S+)*")
_GAP = "  "
_LONGEST_CELL: Final = 40
_SLACK: Final = 3


def read_table(view: View, index: int, draft: Draft) -> int:
    """Take a chunk whose lines are rows; the cells share a group, and their level is the row."""
    chunk = view.chunks[index]
    cells = _cells(chunk)
    if not cells:
        return 0
    group = draft.new_group()
    for row, spans in enumerate(cells, 1):
        for start, end in spans:
            draft.add_span(BlockKind.CELL, start, end, group=group, level=row)
    return 1


def _cells(chunk: Chunk) -> list[list[tuple[int, int]]]:
    lines = chunk.lines
    if len(lines) < 2:
        return []
    if all("\t" in line.text for line in lines):
        return [_cut(line, _TABBED) for line in lines]
    if all(_GAP in line.text for line in lines) and _is_aligned(chunk):
        return [_cut(line, _SPACED) for line in lines]
    return []


def _cut(line: Line, pattern: re.Pattern[str]) -> list[tuple[int, int]]:
    spans = []
    for match in pattern.finditer(line.text):
        text = match.group()
        if not text.strip():
            continue
        start = line.start + match.start() + len(text) - len(text.lstrip())
        spans.append((start, start + len(text.strip())))
    return spans


def _is_aligned(chunk: Chunk) -> bool:
    """Whether all lines have as many short cells, which begin or end under each other."""
    rows = [
        [(m.start() + line.indent, m.end() + line.indent) for m in _SPACED.finditer(line.text)] for line in chunk.lines
    ]
    width = len(rows[0])
    if len(rows) < 3 and not all(any(c.isdigit() for c in line.text) for line in chunk.lines):
        return False
    if width < 2 or any(len(row) != width for row in rows):
        return False
    if any(end - start > _LONGEST_CELL for row in rows for start, end in row):
        return False
    return all(_spread([row[i][0] for row in rows]) or _spread([row[i][1] for row in rows]) for i in range(1, width))


def _spread(columns: list[int]) -> bool:
    return max(columns) - min(columns) <= _SLACK
