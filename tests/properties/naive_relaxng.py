"""RELAX NG by the book: Clark's derivatives ("An algorithm for RELAX NG validation", 2002), nothing remembered or flattened.

A pattern is a tuple: ("empty",) ("notAllowed",) ("text",) ("data", type) ("value", string) ("list", p)
("attribute", name, p) ("element", name, p) ("choice", p, q) ("group", p, q) ("interleave", p, q) ("oneOrMore", p)
("after", p, q) and ("ref", number) for a definition, always an element.
A document is ("name", {attribute: value}, [child or string]).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, TypeAlias
from xml.sax.saxutils import escape, quoteattr

P: TypeAlias = tuple[Any, ...]
Tree: TypeAlias = tuple[str, Mapping[str, str], Sequence[Any]]
EMPTY, NOT_ALLOWED, TEXT = ("empty",), ("notAllowed",), ("text",)


def choice(p: P, q: P) -> P:
    if p in (NOT_ALLOWED, q):
        return q
    return p if q == NOT_ALLOWED else ("choice", p, q)


def both(kind: str, p: P, q: P) -> P:
    if NOT_ALLOWED in (p, q):
        return NOT_ALLOWED
    if p == EMPTY and kind != "after":
        return q
    return p if q == EMPTY and kind != "after" else (kind, p, q)


class Naive:
    """Judges documents by a grammar of numbered element definitions; the first is the start."""

    def __init__(self, definitions: Sequence[P]) -> None:
        self.definitions = definitions

    def is_valid(self, tree: Tree) -> bool:
        return self.nullable(self.child(("ref", 0), tree))

    def nullable(self, p: P) -> bool:
        match p[0]:
            case "empty" | "text":
                return True
            case "choice":
                return self.nullable(p[1]) or self.nullable(p[2])
            case "group" | "interleave":
                return self.nullable(p[1]) and self.nullable(p[2])
            case "oneOrMore":
                return self.nullable(p[1])
        return False

    def after(self, p: P, change: Callable[[P], P]) -> P:
        match p[0]:
            case "after":
                return both("after", p[1], change(p[2]))
            case "choice":
                return choice(self.after(p[1], change), self.after(p[2], change))
        return NOT_ALLOWED

    def open(self, p: P, name: str) -> P:  # noqa: PLR0911 - a kind of pattern each
        match p[0]:
            case "ref":
                return self.open(self.definitions[p[1]], name)
            case "element":
                return both("after", p[2], EMPTY) if p[1] in (name, "*") else NOT_ALLOWED
            case "choice":
                return choice(self.open(p[1], name), self.open(p[2], name))
            case "interleave":
                return choice(
                    self.after(self.open(p[1], name), lambda left: both("interleave", left, p[2])),
                    self.after(self.open(p[2], name), lambda left: both("interleave", p[1], left)),
                )
            case "oneOrMore":
                return self.after(self.open(p[1], name), lambda left: both("group", left, choice(p, EMPTY)))
            case "group":
                first = self.after(self.open(p[1], name), lambda left: both("group", left, p[2]))
                return choice(first, self.open(p[2], name)) if self.nullable(p[1]) else first
            case "after":
                return self.after(self.open(p[1], name), lambda left: both("after", left, p[2]))
        return NOT_ALLOWED

    def attribute(self, p: P, name: str, value: str) -> P:
        match p[0]:
            case "after":
                return both("after", self.attribute(p[1], name, value), p[2])
            case "choice":
                return choice(self.attribute(p[1], name, value), self.attribute(p[2], name, value))
            case "group" | "interleave":
                return choice(
                    both(p[0], self.attribute(p[1], name, value), p[2]),
                    both(p[0], p[1], self.attribute(p[2], name, value)),
                )
            case "oneOrMore":
                return both("group", self.attribute(p[1], name, value), choice(p, EMPTY))
            case "attribute":
                return EMPTY if p[1] == name and self.matches(p[2], value) else NOT_ALLOWED
        return NOT_ALLOWED

    def close(self, p: P) -> P:
        match p[0]:
            case "after":
                return both("after", self.close(p[1]), p[2])
            case "choice":
                return choice(self.close(p[1]), self.close(p[2]))
            case "group" | "interleave":
                return both(p[0], self.close(p[1]), self.close(p[2]))
            case "oneOrMore":
                inner = self.close(p[1])
                return inner if inner == NOT_ALLOWED else ("oneOrMore", inner)
            case "attribute":
                return NOT_ALLOWED
        return p

    def matches(self, p: P, value: str) -> bool:
        return (self.nullable(p) and not value.strip()) or self.nullable(self.text(p, value))

    def text(self, p: P, value: str) -> P:  # noqa: C901, PLR0911 - a kind of pattern each
        match p[0]:
            case "choice":
                return choice(self.text(p[1], value), self.text(p[2], value))
            case "interleave":
                return choice(
                    both("interleave", self.text(p[1], value), p[2]), both("interleave", p[1], self.text(p[2], value))
                )
            case "group":
                first = both("group", self.text(p[1], value), p[2])
                return choice(first, self.text(p[2], value)) if self.nullable(p[1]) else first
            case "after":
                return both("after", self.text(p[1], value), p[2])
            case "oneOrMore":
                return both("group", self.text(p[1], value), choice(p, EMPTY))
            case "text":
                return p
            case "value":
                return EMPTY if value.split() == p[1].split() else NOT_ALLOWED
            case "data":
                return EMPTY if p[1] == "token" or value.strip().isdigit() else NOT_ALLOWED
            case "list":
                left = p[1]
                for word in value.split():
                    left = self.text(left, word)
                return EMPTY if self.nullable(left) else NOT_ALLOWED
        return NOT_ALLOWED

    def child(self, p: P, tree: Tree) -> P:
        name, attributes, children = tree
        p = self.open(p, name)
        for attribute, value in attributes.items():
            p = self.attribute(p, attribute, value)
        return self.end(self.children(self.close(p), children))

    def children(self, p: P, children: Sequence[Any]) -> P:
        if not children:
            children = [""]
        if len(children) == 1 and isinstance(children[0], str):
            after = self.text(p, children[0])
            return choice(p, after) if not children[0].strip() else after
        for child in children:
            if not isinstance(child, str):
                p = self.child(p, child)
            elif child.strip():
                p = self.text(p, child)
        return p

    def end(self, p: P) -> P:
        match p[0]:
            case "choice":
                return choice(self.end(p[1]), self.end(p[2]))
            case "after":
                return p[2] if self.nullable(p[1]) else NOT_ALLOWED
        return NOT_ALLOWED


def schema_of(definitions: Sequence[P]) -> str:
    """The grammar in XML syntax."""
    written = "".join(f'<define name="d{number}">{_written(p)}</define>' for number, p in enumerate(definitions))
    library = 'datatypeLibrary="http://www.w3.org/2001/XMLSchema-datatypes"'
    space = 'xmlns="http://relaxng.org/ns/structure/1.0"'
    return f'<grammar {space} {library}><start><ref name="d0"/></start>{written}</grammar>'


def _written(p: P) -> str:
    match p[0]:
        case "ref":
            return f'<ref name="d{p[1]}"/>'
        case "data":
            return f'<data type="{p[1]}"/>'
        case "value":
            return f"<value>{escape(p[1])}</value>"
        case "element" if p[1] == "*":
            return f"<element><anyName/>{_written(p[2])}</element>"
        case "element" | "attribute":
            return f"<{p[0]} name={quoteattr(p[1])}>{_written(p[2])}</{p[0]}>"
    return f"<{p[0]}>{''.join(_written(part) for part in p[1:])}</{p[0]}>"


def document_of(tree: Tree) -> str:
    """The document in XML."""
    name, attributes, children = tree
    head = "".join(f" {attribute}={quoteattr(value)}" for attribute, value in attributes.items())
    inner = "".join(escape(child) if isinstance(child, str) else document_of(child) for child in children)
    return f"<{name}{head}>{inner}</{name}>"
