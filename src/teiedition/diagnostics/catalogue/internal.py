"""Codes TEI9xx: our own fault."""

from __future__ import annotations

from teiedition.diagnostics.catalogue.entry import Entry

ENTRIES: tuple[Entry, ...] = (
    Entry(
        "TEI901",
        "text-lost",
        "error",
        "the text of the encoded document differs from the transcription at byte {byte}: {wanted} became {found}",
        "nothing was written; please report this with the transcription",
    ),
    Entry(
        "TEI902",
        "invalid-encoding",
        "error",
        "the encoded document is not valid: {reason}",
        "nothing was written; please report this with the transcription",
    ),
    Entry(
        "TEI903",
        "unexpected-failure",
        "error",
        "the program failed on this document: {reason}",
        "nothing was written for it; please report this with the document",
    ),
)
