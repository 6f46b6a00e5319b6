"""What is wrong where no state fits, and how to go on as if it were right, so that one slip is one problem.

An element that may stand later is taken as if what is missing had come. One that may not stand here at all is checked
by itself, as the schema has it elsewhere, and what follows it is checked as if it were not there. Of one the schema
doesn't know, only those inside that it does know are checked. An attribute that may not stand is passed over; of one
with a bad value, the value is.

Source: the way of jing (thaiopensource, ``PatternMatcher``), so that both find the same number of problems.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from teiedition.relaxng.automaton import Automaton
from teiedition.relaxng.datatypes import Namespaces
from teiedition.relaxng.names import AnyName, Name, NsName, names_of, parts_of
from teiedition.relaxng.patterns import (
    Attribute,
    Choice,
    Data,
    ElementPattern,
    Group,
    Interleave,
    List,
    OneOrMore,
    Pattern,
    Text,
    Value,
)
from teiedition.relaxng.problems import Fault
from teiedition.relaxng.states import UNKNOWN, Alternatives, Opening, State
from teiedition.relaxng.strings import matches_string

_MOST_REMEMBERED = 2000


@dataclass(frozen=True, slots=True)
class Finding:
    """A problem without its place; see ``Problem``."""

    fault: Fault
    name: str = ""
    value: str = ""
    expected: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    text_expected: bool = False
    end_expected: bool = False


class Recovery:
    """Finds what is wrong, and the state to go on from."""

    def __init__(self, automaton: Automaton) -> None:
        self._automaton = automaton
        self._found: dict[str, tuple[ElementPattern, ...]] = {}
        self._wanted: dict[State, tuple[tuple[str, ...], tuple[str, ...]]] = {}

    # elements

    def opening(self, state: State, name: str) -> tuple[Opening | None, list[Finding]]:
        """How to take an element that may not stand here; None where the schema doesn't know it."""
        ways = list(self._skipping(state.alternatives, name))
        if ways:
            after = frozenset.intersection(*[_required(rest) for _, rest, _ in ways])
            finding = self._finding(Fault.EARLY_ELEMENT, state, name)
            missing = tuple(each for each in finding.missing if each != name and each not in after)
            return self._automaton.open(ways), [replace(finding, missing=missing)]
        elements = self._anywhere(name)
        fault = Fault.MISPLACED_ELEMENT if elements else Fault.UNKNOWN_ELEMENT
        findings = [] if state is UNKNOWN else [self._finding(fault, state, name)]
        if not elements:
            return None, findings
        found = tuple(self._automaton.element(element) for element in elements)
        return Opening(found, (state.alternatives,) * len(found), state), findings

    def _finding(self, fault: Fault, state: State, name: str = "", value: str = "") -> Finding:
        if state not in self._wanted:
            if len(self._wanted) >= _MOST_REMEMBERED:
                self._wanted.clear()
            expected = tuple(sorted(each for each in self._automaton.ways(state) if "\x00" not in each))
            self._wanted[state] = expected, self.missing(state)
        expected, missing = self._wanted[state]
        return Finding(
            fault,
            name,
            value,
            expected=expected,
            missing=() if state.accepts and fault is not Fault.EARLY_ELEMENT else missing,
            text_expected=state.text is not None,
            end_expected=bool(state.accepts),
        )

    def _skipping(self, alternatives: Alternatives, name: str) -> Iterator[tuple[ElementPattern, Pattern, int]]:
        """As ``Automaton.ways`` for one name, what ought to come before passed over."""
        for pattern, slot in sorted(alternatives, key=lambda way: (way[0].number, way[1])):
            for element, rest in self._later(pattern, name):
                yield element, rest, slot

    def _later(  # noqa: C901 - a kind of pattern each
        self, pattern: Pattern, name: str
    ) -> Iterator[tuple[ElementPattern, Pattern]]:
        patterns = self._automaton.schema.patterns
        if isinstance(pattern, ElementPattern):
            if pattern.names.contains(name):
                yield pattern, patterns.empty
        elif isinstance(pattern, Choice):
            for part in pattern.parts:
                yield from self._later(part, name)
        elif isinstance(pattern, OneOrMore):
            again = patterns.optional(pattern)
            yield from ((element, patterns.group((rest, again))) for element, rest in self._later(pattern.inner, name))
        elif isinstance(pattern, Group):
            for i, part in enumerate(pattern.parts):
                behind = pattern.parts[i + 1 :]
                yield from ((element, patterns.group((rest, *behind))) for element, rest in self._later(part, name))
        elif isinstance(pattern, Interleave):
            for i, part in enumerate(pattern.parts):
                others = pattern.parts[:i] + pattern.parts[i + 1 :]
                for element, rest in self._later(part, name):
                    yield element, patterns.interleave((rest, *others))

    def _anywhere(self, name: str) -> tuple[ElementPattern, ...]:
        """The elements of a name, wherever they stand; those that list it rather than those that allow any name."""
        if name not in self._found:
            if len(self._found) >= _MOST_REMEMBERED:
                self._found.clear()
            by_rank: dict[int, list[ElementPattern]] = {}
            for element in self._automaton.schema.elements:
                if element.names.contains(name):
                    by_rank.setdefault(_rank(element, name), []).append(element)
            self._found[name] = tuple(by_rank[max(by_rank)]) if by_rank else ()
        return self._found[name]

    def missing(self, state: State) -> tuple[str, ...]:
        """The elements without which nothing that is still possible can be complete."""
        every = [_required(pattern) for pattern, _ in state.alternatives]
        return tuple(sorted(frozenset.intersection(*every))) if every else ()

    # attributes

    def enter(
        self, opening: Opening, attributes: Mapping[str, str], namespaces: Namespaces
    ) -> tuple[State, list[Finding]]:
        """The state of the content where the attributes don't fit, and what is wrong with them."""
        findings: list[Finding] = []
        derivatives = self._automaton.derivatives
        left = [(element.pattern.inner, slot) for slot, element in enumerate(opening.elements)]
        for name, value in attributes.items():
            known = [
                each for pattern, _ in left for each in derivatives.attributes(pattern) if each.names.contains(name)
            ]
            named = self._after(left, known)
            if not named:
                expected = {n for pattern, _ in left for n in _attribute_names(derivatives.attributes(pattern))}
                findings.append(
                    Finding(Fault.UNKNOWN_ATTRIBUTE, name, value, tuple(sorted(expected - attributes.keys())))
                )
                continue
            fitting = [each for each in known if matches_string(each.inner, value, namespaces)]
            valued = self._after(left, fitting)
            if not valued:
                wanted = {text for each in known for text in described(each.inner)}
                findings.append(Finding(Fault.BAD_ATTRIBUTE, name, value, tuple(sorted(wanted))))
            left = valued or named
        closed = [(derivatives.closed(pattern), slot) for pattern, slot in left]
        possible = [way for way in closed if way[0] is not self._automaton.schema.patterns.not_allowed]
        if not possible:
            missing = frozenset.intersection(*[_required_attributes(pattern) for pattern, _ in left])
            wanted_names = {n for pattern, _ in left for n in _attribute_names(derivatives.attributes(pattern))}
            findings.append(
                Finding(
                    Fault.MISSING_ATTRIBUTE,
                    expected=tuple(sorted(wanted_names - attributes.keys())),
                    missing=tuple(sorted(missing)),
                )
            )
            possible = [(self._without_attributes(pattern), slot) for pattern, slot in left]
        return self._automaton.state(frozenset(possible)), findings

    def _after(self, left: list[tuple[Pattern, int]], known: list[Attribute]) -> list[tuple[Pattern, int]]:
        matching = frozenset(known)
        after = self._automaton.derivatives.after_attribute
        return list(dict.fromkeys((rest, slot) for pattern, slot in left for rest in after(pattern, matching)))

    def _without_attributes(self, pattern: Pattern) -> Pattern:
        patterns = self._automaton.schema.patterns
        if isinstance(pattern, Attribute):
            return patterns.empty
        if not pattern.attributes:
            return pattern
        if isinstance(pattern, OneOrMore):
            return patterns.one_or_more(self._without_attributes(pattern.inner))
        if isinstance(pattern, (Choice, Group, Interleave)):
            return patterns.like(pattern, [self._without_attributes(part) for part in pattern.parts])
        return pattern

    # text and ends

    def text(self, state: State, value: str) -> Finding:
        """Text where none may stand."""
        return self._finding(Fault.MISPLACED_TEXT, state, value=value)

    def string(self, state: State, value: str) -> Finding:
        """The text of an element that is no value of its type."""
        wanted = {text for pattern, _ in state.alternatives for text in described(pattern)}
        return Finding(Fault.BAD_TEXT, value=value, expected=tuple(sorted(wanted)))

    def end(self, state: State) -> Finding:
        """The end of an element that is not complete."""
        return self._finding(Fault.INCOMPLETE_ELEMENT, state)


def _rank(element: ElementPattern, name: str) -> int:
    """How exactly an element names a name: 2 listed, 1 by its name space, 0 any."""
    ranks = {Name: 2, NsName: 1, AnyName: 0}
    return max(ranks[type(part)] for part in parts_of(element.names) if type(part) in ranks and part.contains(name))


def _required(pattern: Pattern) -> frozenset[str]:
    """The names of elements that every match holds."""
    if isinstance(pattern, ElementPattern):
        names = list(names_of(pattern.names))
        return frozenset(names) if len(names) == 1 else frozenset()
    if pattern.nullable:
        return frozenset()
    if isinstance(pattern, OneOrMore):
        return _required(pattern.inner)
    if isinstance(pattern, Choice):
        return frozenset.intersection(*map(_required, pattern.parts))
    if isinstance(pattern, (Group, Interleave)):
        return frozenset().union(*map(_required, pattern.parts))
    return frozenset()


def _required_attributes(pattern: Pattern) -> frozenset[str]:
    """The names of attributes that every match holds."""
    if isinstance(pattern, Attribute):
        return frozenset((pattern.names.name,)) if isinstance(pattern.names, Name) else frozenset()
    if isinstance(pattern, OneOrMore):
        return _required_attributes(pattern.inner)
    if isinstance(pattern, Choice):
        return frozenset.intersection(*map(_required_attributes, pattern.parts))
    if isinstance(pattern, (Group, Interleave)):
        return frozenset().union(*map(_required_attributes, pattern.parts))
    return frozenset()


def _attribute_names(attributes: Iterable[Attribute]) -> Iterator[str]:
    for attribute in attributes:
        yield from names_of(attribute.names)


def described(pattern: Pattern) -> Iterator[str]:
    """What a value may be: literal values in quotes, data types by name."""
    if isinstance(pattern, Value):
        yield f'"{pattern.value}"'
    elif isinstance(pattern, Data):
        yield pattern.datatype.name
    elif isinstance(pattern, Text):
        yield "text"
    elif isinstance(pattern, List):
        yield from (f"list of {text}" for text in described(pattern.inner))
    elif isinstance(pattern, OneOrMore):
        yield from described(pattern.inner)
    elif isinstance(pattern, (Choice, Group, Interleave)):
        for part in pattern.parts:
            yield from described(part)
