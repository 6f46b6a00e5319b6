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
_LONGEST_TITLE_CASE: Final = 90
_LONGEST_LINES: Final = 130
_MOST_WORDS: Final = 12
_CHAPTER_WORDS: Final = 5
_LONGEST_SENTENCE: Final = 30
_LONGEST_STOPPED: Final = 45
_SHORT: Final = 80
_STOPS: Final = (".", ":", ";", ",", "…", "-", "–", "—", "/")
_QUOTES: Final = "“”\"‘’'«»„"
_SENTENCE_END = re.compile(r"[^\W\d_]{4,}[.!?]\s")
_ABBREVIATION = re.compile(r"(?:\b[^\W\d_]\.){2,}$")
_NUMBERED = re.compile(r"(?:[IVXLC]{1,6}|\d{1,2}|[A-Z])[.):]\s+\S|§\s?\d")
_RUN: Final = 3
_CLOSES: Final = (".", "”", '"', "!", "?")


def read_head(view: View, index: int, draft: Draft) -> int:
    """Take a section head; its level is found when all heads are known."""
    if not is_head(view, index):
        return 0
    draft.add(BlockKind.HEAD, view.chunks[index], level=1)
    return 1


def is_head(view: View, index: int) -> bool:
    """Whether a chunk heads what follows."""
    chunk = view.chunks[index]
    if _is_chapter_head(chunk):
        return _has_text_below(view, index)
    numeral = shapes.is_numeral(chunk.text)
    if not (numeral or has_head_shape(chunk)) or chunk.text == view.author:
        return False
    if _is_announced(view, index) or (chunk.text.endswith(".") and not numeral and not _stands_alone(view, index)):
        return False
    return _run_length(view, index) < _RUN and _has_text_below(view, index)


def _is_chapter_head(chunk: Chunk) -> bool:
    """Whether a chunk begins "Chapter One" and doesn't go on to a sentence."""
    text = chunk.text
    if len(text) > _LONGEST_LINES or shapes.is_numeral(text) or not shapes.is_chapter(chunk.lines[0].text):
        return False
    return not text.endswith((".", ",", ":", ";")) or len(text.split()) <= _CHAPTER_WORDS


def _is_announced(view: View, index: int) -> bool:
    """Whether a colon before announces the chunk: as a quotation or a list, unless it has the capitals of a head."""
    before, text = view.at(index - 1), view.chunks[index].text
    if before is None or not before.text.endswith((":", ",", "—")) or len(before.text) <= _SHORT:
        return False
    return text.endswith(("!", "?")) or not is_title_case(text)


def _stands_alone(view: View, index: int) -> bool:
    """Whether long chunks, or none, stand on both sides."""
    near = (view.at(index - 1), view.at(index + 1))
    return all(chunk is None or len(chunk.text) > _SHORT for chunk in near)


def has_head_shape(chunk: Chunk) -> bool:
    """Whether a chunk looks like a head by itself."""
    text = chunk.text
    if len(text) > _LONGEST_LINES or is_date(text) or is_day(text) or shapes.is_salutation(text) or "; " in text:
        return False
    if _SENTENCE_END.search(text) and not is_title_case(text):
        return False
    return _has_head_size(chunk) and _begins_like_head(text) and _ends_like_head(text) and _is_wordy(text)


def _has_head_size(chunk: Chunk) -> bool:
    lines, text = chunk.lines, chunk.text
    if len(lines) > 1:
        broken = any(line.text.startswith("by ") or line.text.endswith((",", ".")) for line in lines)
        return len(lines) <= 3 and len(text) <= _LONGEST_LINES and not broken
    if len(text) > _LONGEST:
        return len(text) <= _LONGEST_TITLE_CASE and is_title_case(text)
    return len(text.split()) <= _MOST_WORDS


def is_title_case(text: str) -> bool:
    """Whether most of the long words begin with a capital, as in heads and titles."""
    words = [word for word in (w.strip(_QUOTES + "()[],.;:!?—–-") for w in text.split()) if len(word) > 3]
    capitals = sum(word[0].isupper() or word[0].isdigit() for word in words)
    return len(words) > 0 and 3 * capitals >= 2 * len(words) and (len(words) > 1 or capitals == 1)


def _begins_like_head(text: str) -> bool:
    first = text.lstrip(_QUOTES + "[¿¡§.… ")[:1]
    return (first.isupper() or first.isdigit() or (first.isalpha() and not first.islower())) and text[
        0
    ] not in "(*•·–—-"


def _ends_like_head(text: str) -> bool:
    bare = text.rstrip(_QUOTES)
    if bare.endswith(_STOPS):
        # a stop inside marks that open inside the head belongs to the words quoted
        if bare != text:
            return bare.endswith(".") and text[0] not in _QUOTES
        return bool(_ABBREVIATION.search(text)) or _is_stopped_head(text)
    if bare.endswith(("?", "!")):
        quoted = text[0] in _QUOTES and bare != text
        return not quoted and (is_title_case(text) or len(text) <= _LONGEST_SENTENCE)
    return not is_bracketed(text) or (text[0] == "[" and len(text.split()) <= 3)


def _is_stopped_head(text: str) -> bool:
    """Whether a head closes with a full stop, as some papers set them: two words and more, all with capitals."""
    words = [word for word in text.split() if len(word) > 3]
    capitals = len(words) > 1 and all(word[0].isupper() for word in words)
    return capitals and text.endswith(".") and not text.endswith("..") and len(text) <= _LONGEST_STOPPED


def _is_wordy(text: str) -> bool:
    letters = sum(c.isalpha() for c in text)
    return letters >= 3 and 2 * letters >= len(text.replace(" ", "")) - 1


def _is_short(chunk: Chunk) -> bool:
    text = chunk.text
    if shapes.is_separator(chunk):
        return False
    return len(text) <= _LONGEST and not text.endswith((".", ".”", '."', "?”", "!”"))


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
    # a small letter, also behind a quotation mark and an omission, goes on with the sentence above
    if after is None or after.text.lstrip(f"{_QUOTES}.… ")[:1].islower():
        return False
    if len(after.lines) > 1:
        return len(after.text) > _SHORT or any(line.text.endswith(_CLOSES) for line in after.lines)
    return len(after.text) > _SHORT or after.text.endswith((*_CLOSES, ":"))


def level_heads(blocks: Sequence[Block], view: View) -> list[Block]:
    """Give the heads their levels: chapters over numbers over plain heads, and a head right below another under it."""
    texts = {chunk.start: chunk.text for chunk in view.chunks}
    ranks = {block: _rank(texts.get(block.span.start, "")) for block in blocks if block.kind is BlockKind.HEAD}
    used = sorted(
        {rank for rank in ranks.values() if sum(r == rank for r in ranks.values()) > 1} | set(list(ranks.values())[:1])
    )
    levelled: list[Block] = []
    for block in blocks:
        level = 1 + sum(rank < ranks[block] for rank in used) if block in ranks else 0
        above = levelled[-1] if levelled else None
        if level and above is not None and above.kind is BlockKind.HEAD and above.level >= level:
            level = above.level + 1
        levelled.append(replace(block, level=level) if level else block)
    return levelled


def _rank(text: str) -> int:
    """0 for chapters, 1 for numbered heads, 2 for the rest."""
    if shapes.is_chapter(text) and not shapes.is_numeral(text):
        return 0
    return 1 if shapes.is_numeral(text) or _NUMBERED.match(text) else 2
