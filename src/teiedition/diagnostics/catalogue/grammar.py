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
    Entry(
        "TEI303",
        "empty-file",
        "error",
        "the file is empty: {length} bytes, all of them white space",
        "give a TEI document",
    ),
    Entry("TEI304", "not-xml", "error", "the file is no XML: {reason}", "give a TEI document"),
    Entry(
        "TEI305",
        "too-deep",
        "error",
        "elements are nested {depth} deep; {limit} is the limit",
        "check whether end tags are missing",
    ),
    Entry(
        "TEI306",
        "unreadable-document",
        "error",
        "the file can't be read: {reason}",
        "check its name and who may read it",
    ),
    Entry(
        "TEI307",
        "undeclared-entity",
        "error",
        "entity {name} is used, but nothing declares it",
        "write the character itself",
    ),
    Entry(
        "TEI309",
        "not-tei",
        "error",
        "the root <{name}> is not of the TEI namespace",
        'declare xmlns="http://www.tei-c.org/ns/1.0" on the root',
    ),
    Entry(
        "TEI310",
        "misplaced-element",
        "error",
        "{element} is not allowed here in {parent}; expected: {expected}",
        "{hint}",
    ),
    Entry("TEI311", "missing-element", "error", "{element} is not complete: it lacks {missing}", "add what is missing"),
    Entry("TEI312", "unknown-element", "error", "the schema has no element {element}", "{hint}"),
    Entry("TEI313", "unknown-attribute", "error", "@{attribute} is not allowed on {element}", "{hint}"),
    Entry("TEI314", "missing-attribute", "error", "{element} lacks its @{attribute}", "{hint}"),
    Entry("TEI315", "invalid-value", "error", "{thing} is “{value}”; expected: {expected}", "{hint}"),
    Entry(
        "TEI316",
        "misplaced-text",
        "error",
        "text “{text}” is not allowed here in {element}",
        "{hint}",
    ),
    Entry("TEI319", "schema-violation", "error", "not valid: {reason}"),
    Entry(
        "TEI320",
        "unusable-schema",
        "error",
        "the schema {schema} can't be used: {reason}",
        "correct it, or give a RELAX NG schema (.rng, .rnc), an XSD (.xsd) or a Schematron schema (.sch)",
    ),
)
