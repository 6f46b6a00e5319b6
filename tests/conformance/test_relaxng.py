"""The conformance suites of jing-trang, as they are: spectest, compacttest and xsdtest."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from lxml import etree

from teiedition.relaxng.automaton import Automaton
from teiedition.relaxng.datatypes import XSD_LIBRARY, Datatype, datatype
from teiedition.relaxng.engine import validate_file, validate_tree
from teiedition.relaxng.faults import SchemaFault
from teiedition.relaxng.problems import Problem
from teiedition.relaxng.reading import Node, read_schema
from teiedition.relaxng.simplify import load_schema
from teiedition.relaxng.syntax import check_syntax

pytestmark = pytest.mark.shared
BASE = "http://example.org/"


def elements(parent: etree._Element) -> list[etree._Element]:
    return [child for child in parent if isinstance(child.tag, str)]


def serialized(parent: etree._Element) -> bytes:
    """The document that a test case holds."""
    return etree.tostring(elements(parent)[0], encoding="utf-8", with_tail=False)


def resources(parent: etree._Element, base: str = BASE) -> dict[str, bytes]:
    found = {}
    for child in elements(parent):
        if child.tag == "resource":
            found[base + child.get("name", "")] = serialized(child) if elements(child) else (child.text or "").encode()
        elif child.tag == "dir":
            found |= resources(child, f"{base}{child.get('name', '')}/")
    return found


def problems(schema: bytes, case: etree._Element, document: bytes) -> list[Problem]:
    found: list[Problem] = []
    automaton = Automaton(load_schema(f"{BASE}schema.rng", resources(case).__getitem__, schema))
    validate_file(automaton, io.BytesIO(document), found.append)
    return found


def judged(case: etree._Element) -> Iterator[tuple[bool, etree._Element]]:
    yield from ((True, document) for document in case.findall("valid"))
    yield from ((False, document) for document in case.findall("invalid"))


def test_spectest(shared: Path) -> None:
    """All 385 cases: schemas that are refused, schemas that are read, documents they allow and forbid."""
    cases = list(etree.parse(shared / "relaxng" / "spectest.xml").iter("testCase"))
    checks = 0
    for case in cases:
        for incorrect in case.findall("incorrect"):
            checks += 1
            with pytest.raises(SchemaFault):
                load_schema(f"{BASE}schema.rng", _loader(resources(case)), serialized(incorrect))
        for correct in case.findall("correct"):
            automaton = Automaton(load_schema(f"{BASE}schema.rng", _loader(resources(case)), serialized(correct)))
            checks += 1
            for valid, document in judged(case):
                checks += 1
                data = (document.get("dtd") or "").encode() + serialized(document)
                streamed: list[Problem] = []
                validate_file(automaton, io.BytesIO(data), streamed.append)
                in_memory: list[Problem] = []
                validate_tree(automaton, etree.fromstring(data), in_memory.append)
                assert (not streamed) is valid, data
                assert [p.fault for p in in_memory] == [p.fault for p in streamed]
    assert (len(cases), checks) == (385, 965)


def _loader(files: dict[str, bytes]):  # type: ignore[no-untyped-def]
    def load(uri: str) -> bytes:
        if uri not in files:
            raise FileNotFoundError(uri)
        return files[uri]

    return load


def test_xsdtest(shared: Path) -> None:
    """Every value and every pair of values of the suite, its orderings and lengths as facets."""
    checks = 0
    for kind in etree.parse(shared / "relaxng" / "xsdtest.xml").getroot():
        own = [(child.get("name", ""), child.text or "") for child in kind.findall("param")]
        for row in kind:
            for shown, right in rows(kind.get("name", ""), own, row):
                checks += 1
                assert right, (kind.attrib["name"], shown)
    assert checks > 2400


def rows(name: str, own: list[tuple[str, str]], row: etree._Element) -> Iterator[tuple[object, bool]]:
    """What a row of the suite says of a data type, and whether ours does as it says."""

    def with_facet(facet: str, bound: str) -> Datatype:
        return datatype(XSD_LIBRARY, name, [*own, (facet, bound)])

    text = row.text or ""
    values = [value.text or "" for value in row]
    match row.tag:
        case "valid" | "invalid":
            yield text, datatype(XSD_LIBRARY, name, own).allows(text, scope(row)) == (row.tag == "valid")
        case "length":
            yield text, with_facet("length", row.get("value", "")).allows(text, scope(row))
        case "lessThan":
            yield values, with_facet("minExclusive", values[0]).allows(values[1], {})
            yield values, not with_facet("minInclusive", values[1]).allows(values[0], {})
        case "incomparable":
            yield values, not with_facet("minExclusive", values[0]).allows(values[1], {})
            yield values, not with_facet("maxExclusive", values[0]).allows(values[1], {})
        case "equiv":
            yield from pairs(datatype(XSD_LIBRARY, name, own), row)


def pairs(found: Datatype, row: etree._Element) -> Iterator[tuple[object, bool]]:
    """Whether values of one class are equal, and those of different classes are not."""
    values = [(value, number) for number, same in enumerate(row) for value in same]
    for first, one in values:
        for second, other in values:
            equal = found.equal(first.text or "", scope(first), second.text or "", scope(second))
            yield (first.text, second.text), equal == (one == other)


def scope(element: etree._Element) -> dict[str, str]:
    entities = re.findall(r"ENTITY (\w+)", element.get("internalSubset", ""))
    return {prefix or "": uri for prefix, uri in element.nsmap.items()} | {f"&{name}": "" for name in entities}


def test_compacttest(shared: Path) -> None:
    """Schemas in compact syntax that are refused, and those that mean what their XML form means."""
    refused = same = 0
    for case in etree.parse(shared / "relaxng" / "compacttest.xml").iter("testCase"):
        for incorrect in case.findall("compact/incorrect"):
            refused += 1
            with pytest.raises(SchemaFault):
                load_schema(f"{BASE}schema.rnc", _loader({}), (incorrect.text or "").encode())
        for correct in case.findall("compact/correct"):
            same += 1
            compact = read_schema((correct.text or "").encode(), f"{BASE}schema.rnc")
            check_syntax(compact)
            if (xml := case.find("xml/correct")) is not None:
                assert normal(compact) == normal(read_schema(serialized(xml), f"{BASE}schema.rng"))
    assert (refused, same) == (31, 56)


def normal(node: Node) -> tuple[object, ...]:
    """What a node means, whichever way it is written."""
    attributes = {name: value for name, value in node.attributes.items() if name not in ("ns", "datatypeLibrary")}
    children = [normal(child) for child in node.children]
    extra: list[object] = []
    if node.kind == "name":
        return named(node, node.text, node.ns or "")
    if node.kind in ("element", "attribute"):
        extra = [of_named(node, attributes, children)]
    elif node.kind in ("nsName", "externalRef", "include"):
        extra = [node.ns or ""]
        attributes = {name: value.replace(".rnc", ".rng") for name, value in attributes.items()}
    elif node.kind in ("data", "value"):
        extra = [node.library if "type" in attributes else ""]
        attributes.setdefault("type", "token")
    joined = "choice" if node.kind == "except" else "group" if node.kind in GROUPING else ""
    if joined and len(children) > 1:
        children = [(joined, (), (), tuple(children), "")]
    if node.kind in ("group", "choice", "interleave") and len(children) == 1:
        return children[0]
    text = node.text if node.kind in ("value", "param") else ""
    return node.kind, tuple(extra), tuple(sorted(attributes.items())), tuple(children), text


GROUPING = ("element", "define", "oneOrMore", "zeroOrMore", "optional", "list", "mixed")


def of_named(node: Node, attributes: dict[str, str], children: list[tuple[object, ...]]) -> object:
    """The names of an element or attribute, taken from where they stand; text where an attribute has no content."""
    unprefixed = "" if node.kind == "attribute" and "ns" not in node.attributes else node.ns or ""
    found = named(node, attributes.pop("name"), unprefixed) if "name" in attributes else children.pop(0)
    if node.kind == "attribute" and not children:
        children.append(("text", (), (), (), ""))
    return found


def named(node: Node, name: str, unprefixed: str) -> tuple[object, ...]:
    prefix, colon, local = name.rpartition(":")
    return "name", node.namespaces[prefix] if colon else unprefixed, local
