"""ISO Schematron with XPath 1.0: the edition's own rules, and the user's where they keep to it.

schema --``load_schematron``--> patterns of rules, their XPath compiled once
document --each node to the first rule of a pattern that fits--> asserts that fail, reports that hold --> Diagnostics
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

from lxml import etree

from teiedition.diagnostics import Diagnostic, Place, SchemaError
from teiedition.resources import resource
from teiedition.validation.subject import Subject

SCH: Final = "{http://purl.oclc.org/dsdl/schematron}"
_BINDINGS: Final = frozenset({"", "xslt", "xslt1", "exslt", "xpath"})
_WARNINGS: Final = frozenset({"warning", "warn", "info", "information"})


@dataclass(frozen=True, slots=True)
class Test:
    """An assert or a report."""

    condition: etree.XPath
    wanted: bool
    code: str
    message: tuple[str | etree.XPath, ...]


@dataclass(frozen=True, slots=True)
class Rule:
    """Tests for the nodes of one context."""

    context: etree.XPath
    tests: tuple[Test, ...]


Pattern = tuple[Rule, ...]


@lru_cache(maxsize=4)
def load_schematron(path: Path) -> tuple[Pattern, ...]:
    """Compile a Schematron schema.

    Raises:
        SchemaError: TEI320, it can't be read, asks for more than XPath 1.0, or uses abstract patterns, variables or phases.
    """
    try:
        root = etree.parse(path, etree.XMLParser(resolve_entities=False, no_network=True)).getroot()
        return _compiled(root)
    except (OSError, etree.LxmlError, ValueError) as error:
        raise SchemaError("TEI320", Place(str(path)), schema=path.name, reason=error) from error


def own_rules() -> tuple[Pattern, ...]:
    """The edition's rules."""
    return load_schematron(resource("schema", "teiedition.sch"))


def check_rules(subject: Subject, patterns: tuple[Pattern, ...] | None = None) -> Iterator[Diagnostic]:
    """Run the rules of a schema, the edition's own where none is given.

    Emits: TEI401, TEI402.
    """
    for pattern in own_rules() if patterns is None else patterns:
        taken: set[etree._Element] = set()
        for rule in pattern:
            for node in _nodes(rule.context(subject.root)):
                if node not in taken:
                    taken.add(node)
                    yield from _run(subject, rule, node)


def _nodes(found: Any) -> Iterator[etree._Element]:
    """The elements of a node set; of an attribute or text, the element it belongs to."""
    for node in found if isinstance(found, list) else []:
        element = node if isinstance(node, etree._Element) else node.getparent()
        if element is not None:
            yield element


def _run(subject: Subject, rule: Rule, node: etree._Element) -> Iterator[Diagnostic]:
    for test in rule.tests:
        if bool(test.condition(node)) is test.wanted:
            words = "".join(part if isinstance(part, str) else _string(part(node)) for part in test.message)
            yield subject.found(test.code, node, message=" ".join(words.split()))


def _string(value: Any) -> str:
    if isinstance(value, list):
        value = value[0] if value else ""
    return "".join(map(str, value.itertext())) if isinstance(value, etree._Element) else str(value)


def _compiled(root: etree._Element) -> tuple[Pattern, ...]:
    if root.tag != f"{SCH}schema":
        raise ValueError("the root is no sch:schema")
    binding = root.get("queryBinding", "")
    if binding not in _BINDINGS:
        raise ValueError(f"it asks for {binding}, and only XPath 1.0 is at hand")
    unknown = next(root.iter(f"{SCH}let", f"{SCH}extends", f"{SCH}include"), None)
    if unknown is not None or root.find(f"{SCH}pattern[@is-a]") is not None:
        raise ValueError("it uses variables, includes or abstract parts")
    namespaces = {ns.get("prefix", ""): ns.get("uri", "") for ns in root.iterchildren(f"{SCH}ns")}
    return tuple(
        tuple(_rule(rule, namespaces) for rule in pattern.iterchildren(f"{SCH}rule"))
        for pattern in root.iterchildren(f"{SCH}pattern")
    )


def _rule(rule: etree._Element, namespaces: Mapping[str, str]) -> Rule:
    paths = [_anywhere(part) for part in _alternatives(rule.get("context", ""))]
    tests = tuple(_test(test, namespaces) for test in rule.iterchildren(f"{SCH}assert", f"{SCH}report"))
    return Rule(etree.XPath(" | ".join(paths), namespaces=dict(namespaces)), tests)


def _anywhere(context: str) -> str:
    """A context fits nodes wherever they stand."""
    return context if context.startswith("/") else f"//{context}"


def _alternatives(context: str) -> list[str]:
    """The parts of a context between the "|" that stand outside brackets and quotes."""
    parts, depth, quote = [""], 0, ""
    for sign in context:
        if quote:
            quote = "" if sign == quote else quote
        elif sign in "\"'":
            quote = sign
        else:
            depth += (sign in "[(") - (sign in "])")
        if sign == "|" and not depth and not quote:
            parts.append("")
        else:
            parts[-1] += sign
    return [part.strip() for part in parts]


def _test(test: etree._Element, namespaces: Mapping[str, str]) -> Test:
    message: list[str | etree.XPath] = [test.text or ""]
    for child in test.iterchildren():
        if child.tag == f"{SCH}value-of":
            message.append(etree.XPath(f"string({child.get('select', '.')})", namespaces=dict(namespaces)))
        elif child.tag == f"{SCH}name":
            message.append(etree.XPath(f"name({child.get('path', '.')})", namespaces=dict(namespaces)))
        elif isinstance(child.tag, str):
            message.append("".join(str(piece) for piece in child.itertext()))
        message.append(child.tail or "")
    code = "TEI402" if test.get("role", "").lower() in _WARNINGS else "TEI401"
    condition = etree.XPath(f"boolean({test.get('test', '')})", namespaces=dict(namespaces))
    return Test(condition, test.tag == f"{SCH}report", code, tuple(message))
