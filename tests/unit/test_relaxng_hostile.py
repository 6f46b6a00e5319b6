"""Schemas and documents made to take time or memory without bound: each ends soon, in an exception that names it."""

from __future__ import annotations

import io
import random
import sys
import tracemalloc
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import pairwise

import pytest

from teiedition.relaxng import automaton as automata
from teiedition.relaxng.automaton import Automaton
from teiedition.relaxng.engine import NotWellFormed, TooDeep, validate_file
from teiedition.relaxng.faults import SchemaFault
from teiedition.relaxng.frozen import freeze
from teiedition.relaxng.problems import Problem
from teiedition.relaxng.regexes import BadRegex, compile_regex
from teiedition.relaxng.simplify import load_schema

URI = "http://example.org/schema.rng"
MEGABYTE = 1 << 20


@contextmanager
def memory_below(megabytes: int) -> Iterator[None]:
    """No more than so much is allocated by Python at any time."""
    tracemalloc.start()
    try:
        yield
        assert tracemalloc.get_traced_memory()[1] < megabytes * MEGABYTE
    finally:
        tracemalloc.stop()


def automaton(compact: str) -> Automaton:
    return Automaton(load_schema(URI, data=compact.encode()))


def problems(compact: str, document: bytes) -> list[Problem]:
    found: list[Problem] = []
    validate_file(automaton(compact), io.BytesIO(document), found.append)
    return found


ANY = "start = any any = element * { attribute * { text }*, (any | text)* }"


# documents


def test_entities_that_multiply() -> None:
    names = "abcdefghij"
    declared = '<!ENTITY a "lol lol lol lol lol lol lol lol lol lol">' + "".join(
        f'<!ENTITY {other} "{f"&{one};" * 10}">' for one, other in pairwise(names)
    )
    bomb = f"<!DOCTYPE p [{declared}]><p>&j;</p>".encode()
    for schema in (ANY, "element p { xsd:token }"):
        with memory_below(60), pytest.raises(NotWellFormed):
            problems(schema, bomb)


def test_entities_of_the_document_are_text() -> None:
    document = b'<!DOCTYPE p [<!ENTITY a "1946">]><p>&a;-07-06</p>'
    assert problems("element p { xsd:date }", document) == []


def test_nothing_outside_is_read() -> None:
    document = b'<!DOCTYPE p SYSTEM "file:///etc/hostname" [<!ENTITY a SYSTEM "file:///etc/passwd">]><p>&a;</p>'
    assert problems('element p { xsd:string { maxLength = "0" } }', document) == []


@pytest.mark.parametrize("known", [True, False])
def test_ten_thousand_levels(known: bool) -> None:
    document = b"<p>" * 10_000 + b"</p>" * 10_000
    with memory_below(20), pytest.raises(TooDeep) as caught:
        problems(ANY if known else "element a { empty }", document)
    assert (caught.value.line, caught.value.column) == (1, 601)


def test_a_million_attributes() -> None:
    tag = "<p " + " ".join(f'a{number}=""' for number in range(50_000)) + "/>"
    with memory_below(60):
        assert problems(ANY, tag.encode()) == []


def test_many_problems_in_a_large_document() -> None:
    """Memory doesn't grow with a document, nor with its problems, if who is told of them doesn't keep them."""

    class Endless(io.RawIOBase):
        rows = 0

        def read(self, size: int = -1) -> bytes:
            self.rows += 1
            head = b"<list>" if self.rows == 1 else b""
            return b"" if self.rows > 6 else head + (b"<item>x</item><itm n='1'/>\n" * 4000)

    count = 0

    def told(problem: Problem) -> None:
        nonlocal count
        count += 1

    schema = automaton("element list { element item { text }* }")
    with memory_below(10), pytest.raises(NotWellFormed):  # it is never closed
        validate_file(schema, Endless(), told)
    assert count == 24_000


def test_long_values_are_not_remembered() -> None:
    schema = automaton("element list { element item { attribute n { xsd:token } }* }")
    rows = "".join(f'<item n="{number:0>10000}"/>' for number in range(300))
    document = io.BytesIO(f"<list>{rows}</list>".encode())
    with memory_below(2):
        validate_file(schema, document, lambda problem: pytest.fail(str(problem)))


# schemas


@pytest.mark.parametrize("sign", [",", "|", "&"])
def test_definitions_that_multiply(sign: str) -> None:
    """Sixty definitions, each twice the one before: too large in a row, nothing to wonder at in a choice."""
    rows = [f"d{i} = d{i + 1} {sign} d{i + 1}" for i in range(60)]
    schema = "\n".join(["start = element a { d0 }", *rows, "d60 = element b { empty }"])
    with memory_below(20):
        if sign == "|":
            assert problems(schema, b"<a><b/></a>") == []
        else:
            with pytest.raises(SchemaFault, match="parts"):
                automaton(schema)


def test_definitions_that_multiply_by_turns() -> None:
    rows = [f"d{i} = (d{i + 1} | element x{i} {{ empty }})?, (d{i + 1} | element y{i} {{ empty }})?" for i in range(40)]
    schema = "\n".join(["start = element a { d0 }", *rows, "d40 = element b { empty }"])
    with memory_below(20), pytest.raises(SchemaFault, match="parts when it is written out"):
        automaton(schema)


def test_definitions_in_each_other() -> None:
    for depth in (150, 5000):
        rows = [f"d{i} = element x{i} {{ empty }}, (d{i + 1} | element y{i} {{ empty }})+" for i in range(depth)]
        schema = "\n".join(["start = element a { d0 }", *rows, f"d{depth} = empty"])
        with memory_below(60), pytest.raises(SchemaFault, match="nested"):
            automaton(schema)


@pytest.mark.parametrize("depth", [300, 100_000])
def test_brackets_in_each_other(depth: int) -> None:
    with pytest.raises(SchemaFault, match="nested"):
        automaton("start = element a { " + "(" * depth + "empty" + ")" * depth + " }")
    with pytest.raises(SchemaFault, match="nested"):
        automaton("[ xml:b [ " + "x [ " * 5000 + "] " * 5000 + "] ] element a { empty }")
    opened = '<group xmlns="http://relaxng.org/ns/structure/1.0">' * depth
    with pytest.raises(SchemaFault, match=r"nested|well-formed"):
        load_schema(URI, data=opened.encode() + b"<empty/>" + b"</group>" * depth)


def test_a_schema_that_includes_itself() -> None:
    def load(uri: str) -> bytes:
        return b'include "schema.rng"' if uri == URI else b'start = external "schema.rng"'

    for data in (b'include "schema.rng"', b'include "other.rng"', b'element a { external "other.rng" }'):
        with pytest.raises(SchemaFault, match="includes itself"):
            load_schema(URI, load, data)


@pytest.mark.parametrize("entity", ['SYSTEM "file:///etc/passwd"', '"<empty/>" '])
def test_entities_of_a_schema(entity: str) -> None:
    """What a schema declares itself is read, what is outside is not."""
    schema = f'<!DOCTYPE element [<!ENTITY e {entity}>]><element name="a" xmlns="http://relaxng.org/ns/structure/1.0">&e;</element>'
    if "SYSTEM" in entity:
        with pytest.raises(SchemaFault, match="outside"):
            load_schema(URI, data=schema.encode())
    else:
        assert load_schema(URI, data=schema.encode()).elements


def test_an_interleave_of_thirty() -> None:
    """It has a billion states: none are written to a cache, those that are found are forgotten in time."""
    names = [f"n{number}" for number in range(30)]
    schema = "element all { element row { " + " & ".join(f"element {name} {{ empty }}?" for name in names) + " }* }"
    dice = random.Random(1)  # noqa: S311 - to be repeated
    rows = "".join(
        "<row>" + "".join(f"<{name}/>" for name in dice.sample(names, dice.randrange(30))) + "</row>"
        for _ in range(100)
    )
    found: list[Problem] = []
    with memory_below(90):
        many = automaton(schema)
        assert freeze(many) is None
        validate_file(many, io.BytesIO(f"<all>{rows}</all>".encode()), found.append)
        assert found == []
        validate_file(many, io.BytesIO(b"<all><row><n1/><n2/><n1/></row><row><n2/></row></all>"), found.append)
    assert [problem.name for problem in found] == ["n1"]
    assert len(many.states) <= automata.MOST_STATES


@pytest.mark.parametrize(
    "source",
    [
        "a{99999999}",
        "(a{1000}){1000}",
        "(){9999999}",
        "((){9999}){9999}",
        "(a|b{5000}){5000}",
        "((((a{9}){9}){9}){9}){99}",
    ],
)
def test_repetitions_that_are_too_large(source: str) -> None:
    with memory_below(60), pytest.raises(BadRegex, match="too large"):
        compile_regex(source)


def test_expressions_in_each_other() -> None:
    with pytest.raises(BadRegex, match="deep"):
        compile_regex("(" * 5000 + "a" + ")" * 5000)


@pytest.mark.parametrize("source", ["(a+)+b", "(a|a)*b", "(a*)*b", "(a|aa)+b", "(.*)(.*)(.*)(.*)b", "(a?){50}a{50}b"])
def test_expressions_that_backtrack(source: str) -> None:
    """What takes an engine that goes back years takes this one a step a character."""
    regex = compile_regex(source)
    assert not regex.matches("a" * 20_000)
    assert regex.matches("a" * 60 + "b")


def test_what_an_expression_remembers_is_bounded() -> None:
    regex = compile_regex(".*a.{500}")
    dice = random.Random(2)  # noqa: S311 - to be repeated
    with memory_below(80):
        regex.matches("".join(dice.choice("ab") for _ in range(4000)))


@pytest.mark.parametrize("kind", ["integer", "decimal", "double", "gYear", "date", "duration", "nonNegativeInteger"])
def test_numbers_of_many_digits(kind: str) -> None:
    value = "1" + "0" * 50_000
    value = {"date": f"{value}-01-01", "duration": f"P{value}Y"}.get(kind, value)
    found = problems(f"element a {{ xsd:{kind} }}", f"<a>{value}</a>".encode())
    assert len(found) == (kind in ("gYear", "date", "duration"))


def test_the_stack_is_not_used_up() -> None:
    """Patterns as deep as they may be are judged, wherever the program stands."""
    rows = "empty"
    for number in range(33):
        rows = f"(element x{number} {{ empty }} | (element y{number} {{ empty }}, {rows})+)"
    schema = automaton(f"element a {{ {rows} }}")
    found: list[Problem] = []
    limit = sys.getrecursionlimit()
    validate_file(schema, io.BytesIO(b"<a><y32/><y31/><zz/><y30/></a>"), found.append)
    assert found
    assert sys.getrecursionlimit() == limit
