"""What a RELAX NG schema knows of its elements, asked only when a document breaks it: who may hold whom, which attributes.

schema --patterns--> children, attributes and parents by name; sorted by what commonly stands in TEI (``likely``)
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache, cached_property
from importlib.resources import files
from typing import TYPE_CHECKING

from teiedition.relaxng.names import names_of, split_name
from teiedition.relaxng.patterns import Attribute, ElementPattern, Pattern, Text
from teiedition.relaxng.strings import matches_string
from teiedition.validation.suggestions import Names, similar

if TYPE_CHECKING:
    from teiedition.relaxng.automaton import Automaton


class Knowledge:
    """The elements and attributes of one schema; names are "namespace}local"."""

    def __init__(self, automaton: Automaton) -> None:
        self._automaton = automaton
        self._children: dict[str, frozenset[str]] = {}
        self._parents: dict[str, list[str]] = {}
        self._holding: dict[str, bool] = {}

    @cached_property
    def elements(self) -> Mapping[str, list[ElementPattern]]:
        """The elements that the schema lists, by name; those it allows by a wildcard are not among them."""
        found: dict[str, list[ElementPattern]] = {}
        for element in self._automaton.schema.elements:
            for name in names_of(element.names):
                found.setdefault(name, []).append(element)
        return found

    @cached_property
    def namespaces(self) -> Mapping[str, str]:
        """Local names to the namespace they are in; to that of most elements where there are several."""
        count: dict[str, int] = {}
        for name in self.elements:
            namespace = split_name(name)[0]
            count[namespace] = count.get(namespace, 0) + 1
        found: dict[str, str] = {}
        for name in sorted(self.elements, key=lambda name: count[split_name(name)[0]]):
            namespace, local = split_name(name)
            found[local] = namespace
        return found

    @cached_property
    def nearest(self) -> Names:
        """The local names of all elements, to find the one that is meant."""
        return Names(self.namespaces)

    def children(self, name: str) -> frozenset[str]:
        """The elements that may stand somewhere in an element of this name."""
        if name not in self._children:
            inside = (part for element in self.elements.get(name, ()) for part in _parts(element.inner))
            found = (each for part in inside if isinstance(part, ElementPattern) for each in names_of(part.names))
            self._children[name] = frozenset(found)
        return self._children[name]

    def holds_text(self, name: str) -> bool:
        """Whether any text may stand in an element of this name."""
        if name not in self._holding:
            inside = (part for element in self.elements.get(name, ()) for part in _content(element.inner))
            self._holding[name] = any(isinstance(part, Text) for part in inside)
        return self._holding[name]

    def is_empty(self, name: str) -> bool:
        """Whether nothing at all may stand in an element of this name."""
        elements = self.elements.get(name, ())
        return bool(elements) and not any(
            isinstance(part, ElementPattern) or part.data or isinstance(part, Text)
            for element in elements
            for part in _content(element.inner)
        )

    def parents(self, name: str) -> list[str]:
        """The elements in which one of this name may stand, by their local names."""
        if name not in self._parents:
            found = (parent for parent in self.elements if name in self.children(parent))
            self._parents[name] = [split_name(parent)[1] for parent in found]
        return self._parents[name]

    def owners(self, attribute: str) -> list[str]:
        """The elements that may have an attribute, by their local names."""
        return self._owners.get(attribute, [])

    @cached_property
    def _owners(self) -> Mapping[str, list[str]]:
        found: dict[str, list[str]] = {}
        for name, elements in self.elements.items():
            for attribute in frozenset().union(*map(self._attributes, elements)):
                found.setdefault(attribute, []).append(split_name(name)[1])
        return found

    def values(self, element: str, attribute: str = "") -> list[Pattern]:
        """The patterns of an attribute's values, or of an element's text."""
        found: list[Pattern] = []
        for each in self.elements.get(element, ()):
            if attribute:
                held = self._automaton.derivatives.attributes(each.inner)
                found += [one.inner for one in held if one.names.contains(attribute)]
            else:
                found += [part for part in _content(each.inner) if part.data]
        return found

    def _attributes(self, element: ElementPattern) -> frozenset[str]:
        held = self._automaton.derivatives.attributes(element.inner)
        return frozenset(name for attribute in held for name in names_of(attribute.names))


def fits(patterns: Iterable[Pattern], value: str) -> bool:
    """Whether a value matches one of some patterns, as far as no prefixes matter."""
    return any(matches_string(pattern, value, {}) for pattern in patterns)


def _parts(pattern: Pattern) -> Iterator[Pattern]:
    """A pattern and all inside it, the content of elements and the values of attributes left out."""
    pending = [pattern]
    while pending:
        part = pending.pop()
        yield part
        if not isinstance(part, (ElementPattern, Attribute)):
            inner: Pattern | None = getattr(part, "inner", None)
            pending.extend(getattr(part, "parts", ()) if inner is None else (inner,))


def _content(pattern: Pattern) -> Iterator[Pattern]:
    return (part for part in _parts(pattern) if not isinstance(part, Attribute) and (part.content or part.data))


def likely(names: Iterable[str], name: str = "", missing: Iterable[str] = ()) -> list[str]:
    """Local names in the order of their likelihood: what is missing, what is like a name, what is common in TEI."""
    ranks = _ranks()
    wanted, known = frozenset(missing), frozenset(names)
    like = {other: similar(name, other) for other in known} if name else {}

    def rank(other: str) -> tuple[bool, float, int, str]:
        likeness = like.get(other, 0.0)
        return other not in wanted, -likeness if likeness >= 70 else 0.0, ranks.get(other, len(ranks)), other

    return sorted(known, key=rank)


@cache
def _ranks() -> Mapping[str, int]:
    """Names of elements and attributes, the commonest first."""
    return {name: rank for rank, name in enumerate(_table("common.txt").split())}


@cache
def slips(kind: str) -> Mapping[str, tuple[str, ...]]:
    """What names of other vocabularies, HTML above all, are in TEI.

    Args:
        kind: ``elements`` or ``attributes``.
    """
    found: dict[str, tuple[str, ...]] = {}
    for line in _table(f"slips-{kind}.txt").splitlines():
        written, _, meant = line.partition(":")
        found.update(dict.fromkeys(written.split(), tuple(meant.split())))
    return found


def _table(name: str) -> str:
    return files("teiedition.validation").joinpath("tables", name).read_text(encoding="utf-8")
