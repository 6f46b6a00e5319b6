"""A Schematron schema as values: what is left when includes, abstract parts and phases are resolved."""

from __future__ import annotations

from typing import Final, NamedTuple

from teiedition.diagnostics import Diagnostic, Place

SCH: Final = "{http://purl.oclc.org/dsdl/schematron}"
XSL: Final = "{http://www.w3.org/1999/XSL/Transform}"


class Let(NamedTuple):
    """A variable: an expression, or the text of its content."""

    name: str
    value: str
    literal: bool = False


class Ask(NamedTuple):
    """A part of a message that the document fills: the value or the name of what an expression finds."""

    select: str
    named: bool = False


Words = tuple[str | Ask, ...]


class Test(NamedTuple):
    """An assert or a report.

    ``code`` says how much it weighs; ``more`` are its diagnostics and properties.
    """

    condition: str
    report: bool
    code: str
    words: Words
    more: tuple[Words, ...]
    name: str
    place: Place


class Rule(NamedTuple):
    """Tests for the nodes of one context."""

    context: str
    lets: tuple[Let, ...]
    tests: tuple[Test, ...]
    name: str
    place: Place


class Pattern(NamedTuple):
    """Rules of which each node obeys the first that fits it."""

    lets: tuple[Let, ...]
    rules: tuple[Rule, ...]


class Key(NamedTuple):
    """``xsl:key``."""

    name: str
    match: str
    use: str


class Function(NamedTuple):
    """``xsl:function``: its steps are variables by name and, nameless and last, its result."""

    name: str
    parameters: tuple[str, ...]
    steps: tuple[Let, ...]
    source: str
    fault: str = ""


class Schema(NamedTuple):
    """Everything a run needs.

    ``old``: the query language is XPath 1.0. ``notes`` are findings about the schema itself, given with the first run.
    """

    path: str
    old: bool
    namespaces: tuple[tuple[str, str], ...]
    lets: tuple[Let, ...]
    patterns: tuple[Pattern, ...]
    keys: tuple[Key, ...] = ()
    functions: tuple[Function, ...] = ()
    notes: tuple[Diagnostic, ...] = ()
