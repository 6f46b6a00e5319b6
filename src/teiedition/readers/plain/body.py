"""The text between header and colophon: each chunk goes to the first kind that has evidence for it.

chunks --readers in order--> blocks    a reader takes one chunk or more, or leaves it to the next
what nobody takes                      is a paragraph
heads  --level_heads--> levels         when all are known
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Final

from teiedition.readers.plain import names, shapes
from teiedition.readers.plain.draft import Draft
from teiedition.readers.plain.heads import level_heads, read_head
from teiedition.readers.plain.letters import read_letter
from teiedition.readers.plain.lists import read_list
from teiedition.readers.plain.notes import read_notes
from teiedition.readers.plain.segment import Chunk
from teiedition.readers.plain.tables import read_table
from teiedition.readers.plain.verse import is_filled, read_verse
from teiedition.readers.plain.view import View
from teiedition.transcription import BlockKind

_ATTRIBUTION = re.compile(r"[—–―-]{1,2}\s?(?P<who>[^,!?\n]{2,60})(?:,[^!?\n]{1,60})?$")
_LONGEST_EPIGRAPH: Final = 500
_QUOTE_INDENT: Final = 2
_SHORTEST_QUOTATION: Final = 60

ChunkReader = Callable[[View, int, Draft], int]
"""Takes chunks from an index on and says how many; 0 leaves them to the next reader."""


def read_body(chunks: Sequence[Chunk], author: str) -> Draft:
    """Find the blocks of a text.

    Args:
        chunks: those between header and colophon.
        author: as printed in the byline; a line that repeats it is no head.
    """
    view, draft = View(chunks, author), Draft()
    index = 0
    while index < len(chunks):
        index += next((taken for read in _READERS if (taken := read(view, index, draft))), 0)
    draft.blocks = level_heads(draft.blocks, view)
    return draft


def _read_separator(view: View, index: int, draft: Draft) -> int:
    if not shapes.is_separator(view.chunks[index]):
        return 0
    draft.add(BlockKind.SEPARATOR, view.chunks[index])
    return 1


def _read_series(view: View, index: int, draft: Draft) -> int:
    chunk = view.chunks[index]
    if not shapes.is_series_note(chunk):
        return 0
    draft.add(BlockKind.SERIES, chunk)
    draft.add_field("series", chunk.span)
    return 1


def _read_editorial(view: View, index: int, draft: Draft) -> int:
    if not shapes.is_editorial_note(view.chunks[index].text):
        return 0
    draft.add(BlockKind.EDITORIAL_NOTE, view.chunks[index])
    return 1


def _read_epigraph(view: View, index: int, draft: Draft) -> int:
    """Take a motto at the beginning, or below a head: words with the name of their author behind a dash."""
    chunk = view.chunks[index]
    if (draft.blocks and draft.blocks[-1].kind is not BlockKind.HEAD) or len(chunk.text) > _LONGEST_EPIGRAPH:
        return 0
    if len(chunk.lines) > 1 and _is_attribution(chunk.lines[-1].text):
        draft.add(BlockKind.EPIGRAPH, chunk)
        return 1
    after = view.at(index + 1)
    if after is None or len(after.lines) > 1 or not _is_attribution(after.text):
        return 0
    draft.add(BlockKind.EPIGRAPH, chunk)
    draft.add(BlockKind.EPIGRAPH, after)
    return 2


def _is_attribution(text: str) -> bool:
    match = _ATTRIBUTION.match(text)
    return match is not None and names.has_name_shape(match.group("who").strip().removesuffix("."))


def _read_quotation(view: View, index: int, draft: Draft) -> int:
    """Take a chunk whose lines are all indented deeper than those around it."""
    chunk = view.chunks[index]
    if min(line.indent for line in chunk.lines) < view.margin + _QUOTE_INDENT or len(chunk.text) < _SHORTEST_QUOTATION:
        return 0
    if len(chunk.lines) == 1 and view.indents_paragraphs:
        return 0
    draft.add(BlockKind.QUOTATION, chunk)
    return 1


def _read_head_line(view: View, index: int, draft: Draft) -> int:
    """Take a head that stands right above its paragraph, without a blank line."""
    lines = view.chunks[index].lines
    if len(lines) < 2 or len(lines[1].text) < 2 * _SHORTEST_QUOTATION or is_filled(view.chunks[index]):
        return 0
    inner = View((Chunk(lines[:1]), Chunk(lines[1:])), view.author)
    if not read_head(inner, 0, draft):
        return 0
    draft.add_lines(BlockKind.PARAGRAPH, lines[1:])
    return 1


def _read_paragraph(view: View, index: int, draft: Draft) -> int:
    draft.add(BlockKind.PARAGRAPH, view.chunks[index])
    return 1


_READERS: Final[tuple[ChunkReader, ...]] = (
    _read_separator,
    read_notes,
    _read_editorial,
    _read_series,
    _read_epigraph,
    read_table,
    read_list,
    read_letter,
    read_verse,
    _read_head_line,
    read_head,
    _read_quotation,
    _read_paragraph,
)
