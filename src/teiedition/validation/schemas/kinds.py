"""The languages a schema may be written in, and how one is told from another."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import Final
from xml.parsers import expat


class Kind(StrEnum):
    """A schema language. RELAX NG is one in both its syntaxes: a file's first character tells which."""

    RELAXNG = "RELAX NG"
    SCHEMATRON = "Schematron"
    XSD = "XML Schema"
    DTD = "DTD"


SUFFIXES: Final = {
    ".rng": Kind.RELAXNG,
    ".rnc": Kind.RELAXNG,
    ".sch": Kind.SCHEMATRON,
    ".xsd": Kind.XSD,
    ".dtd": Kind.DTD,
}
NAMESPACES: Final = {
    "http://relaxng.org/ns/structure/1.0": Kind.RELAXNG,
    "http://purl.oclc.org/dsdl/schematron": Kind.SCHEMATRON,
    "http://www.w3.org/2001/XMLSchema": Kind.XSD,
}
"""What ``schematypens`` of an xml-model instruction says, and the namespace of a schema's root."""
TYPES: Final = {
    "application/relax-ng-compact-syntax": Kind.RELAXNG,
    "application/xml-dtd": Kind.DTD,
}
"""What ``type`` of an xml-model instruction says of schemas that are no XML."""


_SUFFIX: Final = re.compile(r"(\.[A-Za-z0-9]+)(?:[?#].*)?\Z")


def kind_by_name(name: str) -> Kind | None:
    """The language that the end of a file name or address stands for."""
    found = _SUFFIX.search(name)
    return SUFFIXES.get(found[1].lower()) if found else None


def kind_by_content(data: bytes) -> Kind | None:
    """The language a schema is written in, by its root; None where nothing tells."""
    roots: list[str] = []
    parser = expat.ParserCreate(namespace_separator="}")

    def start(name: str, _: dict[str, str]) -> None:
        roots.append(name)
        parser.StartElementHandler = None

    parser.StartElementHandler = start
    try:
        parser.Parse(data, True)
    except (expat.ExpatError, ValueError, LookupError):
        if not roots:
            return Kind.DTD if b"<!ELEMENT" in data else None
    return NAMESPACES.get(roots[0].rpartition("}")[0]) if roots else None
