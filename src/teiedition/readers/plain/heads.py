"""Section heads: short, unstopped, alone among longer paragraphs.

A chunk is a head by its shape (``has_head_shape``) and by its place (``is_head``): prose follows, and it isn't one of a
run of short chunks, which are tables, lists and signatures.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from teiedition.readers.plain import shapes
from teiedition.readers.plain.dates import is_bracketed, is_date, is_day
from teiedition.readers.plain.draft import Draft
from teiedition.readers.plain.segment import Chunk
from teiedition.readers.plain.view import View
from teiedition.transcription import Block, BlockKind

_LONGEST: Final = 65
_LONGEST_LINES: Final = 130
_MOST_WORDS: Final = 12
_LONGEST_SENTENCE: Final = 55
_SHORT: Final = 80
_STOPS: Final = (".", ":", ";", ",", "…", "-", "–", "—", "/")
_QUOTES: Final = "“”\"‘’'«»„"
_NUMBERED = re.compile(r"(?:[IVXLC]{1,6}|\d{1,2}|[A-Z])[.):]\s+\S|§\s?\d")
_RUN: Final = 3


def read_head(view: View, index: int, draft: Draft) -> int:
    """Take a section head; its level is found when all heads are known."""
    if not is_head(view, index):
        return 0
    draft.add(BlockKind.HEAD, view.chunks[index], level=1)
    return 1


def is_head(view: View, index: int) -> bool:
    """Whether a chunk heads what follows."""
    chunk = view.chunks[index]
    if (
        shapes.is_chapter(chunk.lines[0].text)
        and not shapes.is_numeral(chunk.text)
        and len(chunk.text) <= _LONGEST_LINES
    ):
        return _has_text_below(view, index)
    if not (has_head_shape(chunk) or shapes.is_numeral(chunk.text)) or chunk.text == view.author:
        return False
    before = view.at(index - 1)
    if before is not None and before.text.endswith((":", ",", "—")) and len(before.text) > _SHORT:
        return False
    return _run_length(view, index) < _RUN and _has_text_below(view, index)


def has_head_shape(chunk: Chunk) -> bool:
    """Whether a chunk looks like a head by itself."""
    text = chunk.text
    if len(text) > (_LONGEST if len(chunk.lines) == 1 else _LONGEST_LINES) or len(chunk.lines) > 3:
        return False
    words = text.split()
    if len(words) > _MOST_WORDS * len(chunk.lines) or is_date(text) or is_day(text):
        return False
    return _begins_like_head(text) and _ends_like_head(text) and _is_wordy(text)


def _begins_like_head(text: str) -> bool:
    first = text.lstrip(_QUOTES + "[¿¡§.… ")[:1]
    return (first.isupper() or first.isdigit() or (first.isalpha() and not first.islower())) and text[0] not in "(*•·–—-"


def _ends_like_head(text: str) -> bool:
    bare = text.rstrip(_QUOTES)
    if bare.endswith(_STOPS):
        # a stop inside marks that open inside the head belongs to the words quoted
        return bare != text and bare.endswith(".") and text[0] not in _QUOTES
    if bare.endswith(("?", "!")):
        quoted = text[0] in _QUOTES and bare != text
        return len(text) <= _LONGEST_SENTENCE and not quoted
    return not is_bracketed(text) or (text[0] == "[" and len(text.split()) <= 3)


def _is_wordy(text: str) -> bool:
    letters = sum(c.isalpha() for c in text)
    return letters >= 3 and 2 * letters >= len(text.replace(" ", "")) - 1


def _is_short(chunk: Chunk) -> bool:
    text = chunk.text
    return len(text) <= _LONGEST and not text.endswith((".", "!", "?", ".”", '."', "?”", "!”"))


def _run_length(view: View, index: int) -> int:
    """How many short chunks stand together here."""
    first = last = index
    while first > 0 and index - first < _RUN and _is_short(view.chunks[first - 1]):
        first -= 1
    while last + 1 < len(view.chunks) and last - index < _RUN and _is_short(view.chunks[last + 1]):
        last += 1
    return last - first + 1


def _has_text_below(view: View, index: int) -> bool:
    """Whether prose, verse or a list follows, perhaps after a second head."""
    after = view.at(index + 1)
    if after is not None and has_head_shape(after):
        after = view.at(index + 2)
    return after is not None and (
        len(after.text) > _SHORT or after.text.endswith((".", ":", "”", '"', "!", "?")) or len(after.lines) > 1
    )


def level_heads(blocks: Sequence[Block], view: View) -> list[Block]:
    """Give the heads their levels: chapters over numbers over plain heads, and a head right below another under it."""
    texts = {chunk.start: chunk.text for chunk in view.chunks}
    ranks = {block: _rank(texts.get(block.span.start, "")) for block in blocks if block.kind is BlockKind.HEAD}
    used = sorted(
        {rank for rank in ranks.values() if sum(r == rank for r in ranks.values()) > 1} | set(list(ranks.values())[:1])
    )
    levelled: list[Block] = []
    for block in blocks:
        if block in ranks:
            level = 1 + sum(rank < ranks[block] for rank in used)
            above = levelled[-1] if levelled else None
            if above is not None and above.kind is BlockKind.HEAD and above.level >= level:
                level = above.level + 1
            block = replace(block, level=level)
        levelled.append(block)
    return levelled


def _rank(text: str) -> int:
    """0 for chapters, 1 for numbered heads, 2 for the rest."""
    if shapes.is_chapter(text) and not shapes.is_numeral(text):
        return 0
    return 1 if shapes.is_numeral(text) or _NUMBERED.match(text) else 2
