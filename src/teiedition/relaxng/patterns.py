"""Patterns of a simplified schema: made once each, so that equal patterns are one object (RELAX NG, section 5).

``Patterns`` is the only maker. Its methods apply the rules of section 4.20 to 4.22 (what is not allowed or empty) and
keep sequences, choices and interleaves flat, so that the states of an automaton are found again under one name.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from teiedition.relaxng.datatypes import Datatype, Namespaces
    from teiedition.relaxng.names import NameClass


class Pattern:
    """What may stand at a place. Compared by identity: ``Patterns`` makes each only once.

    Attributes:
        number: in the order of making, for a repeatable order.
        nullable: whether nothing at all matches.
        attributes: whether it speaks of attributes of the element it stands in.
        content: whether it speaks of text or elements.
        data: whether it speaks of a string: ``data``, ``value`` or ``list``.
        width: how many elements, texts, data types and values it has, those of a part that is shared counted each time.
        depth: how many patterns are inside each other.
        lines, texts: what ``Derivatives`` found.
    """

    __slots__ = ("attributes", "content", "data", "depth", "lines", "nullable", "number", "texts", "width")
    number: int
    nullable: bool
    attributes: bool
    content: bool
    data: bool
    width: int
    depth: int
    lines: tuple[tuple[ElementPattern, Pattern], ...] | None
    texts: tuple[Pattern, ...] | None

    def _traits(self, *, nullable: bool, attributes: bool = False, content: bool = False, data: bool = False) -> None:
        self.nullable, self.attributes, self.content, self.data = nullable, attributes, content, data
        self.lines = self.texts = None
        self.width = self.depth = 1


class Empty(Pattern):
    """Nothing."""

    __slots__ = ()

    def __init__(self) -> None:
        self._traits(nullable=True)


class NotAllowed(Pattern):
    """No document matches."""

    __slots__ = ()

    def __init__(self) -> None:
        self._traits(nullable=False)


class Text(Pattern):
    """Any text, none at all as well."""

    __slots__ = ()

    def __init__(self) -> None:
        self._traits(nullable=True, content=True)


class Data(Pattern):
    """A string of a data type, but for those that ``excepted`` matches."""

    __slots__ = ("datatype", "excepted")

    def __init__(self, datatype: Datatype, excepted: Pattern | None) -> None:
        self.datatype, self.excepted = datatype, excepted
        self._traits(nullable=False, content=True, data=True)


class Value(Pattern):
    """One value of a data type; ``namespaces`` for types whose values are names."""

    __slots__ = ("datatype", "namespaces", "value")

    def __init__(self, datatype: Datatype, value: str, namespaces: Namespaces) -> None:
        self.datatype, self.value, self.namespaces = datatype, value, namespaces
        self._traits(nullable=False, content=True, data=True)


class List(Pattern):
    """A string whose blank-separated parts match ``inner``."""

    __slots__ = ("inner",)

    def __init__(self, inner: Pattern) -> None:
        self.inner = inner
        self._traits(nullable=False, content=True, data=True)


class Attribute(Pattern):
    """An attribute of one of these names whose value matches ``inner``."""

    __slots__ = ("inner", "names")

    def __init__(self, names: NameClass, inner: Pattern) -> None:
        self.names, self.inner = names, inner
        self._traits(nullable=False, attributes=True)


class ElementPattern(Pattern):
    """An element of one of these names. ``inner`` is set once the schema is read: elements may hold each other."""

    __slots__ = ("inner", "names", "place")

    def __init__(self, names: NameClass, place: tuple[str, int, int]) -> None:
        self.names, self.place = names, place
        self.inner: Pattern
        self._traits(nullable=False, content=True)


class OneOrMore(Pattern):
    """Once or several times."""

    __slots__ = ("inner",)

    def __init__(self, inner: Pattern) -> None:
        self.inner = inner
        self._traits(nullable=inner.nullable, attributes=inner.attributes, content=inner.content, data=inner.data)
        self.width, self.depth = inner.width, inner.depth + 1


class _Several(Pattern):
    __slots__ = ("parts",)

    def __init__(self, parts: tuple[Pattern, ...]) -> None:
        self.parts = parts
        self._traits(
            nullable=self._is_nullable(),
            attributes=any(part.attributes for part in parts),
            content=any(part.content for part in parts),
            data=any(part.data for part in parts),
        )
        self.width, self.depth = sum(part.width for part in parts), max(part.depth for part in parts) + 1

    def _is_nullable(self) -> bool:
        return all(part.nullable for part in self.parts)


class Choice(_Several):
    """One of several; no order."""

    __slots__ = ()

    def _is_nullable(self) -> bool:
        return any(part.nullable for part in self.parts)


class Group(_Several):
    """Several in this order."""

    __slots__ = ()


class Interleave(_Several):
    """Several, in any order and mixture."""

    __slots__ = ()


_SEVERAL: dict[str, type[_Several]] = {"|": Choice, ",": Group, "&": Interleave}
_P = TypeVar("_P", bound=Pattern)
_LENGTH = 5000
_WIDTH = 20_000
_DEPTH = 100
"""The bounds of ``Patterns.check_size``: TEI All has a width of 577 and a depth of 12."""


class TooLarge(ValueError):
    """Patterns larger than any honest schema has: definitions that multiply each other."""


class Patterns:
    """Makes the patterns of one schema."""

    def __init__(self) -> None:
        self._made: dict[object, Pattern] = {}
        self.all: list[Pattern] = []
        self.empty = self._add(Empty())
        self.not_allowed = self._add(NotAllowed())
        self.text = self._add(Text())

    def _add(self, pattern: _P) -> _P:
        pattern.number = len(self.all)
        self.all.append(pattern)
        return pattern

    def _once(self, key: object, make: type[Pattern], *arguments: object) -> Pattern:
        found = self._made.get(key)
        if found is None:
            found = self._made[key] = self._add(make(*arguments))
        return found

    def data(self, datatype: Datatype, excepted: Pattern | None = None) -> Pattern:
        if excepted is self.not_allowed:
            excepted = None
        return self._once(("data", datatype, excepted), Data, datatype, excepted)

    def value(self, datatype: Datatype, value: str, namespaces: Namespaces) -> Pattern:
        kept = namespaces if datatype.needs_namespaces else {}
        return self._once(("value", datatype, value, tuple(sorted(kept.items()))), Value, datatype, value, kept)

    def words(self, inner: Pattern) -> Pattern:
        return inner if inner is self.not_allowed else self._once(("list", inner), List, inner)

    def attribute(self, names: NameClass, inner: Pattern) -> Pattern:
        return inner if inner is self.not_allowed else self._once(("attribute", names, inner), Attribute, names, inner)

    def element(self, names: NameClass, place: tuple[str, int, int]) -> ElementPattern:
        """A new element: never the same as another, even with the same names."""
        return self._add(ElementPattern(names, place))

    def one_or_more(self, inner: Pattern) -> Pattern:
        if inner is self.not_allowed or inner is self.empty or isinstance(inner, (OneOrMore, Text)):
            return inner
        return self._once(("+", inner), OneOrMore, inner)

    def optional(self, inner: Pattern) -> Pattern:
        return self.choice((inner, self.empty))

    def choice(self, parts: Iterable[Pattern]) -> Pattern:
        found: dict[Pattern, None] = {}
        for part in parts:
            for each in part.parts if isinstance(part, Choice) else (part,):
                found[each] = None
        found.pop(self.not_allowed, None)
        if self.empty in found and any(part.nullable for part in found if part is not self.empty):
            del found[self.empty]
        return self._several("|", Choice, self.not_allowed, tuple(sorted(found, key=_number)))

    def group(self, parts: Iterable[Pattern]) -> Pattern:
        found = self._in_row(Group, parts)
        return self.not_allowed if found is None else self._several(",", Group, self.empty, tuple(found))

    def interleave(self, parts: Iterable[Pattern]) -> Pattern:
        found = self._in_row(Interleave, parts)
        if found is None:
            return self.not_allowed
        return self._several("&", Interleave, self.empty, tuple(sorted(found, key=_number)))

    def like(self, pattern: Choice | Group | Interleave, parts: Iterable[Pattern]) -> Pattern:
        """Other parts, put together in the same way."""
        if isinstance(pattern, Choice):
            return self.choice(parts)
        return self.group(parts) if isinstance(pattern, Group) else self.interleave(parts)

    def again(self, sign: str, parts: tuple[Pattern, ...]) -> Pattern:
        """A choice "|", group "," or interleave "&" whose parts have been put in order before."""
        return self._once((sign, parts), _SEVERAL[sign], parts)

    def check_size(self) -> None:
        """See that nothing that is found of these patterns can take time or depth without bound.

        Raises:
            TooLarge: definitions multiply each other.
        """
        if max(pattern.width for pattern in self.all) > _WIDTH:
            raise TooLarge(f"a pattern of more than {_WIDTH} parts when it is written out")
        if max(pattern.depth for pattern in self.all) > _DEPTH:
            raise TooLarge(f"a pattern that is nested more than {_DEPTH} deep")

    def forget(self, count: int) -> None:
        """Keep the first patterns only, and nothing of what was found of them; the others stay good, but are not found."""
        del self.all[count:]
        self._made = {key: pattern for key, pattern in self._made.items() if pattern.number < count}
        for pattern in self.all:
            pattern.lines = pattern.texts = None

    def _in_row(self, kind: type[_Several], parts: Iterable[Pattern]) -> list[Pattern] | None:
        """Flat, without what is empty; None where a part is not allowed."""
        found: list[Pattern] = []
        for part in parts:
            if part is self.not_allowed:
                return None
            if isinstance(part, kind):
                found.extend(part.parts)
            elif part is not self.empty:
                found.append(part)
            if len(found) > _LENGTH:
                raise TooLarge(f"a sequence of more than {_LENGTH} parts")
        return found

    def _several(self, sign: str, kind: type[_Several], none: Pattern, parts: tuple[Pattern, ...]) -> Pattern:
        if len(parts) < 2:
            return parts[0] if parts else none
        return self._once((sign, parts), kind, parts)


def _number(pattern: Pattern) -> int:
    return pattern.number


class Schema:
    """A simplified schema.

    Attributes:
        start: what the root of a document must match.
        patterns: the maker of its patterns.
        elements: every element that can be reached from the start, in the order of their finding.
        uris: the files it was read from, the first one the schema itself.
    """

    __slots__ = ("elements", "patterns", "start", "uris")

    def __init__(
        self, start: Pattern, patterns: Patterns, elements: tuple[ElementPattern, ...], uris: tuple[str, ...]
    ) -> None:
        self.start = start
        self.patterns = patterns
        self.elements = elements
        self.uris = uris
