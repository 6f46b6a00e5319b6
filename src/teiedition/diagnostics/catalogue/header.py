"""Codes TEI2xx: the header and statements that contradict each other."""

from __future__ import annotations

from teiedition.diagnostics.catalogue.entry import Entry

ENTRIES: tuple[Entry, ...] = (
    Entry(
        "TEI210",
        "conflicting-dates",
        "warning",
        "{statement}",
        "decide which is right; evidence: {evidence}",
    ),
    Entry(
        "TEI211",
        "conflicting-licence",
        "warning",
        "{statement}",
        "say in edition.toml which licence holds; evidence: {evidence}",
    ),
    Entry(
        "TEI212",
        "conflicting-weekday",
        "warning",
        "{statement} {evidence}",
        "compare the printed source",
    ),
    Entry("TEI201", "incomplete-header", "warning", "the header states no {what}", "add it where it is known"),
    Entry("TEI202", "sparse-header", "info", "the header states no {what}", "add it where it is known"),
    Entry(
        "TEI203",
        "undeclared-practice",
        "warning",
        "the text has {used}, but <editorialDecl> has no <{part}>",
        "say in <{part}> how it was done",
    ),
    Entry(
        "TEI220",
        "contradicting-years",
        "warning",
        "the date line says “{line}”, the source line “{source}”",
        'find out which is right, and correct the other or add a <note type="conflict">',
    ),
    Entry(
        "TEI221",
        "contradicting-source",
        "warning",
        "the {what} of the source is “{here}” in the text and “{there}” in the header, line {line}",
        'correct one of them, or add a <note type="conflict">',
    ),
    Entry(
        "TEI222",
        "wrong-weekday",
        "warning",
        "“{words}” names another day of the week than {value}, a {weekday}",
        "compare the date with the source",
    ),
    Entry(
        "TEI223",
        "contradicting-licence",
        "warning",
        "the licence says “{one}” and also “{other}”",
        'ask the publisher of the transcription, or add a <note type="conflict">',
    ),
    Entry(
        "TEI224",
        "contradicting-volumes",
        "warning",
        "volume {volume} of one periodical is of {other} and of {year}",
        "compare both citations with the periodical",
    ),
    Entry("TEI230", "reversed-range", "error", "@{first} {start} lies after @{last} {end}", "exchange or correct them"),
    Entry(
        "TEI231", "impossible-life", "error", "a person born {birth} died {death}", "compare the record with its source"
    ),
    Entry(
        "TEI232",
        "contradicting-date",
        "warning",
        "“{words}” is dated {value}",
        "correct the attribute, or the words by <choice>",
    ),
    Entry(
        "TEI240",
        "malformed-language-tag",
        "error",
        "@{attribute} is “{tag}”, no language tag: {fault}",
        "{hint}",
    ),
    Entry(
        "TEI241",
        "unregistered-language-tag",
        "warning",
        "@{attribute} is “{tag}”, but “{subtag}” is no registered {kind}",
        "{hint}",
    ),
    Entry(
        "TEI242",
        "undeclared-language",
        "info",
        "the language “{tag}” is used {times} times and <langUsage> does not name it",
        'add <language ident="{tag}">',
    ),
)
