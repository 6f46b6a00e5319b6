"""Codes TEI2xx: the header and statements that contradict each other."""

from __future__ import annotations

from teiedition.diagnostics.catalogue.entry import Entry

ENTRIES: tuple[Entry, ...] = (
    Entry(
        "TEI210",
        "conflicting-dates",
        "warning",
        "the statements of the date disagree: {statement} {evidence}",
        "decide which is right; the encoding keeps both and proposes a correction where the evidence allows it",
    ),
    Entry(
        "TEI211",
        "conflicting-licence",
        "warning",
        "the statements of the licence disagree: {statement} {evidence}",
        "name the licence that holds in edition.toml",
    ),
    Entry(
        "TEI212",
        "conflicting-weekday",
        "warning",
        "the weekday and the day disagree: {statement} {evidence}",
        "compare the printed source",
    ),
)
