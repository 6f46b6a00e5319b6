"""Documents as they come: encodings, DOCTYPE, ids; and how the engine goes on where a schema is ambiguous."""

from __future__ import annotations

import io

import pytest
from lxml import etree

from teiedition.relaxng.automaton import Automaton
from teiedition.relaxng.engine import NotWellFormed, validate_file, validate_tree
from teiedition.relaxng.faults import SchemaFault
from teiedition.relaxng.frozen import FrozenAutomaton, freeze
from teiedition.relaxng.identities import IdProblem, check_ids, id_types
from teiedition.relaxng.patterns import Schema
from teiedition.relaxng.problems import Fault, Problem
from teiedition.relaxng.simplify import load_schema


def schema(compact: str) -> Schema:
    return load_schema("http://example.org/s.rnc", data=compact.encode())


def problems(compact: str, document: bytes) -> list[Problem]:
    """What is found, the same from a cache."""
    automaton = Automaton(schema(compact))
    found: list[Problem] = []
    validate_file(automaton, io.BytesIO(document), found.append)
    lines = freeze(automaton)
    assert lines is not None
    again: list[Problem] = []
    validate_file(FrozenAutomaton(lines), io.BytesIO(document), again.append)
    assert again == found
    return found


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "iso-8859-1", "windows-1252", "us-ascii"])
def test_encodings(encoding: str) -> None:
    """Lines and columns count characters, in whatever bytes they are written."""
    letter = "e" if encoding == "us-ascii" else "é"
    text = f'<?xml version="1.0" encoding="{encoding.removesuffix("-sig")}"?>\n<a>{letter * 3}<b/></a>'
    (found,) = problems("element a { text }", text.encode(encoding))
    assert (found.line, found.column, found.name) == (2, 7, "b")


@pytest.mark.parametrize(("name", "error"), [("nonsense", LookupError), ("big5", ValueError)])
def test_encodings_nobody_reads(name: str, error: type[Exception]) -> None:
    with pytest.raises(error):
        problems("element a { text }", f'<?xml version="1.0" encoding="{name}"?><a/>'.encode())


def test_xml_of_another_version_and_an_empty_document() -> None:
    assert problems("element a { text }", b'<?xml version="1.1"?><a/>') == []
    with pytest.raises(NotWellFormed):
        problems("element a { text }", b"")


def test_defaults_of_an_internal_subset_count() -> None:
    """As the XML recommendation asks of every processor; an external subset is not read."""
    document = b'<!DOCTYPE a SYSTEM "none.dtd" [<!ATTLIST a n CDATA "1">]><a/>'
    assert problems("element a { attribute n { xsd:int } }", document) == []
    assert [found.fault for found in problems("element a { empty }", document)] == [Fault.UNKNOWN_ATTRIBUTE]


AMBIGUOUS = """
element r {
  (element x { attribute t { "1" }, element a { empty } }, element p { empty })*,
  (element x { attribute t { "2" }, element a { empty }, element b { empty } }, element q { empty })*,
  (element x { attribute s { text }, element c { empty } }, element z { empty })?
}
"""


@pytest.mark.parametrize(
    ("document", "found"),
    [
        ("<x t='1'><a/></x><p/><x t='2'><a/><b/></x><q/>", []),
        ("<x t='1'><a/><b/></x><p/>", [(Fault.MISPLACED_ELEMENT, "b")]),
        ("<x t='3'><a/></x><p/>", [(Fault.BAD_ATTRIBUTE, "t")]),
        ("<x t='3'><a/><b/></x><q/>", [(Fault.BAD_ATTRIBUTE, "t")]),
        ("<x><c/></x><z/>", [(Fault.MISSING_ATTRIBUTE, "")]),
        ("<x t='2'><a/></x><q/>", [(Fault.INCOMPLETE_ELEMENT, "")]),
        ("<x t='3'/><q/>", [(Fault.BAD_ATTRIBUTE, "t"), (Fault.INCOMPLETE_ELEMENT, "")]),
        ("<x u='3'><a/></x><p/>", [(Fault.UNKNOWN_ATTRIBUTE, "u"), (Fault.MISSING_ATTRIBUTE, "")]),
        (
            "<q/><x t='2'><a/><b/></x><p/>",
            [(Fault.EARLY_ELEMENT, "q"), (Fault.MISPLACED_ELEMENT, "p"), (Fault.INCOMPLETE_ELEMENT, "")],
        ),
    ],
)
def test_recovery_where_the_schema_is_ambiguous(document: str, found: list[tuple[Fault, str]]) -> None:
    assert [(problem.fault, problem.name) for problem in problems(AMBIGUOUS, f"<r>{document}</r>".encode())] == found


def test_prefixes_of_values() -> None:
    """In a stream and in a tree; "xml" needs no declaration."""
    automaton = Automaton(schema("element a { attribute q { xsd:QName }, element b { xsd:QName }* }"))
    document = b'<a q="xml:lang" xmlns:p="urn:p"><b xmlns:r="urn:r">r:x</b><b>p:y</b><b>r:x</b></a>'
    streamed: list[Problem] = []
    validate_file(automaton, io.BytesIO(document), streamed.append)
    in_memory: list[Problem] = []
    validate_tree(automaton, etree.fromstring(document), in_memory.append)
    assert [problem.value for problem in streamed] == [problem.value for problem in in_memory] == ["r:x"]
    assert streamed[0].tag == in_memory[0].tag


IDS = """
datatypes d = "http://relaxng.org/ns/compatibility/datatypes/1.0"
element list { element item { attribute id { xsd:ID }?, attribute to { xsd:IDREF }?, attribute all { d:IDREFS }? }* }
"""


def test_ids_and_references() -> None:
    document = b'<list><item id="a" to="b"/>\n<item id="b" all="a c  d"/>\n<item id=" a " to="c"/></list>'
    found: list[IdProblem] = []
    check_ids(id_types(schema(IDS)), io.BytesIO(document), found.append)
    assert found == [
        IdProblem("a", False, 3, 1, 1),
        IdProblem("c", True, 2, 1),
        IdProblem("d", True, 2, 1),
    ]
    with pytest.raises(NotWellFormed):
        check_ids(id_types(schema(IDS)), io.BytesIO(b"<list>"), found.append)


@pytest.mark.parametrize(
    "compact",
    [
        "element a { attribute id { xsd:ID | xsd:token } }",
        "element a { attribute ids { list { xsd:ID+ } } }",
        "element * { attribute id { xsd:ID } }",
        "element a { attribute id { xsd:ID }, element a { attribute id { text } }? }",
        "element a { attribute id { xsd:ID }, element a { attribute id { xsd:IDREF } }? }",
        "element a { attribute id { xsd:ID }, element * { attribute * { text }* }? }",
    ],
)
def test_schemas_that_are_not_compatible_with_dtds(compact: str) -> None:
    with pytest.raises(SchemaFault) as caught:
        id_types(schema(compact))
    assert "compatibility" in caught.value.section
