"""Codes TEI0xx: bytes, encodings and the shape of a transcription."""

from __future__ import annotations

from teiedition.diagnostics.catalogue.entry import Entry

ENTRIES: tuple[Entry, ...] = ()
