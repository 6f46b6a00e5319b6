"""The data types of XML Schema, part 2, with their facets: which strings they allow, and which are equal.

A type is a row of ``_TYPES``: how white space is treated, the form its strings have, and the function from such a
string to a value that can be compared. Facets come as parameters of ``data``.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, TypeAlias

from teiedition.relaxng.characters import is_name, is_ncname, is_nmtoken, is_qname
from teiedition.relaxng.datatypes import XSD_LIBRARY, Namespaces, Parameters, UnknownDatatype, folded

if TYPE_CHECKING:
    from decimal import Decimal

    from teiedition.relaxng.regexes import Regex

Check: TypeAlias = Callable[[Any], bool]
ReadValue: TypeAlias = Callable[[str], Any]
"""Gives the value of a string, None where the string has none."""
_INTEGER = r"[+-]?[0-9]+"
_MOST_DIGITS = 4000
"""Python makes no integer of a longer text, since that takes time in the square of its length."""
_BASE64 = (
    r"(?:(?:[A-Za-z0-9+/] ?){4})*"
    r"(?:(?:[A-Za-z0-9+/] ?){2}[AEIMQUYcgkosw048] ?=|[A-Za-z0-9+/] ?[AQgw] ?= ?=|[A-Za-z0-9+/] ?(?:[A-Za-z0-9+/] ?){2}[A-Za-z0-9+/])?"
)
_BAD_ESCAPE = r"%(?![0-9A-Fa-f]{2})"
_ADDRESS = r"//(?:[^/\[\]@]*@)?\[[0-9A-Fa-f]*:[0-9A-Fa-f:.]*(?:%[^\[\]/]*)?\](?::[0-9]*)?(?:/[^\[\]]*)?"
"""An address of IPv6 as host: the only place for square brackets before a query."""
_SCHEME = r"[A-Za-z][A-Za-z0-9+.\-]*"


@dataclass(frozen=True)
class _Type:
    """A built-in type.

    Attributes:
        blanks: "preserve", "replace" or "collapse".
        form: an expression of ``re`` for the whole string; "" where any will do.
        read: gives the value that is compared; None keeps the string.
        ordered: whether the facets of bounds apply.
        measure: what the facets of length count; None where they don't apply.
        id_type: which of the types of DTDs for ids it is.
        digits: whether the facets of digits apply.
        qualified: whether a value is a name with a prefix, which must be declared.
        declared: whether a value names unparsed entities, which must be declared.
    """

    blanks: str = "collapse"
    form: str = ""
    read: ReadValue | None = None
    ordered: bool = False
    measure: Callable[[Any], int] | None = None
    id_type: str = ""
    digits: bool = False
    qualified: bool = False
    declared: bool = False


@dataclass(frozen=True, eq=False)
class XsdDatatype:
    """A type with its facets."""

    name: str
    type: _Type
    form: re.Pattern[str] | None
    regexes: tuple[Regex, ...] = ()
    checks: tuple[Check, ...] = ()
    id_type: str = ""
    base: str = ""
    parameters: tuple[tuple[str, str], ...] = ()

    @property
    def source(self) -> tuple[str, str, list[tuple[str, str]]]:
        return XSD_LIBRARY, self.base or self.name, list(self.parameters)

    @property
    def needs_namespaces(self) -> bool:
        return self.type.qualified or self.type.declared

    def _normalized(self, value: str) -> str:
        if self.type.blanks == "collapse":
            return folded(value)
        return value.translate(_REPLACED) if self.type.blanks == "replace" else value

    def _value(self, value: str, namespaces: Namespaces) -> Any:
        """The value of a string; None where it is not of this type."""
        value = self._normalized(value)
        if self.form is not None and self.form.fullmatch(value) is None:
            return None
        if not all(regex.matches(value) for regex in self.regexes):
            return None
        found: Any = value if self.type.read is None else self.type.read(value)
        if self.type.qualified and found is not None:
            prefix, _, local = value.rpartition(":")
            known = not prefix or prefix in namespaces
            found = (namespaces.get(prefix, ""), local) if known else None
        if self.type.declared and found is not None and not all(f"&{name}" in namespaces for name in found):
            return None
        return found if found is not None and all(check(found) for check in self.checks) else None

    def allows(self, value: str, namespaces: Namespaces) -> bool:
        return self._value(value, namespaces) is not None

    def equal(self, first: str, first_namespaces: Namespaces, second: str, second_namespaces: Namespaces) -> bool:
        one, other = self._value(first, first_namespaces), self._value(second, second_namespaces)
        return one is not None and other is not None and bool(one == other)


_REPLACED = str.maketrans("\t\n\r", "   ")


@cache
def _built_in(name: str) -> XsdDatatype:
    kind = _TYPES[name]
    return XsdDatatype(name, kind, re.compile(kind.form) if kind.form else None, id_type=kind.id_type)


def xsd_datatype(name: str, parameters: Parameters, *, compatibility: bool = False) -> XsdDatatype:
    """A data type of XML Schema.

    Args:
        name: "date", "NCName" ...
        parameters: facets.
        compatibility: of the DTD compatibility library, which has ID, IDREF and IDREFS only.

    Raises:
        UnknownDatatype: there is no such type, or a facet does not apply.
    """
    if compatibility and (name not in ("ID", "IDREF", "IDREFS") or parameters):
        raise UnknownDatatype(f'the library of DTD compatibility has no data type "{name}" with such parameters')
    if name not in _TYPES:
        raise UnknownDatatype(f'XML Schema has no data type "{name}"')
    plain = _built_in(name)
    if not parameters:
        return plain
    return _with_facets(plain, tuple(parameters))


@cache
def _with_facets(plain: XsdDatatype, parameters: tuple[tuple[str, str], ...]) -> XsdDatatype:
    from teiedition.relaxng.regexes import BadRegex, compile_regex  # many schemas ask for none

    regexes: list[Regex] = []
    checks: list[Check] = []
    for facet, value in parameters:
        try:
            if facet == "pattern":
                regexes.append(compile_regex(value))
            else:
                checks.append(_facet(plain, facet, value))
        except (ValueError, ArithmeticError) as error:
            wrong = str(error) if isinstance(error, BadRegex) else "the value does not fit the type"
            raise UnknownDatatype(f'the parameter {facet}="{value}" of "{plain.name}" is wrong: {wrong}') from None
    shown = " ".join(f'{facet}="{value}"' for facet, value in parameters)
    return XsdDatatype(
        f"{plain.name} ({shown})",
        plain.type,
        plain.form,
        tuple(regexes),
        tuple(checks),
        plain.id_type,
        plain.name,
        parameters,
    )


def _facet(plain: XsdDatatype, facet: str, written: str) -> Check:
    """The check of one facet.

    Raises:
        ValueError: it does not apply to the type, or its value is none.
    """
    if facet in _LENGTHS and plain.type.measure is not None:
        measure, compare = plain.type.measure, _LENGTHS[facet]
        length = _count(written)
        return lambda value: compare(measure(value), length)
    if facet in _BOUNDS and plain.type.ordered:
        bound, compare_value = plain._value(written, {}), _BOUNDS[facet]
        if bound is None:
            raise ValueError(written)
        return lambda value: compare_value(value, bound)
    if facet in ("totalDigits", "fractionDigits") and plain.type.digits:
        most = _count(written)
        return (lambda value: _digits(value)[facet == "fractionDigits"] <= most) if most >= 0 else _never
    raise UnknownDatatype(f'the parameter "{facet}" does not apply to the data type "{plain.name}"')


def _never(value: Any) -> bool:
    return False


def _count(written: str) -> int:
    """The number that a facet of lengths or digits gives."""
    number = folded(written)
    if not re.fullmatch(_INTEGER, number):
        raise ValueError(written)
    return int(number)


def _digits(value: int | Decimal) -> tuple[int, int]:
    """How many digits a number has, and how many of them after the point."""
    _, digits, exponent = _decimal(value).as_tuple()
    places = list(digits)
    after = max(0, -int(exponent))
    while after and places and places[-1] == 0:
        places.pop()
        after -= 1
    return max(len(places), after) if any(places) else 1, after


_LENGTHS: Mapping[str, Callable[[int, int], bool]] = {
    "length": lambda found, wanted: found == wanted,
    "minLength": lambda found, wanted: found >= wanted,
    "maxLength": lambda found, wanted: found <= wanted,
}
_BOUNDS: Mapping[str, Callable[[Any, Any], bool]] = {
    "minInclusive": lambda value, bound: bool(value >= bound),
    "minExclusive": lambda value, bound: bool(value > bound),
    "maxInclusive": lambda value, bound: bool(value <= bound),
    "maxExclusive": lambda value, bound: bool(value < bound),
}


# values


def _boolean(value: str) -> bool:
    return value in ("true", "1")


def _float(value: str) -> float | str:
    """Not-a-number is equal to itself in XML Schema, so it stays a string."""
    if value == "NaN":
        return value
    return float(value.replace("INF", "inf"))


def _single(value: str) -> float | str:
    found = _float(value)
    if isinstance(found, str):
        return found
    import struct  # for numbers of single precision only

    try:
        return float(struct.unpack("f", struct.pack("f", found))[0])
    except OverflowError:
        return float("inf") if found > 0 else float("-inf")


def _between(least: int | None, most: int | None) -> ReadValue:
    def read(value: str) -> int | Decimal | None:
        number = int(value) if len(value) < _MOST_DIGITS else _decimal(value)
        fits = (least is None or number >= least) and (most is None or number <= most)
        return number if fits else None

    return read


def _decimal(value: str | int | Decimal) -> Decimal:
    from decimal import Decimal  # for values of this one type

    return Decimal(value)


def _moment(name: str) -> ReadValue:
    """The function that reads dates, times or durations."""

    def read(value: str) -> Any:
        from teiedition.relaxng.moments import read_moment  # many documents have none

        return read_moment(name, value)

    return read


def _hex(value: str) -> bytes:
    return bytes.fromhex(value)


def _base64(value: str) -> bytes:
    import base64  # for values of this one type

    return base64.b64decode(value.replace(" ", ""))


def _uri(value: str) -> str | None:
    """A URI reference as RFC 2396, RFC 2732 and XLink have it: anything but what no escaping can make one."""
    if ("%" in value and re.search(_BAD_ESCAPE, value)) or value.count("#") > 1:
        return None
    before = value.partition("#")[0].partition("?")[0]
    scheme, colon, rest = before.partition(":")
    if colon and "/" not in scheme:
        if not re.fullmatch(_SCHEME, scheme) or value == before[: len(scheme) + 1] or value[len(scheme) + 1] == "#":
            return None
    else:
        rest = before
    bracketed = "[" in rest or "]" in rest
    return None if rest == "//" or (bracketed and not re.fullmatch(_ADDRESS, rest)) else value


def _integer(least: int | None = None, most: int | None = None) -> _Type:
    return _Type(form=_INTEGER, read=_between(least, most), ordered=True, digits=True)


def _checked(is_one: Callable[[str], bool]) -> ReadValue:
    return lambda value: value if is_one(value) else None


def _named(is_one: Callable[[str], bool], id_type: str = "") -> _Type:
    return _Type(read=_checked(is_one), measure=len, id_type=id_type)


def _list_of(is_one: Callable[[str], bool], id_type: str = "", *, declared: bool = False, most: int = 0) -> _Type:
    def read(value: str) -> tuple[str, ...] | None:
        words = tuple(value.split(" "))
        return words if all(map(is_one, words)) and (not most or len(words) <= most) else None

    return _Type(read=read, measure=len, id_type=id_type, declared=declared)


_TYPES: Mapping[str, _Type] = {
    "string": _Type("preserve", measure=len),
    "normalizedString": _Type("replace", measure=len),
    "token": _Type(measure=len),
    "language": _Type(form=r"[A-Za-z]{1,8}(?:-[A-Za-z0-9]{1,8})*", measure=len),
    "NMTOKEN": _named(is_nmtoken),
    "NMTOKENS": _list_of(is_nmtoken),
    "Name": _named(is_name),
    "NCName": _named(is_ncname),
    "ID": _named(is_ncname, "ID"),
    "IDREF": _named(is_ncname, "IDREF"),
    "IDREFS": _list_of(is_ncname, "IDREFS"),
    "ENTITY": _list_of(is_ncname, declared=True, most=1),
    "ENTITIES": _list_of(is_ncname, declared=True),
    "untypedAtomic": _Type("preserve"),
    "anyAtomicType": _Type("preserve"),
    "QName": _Type(read=_checked(is_qname), qualified=True, measure=lambda value: len(":".join(value))),
    "NOTATION": _Type(read=_checked(is_qname), qualified=True, measure=lambda value: len(":".join(value))),
    "boolean": _Type(form="true|false|1|0", read=_boolean),
    "anyURI": _Type(read=_uri, measure=len),
    "hexBinary": _Type(form="(?:[0-9A-Fa-f]{2})*", read=_hex, measure=len),
    "base64Binary": _Type(form=_BASE64, read=_base64, measure=len),
    "float": _Type(
        form=r"-?INF|NaN|[+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[Ee][+-]?[0-9]+)?", read=_single, ordered=True
    ),
    "double": _Type(
        form=r"-?INF|NaN|[+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[Ee][+-]?[0-9]+)?", read=_float, ordered=True
    ),
    "decimal": _Type(form=r"[+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)", read=_decimal, ordered=True, digits=True),
    "integer": _integer(),
    "nonPositiveInteger": _integer(None, 0),
    "negativeInteger": _integer(None, -1),
    "nonNegativeInteger": _integer(0),
    "positiveInteger": _integer(1),
    "long": _integer(-(2**63), 2**63 - 1),
    "int": _integer(-(2**31), 2**31 - 1),
    "short": _integer(-(2**15), 2**15 - 1),
    "byte": _integer(-128, 127),
    "unsignedLong": _integer(0, 2**64 - 1),
    "unsignedInt": _integer(0, 2**32 - 1),
    "unsignedShort": _integer(0, 2**16 - 1),
    "unsignedByte": _integer(0, 255),
    **{
        name: _Type(read=_moment(name), ordered=True)
        for name in ("duration", "dateTime", "date", "time", "gYearMonth", "gYear", "gMonthDay", "gDay", "gMonth")
    },
}
