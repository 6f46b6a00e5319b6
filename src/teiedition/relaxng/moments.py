"""Dates, times and durations of XML Schema, part 2: read, compared as far as the standard orders them."""

from __future__ import annotations

import re
from calendar import isleap
from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from functools import partial

_YEAR = r"(?P<year>-?(?:[1-9][0-9]{4,}|[0-9]{4}))"
_MONTH = r"(?P<month>0[1-9]|1[0-2])"
_DAY = r"(?P<day>0[1-9]|[12][0-9]|3[01])"
_TIME = r"(?P<hour>[01][0-9]|2[0-4]):(?P<minute>[0-5][0-9]):(?P<second>[0-5][0-9](?:\.[0-9]+)?)"
_ZONE = r"(?P<zone>Z|[+-](?:0[0-9]|1[0-3]):[0-5][0-9]|[+-]14:00)?"
_FORMS = {
    "dateTime": f"{_YEAR}-{_MONTH}-{_DAY}T{_TIME}",
    "date": f"{_YEAR}-{_MONTH}-{_DAY}",
    "time": _TIME,
    "gYearMonth": f"{_YEAR}-{_MONTH}",
    "gYear": _YEAR,
    "gMonthDay": f"--{_MONTH}-{_DAY}",
    "gDay": f"---{_DAY}",
    "gMonth": f"--{_MONTH}",
}
_DURATION = re.compile(
    r"(?P<sign>-?)P(?=[0-9T])(?:(?P<years>[0-9]+)Y)?(?:(?P<months>[0-9]+)M)?(?:(?P<days>[0-9]+)D)?"
    r"(?:T(?=[0-9])(?:(?P<hours>[0-9]+)H)?(?:(?P<minutes>[0-9]+)M)?(?:(?P<seconds>[0-9]+(?:\.[0-9]+)?)S)?)?"
)
_LENGTHS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_DAY_SECONDS = 86_400
_WIDEST_ZONE = 14 * 3600


@dataclass(frozen=True)
class Moment:
    """A point of time in seconds, in UTC where ``zoned``; one without a zone may be up to 14 hours off."""

    seconds: Fraction
    zoned: bool

    def _margin(self, other: Moment) -> int:
        return 0 if self.zoned == other.zoned else _WIDEST_ZONE

    def __lt__(self, other: Moment) -> bool:
        return self.seconds + self._margin(other) < other.seconds

    def __gt__(self, other: Moment) -> bool:
        return other < self

    def __le__(self, other: Moment) -> bool:
        return self < other or self == other

    def __ge__(self, other: Moment) -> bool:
        return other <= self


@dataclass(frozen=True)
class Duration:
    """Months and seconds, which cannot be told in each other; ordered where every month would order them so."""

    months: int
    seconds: Fraction

    def _ends(self) -> tuple[Fraction, ...]:
        """When it ends after four starts that stand for all (XML Schema, 3.2.6.2), in seconds."""
        return tuple(
            _days(year + (month - 1 + self.months) // 12, (month - 1 + self.months) % 12 + 1, 1) * _DAY_SECONDS
            - _days(year, month, 1) * _DAY_SECONDS
            + self.seconds
            for year, month in ((1696, 9), (1697, 2), (1903, 3), (1903, 7))
        )

    def __lt__(self, other: Duration) -> bool:
        return all(mine < theirs for mine, theirs in zip(self._ends(), other._ends(), strict=True))

    def __gt__(self, other: Duration) -> bool:
        return other < self

    def __le__(self, other: Duration) -> bool:
        return all(mine <= theirs for mine, theirs in zip(self._ends(), other._ends(), strict=True))

    def __ge__(self, other: Duration) -> bool:
        return other <= self


def moment_type(name: str) -> Callable[[str], Moment | Duration | None]:
    """The function that reads values of a type."""
    return _duration if name == "duration" else partial(_moment, name)


def _moment(name: str, value: str) -> Moment | None:
    found = _form(name).fullmatch(value)
    if found is None:
        return None
    parts = found.groupdict()
    written = int(parts.get("year") or 2000)
    year = written + (written < 0)  # there is no year 0: -0001 is the leap year before 0001
    month, day = int(parts.get("month") or 1), int(parts.get("day") or 1)
    if written == 0 or day > _LENGTHS[month - 1] + (month == 2 and isleap(year)):
        return None
    hour, minute = int(parts.get("hour") or 0), int(parts.get("minute") or 0)
    second = Fraction(parts.get("second") or 0)
    if hour == 24 and (minute or second):
        return None
    if name == "time" and hour == 24:
        hour = 0
    seconds = _days(year, month, day) * _DAY_SECONDS + hour * 3600 + minute * 60 + second
    zone = parts["zone"]
    return Moment(seconds - _offset(zone), zone is not None)


_compiled: dict[str, re.Pattern[str]] = {}


def _form(name: str) -> re.Pattern[str]:
    if name not in _compiled:
        _compiled[name] = re.compile(_FORMS[name] + _ZONE)
    return _compiled[name]


def _offset(zone: str | None) -> int:
    if zone is None or zone == "Z":
        return 0
    seconds = int(zone[1:3]) * 3600 + int(zone[4:6]) * 60
    return -seconds if zone[0] == "-" else seconds


def _days(year: int, month: int, day: int) -> int:
    """Days since a day long ago, in the Gregorian calendar of all times (Howard Hinnant, chrono-compatible dates)."""
    year -= month <= 2
    era = year // 400
    of_era = year - era * 400
    of_year = (153 * (month + (-3 if month > 2 else 9)) + 2) // 5 + day - 1
    return era * 146_097 + of_era * 365 + of_era // 4 - of_era // 100 + of_year


def _duration(value: str) -> Duration | None:
    found = _DURATION.fullmatch(value)
    if found is None:
        return None
    number = {name: Fraction(text or 0) for name, text in found.groupdict().items() if name != "sign"}
    sign = -1 if found["sign"] else 1
    months = int(number["years"] * 12 + number["months"])
    seconds = number["days"] * _DAY_SECONDS + number["hours"] * 3600 + number["minutes"] * 60 + number["seconds"]
    return Duration(sign * months, sign * seconds)
