"""Every written form of dates: a table of sentences, and any day in any form found and read back."""

from __future__ import annotations

import datetime
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.unit.test_dates import find

TABLE = Path(__file__).resolve().parent.parent / "cases" / "dates" / "forms.tsv"
FORMS = [line.split("\t") for line in TABLE.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
SHORT = ["Jan.", "Feb.", "Mar.", "Apr.", "May", "June", "July", "Aug.", "Sept.", "Oct.", "Nov.", "Dec."]
ORDINALS = [
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
    "thirteenth",
    "fourteenth",
    "fifteenth",
    "sixteenth",
    "seventeenth",
    "eighteenth",
    "nineteenth",
    "twentieth",
    "twenty-first",
    "twenty-second",
    "twenty-third",
    "twenty-fourth",
    "twenty-fifth",
    "twenty-sixth",
    "twenty-seventh",
    "twenty-eighth",
    "twenty-ninth",
    "thirtieth",
    "thirty-first",
]


@pytest.mark.parametrize(("sentence", "wanted"), FORMS, ids=lambda value: value)
def test_form(sentence: str, wanted: str) -> None:
    found = find(re.sub(r"[\[\]]", "", sentence))
    assert [printed for printed, _ in found] == re.findall(r"\[(.*?)\]", sentence)
    assert "; ".join(" ".join(f"{k}={v}" for k, v in sorted(p.items())) for _, p in found) == wanted


def nth(number: int) -> str:
    ending = "th" if number in {11, 12, 13} else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


def forms(day: datetime.date) -> list[str]:
    """The day as English texts of two centuries print it."""
    y, m, d = day.year, MONTHS[day.month - 1], day.day
    short, ordinal, weekday = SHORT[day.month - 1], ORDINALS[d - 1], day.strftime("%A")
    return [
        f"{d} {m} {y}", f"{d} {m}, {y}", f"{m} {d}, {y}", f"{m} {d} {y}", f"{m} {nth(d)}, {y}", f"{m} {nth(d)} {y}",
        f"{nth(d)} {m} {y}", f"{nth(d)} {m}, {y}", f"the {nth(d)} of {m}, {y}", f"the {nth(d)} {m} {y}",
        f"{nth(d)} of {m} {y}", f"the {nth(d)} day of {m}, {y}", f"{m} the {nth(d)}, {y}", f"the {ordinal} of {m}, {y}",
        f"{m} the {ordinal}, {y}", f"{short} {d}, {y}", f"{short} {nth(d)}, {y}", f"{d} {short} {y}", f"{d:02} {m} {y}",
        f"{weekday}, {m} {d}, {y}", f"{weekday}, {d} {m} {y}", f"{weekday} the {nth(d)} of {m}, {y}",
        f"{weekday}, {nth(d)} {m}, {y}", f"{m.upper()} {d}, {y}", f"{d} {m.upper()} {y}", day.isoformat(),
        f"{d}.{day.month}.{y}", f"{d}-{day.month}-{y}", f"{m}\n{d}, {y}", f"{d}\n{m} {y}",
    ]  # fmt: skip


@given(st.dates(datetime.date(1700, 1, 1), datetime.date(2030, 12, 31)), st.data())
def test_day_in_any_form_is_found_and_read_back(day: datetime.date, data: st.DataObject) -> None:
    printed = data.draw(st.sampled_from(forms(day)))
    sentence = data.draw(st.sampled_from(["It fell on {} at noon.", "({})", "{}", "So it is – {} – and so it was."]))
    found = find(sentence.format(printed))
    assert [properties for _, properties in found] == [{"when": day.isoformat()}]
    assert found[0][0] == printed


@given(
    st.dates(datetime.date(1700, 1, 1), datetime.date(2030, 12, 31)),
    st.integers(1, 400),
    st.sampled_from("–-—"),
    st.data(),
)
def test_span_in_any_form_is_found_and_read_back(day: datetime.date, days: int, dash: str, data: st.DataObject) -> None:
    end = day + datetime.timedelta(days)
    m, n = MONTHS[day.month - 1], MONTHS[end.month - 1]
    printed = [
        f"from {day.day} {m} {day.year} to {end.day} {n} {end.year}",
        f"from {m} {day.day}, {day.year}, to {n} {end.day}, {end.year}",
        f"{day.day} {m} {day.year} {dash} {end.day} {n} {end.year}",
        f"between {day.day} {m} {day.year} and {end.day} {n} {end.year}",
    ]
    if day.year == end.year:
        printed += [
            f"{day.day} {m} {dash} {end.day} {n} {end.year}",
            f"from {m} {day.day} to {n} {end.day}, {end.year}",
        ]
    if (day.year, day.month) == (end.year, end.month):
        printed += [
            f"{day.day}{dash}{end.day} {m} {day.year}", f"{m} {day.day}{dash}{end.day}, {day.year}",
            f"from the {nth(day.day)} to the {nth(end.day)} of {m}, {day.year}",
        ]  # fmt: skip
    choice = data.draw(st.sampled_from(printed))
    assert find(f"It lasted {choice} or so.") == [(choice, {"from": day.isoformat(), "to": end.isoformat()})]


ABROAD = [
    line.split("\t")
    for line in (TABLE.parent / "abroad.tsv").read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
]
DAYS = {
    "de": ("{}. {} {}", "Januar Februar März April Mai Juni Juli August September Oktober November Dezember"),
    "fr": ("{} {} {}", "janvier février mars avril mai juin juillet août septembre octobre novembre décembre"),
    "ru": ("{} {} {}", "января февраля марта апреля мая июня июля августа сентября октября ноября декабря"),
}


@pytest.mark.parametrize(("language", "sentence", "wanted"), ABROAD, ids=lambda value: value)
def test_form_of_another_language(language: str, sentence: str, wanted: str) -> None:
    found = find(re.sub(r"[\[\]]", "", sentence), language=language)
    assert [printed for printed, _ in found] == re.findall(r"\[(.*?)\]", sentence)
    assert "; ".join(" ".join(f"{k}={v}" for k, v in sorted(p.items())) for _, p in found) == wanted


@given(st.dates(datetime.date(1700, 1, 1), datetime.date(2030, 12, 31)), st.sampled_from(sorted(DAYS)))
def test_day_of_another_language_is_found_and_read_back(day: datetime.date, language: str) -> None:
    form, months = DAYS[language]
    printed = form.format(day.day, months.split()[day.month - 1], day.year)
    assert find(f"– {printed}, –", language=language) == [(printed, {"when": day.isoformat()})]
