"""Data types as the engine sees them, and the two that RELAX NG has built in (section 6.2.9 and appendix D).

A library is a name and a function from a type's name and its parameters to a ``Datatype``; that of XML Schema is in
``xsd``.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol, TypeAlias

Namespaces: TypeAlias = Mapping[str, str]
"""Prefix to namespace, "" for the default one; "&name" for each unparsed entity that the document declares."""
Parameters: TypeAlias = Sequence[tuple[str, str]]
"""Names and values of a ``data`` element's ``param`` children, in order."""

XSD_LIBRARY = "http://www.w3.org/2001/XMLSchema-datatypes"
COMPATIBILITY_LIBRARY = "http://relaxng.org/ns/compatibility/datatypes/1.0"


class UnknownDatatype(ValueError):
    """No such library, type or parameter; the text says which."""


class Datatype(Protocol):
    """A set of strings, with a notion of which of them are equal."""

    @property
    def name(self) -> str:
        """As the schema names it, with its parameters: for messages."""

    @property
    def source(self) -> tuple[str, str, list[tuple[str, str]]]:
        """Library, name and parameters: what ``datatype`` makes it from."""

    @property
    def needs_namespaces(self) -> bool:
        """Whether a value means something only with the name spaces in scope (QName, NOTATION)."""

    @property
    def id_type(self) -> str:
        """Which of "ID", "IDREF" and "IDREFS" it is; "" for all others."""

    def allows(self, value: str, namespaces: Namespaces) -> bool:
        """Whether a string, white space untouched, is one of this type."""

    def equal(self, first: str, first_namespaces: Namespaces, second: str, second_namespaces: Namespaces) -> bool:
        """Whether two strings mean the same value; false where one is not of the type."""


Library: TypeAlias = Callable[[str, Parameters], Datatype]


@dataclass(frozen=True)
class BuiltIn:
    """``string``, compared as it stands, or ``token``, compared with its white space folded."""

    name: str
    needs_namespaces: bool = False
    id_type: str = ""

    @property
    def source(self) -> tuple[str, str, list[tuple[str, str]]]:
        return "", self.name, []

    def allows(self, value: str, namespaces: Namespaces) -> bool:
        return True

    def equal(self, first: str, first_namespaces: Namespaces, second: str, second_namespaces: Namespaces) -> bool:
        if self.name == "string":
            return first == second
        return folded(first) == folded(second)


def folded(value: str) -> str:
    """White space of XML folded to single blanks, none at the ends."""
    return " ".join(part for part in value.replace("\t", " ").replace("\n", " ").replace("\r", " ").split(" ") if part)


STRING = BuiltIn("string")
TOKEN = BuiltIn("token")


def _built_in(name: str, parameters: Parameters) -> Datatype:
    found = {"string": STRING, "token": TOKEN}.get(name)
    if found is None:
        raise UnknownDatatype(f'there is no built-in data type "{name}"')
    if parameters:
        raise UnknownDatatype(f'the built-in data type "{name}" takes no parameters')
    return found


def datatype(library: str, name: str, parameters: Parameters = ()) -> Datatype:
    """The data type of a library.

    Raises:
        UnknownDatatype: there is no such library, type or parameter.
    """
    if not library:
        return _built_in(name, parameters)
    if library in (XSD_LIBRARY, COMPATIBILITY_LIBRARY):
        from teiedition.relaxng.xsd import xsd_datatype  # its expressions cost time to load

        return xsd_datatype(name, parameters, compatibility=library == COMPATIBILITY_LIBRARY)
    raise UnknownDatatype(f'there is no library of data types "{library}"')
