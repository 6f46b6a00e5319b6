"""A point in time as precisely as a text states it, and the ISO 8601 forms of it."""

from __future__ import annotations

import datetime
from typing import NamedTuple

LEAP_FEBRUARY = 29
MONTH_LENGTHS = (31, LEAP_FEBRUARY, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


class Moment(NamedTuple):
    """Year, month and day; 0 where the text does not say.

    Years before Christ are negative: -44 is 44 B.C., for XML Schema, whose dates TEI uses, knows no year 0.
    """

    year: int = 0
    month: int = 0
    day: int = 0

    @property
    def iso(self) -> str:
        """ISO 8601 by precision: "1946-07-06", "1946-07", "1946", "--07-06", "--07"; empty for nothing."""
        if self.year:
            sign, year = ("-", -self.year) if self.year < 0 else ("", self.year)
            parts = [f"{sign}{year:04}"]
        elif self.month:
            parts = ["-"]
        else:
            return ""
        if self.month:
            parts.append(f"{self.month:02}")
            if self.day:
                parts.append(f"{self.day:02}")
        return "-".join(parts)

    @property
    def real(self) -> bool:
        """Whether the calendar has such a day, month or year."""
        if self.year and not -9999 < self.year < 10000:
            return False
        if not 0 <= self.month <= len(MONTH_LENGTHS) or (self.day and not self.month):
            return False
        if self.day and not 0 < self.day <= MONTH_LENGTHS[self.month - 1]:
            return False
        return not (self.month == 2 and self.day == LEAP_FEBRUARY and self.year and not _leap(self.year))

    @property
    def date(self) -> datetime.date | None:
        """The day, where the moment is a whole and real one of our era."""
        return datetime.date(*self) if min(self) > 0 and self.real else None

    @property
    def weekday(self) -> str:
        """English name of the weekday; empty where the day is not known."""
        date = self.date
        return WEEKDAYS[date.weekday()] if date else ""

    def plus_days(self, days: int) -> Moment:
        """That many days later; the same moment where its day is not known."""
        date = self.date
        if date is None:
            return self
        try:
            return Moment.of(date + datetime.timedelta(days))
        except OverflowError:
            return self

    def plus_months(self, months: int) -> Moment:
        """That many months later, at most at the end of the month; a year without month keeps its precision."""
        if not self.month:
            return Moment(_real_year(self.year + round(months / 12)))
        index = self.year * 12 + self.month - 1 + months
        year, month = _real_year(index // 12), index % 12 + 1
        moment = Moment(year, month, min(self.day, MONTH_LENGTHS[month - 1]))
        return moment if moment.real else moment._replace(day=LEAP_FEBRUARY - 1)

    def to(self, precision: int) -> Moment:
        """No more precise than: 1 the year, 2 the month, 3 the day."""
        return Moment(self.year, self.month if precision > 1 else 0, self.day if precision > 2 else 0)

    def holds(self, other: Moment) -> bool:
        """Whether the other is the same or lies in this year or month."""
        return all(mine in (0, theirs) for mine, theirs in zip(self, other, strict=True))

    @classmethod
    def of(cls, date: datetime.date) -> Moment:
        return cls(date.year, date.month, date.day)


def _leap(year: int) -> bool:
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def _real_year(year: int) -> int:
    return min(max(year, 1), 9999)


def read_iso(value: str) -> Moment:
    """The moment of an ISO 8601 value of this program; nothing for what is none."""
    parts = value.split("-")
    if not all(part.isascii() and part.isdigit() for part in parts) or len(parts) > 3:
        return Moment()
    return Moment(*map(int, parts))


def gregorian(julian: Moment) -> Moment:
    """The day of the Gregorian calendar for one of the Julian, 1582 to 2100.

    Source: the calendars drift apart by a day in each century year that 400 does not divide.
    """
    century = julian.year // 100 - (julian.year % 100 == 0 and (julian.month, julian.day) < (3, 1))
    return julian.plus_days(century - century // 4 - 2)


def easter(year: int) -> Moment:
    """Easter Sunday of the Western churches.

    Source: the anonymous Gregorian algorithm (Nature, 20 April 1876).
    """
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    h = (19 * a + b - d - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    i, k = divmod(c, 4)
    rest = (32 + 2 * e + 2 * i - h - k) % 7
    month, day = divmod(h + rest - 7 * ((a + 11 * h + 22 * rest) // 451) + 114, 31)
    return Moment(year, month, day + 1)
