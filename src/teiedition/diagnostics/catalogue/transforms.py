"""Codes TEI6xx: transforms and output formats."""

from __future__ import annotations

from teiedition.diagnostics.catalogue.entry import Entry

ENTRIES: tuple[Entry, ...] = (
    Entry(
        "TEI601",
        "stylesheet-failed",
        "error",
        "the stylesheet could not be used: {reason}",
        "mend the stylesheet; it may include files of its own folder, and read or write no others",
    ),
    Entry(
        "TEI602",
        "unknown-output",
        "error",
        "there is no {what} {found!r}",
        "choose one of: {known}",
    ),
    Entry(
        "TEI603",
        "damaged-instruction",
        "error",
        "a teiedition processing instruction of the document can't be read: {reason}",
        "encode the transcription again, or take the damaged instruction out",
    ),
    Entry(
        "TEI604",
        "unstyled-element",
        "info",
        "no template knows <{element}> ({count} in the document); it is shown with its content, set apart",
        "use an element the page knows, or give a stylesheet of your own with --xslt",
    ),
    Entry(
        "TEI605",
        "unsafe-target",
        "warning",
        "the target {target!r} is not made a link: only http, https and mailto addresses are",
        "correct the target, or leave it as text",
    ),
    Entry(
        "TEI606",
        "nothing-to-publish",
        "warning",
        "the document has no <text>",
        "check that the file is the encoded edition",
    ),
)
