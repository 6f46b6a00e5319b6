"""Codes TEI2xx: the header and statements that contradict each other."""

from __future__ import annotations

from teiedition.diagnostics.catalogue.entry import Entry

ENTRIES: tuple[Entry, ...] = ()
