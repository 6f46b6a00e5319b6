"""The states of a schema written to a cache and read back: a table in place of 0.3 seconds of compiling.

A cache is text: a line of JSON that says what it holds, then a line for each state, element and set of values, read
when it is first needed. It holds numbers, names and patterns only, so that a damaged or foreign one can at worst be
wrong; a checksum tells. What the table leaves out (names by wildcard, attributes that depend on each other, problems)
is asked of the schema itself: its patterns are the cache's last line, and what each state is of them the lines before.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from itertools import islice
from typing import TYPE_CHECKING, Any

from teiedition.relaxng.datatypes import datatype
from teiedition.relaxng.patterns import (
    Choice,
    Data,
    Empty,
    Group,
    Interleave,
    List,
    OneOrMore,
    Pattern,
    Patterns,
    Text,
    Value,
)
from teiedition.relaxng.states import UNKNOWN, Element, Opening, State, Values

if TYPE_CHECKING:
    from teiedition.relaxng.automaton import Automaton
    from teiedition.relaxng.datatypes import Namespaces

FORMAT = 2
_MOST_STATES = 5000
_ROWS: Mapping[str, type[Choice | Group | Interleave]] = {"|": Choice, ",": Group, "&": Interleave}


class FrozenAutomaton:
    """An automaton read from a cache; see ``Automaton`` for its methods."""

    def __init__(self, lines: list[str]) -> None:
        """Read a cache.

        Args:
            lines: as ``freeze`` made them.

        Raises:
            ValueError: it is no cache of this version.
        """
        head = json.loads(lines[0])
        if head.get("format") != FORMAT:
            raise ValueError("another format")
        self._names: list[str] = head["names"]
        rows = iter(lines)
        next(rows)
        self._states, self._elements, values, self._alternatives, (self._schema,) = [
            list(islice(rows, count)) for count in head["counts"]
        ]
        patterns = Patterns()
        self._values = [FrozenValues(row, patterns) for row in values]
        self._made: tuple[dict[int, State], dict[int, Element]] = ({}, {})
        self._strings: dict[int, list[tuple[int, int, int]]] = {}
        self._ways: dict[State, dict[str, tuple[int, int]]] = {}
        self._full: Automaton | None = None
        self.needs_namespaces: bool = head["namespaces"]
        self.start = self._state(0)

    def _state(self, number: int) -> State:
        made = self._made[0]
        if number not in made:
            accepts, text, strings, openings = json.loads(self._states[number])
            self._strings[number] = strings
            state = made[number] = State(
                number, frozenset(), frozenset((0,) if accepts else ()), mixed=text == number, strings=bool(strings)
            )
            if text >= 0 and text != number:
                state.text = self._state(text)
            names = self._names
            self._ways[state] = {
                names[name]: (element, follows)
                for name, element, follows in zip(openings[::3], openings[1::3], openings[2::3], strict=True)
            }
        return made[number]

    def opening(self, state: State, name: str) -> Opening | None:
        """What a start tag can be in a state; None where the table doesn't know."""
        ways = self._ways.get(state)
        if ways is None:
            full, here = self.full(state)
            return full.opening(here, name)
        way = ways.get(name)
        if way is None or way[0] < 0:
            return None
        opening = state.openings[name] = Opening((), (), self._state(way[1]), self._element(way[0]))
        return opening

    def _element(self, number: int) -> Element:
        made = self._made[1]
        if number not in made:
            state, required, attributes = json.loads(self._elements[number])
            names, values = self._names, self._values
            made[number] = Element(
                {names[n]: values[v] for n, v in zip(attributes[::2], attributes[1::2], strict=True)},
                frozenset(names[n] for n in required),
                self._state(state),
            )
        return made[number]

    def complete(self, state: State, text: str, namespaces: Namespaces) -> frozenset[int]:
        """The slots that are complete when an element without children ends with this text."""
        if state not in self._ways:
            full, here = self.full(state)
            return full.complete(here, text, namespaces)
        blank = not text.strip(" \t\n\r")
        for pattern, nullable, more in self._strings[state.number]:
            if (nullable if blank else more) or self._values[pattern].allows(text, namespaces):
                return frozenset((0,))
        return frozenset()

    def full(self, state: State) -> tuple[Automaton, State]:
        """The automaton of the schema itself, and the state there that is this one."""
        full = self._full
        if full is None:
            from teiedition.relaxng.automaton import Automaton  # a valid document needs neither
            from teiedition.relaxng.stored import restored_schema

            full = self._full = Automaton(restored_schema(json.loads(self._schema)))
        if state is UNKNOWN or state not in self._ways:
            return full, state
        patterns = full.schema.patterns.all
        alternatives = json.loads(self._alternatives[state.number])
        return full, full.state(frozenset((patterns[pattern], slot) for pattern, slot in alternatives))


class FrozenValues(Values):
    """The values an attribute may have, their pattern made when it is first asked."""

    __slots__ = ("_patterns", "_row")

    def __init__(self, row: str, patterns: Patterns) -> None:
        super().__init__(patterns.not_allowed)
        self._row = row
        self._patterns = patterns

    def allows(self, value: str, namespaces: Namespaces) -> bool:
        if self._row:
            self.pattern = _thawed_pattern(json.loads(self._row), self._patterns)
            self._row = ""
        return super().allows(value, namespaces)


def _explore(automaton: Automaton) -> bool:
    """Find every state there is, in an order that is always the same; False where there are too many."""
    done = 0
    while done < len(automaton.states):
        state = automaton.states[done]
        for name in automaton.ways(state):
            automaton.opening(state, name)
            if automaton.is_full or automaton.states[done] is not state or len(automaton.states) > _MOST_STATES:
                return False
        done += 1
    return True


def freeze(automaton: Automaton) -> list[str] | None:
    """The lines of a cache; None for a schema with too many states.

    Args:
        automaton: not used yet: states are numbered as they are found, and must be found in the same order again.
    """
    from teiedition.relaxng.stored import stored_schema  # what is read from a cache only is not written to one

    return _Freezer(automaton).lines(stored_schema(automaton.schema)) if _explore(automaton) else None


class _Freezer:
    """Numbers the names, elements and values of an automaton as it writes its states."""

    def __init__(self, automaton: Automaton) -> None:
        self.automaton = automaton
        self.names: dict[str, int] = {}
        self.elements: dict[Element, int] = {}
        self.values: dict[Values, int] = {}

    def lines(self, schema: object) -> list[str]:
        automaton = self.automaton
        rows: list[object] = [self.state(state) for state in automaton.states]
        rows += [self.element(element) for element in self.elements]
        rows += [_frozen_pattern(held.pattern) for held in self.values]
        rows += [sorted((pattern.number, slot) for pattern, slot in state.alternatives) for state in automaton.states]
        rows.append(schema)
        states = len(automaton.states)
        head = {
            "format": FORMAT,
            "counts": [states, len(self.elements), len(self.values), states, 1],
            "names": list(self.names),
            "namespaces": automaton.needs_namespaces,
        }
        return [json.dumps(row, separators=(",", ":")) for row in (head, *rows)]

    def name(self, name: str) -> int:
        return self.names.setdefault(name, len(self.names))

    def value(self, values: Values) -> int:
        return self.values.setdefault(values, len(self.values))

    def state(self, state: State) -> list[object]:
        openings: list[int] = []
        for name, opening in state.openings.items():
            if opening is None or "\x00" in name:
                continue
            if opening.plain is None or opening.follows is None:
                openings += (self.name(name), -1, -1)
            else:
                element = self.elements.setdefault(opening.plain, len(self.elements))
                openings += (self.name(name), element, opening.follows.number)
        text = -1 if state.text is None else state.text.number
        return [int(bool(state.accepts)), text, self.strings(state), openings]

    def strings(self, state: State) -> list[tuple[int, int, int]]:
        """The patterns an element's text may match: which, whether none will do, whether any text will do."""
        if not state.strings:
            return []
        after_text = self.automaton.derivatives.texts
        return [
            (
                self.value(self.automaton.values_of(pattern)),
                int(pattern.nullable),
                int(any(rest.nullable for rest in after_text(pattern))),
            )
            for pattern, _ in sorted(state.alternatives, key=lambda way: way[0].number)
        ]

    def element(self, element: Element) -> list[object]:
        attributes: list[int] = []
        for name, values in element.values.items():
            attributes += (self.name(name), self.value(values))
        required = [self.name(name) for name in sorted(element.required)]
        return [element.state.number if element.state else -1, required, attributes]


def _frozen_pattern(pattern: Pattern) -> list[Any]:
    if isinstance(pattern, Data):
        excepted = None if pattern.excepted is None else _frozen_pattern(pattern.excepted)
        return ["data", *pattern.datatype.source, excepted]
    if isinstance(pattern, Value):
        return ["value", *pattern.datatype.source, pattern.value, dict(pattern.namespaces)]
    if isinstance(pattern, (List, OneOrMore)):
        return ["list" if isinstance(pattern, List) else "+", _frozen_pattern(pattern.inner)]
    for sign, kind in _ROWS.items():
        if isinstance(pattern, kind):
            return [sign, *map(_frozen_pattern, pattern.parts)]
    return ["text" if isinstance(pattern, Text) else "empty" if isinstance(pattern, Empty) else "notAllowed"]


def _thawed_pattern(row: list[Any], patterns: Patterns) -> Pattern:
    kind = row[0]
    if kind in ("data", "value"):
        found = datatype(row[1], row[2], [(name, value) for name, value in row[3]])
        if kind == "value":
            return patterns.value(found, row[4], row[5])
        return patterns.data(found, None if row[4] is None else _thawed_pattern(row[4], patterns))
    makers: Mapping[str, Callable[[list[Pattern]], Pattern]] = {
        "list": lambda parts: patterns.words(parts[0]),
        "+": lambda parts: patterns.one_or_more(parts[0]),
        "|": patterns.choice,
        ",": patterns.group,
        "&": patterns.interleave,
        "text": lambda parts: patterns.text,
        "empty": lambda parts: patterns.empty,
        "notAllowed": lambda parts: patterns.not_allowed,
    }
    return makers[kind]([_thawed_pattern(part, patterns) for part in row[1:]])
