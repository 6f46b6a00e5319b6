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


def nearest(name: str, known: Iterable[str]) -> str:
    """The known name most like a name, or nothing where none is like it.

    Letters in the wrong case are the likeliest slip; after them one or two letters changed.
    """
    import difflib

    names = sorted(set(known))
    folded = {candidate.lower(): candidate for candidate in reversed(names)}
    if name.lower() in folded and folded[name.lower()] != name:
        return folded[name.lower()]
    found = difflib.get_close_matches(name.lower(), folded, n=1, cutoff=0.7)
    return folded[found[0]] if found and folded[found[0]] != name else ""


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


def listed(names: Iterable[str], most: int = 5) -> str:
    """The first few names in a row: "a, b, c or 4 more"."""
    all_names = list(dict.fromkeys(names))
    if len(all_names) <= most:
        return " or ".join(filter(None, [", ".join(all_names[:-1]), *all_names[-1:]]))
    return f"{', '.join(all_names[:most])} or {len(all_names) - most} more"
