"""Compact syntax: where a slip is, and what is said of it."""

from __future__ import annotations

import pytest

from teiedition.relaxng.faults import SchemaFault
from teiedition.relaxng.simplify import load_schema


def fault(text: str | bytes) -> SchemaFault:
    data = text if isinstance(text, bytes) else text.encode()
    with pytest.raises(SchemaFault) as caught:
        load_schema("http://example.org/s.rnc", data=data)
    return caught.value


@pytest.mark.parametrize(
    ("text", "line", "column", "fact"),
    [
        ("element a { b }", 1, 13, "stands in no grammar"),
        ("element a {\n  text\n", 3, 1, '"}"'),
        ("start = a\na = element a { text }\nb = element", 3, 12, "a name"),
        ("element a { text, | }", 1, 19, "a pattern"),
        ("element a { text,\n  (text | text & text) }", 2, 16, "mixed without brackets"),
        ("element a { xsd:int - 3 }", 1, 23, "can't stand here"),
        ("element a { foo:int }", 1, 13, 'prefix "foo"'),
        ("element x:a { text }", 1, 9, 'prefix "x"'),
        ("namespace xml = 'urn:x'\nelement a { text }", 1, 1, "do not go together"),
        ("namespace a = 'urn:x'\nnamespace a = 'urn:y'\nelement a { text }", 2, 1, "twice"),
        ('element a { "x }', 1, 13, "can't stand here"),
        ("element é { text }\nelement", 2, 1, "the end of the schema"),
        ("start = element a { a }", 1, 21, 'no definition of "a"'),
        ("start = a\na = a, text", 2, 5, "refers to itself"),
        ("start = a\na = element a { text }\na = element a { text }", 3, 1, "twice"),
        ("element a { xsd:nonsense }", 1, 13, "no data type"),
        ('element a { xsd:int "x" }', 1, 13, "no value of"),
        ("element a { attribute xmlns { text } }", 1, 13, "xmlns"),
        ("element a { attribute * { text } }", 1, 1, "outside <oneOrMore>"),
        ("element a { text & text }", 1, 1, "two parts of an interleave"),
        ("element a { xsd:int, element b { text } }", 1, 1, "mixes"),
        (r"element a { \x{0} }", 1, 0, "no character"),
        (b"element a { \xff }", 1, 0, "UTF-8"),
        ("", 1, 1, "no <start>"),
        ('a [ b [ "x"', 1, 12, "an annotation"),
        ("datatypes", 1, 1, "a pattern"),
    ],
)
def test_where_and_what(text: str | bytes, line: int, column: int, fact: str) -> None:
    found = fault(text)
    assert fact in found.fact
    assert (found.place.line, found.place.column) == (line, column)
    assert len(found.fact) < 160


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_encodings_and_line_ends(encoding: str, line_end: str) -> None:
    text = line_end.join(("# é", "start = a", 'a = element a { "x" ~ \'y\' ~ """', '""" }'))
    schema = load_schema("http://example.org/s.rnc", data=text.encode(encoding))
    assert [element.place[1:] for element in schema.elements] == [(3, 5)]
    assert fault((text + line_end + "b =").encode(encoding)).place.line == 5
