"""Other ways to write a value that its data type refuses."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from urllib.parse import quote

from teiedition.validation.repairs.likeness import likely_names
from teiedition.validation.repairs.tables import meant_values
from teiedition.validation.suggestions import iso_date

_DATES = frozenset(("date", "gYear", "gYearMonth", "dateTime"))
_NUMBERS = frozenset(
    ("decimal", "integer", "nonNegativeInteger", "positiveInteger", "double", "float", "int", "unsignedInt", "long")
)
_DAY_MONTH_YEAR = re.compile(r"(\d{1,2})\.\s*(\d{1,2})\.\s*(\d{4})")
_YEAR_MONTH = re.compile(r"(\d{4})[-/.](\d{1,2})")
_COMPACT = re.compile(r"(\d{4})(\d\d)(\d\d)")
_YEAR = re.compile(r"[(\[]?(\d{3,4})[)\].]?")
_NUMBER = re.compile(r"\D*?(-?\d+(?:[.,]\d+)?)\D*")


def other_values(name: str, value: str, expected: Sequence[str]) -> Iterator[tuple[str, bool]]:
    """What may be meant by a value, likeliest first.

    Args:
        name: of the attribute, as written; "" for the text of an element.
        value: as the parser gives it.
        expected: literal values in quotes and names of data types, as the engine has them.

    Returns:
        Values, and whether nothing that they say is guessed.
    """
    types = {each.removeprefix("list of ") for each in expected}
    folded = " ".join(value.split())
    yield folded, True
    yield from _of_the_list(folded, [each[1:-1] for each in expected if each.startswith('"')])
    if types & _DATES:
        yield from ((date, True) for date in _dates(folded))
    if name == "xml:lang" or types & {"language"} or name in {"ident", "mainLang", "otherLangs"}:
        yield from ((tag, True) for tag in _languages(folded))
    if truth := meant_values("truth").get(folded.lower()):
        yield truth, True
    if types & {"anyURI"}:
        yield quote(folded, safe="%/:=&?~#+!$,;'@()*[]"), True
    yield folded.replace(" ", ""), True
    if types & _NUMBERS and (number := _NUMBER.fullmatch(folded)):
        yield number[1].replace(",", "."), folded.strip(".") == number[1]
    yield re.sub(r"\s+", "_", folded), True
    yield folded.lower(), True


def _of_the_list(value: str, allowed: Sequence[str]) -> Iterator[tuple[str, bool]]:
    """The values of a closed list that are like one."""
    if not allowed:
        return
    sure, like = likely_names(value, allowed, "attributes.tsv")
    yield from ((other, True) for other in sure)
    begun = [other for other in allowed if value and (other.startswith(value) or value.startswith(other))]
    yield from ((other, len(like) == 1) for other in like)
    yield from ((other, False) for other in begun if other)
    if len(allowed) <= _FEW_VALUES:
        yield from ((other, False) for other in allowed if other not in (*sure, *like))


_FEW_VALUES = 2
"""Of so few values one is offered even if it isn't like what was written."""


def _dates(words: str) -> Iterator[str]:
    words = words.strip("()[]. ")
    if iso := iso_date(words):
        yield iso
    if match := _DAY_MONTH_YEAR.fullmatch(words):
        yield f"{match[3]}-{int(match[2]):02}-{int(match[1]):02}"
    if match := _YEAR_MONTH.fullmatch(words):
        yield f"{match[1]}-{int(match[2]):02}"
    if match := _COMPACT.fullmatch(words):
        yield "-".join(match.groups())
    if match := _YEAR.fullmatch(words):
        yield f"{int(match[1]):04}"


def _languages(value: str) -> Iterator[str]:
    if tag := meant_values("lang").get(value.lower()):
        yield tag
    yield re.sub(r"[_\s.]+", "-", value)


def other_id(value: str, taken: bytes) -> str:
    """A name made of a value that is none, and that the document doesn't hold yet; nothing where none can be made."""
    name = re.sub(r"[^\w.\-]+", "_", value.strip()).strip("_")
    if name and not (name[0].isalpha() or name[0] == "_"):
        name = f"n{name}"
    return "" if f'"{name}"'.encode() in taken or f"'{name}'".encode() in taken else name
