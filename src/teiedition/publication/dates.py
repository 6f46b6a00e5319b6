"""Dates as HTML understands them: ``<time datetime>`` takes fewer forms than ``@when``."""

from __future__ import annotations

import datetime
import re
from typing import Final

from lxml import etree

from teiedition.publication.names import ed, tags

DATETIME: Final = ed("datetime")
_DATED: Final = tags("date time docDate origDate")
_FORM = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d)(T\d\d:\d\d(?::\d\d)?(?:Z|[+-]\d\d:\d\d)?)?)?)?")
_YEARLESS = re.compile(r"--(\d\d)-(\d\d)")


def mark_dates(root: etree._Element) -> None:
    """Set ``ed:datetime`` on dates whose value, or whose beginning, HTML can hold."""
    for element in root.iter(*_DATED):
        for name in ("when", "from", "notBefore"):
            if (value := element.get(name)) and (valid := html_datetime(value)):
                element.set(DATETIME, valid)
                break


def html_datetime(value: str) -> str:
    """The value if it is a valid date of HTML, else nothing.

    Source: HTML Living Standard, the time element: valid month, date, yearless date, global date and time, year.
    """
    if yearless := _YEARLESS.fullmatch(value):
        return value if _is_day(2000, int(yearless[1]), int(yearless[2])) else ""
    form = _FORM.fullmatch(value)
    if not form or not _is_day(int(form[1]), int(form[2] or 1), int(form[3] or 1)):
        return ""
    return value if not form[4] or _is_clock(form[4]) else ""


def _is_day(year: int, month: int, day: int) -> bool:
    try:
        datetime.date(year, month, day)
    except ValueError:
        return False
    return True


def _is_clock(value: str) -> bool:
    try:
        datetime.time.fromisoformat(value)
    except ValueError:
        return False
    return True
