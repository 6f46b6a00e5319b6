"""Codes TEI7xx: batches, files written, settings and review."""

from __future__ import annotations

from teiedition.diagnostics.catalogue.entry import Entry

ENTRIES: tuple[Entry, ...] = (
    Entry("TEI711", "unknown-annotator", "error", "there is no annotator {name}", "the annotators are {known}"),
)
