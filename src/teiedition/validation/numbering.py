"""Numbers in @n that count on: pages, lines, notes, divisions. Only rows that do count one by one are judged."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise
from typing import Final, NamedTuple

from lxml import etree

from teiedition.diagnostics import Diagnostic
from teiedition.validation.subject import Subject
from teiedition.vocabulary import local_name, names

_DIVISIONS: Final = names("div div1 div2 div3 div4 div5 div6 div7 lg")
_COUNTED: Final = _DIVISIONS | names("pb cb lb l note p milestone")
_LEAST: Final = 5
_REGULAR: Final = 0.8
"""Where fewer of the steps are steps by one, the row counts otherwise (every fifth line, only some pages)."""
_NUMBER: Final = re.compile(r"(\D*?)(\d{1,6})([rv]?)")
_ROMAN: Final = re.compile(r"(?=.)m{0,4}(?:cm|cd|d?c{0,4})(?:xc|xl|l?x{0,4})(?:i[xv]|v?i{0,4})")
_VALUES: Final = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100, "d": 500, "m": 1000}
_LETTER: Final = re.compile(r"[a-z]")


class Number(NamedTuple):
    """One @n: ``style`` tells rows apart that are counted each by itself."""

    element: etree._Element
    style: str
    value: int


def check_numbering(subject: Subject) -> Iterator[Diagnostic]:
    """Rows of numbers that leave one out, say one twice, or fall back.

    Emits: TEI440, TEI441.
    """
    if subject.text is None:
        return
    for row in _rows(subject.text).values():
        yield from _check_row(subject, row)


def _rows(text: etree._Element) -> dict[tuple[object, ...], list[etree._Element]]:
    """Elements that are counted together, in document order."""
    rows: dict[tuple[object, ...], list[etree._Element]] = defaultdict(list)
    for element in text.iter(*_COUNTED):
        sort = tuple(element.get(name) for name in ("type", "unit", "ed", "edRef", "place", "resp", "subtype"))
        parent = element.getparent() if element.tag in _DIVISIONS else None
        rows[element.tag, parent, *sort].append(element)
    return rows


def _check_row(subject: Subject, row: list[etree._Element]) -> Iterator[Diagnostic]:
    written = [str(element.get("n", "")).strip().strip("[]().").lower() for element in row]
    if sum(map(bool, written)) <= _LEAST:
        return
    romans = _count_in_roman(written)
    numbers = [_parse(element, n, romans) for element, n in zip(row, written, strict=True)]
    steps = [(one, two) for one, two in pairwise(numbers) if one and two and one.style == two.style]
    odd = [(one, two) for one, two in steps if two.value - one.value != 1 and two.value != 1]
    if len(steps) < _LEAST or len(steps) - len(odd) < _REGULAR * len(steps):
        return
    for one, two in odd:
        if one.value != two.value or not (one.element.get("part") or two.element.get("part")):
            code = "TEI440" if two.value > one.value else "TEI441"
            yield subject.found(
                code,
                two.element,
                "n",
                element=local_name(two.element),
                number=two.element.get("n"),
                previous=one.element.get("n"),
            )


def _count_in_roman(written: list[str]) -> bool:
    """Whether single letters of a row are Roman numbers: some longer one is, or the first is i and the next not j."""
    alphabetic = [n for n in written if n.isalpha()]
    return any(len(n) > 1 and _ROMAN.fullmatch(n) for n in alphabetic)


def _parse(element: etree._Element, written: str, romans: bool) -> Number | None:
    if match := _NUMBER.fullmatch(written):
        value = int(match[2])
        return (
            Number(element, f"{match[1]}1", value)
            if not match[3]
            else Number(element, "leaf", 2 * value + (match[3] == "v"))
        )
    if romans and _ROMAN.fullmatch(written):
        return Number(element, "i", _roman(written))
    if not romans and _LETTER.fullmatch(written):
        return Number(element, "a", ord(written) - ord("a") + 1)
    return None


def _roman(written: str) -> int:
    values = [_VALUES[sign] for sign in written] + [0]
    return sum(-one if one < two else one for one, two in pairwise(values))
