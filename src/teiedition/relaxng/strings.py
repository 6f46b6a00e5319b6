"""Whether a string, an attribute's value or the text of an element, matches a pattern."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from teiedition.relaxng.datatypes import Namespaces
from teiedition.relaxng.patterns import Choice, Data, Group, Interleave, List, OneOrMore, Pattern, Text, Value

_BLANKS = " \t\n\r"


def matches_string(pattern: Pattern, value: str, namespaces: Namespaces) -> bool:  # noqa: PLR0911 - a kind of pattern each
    """Whether an attribute's value, or the text of an element without children, matches a pattern."""
    if isinstance(pattern, Text):
        return True
    if isinstance(pattern, Data):
        if not pattern.datatype.allows(value, namespaces):
            return False
        return pattern.excepted is None or not matches_string(pattern.excepted, value, namespaces)
    if isinstance(pattern, Value):
        return pattern.datatype.equal(value, namespaces, pattern.value, pattern.namespaces)
    if isinstance(pattern, Choice):
        return any(matches_string(part, value, namespaces) for part in pattern.parts)
    if isinstance(pattern, List):
        return matches_words(pattern.inner, value.split(), namespaces)
    return pattern.nullable and not value.strip(_BLANKS)


def matches_words(pattern: Pattern, words: Sequence[str], namespaces: Namespaces) -> bool:
    """Whether the parts of a list match: patterns are followed word by word, each way that is still open."""
    if isinstance(pattern, OneOrMore) and _is_word(pattern.inner):
        return bool(words) and all(matches_string(pattern.inner, word, namespaces) for word in words)
    open_ways: dict[tuple[Pattern, ...], None] = {(pattern,): None}
    for word in words:
        following: dict[tuple[Pattern, ...], None] = {}
        for way in open_ways:
            following.update(dict.fromkeys(_after_word(way, word, namespaces)))
        open_ways = following
        if not open_ways:
            return False
    return any(all(part.nullable for part in way) for way in open_ways)


def _is_word(pattern: Pattern) -> bool:
    """Whether a pattern takes one part of a list, never none and never two."""
    if isinstance(pattern, Choice):
        return all(_is_word(part) for part in pattern.parts)
    return isinstance(pattern, (Data, Value))


def _after_word(way: tuple[Pattern, ...], word: str, namespaces: Namespaces) -> Iterable[tuple[Pattern, ...]]:
    """What is left of patterns in a row after one word; a way is never longer than the list's pattern is deep."""
    for i, part in enumerate(way):
        for rest in _after_word_of(part, word, namespaces):
            yield (*rest, *way[i + 1 :])
        if not part.nullable:
            return


def _after_word_of(part: Pattern, word: str, namespaces: Namespaces) -> Iterable[tuple[Pattern, ...]]:
    """What is left of one pattern of a list after a word."""
    if isinstance(part, (Data, Value)):
        if matches_string(part, word, namespaces):
            yield ()
    elif isinstance(part, Choice):
        for choice in part.parts:
            yield from _after_word_of(choice, word, namespaces)
    elif isinstance(part, OneOrMore):
        for rest in _after_word_of(part.inner, word, namespaces):
            yield (*rest, part)
            yield rest
    elif isinstance(part, Group):
        yield from _after_word(part.parts, word, namespaces)


def namespaces_matter(pattern: Pattern) -> bool:
    """Whether the name spaces in scope decide if a value matches."""
    if isinstance(pattern, (Data, Value)) and pattern.datatype.needs_namespaces:
        return True
    inner: tuple[Pattern | None, ...] = ()
    if isinstance(pattern, Data):
        inner = (pattern.excepted,)
    elif isinstance(pattern, (List, OneOrMore)):
        inner = (pattern.inner,)
    elif isinstance(pattern, (Choice, Group, Interleave)):
        inner = pattern.parts
    return any(part is not None and namespaces_matter(part) for part in inner if part is None or part.data)
