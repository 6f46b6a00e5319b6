"""From the file of a schema to its values: includes fetched, abstract patterns and rules filled in, a phase chosen.

file --``_parsed``--> elements, ``sch:include`` replaced by what it names, from the schema's own folder only
elements --``_Builder``--> ``Schema``
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from copy import deepcopy
from functools import lru_cache
from pathlib import Path
from typing import Final

from lxml import etree

from teiedition.diagnostics import Diagnostic, Place, SchemaError
from teiedition.relaxng.files import read_plain
from teiedition.resources import resource
from teiedition.validation.places import line_of
from teiedition.validation.schematron.model import (
    SCH,
    XSL,
    Ask,
    Function,
    Key,
    Let,
    Pattern,
    Rule,
    Schema,
    Test,
    Words,
)

OLD: Final = frozenset({"", "xslt", "xslt1", "exslt", "xpath", "xpath1"})
NEW: Final = frozenset({"xslt2", "xslt3", "xpath2", "xpath3", "xpath31"})
_WEIGHT: Final = {
    "warning": "TEI402", "warn": "TEI402", "nonfatal": "TEI402", "info": "TEI404", "information": "TEI404",
    "informational": "TEI404", "hint": "TEI404",
}  # fmt: skip
_QUICK_FIX: Final = "{http://www.schematron-quickfix.com/validator/process}"
_RELAXNG: Final = "{http://relaxng.org/ns/structure/1.0}"
_TEI: Final = "http://www.tei-c.org/ns/1.0"
_XML_BASE: Final = "{http://www.w3.org/XML/1998/namespace}base"
_INCLUDES: Final = 50
_EXTENDS: Final = 20
_KNOWN_XSL: Final = frozenset(f"{XSL}{name}" for name in ("key", "function", "variable", "param", "output"))


def load_schematron(path: Path, phase: str = "") -> Schema:
    """Read a Schematron schema.

    Args:
        path: of the file; a RELAX NG grammar gives the rules that stand in it.
        phase: its name, ``#ALL``, or nothing for what the schema calls its default.

    Raises:
        SchemaError: TEI320, it can't be read or is no schema; TEI406, it has no such phase.
    """
    data = _bytes(path)
    # what it includes may have changed though it hasn't
    read = _read.__wrapped__ if b"include" in data or b"href" in data else _read
    try:
        return read(path, phase, data)
    except (OSError, etree.LxmlError, ValueError, RecursionError) as error:
        reason = getattr(error, "strerror", None) or error
        raise SchemaError("TEI320", Place(str(path)), schema=path.name, reason=reason) from error


@lru_cache(maxsize=8)
def _read(path: Path, phase: str, data: bytes) -> Schema:
    root = _parsed(path, data)
    if root.tag.startswith(_RELAXNG):
        root = _gathered(root)
    if root.tag != f"{SCH}schema":
        raise ValueError("the root is no sch:schema")
    return _Builder(root, path).schema(phase)


def own_rules() -> Schema:
    """The edition's rules."""
    return load_schematron(resource("schema", "teiedition.sch"))


def embedded_rules(path: Path, phase: str = "") -> Schema | None:
    """The Schematron rules that stand in a RELAX NG grammar in XML syntax, or None where there are none.

    Raises:
        SchemaError: TEI320, TEI406.
    """
    if path.suffix.lower() == ".rnc" or b"http://purl.oclc.org/dsdl/schematron" not in _bytes(path):
        return None
    schema = load_schematron(path, phase)
    return schema if schema.patterns else None


def _bytes(path: Path) -> bytes:
    try:
        return read_plain(path)
    except OSError as error:
        raise SchemaError("TEI320", Place(str(path)), schema=path.name, reason=error.strerror or error) from error


def _parsed(path: Path, data: bytes, budget: list[int] | None = None) -> etree._Element:
    """The tree of a file with its includes."""
    budget = [_INCLUDES] if budget is None else budget
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, collect_ids=False)
    root = etree.fromstring(data, parser)
    root.set(_XML_BASE, str(path))
    for include in list(root.iter(f"{SCH}include")):
        parent = include.getparent()
        if parent is None:
            raise ValueError("the root is no sch:schema")
        parent.replace(include, _fetched(path, include.get("href", ""), budget))
    for extends in list(root.iter(f"{SCH}extends")):
        if href := extends.get("href"):
            extends.append(_fetched(path, href, budget))
    return root


def _fetched(path: Path, href: str, budget: list[int]) -> etree._Element:
    """What an include names: a file, or the element of an id in it."""
    name, _, fragment = href.partition("#")
    if not name or "://" in name or name.startswith(("/", "file:")):
        raise ValueError(f"it includes “{href}”, and only files beside the schema are read")
    target = (path.parent / name).resolve()
    if not target.is_relative_to(path.parent.resolve()):
        raise ValueError(f"it includes “{href}” from outside its folder")
    budget[0] -= 1
    if budget[0] < 0:
        raise ValueError(f"it includes more than {_INCLUDES} files, or itself")
    root = _parsed(target, read_plain(target), budget)
    if fragment:
        found = next(
            (
                each
                for each in root.iter("*")
                if fragment in {each.get("id"), each.get("{http://www.w3.org/XML/1998/namespace}id")}
            ),
            None,
        )
        if found is None:
            raise ValueError(f"it includes “{href}”, and there is no such id")
        found.set(_XML_BASE, str(target))
        return found
    return root


def _gathered(grammar: etree._Element) -> etree._Element:
    """A schema of what a RELAX NG grammar has of Schematron: patterns, and whatever stands for them all."""
    schema = etree.Element(f"{SCH}schema", {"queryBinding": "xslt3", _XML_BASE: grammar.get(_XML_BASE, "")})
    prefixes = set()
    for name in ("ns", "let", "phase", "diagnostics", "properties", "pattern"):
        for found in grammar.iter(f"{SCH}{name}"):
            parent = found.getparent()
            if parent is not None and not str(parent.tag).startswith(SCH):
                schema.append(deepcopy(found))
                prefixes.add(found.get("prefix"))
    for found in grammar.iter(f"{XSL}key", f"{XSL}function"):
        schema.append(deepcopy(found))
    for found in grammar.iter(f"{SCH}rule"):
        parent = found.getparent()
        if parent is not None and not str(parent.tag).startswith(SCH):
            etree.SubElement(schema, f"{SCH}pattern").append(deepcopy(found))
    if "tei" not in prefixes:  # a grammar made from an ODD whose rules name what every TEI tool knows
        schema.insert(0, etree.Element(f"{SCH}ns", {"prefix": "tei", "uri": _TEI}))
    return schema


class _Builder:
    """One schema on its way to values."""

    def __init__(self, root: etree._Element, path: Path) -> None:
        self._root = root
        self._path = path
        self._notes: list[Diagnostic] = []
        self._abstract = {rule.get("id"): rule for rule in root.iter(f"{SCH}rule") if rule.get("abstract") == "true"}
        self._patterns = {pattern.get("id"): pattern for pattern in root.iter(f"{SCH}pattern")}
        self._more = {
            each.get("id"): each for each in root.iter(f"{SCH}diagnostic", f"{SCH}property") if each.get("id")
        }

    def schema(self, phase: str) -> Schema:
        binding = self._root.get("queryBinding", "").lower()
        if binding not in OLD | NEW:
            raise ValueError(f"it asks for {binding}, which no engine here knows")
        chosen, lets = self._phase(phase)
        lets = (*self._lets(self._root), *lets)
        patterns = tuple(self._pattern(each) for each in self._each("pattern") if self._active(each, chosen))
        if any(str(each.tag).startswith(_QUICK_FIX) for each in self._root.iter("*")):
            self._notes.append(Diagnostic.of("TEI405", self._place(self._root), schema=self._path.name))
        for each in self._root.iterchildren():
            if str(each.tag).startswith(XSL) and each.tag not in _KNOWN_XSL:
                self._unusable(each, f"xsl:{etree.QName(each).localname} is not followed")
        namespaces = {each.get("prefix", ""): each.get("uri", "") for each in self._root.iter(f"{SCH}ns")}
        return Schema(
            str(self._path),
            binding in OLD,
            tuple(namespaces.items()),
            lets,
            patterns,
            tuple(
                Key(key.get("name", ""), key.get("match", ""), key.get("use", ""))
                for key in self._root.iter(f"{XSL}key")
            ),
            tuple(map(_function, self._root.iter(f"{XSL}function"))),
            tuple(self._notes),
        )

    def _each(self, name: str) -> Iterator[etree._Element]:
        """Children of the schema; an included schema gives its own."""
        for child in self._root.iterchildren(f"{SCH}{name}", f"{SCH}schema"):
            if child.tag == f"{SCH}schema":
                yield from child.iterchildren(f"{SCH}{name}")
            else:
                yield child

    def _phase(self, phase: str) -> tuple[frozenset[str] | None, tuple[Let, ...]]:
        """The ids of the patterns of a phase, None for all, and its variables."""
        name = phase or self._root.get("defaultPhase", "#ALL")
        if name == "#DEFAULT":
            name = self._root.get("defaultPhase", "#ALL")
        if name == "#ALL":
            return None, ()
        known = {each.get("id", ""): each for each in self._each("phase")}
        if name not in known:
            names = ", ".join(sorted(known)[:5]) or "none"
            raise SchemaError("TEI406", Place(str(self._path)), phase=name, schema=self._path.name, known=names)
        active = {each.get("pattern", "") for each in known[name].iterchildren(f"{SCH}active")}
        return frozenset(active), self._lets(known[name])

    def _active(self, pattern: etree._Element, chosen: frozenset[str] | None) -> bool:
        if pattern.get("abstract") == "true":
            return False
        return chosen is None or pattern.get("id", "") in chosen

    def _pattern(self, pattern: etree._Element) -> Pattern:
        if (wanted := pattern.get("is-a")) is not None:
            pattern = self._instance(pattern, wanted)
        if pattern.get("documents"):
            self._unusable(pattern, "it asks for other documents than the one under check")
            return Pattern((), ())
        rules = [
            self._rule(rule, pattern) for rule in pattern.iterchildren(f"{SCH}rule") if rule.get("abstract") != "true"
        ]
        return Pattern(self._lets(pattern), tuple(rules))

    def _instance(self, pattern: etree._Element, wanted: str) -> etree._Element:
        """An abstract pattern with its parameters filled in."""
        model = self._patterns.get(wanted)
        if model is None:
            self._unusable(pattern, f"there is no abstract pattern “{wanted}”")
            return pattern
        given = {each.get("name", ""): each.get("value", "") for each in model.iterchildren(f"{SCH}param")}
        given |= {each.get("name", ""): each.get("value", "") for each in pattern.iterchildren(f"{SCH}param")}
        filled = deepcopy(model)
        filled.set("id", pattern.get("id", ""))
        for element in filled.iter("*"):
            for name, value in element.attrib.items():
                if "$" in value:
                    element.set(name, _filled(str(value), given))
        return filled

    def _rule(self, rule: etree._Element, pattern: etree._Element) -> Rule:
        parts = self._parts(rule, _EXTENDS)
        lets = [self._let(each) for each in parts if each.tag == f"{SCH}let"]
        tests = [self._test(each, rule) for each in parts if each.tag in {f"{SCH}assert", f"{SCH}report"}]
        context = rule.get("context", "")
        name = rule.get("id") or pattern.get("id") or context
        if not context.strip():
            self._unusable(rule, "it has no context")
            context, tests = "/..", []
        return Rule(context, tuple(lets), tuple(tests), name, self._place(rule))

    def _parts(self, rule: etree._Element, depth: int) -> list[etree._Element]:
        """The variables and tests of a rule, those of the rules it extends in their place."""
        parts = []
        for child in rule.iterchildren(f"{SCH}let", f"{SCH}assert", f"{SCH}report", f"{SCH}extends"):
            if child.tag != f"{SCH}extends":
                parts.append(child)
                continue
            wanted = child.get("rule", "")
            model = next(child.iterchildren(f"{SCH}rule"), None) if child.get("href") else self._abstract.get(wanted)
            if model is None:
                self._unusable(rule, f"there is no abstract rule “{wanted or child.get('href')}”")
            elif not depth:
                raise ValueError(f"its rules extend each other without end: {wanted}")
            else:
                parts.extend(self._parts(model, depth - 1))
        return parts

    def _lets(self, parent: etree._Element) -> tuple[Let, ...]:
        children = parent.iterchildren(f"{SCH}let", f"{XSL}variable", f"{XSL}param")
        return tuple(self._let(each) for each in children)

    def _let(self, let: etree._Element) -> Let:
        value = let.get("value") or let.get("select")
        if value is None:
            return Let(let.get("name", ""), "".join(map(str, let.itertext())), literal=True)
        return Let(let.get("name", ""), value)

    def _test(self, test: etree._Element, rule: etree._Element) -> Test:
        named = f"{test.get('diagnostics', '')} {test.get('properties', '')}".split()
        more = tuple(_words(self._more[name]) for name in named if name in self._more)
        role = (test.get("role") or rule.get("role") or test.get("flag") or rule.get("flag") or "").lower()
        condition = test.get("test", "")
        return Test(
            condition,
            test.tag == f"{SCH}report",
            _WEIGHT.get(role, "TEI401"),
            _words(test),
            more,
            test.get("id") or rule.get("id") or condition,
            self._place(test),
        )

    def _unusable(self, element: etree._Element, reason: str) -> None:
        name = element.get("id") or element.get("context") or element.get("is-a") or element.get("href") or "?"
        self._notes.append(Diagnostic.of("TEI403", self._place(element), rule=name, reason=reason))

    def _place(self, element: etree._Element) -> Place:
        base = next((each.get(_XML_BASE) for each in (element, *element.iterancestors()) if each.get(_XML_BASE)), None)
        return Place(base or str(self._path), line_of(element))


def _filled(value: str, given: Mapping[str, str]) -> str:
    """Parameters in the place of their names; the longest name first, since one may begin another."""
    if not given:
        return value
    names = "|".join(re.escape(name) for name in sorted(given, key=len, reverse=True) if name)
    return re.sub(rf"\$({names})(?![\w.\-])", lambda match: given[match.group(1)], value)


def _words(element: etree._Element) -> Words:
    """The message of a test: text, and what the document fills in."""
    words: list[str | Ask] = [element.text or ""]
    for child in element.iterchildren():
        if child.tag == f"{SCH}value-of":
            words.append(Ask(child.get("select", ".")))
        elif child.tag == f"{SCH}name":
            words.append(Ask(child.get("path", "."), named=True))
        elif isinstance(child.tag, str) and not child.tag.startswith(_QUICK_FIX):
            words.extend(_words(child))
        words.append(child.tail or "")
    return tuple(word for word in words if word)


def _function(function: etree._Element) -> Function:
    """An ``xsl:function`` of variables and one ``xsl:sequence``; more is left to engines that have XSLT."""
    parameters, steps, fault = [], [], ""
    for child in function.iterchildren("*"):
        select = child.get("select")
        if child.tag == f"{XSL}param":
            parameters.append(child.get("name", ""))
        elif child.tag == f"{XSL}variable" and select is not None:
            steps.append(Let(child.get("name", ""), select))
        elif child.tag in {f"{XSL}sequence", f"{XSL}value-of"} and select is not None:
            steps.append(Let("", select))
        else:
            fault = f"xsl:{etree.QName(child).localname} in a function needs saxonche"
    if not fault and [step.name for step in steps].count("") != 1:
        fault = "a function of more than one result needs saxonche"
    source = etree.tostring(function, encoding="unicode", with_tail=False)
    return Function(function.get("name", ""), tuple(parameters), tuple(steps), source, fault)


__all__ = ["embedded_rules", "load_schematron", "own_rules"]
