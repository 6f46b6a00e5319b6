"""Whether nodes are RELAX NG as section 3 writes it: which attributes and children each element may have."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from teiedition.relaxng.characters import is_ncname, is_qname
from teiedition.relaxng.reading import Node

PATTERNS = frozenset(
    [
        "element",
        "attribute",
        "group",
        "interleave",
        "choice",
        "optional",
        "zeroOrMore",
        "oneOrMore",
        "list",
        "mixed",
        "ref",
        "parentRef",
        "empty",
        "value",
        "data",
        "notAllowed",
        "externalRef",
        "grammar",
        "text",
    ]
)
NAME_CLASSES = frozenset(("name", "anyName", "nsName", "choice"))
_CONTENT = frozenset(("start", "define", "div"))
_NONE: frozenset[str] = frozenset()
_COMMON = frozenset(("ns", "datatypeLibrary"))
_URI = re.compile(r"(?:[^%\x00-\x20<>\"{}|\\^`]|%[0-9A-Fa-f]{2})*\Z")
_ABSOLUTE = re.compile(r"[A-Za-z][A-Za-z0-9+.\-]*:.")


@dataclass(frozen=True)
class _Rule:
    """What an element may have; ``least`` and ``most`` children of the kinds in ``children``."""

    needed: frozenset[str] = _NONE
    allowed: frozenset[str] = _NONE
    children: frozenset[str] = _NONE
    least: int = 0
    most: int = 1_000_000


_PATTERNS_WANTED = _Rule(children=PATTERNS, least=1)
_LEAF = _Rule()
_RULES: Mapping[str, _Rule] = {
    **dict.fromkeys(("group", "interleave", "optional", "zeroOrMore", "oneOrMore", "list", "mixed"), _PATTERNS_WANTED),
    **dict.fromkeys(("empty", "text", "notAllowed"), _LEAF),
    **dict.fromkeys(("ref", "parentRef"), _Rule(needed=frozenset(("name",)))),
    "choice": _PATTERNS_WANTED,
    "value": _Rule(allowed=frozenset(("type",))),
    "data": _Rule(needed=frozenset(("type",)), children=frozenset(("param", "except"))),
    "param": _Rule(needed=frozenset(("name",))),
    "externalRef": _Rule(needed=frozenset(("href",))),
    "grammar": _Rule(children=_CONTENT | {"include"}),
    "start": _Rule(allowed=frozenset(("combine",)), children=PATTERNS, least=1, most=1),
    "define": _Rule(needed=frozenset(("name",)), allowed=frozenset(("combine",)), children=PATTERNS, least=1),
    "include": _Rule(needed=frozenset(("href",)), children=_CONTENT),
    "name": _LEAF,
    "anyName": _Rule(children=frozenset(("except",)), most=1),
    "nsName": _Rule(children=frozenset(("except",)), most=1),
}


def check_syntax(root: Node) -> None:
    """Check a whole schema file.

    Raises:
        SchemaFault: at the first element, attribute or name that section 3 does not allow.
    """
    if root.kind not in PATTERNS:
        raise root.fault(f"<{root.kind}> is not a pattern, so it can't be the root of a schema", "3")
    pending: list[tuple[Node, str]] = [(root, "pattern")]
    while pending:
        node, role = pending.pop()
        pending.extend(_check(node, role))


def check_included(root: Node) -> None:
    """Check a file that ``include`` names: a grammar."""
    if root.kind != "grammar":
        raise root.fault(f"an included schema must be a <grammar>, not <{root.kind}>", "4.7")
    check_syntax(root)


def _check(node: Node, role: str) -> list[tuple[Node, str]]:
    """Check one node; gives its children with the part each plays: "pattern", "names", "content", "included"."""
    if node.kind in ("element", "attribute"):
        return _check_named(node)
    if node.kind == "div" and role in ("content", "included"):
        children = _CONTENT | ({"include"} if role == "content" else set())
        _apply(node, _Rule(children=frozenset(children)))
        return [(child, role) for child in node.children]
    if node.kind == "except":
        names = role == "names"
        _apply(node, _Rule(children=NAME_CLASSES if names else PATTERNS, least=1))
        return [(child, role) for child in node.children]
    rule = _RULES.get(node.kind)
    if rule is None:
        raise node.fault(f"<{node.kind}> is not an element of RELAX NG that may stand here", "3")
    if role == "names" and node.kind == "choice":
        rule = _Rule(children=NAME_CLASSES, least=1)
    _apply(node, rule)
    _check_values(node)
    if node.kind == "data" and any(child.kind == "except" for child in node.children[:-1]):
        raise node.fault("<data> has its <except> before something else, or two of them", "3")
    inner = {"grammar": "content", "include": "included", "anyName": "names", "nsName": "names"}.get(node.kind, role)
    if node.kind in ("start", "define"):
        inner = "pattern"
    return [(child, inner) for child in node.children]


def _check_named(node: Node) -> list[tuple[Node, str]]:
    """``element`` and ``attribute``: a name as attribute or as first child, then patterns."""
    named = "name" in node.attributes
    _apply(node, _Rule(allowed=frozenset(("name",)), children=PATTERNS | NAME_CLASSES))
    _check_values(node)
    names, patterns = ([], node.children) if named else (node.children[:1], node.children[1:])
    if not named and (not names or names[0].kind not in NAME_CLASSES):
        raise node.fault(f"<{node.kind}> has no name", "3")
    for child in patterns:
        if child.kind not in PATTERNS:
            raise child.fault(f"<{child.kind}> is not a pattern, so it can't stand in <{node.kind}>", "3")
    if node.kind == "element" and not patterns:
        raise node.fault("<element> has no content; write <empty/>", "3")
    if node.kind == "attribute" and len(patterns) > 1:
        raise node.fault("<attribute> may have one pattern only", "3")
    return [*((child, "names") for child in names), *((child, "pattern") for child in patterns)]


def _apply(node: Node, rule: _Rule) -> None:
    for name in node.attributes:
        if name not in rule.needed | rule.allowed | _COMMON:
            raise node.fault(f'<{node.kind}> may not have the attribute "{name}"', "3")
    for name in sorted(rule.needed):
        if name not in node.attributes:
            raise node.fault(f'<{node.kind}> needs the attribute "{name}"', "3")
    for child in node.children:
        if child.kind not in rule.children:
            raise child.fault(f"<{child.kind}> may not stand in <{node.kind}>", "3")
    if len(node.children) < rule.least:
        raise node.fault(f"<{node.kind}> is empty", "3")
    if len(node.children) > rule.most:
        raise node.fault(f"<{node.kind}> may have one child only", "3")
    library = node.attributes.get("datatypeLibrary", "")
    if library and (not _URI.match(library) or not _ABSOLUTE.match(library) or "#" in library):
        raise node.fault(f'the library of data types "{library}" is not an absolute URI', "4.3")


def _check_values(node: Node) -> None:
    """Names are names, references are references."""
    name = node.attributes.get("name")
    qualified = node.kind in ("element", "attribute")
    if name is not None and not (is_qname if qualified else is_ncname)(name):
        raise node.fault(f'"{name}" is not a name', "3")
    if node.kind == "name" and not is_qname(node.text):
        raise node.fault(f'"{node.text}" is not a name', "3")
    if (kind := node.attributes.get("type")) is not None and not is_ncname(kind):
        raise node.fault(f'"{kind}" is not the name of a data type', "3")
    if node.attributes.get("combine", "choice") not in ("choice", "interleave"):
        raise node.fault('combine must be "choice" or "interleave"', "3")
    href = node.attributes.get("href", "")
    if "#" in href or not _URI.match(href):
        raise node.fault(f'"{href}" is not a reference to a schema', "4.5")
