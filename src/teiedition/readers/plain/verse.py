"""Stanzas: lines that end before the margin because the poet ended them."""

from __future__ import annotations

import itertools
from typing import Final

from teiedition.readers.plain.draft import Draft
from teiedition.readers.plain.segment import Chunk
from teiedition.readers.plain.view import View
from teiedition.transcription import BlockKind

_LONGEST: Final = 80
_LINE_ENDS: Final = tuple(",;:.!?—–-…’”\"'")
_NOT_VERSE: Final = ("by ", "For the ", "On behalf", "Published", "pp.", "http")


def read_verse(view: View, index: int, draft: Draft) -> int:
    """Take a stanza; its lines share a group."""
    chunk = view.chunks[index]
    if not _could_be_stanza(chunk):
        return 0
    if not (_is_stanza(chunk) or _has_neighbour(view, index)):
        return 0
    group = draft.new_group()
    for line in chunk.lines:
        draft.add(BlockKind.VERSE_LINE, line, group=group)
    return 1


def _could_be_stanza(chunk: Chunk) -> bool:
    """Two short lines or more, begun with capitals, without figures, and not filled up to a margin."""
    lines = chunk.lines
    if len(lines) < 2 or max(len(line.text) for line in lines) > _LONGEST:
        return False
    if any(line.text.startswith(_NOT_VERSE) or _has_figures(line.text) for line in lines):
        return False
    capitals = sum(_begins_with_capital(line.text) for line in lines)
    indented = len({line.indent for line in lines}) > 1
    return (5 * capitals >= 4 * len(lines) or (indented and 2 * capitals >= len(lines))) and not is_filled(chunk)


def _is_stanza(chunk: Chunk) -> bool:
    """Three lines and more with the stops of sentences at their ends, or a couplet in quotation marks."""
    lines = chunk.lines
    stopped = sum(line.text.endswith(_LINE_ENDS) for line in lines)
    if len(lines) == 2:
        return (
            stopped == 2
            and lines[0].text[0] in "“\"‘'"
            and lines[1].text[-1] in "”\"’'"
            and lines[0].text[-1] in ",;:-–—"
        )
    dialogue = sum(line.text[0] in '“"—–-' for line in lines)
    return (
        5 * stopped >= 2 * len(lines)
        and 2 * dialogue < len(lines)
        and sum(len(x.text) for x in lines) >= 15 * len(lines)
    )


def _has_neighbour(view: View, index: int) -> bool:
    """Whether a stanza stands before or after, with as many lines."""
    size = len(view.chunks[index].lines)
    near = (view.at(index - 1), view.at(index + 1))
    return any(
        c is not None and abs(len(c.lines) - size) <= 1 and _could_be_stanza(c) and _is_stanza(c) for c in near
    ) and any(line.text.endswith(_LINE_ENDS) for line in view.chunks[index].lines)


def is_filled(chunk: Chunk) -> bool:
    """Whether lines run on to a margin: most could not have taken the next line's first word."""
    lines = chunk.lines
    width = max(len(line.text) for line in lines)
    room = sum(
        len(line.text) + 1 + len(after.text.split(None, 1)[0]) <= width for line, after in itertools.pairwise(lines)
    )
    return 4 * room < len(lines) - 1


def _begins_with_capital(text: str) -> bool:
    letter = next((c for c in text if c.isalpha()), "a")
    return letter.isupper()


def _has_figures(text: str) -> bool:
    return sum(c.isdigit() for c in text) > 3
