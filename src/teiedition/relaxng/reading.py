"""RELAX NG schemas in XML syntax read to nodes: annotations dropped, attributes inherited (section 4.1 to 4.4, 4.8).

Nodes are what both syntaxes give: ``compact`` makes the same.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeAlias
from xml.parsers import expat

from teiedition.relaxng.datatypes import Namespaces
from teiedition.relaxng.faults import SchemaFault, SchemaPlace
from teiedition.relaxng.files import read_plain
from teiedition.relaxng.names import XML_NAMESPACE

RELAXNG_NAMESPACE = "http://relaxng.org/ns/structure/1.0"
Loader: TypeAlias = Callable[[str], bytes]
"""Gives the bytes a URI names; raises OSError where there are none."""
DEPTH = 256
"""How deep a schema's elements may be nested: far more than any schema written by hand or from an ODD."""
_PREFIX = f"{RELAXNG_NAMESPACE}}}"
_BASE = f"{XML_NAMESPACE}}}base"
_TRIMMED = frozenset(("name", "type", "combine"))
_TEXTUAL = frozenset(("name", "value", "param"))
_BLANKS = " \t\n\r"


@dataclass(eq=False)
class Node:
    """An element of RELAX NG in either syntax.

    Attributes:
        kind: "element", "group" ...
        attributes: without name space, as written but for blanks around names.
        text: of ``name``, ``value`` and ``param``.
        namespaces: in scope, for qualified names and values.
        base: the URI that ``href`` is relative to.
        ns, library: the name space and the library of data types that hold here, inherited; None where none is set.
    """

    kind: str
    place: SchemaPlace
    attributes: dict[str, str] = field(default_factory=dict)
    children: list[Node] = field(default_factory=list)
    text: str = ""
    namespaces: Namespaces = field(default_factory=dict)
    base: str = ""
    ns: str | None = None
    library: str = ""

    def fault(self, fact: str, section: str) -> SchemaFault:
        return SchemaFault(self.place, fact, section)


def read_schema(data: bytes, uri: str, ns: str | None = None) -> Node:
    """The root node of a schema in XML or compact syntax, told apart by the first character.

    Args:
        data: the file.
        uri: where it comes from, and what its references are relative to.
        ns: the name space that holds where the schema names none: that of the place which refers to it.

    Raises:
        SchemaFault: not well formed, or not a schema.
    """
    if data.lstrip(b"\xef\xbb\xbf\xff\xfe\x00 \t\r\n").startswith(b"<"):
        return _Reader(uri, ns).read(data)
    from teiedition.relaxng.compact import read_compact  # its grammar is needed for this syntax only

    return read_compact(data, uri, ns)


class _Reader:
    """Builds nodes from the events of expat, which bounds the expansion of entities and loads nothing."""

    def __init__(self, uri: str, ns: str | None) -> None:
        self.uri = uri
        self.ns = ns
        self.open: list[Node] = []
        self.foreign = 0
        self.root: Node | None = None
        self.texts: list[list[str]] = []
        self.namespaces: list[Namespaces] = [{"xml": XML_NAMESPACE}]
        self.declared: dict[str, str] = {}
        self.parser = expat.ParserCreate(namespace_separator="}")
        self.parser.buffer_text = True
        self.parser.StartNamespaceDeclHandler = self._declare
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._characters
        self.parser.SkippedEntityHandler = self._skipped
        self.parser.ExternalEntityRefHandler = self._outside

    def read(self, data: bytes) -> Node:
        try:
            self.parser.Parse(data, True)
        except expat.ExpatError as error:
            place = SchemaPlace(self.uri, error.lineno, error.offset + 1)
            raise SchemaFault(place, f"the schema is not well-formed XML: {expat.ErrorString(error.code)}") from None
        if self.root is None:
            raise SchemaFault(SchemaPlace(self.uri, 1, 1), "the root element is not one of RELAX NG", "3")
        return self.root

    def _place(self) -> SchemaPlace:
        return SchemaPlace(self.uri, self.parser.CurrentLineNumber, self.parser.CurrentColumnNumber + 1)

    def _declare(self, prefix: str | None, namespace: str | None) -> None:
        self.declared[prefix or ""] = namespace or ""

    def _skipped(self, name: str, is_parameter: bool) -> None:
        raise SchemaFault(self._place(), f'the entity "{name}" is not declared here, and nothing outside is read')

    def _outside(self, context: str, base: str | None, system: str | None, public: str | None) -> int:
        raise SchemaFault(self._place(), f'the entity "{context}" is outside the schema, and nothing outside is read')

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        if self.foreign or not name.startswith(_PREFIX):
            if not self.foreign and self.open and self.open[-1].kind in _TEXTUAL:
                raise SchemaFault(self._place(), f"<{self.open[-1].kind}> may hold text only", "3")
            self.foreign += 1
            self.declared = {}
            return
        namespaces = {**self.namespaces[-1], **self.declared} if self.declared else self.namespaces[-1]
        self.declared = {}
        parent = self.open[-1] if self.open else None
        if len(self.open) == DEPTH:
            raise SchemaFault(self._place(), f"the schema is nested more than {DEPTH} levels deep")
        node = Node(
            name[len(_PREFIX) :],
            self._place(),
            namespaces=namespaces,
            base=parent.base if parent else self.uri,
            ns=parent.ns if parent else self.ns,
            library=parent.library if parent else "",
        )
        self._take(node, attributes)
        if parent:
            parent.children.append(node)
        self.open.append(node)
        self.texts.append([])
        self.namespaces.append(namespaces)

    def _take(self, node: Node, attributes: dict[str, str]) -> None:
        for name, value in attributes.items():
            if name == _BASE:
                node.base = joined(node.base, value)
            elif name.startswith(_PREFIX):
                raise node.fault(f'the attribute "{name[len(_PREFIX) :]}" has a name space it must not have', "3")
            elif "}" not in name:
                node.attributes[name] = value.strip(_BLANKS) if name in _TRIMMED else value
        if "ns" in node.attributes:
            node.ns = node.attributes["ns"]
        if "datatypeLibrary" in node.attributes:
            node.library = node.attributes["datatypeLibrary"]

    def _end(self, name: str) -> None:
        if self.foreign:
            self.foreign -= 1
            return
        node = self.open.pop()
        self.namespaces.pop()
        text = "".join(self.texts.pop())
        if node.kind in _TEXTUAL:
            node.text = text.strip(_BLANKS) if node.kind == "name" else text
        elif text.strip(_BLANKS):
            raise node.fault(f'<{node.kind}> holds the text "{text.strip(_BLANKS)[:40]}"', "3")
        if not self.open:
            self.root = node

    def _characters(self, text: str) -> None:
        if self.texts and not self.foreign:
            self.texts[-1].append(text)


def joined(base: str, reference: str) -> str:
    """A reference made absolute (RFC 3986)."""
    from urllib.parse import urljoin  # needed for schemas of several files only

    return urljoin(base, reference)


def load_file(uri: str) -> bytes:
    """The bytes of a local file; nothing is ever fetched.

    Raises:
        OSError: not a local file, or it cannot be read.
    """
    from urllib.parse import unquote, urlsplit  # needed where a schema is compiled only

    parts = urlsplit(uri)
    if parts.scheme not in ("", "file"):
        raise OSError(f"{uri} is not a local file, and nothing is fetched unasked")
    return read_plain(Path(unquote(parts.path)))
