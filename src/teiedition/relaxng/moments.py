"""Dates, times and durations of XML Schema, part 2: read, compared as far as the standard orders them."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from fractions import Fraction

    Number: TypeAlias = int | Fraction

_LENGTHS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_DAY_SECONDS = 86_400
_WIDEST_ZONE = 14 * 3600
_MOST_DIGITS = 1000
"""Of a year or a part of a duration: the standard asks for four, and larger numbers cost time."""
_YEARLESS = {"gMonthDay": ("--", 2), "gDay": ("---", 1), "gMonth": ("--", 1)}
_YEARLY = {"date": 3, "gYearMonth": 2, "gYear": 1}
"""How many parts, with hyphens between, a type has."""


class Moment:
    """A point of time in seconds, in UTC where ``zoned``; one without a zone may be up to 14 hours off."""

    __slots__ = ("seconds", "zoned")

    def __init__(self, seconds: Number, *, zoned: bool) -> None:
        self.seconds = seconds
        self.zoned = zoned

    def __hash__(self) -> int:
        return hash((self.seconds, self.zoned))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Moment) and (self.seconds, self.zoned) == (other.seconds, other.zoned)

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


class Duration:
    """Months and seconds, which cannot be told in each other; ordered where every month would order them so."""

    __slots__ = ("months", "seconds")

    def __init__(self, months: int, seconds: Number) -> None:
        self.months = months
        self.seconds = seconds

    def __hash__(self) -> int:
        return hash((self.months, self.seconds))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Duration) and (self.months, self.seconds) == (other.months, other.seconds)

    def _ends(self) -> tuple[Number, ...]:
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


def read_moment(name: str, value: str) -> Moment | Duration | None:
    """The value of a string of one of these types; None where it is none."""
    if name == "duration":
        return _duration(value)
    value, offset = _zone(value)
    day: tuple[int, int, int] | None = (2000, 1, 1)
    seconds: Number | None = 0
    if name == "time":
        seconds = _clock(value)
        seconds = 0 if seconds == _DAY_SECONDS else seconds
    elif name == "dateTime":
        date, _, clock = value.partition("T")
        day, seconds = _date("date", date), _clock(clock)
    else:
        day = _date(name, value)
    if day is None or seconds is None:
        return None
    return Moment(_days(*day) * _DAY_SECONDS + seconds - (offset or 0), zoned=offset is not None)


def _number(text: str, length: int) -> int:
    """The number of so many digits; -1 where it is none."""
    return int(text) if len(text) == length and text.isascii() and text.isdecimal() else -1


def _zone(value: str) -> tuple[str, int | None]:
    """A value without its time zone, and the zone's seconds ahead of UTC."""
    if value.endswith("Z"):
        return value[:-1], 0
    if value[-6:-5] not in ("+", "-") or value[-3:-2] != ":":
        return value, None
    hours, minutes = _number(value[-5:-3], 2), _number(value[-2:], 2)
    if not 0 <= minutes < 60 or not 0 <= hours * 60 + minutes <= 14 * 60 or hours < 0:
        return value, None
    seconds = hours * 3600 + minutes * 60
    return value[:-6], -seconds if value[-6] == "-" else seconds


def _date(name: str, value: str) -> tuple[int, int, int] | None:
    """Year, month and day; those that the type has not are those of a leap year's first day."""
    year, month, day = 2000, 1, 1
    if name in _YEARLESS:
        start, length = _YEARLESS[name]
        parts = value.removeprefix(start).split("-")
        if not value.startswith(start) or len(parts) != length:
            return None
        if name != "gDay":
            month = _number(parts[0], 2)
        if name != "gMonth":
            day = _number(parts[-1], 2)
    else:
        digits, *rest = value.removeprefix("-").split("-")
        if len(rest) != _YEARLY[name] - 1 or not 4 <= len(digits) <= _MOST_DIGITS:
            return None
        year = _number(digits, len(digits))
        if year <= 0 or (len(digits) > 4 and digits[0] == "0"):
            return None
        year = 1 - year if value.startswith("-") else year  # there is no year 0: -0001 is the leap year before 0001
        month, day = (_number(part, 2) for part in (*rest, "01", "01")[:2])
    if not 1 <= month <= 12:
        return None
    leap = month == 2 and year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    return (year, month, day) if 1 <= day <= _LENGTHS[month - 1] + leap else None


def _clock(value: str) -> Number | None:
    """Seconds since midnight."""
    parts = value.split(":")
    if len(parts) != 3:
        return None
    whole, point, fraction = parts[2].partition(".")
    hour, minute, second = (_number(part, 2) for part in (parts[0], parts[1], whole))
    if not (0 <= hour <= 24 and 0 <= minute < 60 and 0 <= second < 60):
        return None
    seconds: Number = hour * 3600 + minute * 60 + second
    if point:
        if not (fraction.isascii() and fraction.isdecimal() and len(fraction) <= _MOST_DIGITS):
            return None
        from fractions import Fraction  # for parts of seconds only

        seconds += Fraction(f"0.{fraction}")
    return seconds if seconds <= _DAY_SECONDS else None


def _days(year: int, month: int, day: int) -> int:
    """Days since a day long ago, in the Gregorian calendar of all times (Howard Hinnant, chrono-compatible dates)."""
    year -= month <= 2
    era = year // 400
    of_era = year - era * 400
    of_year = (153 * (month + (-3 if month > 2 else 9)) + 2) // 5 + day - 1
    return era * 146_097 + of_era * 365 + of_era // 4 - of_era // 100 + of_year


def _duration(value: str) -> Duration | None:
    sign = -1 if value.startswith("-") else 1
    if value[sign < 0 : (sign < 0) + 1] != "P":
        return None
    date, timed, clock = value[(sign < 0) + 1 :].partition("T")
    days, times = _amounts(date, "YMD"), _amounts(clock, "HMS")
    if days is None or times is None or not (date or clock) or (timed and not clock):
        return None
    months = days[0] * 12 + days[1]
    seconds = days[2] * _DAY_SECONDS + times[0] * 3600 + times[1] * 60 + times[2]
    return Duration(sign * int(months), sign * seconds)


def _amounts(value: str, units: str) -> list[Number] | None:
    """The numbers before some letters, which come in this order if they come; seconds may have a fraction."""
    found: list[Number] = []
    for unit in units:
        written, behind, rest = value.partition(unit)
        if not behind:
            found.append(0)
            continue
        whole, point, fraction = written.partition(".")
        digits = whole + fraction
        if not (whole and digits.isascii() and digits.isdecimal() and len(digits) <= _MOST_DIGITS):
            return None
        if point and (unit != "S" or not fraction):
            return None
        if point:
            from fractions import Fraction  # for parts of seconds only

            found.append(Fraction(written))
        else:
            found.append(int(whole))
        value = rest
    return None if value else found
