"""The files a schema is made of: what it includes, and what that includes."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Iterator
from typing import Final
from urllib.parse import unquote
from xml.parsers import expat

from teiedition.validation.schemas.kinds import Kind
from teiedition.validation.schemas.locations import is_address

FILES: Final = 100
_IN_XML: Final = {
    "http://www.w3.org/2001/XMLSchema}include": "schemaLocation",
    "http://www.w3.org/2001/XMLSchema}import": "schemaLocation",
    "http://www.w3.org/2001/XMLSchema}redefine": "schemaLocation",
    "http://purl.oclc.org/dsdl/schematron}include": "href",
    "http://purl.oclc.org/dsdl/schematron}extends": "href",
}


def gather_parts(kind: Kind, file: str, data: bytes, load: Callable[[str], bytes]) -> dict[str, bytes]:
    """The files that a schema needs beside itself.

    Args:
        kind: of the schema.
        file: its name, without a folder.
        data: its bytes.
        load: gives the bytes of a part, by its path relative to the schema.

    Returns:
        Each part by that path.

    Raises:
        OSError: a part can't be had, lies outside the schema's folder, or there are too many.
        SchemaFault: a part of a RELAX NG schema is no RELAX NG.
    """
    found: dict[str, bytes] = {}
    waiting = [(file, data)]
    while waiting:
        here, content = waiting.pop()
        for reference in references(kind, content):
            part = posixpath.normpath(posixpath.join(posixpath.dirname(here), unquote(reference.partition("#")[0])))
            if part in found or part == file or is_address(reference):
                continue  # what names the network is left to the compiler, which knows whether it can do without
            if part.startswith(("..", "/")):
                raise OSError(f"it includes {reference}, which lies outside its folder")
            if len(found) >= FILES:
                raise OSError(f"it is made of more than {FILES} files")
            found[part] = load(part)
            waiting.append((part, found[part]))
    return found


def references(kind: Kind, data: bytes) -> Iterator[str]:
    """The references of one file to others, as written."""
    if kind is Kind.RELAXNG:
        from teiedition.relaxng.reading import read_schema  # both syntaxes

        waiting = [read_schema(data, "")]
        while waiting:
            node = waiting.pop()
            waiting.extend(node.children)
            if node.kind in {"include", "externalRef"} and "href" in node.attributes:
                yield node.attributes["href"]
    elif kind is not Kind.DTD:
        yield from _in_xml(data)


def _in_xml(data: bytes) -> list[str]:
    found: list[str] = []
    parser = expat.ParserCreate(namespace_separator="}")

    def start(name: str, attributes: dict[str, str]) -> None:
        if reference := attributes.get(_IN_XML.get(name, "")):
            found.append(reference)

    parser.StartElementHandler = start
    try:
        parser.Parse(data, True)
    except expat.ExpatError as error:
        raise OSError(f"it is not well-formed XML: {expat.ErrorString(error.code)}") from error
    return found
