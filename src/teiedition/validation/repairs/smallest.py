"""The smallest element of a name that a schema allows: what is inserted where something is missing."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from teiedition.relaxng.names import Name, split_name
from teiedition.relaxng.patterns import (
    Attribute,
    Choice,
    ElementPattern,
    Group,
    Interleave,
    OneOrMore,
    Pattern,
    Value,
)
from teiedition.validation.repairs.tables import claim_nothing

if TYPE_CHECKING:
    from teiedition.relaxng.automaton import Automaton

_DEPTH = 6
_CLAIM = 100
"""What an element that claims something costs more than one that claims nothing."""


class Smallest(NamedTuple):
    """A piece of an element, cheapest first.

    Attributes:
        cost: elements in it, and far more for each that claims something.
        attributes, content: as written; names without a prefix.
    """

    cost: int
    attributes: str = ""
    content: str = ""


def smallest_element(automaton: Automaton, name: str, prefix: str = "") -> tuple[str, bool] | None:
    """The smallest element of a name.

    Args:
        automaton: of the schema.
        name: "namespace}local".
        prefix: with its colon, for the names of all elements in it.

    Returns:
        The element as written, and whether it claims nothing; None where it needs something that only an editor knows.
    """
    for element in automaton.schema.elements:
        if isinstance(element.names, Name) and element.names.name == name:
            found = _Search(prefix, split_name(name)[0]).element(element, 0)
            if found is not None:
                return found.content, found.cost < _CLAIM
    return None


class _Search:
    """Walks patterns for what they need at least."""

    def __init__(self, prefix: str, namespace: str) -> None:
        self._prefix = prefix
        self._namespace = namespace
        self._found: dict[tuple[ElementPattern, int], Smallest | None] = {}

    def element(self, element: ElementPattern, depth: int) -> Smallest | None:
        key = element, depth
        if key not in self._found:
            self._found[key] = None  # one that needs itself can't be had
            self._found[key] = self._element(element, depth)
        return self._found[key]

    def _element(self, element: ElementPattern, depth: int) -> Smallest | None:
        if depth >= _DEPTH or not isinstance(element.names, Name):
            return None
        namespace, local = split_name(element.names.name)
        inner = self._needed(element.inner, depth)
        if inner is None or namespace != self._namespace:
            return None
        name = self._prefix + local
        tag = f"{name}{inner.attributes}"
        written = f"<{tag}>{inner.content}</{name}>" if inner.content else f"<{tag}/>"
        return Smallest(inner.cost + (1 if local in claim_nothing() else _CLAIM), "", written)

    def _needed(self, pattern: Pattern, depth: int) -> Smallest | None:
        if pattern.nullable:
            return Smallest(0)
        match pattern:
            case ElementPattern():
                found = self.element(pattern, depth + 1)
            case OneOrMore():
                found = self._needed(pattern.inner, depth)
            case Attribute():
                found = _attribute(pattern)
            case Choice():
                ways = [way for part in pattern.parts if (way := self._needed(part, depth)) is not None]
                found = min(ways, key=lambda way: (way.cost, len(way.content)), default=None)
            case Group() | Interleave():
                found = _together([self._needed(part, depth) for part in pattern.parts])
            case _:
                found = None
        return found


def _together(parts: list[Smallest | None]) -> Smallest | None:
    had = [part for part in parts if part is not None]
    if len(had) < len(parts):
        return None
    return Smallest(
        sum(part.cost for part in had),
        "".join(part.attributes for part in had),
        "".join(part.content for part in had),
    )


def _attribute(pattern: Attribute) -> Smallest | None:
    """An attribute that can have one value only."""
    if not isinstance(pattern.names, Name) or not isinstance(pattern.inner, Value):
        return None
    namespace, local = split_name(pattern.names.name)
    if namespace:
        return None
    return Smallest(0, f' {local}="{pattern.inner.value}"')
