"""Codes TEI0xx: bytes, encodings and the shape of a transcription."""

from __future__ import annotations

from teiedition.diagnostics.catalogue.entry import Entry

ENTRIES: tuple[Entry, ...] = (
    Entry(
        "TEI001",
        "unknown-format",
        "error",
        "there is no reader for {found}",
        "save the text in one of these formats: {known}",
    ),
    Entry(
        "TEI002",
        "empty-transcription",
        "error",
        "the file has no text: {length} bytes, all of them white space",
        "give a transcription with at least one word",
    ),
    Entry(
        "TEI003",
        "undecodable-text",
        "error",
        "the bytes are not text in {encoding}, or would not come back the same",
        "name the encoding of the file with --encoding, or save it as UTF-8",
    ),
    Entry(
        "TEI004",
        "binary-file",
        "error",
        "the file is not text: {reason}",
        "give a transcription in plain text",
    ),
    Entry(
        "TEI005",
        "encoding-assumed",
        "warning",
        "the bytes are not UTF-8 and nothing says what they are; {encoding} was assumed",
        "compare the letters with accents and the quotation marks; name the encoding with --encoding, or save the file as UTF-8",
    ),
    Entry(
        "TEI006",
        "unknown-encoding",
        "error",
        "no encoding is called {encoding}",
        "use a name such as utf-8, windows-1252 or iso-8859-1",
    ),
    Entry(
        "TEI007",
        "misdeclared-encoding",
        "warning",
        "the text declares the encoding {encoding}, which was not used: {reason}",
        "correct the declaration",
    ),
    Entry(
        "TEI010",
        "control-character",
        "warning",
        "control character {character}, {count} in the text; it was kept",
        "take it out of the transcription unless it is meant",
    ),
    Entry(
        "TEI011",
        "mixed-line-ends",
        "warning",
        "the lines end in different ways: {found}; all were kept",
        "save the transcription with one sort of line end",
    ),
    Entry(
        "TEI012",
        "mojibake",
        "warning",
        "{found} looks like UTF-8 read as windows-1252, {count} in the text; it was kept",
        "restore the characters from the source of the transcription",
    ),
    Entry(
        "TEI013",
        "direction-control",
        "info",
        "invisible control of the writing direction {character} {name}, {count} in the text; it was kept",
    ),
    Entry(
        "TEI014",
        "private-use-character",
        "info",
        "private-use character {character}, {count} in the text: its meaning depends on a font",
        "describe it in the edition, or use a character of the standard",
    ),
    Entry(
        "TEI015",
        "decomposed-characters",
        "info",
        "some letters are written as a base and a combining accent; they were kept so",
    ),
    Entry(
        "TEI016",
        "replacement-character",
        "warning",
        "replacement character {character}, {count} in the text: a letter was lost before it came here",
        "restore the letter from the source of the transcription",
    ),
)
