"""Ids and references to them, as DTDs have them: a pass of its own, for those who ask for it (``jing`` without ``-i``).

schema   --``id_types``--> which attributes of which elements are ids, references, lists of references
document --``check_ids``--> ids that stand twice, references to none

Source: RELAX NG DTD Compatibility, OASIS 2001, section 5.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import IO, TypeAlias
from xml.parsers import expat

from teiedition.relaxng.engine import NotWellFormed
from teiedition.relaxng.faults import SchemaFault, SchemaPlace
from teiedition.relaxng.names import NameClass, is_infinite, names_of
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
    Schema,
    Value,
)

IdTypes: TypeAlias = Mapping[tuple[str, str], str]
"""Element and attribute -> "ID", "IDREF" or "IDREFS"."""
_CHUNK = 1 << 18


@dataclass(frozen=True, slots=True)
class IdProblem:
    """An id that stands twice, or a reference to an id that stands nowhere.

    Attributes:
        value: the id.
        reference: whether it is a reference.
        line, column: of the tag, from 1.
        first: the line where the id stands first; 0 for a reference.
    """

    value: str
    reference: bool
    line: int
    column: int
    first: int = 0


def id_types(schema: Schema) -> IdTypes:
    """Which attributes are ids and references.

    Raises:
        SchemaFault: the schema is not compatible with DTDs here: it can't be told from its names what an attribute is.
    """
    found: dict[tuple[str, str], str] = {}
    owned = [(element, attribute) for element in schema.elements for attribute in _attributes(element.inner)]
    for element, attribute in owned:
        kind = _id_type(element, attribute)
        for pair in _pairs(element.names, attribute.names) if kind else ():
            if found.setdefault(pair, kind) != kind:
                raise _fault(element, f"the attribute {pair[1]} of {pair[0]} is both {found[pair]} and {kind}")
    for element, attribute in owned:
        wide = is_infinite(element.names) or is_infinite(attribute.names)
        for name, held in found if wide else _pairs(element.names, attribute.names):
            meant = element.names.contains(name) and attribute.names.contains(held)
            if meant and _id_type(element, attribute) != found.get((name, held), ""):
                raise _fault(element, f"the attribute {held} of {name} is an id in one place, and is none in another")
    return found


def _fault(element: ElementPattern, fact: str) -> SchemaFault:
    return SchemaFault(SchemaPlace(*element.place), fact, "5 (DTD compatibility)")


def _pairs(elements: NameClass, attributes: NameClass) -> Iterator[tuple[str, str]]:
    for element in names_of(elements):
        for attribute in names_of(attributes):
            yield element, attribute


def _id_type(element: ElementPattern, attribute: Attribute) -> str:
    inner = attribute.inner
    kinds = {each.datatype.id_type for each in _within(inner) if isinstance(each, (Data, Value))} - {""}
    if not kinds:
        return ""
    if not isinstance(inner, Data) or inner.excepted is not None:
        raise _fault(element, "an id is part of a list or a choice")
    if is_infinite(element.names) or is_infinite(attribute.names):
        raise _fault(element, "an id is an attribute of any name, or of an element of any name")
    return inner.datatype.id_type


def _attributes(pattern: Pattern) -> Iterator[Attribute]:
    return (each for each in _within(pattern) if isinstance(each, Attribute))


def _within(pattern: Pattern) -> Iterator[Pattern]:
    """A pattern and those inside it, each once; not what is inside elements and attributes."""
    seen: set[Pattern] = set()
    pending = [pattern]
    while pending:
        each = pending.pop()
        if each in seen:
            continue
        seen.add(each)
        yield each
        if isinstance(each, (Choice, Group, Interleave)):
            pending.extend(each.parts)
        elif isinstance(each, (OneOrMore, List)):
            pending.append(each.inner)


def check_ids(types: IdTypes, file: IO[bytes], report: Callable[[IdProblem], None]) -> None:
    """Look at the ids of a document, and at the references to them.

    Args:
        types: of the schema.
        file: the document; memory grows with its ids, and with references to what comes later.
        report: called with ids that stand twice as they come, with references at the end, in their order.

    Raises:
        NotWellFormed: the document is no XML from some place on.
    """
    ids = _Ids(types, report)
    parser = expat.ParserCreate(namespace_separator="}")

    def start(name: str, attributes: dict[str, str]) -> None:
        if name in ids.attributes_of:
            ids.take(name, attributes, parser.CurrentLineNumber, parser.CurrentColumnNumber + 1)

    parser.StartElementHandler = start
    try:
        while chunk := file.read(_CHUNK):
            parser.Parse(chunk, False)
        parser.Parse(b"", True)
    except expat.ExpatError as error:
        raise NotWellFormed(error, parser.ErrorByteIndex) from None
    ids.finish()


class _Ids:
    """The ids of a document so far, and the references that wait for theirs."""

    def __init__(self, types: IdTypes, report: Callable[[IdProblem], None]) -> None:
        self.attributes_of: dict[str, list[tuple[str, bool]]] = {}
        for (element, attribute), kind in types.items():
            self.attributes_of.setdefault(element, []).append((attribute, kind == "ID"))
        self._report = report
        self._first: dict[str, int] = {}
        self._references: dict[str, tuple[int, int]] = {}

    def take(self, element: str, attributes: Mapping[str, str], line: int, column: int) -> None:
        """Look at a start tag."""
        for attribute, is_id in self.attributes_of[element]:
            for value in attributes.get(attribute, "").split():
                if not is_id:
                    self._references.setdefault(value, (line, column))
                elif value in self._first:
                    self._report(IdProblem(value, False, line, column, self._first[value]))
                else:
                    self._first[value] = line

    def finish(self) -> None:
        """Look for the references that have found no id."""
        for value, (line, column) in self._references.items():
            if value not in self._first:
                self._report(IdProblem(value, True, line, column))
