"""The words that dates are made of: one small table, read once."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache
from typing import NamedTuple

from teiedition.resources import resource


@cache
def words(sort: str) -> Mapping[str, int]:
    """Word in lower case -> number, for one sort of the table (month, weekday, number ...)."""
    return _table().get(sort, {})


@cache
def alternatives(sort: str) -> str:
    """The words of a sort as a regular expression: as spelt in the table, capitalised, and in capitals."""
    return either(pair for pair in _spellings() if pair[0] == sort)


class Feast(NamedTuple):
    """A feast: its day, or how many days before or after Easter Sunday it is; then month and day are 0."""

    month: int = 0
    day: int = 0
    after_easter: int = 0


@cache
def feasts() -> Mapping[str, Feast]:
    """Feasts by name in lower case."""
    return {name.lower(): _feast(value) for sort, name, value in _rows() if sort == "feast"}


def either(spelt: Iterable[tuple[str, str]]) -> str:
    """A group of alternatives by their first letter, of each the longest first."""
    by_letter: dict[str, list[str]] = {}
    for word in sorted({word for _, word in spelt}, key=lambda word: (-len(word), word)):
        by_letter.setdefault(re.escape(word[0]), []).append(re.escape(word[1:]))
    return "(?:" + "|".join(f"{letter}(?:{'|'.join(rests)})" for letter, rests in by_letter.items()) + ")"


@cache
def _rows() -> tuple[tuple[str, str, str], ...]:
    lines = resource("tables", "dates", "words.tsv").read_text(encoding="utf-8").split("\n")
    cells = (line.split("\t") for line in lines if line and not line.startswith("#"))
    return tuple((sort, word, value) for sort, word, value in cells)


@cache
def _table() -> Mapping[str, Mapping[str, int]]:
    table: dict[str, dict[str, int]] = {}
    for sort, word, value in _rows():
        table.setdefault(sort, {})[word.lower()] = int(value) if value.isdigit() else 0
    return table


def _spellings() -> Iterable[tuple[str, str]]:
    for sort, word, _ in _rows():
        yield sort, word
        yield sort, word.upper()
        yield sort, word[0].upper() + word[1:]


def _feast(value: str) -> Feast:
    if value.startswith("easter"):
        return Feast(after_easter=int(value.removeprefix("easter")))
    month, day = value.split("-")
    return Feast(int(month), int(day))
