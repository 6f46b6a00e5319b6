"""Which characters names are made of in XML 1.0, and what is a name."""

from __future__ import annotations

import re
import unicodedata

_ASCII_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_.\-]*\Z")
_STARTING = frozenset(("Ll", "Lu", "Lo", "Lt", "Nl"))
_JOINING = frozenset(("Mc", "Me", "Mn", "Lm", "Nd"))
_EXTENDERS = "-._\u00b7\u0387"


def starts_name(character: str) -> bool:
    """Whether a character may start a name without a colon, as XML 1.0 had it until its fourth edition.

    By its category in Unicode (appendix B): the fifth edition allows more, expat and the schemas in use do not.
    """
    return character == "_" or unicodedata.category(character) in _STARTING


def continues_name(character: str) -> bool:
    """Whether a character may stand in a name, behind its first."""
    return character in _EXTENDERS or starts_name(character) or unicodedata.category(character) in _JOINING


def is_ncname(value: str) -> bool:
    """Whether a string is a name without a colon."""
    if _ASCII_NAME.match(value):
        return True
    return bool(value) and starts_name(value[0]) and all(map(continues_name, value))


def is_qname(value: str) -> bool:
    """Whether a string is a name with at most one colon, inside it."""
    prefix, colon, local = value.partition(":")
    return is_ncname(prefix) and (not colon or is_ncname(local))


def is_name(value: str) -> bool:
    """Whether a string is a name, colons being letters."""
    return bool(value) and is_ncname(value.replace(":", "_"))


def is_nmtoken(value: str) -> bool:
    """Whether a string is made of characters of names."""
    return bool(value) and all(character == ":" or continues_name(character) for character in value)
