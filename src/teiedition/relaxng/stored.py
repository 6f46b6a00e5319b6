"""The patterns of a schema as rows for a cache, and back: 5,000 rows of TEI All are read in less time than it compiles.

Each pattern is a row, in the order of their numbers, so that all but the contents of elements stand before what
refers to them: elements may hold each other, and get their contents last.
"""

from __future__ import annotations

from typing import Any

from teiedition.relaxng.datatypes import datatype
from teiedition.relaxng.names import AnyName, Name, NameChoice, NameClass, NsName
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
    Patterns,
    Schema,
    Value,
)

_FIRST = 3
"""``Patterns`` makes empty, notAllowed and text itself."""


def stored_schema(schema: Schema) -> dict[str, Any]:
    """A schema as JSON can hold it, with all the patterns that were made of it since."""
    return {
        "start": schema.start.number,
        "elements": [element.number for element in schema.elements],
        "uris": list(schema.uris),
        "patterns": [_row(pattern) for pattern in schema.patterns.all[_FIRST:]],
    }


def _row(pattern: Pattern) -> list[Any]:  # noqa: PLR0911 - a kind of pattern each
    if isinstance(pattern, Choice):
        return ["|", *[part.number for part in pattern.parts]]
    if isinstance(pattern, Group):
        return [",", *[part.number for part in pattern.parts]]
    if isinstance(pattern, Interleave):
        return ["&", *[part.number for part in pattern.parts]]
    if isinstance(pattern, OneOrMore):
        return ["+", pattern.inner.number]
    if isinstance(pattern, List):
        return ["list", pattern.inner.number]
    if isinstance(pattern, Attribute):
        return ["@", _stored_names(pattern.names), pattern.inner.number]
    if isinstance(pattern, ElementPattern):
        return ["<", _stored_names(pattern.names), *pattern.place, pattern.inner.number]
    if isinstance(pattern, Data):
        return ["data", *pattern.datatype.source, pattern.excepted.number if pattern.excepted else -1]
    if isinstance(pattern, Value):
        return ["value", *pattern.datatype.source, pattern.value, dict(pattern.namespaces)]
    raise TypeError(type(pattern).__name__)


def _stored_names(names: NameClass) -> Any:
    if isinstance(names, Name):
        return names.name
    if isinstance(names, NameChoice):
        return ["|", *map(_stored_names, names.choices)]
    excepted = None if names.excepted is None else _stored_names(names.excepted)
    return ["*", excepted] if isinstance(names, AnyName) else ["ns", names.namespace, excepted]


def restored_schema(stored: dict[str, Any]) -> Schema:
    """The schema that was stored.

    Raises:
        ValueError, LookupError, TypeError: it is none.
    """
    patterns = Patterns()
    contents: list[tuple[ElementPattern, int]] = []
    for number, row in enumerate(stored["patterns"], _FIRST):
        if row[0] == "<":
            uri, line, column = row[2:5]
            element = patterns.element(_restored_names(row[1]), (uri, line, column))
            contents.append((element, row[5]))
        elif _restored(patterns, row).number != number:
            raise ValueError("the same pattern stands twice")
    every = patterns.all
    for element, inner in contents:
        element.inner = every[inner]
    elements = tuple(each for number in stored["elements"] if isinstance(each := every[number], ElementPattern))
    return Schema(every[stored["start"]], patterns, elements, tuple(stored["uris"]))


def _restored(patterns: Patterns, row: list[Any]) -> Pattern:
    every = patterns.all
    match row[0]:
        case "|" | "," | "&":
            return patterns.again(row[0], tuple([every[number] for number in row[1:]]))
        case "+":
            return patterns.one_or_more(every[row[1]])
        case "list":
            return patterns.words(every[row[1]])
        case "@":
            return patterns.attribute(_restored_names(row[1]), every[row[2]])
        case "data":
            kind = datatype(row[1], row[2], [(name, value) for name, value in row[3]])
            return patterns.data(kind, every[row[4]] if row[4] >= 0 else None)
        case "value":
            return patterns.value(datatype(row[1], row[2], [(name, value) for name, value in row[3]]), row[4], row[5])
    raise ValueError(f"no pattern: {row[0]}")


def _restored_names(stored: Any) -> NameClass:
    if isinstance(stored, str):
        return Name(stored)
    if stored[0] == "|":
        return NameChoice(tuple(map(_restored_names, stored[1:])))
    excepted = None if stored[-1] is None else _restored_names(stored[-1])
    return AnyName(excepted) if stored[0] == "*" else NsName(stored[1], excepted)
