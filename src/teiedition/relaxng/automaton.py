"""The states of a schema: what may come at a place, and what follows. States are made when they are first reached.

schema     --``Automaton.start``--> the state before the root element
state      --name--> an ``Opening``: which elements this can be, the state of their content, what follows them
opening    --attributes--> the content's state: most elements ask for attributes one by one; others by derivatives
state      --end--> which of the elements it can be are complete, so which of the states that follow hold

A state is a set of (pattern, slot): the patterns of which one must match what is still to come, and the number of the
element that it would complete. Where a schema is ambiguous a name opens several elements at once, one slot each;
they go on side by side and those that are complete at the end decide. So every ambiguous schema is judged exactly.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from teiedition.relaxng.datatypes import Namespaces
from teiedition.relaxng.derivatives import Derivatives
from teiedition.relaxng.names import Name, NameClass, is_infinite, names_of, representatives, split_name, stand_in
from teiedition.relaxng.patterns import (
    Attribute,
    Choice,
    Data,
    ElementPattern,
    Group,
    Interleave,
    Pattern,
    Schema,
    Value,
)
from teiedition.relaxng.states import Alternatives, Opening, SchemaElement, State, Values
from teiedition.relaxng.strings import matches_string

MOST_STATES = 20_000
MOST_DERIVED = 20_000
"""Patterns beyond those of the schema itself. TEI All makes 434; an interleave of 30 elements could make billions."""


class Automaton:
    """All that a schema allows, found as documents ask for it, and forgotten where it is too much to remember."""

    def __init__(self, schema: Schema) -> None:
        self.schema = schema
        self._base = len(schema.patterns.all)
        self.derivatives = Derivatives(schema.patterns)
        self._states: dict[Alternatives, State] = {}
        self.states: list[State] = []
        self._elements: dict[ElementPattern, SchemaElement] = {}
        self._values: dict[Pattern, Values] = {}
        self.needs_namespaces = any(
            isinstance(pattern, (Data, Value)) and pattern.datatype.needs_namespaces for pattern in schema.patterns.all
        )
        self._classes: list[NameClass] = [element.names for element in schema.elements]
        self._mentioned = frozenset(representatives(self._classes))
        self._namespaces = frozenset(split_name(name)[0] for name in self._mentioned)
        self.start = self.state(frozenset(((schema.start, 0),)))

    def state(self, alternatives: Alternatives) -> State:
        """The state of a set of alternatives, always the same one."""
        found = self._states.get(alternatives)
        if found is None:
            if self.is_full:
                self._forget()
            found = self._states[alternatives] = self._make(alternatives)
            self.states.append(found)
        return found

    @property
    def is_full(self) -> bool:
        """Whether there are as many states and patterns as may be remembered."""
        return len(self.states) >= MOST_STATES or len(self.schema.patterns.all) >= self._base + MOST_DERIVED

    def _forget(self) -> None:
        """Begin anew: the states in use stay good, but must find again what follows them."""
        for state in self.states:
            state.openings.clear()
            state.ways = None
        self._states.clear()
        self.states.clear()
        self._elements.clear()
        self.schema.patterns.forget(self._base)
        self.derivatives = Derivatives(self.schema.patterns)

    def _make(self, alternatives: Alternatives) -> State:
        texts = self._after_text(alternatives)
        strings = any(pattern.data for pattern, _ in alternatives)
        state = State(
            len(self.states),
            alternatives,
            frozenset(slot for pattern, slot in alternatives if pattern.nullable),
            mixed=texts == alternatives and not strings,
            strings=strings,
        )
        if texts:
            state.text = state if texts == alternatives else self.state(texts)
        return state

    def _after_text(self, alternatives: Alternatives) -> Alternatives:
        # in order, since patterns are numbered as they are made, and a cache is to be the same each time
        ordered = sorted(alternatives, key=_order)
        return frozenset((rest, slot) for pattern, slot in ordered for rest in self.derivatives.texts(pattern))

    def full(self, state: State) -> tuple[Automaton, State]:
        """Itself; an automaton read from a cache gives the one of the schema."""
        return self, state

    # elements

    def opening(self, state: State, name: str) -> Opening | None:
        """What a start tag can be in a state; None where it can't stand there."""
        if name in state.openings:
            return state.openings[name]
        if name not in self._mentioned:
            name = stand_in(name, self._namespaces)
            if name in state.openings:
                return state.openings[name]
        ways = self.ways(state).get(name)
        found = state.openings[name] = self.open(ways) if ways else None
        return found

    def ways(self, state: State) -> dict[str, list[tuple[ElementPattern, Pattern, int]]]:
        """By name, or its representative: the elements that may come, what is left after each, and for which slot."""
        if state.ways is None:
            ways: dict[str, list[tuple[ElementPattern, Pattern, int]]] = {}
            for pattern, slot in sorted(state.alternatives, key=_order):
                for element, rest in self.derivatives.lines(pattern):
                    for name in self._names(element.names):
                        ways.setdefault(name, []).append((element, rest, slot))
            state.ways = ways
        return state.ways

    def _names(self, names: NameClass) -> Iterable[str]:
        if isinstance(names, Name):
            return (names.name,)
        if not is_infinite(names):
            return dict.fromkeys(names_of(names))
        return [name for name in sorted(self._mentioned) if names.contains(name)]

    def open(self, ways: Iterable[tuple[ElementPattern, Pattern, int]]) -> Opening:
        """The opening of some elements, each with what is left after it and the slot that completes."""
        found: dict[ElementPattern, set[tuple[Pattern, int]]] = {}
        for element, rest, slot in ways:
            found.setdefault(element, set()).add((rest, slot))
        after = tuple(frozenset(rests) for rests in found.values())
        elements = tuple(self.element(element) for element in found)
        if len(elements) > 1:
            return Opening(elements, after, None)
        plain = elements[0] if elements[0].state is not None else None
        return Opening(elements, after, self.state(after[0]), plain)

    def element(self, pattern: ElementPattern) -> SchemaElement:
        """An element with its attributes sorted out."""
        found = self._elements.get(pattern)
        if found is None:
            found = self._elements[pattern] = self._sorted_out(pattern)
        return found

    def _sorted_out(self, pattern: ElementPattern) -> SchemaElement:
        inner = pattern.inner
        parts = inner.parts if isinstance(inner, (Group, Interleave)) else (inner,)
        content: list[Pattern] = []
        values: dict[str, Values] = {}
        required: set[str] = set()
        for part in parts:
            if not part.attributes:
                content.append(part)
                continue
            attribute = _alone(part)
            if attribute is None or not isinstance(attribute.names, Name):
                return SchemaElement(pattern, inner, {}, frozenset(), None)
            values[attribute.names.name] = self.values_of(attribute.inner)
            if part is attribute:
                required.add(attribute.names.name)
        make = self.schema.patterns.interleave if isinstance(inner, Interleave) else self.schema.patterns.group
        left = make(content)
        state = self.state(frozenset(((left, 0),)))
        return SchemaElement(pattern, left, values, frozenset(required), state)

    def values_of(self, pattern: Pattern) -> Values:
        """The values that match a pattern, always the same object for the same pattern."""
        if pattern not in self._values:
            self._values[pattern] = Values(pattern)
        return self._values[pattern]

    # attributes

    def contents(
        self, element: SchemaElement, attributes: Mapping[str, str], namespaces: Namespaces
    ) -> tuple[Pattern, ...]:
        """What the content may be, given the attributes; empty where they don't fit."""
        if element.state is not None:
            if not element.required <= attributes.keys():
                return ()
            for name, value in attributes.items():
                values = element.values.get(name)
                if values is None or not values.allows(value, namespaces):
                    return ()
            return (element.content,)
        left: Iterable[Pattern] = (element.content,)
        known = self.derivatives.attributes(element.content)
        for name, value in attributes.items():
            matching = frozenset(
                each for each in known if each.names.contains(name) and matches_string(each.inner, value, namespaces)
            )
            left = dict.fromkeys(rest for each in left for rest in self.derivatives.after_attribute(each, matching))
        closed = dict.fromkeys(self.derivatives.closed(each) for each in left)
        closed.pop(self.schema.patterns.not_allowed, None)
        return tuple(closed)

    def entered(self, opening: Opening, attributes: Mapping[str, str], namespaces: Namespaces) -> State | None:
        """The state of the content after a start tag; None where the attributes fit none of the elements."""
        alternatives = frozenset(
            (content, slot)
            for slot, element in enumerate(opening.elements)
            for content in self.contents(element, attributes, namespaces)
        )
        return self.state(alternatives) if alternatives else None

    # ends

    def complete(self, state: State, text: str, namespaces: Namespaces) -> frozenset[int]:
        """The slots that are complete when an element without children ends with this text."""
        blank = not text.strip(" \t\n\r")
        return frozenset(
            slot
            for pattern, slot in state.alternatives
            if (blank and pattern.nullable)
            or matches_string(pattern, text, namespaces)
            or (not blank and any(rest.nullable for rest in self.derivatives.texts(pattern)))
        )

    def following(self, opening: Opening, complete: Iterable[int]) -> State:
        """The state after an element that is complete in some slots."""
        if opening.follows is not None:
            return opening.follows
        return self.state(frozenset(way for slot in complete for way in opening.after[slot]))


def _order(alternative: tuple[Pattern, int]) -> tuple[int, int]:
    return alternative[0].number, alternative[1]


def _alone(part: Pattern) -> Attribute | None:
    """The attribute of a part that is one, required or not."""
    if isinstance(part, Attribute):
        return part
    if isinstance(part, Choice) and len(part.parts) == 2 and part.nullable:
        found = [each for each in part.parts if isinstance(each, Attribute)]
        return found[0] if len(found) == 1 and not [e for e in part.parts if e.content] else None
    return None
