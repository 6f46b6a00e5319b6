"""Where dates stand in a text: every form is tried near the words it needs, and the longest reading of a place wins."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from teiedition.annotators.dates.grammar import AFTER_UNIT, FORMS, POINTING, pattern_of, triggers
from teiedition.annotators.dates.plausible import is_plausible
from teiedition.annotators.tokens import Token
from teiedition.transcription import Span

_ALL = frozenset("#acdfhimsuwxy")
BEFORE, AFTER = 8, 9
"""Tokens around a trigger within which its date must lie."""


@dataclass(frozen=True)
class DateStretch:
    """A stretch that reads as a date: the name of its form and what the form's groups hold."""

    start: int
    end: int
    form: str
    parts: Mapping[str, str]

    def has(self, *names: str) -> bool:
        return any(self.parts.get(name) for name in names)


def find_stretches(text: str, spans: Sequence[Span], tokens: Sequence[Token]) -> list[DateStretch]:
    """All dates within some spans, none overlapping another, in order.

    Args:
        text: of the transcription.
        spans: disjoint and in order, such as the blocks; no date crosses their ends.
        tokens: of the whole text; without them the spans are searched from end to end.
    """
    windows = _windows(spans, tokens) if tokens else ((span.start, span.end, _ALL) for span in spans)
    found = [stretch for window in windows for stretch in _in_window(text, *window)]
    found.sort(key=lambda stretch: (stretch.start - stretch.end, stretch.start))
    chosen: dict[int, DateStretch] = {}
    taken = bytearray(len(text) + 1)
    for stretch in found:
        if not any(taken[stretch.start : stretch.end]):
            taken[stretch.start : stretch.end] = b"\1" * (stretch.end - stretch.start)
            chosen[stretch.start] = stretch
    return [chosen[start] for start in sorted(chosen)]


def _in_window(text: str, start: int, end: int, sorts: frozenset[str]) -> Iterator[DateStretch]:
    for form, needs in FORMS.items():
        if not all(any(letter in sorts for letter in group) for group in needs):
            continue
        for match in pattern_of(form).finditer(text, start, end):
            parts = {name: value for name, value in match.groupdict().items() if value is not None}
            stretch = DateStretch(match.start(), match.end(), form, parts)
            if is_plausible(text, stretch.start, stretch.end, form, parts):
                yield stretch


def _windows(spans: Sequence[Span], tokens: Sequence[Token]) -> Iterator[tuple[int, int, frozenset[str]]]:
    """The neighbourhoods of trigger words, clipped to the spans and joined where they meet, with the sorts met there."""
    last, at = len(tokens) - 1, 0
    open_start = open_end = -1
    sorts: set[str] = set()
    for index, sort in _hits(tokens):
        middle = tokens[index].start
        while at < len(spans) and spans[at].end <= middle:
            at += 1
        if at == len(spans):
            break
        start = max(tokens[max(0, index - BEFORE)].start, spans[at].start)
        end = min(tokens[min(last, index + AFTER)].end, spans[at].end)
        if start <= open_end:
            open_end = max(open_end, end)
            sorts.add(sort)
        elif start < end:
            if open_end > open_start:
                yield open_start, open_end, frozenset(sorts)
            open_start, open_end, sorts = start, end, {sort}
    if open_end > open_start:
        yield open_start, open_end, frozenset(sorts)


def _hits(tokens: Sequence[Token]) -> Iterator[tuple[int, str]]:
    """Index and sort of each trigger word; a unit of time triggers only where something points to it."""
    telling = triggers()
    for index, token in enumerate(tokens):
        word = token.text
        if word[0] <= "9":
            if _may_date(word):
                yield index, "#"
            continue
        sort = telling.get(_base(word))
        if sort is None:
            continue
        if sort == "u":
            near = {neighbour.text.lower() for neighbour in tokens[max(0, index - 5) : index]}
            after = tokens[index + 1].text.lower() if index + 1 < len(tokens) else ""
            if near.isdisjoint(POINTING) and after not in AFTER_UNIT:
                continue
        yield index, sort


def _base(word: str) -> str:
    """In lower case, without a prefix or a possessive ending: "mid-April" as "april", "month’s" as "month"."""
    word = word.lower()
    if word.endswith(("’s", "'s")):
        word = word[:-2]
    return word.rpartition("-")[2] if "-" in word and word not in triggers() else word


def _may_date(word: str) -> bool:
    """A year, a day with its ending, or figures of a numeric date."""
    return (
        word[0].isdigit()
        and len(word) >= 2
        and (word[:2].isdigit() or word[-2:] in {"st", "nd", "rd", "th"} or word[-1] == "d")
    )
