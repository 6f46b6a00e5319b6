"""What is left of a pattern after an element, a text, an attribute or a string (partial derivatives, Antimirov 1996).

A partial derivative is a set of patterns: what is left in any of the ways to match. A pattern and its sets are
computed once, since ``Patterns`` makes each pattern once.

Source: J. Clark, "An algorithm for RELAX NG validation", 2002; V. Antimirov, Theoretical Computer Science 155, 1996.
"""

from __future__ import annotations

from collections.abc import Iterable

from teiedition.relaxng.patterns import (
    Attribute,
    Choice,
    ElementPattern,
    Group,
    Interleave,
    OneOrMore,
    Pattern,
    Patterns,
    Text,
)

Lines = tuple[tuple[ElementPattern, Pattern], ...]


class Derivatives:
    """The partial derivatives of the patterns of one schema."""

    def __init__(self, patterns: Patterns) -> None:
        self._patterns = patterns
        self._closed: dict[Pattern, Pattern] = {}
        self._after: dict[tuple[Pattern, frozenset[Attribute]], tuple[Pattern, ...]] = {}
        self._attributes: dict[Pattern, tuple[Attribute, ...]] = {}

    def lines(self, pattern: Pattern) -> Lines:
        """Every element that may come next, with what is left after it."""
        if pattern.lines is None:
            pattern.lines = tuple(dict.fromkeys(self._lines(pattern)))
        return pattern.lines

    def _lines(self, pattern: Pattern) -> Iterable[tuple[ElementPattern, Pattern]]:
        if isinstance(pattern, ElementPattern):
            return ((pattern, self._patterns.empty),)
        if isinstance(pattern, Choice):
            return (line for part in pattern.parts for line in self.lines(part))
        if isinstance(pattern, OneOrMore):
            return self._repeated(pattern, self.lines(pattern.inner))
        if isinstance(pattern, Group):
            return self._in_order(pattern)
        if isinstance(pattern, Interleave):
            return self._in_any_order(pattern)
        return ()

    def _repeated(self, pattern: OneOrMore, lines: Lines) -> Lines:
        again = self._patterns.optional(pattern)
        return tuple((element, self._patterns.group((rest, again))) for element, rest in lines)

    def _in_order(self, pattern: Group) -> Iterable[tuple[ElementPattern, Pattern]]:
        for i, part in enumerate(pattern.parts):
            behind = pattern.parts[i + 1 :]
            for element, rest in self.lines(part):
                yield element, self._patterns.group((rest, *behind))
            if not part.nullable:
                return

    def _in_any_order(self, pattern: Interleave) -> Iterable[tuple[ElementPattern, Pattern]]:
        for i, part in enumerate(pattern.parts):
            others = pattern.parts[:i] + pattern.parts[i + 1 :]
            for element, rest in self.lines(part):
                yield element, self._patterns.interleave((rest, *others))

    def texts(self, pattern: Pattern) -> tuple[Pattern, ...]:
        """What is left after some text."""
        if pattern.texts is None:
            pattern.texts = tuple(dict.fromkeys(self._texts(pattern)))
        return pattern.texts

    def _texts(self, pattern: Pattern) -> Iterable[Pattern]:
        if isinstance(pattern, Text):
            yield pattern
        elif isinstance(pattern, Choice):
            for part in pattern.parts:
                yield from self.texts(part)
        elif isinstance(pattern, OneOrMore):
            again = self._patterns.optional(pattern)
            yield from (self._patterns.group((rest, again)) for rest in self.texts(pattern.inner))
        elif isinstance(pattern, Group):
            for i, part in enumerate(pattern.parts):
                yield from (self._patterns.group((rest, *pattern.parts[i + 1 :])) for rest in self.texts(part))
                if not part.nullable:
                    return
        elif isinstance(pattern, Interleave):
            for i, part in enumerate(pattern.parts):
                others = pattern.parts[:i] + pattern.parts[i + 1 :]
                yield from (self._patterns.interleave((rest, *others)) for rest in self.texts(part))

    # attributes

    def attributes(self, pattern: Pattern) -> tuple[Attribute, ...]:
        """The attributes a pattern speaks of, those of its elements left out."""
        if pattern not in self._attributes:
            found: tuple[Attribute, ...] = ()
            if isinstance(pattern, Attribute):
                found = (pattern,)
            elif pattern.attributes and isinstance(pattern, OneOrMore):
                found = self.attributes(pattern.inner)
            elif pattern.attributes and isinstance(pattern, (Choice, Group, Interleave)):
                found = tuple(dict.fromkeys(each for part in pattern.parts for each in self.attributes(part)))
            self._attributes[pattern] = found
        return self._attributes[pattern]

    def after_attribute(self, pattern: Pattern, matching: frozenset[Attribute]) -> tuple[Pattern, ...]:
        """What is left after an attribute that matches these patterns."""
        key = (pattern, matching)
        if key not in self._after:
            self._after[key] = tuple(dict.fromkeys(self._after_attribute(pattern, matching)))
        return self._after[key]

    def _after_attribute(self, pattern: Pattern, matching: frozenset[Attribute]) -> Iterable[Pattern]:
        if not pattern.attributes:
            return
        if isinstance(pattern, Attribute):
            if pattern in matching:
                yield self._patterns.empty
        elif isinstance(pattern, Choice):
            for part in pattern.parts:
                yield from self.after_attribute(part, matching)
        elif isinstance(pattern, OneOrMore):
            again = self._patterns.optional(pattern)
            yield from (self._patterns.group((rest, again)) for rest in self.after_attribute(pattern.inner, matching))
        elif isinstance(pattern, (Group, Interleave)):
            for i, part in enumerate(pattern.parts):
                for rest in self.after_attribute(part, matching):
                    yield self._patterns.like(pattern, (*pattern.parts[:i], rest, *pattern.parts[i + 1 :]))

    def closed(self, pattern: Pattern) -> Pattern:
        """What is left when no more attributes come."""
        if not pattern.attributes:
            return pattern
        if pattern not in self._closed:
            self._closed[pattern] = self._close(pattern)
        return self._closed[pattern]

    def _close(self, pattern: Pattern) -> Pattern:
        if isinstance(pattern, OneOrMore):
            return self._patterns.one_or_more(self.closed(pattern.inner))
        if isinstance(pattern, (Choice, Group, Interleave)):
            return self._patterns.like(pattern, [self.closed(part) for part in pattern.parts])
        return self._patterns.not_allowed
