"""Codes TEI3xx: RELAX NG, XSD and DTD."""

from __future__ import annotations

from teiedition.diagnostics.catalogue.entry import Entry

ENTRIES: tuple[Entry, ...] = (
    Entry(
        "TEI301",
        "not-well-formed",
        "error",
        "the file is not well-formed XML: {reason}",
        "correct the XML at this place; nothing after it was read",
    ),
    Entry(
        "TEI302",
        "entity-declared",
        "error",
        "the document declares entities of its own, which are not expanded",
        "write the characters themselves instead of entity references and remove the declarations",
    ),
)
