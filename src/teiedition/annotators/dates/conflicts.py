"""Statements of the header that date the text differently, and what else on the page decides between them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from teiedition.annotators.citation import Citation, read_citation
from teiedition.annotators.dates.absolute import read_absolute
from teiedition.annotators.dates.moment import Moment
from teiedition.annotators.dates.stretches import stretches_of
from teiedition.resources import resource
from teiedition.transcription import Span, Transcription

_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}
_YEAR = re.compile(r"\b1[5-9]\d\d\b|\b20\d\d\b")
_SLIP_YEARS = 3
"""Years between two statements of one day up to which a slip is likelier than a reprint."""


@dataclass(frozen=True)
class Statement:
    """What a field says of the date: the words, where their year stands, and the moment."""

    field: str
    words: str
    year: Span
    moment: Moment


@dataclass(frozen=True)
class YearSlip:
    """A year that another statement denies.

    Attributes:
        span: of the year that is likelier wrong.
        corr: the year that is likelier right; empty where nothing decides.
        statement: what disagrees, in a sentence.
        evidence: what decides, in sentences; empty where nothing does.
        certainty: of the correction.
    """

    span: Span
    corr: str
    statement: str
    evidence: str
    certainty: float


def find_year_slip(transcription: Transcription) -> YearSlip | None:
    """Where two statements name the same day of different years, or a volume denies the year of its source."""
    statements = list(_statements(transcription))
    for first in statements:
        for second in statements:
            if first is not second and first.year < second.year and _same_day(first.moment, second.moment):
                return _decide(first, second, statements, _evidence(transcription))
    return None


def _same_day(first: Moment, second: Moment) -> bool:
    if first.year == second.year or abs(first.year - second.year) > _SLIP_YEARS or not first.month:
        return False
    days = first.day == second.day or 0 in (first.day, second.day)
    return first.month == second.month and days


def _statements(transcription: Transcription) -> Iterator[Statement]:
    for name in ("date", "source", "first-published", "written"):
        for field in transcription.fields:
            if field.name != name:
                continue
            for stretch in stretches_of(transcription.text, field.value):
                moment = read_absolute(stretch).latest
                year = _YEAR.search(transcription.text, stretch.start, stretch.end)
                if moment.year and moment.real and year:
                    words = " ".join(transcription.text[stretch.start : stretch.end].split())
                    yield Statement(name, words, Span(*year.span()), moment)
                    break


def _evidence(transcription: Transcription) -> tuple[str, Moment]:
    """The journal and volume of the source, as a sentence, and the year the volume is known to be of."""
    for field in transcription.fields:
        if field.name in {"source", "first-published"}:
            citation = read_citation(transcription.text, field.value.start, field.value.end)
            year = _volume_year(transcription.text, citation) if citation else 0
            if citation and citation.title and year:
                title = " ".join(transcription.text[slice(*citation.title)].split())
                return f"Volume {citation.number('volume')} of {title} is the year {year}.", Moment(year)
    return "", Moment()


def _decide(first: Statement, second: Statement, statements: list[Statement], volume: tuple[str, Moment]) -> YearSlip:
    statement = f"{_NAMED[first.field]} names “{first.words}”, {_NAMED[second.field].lower()} “{second.words}”."
    sentences = []
    votes = {first.moment.year: 0, second.moment.year: 0}
    if volume[1].year in votes:
        sentences.append(volume[0])
        votes[volume[1].year] += 2
    for other in statements:
        if other not in (first, second) and other.moment.year in votes:
            votes[other.moment.year] += 1
            sentences.append(f"{_NAMED[other.field]} names “{other.words}”.")
    sentences += [f"{s.words} was a {s.moment.weekday}." for s in (first, second) if s.moment.weekday]
    years = sorted(votes, key=lambda year: -votes[year])
    if votes[years[0]] == votes[years[1]]:
        return YearSlip(second.year, "", statement, " ".join(sentences), 0.0)
    wrong = first if first.moment.year == years[1] else second
    certainty = 0.88 if votes[years[0]] > 1 else 0.7
    return YearSlip(wrong.year, str(years[0]), statement, " ".join(sentences), certainty)


_NAMED: Mapping[str, str] = {
    "date": "The date line",
    "source": "The source line",
    "first-published": "The line on the first publication",
    "written": "The line on the writing",
}


def _volume_year(text: str, citation: Citation) -> int:
    """The year of a volume of a journal known to have counted one volume a year; 0 for any other."""
    if citation.title is None:
        return 0
    title = " ".join(text[slice(*citation.title)].split()).removeprefix("The ")
    number = _number(citation.number("volume"))
    for first, start, end in _volumes().get(title, ()):
        year = start + number - first
        if number and start <= year <= end:
            return year
    return 0


def _number(printed: str) -> int:
    if printed.isdigit():
        return int(printed)
    values = [_ROMAN.get(letter, 0) for letter in printed]
    if not values or 0 in values:
        return 0
    return sum(-value if value < max(values[at:]) else value for at, value in enumerate(values))


@cache
def _volumes() -> Mapping[str, tuple[tuple[int, int, int], ...]]:
    """Journal without its article -> stretches of years with the number of the first volume."""
    lines = resource("tables", "dates", "volumes.tsv").read_text(encoding="utf-8").split("\n")
    table: dict[str, list[tuple[int, int, int]]] = {}
    for line in lines:
        if line and not line.startswith("#"):
            title, first, start, end = line.split("\t")
            table.setdefault(title, []).append((int(first), int(start), int(end)))
    return {title: tuple(rows) for title, rows in table.items()}
