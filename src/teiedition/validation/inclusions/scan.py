"""Where a file has ``xi:include``, and what splicing needs to know of it. Positions are bytes of UTF-8."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final
from xml.parsers import expat

XINCLUDE: Final = "http://www.w3.org/2001/XInclude"
_NAMESPACES: Final = frozenset({XINCLUDE, "http://www.w3.org/2003/XInclude"})
_ID: Final = "xml:id"
_TAG: Final = re.compile(rb"""<(?:[^<>"']|"[^"]*"|'[^']*')*>""")


class Unfit(Exception):
    """Why a file can't be included."""


@dataclass(slots=True)
class Stretch:
    """From the start of a start tag to the end of the end tag, with the name spaces in scope there."""

    start: int
    end: int
    namespaces: Mapping[str, str] = field(default_factory=dict)
    declared: frozenset[str] = frozenset()


@dataclass(slots=True)
class Inclusion:
    """One ``xi:include``.

    Attributes:
        attributes: as written.
        fallback: the content of its ``xi:fallback``; None where it has none.
    """

    stretch: Stretch
    line: int
    column: int
    attributes: Mapping[str, str]
    fallback: Stretch | None = None

    @property
    def href(self) -> str:
        return self.attributes.get("href", "")


@dataclass(slots=True)
class Scan:
    """What a file holds.

    Attributes:
        inclusions: in their order; those in the fallback of another are among them.
        ids: each xml:id with its element.
    """

    root: Stretch
    inclusions: list[Inclusion]
    ids: dict[str, Stretch]


def find_inclusions(data: bytes) -> list[Inclusion]:
    """The ``xi:include`` of a document, whatever else is wrong with it; those in a fallback are left out."""
    if not any(name.encode() in data for name in _NAMESPACES):
        return []
    scanner = _Scanner(data)
    with contextlib.suppress(expat.ExpatError, Unfit):  # what is wrong is said elsewhere
        scanner.parse()
    return [one for one in scanner.inclusions if not any(_holds(other.fallback, one) for other in scanner.inclusions)]


def scan(data: bytes) -> Scan:
    """Read a file.

    Args:
        data: UTF-8, without a declaration of another encoding.

    Raises:
        Unfit: not well formed, or it declares entities of its own.
    """
    scanner = _Scanner(data)
    try:
        scanner.parse()
    except expat.ExpatError as error:
        raise Unfit(f"line {error.lineno} is not well-formed XML: {expat.ErrorString(error.code)}") from error
    if scanner.root is None:
        raise Unfit("it has no root")
    return Scan(scanner.root, scanner.inclusions, scanner.ids)


def tag_end(data: bytes, start: int) -> int:
    """The position after a tag."""
    match = _TAG.match(data, start)
    return match.end() if match else start


def _holds(outer: Stretch | None, inner: Inclusion) -> bool:
    return outer is not None and outer.start <= inner.stretch.start < outer.end


@dataclass(slots=True)
class _Open:
    """An element that is open."""

    name: str
    namespace: str
    stretch: Stretch
    inclusion: Inclusion | None = None


class _Scanner:
    """Collects while expat reads."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._open: list[_Open] = []
        self.root: Stretch | None = None
        self.inclusions: list[Inclusion] = []
        self.ids: dict[str, Stretch] = {}
        self._parser = expat.ParserCreate()
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._parser.EntityDeclHandler = self._entity

    def parse(self) -> None:
        self._parser.Parse(self._data, True)

    def _entity(self, *_: object) -> None:
        raise Unfit("it declares entities of its own")

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        at = self._parser.CurrentByteIndex
        outer = self._open[-1].stretch.namespaces if self._open else {}
        declared = {key[6:]: value for key, value in attributes.items() if key == "xmlns" or key.startswith("xmlns:")}
        namespaces = {**outer, **declared} if declared else outer
        prefix, _, local = name.rpartition(":")
        stretch = Stretch(at, at, namespaces, frozenset(declared))
        here = _Open(local, namespaces.get(prefix, ""), stretch)
        if _ID in attributes:
            self.ids.setdefault(attributes[_ID].strip(), stretch)
        if here.namespace in _NAMESPACES and local == "include":
            column = self._parser.CurrentColumnNumber + 1
            here.inclusion = Inclusion(stretch, self._parser.CurrentLineNumber, column, attributes)
            self.inclusions.append(here.inclusion)
        self.root = self.root or stretch
        self._open.append(here)

    def _end(self, _: str) -> None:
        here = self._open.pop()
        inside = tag_end(self._data, here.stretch.start)
        empty = self._data.endswith(b"/>", 0, inside)
        at = inside if empty else self._parser.CurrentByteIndex  # where the end tag begins
        here.stretch.end = inside if empty else tag_end(self._data, at)
        if here.namespace in _NAMESPACES and here.name == "fallback" and self._open and self._open[-1].inclusion:
            self._open[-1].inclusion.fallback = Stretch(inside, at, here.stretch.namespaces)
