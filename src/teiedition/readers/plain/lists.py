"""Lists: items with a number, letter or bullet, in one chunk or chunk after chunk."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from teiedition.readers.plain.draft import Draft
from teiedition.readers.plain.segment import Chunk, Line
from teiedition.readers.plain.view import View
from teiedition.transcription import BlockKind

_MARKER = re.compile(
    r"(?P<number>\(?(?P<value>\d{1,2}|[a-z]|[ivx]{1,5}|[IVX]{1,5})[.)])\s+(?=\S)|(?P<bullet>[•·▪◦‣*-])\s+(?=[\w“\"‘'(\[])"
)
_ROMAN: Final = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii")
_MOST_ITEMS: Final = 99
_MOST_LINES: Final = 8


class _Marker(NamedTuple):
    """A label as printed, what comes before a number in it, and the numbers it can mean."""

    label: str
    shape: str
    values: frozenset[int]


def _marker(text: str) -> _Marker | None:
    match = _MARKER.match(text)
    if match is None:
        return None
    if match.group("bullet"):
        return _Marker(match.group("bullet"), match.group("bullet"), frozenset())
    label, value = match.group("number"), match.group("value")
    shape = label.replace(value, "1" if value.isdigit() else "a")
    return _Marker(label, shape, _values(value))


def _values(value: str) -> frozenset[int]:
    if value.isdigit():
        return frozenset({int(value)})
    low = value.lower()
    roman = {_ROMAN.index(low) + 1} if low in _ROMAN else set()
    letter = {ord(low) - ord("a") + 1} if len(low) == 1 else set()
    return frozenset(roman | letter)


def _follows(before: _Marker, marker: _Marker | None) -> bool:
    """Whether a label is the next one of the same sort."""
    if marker is None or marker.shape != before.shape:
        return False
    return not before.values or any(value + 1 in marker.values for value in before.values)


def read_list(view: View, index: int, draft: Draft) -> int:
    """Take a list that begins at a chunk; its items share a group, the labels are kept as printed."""
    return _read_lines(view.chunks[index], draft) or _read_chunks(view, index, draft)


def _read_chunks(view: View, index: int, draft: Draft) -> int:
    """Take chunks that are an item each: numbered from one, or with bullets; two at least, next to each other."""
    markers: list[_Marker] = []
    for chunk in view.chunks[index : index + _MOST_ITEMS]:
        marker = _marker(chunk.lines[0].text)
        if marker is None or (not _follows(markers[-1], marker) if markers else not _is_first(marker)):
            break
        markers.append(marker)
    if len(markers) < 2 or (markers[0].shape == "-" and len(markers) < 3):
        return 0
    group = draft.new_group()
    for chunk, marker in zip(view.chunks[index:], markers, strict=False):
        draft.add(BlockKind.ITEM, chunk, group=group, level=1, n=marker.label)
    return len(markers)


def _is_first(marker: _Marker) -> bool:
    return not marker.values or 1 in marker.values


def _read_lines(chunk: Chunk, draft: Draft) -> int:
    """Take the items of one chunk; a line without a label goes on with the item before it, or leads to the list."""
    starts = _item_lines(chunk.lines)
    if len(starts) < 2 or not _are_items(starts, len(chunk.lines)):
        return 0
    first = starts[0][0]
    draft.add_lines(BlockKind.PARAGRAPH, chunk.lines[:first])
    group = draft.new_group()
    ends = [at for at, _ in starts[1:]] + [len(chunk.lines)]
    for (at, marker), end in zip(starts, ends, strict=True):
        draft.add_lines(BlockKind.ITEM, chunk.lines[at:end], group=group, level=1, n=marker.label)
    return 1


def _are_items(starts: list[tuple[int, _Marker]], lines: int) -> bool:
    """Whether no item runs on as long as only prose does, between whose lines two stars are notes."""
    ends = [at for at, _ in starts[1:]] + [lines]
    return all(end - at <= _MOST_LINES for (at, _), end in zip(starts, ends, strict=True))


def _item_lines(lines: tuple[Line, ...]) -> list[tuple[int, _Marker]]:
    """The lines that begin items; none where the labels don't count up or prose stands before them."""
    found: list[tuple[int, _Marker]] = []
    for at, line in enumerate(lines):
        marker = _marker(line.text)
        if marker is None or (not _follows(found[-1][1], marker) if found else not _is_first(marker)):
            continue
        if not found and at > 0 and not lines[at - 1].text.endswith((":", ".", "—", "–")):
            return []
        found.append((at, marker))
    return found
