"""Codes TEI321 to TEI329 and TEI340 to TEI349: schemas found and kept, and documents of several files."""

from __future__ import annotations

from teiedition.diagnostics.catalogue.entry import Entry

ENTRIES: tuple[Entry, ...] = (
    Entry("TEI321", "unknown-schema", "error", "no schema is kept under the name {name}", "{statement}"),
    Entry(
        "TEI322",
        "schema-not-found",
        "error",
        "the document names the schema {href}: {reason}; it was not judged by it",
        "{statement}",
    ),
    Entry(
        "TEI323",
        "damaged-xml-model",
        "warning",
        "the xml-model instruction can't be used: {reason}",
        'write href="..." and schematypens="http://relaxng.org/ns/structure/1.0", or the namespace of another schema language',
    ),
    Entry(
        "TEI325",
        "unusable-catalog",
        "error",
        "the XML catalog {name} can't be used: {reason}",
        "give a catalog of OASIS XML Catalogs 1.1, or take its name away",
    ),
    Entry(
        "TEI326",
        "schema-stands-in",
        "info",
        "the document names the schema {href}; it was judged by {name} as kept here, from {origin}",
    ),
    Entry(
        "TEI327",
        "schema-not-kept",
        "error",
        "the schema {name} was not kept: {reason}",
        "{statement}",
    ),
    Entry(
        "TEI328",
        "damaged-kept-schema",
        "error",
        "the kept schema {name} is not as it was when it was kept: {reason}",
        "run: teiedition schema remove {name}; then add it again",
    ),
    Entry(
        "TEI340",
        "inclusion-not-made",
        "error",
        "{href} is to be included here (XInclude), and was not: the document is checked as it stands",
        "check the whole with --xinclude, or the parts one by one",
    ),
    Entry(
        "TEI341",
        "inclusion-failed",
        "error",
        "{href} can't be included: {reason}",
        "correct the xi:include; parts of a document lie in its folder or below",
    ),
)
