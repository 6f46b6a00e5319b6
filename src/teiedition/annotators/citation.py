"""The citation of a printed source, taken apart: what it was printed in, volume, issue, pages."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

_NUMBER = r"(?:[IVXLCDM]+(?![^\W_])|\d+[a-z]?)"
_RANGE = rf"{_NUMBER}(?:\s?(?:[–/&−‑-]|and|to)\s?{_NUMBER}(?!\d))*"
_PAGES = rf"{_RANGE}(?:,\s?\d{{1,3}}(?:\s?[–−‑-]\s?\d{{1,3}})?(?![\d./]|(?:st|nd|rd|th)|\s[A-Z]))*"
_S = r"[^\S\n]*"
_MONTH = (
    r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|Spring|Summer|Autumn|Fall|Winter|JAN|FEB|MAR|APR|JUN|JUL|AUG|"
    r"SEP|OCT|NOV|DEC|Mär|Mai|Okt|Dez|janv|févr|mars|avr|mai|juin|juil|août|sept|oct|nov|déc|янв|фев|мар|апр|мая|май|июн|"
    r"июл|авг|сен|окт|ноя|дек)[^\W\d_]*"
)
_SMALL = frozenset(
    [
        "and",
        "or",
        "of",
        "the",
        "in",
        "on",
        "for",
        "de",
        "la",
        "le",
        "les",
        "der",
        "die",
        "das",
        "und",
        "et",
        "du",
        "a",
        "an",
        "to",
        "from",
        "with",
        "at",
    ]
)
_LEAD = re.compile(
    r"(?:from\s+|(?:this|the) (?:article|text|piece|work|essay|letter|speech)? ?(?:was )?(?:first |originally )*"
    r"(?:appeared|published|printed) in\s+|(?:first |originally )*(?:published|printed|appeared) in\s+|in:?\s+)+",
    re.IGNORECASE,
)
_PLACES = frozenset(
    [
        "London",
        "New",
        "York",
        "Paris",
        "Berlin",
        "Moscow",
        "Chicago",
        "Toronto",
        "Geneva",
        "Petrograd",
        "Leningrad",
        "Vienna",
        "Glasgow",
        "Manchester",
        "Sydney",
        "Melbourne",
        "Edinburgh",
        "Dublin",
        "Amsterdam",
        "Brussels",
        "Zürich",
        "Zurich",
        "Stuttgart",
        "Hamburg",
        "Prague",
        "Warsaw",
        "Calcutta",
        "Bombay",
        "Boston",
        "Detroit",
        "Minneapolis",
        "Philadelphia",
        "Rome",
        "Milan",
        "Madrid",
        "Barcelona",
        "Oxford",
        "Cambridge",
        "Harmondsworth",
        "Colombo",
        "Girard",
        "Cleveland",
    ]
) | {
    "New York",
    "San Francisco",
    "Los Angeles",
    "St. Petersburg",
    "New York City",
    "Paris and New York City",
    "México DF",
}


class Scope(NamedTuple):
    """A part of a source: offsets of the words, TEI's unit, and the number as printed, first and last of a range."""

    start: int
    end: int
    unit: str
    n: str
    first: str = ""
    last: str = ""


@dataclass(frozen=True)
class Citation:
    """Offsets are those of the transcription.

    Attributes:
        start: of the citation, without "From" or "First appeared in".
        end: without the full stop after it.
        title: what the text was printed in, and its level; None where it can't be told.
        level: j (journal), m (book) or empty.
        scopes: volume, issue, pages, in order.
    """

    start: int
    end: int
    title: tuple[int, int] | None
    level: str
    scopes: tuple[Scope, ...]

    def number(self, unit: str) -> str:
        return next((scope.n for scope in self.scopes if scope.unit == unit), "")


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return (
        (
            "volume",
            re.compile(rf"\b(?:[Vv]ol(?:ume|s)?|VOL|Bd|Band|[Tt]ome|Jg|Jahrgang|[Тт]ом)\b\.?{_S}(?P<n>{_RANGE})"),
        ),
        ("volume", re.compile(rf"\b(?P<n>\d+)\.?{_S}(?:Jg\b|Jahrgang\b|année\b)\.?")),
        ("", re.compile(rf"\bWhole\s(?:[Nn]o|[Nn]umber)\b\.?{_S}\d+")),
        (
            "issue",
            re.compile(
                rf"(?<!\w)(?:[Nn]os?|NO|[Nn]rs?|[Nn]umbers?|[Ii]ssues?|Heft|№|[Nn]°)(?:\.|\b|(?<=[№°])){_S}(?P<n>{_RANGE})"
            ),
        ),
        ("part", re.compile(rf"\b(?:[Pp]art|Pt|[Cc]hapter|[Cc]h)\b\.?{_S}(?P<n>{_NUMBER})")),
        (
            "page",
            re.compile(
                rf"\b(?:[Pp]p?\.|[Pp]ages?\b|[Pp]p?(?=\s?\d)|S\.(?=\s?\d)|[Сс]тр\.|[Сс]\.(?=\s?\d)){_S}(?P<n>{_PAGES})"
            ),
        ),
    )


@cache
def _date() -> re.Pattern[str]:
    return re.compile(
        rf"(?:\b\d{{1,2}}(?:st|nd|rd|th|er|\.)?(?:\s?[–-]\s?\d{{1,2}})?\s)?\b{_MONTH}\.?(?:\s?[/–-]\s?{_MONTH}\.?)?"
        r"(?:\s\d{1,2}(?:st|nd|rd|th)?)?,?\s\d{4}|\b1[5-9]\d\d\b|\b20\d\d\b|\b\d{1,2}[./]\d{1,2}[./]\d{2,4}\b"
    )


def read_citation(text: str, start: int, end: int, known: frozenset[str] = frozenset()) -> Citation | None:
    """Take a source statement apart.

    Args:
        text: of the transcription.
        start: where the statement begins, after its label.
        end: where it ends.
        known: names that stand before the title, such as the author's.

    Returns:
        The citation, or None where the statement is prose about a copy, not a citation.
    """
    lead = _LEAD.match(text, start, end)
    start = lead.end() if lead else start
    sentence = re.compile(r"(?<=[a-z\d)]{2})\.\s+(?=[A-Z][a-z]+\s[a-z])|\n").search(text, start, end)
    end = sentence.start() if sentence else end
    while end > start and text[end - 1] in " .;,\t":
        end -= 1
    scopes = tuple(_scopes(text, start, end))
    date = _date().search(text, start, end)
    marks = [scope.start for scope in scopes] + ([date.start()] if date else [])
    head_end = min(marks, default=end)
    title, pieces = _title(text, start, head_end, known)
    if title is None or (not marks and not _is_bare_title(text[start:end])):
        return None
    return Citation(start, end, title, _level(text, title, date, scopes, pieces), scopes)


def _scopes(text: str, start: int, end: int) -> list[Scope]:
    found: list[Scope] = []
    taken: list[tuple[int, int]] = []
    for unit, pattern in _patterns():
        for match in pattern.finditer(text, start, end):
            if any(a < match.end() and match.start() < b for a, b in taken):
                continue
            taken.append(match.span())
            if unit and not any(scope.unit == unit for scope in found):
                found.append(_scope(match, unit))
    return sorted(found)


def _scope(match: re.Match[str], unit: str) -> Scope:
    n = " ".join(match["n"].split())
    limits = re.fullmatch(r"(\d+)\s?[–−‑-]\s?(\d+)", n)
    if limits:
        first, last = limits.groups()
        last = first[: len(first) - len(last)] + last if len(last) < len(first) else last  # 133-41
        return Scope(match.start(), match.end(), unit, n, first, last)
    single = n if n.isalnum() else ""
    return Scope(
        match.start(), match.end(), unit, n, single if unit == "page" else "", single if unit == "page" else ""
    )


def _title(text: str, start: int, end: int, known: frozenset[str]) -> tuple[tuple[int, int] | None, int]:
    """The last piece before numbers and dates that is neither a place nor a person already named."""
    pieces = [
        (match.start(), match.end())
        for match in re.compile(r"[^,;(]+(?:\([^)]*\)?)?").finditer(text, start, end)
        if match.group().strip(" .[(")
    ]
    trimmed = [_trim(text, *piece) for piece in pieces]
    trimmed = [piece for piece in trimmed if piece[1] > piece[0]]
    count = len(trimmed)
    while len(trimmed) > 1 and _is_no_title(text[slice(*trimmed[-1])]):
        trimmed.pop()
    while len(trimmed) > 1 and text[slice(*trimmed[-1])] in known:
        trimmed.pop()
    return (trimmed[-1] if trimmed else None), count


def _is_no_title(words: str) -> bool:
    """Whether a piece names a place, a special number or nothing with a capital."""
    return words in _PLACES or words[0].islower() or words.endswith((" Number", " Issue", " Supplement", " Edition"))


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start] in ' \t\n,.;:([“"‘':
        start += 1
    while end > start and text[end - 1] in ' \t\n,;:([“”"’‘–-.':
        end -= 1
    return start, end


def _is_bare_title(words: str) -> bool:
    """Whether words without number or date can be a title: short, and capitals where a title has them."""
    tokens = words.split()
    return 0 < len(tokens) <= 12 and all(
        token[0].isupper() or token.lower() in _SMALL or not token[0].isalpha() for token in tokens
    )


def _level(
    text: str, title: tuple[int, int], date: re.Match[str] | None, scopes: tuple[Scope, ...], pieces: int
) -> str:
    """A journal has volumes, issues, special numbers or a day or month of its own; a book has a year alone."""
    special = re.compile(r"[,;]\s[^,;]*\s(?:Number|Issue|Supplement)\b").match(text, title[1])
    if special or any(scope.unit in {"volume", "issue"} for scope in scopes):
        return "j"
    if date is not None and not date.group().isdigit():
        publisher = re.search(r"\b(?:Publish|Press\b|Books?\b|Verlag|& Co)", text[slice(*title)])
        return "" if publisher else "j"
    return "m"
