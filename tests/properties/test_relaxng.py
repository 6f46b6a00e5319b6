"""Random schemas and documents: our verdict is that of the derivatives by the book, of a tree, of a cache, and of libxml2."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from teiedition.relaxng.automaton import Automaton
from teiedition.relaxng.engine import validate_file, validate_tree
from teiedition.relaxng.faults import SchemaFault
from teiedition.relaxng.frozen import FrozenAutomaton, freeze
from teiedition.relaxng.patterns import Schema
from teiedition.relaxng.problems import Problem
from teiedition.relaxng.simplify import load_schema
from tests.properties.naive_relaxng import Naive, P, Tree, document_of, schema_of

NAMES = "abcd"
STRINGS = st.sampled_from([("data", "token"), ("data", "nonNegativeInteger"), ("value", "x"), ("value", "1 2")])
WORDS = st.sampled_from([("data", "nonNegativeInteger"), ("value", "x"), ("value", "y")])
TEXTS = st.sampled_from(["x", "1", "1 2", "x y 1", " ", "", "y\n"])


@st.composite
def contents(draw: st.DrawFn, names: Sequence[str], depth: int, *, text: bool) -> P:
    """What an element may hold of these names: an interleave shares them out, as section 7.4 asks."""
    kinds = ["empty", "leaf"] if depth == 0 else ["leaf", "choice", "group", "interleave", "oneOrMore", "optional"]
    match draw(st.sampled_from(kinds)):
        case "leaf" if names:
            return draw(st.sampled_from([("ref", NAMES.index(name) + 1) for name in names] + [("text",)] * text))
        case "choice" | "group" as kind:
            inner = contents(names, depth - 1, text=text)
            return (kind, draw(inner), draw(inner))
        case "interleave" if len(names) > 1:
            one = names[: draw(st.integers(1, len(names) - 1))]
            other = [name for name in names if name not in one]
            return (
                "interleave",
                draw(contents(one, depth - 1, text=text)),
                draw(contents(other, depth - 1, text=False)),
            )
        case "oneOrMore":
            return ("oneOrMore", draw(contents(names, depth - 1, text=text)))
        case "optional":
            return ("choice", draw(contents(names, depth - 1, text=text)), ("empty",))
    return ("text",) if text else ("empty",)


@st.composite
def strings(draw: st.DrawFn) -> P:
    word = draw(WORDS)
    return draw(
        st.sampled_from([("oneOrMore", word), ("group", word, ("data", "nonNegativeInteger")), word]).map(
            lambda inner: ("list", inner)
        )
        | STRINGS
    )


@st.composite
def elements(draw: st.DrawFn, name: str) -> P:
    content = draw(contents(NAMES, 3, text=draw(st.booleans())) | strings())
    for attribute in draw(st.sets(st.sampled_from("mn"))):
        value: P = ("attribute", attribute, draw(strings() | st.just(("text",))))
        match draw(st.sampled_from(["required", "optional", "or"])):
            case "optional":
                value = ("choice", value, ("empty",))
            case "or" if content[0] not in ("data", "value", "list"):
                content = ("choice", ("group", value, content), draw(contents(NAMES, 2, text=False)))
                continue
        content = ("group", value, content)
    return ("element", name, content)


@st.composite
def grammars(draw: st.DrawFn) -> list[P]:
    """A start that is one of the elements, or all of one name, which makes it ambiguous; then an element a name."""
    named = [draw(elements(name)) for name in NAMES]
    again = draw(st.sampled_from(NAMES))
    start = draw(elements(again) | st.just(named[NAMES.index(again)]))
    return [("choice", start, named[NAMES.index(again)]), *named]


@st.composite
def trees(draw: st.DrawFn, depth: int = 2) -> Tree:
    children: list[Any] = draw(st.lists(trees(depth - 1), max_size=3)) if depth else []
    mixed: list[Any] = []
    for child in children:
        if draw(st.integers(0, 3)) == 0:
            mixed.append(draw(st.sampled_from(["x", " "])))
        mixed.append(child)
    if draw(st.integers(0, 2)) == 0 and (text := draw(TEXTS)):
        mixed.append(text)
    attributes = draw(st.dictionaries(st.sampled_from("mn"), TEXTS, max_size=2))
    return draw(st.sampled_from(NAMES)), attributes, mixed


def schema(definitions: Sequence[P]) -> Schema | None:
    """None where a restriction forbids it."""
    try:
        return load_schema("http://example.org/s.rng", data=schema_of(definitions).encode())
    except SchemaFault:
        return None


def problems(automaton: Automaton | FrozenAutomaton, document: str) -> list[Problem]:
    found: list[Problem] = []
    validate_file(automaton, io.BytesIO(document.encode()), found.append)
    return found


@settings(max_examples=150)
@given(grammars(), st.lists(trees(), min_size=4, max_size=4))
def test_verdict_is_that_of_the_book(definitions: list[P], documents: list[Tree]) -> None:
    """Stream, tree and cache say the same, find the same problems, and agree with derivatives that are not clever."""
    loaded = schema(definitions)
    if loaded is None:
        return
    automaton = Automaton(loaded)
    lines = freeze(automaton)
    assert lines is not None
    frozen = FrozenAutomaton(lines)
    naive = Naive(definitions)
    for tree in documents:
        document = document_of(tree)
        found = problems(automaton, document)
        assert (not found) is naive.is_valid(tree), document
        assert problems(frozen, document) == found
        in_memory: list[Problem] = []
        validate_tree(frozen, etree.fromstring(document), in_memory.append)
        facts = [(problem.fault, problem.name, problem.expected, problem.missing, problem.tag) for problem in found]
        assert [(p.fault, p.name, p.expected, p.missing, p.tag) for p in in_memory] == facts


@settings(max_examples=150)
@given(grammars(), st.lists(trees(), min_size=4, max_size=4))
def test_verdict_is_that_of_libxml2(definitions: list[P], documents: list[Tree]) -> None:
    loaded = schema(definitions)
    if loaded is None:
        return
    try:
        theirs = etree.RelaxNG(etree.fromstring(schema_of(definitions)))
    except etree.RelaxNGParseError:
        return  # it takes an interleave of text and nothing for one of two texts
    automaton = Automaton(loaded)
    for tree in documents:
        document = document_of(tree)
        valid = not problems(automaton, document)
        # libxml2 loses its way where attributes choose between contents: then the book decides
        assert valid is theirs.validate(etree.fromstring(document)) or valid is Naive(definitions).is_valid(tree), (
            document
        )
