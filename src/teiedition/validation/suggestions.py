"""What an editor probably meant: the nearest name, the ISO form of a date, the pointer with its number sign."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

MONTHS: Final = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
]
_DAY_MONTH_YEAR = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?\.?\s+(?:of\s+)?([A-Za-z]{3,})\.?,?\s+(\d{4})")
_MONTH_DAY_YEAR = re.compile(r"([A-Za-z]{3,})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})")
_MONTH_YEAR = re.compile(r"([A-Za-z]{3,})\.?,?\s+(\d{4})")
_NUMBERS = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})")


class Names:
    """Names that an editor may have meant; asked many times, sorted once."""

    def __init__(self, names: Iterable[str]) -> None:
        self._folded = {name.lower(): name for name in sorted(set(names), reverse=True)}
        self._found: dict[str, str] = {}

    def nearest(self, name: str) -> str:
        """The one most like a name, or nothing where none is like it.

        Letters in the wrong case are the likeliest slip; after them one or two letters changed.
        """
        if name not in self._found:
            found = self._folded.get(name.lower()) or self._similar(name.lower())
            self._found[name] = found if found != name else ""
        return self._found[name]

    def _similar(self, name: str) -> str:
        from rapidfuzz import fuzz, process

        found = process.extractOne(name, self._folded.keys(), scorer=fuzz.ratio, score_cutoff=70)
        return self._folded[found[0]] if found else ""


def nearest(name: str, known: Iterable[str]) -> str:
    """The known name most like a name, or nothing where none is like it."""
    return Names(known).nearest(name)


def similar(name: str, other: str) -> float:
    """How like two names are by their letters, from 0 to 100; case counts for nothing."""
    from rapidfuzz import fuzz

    return fuzz.ratio(name.lower(), other.lower())


def iso_date(words: str) -> str:
    """The ISO 8601 form of a date in English words or in numbers, largest unit first; nothing where it is none."""
    words = words.strip()
    if match := _DAY_MONTH_YEAR.fullmatch(words):
        return _iso(match[3], _month(match[2]), match[1])
    if match := _MONTH_DAY_YEAR.fullmatch(words):
        return _iso(match[3], _month(match[1]), match[2])
    if match := _MONTH_YEAR.fullmatch(words):
        return _iso(match[2], _month(match[1]))
    if match := _NUMBERS.fullmatch(words):
        return _iso(match[1], int(match[2]), match[3])
    return ""


def _month(name: str) -> int:
    """The number of a month from its name or its first letters; 0 where it is none."""
    found = [number for number, month in enumerate(MONTHS, start=1) if month.startswith(name.lower())]
    return found[0] if len(found) == 1 else 0


def _iso(year: str, month: int, day: str = "") -> str:
    if not 1 <= month <= 12:
        return ""
    return f"{year}-{month:02}" + (f"-{int(day):02}" if day and 1 <= int(day) <= 31 else "")


def listed(names: Iterable[str], most: int = 5, room: int = 78) -> str:
    """The first few names in a row: "a, b, c or 4 more".

    Args:
        names: the likeliest first.
        most: how many to name.
        room: for all, in characters; the first is named in any case.
    """
    all_names = list(dict.fromkeys(names))
    if len(all_names) <= most and len(", ".join(all_names)) < room:
        return " or ".join(filter(None, [", ".join(all_names[:-1]), *all_names[-1:]]))
    shown = all_names[:1]
    for name in all_names[1:most]:
        if len(", ".join([*shown, name])) + len(" or 999 more") > room:
            break
        shown.append(name)
    rest = len(all_names) - len(shown)
    return ", ".join(shown) + (f" or {rest} more" if rest else "")
