"""Dates that lean on another: "next week", "a few months ago", "26 March" -> moments, counted from a known one."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from teiedition.annotators.dates.absolute import Reading, at, century_part, month_of, moving_feast, read_absolute
from teiedition.annotators.dates.moment import WEEKDAYS, Moment
from teiedition.annotators.dates.stretches import DateStretch
from teiedition.annotators.dates.words import feasts, words

MEDIUM, LOW = 0.7, 0.4
UNKNOWN = Moment()
DAYS = {"day": 1, "night": 1, "week": 7, "fortnight": 14}
_AND_A_HALF = re.compile(r"\s+and\s+(?:a|one)[\s-]half$", re.IGNORECASE)
MONTHS = {"month": 1, "year": 12, "decade": 120, "century": 1200}
FAR_AHEAD = 61
"""Days after the issue within which a day without year may lie; the press speaks of the past by default."""


@dataclass(frozen=True)
class Setting:
    """What a date may lean on.

    Attributes:
        issue: when the text came out.
        last: the last whole date before it in the text.
        year: a year named shortly before it in the same paragraph.
        ahead: whether the words around it speak of what is to come.
    """

    issue: Moment = UNKNOWN
    last: Moment = UNKNOWN
    year: int = 0
    ahead: bool = False


RELATIVE = frozenset(
    {"ago", "day before", "near", "unit past", "yesterday", "last night", "weekday", "part of weekday", "part of span"}
    | {"day of the month", "day of near month", "month near", "season near"}
)
"""Forms that are relative by their wording, not only for want of a year."""


def read_date(stretch: DateStretch, setting: Setting) -> Reading:
    """What a date means in its place; an empty reading where nothing known tells."""
    reader = _READERS.get(stretch.form)
    if reader is not None:
        return reader(stretch, setting) if setting.issue.year or setting.last.year else Reading()
    reading = read_absolute(stretch)
    if stretch.form == "decade" and stretch.parts.get("decade"):
        return _past_decade(stretch, reading, setting)
    if stretch.form == "feast" and not reading.earliest.month:
        return _moving_feast(stretch, setting)
    if reading.earliest.year or not reading.earliest.month:
        return _with_short_year(stretch, reading, setting)
    return _with_year(reading, setting)


def _moving_feast(stretch: DateStretch, setting: Setting) -> Reading:
    """A feast that goes with Easter, of the year named before or of that which brings it nearest the issue."""
    year = setting.year or setting.issue.year
    feast = feasts()[" ".join(stretch.parts["feast"].lower().split())]
    reading = moving_feast(feast, year)
    if not setting.year and setting.issue.month and reading.earliest.month:
        reading = moving_feast(feast, _nearest_year(reading.earliest, setting))
    return reading._replace(certainty=0.8)


def _past_decade(stretch: DateStretch, reading: Reading, setting: Setting) -> Reading:
    """The twenties of the hundred years in which they are past: in 1921 the nineties are those of 1890."""
    if stretch.parts.get("of"):
        if reading.earliest.year or not setting.issue.year:
            return reading
        now = stretch.parts["of"].lower().split()[-1] in {"this", "present"}
        start = setting.issue.year // 100 * 100 - (0 if now else 100)
        start += words("decade")[stretch.parts["decade"].lower()]
        return Reading(Moment(start), Moment(start + 9), certainty=MEDIUM)
    if not setting.issue.year or reading.earliest.year <= setting.issue.year + 5:
        return reading
    return Reading(Moment(reading.earliest.year - 100), Moment(reading.latest.year - 100))


def _with_short_year(stretch: DateStretch, reading: Reading, setting: Setting) -> Reading:
    """Set the century of a year in two figures, by the date of issue."""
    figures = stretch.parts.get("year", stretch.parts.get("short", ""))
    if not setting.issue.year or sum(c.isdigit() for c in figures) != 2:
        return reading
    years = setting.issue.year // 100 * 100 - reading.earliest.year // 100 * 100
    if reading.earliest.year + years > setting.issue.year + 5:
        years -= 100
    return reading._replace(
        earliest=reading.earliest._replace(year=reading.earliest.year + years),
        latest=reading.latest._replace(year=reading.latest.year + years),
    )


def _with_year(reading: Reading, setting: Setting) -> Reading:
    """Add the year that a day or month leaves out: named just before, else that which brings it nearest the issue."""
    if setting.year and (not setting.issue.year or abs(setting.year - setting.issue.year) > 1):
        year, certainty = setting.year, 0.8
    elif setting.issue.year:
        year, certainty = _nearest_year(reading.earliest, setting), 0.9
    elif setting.year:
        year, certainty = setting.year, 0.8
    else:
        return reading
    first = reading.earliest._replace(year=year)
    later = (reading.latest.month, reading.latest.day) < (first.month, first.day)
    return reading._replace(earliest=first, latest=reading.latest._replace(year=year + later), certainty=certainty)


def _nearest_year(moment: Moment, setting: Setting) -> int:
    issue = setting.issue
    here = moment._replace(year=issue.year)
    if not issue.month:
        return issue.year
    months = here.month - issue.month
    if not here.day or not here.date or not issue.date:
        ahead = months > 0
        within = months <= 9 if setting.ahead else months <= (2 if here.day else 0)
        return issue.year if not ahead or within else issue.year - 1
    days = (here.date - issue.date).days
    following = here._replace(year=issue.year + 1).date
    if following and (following - issue.date).days <= (270 if setting.ahead else FAR_AHEAD) and days < -90:
        return issue.year + 1
    return issue.year if days <= (270 if setting.ahead else FAR_AHEAD) else issue.year - 1


def _number(words_of_number: str) -> int:
    """A number in figures or words; 0 for none."""
    words_of_number = _AND_A_HALF.sub("", words_of_number).replace(",", "")
    if words_of_number.isdigit():
        return int(words_of_number)
    total = 0
    for word in words_of_number.lower().replace("-", " ").split():
        total = max(total, 1) * 100 if word == "hundred" else total + words("number").get(word, 0)
    return total


def _shift(moment: Moment, unit: str, count: int) -> Moment:
    """The moment some units later, no more precise than the unit asks for; nothing where its year is not known."""
    if not moment.year:
        return UNKNOWN
    if unit in DAYS:
        return moment.plus_days(DAYS[unit] * count) if moment.day else moment
    months = MONTHS.get(unit, 0) * count
    if not moment.month and unit == "month":
        return moment.plus_months(0)
    return moment.plus_months(months).to(2 if unit == "month" else 1)


def _ago(stretch: DateStretch, setting: Setting) -> Reading:
    parts = {name: value.lower() for name, value in stretch.parts.items()}
    back = parts["sense"] in {"ago", "earlier", "previously"}
    base = setting.issue if parts["sense"] in {"ago", "hence"} or not setting.last.year else setting.last
    sign, unit = -1 if back else 1, parts["unit"].replace("centurie", "century")
    if parts.get("fraction"):
        return at(_shift(base, "year", sign * (50 if parts["fraction"] == "half" else 25)), MEDIUM)
    first, second = _number(parts.get("number", "")), _number(parts.get("number2", ""))
    second = second or (2 if parts.get("few") == "two" else 0)
    if first and not second and not parts.get("vague"):
        return at(_shift(base, unit, sign * first), MEDIUM)
    near, far = sorted((first, second)) if first and second else _vague(parts.get("vague", ""))
    moments = sorted((_shift(base, unit, sign * near), _shift(base, unit, sign * far)))
    return Reading(moments[0], moments[1], bounds=True, certainty=LOW + 0.15)


def _vague(word: str) -> tuple[int, int]:
    """How many "a few", "a couple" and the like may be."""
    if "couple" in word:
        return 2, 3
    return (3, 7) if word.startswith("several") else (5, 20) if word == "many" else (2, 5)


def _day_before(stretch: DateStretch, setting: Setting) -> Reading:
    return at(setting.issue.plus_days(-2 if stretch.parts.get("back") else 2), MEDIUM)


def _near(stretch: DateStretch, setting: Setting) -> Reading:
    parts = {name: " ".join(value.lower().split()) for name, value in stretch.parts.items()}
    which, unit = parts["which"], parts["unit"]
    if unit in words("part"):
        unit = "night" if which == "last" else "day"
    sense = "last" if which in {"last", "past", "previous", "preceding"} else "same" if "same" in which else which
    base = (
        setting.issue
        if which in {"last", "past", "this", "next", "coming", "present", "current"}
        else (setting.last if setting.last.year else setting.issue)
    )
    sign = -1 if sense == "last" else 1 if sense in {"next", "coming", "following"} else 0
    if parts.get("number") or parts.get("vague"):
        count = _number(parts.get("number", "").split(" or ")[0]) or _vague(parts.get("vague", ""))[1]
        moments = sorted((base, _shift(base, unit, sign * count)))
        exact = Reading(_same_precision(moments[0], unit), _same_precision(moments[1], unit), certainty=MEDIUM)
        return exact._replace(bounds=bool(parts.get("vague")))
    if unit in words("weekday") or month_of(unit):
        near = (
            _weekday_near(base, words("weekday")[unit], sign)
            if not month_of(unit)
            else _month_near(base, month_of(unit), sign)
        )
        return at(near, MEDIUM)
    if unit in words("season"):
        return _season_near(base, words("season")[unit], sign)
    if unit in {"century", "decade"}:
        return _long_time(base, unit, which, sign)
    if which == "past" and unit in DAYS:
        return Reading(_shift(base, unit, -1), base, certainty=MEDIUM)
    return at(_shift(base, unit, sign) if sign else _same_precision(base, unit), MEDIUM)


def _long_time(base: Moment, unit: str, which: str, sign: int) -> Reading:
    """The last, this or next hundred or ten years: as the calendar counts them, but "the past" ones end now."""
    length = 100 if unit == "century" else 10
    if not base.year:
        return Reading()
    if which == "past" or (which == "last" and unit == "decade"):
        return Reading(Moment(base.year - length), base.to(1), certainty=MEDIUM)
    start = (base.year - (unit == "century")) // length * length + length * sign + (unit == "century")
    return Reading(Moment(start), Moment(start + length - 1), certainty=MEDIUM)


def _same_precision(moment: Moment, unit: str) -> Moment:
    return moment.to(1 if unit in {"year", "decade", "century"} else 2 if unit == "month" else 3)


def _weekday_near(base: Moment, weekday: int, sign: int) -> Moment:
    if base.date is None:
        return base
    away = weekday - base.date.weekday()
    days = away - 7 if sign < 0 and away >= 0 else away + 7 if sign > 0 and away <= 0 else away
    return base.plus_days(days)


def _season_near(base: Moment, first: int, sign: int) -> Reading:
    """The last, this or next season; of a month that is not known only the year is said."""
    if not base.year:
        return Reading()
    year = base.year
    if base.month and sign:
        over = base.month > first + 2
        year += (0 if over else -1) if sign < 0 else (1 if base.month >= first else 0)
    elif sign:
        year += sign
    start = Moment(year, first)
    return Reading(start, start.plus_months(2), bounds=True, certainty=LOW + 0.15)


def _month_near(base: Moment, month: int, sign: int) -> Moment:
    year = base.year
    if not year:
        return UNKNOWN
    if sign < 0 and base.month and month >= base.month:
        year -= 1
    elif sign > 0 and base.month and month <= base.month:
        year += 1
    return Moment(year, month)


def _unit_past(stretch: DateStretch, setting: Setting) -> Reading:
    parts = {name: " ".join(value.lower().split()) for name, value in stretch.parts.items()}
    if parts.get("weekday2"):
        return at(_weekday_near(setting.issue, words("weekday")[parts["weekday2"]], -1).plus_days(-7), MEDIUM)
    if parts.get("weekday"):
        sign = 1 if parts["which2"] == "next" else -1
        if parts["weekday"] in words("season"):
            return _season_near(setting.issue, words("season")[parts["weekday"]], sign)
        return at(_weekday_near(setting.issue, words("weekday")[parts["weekday"]], sign), MEDIUM)
    if parts["which"] == "before":
        base = setting.last if setting.last.year else setting.issue
        return at(_shift(base, parts["unit"], -1), MEDIUM)
    return at(_shift(setting.issue, parts["unit"], -2 if "before" in parts["which"] else 2), MEDIUM)


def _yesterday(stretch: DateStretch, setting: Setting) -> Reading:
    return at(setting.issue.plus_days(1 if stretch.parts["word"].lower().startswith("to") else -1), MEDIUM)


def _weekday(stretch: DateStretch, setting: Setting) -> Reading:
    """A bare weekday: that of the last whole date if it was one, else the last before the issue."""
    weekday = words("weekday")[stretch.parts["weekday"].lower()]
    if setting.last.weekday == WEEKDAYS[weekday] and _close(setting.last, setting.issue):
        return at(setting.last, MEDIUM)
    return at(_weekday_near(setting.issue, weekday, 1 if setting.ahead else -1), LOW + 0.15)


def _close(one: Moment, other: Moment) -> bool:
    return abs((one.year - other.year) * 12 + one.month - other.month) <= 1


def _part_of_span(stretch: DateStretch, setting: Setting) -> Reading:
    unit, within = stretch.parts["unit"].lower(), " ".join(stretch.parts["within"].lower().split())
    which = (stretch.parts.get("which") or stretch.parts.get("which2") or "").lower()
    base = setting.issue
    if not base.year:
        return Reading()
    if which:
        base = _shift(base, unit, 1 if which in {"next", "coming"} else -1)
    if unit == "century":
        start = base.year // 100 * 100
        if within == "turn":
            return Reading(Moment(start - 5), Moment(start + 5), bounds=True, certainty=LOW + 0.15)
        return Reading(*century_part(start, start + 99, within), bounds=True, certainty=LOW + 0.15)
    if unit == "year" and within.endswith("half"):
        first = 1 if within.startswith("first") else 7
        return Reading(Moment(base.year, first), Moment(base.year, first + 5), bounds=True, certainty=MEDIUM)
    month = {"end": 12, "close": 12, "beginning": 1, "start": 1}.get(within, 0) if unit == "year" else 0
    return at(Moment(base.year, month) if month else _same_precision(base, unit), LOW + 0.15)


def _month_of_near_year(stretch: DateStretch, setting: Setting) -> Reading:
    """A month, or a day of it, of last or this year, or the last of its name: "4 July last"."""
    parts = stretch.parts
    which = " ".join(parts.get("which", "").lower().split())
    month, day = month_of(parts["month"]), int(parts.get("day") or 0)
    base = (
        setting.issue if which in {"", "last", "next", "this", "the present"} or not setting.last.year else setting.last
    )
    if not base.year:
        return Reading()
    if not which:
        return at(_month_near(base, month, -1)._replace(day=day), MEDIUM)
    step = (
        1 if which in {"next", "the following"} else -1 if which.split()[-1] in {"last", "previous", "preceding"} else 0
    )
    return at(Moment(base.year + step, month, day), MEDIUM)


def _day_of_month(stretch: DateStretch, setting: Setting) -> Reading:
    """The 27th: of the month of issue or the one before or after, as it says or as the last date makes likely."""
    parts = stretch.parts
    which = parts.get("which", "").lower()
    day = int(
        parts.get("day") or parts.get("day3") or parts.get("day4") or words("ordinal").get(parts.get("ordinal", ""), 0)
    )
    base = setting.issue if which or not setting.last.month else setting.last
    if not base.month or not day:
        return Reading()
    months = {"ult": -1, "last": -1, "prox": 1, "next": 1}.get(which, 0)
    moment = base.plus_months(months)._replace(day=day)
    if not which and base == setting.issue and base.day and day > base.day and not setting.ahead:
        moment = base.plus_months(-1)._replace(day=day)
    return at(moment, MEDIUM) if moment.real else Reading()


def _season_of_near_year(stretch: DateStretch, setting: Setting) -> Reading:
    """A season of last or this year: "the spring of last year"."""
    which = " ".join(stretch.parts["which"].lower().split())
    base = setting.issue if which in {"last", "next", "this", "the present"} or not setting.last.year else setting.last
    if not base.year:
        return Reading()
    step = (
        1 if which in {"next", "the following"} else -1 if which.split()[-1] in {"last", "previous", "preceding"} else 0
    )
    start = Moment(base.year + step, words("season")[stretch.parts["season"].lower()])
    return Reading(start, start.plus_months(2), bounds=True, certainty=MEDIUM)


def _last_night(stretch: DateStretch, setting: Setting) -> Reading:
    return at(setting.issue.plus_days(-1), MEDIUM)


_READERS: dict[str, Callable[[DateStretch, Setting], Reading]] = {
    "ago": _ago,
    "day before": _day_before,
    "near": _near,
    "unit past": _unit_past,
    "yesterday": _yesterday,
    "last night": _last_night,
    "weekday": _weekday,
    "part of weekday": _weekday,
    "part of span": _part_of_span,
    "day of the month": _day_of_month,
    "day of near month": _day_of_month,
    "season near": _season_of_near_year,
    "month near": _month_of_near_year,
}
