"""Dates: ranges run forward, lives end after they begin, and the words of a date say what its attributes say."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from typing import Final

from lxml import etree

from teiedition.diagnostics import Diagnostic
from teiedition.validation.subject import Subject, reading
from teiedition.vocabulary import local_name, tei

_PAIRS: Final = tuple(
    (f"{first}{norm}", f"{last}{norm}")
    for norm in ("", "-iso")
    for first, last in (("from", "to"), ("notBefore", "notAfter"), ("from", "notAfter"), ("notBefore", "to"))
)
_ISO = re.compile(r"(-?\d{4})(?:-(\d{2}))?(?:-(\d{2}))?")
_YEAR = re.compile(r"(?<![\d#.,])(?:1[0-9]|20)\d\d(?![\d,]|\.\d)")
_DATED: Final = (
    *("date", "docDate", "origDate", "time", "birth", "death", "event", "creation", "change", "custEvent", "binding"),
    *(
        "residence",
        "occupation",
        "affiliation",
        "education",
        "faith",
        "floruit",
        "nationality",
        "relation",
        "state",
        "trait",
    ),
    *(
        "langKnowledge",
        "socecStatus",
        "sex",
        "gender",
        "age",
        "population",
        "location",
        "settlement",
        "region",
        "country",
    ),
    *("persName", "placeName", "orgName", "objectName", "name", "acquisition", "provenance", "origin", "seal", "stamp"),
    *(
        "resp",
        "licence",
        "funder",
        "idno",
        "correspAction",
        "climate",
        "terrain",
        "geogName",
        "bloc",
        "district",
        "persona",
    ),
)
"""The elements that bear dates in the Guidelines (att.datable), but for a few of dictionaries and measures."""
_WEEKDAYS: Final = {
    word: number
    for words in (
        "monday tuesday wednesday thursday friday saturday sunday",
        "montag dienstag mittwoch donnerstag freitag samstag sonntag",
        "lundi mardi mercredi jeudi vendredi samedi dimanche",
        "lunes martes miércoles jueves viernes sábado domingo",
        "lunedì martedì mercoledì giovedì venerdì sabato domenica",
    )
    for number, word in enumerate(words.split())
}
_DAYS: Final = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_WORD = re.compile(r"[^\W\d_]+")

Day = tuple[int, ...]
"""A date as far as it is known: (1946, 7, 6), (1946, 7) or (1946,)."""


def parse_iso(value: str) -> Day | None:
    """Year, month and day of an ISO date, as many as it has; None where it is none."""
    match = _ISO.fullmatch(value.strip())
    return tuple(int(part) for part in match.groups() if part is not None) if match else None


def is_after(one: Day, other: Day) -> bool:
    """Whether a date is surely later than another: compared as far as both are known."""
    known = min(len(one), len(other))
    return one[:known] > other[:known]


def check_dates(subject: Subject) -> Iterator[Diagnostic]:
    """Ranges, lives, words and days of the week.

    Emits: TEI222, TEI230, TEI231, TEI232.
    """
    for element in subject.all(*_DATED):
        yield from _check_range(subject, element)
        if local_name(element) in {"date", "docDate"}:
            yield from _check_words(subject, element)
            yield from _check_weekday(subject, element)
    for person in subject.all("person"):
        yield from _check_life(subject, person)


def _check_range(subject: Subject, element: etree._Element) -> Iterator[Diagnostic]:
    if len(element.attrib) < 2:
        return
    for first, last in _PAIRS:
        start, end = parse_iso(str(element.get(first, ""))), parse_iso(str(element.get(last, "")))
        if start and end and is_after(start, end):
            yield subject.found(
                "TEI230", element, last, first=first, last=last, start=element.get(first), end=element.get(last)
            )
            return


def _check_life(subject: Subject, person: etree._Element) -> Iterator[Diagnostic]:
    birth, death = person.find(tei("birth")), person.find(tei("death"))
    if birth is None or death is None:
        return
    born, died = _first(birth, "when", "notBefore", "from"), _first(death, "when", "notAfter", "to")
    if born and died and is_after(*map(_known, (born, died))):
        yield subject.found("TEI231", death, birth=born, death=died)


def _first(element: etree._Element, *attributes: str) -> str:
    """The value of the first attribute that holds a date."""
    return next((str(value) for name in attributes if (value := element.get(name)) and parse_iso(str(value))), "")


def _known(value: str) -> Day:
    return parse_iso(value) or ()


def _check_words(subject: Subject, element: etree._Element) -> Iterator[Diagnostic]:
    """A year in the words must lie in the years of the attributes."""
    years = [day[0] for name in ("when", "from", "to", "notBefore", "notAfter") if (day := _of(element, name))]
    words = reading(element)
    stated = [int(year) for year in _YEAR.findall(words)]
    if years and stated and not any(min(years) - 1 < year < max(years) + 1 for year in stated):
        value = next(str(element.get(n)) for n in ("when", "from", "to", "notBefore", "notAfter") if element.get(n))
        yield subject.found("TEI232", element, words=words, value=value)


def _check_weekday(subject: Subject, element: etree._Element) -> Iterator[Diagnostic]:
    """The day of the week is the calendar's; dates of the Julian calendar are left alone."""
    day = _of(element, "when")
    if day is None or len(day) != 3 or day[0] < 1583 or "julian" in str(element.get("calendar", "")).lower():
        return
    try:
        true = datetime.date(day[0], day[1], day[2]).weekday()
    except ValueError:
        return  # TEI315
    words = reading(element)
    named = [_WEEKDAYS[word] for word in (m.group().lower() for m in _WORD.finditer(words)) if word in _WEEKDAYS]
    if len(named) == 1 and named[0] != true:
        yield subject.found("TEI222", element, words=words, value=element.get("when"), weekday=_DAYS[true])


def _of(element: etree._Element, attribute: str) -> Day | None:
    return parse_iso(str(element.get(attribute, "")))
