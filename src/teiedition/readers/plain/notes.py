"""Foot- and endnotes: below a head of their own, or wherever a paragraph begins with a sign that the text has anchored."""

from __future__ import annotations

import re
from typing import Final

from teiedition.readers.plain import shapes
from teiedition.readers.plain.draft import Draft
from teiedition.readers.plain.heads import is_head
from teiedition.readers.plain.segment import Chunk, Line
from teiedition.readers.plain.view import View
from teiedition.transcription import BlockKind

_SIGN: Final = r"\d{1,3}\*?|[a-z]|[ivx]{1,5}|[A-Z]|[*†‡§]{1,4}"
_NOTE = re.compile(
    rf"(?:\[({_SIGN})\]|\(({_SIGN})\)|(\d{{1,3}})[.)]|(\d{{1,3}})(?=\s+[^\Wa-z\d])|([*†‡§]{{1,4}}))[.:]?\s*(?=\S)"
)
_LAST_CHUNKS: Final = 3
_MOST_PLACES: Final = 50


def read_notes(view: View, index: int, draft: Draft) -> int:
    """Take a section of notes with its head, or one note among paragraphs."""
    chunk = view.chunks[index]
    if shapes.is_notes_head(chunk.text) and _heads_notes(view, index):
        draft.add(BlockKind.HEAD, chunk, level=1)
        return 1 + _read_section(view, index + 1, draft)
    if _is_anchored(view, index):
        _add_notes(chunk, draft)
        return 1
    return 0


def _heads_notes(view: View, index: int) -> bool:
    """Whether notes follow: a sign, or nothing more than a few paragraphs at the end of the text."""
    after = view.at(index + 1)
    if after is None:
        return False
    return bool(_NOTE.match(after.lines[0].text)) or index + 1 + _LAST_CHUNKS >= len(view.chunks)


def _read_section(view: View, index: int, draft: Draft) -> int:
    count = 0
    for at in range(index, len(view.chunks)):
        chunk = view.chunks[at]
        if at > index and not _NOTE.match(chunk.lines[0].text) and _ends_section(view, at):
            break
        _add_notes(chunk, draft)
        count += 1
    return count


def _ends_section(view: View, index: int) -> bool:
    chunk = view.chunks[index]
    if shapes.is_separator(chunk) or shapes.is_series_note(chunk):
        return True
    after = view.at(index + 1)
    return is_head(view, index) and after is not None and not _NOTE.match(after.lines[0].text)


def _sign(text: str) -> str:
    match = _NOTE.match(text)
    return next((group for group in match.groups() if group), "") if match else ""


def _add_notes(chunk: Chunk, draft: Draft) -> None:
    """Take the notes of a chunk: a line that begins with a sign begins a note."""
    start = 0
    for at in range(1, len(chunk.lines) + 1):
        if at == len(chunk.lines) or _begins_note(chunk.lines[at], chunk.lines[start]):
            draft.add_lines(BlockKind.NOTE, chunk.lines[start:at], n=_sign(chunk.lines[start].text))
            start = at


def _begins_note(line: Line, before: Line) -> bool:
    """Whether a line inside a chunk begins a note: with the next number, or a sign in brackets."""
    sign, last = _sign(line.text), _sign(before.text)
    if not sign:
        return False
    if sign.isdigit() and last.isdigit():
        return int(sign) == int(last) + 1
    return bool(last) and line.text[0] == before.text[0]


def _is_anchored(view: View, index: int) -> bool:
    """Whether the chunk begins with a sign that stands, in the same brackets, behind a word of a chunk before it."""
    text = view.chunks[index].lines[0].text
    match = _NOTE.match(text)
    if match is None or not (text[0] == "[" or match.group(5)):
        return False
    whole = match.group(5) or match.group().strip(" .:\t\xa0")
    return any(_holds_anchor(chunk.text, whole) for chunk in view.chunks[max(0, index - 60) : index])


def _holds_anchor(text: str, sign: str) -> bool:
    at = text.find(sign, 1)
    for _ in range(_MOST_PLACES):
        if at < 1:
            break
        before, after = text[at - 1], text[at + len(sign) : at + len(sign) + 1]
        if (
            (before.isalnum() or before in ' \xa0.,;:!?”"’)')
            and after != sign[-1]
            and (sign[0] == "[" or before != " ")
        ):
            return True
        at = text.find(sign, at + 1)
    return False
