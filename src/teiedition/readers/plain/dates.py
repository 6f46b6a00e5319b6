"""Lines that are nothing but a date: "(6 July 1946)", "1919", "March–April 1951", "Los Angeles, May 12"."""

from __future__ import annotations

import re
from typing import Final


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


MONTHS: Final = _words(
    "january february march april may june july august september october november december jan feb mar apr "
    "jun jul aug sept sep oct nov dec januar februar märz mai juni juli oktober dezember janvier février mars "
    "avril juin juillet août septembre octobre novembre décembre enero febrero marzo abril mayo junio julio "
    "agosto septiembre octubre noviembre diciembre gennaio febbraio aprile maggio giugno luglio settembre ottobre dicembre "
    "января февраля марта апреля мая июня июля августа сентября октября ноября декабря "
    "январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь"
)
_DAYS: Final = _words("monday tuesday wednesday thursday friday saturday sunday")
_SEASONS: Final = _words("spring summer autumn fall winter midsummer christmas easter new year")
_SMALL: Final = _words(
    "of the in to and or early mid middle late end beginning about circa c ca written no den der er le du г гг года год bis и"
)
_WORD = re.compile(r"[^\W\d_]+|\d+")
_YEAR = re.compile(r"(?<!\d)1[0-9]\d\d(?!\d)|(?<!\d)20\d\d(?!\d)")
_NUMBER = re.compile(r"\d{1,4}")
_BRACKETS: Final = (("(", ")"), ("[", "]"))


def is_date(text: str) -> bool:
    """Whether a line holds a date and nothing else; in brackets or not."""
    return len(text) <= 60 and bool(_YEAR.search(text)) and _only_date_words(text)


def is_day(text: str) -> bool:
    """Whether a line holds a day or month, with or without a year, and nothing else."""
    if len(text) > 40 or not _only_date_words(text):
        return False
    return any(word.lower() in MONTHS for word in _WORD.findall(text))


def is_bracketed(text: str) -> bool:
    """Whether brackets stand around the whole; a doubled closing one is a slip seen in print."""
    return any(text.startswith(opening) and text.endswith(closing) for opening, closing in _BRACKETS)


def _only_date_words(text: str) -> bool:
    words = _WORD.findall(text)
    return bool(words) and all(_is_date_word(word.lower()) for word in words)


def _is_date_word(word: str) -> bool:
    if _NUMBER.fullmatch(word):
        return True
    return word in MONTHS or word in _DAYS or word in _SEASONS or word in _SMALL or word in {"st", "nd", "rd", "th"}


def ends_in_day(text: str) -> bool:
    """Whether a short line names a place and ends in a date: "Los Angeles, 12 May 1954"."""
    head, _, tail = text.rpartition(",")
    if is_date(tail) and not is_day(tail):  # "Moscow, May 12, 1920": the year stands alone behind the last comma
        head, _, day = head.rpartition(",")
        tail = f"{day} {tail}"
    return bool(head) and len(head) <= 60 and head[:1].isupper() and (is_day(tail.strip(". ")) or is_date(tail))
