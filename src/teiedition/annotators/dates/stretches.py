"""Where dates stand in a text: every form is tried near the words it needs, and the longest reading of a place wins."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from teiedition.annotators.dates.grammar import forms, triggers
from teiedition.annotators.dates.plausible import is_plausible
from teiedition.annotators.tokens import Token
from teiedition.transcription import Span

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
    windows = list(_windows(spans, tokens)) if tokens else [(span.start, span.end) for span in spans]
    found = [stretch for window in windows for stretch in _in_window(text, *window)]
    found.sort(key=lambda stretch: (stretch.start - stretch.end, stretch.start))
    chosen: dict[int, DateStretch] = {}
    taken = bytearray(len(text) + 1)
    for stretch in found:
        if not any(taken[stretch.start : stretch.end]):
            taken[stretch.start : stretch.end] = b"\1" * (stretch.end - stretch.start)
            chosen[stretch.start] = stretch
    return [chosen[start] for start in sorted(chosen)]


def _in_window(text: str, start: int, end: int) -> Iterator[DateStretch]:
    for form, pattern in forms():
        for match in pattern.finditer(text, start, end):
            parts = {name: value for name, value in match.groupdict().items() if value is not None}
            stretch = DateStretch(match.start(), match.end(), form, parts)
            if is_plausible(text, stretch.start, stretch.end, form, parts):
                yield stretch


def _windows(spans: Sequence[Span], tokens: Sequence[Token]) -> Iterator[tuple[int, int]]:
    """The neighbourhoods of trigger words, clipped to the spans and joined where they meet."""
    telling, last = triggers(), len(tokens) - 1
    hits = [
        (tokens[max(0, index - BEFORE)].start, token.start, tokens[min(last, index + AFTER)].end)
        for index, token in enumerate(tokens)
        if _base(token.text) in telling or (token.text[0].isdigit() and _may_date(token.text))
    ]
    at = 0
    open_start = open_end = -1
    for first, middle, end in hits:
        while at < len(spans) and spans[at].end <= middle:
            at += 1
        if at == len(spans):
            break
        start, end = max(first, spans[at].start), min(end, spans[at].end)
        if start <= open_end:
            open_end = max(open_end, end)
        elif start < end:
            if open_end > open_start:
                yield open_start, open_end
            open_start, open_end = start, end
    if open_end > open_start:
        yield open_start, open_end


def _base(word: str) -> str:
    """In lower case and without a possessive ending: "month’s" as "month"."""
    word = word.lower()
    return word[:-2] if word.endswith(("’s", "'s")) else word


def _may_date(word: str) -> bool:
    """A year, a day with its ending, or figures of a numeric date."""
    return len(word) >= 2 and (word[:2].isdigit() or word[-2:] in {"st", "nd", "rd", "th"} or word[-1] == "d")
