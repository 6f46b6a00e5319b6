"""Codes TEI1xx: annotation and overlap."""

from __future__ import annotations

from teiedition.diagnostics.catalogue.entry import Entry

ENTRIES: tuple[Entry, ...] = (
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
