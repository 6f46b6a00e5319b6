"""Dates: from the words that state a time to ISO 8601.

tokens --triggers--> neighbourhoods             where a month, a figure or a word of time stands (``grammar``)
each form tried there --> ``DateStretch``       the longest wins, unless the words around deny it (``plausible``)
neighbours that are one date are joined         spans, two calendars (``joining``)
stretch + ``Setting`` --> ``Reading``           the date of issue, the last date and year decide (``relative``)
reading --> Annotation                          when, from/to or notBefore/notAfter, by precision
"""

from __future__ import annotations

from teiedition.annotators.dates.annotator import annotator
from teiedition.annotators.dates.issue import date_of_issue

__all__ = ["annotator", "date_of_issue"]
