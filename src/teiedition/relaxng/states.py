"""What the engine runs on: states, openings and elements, whether found from a schema or read from a cache."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, TypeAlias

from teiedition.relaxng.strings import matches_string, namespaces_matter

if TYPE_CHECKING:
    from teiedition.relaxng.datatypes import Namespaces
    from teiedition.relaxng.patterns import ElementPattern, Pattern

Alternatives: TypeAlias = "frozenset[tuple[Pattern, int]]"
_MOST_REMEMBERED = 2000
_LONGEST_REMEMBERED = 200
"""Values, and characters of one: long ones hardly ever come again."""


class State:
    """What may come next in an element, its attributes done.

    Attributes:
        number: in the order of making.
        alternatives: what may still come, and the slot it completes; empty for a state read from a cache.
        accepts: the slots that are complete if the element ends here without text.
        mixed: text changes nothing here.
        strings: the element's text as a whole must be a string of a data type, in one of its alternatives.
        text: the state after text; None where none may stand.
        openings: by name, as far as they have been asked for; None for a name that may not stand.
        ways: see ``Automaton.ways``.
    """

    __slots__ = ("accepts", "alternatives", "mixed", "number", "openings", "strings", "text", "ways")

    def __init__(
        self, number: int, alternatives: Alternatives, accepts: frozenset[int], *, mixed: bool, strings: bool
    ) -> None:
        self.number = number
        self.alternatives = alternatives
        self.accepts = accepts
        self.mixed = mixed
        self.strings = strings
        self.text: State | None = self if mixed else None
        self.openings: dict[str, Opening | None] = {}
        self.ways: dict[str, list[tuple[ElementPattern, Pattern, int]]] | None = None


class Opening:
    """The elements a start tag can be at a place, and what follows each.

    Attributes:
        elements, after: by slot, and what follows each; empty for an opening read from a cache.
        follows: the state after the element, where it can be one only.
        plain: the element, where it can be one only and its attributes are independent of each other.
    """

    __slots__ = ("after", "elements", "follows", "plain")

    def __init__(
        self,
        elements: tuple[SchemaElement, ...],
        after: tuple[Alternatives, ...],
        follows: State | None,
        plain: Element | None = None,
    ) -> None:
        self.elements = elements
        self.after = after
        self.follows = follows
        self.plain = plain


class Element:
    """An element of the schema as far as a start tag asks for it.

    Attributes:
        values: the attributes that may stand, each by itself, and the values they may have.
        required: those that must stand.
        state: of its content, where its attributes are independent of each other and of the content.
    """

    __slots__ = ("required", "state", "values")

    def __init__(self, values: Mapping[str, Values], required: frozenset[str], state: State | None) -> None:
        self.values = values
        self.required = required
        self.state = state


class SchemaElement(Element):
    """An element with what the schema says of it.

    Attributes:
        pattern: as the schema has it.
        content: what its content must match, where ``state`` is set; otherwise all of it with its attributes.
    """

    __slots__ = ("content", "pattern")

    def __init__(
        self,
        pattern: ElementPattern,
        content: Pattern,
        values: Mapping[str, Values],
        required: frozenset[str],
        state: State | None,
    ) -> None:
        super().__init__(values, required, state)
        self.pattern = pattern
        self.content = content


class Values:
    """The values an attribute may have; those that were found good are remembered, up to a bound."""

    __slots__ = ("good", "pattern")

    def __init__(self, pattern: Pattern) -> None:
        self.pattern = pattern
        self.good: set[str] = set()

    def allows(self, value: str, namespaces: Namespaces) -> bool:
        """Whether a value matches."""
        if not matches_string(self.pattern, value, namespaces):
            return False
        if len(value) <= _LONGEST_REMEMBERED and not namespaces_matter(self.pattern):
            if len(self.good) >= _MOST_REMEMBERED:
                self.good.clear()
            self.good.add(value)
        return True


UNKNOWN = State(-1, frozenset(), frozenset((0,)), mixed=True, strings=False)
"""The content of an element that the schema doesn't know: all may stand there."""
