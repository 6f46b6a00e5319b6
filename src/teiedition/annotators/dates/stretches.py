"""Where dates stand in a text: every form is tried near the words it needs, and the longest reading of a place wins."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from teiedition.annotators.dates.grammar import AFTER_UNIT, POINTING, forms_of, pattern_of, triggers
from teiedition.annotators.dates.plausible import is_plausible
from teiedition.annotators.protocol import Context
from teiedition.annotators.tokens import Token, tokenize
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


def find_stretches(context: Context, spans: Sequence[Span]) -> list[DateStretch]:
    """All dates within some spans, none overlapping another, in order.

    Args:
        context: of the text.
        spans: disjoint and in order, such as the blocks; no date crosses their ends.
    """
    return _choose(context.transcription.text, _windows(spans, context))


def stretches_of(text: str, span: Span) -> list[DateStretch]:
    """All dates of one short span, such as a line of the header, searched from end to end."""
    words = tokenize(text[span.start : span.end])
    sorts = frozenset(sort for word in words if (sort := _sort(word.text)))
    return _choose(text, [(span.start, span.end, sorts)])


def _choose(text: str, windows: Iterable[tuple[int, int, frozenset[str]]]) -> list[DateStretch]:
    return choose(text, (stretch for window in windows for stretch in _in_window(text, *window)))


def choose(text: str, stretches: Iterable[DateStretch]) -> list[DateStretch]:
    """The longest of some dates that leave each other room; of two for the same place the first."""
    found = sorted(stretches, key=lambda stretch: (stretch.start - stretch.end, stretch.start))
    chosen: dict[int, DateStretch] = {}
    taken = bytearray(len(text) + 1)
    for stretch in found:
        if not any(taken[stretch.start : stretch.end]):
            taken[stretch.start : stretch.end] = b"\1" * (stretch.end - stretch.start)
            chosen[stretch.start] = stretch
    return [chosen[start] for start in sorted(chosen)]


def _in_window(text: str, start: int, end: int, sorts: frozenset[str]) -> Iterator[DateStretch]:
    folded = text[start:end].casefold()
    for form, mark in forms_of(sorts):
        if mark is not None and not mark.search(folded):
            continue
        for match in pattern_of(form).finditer(text, start, end):
            parts = {name: value for name, value in match.groupdict().items() if value is not None}
            stretch = DateStretch(match.start(), match.end(), form, parts)
            if is_plausible(text, stretch.start, stretch.end, form, parts):
                yield stretch


def _windows(spans: Sequence[Span], context: Context) -> Iterator[tuple[int, int, frozenset[str]]]:
    """The neighbourhoods of trigger words, clipped to the spans and joined where they meet, with the sorts met there."""
    tokens = context.tokens
    last, at = len(tokens) - 1, 0
    open_start = open_end = -1
    sorts: set[str] = set()
    for index, sort in _hits(context):
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


def _hits(context: Context) -> list[tuple[int, str]]:
    """Index and sort of each trigger word; a unit of time triggers only where something points to it."""
    return sorted(
        (index, sort)
        for word, indices in context.occurrences.items()
        if (sort := _sort(word))
        for index in indices
        if sort != "u" or _is_pointed_to(context.tokens, index)
    )


def _sort(word: str) -> str:
    """The sort of a trigger word; empty for any other."""
    if word[0] <= "9":
        return "#" if _may_date(word) else ""
    base = _base(word)
    return triggers().get(base, "") if base[:1] > "9" else "#" if base and _may_date(base) else ""


def _is_pointed_to(tokens: Sequence[Token], index: int) -> bool:
    near = {neighbour.text.lower() for neighbour in tokens[max(0, index - 5) : index]}
    after = tokens[index + 1].text.lower() if index + 1 < len(tokens) else ""
    return not near.isdisjoint(POINTING) or after in AFTER_UNIT


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
        and (word[:2].isdigit() or word[-2:] in {"st", "nd", "rd", "th"} or word[-1] == "d" or word[1] == "-")
    )
