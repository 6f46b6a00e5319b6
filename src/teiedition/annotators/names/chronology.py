"""When an event was: the year its name bears, or what the tables know of a well-known one.

name --``dates_of``--> details of its record: when, or from and to
"""

from __future__ import annotations

import re

from teiedition.annotators.names.lexicon import event_dates

_MONTHS = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
_SPAN = re.compile(r"\b(1[5-9]\d\d)(?:\s?[-–‐‑]\s?| to )(\d{4}|\d\d)\b")
_YEAR = re.compile(r"\b(?:([A-Z][a-z]+),? )?(1[5-9]\d\d|20\d\d)\b")


def dates_of(name: str) -> tuple[tuple[str, str], ...]:
    """The dates of an event as details of a record; empty where neither its name nor the tables tell."""
    known = event_dates().get(name, "")
    if known:
        first, slash, last = known.partition("/")
        return (("from", first), ("to", last)) if slash else (("when", first),)
    if span := _SPAN.search(name):
        first, last = span.groups()
        last = last if len(last) == 4 else first[:2] + last
        return (("from", first), ("to", last)) if last > first else (("when", first),)
    if found := _YEAR.search(name):
        month, year = (found.group(1) or "").lower(), found.group(2)
        return (("when", f"{year}-{_MONTHS.index(month) + 1:02}" if month in _MONTHS else year),)
    return ()


def undated(name: str) -> str:
    """The name of an event without its year: "strike of 1934" and "1934 strike" alike."""
    bare = re.sub(r"\s*\b(?:of |in |from )?(?:1[5-9]|20)\d\d(?:[-–]\d+| to \d+)?\b", "", name)
    return " ".join(bare.split())
