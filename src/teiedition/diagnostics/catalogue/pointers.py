"""Codes TEI5xx: pointers, ids and authority records."""

from __future__ import annotations

from teiedition.diagnostics.catalogue.entry import Entry

ENTRIES: tuple[Entry, ...] = (
    Entry("TEI501", "dangling-pointer", "error", "pointer {pointer} of @{attribute} names no xml:id", "{hint}"),
    Entry(
        "TEI502",
        "wrong-target",
        "error",
        "@{attribute} of <{element}> points to <{target}> {pointer}; expected: {expected}",
        "point to a record of the right kind",
    ),
    Entry(
        "TEI503", "bare-pointer", "error", "@{attribute} is “{value}”, a bare word, where a pointer belongs", "{hint}"
    ),
    Entry(
        "TEI504",
        "one-way-link",
        "error",
        "@{attribute} points to {pointer}, whose @{back} is {found}",
        'set {back}="{wanted}" there, or correct the pointer',
    ),
    Entry(
        "TEI505",
        "duplicate-id",
        "error",
        "xml:id “{id}” is used already in line {line}",
        "give one of the two another id",
    ),
    Entry(
        "TEI506",
        "unused-record",
        "warning",
        "nothing points to <{element}> “{id}”",
        "point to it from the text, or take the record away",
    ),
    Entry(
        "TEI507",
        "shared-identifier",
        "warning",
        "{authority} {number} identifies both “{id}” and “{other}”",
        "join the two records, or correct a number",
    ),
    Entry(
        "TEI508",
        "malformed-identifier",
        "error",
        "“{number}” is no {authority} identifier; expected: {expected}",
        "copy the number anew from {authority}",
    ),
)
