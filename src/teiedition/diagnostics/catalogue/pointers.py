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
    Entry(
        "TEI509",
        "absent-file",
        "info",
        "@{attribute} points to the file {file}, which is not there (pointers to it: {times})",
        "put it beside the document, or correct the pointer",
    ),
    Entry(
        "TEI510",
        "dangling-abroad",
        "error",
        "pointer {pointer} of @{attribute}: the file has no such xml:id",
        "{hint}",
    ),
    Entry(
        "TEI511",
        "unknown-prefix",
        "warning",
        "pointer {pointer} begins with “{prefix}:”, which no prefixDef declares",
        "{hint}",
    ),
    Entry(
        "TEI512",
        "unmatched-prefix",
        "warning",
        "pointer {pointer} does not fit the pattern of “{prefix}:”, {pattern}",
        "correct the pointer, or the <prefixDef>",
    ),
    Entry(
        "TEI513",
        "one-sided-correspondence",
        "info",
        "@corresp points to {pointer}, whose @corresp does not point back",
        'add corresp="{wanted}" there if the correspondence is mutual',
    ),
    Entry(
        "TEI514",
        "pointer-to-itself",
        "warning",
        "@{attribute} of <{element}> points to the element itself",
        "point to another element, or take the attribute away",
    ),
    Entry(
        "TEI515",
        "targets-elsewhere",
        "warning",
        "none of the {times} pointers of @{attribute} names an xml:id of the document, as {pointer} here",
        "add the elements they name, or write whole addresses",
    ),
    Entry(
        "TEI520",
        "two-references",
        "info",
        "“{words}” refers to {here} here and to {there} in line {line}",
        "compare the two; if they are one, join the references",
    ),
    Entry(
        "TEI521",
        "untagged-repeat",
        "info",
        "“{words}” is tagged as <{element}> in line {line}, and here it is not",
        "tag it if it is the same",
    ),
)
