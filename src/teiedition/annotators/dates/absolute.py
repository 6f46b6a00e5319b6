"""Dates that say of themselves when they are: figures, names of months, decades and centuries -> moments."""

from __future__ import annotations

from typing import NamedTuple

from teiedition.annotators.dates.moment import MONTH_LENGTHS, Moment, easter, gregorian, read_iso
from teiedition.annotators.dates.stretches import DateStretch
from teiedition.annotators.dates.words import Feast, feasts, words

JULIAN_GAP = 13
"""Days between the two calendars from 1900 to 2100; 12 in the 19th century."""
CALENDAR_GAPS = frozenset({11, 12, 13})
"""The same from 1700 on: two days so far apart that are named together are one day in both calendars."""
GREGORIAN = 1600
"""From here on Easter is that of the Gregorian calendar."""


class Reading(NamedTuple):
    """What a date means.

    Attributes:
        earliest: the moment, or where it begins.
        latest: where it ends; the same as ``earliest`` for one moment.
        bounds: whether the date lies somewhere between the two, rather than lasting from one to the other.
        certainty: 0 to 1.
        calendar: "julian" where the text says Old Style.
    """

    earliest: Moment = Moment()
    latest: Moment = Moment()
    bounds: bool = False
    certainty: float = 1.0
    calendar: str = ""

    @property
    def real(self) -> bool:
        return self.earliest.real and self.latest.real


def at(moment: Moment, certainty: float = 1.0) -> Reading:
    """One moment."""
    return Reading(moment, moment, certainty=certainty)


def read_absolute(stretch: DateStretch) -> Reading:
    """What a date says by itself; a part it leaves out is 0, and nothing is given for a relative form."""
    reader = _READERS.get(stretch.form)
    return reader(stretch) if reader else Reading()


def year_of(figures: str, near: int = 0) -> int:
    """A year as printed; two figures after an apostrophe belong to the hundred years that end with ``near``."""
    digits = "".join(c for c in figures if c.isdigit())
    if not digits:
        return 0
    if len(digits) > 2:
        return int(digits)
    century = (near or 1999) // 100 * 100
    year = century + int(digits)
    return year - 100 if year > (near or 1999) + 5 else year


def month_of(name: str) -> int:
    """The number of a month's name; 0 for none."""
    key = name.rstrip(".").lower()
    return words("month").get(key) or words("foreign-month").get(key) or 0


def _day_month(stretch: DateStretch) -> Reading:
    parts = stretch.parts
    year, month = year_of(parts.get("year", "")), month_of(parts.get("month", ""))
    day = int(parts.get("new") or parts.get("day") or _ordinal(parts.get("ordinal", "")))
    first = Moment(year, month, day)
    if parts.get("month0"):
        start = month_of(parts["month0"])
        return Reading(Moment(year - (1 if year and start > month else 0), start), first)
    last = int(parts.get("more") or parts.get("day2") or _ordinal(parts.get("ordinal2", "")))
    if both := int(parts.get("both") or 0):
        if both - day in CALENDAR_GAPS:
            return at(first._replace(day=both))
        last = max(last, both)
    if parts.get("day0"):
        first = first._replace(day=int(parts["day0"]))
    return Reading(first, first._replace(day=last) if last and not parts.get("new") else first)


def _ordinal(word: str) -> int:
    return words("ordinal").get(word.lower(), 0)


def _season(stretch: DateStretch) -> Reading:
    year, name = year_of(stretch.parts["year"]), stretch.parts["season"].lower()
    first = words("season")[name]
    if name != "winter":
        return Reading(Moment(year, first), Moment(year, first + 2), bounds=True)
    if stretch.parts.get("year2"):
        return Reading(Moment(year, 12), Moment(year + 1, 2), bounds=True)
    return Reading(Moment(year, 1), Moment(year, 12), bounds=True, certainty=0.8)  # which end of the year is not said


def _feast(stretch: DateStretch) -> Reading:
    year = year_of(stretch.parts.get("year", ""))
    feast = feasts()[" ".join(stretch.parts["feast"].lower().split())]
    return at(Moment(year, feast.month, feast.day)) if feast.month else moving_feast(feast, year)


def moving_feast(feast: Feast, year: int) -> Reading:
    """A feast that goes with Easter; nothing where the year is not known or Easter was reckoned otherwise."""
    return at(easter(year).plus_days(feast.after_easter)) if year >= GREGORIAN else Reading()


def _years(stretch: DateStretch) -> Reading:
    first, second = stretch.parts["year"], stretch.parts["year2"]
    return Reading(Moment(int(first)), Moment(int(first[: 4 - len(second)] + second)))


def _decade(stretch: DateStretch) -> Reading:
    parts = stretch.parts
    if parts.get("decade"):
        hundreds = {"eighteen": 1800}.get(parts.get("hundreds", ""), 1900)
        start = hundreds + words("decade")[parts["decade"].lower()]
        if parts.get("of"):  # "the thirties of the last century", seen from one that is not known
            return _of_century(parts["of"], start)
    else:
        start = year_of(parts.get("year") or parts["short"])
    return Reading(Moment(start), Moment(start + 9))


def _of_century(of: str, start: int) -> Reading:
    """A decade of a hundred years named beside it; no time is given where only the day of issue tells which."""
    number = _ordinal(of.rsplit(maxsplit=1)[-1]) or int("".join(c for c in of if c.isdigit()) or 0)
    start = (number - 1) * 100 + start % 100
    return Reading(Moment(start), Moment(start + 9)) if number else Reading()


def _century(stretch: DateStretch) -> Reading:
    nth, within = stretch.parts["nth"].lower(), stretch.parts.get("within", "")
    number = words("ordinal").get(nth) or int("".join(c for c in nth if c.isdigit()) or 0) or _roman(nth)
    if stretch.parts.get("era"):
        return Reading() if within else Reading(Moment(-100 * number), Moment(-100 * number + 99))
    first, last = century_part(number * 100 - 99, number * 100, within)
    return Reading(first, last, bounds=within.lower().startswith("turn"))


def _roman(number: str) -> int:
    """The value of a Roman number in lower case, an ending such as "th" behind it or not."""
    values = [_ROMAN[letter] for letter in number if letter in _ROMAN]
    return sum(-one if one < after else one for one, after in zip(values, [*values[1:], 0], strict=True))


_ROMAN = {"i": 1, "v": 5, "x": 10}


def century_part(start: int, end: int, within: str) -> tuple[Moment, Moment]:
    """A hundred years, or their beginning, middle or end."""
    word = within.split(maxsplit=1)[0].lower() if within else ""
    third = (end - start) // 3
    if word in {"early", "beginning", "start"}:
        end = start + third
    elif word in {"late", "end", "close"}:
        start = end - third
    elif word in {"mid", "middle"}:
        start, end = start + third, end - third
    elif word in {"first", "second"}:
        start, end = (start, start + 49) if word == "first" else (start + 50, end)
    elif word == "turn":
        start, end = start - 6, start + 4
    return Moment(start), Moment(end)


def part_of(reading: Reading, part: str) -> Reading:
    """The beginning, middle or end of a year, a month or a longer time; of what has no parts, the whole as bounds."""
    first, last, word = reading.earliest, reading.latest, part.split(maxsplit=1)[0].lower().rstrip("-") if part else ""
    if not first.year or first.day or reading.bounds:
        return reading._replace(bounds=True)
    if first != last:
        return Reading(*century_part(first.year, last.year, word), bounds=True) if not first.month else reading
    steps = _counted(part, first) or _THIRDS.get(word) or (_HALVES.get(word) if "half" in part.lower() else None)
    if steps is None:
        return reading._replace(bounds=True)
    if first.month:
        length = MONTH_LENGTHS[first.month - 1]
        begin, end = (first._replace(day=min(max(1, round(length * step)), length)) for step in steps)
        return Reading(begin, end if end.real else end._replace(day=length - 1), bounds=True)
    begin, end = (first._replace(month=max(1, round(12 * step) + (step == steps[0] and step > 0))) for step in steps)
    return Reading(begin, end, bounds=True)


def _counted(part: str, of: Moment) -> tuple[float, float] | None:
    """Where within a year or a month "first three months", "last quarter" or "last days" begin and end, as shares."""
    which, *rest = part.replace("-", " ").split()
    unit, ordinal = (rest or [""])[-1], words("ordinal").get(which, 0)
    vague = (len(rest) == 1 and unit.endswith("s")) or "few" in rest  # "the last months of"
    length = (_PARTS_OF_MONTH if of.month else _PARTS_OF_YEAR).get(unit.rstrip("s"), 0)
    number = words("number").get(rest[0], 1) if rest else 1
    if unit.rstrip("s") not in _COUNTED:
        return None
    if vague or number > length:
        return (0.0, 1 / 3) if ordinal == 1 or which == "opening" else (2 / 3, 1.0) if which in _LAST else None
    share = number / length
    if which in _LAST:
        return 1 - share, 1.0
    return ((ordinal or 1) * share - share, min((ordinal or 1) * share, 1.0)) if ordinal or which == "opening" else None


_COUNTED = frozenset({"month", "quarter", "week", "day", "part"})
_PARTS_OF_YEAR = {"month": 12, "quarter": 4, "week": 52}
_PARTS_OF_MONTH = {"week": 4, "day": 30}
_LAST = frozenset({"last", "final", "closing", "latter"})
_THIRDS = (
    dict.fromkeys(("early", "beginning", "start", "earlier"), (0.0, 1 / 3))
    | dict.fromkeys(("mid", "middle"), (1 / 3, 2 / 3))
    | dict.fromkeys(("late", "later", "end", "close"), (2 / 3, 1.0))
)
_HALVES = {"first": (0.0, 0.5), "second": (0.5, 1.0), "latter": (0.5, 1.0), "last": (0.5, 1.0)}


def _numeric(stretch: DateStretch) -> Reading:
    parts = stretch.parts
    if parts.get("iso"):
        return at(read_iso(parts["iso"]))
    if parts.get("year2"):
        return at(Moment(int(parts["year2"]), int(parts["b2"]), int(parts["a2"])))
    first, second = int(parts["a"]), int(parts["b"])
    day, month = (second, first) if second > 12 else (first, second)  # the archive and Europe write the day first
    ambiguous = parts["sep"] == "/" and first != second and max(first, second) <= 12
    return at(Moment(year_of(parts["year"]), month, day), 0.85 if ambiguous else 1.0)


def _year(stretch: DateStretch) -> Reading:
    return at(Moment(year_of(stretch.parts["year"])))


def _era(stretch: DateStretch) -> Reading:
    parts = stretch.parts
    year = int(parts.get("year") or parts.get("year2") or parts["year3"])
    before_christ = stretch.has("before") or parts.get("era", "").startswith("B")
    return at(Moment(-year if before_christ else year))


def _year_in_words(stretch: DateStretch) -> Reading:
    parts = {name: value.lower() for name, value in stretch.parts.items()}
    rest = (parts.get("rest") or parts.get("rest2") or "").replace("-", " ").split()
    return at(Moment(words("number")[parts["hundreds"]] * 100 + sum(words("number").get(word, 0) for word in rest)))


def old_style(reading: Reading) -> Reading:
    """A day of the Julian calendar as one of the Gregorian."""
    if not (reading.earliest.date and reading.latest.date):
        return reading._replace(calendar="julian")
    return reading._replace(earliest=gregorian(reading.earliest), latest=gregorian(reading.latest), calendar="julian")


_READERS = {
    "day month year": _day_month,
    "day in words": _day_month,
    "month day year": _day_month,
    "month year": _day_month,
    "months": _day_month,
    "month": _day_month,
    "season year": _season,
    "feast": _feast,
    "years": _years,
    "decade": _decade,
    "century": _century,
    "numeric": _numeric,
    "era": _era,
    "year": _year,
    "year in words": _year_in_words,
}
