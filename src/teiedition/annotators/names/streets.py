"""Streets with numbers: "14th Street", "Second Avenue", "151 West 40 St."."""

from __future__ import annotations

import re

from teiedition.annotation import Kind
from teiedition.annotators.names.claim import Claim
from teiedition.annotators.names.lexicon import words
from teiedition.annotators.names.page import Page

_NUMBER = re.compile(r"\d{1,3}(?:st|nd|rd|th|d)?")
_WAYS = frozenset({"street", "avenue", "st", "ave", "road", "place"})
_SHORT = frozenset({"st", "ave"})


def street_at(page: Page, i: int) -> Claim | None:
    """The street whose direction, spelled number or kind stands at a word.

    Args:
        page: the document.
        i: index of a word with a capital.
    """
    at = i + 1
    if page.lower(i) in words()["place_compass"] and _is_number(page, at):
        way = at + 1
    elif page.lower(i) in words()["ordinal"]:
        way = at
    elif page.lower(i) in _WAYS and i and _is_number(page, i - 1) and page.after(i):
        way = i
    else:
        return None
    if page.lower(way) not in _WAYS or not page.is_capital(way) or not page.after(way):
        return None
    first = _first(page, i if way > i else i - 1)
    short = page.lower(way) in _SHORT and page.after(way + 1) == "."
    return Claim(first, way + 1 + short, Kind.PLACE, 4.5, "numbered street")


def _is_number(page: Page, i: int) -> bool:
    return 0 <= i < page.size and bool(_NUMBER.fullmatch(page.texts[i]))


def _first(page: Page, first: int) -> int:
    """The number of the house, if it stands before the street."""
    return first - 1 if page.before(first).isdigit() else first
