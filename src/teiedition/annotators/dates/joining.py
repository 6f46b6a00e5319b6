"""Neighbouring dates that are one: "28 August – 3 September", "from 1934 to 1942", "25 October (7 November) 1917"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from teiedition.annotators.dates.stretches import DateStretch

JOINABLE = frozenset(
    {"day month year", "month day year", "day in words", "era", "month year", "month", "year", "numeric", "season year"}
)
_SPAN = re.compile(r"\s?[–—−-]\s?|,?\s(?:to|till|until|through|up to|bis(?: zum)?|à|au|jusqu’au|по|до)\s")
_AND = re.compile(r"\s(?:and|und|et|и)\s")
_TO = re.compile(r"\d(?:st|nd|rd|th|d|\.|er|-?го)?\s(?:to|till|until|bis(?: zum)?|au|по)\s")
_FROM = re.compile(r"\b(?:[Ff]rom|[Vv]o[nm]|[Dd][eu]|[Сс])\s$")
_BETWEEN = re.compile(r"\b(?:[Bb]etween|[Zz]wischen(?:\sdem)?|[Ee]ntre(?:\sle)?|[Мм]ежду)\s$")
_NEW_STYLE = re.compile(r"\s?\(")
_SLASH = re.compile(r"\s?/\s?")
_OLD_STYLE = re.compile(r"[\s,]{0,2}[(\[](?:O\.\s?S\.|[Oo]ld [Ss]tyle)[)\]],?\s")
_YEAR_AFTER = re.compile(
    r"(?P<said>,?\s(?:N\.\s?S\.|[Nn]ew [Ss]tyle|Gregorian calendar))?\)(?:,?\s(?P<year>1[5-9]\d\d)\b)?"
)


_PARTED = frozenset({"month year", "month", "months", "year", "years", "season year", "decade", "near", "month near"})
_PART = re.compile(
    r"(?:\b(?P<early>[Ee]arly|[Ll]ate|[Mm]id|[Ee]arlier|[Ll]ater)(?:-|\s(?:in\s(?:the\s)?)?)|"
    r"\b(?P<part>(?:[Ee]nd|[Bb]eginning|[Mm]iddle|[Cc]lose|[Ss]tart|[Tt]urn)|"
    r"(?:[Ff]irst|[Ss]econd|[Tt]hird|[Ff]ourth|[Ll]ast|[Ll]atter|[Ee]arly|[Ll]ater|[Ff]inal|[Oo]pening|[Cc]losing)\s"
    r"(?:(?:two|three|four|five|six|nine|ten|few)\s)?(?:half|part|quarter|weeks?|days|months)"
    r")\sof\s(?:the\s(?:year\s)?)?)$"
)


_PART_ABROAD = re.compile(
    r"\b(?P<early>Anfang|[Dd]ébut|[Нн]ачале)\s(?:des\sJahres\s|de\s)?$|\b(?P<mid>Mitte|[Сс]ередине)\s(?:des\sJahres\s)?$|"
    r"\b(?P<late>Ende|[Ff]in|[Кк]онце)\s(?:des\sJahres\s|de\s)?$"
)


@dataclass(frozen=True)
class Dated:
    """One date of the text: a stretch alone, or the first and the last of a span, or the same day in two calendars.

    ``part`` is the part of it that is meant: "end" in "the end of 1921".
    """

    start: int
    end: int
    first: DateStretch
    last: DateStretch | None = None
    both_styles: bool = False
    part: str = ""


def join_dates(text: str, stretches: Sequence[DateStretch]) -> Iterator[Dated]:
    """The dates of a text, those joined that are one."""
    index, end = 0, 0
    while index < len(stretches):
        first = stretches[index]
        if first.start < end:  # the year after both styles, which the pair has taken
            index += 1
            continue
        pair = _joined(text, first, stretches[index + 1]) if index + 1 < len(stretches) else None
        index += 2 if pair else 1
        dated = _with_part(text, pair or Dated(first.start, first.end, first), end)
        end = dated.end
        yield dated


def _with_part(text: str, dated: Dated, end: int) -> Dated:
    """The date with the words before it that say which part of it is meant, and with the "from" of "from the 3rd to the 5th"."""
    if dated.last is None and dated.first.parts.get("day2") and _TO.search(text, dated.start, dated.end):
        lead = _FROM.search(text, max(end, dated.start - 5), dated.start)
        return replace(dated, start=lead.start()) if lead else dated
    if dated.last is not None or dated.first.form not in _PARTED:
        return dated
    before = _PART.search(text, max(end, dated.start - 32), dated.start)
    if before is None:
        abroad = _PART_ABROAD.search(text, max(end, dated.start - 20), dated.start)
        return replace(dated, start=abroad.start(), part=str(abroad.lastgroup)) if abroad else dated
    if dated.first.form == "near" and (dated.first.parts.get("number") or dated.first.parts.get("vague")):
        return dated
    return replace(dated, start=before.start(), part=(before["early"] or before["part"]).lower())


def _joined(text: str, first: DateStretch, second: DateStretch) -> Dated | None:
    between = text[first.end : second.start]
    if second.form == "year" and first.has("day") and not first.has("year") and _OLD_STYLE.fullmatch(between):
        return Dated(first.start, second.end, replace(first, parts={**first.parts, "year": second.parts["year"]}))
    if len(between) > 9 or first.form not in JOINABLE or second.form not in JOINABLE:
        return None
    if _NEW_STYLE.fullmatch(between) or _SLASH.fullmatch(between):
        return _two_styles(text, first, second) if "(" in between else _slashed_styles(first, second)
    if first.parts.get("day2") or second.parts.get("day2"):
        return None
    return _span(text, first, second, between)


def _span(text: str, first: DateStretch, second: DateStretch, between: str) -> Dated | None:
    """Two dates as the ends of a span of time, with the "from" or "between" before them."""
    before = text[max(0, first.start - 9) : first.start]
    lead = _BETWEEN.search(before) if _AND.fullmatch(between) else _FROM.search(before)
    if _AND.fullmatch(between):
        if not lead:
            return None
    elif not _SPAN.fullmatch(between) or not _same_scale(first, second):
        return None
    start = first.start - len(lead.group()) if lead else first.start
    return Dated(start, second.end, first, second)


def _same_scale(first: DateStretch, second: DateStretch) -> bool:
    """A span goes from day to day, month to month or year to year, and its first date does not stand complete elsewhere."""
    return all(first.has(name) <= second.has(name) for name in ("month", "day")) or first.has("month")


def _two_styles(text: str, first: DateStretch, second: DateStretch) -> Dated | None:
    closing = _YEAR_AFTER.match(text, second.end)
    if not closing or not (first.parts.get("day") and second.parts.get("day")):
        return None
    year = closing["year"] or second.parts.get("year") or first.parts.get("year")
    if not (year or closing["said"]):
        return None
    parts = {**second.parts, "year": year} if year else second.parts
    dated = DateStretch(second.start, second.end, second.form, parts)
    return Dated(first.start, closing.end(), first, dated, both_styles=True)


def _slashed_styles(first: DateStretch, second: DateStretch) -> Dated | None:
    """The same day in both calendars: "October 25/November 7, 1917"."""
    if not (first.parts.get("day") and second.parts.get("day") and second.has("month", "year")) or first.has("year"):
        return None
    return Dated(first.start, second.end, first, second, both_styles=True)
