"""Codes TEI5xx: pointers, ids and authority records."""

from __future__ import annotations

from teiedition.diagnostics.catalogue.entry import Entry

ENTRIES: tuple[Entry, ...] = ()
