"""Findings as rows of JSON, as the ledger of a build and the cache of results keep them."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from teiedition.diagnostics import Diagnostic, Edit, Place, Repair


def row_of(diagnostic: Diagnostic) -> list[Any]:
    """A finding as a row."""
    place = diagnostic.place
    where = [place.path, place.line, place.column, place.end_line, place.end_column, place.xpath]
    repair = diagnostic.repair
    if repair is None:
        return [diagnostic.code, where, diagnostic.values]
    edits = [[edit.start, edit.end, edit.text] for edit in repair.edits]
    return [diagnostic.code, where, diagnostic.values, [repair.kind, edits, repair.values, repair.safe]]


def diagnostic_of(row: list[Any]) -> Diagnostic:
    """A finding from its row.

    Raises:
        ValueError, KeyError, TypeError: it is no row of this version.
    """
    code, place, values, *more = row
    found = Diagnostic.of(code, Place(*place), **dict(values))
    if not more:
        return found
    kind, edits, words, safe = more[0]
    repair = Repair.of(kind, (Edit(*edit) for edit in edits), safe=bool(safe), **dict(words))
    return replace(found, repair=repair)
