"""Names of elements and attributes, and the classes of names that a schema speaks of (RELAX NG, section 4 and 6.1).

A name is one string, "namespace}local" or "local" where there is no namespace: what expat gives with "}" as its
separator, and what lxml gives but for the opening brace. One string is one dictionary look-up.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import TypeAlias

XML_NAMESPACE = "http://www.w3.org/XML/1998/namespace"
XMLNS_NAMESPACE = "http://www.w3.org/2000/xmlns"
_OTHER = "\x00other"
"""A local name and a namespace that no document can hold: they stand for all that a schema does not mention."""


def full_name(namespace: str, local: str) -> str:
    """The one string of a name."""
    return f"{namespace}}}{local}" if namespace else local


def split_name(name: str) -> tuple[str, str]:
    """Namespace and local part."""
    namespace, brace, local = name.rpartition("}")
    return (namespace, local) if brace else ("", name)


@dataclass(frozen=True)
class Name:
    """One name."""

    name: str

    def contains(self, name: str) -> bool:
        return name == self.name


@dataclass(frozen=True)
class AnyName:
    """Every name but those of ``excepted``."""

    excepted: NameClass | None = None

    def contains(self, name: str) -> bool:
        return self.excepted is None or not self.excepted.contains(name)


@dataclass(frozen=True)
class NsName:
    """Every name of a namespace but those of ``excepted``."""

    namespace: str
    excepted: NameClass | None = None

    def contains(self, name: str) -> bool:
        if split_name(name)[0] != self.namespace:
            return False
        return self.excepted is None or not self.excepted.contains(name)


@dataclass(frozen=True)
class NameChoice:
    """The names of either class."""

    choices: tuple[NameClass, ...]

    def contains(self, name: str) -> bool:
        return any(choice.contains(name) for choice in self.choices)

    @cached_property
    def listed(self) -> tuple[str, ...]:
        return tuple(names_of(self))


NameClass: TypeAlias = Name | AnyName | NsName | NameChoice


def parts_of(names: NameClass) -> Iterator[NameClass]:
    """A class and all the classes inside it."""
    yield names
    if isinstance(names, NameChoice):
        for choice in names.choices:
            yield from parts_of(choice)
    elif isinstance(names, (AnyName, NsName)) and names.excepted is not None:
        yield from parts_of(names.excepted)


def names_of(names: NameClass) -> Iterator[str]:
    """The names a finite class holds; of an infinite one, those it lists."""
    if isinstance(names, Name):
        yield names.name
    elif isinstance(names, NameChoice):
        for choice in names.choices:
            yield from names_of(choice)


def is_infinite(names: NameClass) -> bool:
    """Whether the class holds names that it does not list."""
    if isinstance(names, NameChoice):
        return any(is_infinite(choice) for choice in names.choices)
    return not isinstance(names, Name)


def representatives(classes: Iterable[NameClass]) -> list[str]:
    """Names enough to tell what these classes do with any name.

    Every name and every namespace that is mentioned, a local name mentioned nowhere in each of these namespaces, and
    a name of a namespace mentioned nowhere: two names that no class tells apart have one representative.
    """
    found: dict[str, None] = {}
    namespaces: dict[str, None] = {}
    for names in classes:
        for part in parts_of(names):
            if isinstance(part, Name):
                found[part.name] = None
                namespaces[split_name(part.name)[0]] = None
            elif isinstance(part, NsName):
                namespaces[part.namespace] = None
    return [*found, *(full_name(namespace, _OTHER) for namespace in namespaces), full_name(_OTHER, _OTHER)]


def stand_in(name: str, namespaces: frozenset[str]) -> str:
    """The representative of a name that no class mentions.

    Args:
        name: mentioned by no class of the schema.
        namespaces: all that the schema mentions.
    """
    namespace, _ = split_name(name)
    return full_name(namespace if namespace in namespaces else _OTHER, _OTHER)


def overlap(first: NameClass, second: NameClass) -> bool:
    """Whether a name is in both classes (section 7.3)."""
    if isinstance(first, Name):
        return second.contains(first.name)
    if isinstance(second, Name):
        return first.contains(second.name)
    return any(first.contains(name) and second.contains(name) for name in representatives((first, second)))
