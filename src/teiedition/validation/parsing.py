"""Bytes or a file -> a document, or the findings that say why there is none. Never raises for what a file holds."""

from __future__ import annotations

import re
from io import BytesIO
from pathlib import Path

from lxml import etree

from teiedition.diagnostics import Diagnostic, InputError, Place
from teiedition.relaxng.engine import DEPTH
from teiedition.validation.places import line_of
from teiedition.validation.sniffing import endless, is_endless, no_xml
from teiedition.vocabulary import TEI_NS, TeiDocument, local_name


def read_document(data: bytes, path: str = "") -> tuple[TeiDocument | None, list[Diagnostic]]:
    """Parse a TEI file.

    Args:
        data: the bytes of the file.
        path: its name, for the findings.

    Returns:
        The document, or None and the reason.

    Emits: TEI301, TEI302, TEI303, TEI304, TEI305, TEI307.
    """
    if refused := no_xml(data, path):
        return None, [refused]
    if is_endless(data):
        return None, [endless(path)]
    try:
        document = TeiDocument.parse(data, path)
    except InputError as error:
        return None, [_explained(error.diagnostic, data)]
    entity = next(document.root.iter(etree.Entity), None)
    if entity is not None:
        return None, [Diagnostic.of("TEI307", Place(path, line_of(entity)), name=entity.text)]
    if (depth := _depth(document)) > DEPTH:
        return None, [Diagnostic.of("TEI305", Place(path, 1, 1), depth=depth, limit=DEPTH)]
    return document, []


def read_file(path: Path) -> tuple[bytes, list[Diagnostic]]:
    """The bytes of a file, or nothing and TEI306 saying why it can't be read."""
    try:
        return path.read_bytes(), []
    except OSError as error:
        return b"", [Diagnostic.of("TEI306", Place(str(path)), reason=error.strerror or type(error).__name__)]


def check_root(document: TeiDocument) -> list[Diagnostic]:
    """Whether the root belongs to TEI at all."""
    root = document.root
    if str(root.tag).startswith(f"{{{TEI_NS}}}"):
        return []
    return [Diagnostic.of("TEI309", Place(document.path, line_of(root)), name=local_name(root))]


def _explained(found: Diagnostic, data: bytes) -> Diagnostic:
    """The parser's refusal in words that an editor understands; libxml2's own limits as findings of their own."""
    if found.code != "TEI301":
        return found
    reason = dict(found.values).get("reason", "")
    if re.search(r"[Ee]xcessive depth|xmlParserMaxDepth|maximum depth", reason):
        return Diagnostic.of("TEI305", found.place, depth="256 or more", limit=DEPTH)
    from teiedition.validation.breaks import find_break  # a file that is XML never needs it

    return find_break(BytesIO(data), found.place.path) or found


def _depth(document: TeiDocument) -> int:
    """The deepest nesting of elements, counted without recursion."""
    deepest = 0
    stack = [(document.root, 1)]
    while stack:
        node, level = stack.pop()
        deepest = max(deepest, level)
        if level <= DEPTH:
            stack.extend((child, level + 1) for child in node.iterchildren("*"))
    return deepest
