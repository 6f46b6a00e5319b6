"""Codes TEI1xx: annotation and overlap."""

from __future__ import annotations

from teiedition.diagnostics.catalogue.entry import Entry

ENTRIES: tuple[Entry, ...] = (
    Entry(
        "TEI100",
        "unknown-statement",
        "info",
        "the publication block states “{label}”, which names no field we know",
        "the statement is kept in place; nothing of it reaches the header",
    ),
    Entry(
        "TEI110",
        "unclosed-quotation",
        "warning",
        "the quotation {text}… is never closed",
        "it was ended with its paragraph; supply the missing mark where it belongs",
    ),
    Entry(
        "TEI111",
        "stray-closing-mark",
        "warning",
        "the quotation mark after “{text}” closes nothing",
        "supply the opening mark, or take this one away",
    ),
    Entry(
        "TEI112",
        "undecided-quotation",
        "info",
        "whether “{text}” is quoted or kept at a distance can't be told ({rule})",
        "it was encoded as q; choose said, quote, soCalled or mentioned",
    ),
    Entry(
        "TEI140",
        "nameless-record",
        "warning",
        "the <{element}> “{name}” of an authority file lacks its xml:id or its name",
        "give it both; it was left out",
    ),
    Entry(
        "TEI141",
        "repeated-record",
        "warning",
        "the id “{id}” of “{name}” belongs to a record read before",
        "give one of the two another xml:id; the first was kept",
    ),
    Entry(
        "TEI142",
        "ambiguous-short-form",
        "info",
        "“{name}” may be {one} or {other}; {one}, named last before it, was taken",
        "put the full names into the edition's authority files, or correct @ref",
    ),
    Entry(
        "TEI170",
        "impossible-date",
        "warning",
        "“{date}” is no day of the calendar",
        "compare the printed source; the date is encoded without a value",
    ),
    Entry(
        "TEI171",
        "date-without-issue",
        "info",
        "“{date}” counts from the day of issue, which the header does not name",
        "add the date of issue to the transcription's header; relative dates are encoded without a value",
    ),
    Entry(
        "TEI172",
        "anchor-without-note",
        "warning",
        "the anchor [{sign}] has no note",
        "look for the note in the source, or take the anchor away",
    ),
    Entry(
        "TEI173",
        "note-without-anchor",
        "info",
        "nothing in the text points to note {sign}",
        "look for its anchor in the source; the note stands where it stood",
    ),
    Entry(
        "TEI174",
        "language-read-in-part",
        "info",
        "the text is in {language}: {limits}",
        "add the names to the edition's authority files, and check quotations by hand; `language` in edition.toml says "
        "the language where the words of a text do not",
    ),
    Entry(
        "TEI180",
        "contradicting-names",
        "info",
        "“{text}” was claimed as {kept} and as {dropped}; the surer, {kept}, was kept",
        "decide in the edition's authority files which it is",
    ),
    Entry(
        "TEI181",
        "annotation-refused",
        "warning",
        "{kind} “{text}” was not encoded: {reason}",
        "encode the passage by hand where it matters",
    ),
)
