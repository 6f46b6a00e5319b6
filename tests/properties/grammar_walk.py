"""Makes random documents from a RELAX NG grammar in XML syntax, by walking its patterns.

Knows what ``schema/teiedition.rng`` uses, and raises ``KeyError`` on a data type or pattern facet it has no examples for.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from functools import cached_property
from pathlib import Path

from lxml import etree

RNG = "{http://relaxng.org/ns/structure/1.0}"
XML = "{http://www.w3.org/XML/1998/namespace}"

DEPTH = 9
"""Deeper than this, only what is required is made."""

BY_FACET = {
    r"[A-Za-z][A-Za-z0-9._\-]*": ("section", "a.b-c_1"),
    r"(\p{L}|\p{N}|\p{P}|\p{S})+": ("*", "—", "é", "x1"),
    r"#[^\s#]+|[A-Za-z][A-Za-z0-9+.\-]*:\S+|[^\s#:]*[./][^\s#:]*(#[^\s#]+)?": (
        "#i1",
        "https://example.org/a?b=c",
        "other.xml#x",
        "../notes/",
    ),
    r"-?[0-9]{4}-[0-9]{2}-[0-9]{2}": ("1946-07-06", "-0044-03-15", "2000-02-29"),
    r"[0-9]{4}-[0-9]{2}-[0-9]{2}": ("1946-07-06", "2000-02-29"),
    r"-?[0-9]{4}-[0-9]{2}": ("1946-07", "-0044-03"),
    r"[0-9]{4}-[0-9]{2}": ("1946-07",),
    r"-?[0-9]{4}": ("1946", "-0044"),
    r"[0-9]{4}": ("1946",),
    r"--[0-9]{2}-[0-9]{2}": ("--02-29", "--12-31"),
    r"--[0-9]{2}": ("--05",),
    r"[\s\S]*\S[\s\S]*": ("7", "a b", " “x” "),
    r"[\d]+(\.[\d]+){0,2}": ("4.11.0", "5"),
    r"[a-z][a-z0-9\+\.\-]*": ("wd", "geo.names"),
    r"[\d]+[a-z]*[\d]*(\.[\d]+[a-z]*[\d]*){0,3}": ("0.1.0", "2b1.5"),
    r"\s*-?[0-9]+(\.[0-9]+)?\s+-?[0-9]+(\.[0-9]+)?\s*": ("55.35 86.09", "-3 4"),
}
BY_TYPE = {
    "language": ("en", "ru-Latn", "en-US"),
    "nonNegativeInteger": ("0", "100"),
    "positiveInteger": ("1", "3"),
    "decimal": ("0", "0.8", "1"),
    "Name": ("persName", "a"),
}


class GrammarWalk:
    """Documents of one grammar, the same for the same seed."""

    def __init__(self, grammar: Path) -> None:
        root = etree.parse(grammar).getroot()
        self.start = root.find(f"{RNG}start")
        self.defines = {define.get("name", ""): define for define in root.iter(f"{RNG}define")}
        self.namespace = root.get("ns", "")

    def document(self, seed: int) -> bytes:
        """The document of a seed, as bytes."""
        maker = _Maker(self, random.Random(seed))  # noqa: S311 - a test wants the same documents each time
        holder = etree.Element("holder")
        assert self.start is not None
        maker.pattern(self.start[0], holder, 0)
        root = holder[0]
        holder.remove(root)
        return etree.tostring(root, encoding="utf-8", xml_declaration=True)

    @cached_property
    def heights(self) -> dict[str, int]:
        """For each named pattern, the least depth of elements that fulfils it."""
        heights = dict.fromkeys(self.defines, 99)
        for _ in self.defines:
            before = dict(heights)
            heights.update({name: self._all(define, heights) for name, define in self.defines.items()})
            if heights == before:
                break
        return heights

    def height(self, pattern: etree._Element) -> int:
        return self._height(pattern, self.heights)

    def _all(self, node: etree._Element, known: dict[str, int]) -> int:
        return max((self._height(child, known) for child in _patterns(node)), default=0)

    def _height(self, node: etree._Element, known: dict[str, int]) -> int:
        match node.tag.removeprefix(RNG):
            case "ref":
                return known[node.get("name", "")]
            case "element":
                return 1 + self._all(node, known)
            case "choice":
                return min(self._height(child, known) for child in _patterns(node))
            case "optional" | "zeroOrMore" | "attribute" | "data" | "value" | "text" | "empty" | "list":
                return 0
            case _:
                return self._all(node, known)


class _Maker:
    def __init__(self, grammar: GrammarWalk, chance: random.Random) -> None:
        self.grammar, self.chance, self.ids = grammar, chance, 0

    def pattern(self, node: etree._Element, parent: etree._Element, depth: int) -> None:
        """Add to an element what fulfils one pattern."""
        kind = node.tag.removeprefix(RNG)
        repeat: dict[str, Callable[[], int]] = {
            "optional": lambda: self._odds(depth, 0.4),
            "zeroOrMore": lambda: sum(self._odds(depth, 0.6) for _ in range(4)),
            "oneOrMore": lambda: 1 + sum(self._odds(depth, 0.3) for _ in range(2)),
        }
        if kind in repeat:
            for _ in range(repeat[kind]()):
                self._each(node, parent, depth)
        elif kind == "ref":
            self._each(self.grammar.defines[node.get("name", "")], parent, depth)
        elif kind == "choice":
            self.pattern(self._choose(node, depth), parent, depth)
        elif kind == "element":
            child = etree.SubElement(parent, f"{{{self.grammar.namespace}}}{node.get('name')}")
            self._each(node, child, depth + 1)
        elif kind == "attribute":
            name = node.get("name", "").replace("xml:", XML)
            parent.set(name, self.value(next(iter(_patterns(node)))))
        elif kind == "mixed":
            self._text(parent)
            self._each(node, parent, depth)
        elif kind == "text":
            self._text(parent)
        elif kind == "data":
            parent.text = self.value(node)
        else:
            assert kind in {"group", "interleave", "empty"}, kind
            self._each(node, parent, depth)

    def value(self, node: etree._Element) -> str:
        """A value of a data pattern."""
        kind, parts = node.tag.removeprefix(RNG), _patterns(node)
        if kind == "ref":
            return self.value(_patterns(self.grammar.defines[node.get("name", "")])[0])
        if kind == "choice":
            return self.value(self.chance.choice(parts))
        if kind in {"list", "oneOrMore"}:
            return " ".join(self.value(parts[0]) for _ in range(self.chance.randint(1, 2)))
        if kind == "value":
            return node.text or ""
        return "any text" if kind == "text" else self._datum(node)

    def _datum(self, node: etree._Element) -> str:
        if node.get("type") == "ID":
            self.ids += 1
            return f"i{self.ids}"
        facet = node.findtext(f"{RNG}param[@name='pattern']")
        return self.chance.choice(BY_FACET[facet] if facet else BY_TYPE[node.get("type", "")])

    def _each(self, node: etree._Element, parent: etree._Element, depth: int) -> None:
        for child in _patterns(node):
            self.pattern(child, parent, depth)

    def _choose(self, node: etree._Element, depth: int) -> etree._Element:
        ways = _patterns(node)
        if depth < DEPTH:
            return self.chance.choice(ways)
        return min(ways, key=self.grammar.height)

    def _odds(self, depth: int, odds: float) -> int:
        return int(self.chance.random() < odds * max(0.0, 1 - depth / DEPTH))

    def _text(self, parent: etree._Element) -> None:
        words = self.chance.choice(("a word", "“said” ", " & <", ""))
        if len(parent):
            parent[-1].tail = (parent[-1].tail or "") + words
        else:
            parent.text = (parent.text or "") + words


def _patterns(node: etree._Element) -> list[etree._Element]:
    return [
        child
        for child in node
        if isinstance(child.tag, str) and child.tag.startswith(RNG) and child.tag not in {f"{RNG}param", f"{RNG}name"}
    ]
