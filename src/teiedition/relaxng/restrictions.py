"""What a simplified schema may not do (RELAX NG, section 7): each rule named in the fault it raises."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import combinations

from teiedition.relaxng.faults import SchemaFault, SchemaPlace
from teiedition.relaxng.names import Name, NameClass, is_infinite, names_of, overlap
from teiedition.relaxng.patterns import (
    Attribute,
    Choice,
    Data,
    ElementPattern,
    Empty,
    Group,
    Interleave,
    List,
    OneOrMore,
    Pattern,
    Text,
    Value,
)

_START, _ATTRIBUTE, _LIST, _EXCEPT, _REPEATED, _REPEATED_ROW = (1 << bit for bit in range(6))
_FORBIDDEN: Sequence[tuple[int, tuple[type[Pattern], ...], str, str]] = (
    (_ATTRIBUTE, (Attribute, ElementPattern), "an attribute holds an element or another attribute", "7.1.1"),
    (_REPEATED_ROW, (Attribute,), "an attribute stands in a sequence that is repeated", "7.1.2"),
    (_LIST, (List, ElementPattern, Attribute, Text, Interleave), "a list holds what is no string", "7.1.3"),
    (
        _EXCEPT,
        (Attribute, ElementPattern, List, Text, OneOrMore, Group, Interleave, Empty),
        "the exception of a data type is no data type or value",
        "7.1.4",
    ),
    (
        _START,
        (Attribute, Data, Value, List, Group, Interleave, OneOrMore, Text, Empty),
        "the start of a grammar is no element",
        "7.1.5",
    ),
)


def check_restrictions(start: Pattern, place: SchemaPlace) -> None:
    """Check all that can be reached from the start.

    Raises:
        SchemaFault: at the element whose content breaks a rule.
    """
    checker = _Checker()
    checker.check(start, _START, place)
    while checker.waiting:
        element = checker.waiting.pop()
        where = SchemaPlace(*element.place)
        checker.check(element.inner, 0, where)
        if checker.content_type(element.inner) is None:
            raise SchemaFault(where, "the content mixes a data type with elements, text or another data type", "7.2")


class _Checker:
    def __init__(self) -> None:
        self.seen: set[tuple[Pattern, int]] = set()
        self.elements: set[ElementPattern] = set()
        self.waiting: list[ElementPattern] = []
        self.types: dict[Pattern, int | None] = {}
        self.found: dict[tuple[Pattern, type[Pattern]], tuple[NameClass, ...]] = {}

    def check(self, pattern: Pattern, inside: int, place: SchemaPlace) -> None:
        """Check a pattern that stands inside others, told by the bits of ``inside``."""
        if (pattern, inside) in self.seen:
            return
        self.seen.add((pattern, inside))
        for context, kinds, fact, section in _FORBIDDEN:
            if inside & context and isinstance(pattern, kinds):
                raise SchemaFault(place, fact, section)
        if isinstance(pattern, ElementPattern):
            if pattern not in self.elements:
                self.elements.add(pattern)
                self.waiting.append(pattern)
            return
        if isinstance(pattern, Attribute) and is_infinite(pattern.names) and not inside & _REPEATED:
            raise SchemaFault(place, "an attribute of any name stands outside <oneOrMore> and <zeroOrMore>", "7.3")
        if isinstance(pattern, (Group, Interleave)):
            self._check_row(pattern, place)
        self._check_inner(pattern, inside, place)

    def _check_inner(self, pattern: Pattern, inside: int, place: SchemaPlace) -> None:
        if isinstance(pattern, Attribute):
            self.check(pattern.inner, inside & ~_REPEATED & ~_REPEATED_ROW | _ATTRIBUTE, place)
            if self.content_type(pattern.inner) is None:
                raise SchemaFault(place, "the value of an attribute mixes data types", "7.2")
        elif isinstance(pattern, Data):
            if pattern.excepted is not None:
                self.check(pattern.excepted, inside | _EXCEPT, place)
        elif isinstance(pattern, List):
            self.check(pattern.inner, inside | _LIST, place)
        elif isinstance(pattern, OneOrMore):
            self.check(pattern.inner, inside | _REPEATED, place)
        elif isinstance(pattern, (Choice, Group, Interleave)):
            row = not isinstance(pattern, Choice) and inside & _REPEATED
            for part in pattern.parts:
                self.check(part, inside | _REPEATED_ROW if row else inside, place)

    def _check_row(self, pattern: Group | Interleave, place: SchemaPlace) -> None:
        """No attribute twice; in an interleave no element name and no text in two parts (section 7.3, 7.4)."""
        if (name := _shared([self.names(part, Attribute) for part in pattern.parts])) is not None:
            raise SchemaFault(place, f"the attribute {name} is allowed twice", "7.3")
        if isinstance(pattern, Interleave):
            if (name := _shared([self.names(part, ElementPattern) for part in pattern.parts])) is not None:
                raise SchemaFault(place, f"the element {name} stands in two parts of an interleave", "7.4")
            if sum(bool(self.names(part, Text)) for part in pattern.parts) > 1:
                raise SchemaFault(place, "text stands in two parts of an interleave", "7.4")

    def names(self, pattern: Pattern, kind: type[Pattern]) -> tuple[NameClass, ...]:
        """The name classes of all attributes or elements of a pattern; for text, one class where it has any."""
        key = (pattern, kind)
        if key not in self.found:
            self.found[key] = tuple(dict.fromkeys(self._names(pattern, kind)))
        return self.found[key]

    def _names(self, pattern: Pattern, kind: type[Pattern]) -> Iterable[NameClass]:
        if isinstance(pattern, kind):
            return (Name(""),) if isinstance(pattern, Text) else (pattern.names,)  # type: ignore[attr-defined]
        if isinstance(pattern, (Choice, Group, Interleave)):
            return [names for part in pattern.parts for names in self.names(part, kind)]
        return self.names(pattern.inner, kind) if isinstance(pattern, OneOrMore) else ()

    def content_type(self, pattern: Pattern) -> int | None:
        """0 for nothing, 1 for elements and text, 2 for a string; None where these are mixed (section 7.2)."""
        if pattern not in self.types:
            self.types[pattern] = self._content_type(pattern)
        return self.types[pattern]

    def _content_type(self, pattern: Pattern) -> int | None:
        if isinstance(pattern, (Data, Value, List)):
            return 2
        if isinstance(pattern, (Text, ElementPattern)):
            return 1
        if isinstance(pattern, OneOrMore):
            return _together((self.content_type(pattern.inner),) * 2)
        if isinstance(pattern, (Group, Interleave)):
            return _together([self.content_type(part) for part in pattern.parts])
        if isinstance(pattern, Choice):
            kinds = [self.content_type(part) for part in pattern.parts]
            return None if None in kinds else max(kind for kind in kinds if kind is not None)
        return 0


def _together(kinds: Sequence[int | None]) -> int | None:
    """The content type of parts in a row: a string may not stand beside anything."""
    if None in kinds:
        return None
    filled = [kind for kind in kinds if kind]
    return None if len(filled) > 1 and 2 in filled else max(filled, default=0)


def _shared(rows: Sequence[tuple[NameClass, ...]]) -> str | None:
    """A name that two of several parts hold, in quotes."""
    seen: set[str] = set()
    for classes in rows:
        here = {name for names in classes for name in names_of(names)}
        if both := here & seen:
            return f'"{min(both)}"'
        seen |= here
    if any(is_infinite(names) for classes in rows for names in classes):
        return _shared_infinite(rows, overlap)
    return None


def _shared_infinite(rows: Sequence[tuple[NameClass, ...]], meet: Callable[[NameClass, NameClass], bool]) -> str | None:
    wide = [[names for names in classes if is_infinite(names)] for classes in rows]
    for i, j in combinations(range(len(rows)), 2):
        for first, second in ((i, j), (j, i)):
            for names in wide[first]:
                for other in rows[second]:
                    if meet(names, other):
                        return f'"{other.name}"' if isinstance(other, Name) else "of any name"
    return None
