"""Whether a line is the name of its author: by the shape of names, and by what the rest of the text says."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Final

from teiedition.readers.plain.segment import Chunk
from teiedition.transcription import Span


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_INITIAL = re.compile(r"(?:[^\W\d_a-z]\.[-’']?)+|[^\W\d_a-z]\.?")
_CAPITALISED = re.compile(r"(?:[DdLlO]['’])?[^\W\d_a-z][^\W\d_]*(?:['’-][^\W\d_]+)*\.?")
_PARTICLES: Final = _words("de von van der den la le du di da del dos el al ben bin ibn af av zu zur y e et")
_JOINERS: Final = frozenset({"and", "&", "with", "und"})
_TITLES: Final = _words("dr. prof. mr. mrs. rev. sir lord jr. sr. st.")
_BY = re.compile(r"(?:written )?by:?\s+", re.IGNORECASE)
_SPLIT = re.compile(r"\s*(?:,\s+(?:and\s+)?|\s&\s|\sand\s|;\s)\s*")
_LONGEST: Final = 8
SURE: Final = 2
LIKELY: Final = 1


@cache
def _table(name: str) -> frozenset[str]:
    text = Path(__file__).with_name(name).read_text(encoding="utf-8")
    return frozenset(word for row in text.splitlines() if not row.startswith("#") for word in row.split())


def by_line(text: str) -> int:
    """Where the name begins in "by X"; 0 where the line isn't of that kind."""
    match = _BY.match(text)
    return match.end() if match and has_name_shape(text[match.end() :]) else 0


def has_name_shape(text: str) -> bool:
    """Whether a line could be a personal name, or several: capitals, initials, particles, and no common word."""
    words = text.removesuffix("et al.").replace(",", " ").split()
    if not words or len(words) > _LONGEST or not _is_name_word(words[0]):
        return False
    return all(_is_name_word(word) or word in _PARTICLES or word in _JOINERS for word in words)


def _is_name_word(word: str) -> bool:
    if _INITIAL.fullmatch(word) or word.lower() in _TITLES:
        return True
    if word.endswith((".", "’s", "'s")) or not _CAPITALISED.fullmatch(word):
        return False
    return word.lower() not in _table("common-words.txt")


def name_evidence(text: str, chunks: Sequence[Chunk]) -> int:
    """How sure it is that a line names the author.

    Args:
        text: the line.
        chunks: the whole text: an archive named for the author, a signature, or the words used in lower case.

    Returns:
        SURE, LIKELY, or 0.
    """
    if by_line(text):
        return SURE
    if not has_name_shape(text):
        return 0
    words = [word for word in text.replace(",", " ").split() if word not in _JOINERS]
    if any(_INITIAL.fullmatch(w) for w in words) or any(w.lower() in _table("given-names.txt") for w in words):
        return SURE
    if any(f"{text} Internet Archive" in chunk.text for chunk in chunks[:12]) or any(
        chunk.text.strip("–—- ") == text for chunk in chunks[-6:] if chunk is not chunks[0]
    ):
        return SURE
    if len(words) < 2 or len(words) > 4 or _used_in_lower_case(words, chunks):
        return 0
    return LIKELY


def _used_in_lower_case(words: Sequence[str], chunks: Sequence[Chunk]) -> bool:
    """Whether the text uses one of the words as a common word."""
    wanted = [f" {word.lower()}" for word in words if len(word) > 3 and not word.islower()]
    return any(word in chunk.text for word in wanted for chunk in chunks)


def split_names(text: str, start: int) -> list[Span]:
    """The spans of the names in a line of several.

    Args:
        text: the line.
        start: its offset in the transcription.
    """
    spans, at = [], 0
    for match in _SPLIT.finditer(text):
        if match.start() > at:
            spans.append(Span(start + at, start + match.start()))
        at = match.end()
    spans.append(Span(start + at, start + len(text)))
    whole = [Span(start, start + len(text))]
    return spans if all(_stands_as_name(span.of(" " * start + text)) for span in spans) else whole


def _stands_as_name(text: str) -> bool:
    return has_name_shape(text) and len(text.split()) > 1
