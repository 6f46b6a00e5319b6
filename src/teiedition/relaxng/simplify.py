"""Nodes of a schema -> patterns: references, includes, combinations and name spaces resolved (section 4.5 to 4.22).

root node  --``include``, ``externalRef``--> more files, each read once for every place that names it
grammar    --``_Scope``--> its definitions, combined; a definition becomes a pattern when it is first referred to
element    --queue--> its content is built after the element exists, so that elements may hold each other
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import ClassVar

from teiedition.relaxng.datatypes import Namespaces, UnknownDatatype, datatype
from teiedition.relaxng.faults import SchemaFault, SchemaPlace
from teiedition.relaxng.names import (
    XMLNS_NAMESPACE,
    AnyName,
    Name,
    NameChoice,
    NameClass,
    NsName,
    full_name,
    parts_of,
    split_name,
)
from teiedition.relaxng.patterns import ElementPattern, Pattern, Patterns, Schema, TooLarge
from teiedition.relaxng.reading import Loader, Node, joined, load_file, read_schema
from teiedition.relaxng.syntax import check_included, check_syntax

_CONSTANT = {"empty": "empty", "notAllowed": "not_allowed", "text": "text"}
START = ""
"""The name under which a scope keeps its start: no definition can have it."""


def load_schema(uri: str, load: Loader = load_file, data: bytes | None = None) -> Schema:
    """Read, check and simplify a schema.

    Args:
        uri: of the schema's file.
        load: gives the bytes of a file by its URI.
        data: the schema's own bytes, where they are at hand.

    Raises:
        SchemaFault: it cannot be read, or breaks a rule of the specification.
    """
    from teiedition.relaxng.restrictions import check_restrictions

    builder = _Builder(load)
    try:
        start = builder.build_root(uri, data)
        builder.patterns.check_size()
        check_restrictions(start, SchemaPlace(uri))
    except RecursionError:
        raise SchemaFault(SchemaPlace(uri), "the schema's definitions are nested too deeply") from None
    except TooLarge as error:
        raise SchemaFault(SchemaPlace(uri), f"the schema's definitions make {error}") from None
    return Schema(start, builder.patterns, tuple(reachable(start)), tuple(builder.uris))


def reachable(start: Pattern) -> Iterator[ElementPattern]:
    """The elements of a pattern, and those of their contents, each once."""
    seen: set[Pattern] = set()
    pending = [start]
    while pending:
        pattern = pending.pop()
        if pattern in seen:
            continue
        seen.add(pattern)
        if isinstance(pattern, ElementPattern):
            yield pattern
            pending.append(pattern.inner)
        elif parts := getattr(pattern, "parts", None):
            pending.extend(reversed(parts))
        elif (inner := getattr(pattern, "inner", None)) is not None:
            pending.append(inner)


@dataclass(eq=False)
class _Scope:
    """One grammar: its definitions as written, and as patterns once they are asked for."""

    node: Node | None
    parent: _Scope | None = None
    written: dict[str, list[Node]] = field(default_factory=dict)
    built: dict[str, Pattern] = field(default_factory=dict)
    open: set[str] = field(default_factory=set)


class _Builder:
    def __init__(self, load: Loader) -> None:
        self.load = load
        self.patterns = Patterns()
        self.uris: dict[str, None] = {}
        self.reading: list[str] = []
        self.waiting: list[tuple[ElementPattern, list[Node], _Scope]] = []
        self.scopes: list[_Scope] = []
        self.reached = True

    def build_root(self, uri: str, data: bytes | None) -> Pattern:
        root = self._read(uri, SchemaPlace(uri), None, data)
        check_syntax(root)
        self.reading.append(uri)
        # what the start reaches first: only there may no definition refer to itself
        start = self._build(root, _Scope(None))
        self._build_waiting()
        self.reached = False
        for scope in self.scopes:  # grows while it is walked, where a definition holds a grammar
            for name, definitions in scope.written.items():
                self._definition(scope, name, definitions[0])
                self._build_waiting()
        return start

    def _build_waiting(self) -> None:
        while self.waiting:
            element, content, scope = self.waiting.pop()
            element.inner = self._group(content, scope)

    # files

    def _read(self, uri: str, place: SchemaPlace, ns: str | None, data: bytes | None = None) -> Node:
        if uri in self.reading:
            raise SchemaFault(place, f"{uri} includes itself", "4.6")
        if data is None:
            try:
                data = self.load(uri)
            except OSError as error:
                raise SchemaFault(place, f"{uri} cannot be read: {error.strerror or error}") from None
        self.uris[uri] = None
        return read_schema(data, uri, ns)

    def _external(self, node: Node, scope: _Scope) -> Pattern:
        uri = joined(node.base, node.attributes["href"])
        root = self._read(uri, node.place, node.ns)
        check_syntax(root)
        self.reading.append(uri)
        found = self._build(root, _Scope(None))
        self.reading.pop()
        return found

    # grammars

    def _grammar(self, node: Node, parent: _Scope) -> Pattern:
        scope = _Scope(node, parent)
        for name, definition in self._collect(node.children):
            scope.written.setdefault(name, []).append(definition)
        for name, definitions in scope.written.items():
            _check_combination(name, definitions)
        if START not in scope.written:
            raise node.fault("the grammar has no <start>", "4.18")
        self.scopes.append(scope)
        return self._definition(scope, START, node)

    def _collect(self, content: Iterable[Node]) -> Iterator[tuple[str, Node]]:
        """Every ``start`` and ``define`` of a grammar's content with its name, those of included files too."""
        for node in content:
            if node.kind == "div":
                yield from self._collect(node.children)
            elif node.kind == "include":
                yield from self._included(node)
            else:
                yield (START if node.kind == "start" else node.attributes["name"]), node

    def _included(self, node: Node) -> Iterator[tuple[str, Node]]:
        uri = joined(node.base, node.attributes["href"])
        root = self._read(uri, node.place, node.ns)
        check_included(root)
        overriding = list(self._collect(node.children))
        replaced = {name for name, _ in overriding}
        self.reading.append(uri)
        found = list(self._collect(root.children))
        self.reading.pop()
        for name in sorted(replaced - {name for name, _ in found}):
            raise node.fault(f"{uri} defines no {_called(name)} that could be replaced", "4.7")
        yield from ((name, definition) for name, definition in found if name not in replaced)
        yield from overriding

    def _definition(self, scope: _Scope, name: str, node: Node) -> Pattern:
        if name in scope.built:
            return scope.built[name]
        if name not in scope.written:
            raise node.fault(f'there is no definition of "{name}"', "4.18")
        if name in scope.open:
            if not self.reached:  # dropped by section 4.19, which looks at the rest only
                return self.patterns.not_allowed
            raise node.fault(f"{_called(name)} refers to itself without an element between", "4.19")
        scope.open.add(name)
        written = scope.written[name]
        parts = [self._group(each.children, scope) for each in written]
        together = any(each.attributes.get("combine") == "interleave" for each in written)
        found = self.patterns.interleave(parts) if together else self.patterns.choice(parts)
        scope.open.remove(name)
        scope.built[name] = found
        return found

    # patterns

    def _group(self, nodes: Iterable[Node], scope: _Scope) -> Pattern:
        return self.patterns.group([self._build(node, scope) for node in nodes])

    def _build(self, node: Node, scope: _Scope) -> Pattern:
        build = self._BUILDERS.get(node.kind)
        if build is not None:
            return build(self, node, scope)
        if node.kind in _CONSTANT:
            return getattr(self.patterns, _CONSTANT[node.kind])  # type: ignore[no-any-return]
        return self._combined(node.kind, [self._build(child, scope) for child in node.children])

    def _combined(self, kind: str, parts: list[Pattern]) -> Pattern:
        """Patterns in a row, a choice or a mixture, optional or repeated (section 4.12 to 4.15)."""
        patterns = self.patterns
        if kind == "choice":
            return patterns.choice(parts)
        if kind == "interleave":
            return patterns.interleave(parts)
        found = patterns.group(parts)
        if kind == "mixed":
            return patterns.interleave((found, patterns.text))
        if kind == "list":
            return patterns.words(found)
        if kind in ("zeroOrMore", "oneOrMore"):
            found = patterns.one_or_more(found)
        return patterns.optional(found) if kind in ("optional", "zeroOrMore") else found

    def _reference(self, node: Node, scope: _Scope) -> Pattern:
        inside = scope if node.kind == "ref" else scope.parent
        if inside is None or inside.node is None:
            raise node.fault(f"<{node.kind}> stands in no grammar it could refer to", "4.18")
        return self._definition(inside, node.attributes["name"], node)

    def _element(self, node: Node, scope: _Scope) -> Pattern:
        names, content = self._named(node)
        place = (node.place.uri, node.place.line, node.place.column)
        element = self.patterns.element(names, place)
        self.waiting.append((element, content, scope))
        return element

    def _attribute(self, node: Node, scope: _Scope) -> Pattern:
        names, content = self._named(node)
        for part in parts_of(names):
            if isinstance(part, Name) and part.name == "xmlns":
                raise node.fault('an attribute may not be named "xmlns"', "4.16")
            namespace = part.namespace if isinstance(part, NsName) else None
            if isinstance(part, Name):
                namespace = split_name(part.name)[0]
            if namespace is not None and namespace.rstrip("/") == XMLNS_NAMESPACE:
                raise node.fault("an attribute may not be in the name space of xmlns", "4.16")
        return self.patterns.attribute(names, self._group(content, scope) if content else self.patterns.text)

    def _named(self, node: Node) -> tuple[NameClass, list[Node]]:
        """The names of an ``element`` or ``attribute``, and the nodes of its content."""
        name = node.attributes.get("name")
        if name is None:
            return _name_class(node.children[0]), node.children[1:]
        unprefixed = "" if node.kind == "attribute" and "ns" not in node.attributes else node.ns or ""
        return _qualified(node, name, unprefixed), node.children

    def _string(self, node: Node, scope: _Scope) -> Pattern:
        kind = node.attributes.get("type")
        parameters = [(child.attributes["name"], child.text) for child in node.children if child.kind == "param"]
        try:
            found = datatype(node.library if kind is not None else "", kind or "token", parameters)
        except UnknownDatatype as error:
            raise node.fault(str(error), "4.16") from None
        if node.kind == "value":
            namespaces: Namespaces = {**node.namespaces, "": node.ns or ""}
            if not found.allows(node.text, namespaces):
                raise node.fault(f'"{node.text[:40]}" is no value of the data type "{found.name}"', "4.16")
            return self.patterns.value(found, node.text, namespaces)
        excepted = [child for child in node.children if child.kind == "except"]
        if not excepted:
            return self.patterns.data(found)
        return self.patterns.data(found, self.patterns.choice([self._build(n, scope) for n in excepted[0].children]))

    _BUILDERS: ClassVar[Mapping[str, Callable[[_Builder, Node, _Scope], Pattern]]] = {
        "element": _element,
        "attribute": _attribute,
        "ref": _reference,
        "parentRef": _reference,
        "grammar": _grammar,
        "externalRef": _external,
        "data": _string,
        "value": _string,
    }


def _called(name: str) -> str:
    return f'the definition of "{name}"' if name else "<start>"


def _check_combination(name: str, definitions: list[Node]) -> None:
    """All but one definition of a name say how they combine, and all that say it say the same (section 4.17)."""
    ways = [node.attributes.get("combine") for node in definitions]
    if ways.count(None) > 1:
        last = [node for node in definitions if "combine" not in node.attributes][-1]
        raise last.fault(f"{_called(name)} stands twice without saying how to combine", "4.17")
    if len({way for way in ways if way}) > 1:
        raise definitions[-1].fault(f"{_called(name)} is combined in two ways", "4.17")


def _qualified(node: Node, name: str, unprefixed: str) -> Name:
    prefix, colon, local = name.rpartition(":")
    if not colon:
        return Name(full_name(unprefixed, name))
    if prefix not in node.namespaces:
        raise node.fault(f'the prefix "{prefix}" is not declared', "4.10")
    return Name(full_name(node.namespaces[prefix], local))


def _name_class(node: Node) -> NameClass:
    match node.kind:
        case "name":
            return _qualified(node, node.text, node.ns or "")
        case "choice":
            return NameChoice(tuple(_name_class(child) for child in node.children))
    excepted = _excepted(node.children[0]) if node.children else None
    inner = list(parts_of(excepted)) if excepted is not None else []
    if any(isinstance(part, AnyName) for part in inner):
        raise node.fault("<anyName> may not stand in the <except> of a name class", "4.16")
    if node.kind == "anyName":
        return AnyName(excepted)
    if any(isinstance(part, NsName) for part in inner):
        raise node.fault("<nsName> may not stand in the <except> of <nsName>", "4.16")
    return NsName(node.ns or "", excepted)


def _excepted(node: Node) -> NameClass:
    names = tuple(_name_class(child) for child in node.children)
    return names[0] if len(names) == 1 else NameChoice(names)
