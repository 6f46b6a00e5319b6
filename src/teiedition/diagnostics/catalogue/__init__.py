"""Every code with its name, weight and wording, written once; a module for each first digit.

0 reading · 1 annotation and overlap · 2 header · 3 grammar · 4 Schematron · 5 pointers and authority ·
6 transforms · 7 review and batch · 9 our own fault. A code is never reused; a retired one stays, marked so.
"""

from __future__ import annotations

from teiedition.diagnostics.catalogue import (
    annotation,
    batch,
    grammar,
    header,
    internal,
    pointers,
    reading,
    schemas,
    schematron,
    transforms,
)
from teiedition.diagnostics.catalogue.entry import Entry

_FAMILIES = (reading, annotation, header, grammar, schemas, schematron, pointers, transforms, batch, internal)

ENTRIES: dict[str, Entry] = {entry.code: entry for family in _FAMILIES for entry in family.ENTRIES}
"""Code to entry, in the order of the codes' families."""

if len(ENTRIES) != sum(len(family.ENTRIES) for family in _FAMILIES):  # pragma: no cover - a slip of ours
    raise RuntimeError("a diagnostic code is defined twice")
