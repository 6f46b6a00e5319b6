"""What a value should have been, in words an editor knows, and the value that was probably meant.

expected (literal values in quotes, data types by name) --``expected_words``--> "high, medium or low", "a date such as ..."
value    --by what is expected--> ``remedy``: "write when="1946-07-06""
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Final

from teiedition.relaxng.names import split_name
from teiedition.validation.suggestions import iso_date, listed, nearest

_TYPES: Final = {
    "date": "a date such as 1946-07-06",
    "gYearMonth": "a month such as 1946-07",
    "gYear": "a year such as 1946",
    "gMonthDay": "a day such as --07-06",
    "gMonth": "a month such as --07",
    "gDay": "a day such as ---06",
    "time": "a time such as 16:30:00",
    "dateTime": "a date with a time such as 1946-07-06T16:30:00",
    "duration": "a duration such as P3D or PT2H",
    "anyURI": "an address or #id without blanks",
    "language": "a language tag such as en or ru-Latn",
    "ID": "an id: a letter or _, then letters, digits, - . _",
    "NCName": "a name: a letter or _, then letters, digits, - . _",
    "Name": "a name without blanks",
    "NMTOKEN": "a word without blanks",
    "nonNegativeInteger": "a whole number, 0 or more",
    "positiveInteger": "a whole number above 0",
    "integer": "a whole number",
    "decimal": "a number",
    "double": "a number",
    "boolean": "true or false",
    "string": "other text",
    "token": "other text",
    "text": "text",
}
_DATES: Final = ("date", "gYearMonth", "gYear", "dateTime")
_TYPE = re.compile(r"(?:list of )?(?P<name>\w+)(?: \((?P<facets>.*)\))?\Z", re.DOTALL)
_NUMBER = re.compile(r"[-+]?\d+(?:[.,]\d+)?")
_ADDRESS = re.compile(r"[:/.]")
_BLANK = re.compile(r"\s+")
_ID = re.compile(r"[^\W\d][\w.\-]*")


def expected_words(expected: Sequence[str], value: str) -> str:
    """What would do, in a few words; of literal values those most like the one that was written.

    Args:
        expected: literal values in quotes and data types, as ``relaxng.problems.Problem`` has them.
        value: as written.
    """
    literals = _literals(expected)
    types = [each for each in expected if not _is_literal(each)]
    if not types:
        meant = nearest(value, literals)
        return listed([meant, *literals] if meant else literals) or "nothing"
    words = list(dict.fromkeys(_type_words(each) for each in types))
    if any(word.startswith("a date") for word in words):
        words = ["a date such as 1946-07-06, 1946-07 or 1946"]
    return listed([*words, *literals[:2]], most=3)


def remedy(name: str, value: str, expected: Sequence[str], allowed: Callable[[str], bool]) -> str:
    """What to write instead.

    Args:
        name: of the attribute as written; "" for the text of an element.
        value: as written.
        expected: as for ``expected_words``.
        allowed: whether the schema takes a value; no other is proposed.
    """
    if not value.strip():
        return "fill it or take it away" if name else "give the element its value"
    for proposed in _proposals(value, expected):
        if proposed and proposed != value and allowed(proposed):
            why = "begin it with a letter: " if name == "xml:id" and not _ID.match(value) else ""
            return f'{why}write {name}="{proposed}"' if name else f"write “{proposed}”"
    return _advice(expected)


def _proposals(value: str, expected: Sequence[str]) -> Iterator[str]:
    """Values that may have been meant, the likeliest first."""
    for propose in (_as_literal, _as_date, _as_language, _as_id, _as_number):
        yield propose(value, expected)
    yield value.strip()
    if any("anyURI" in each for each in expected):
        if not _ADDRESS.search(value):
            yield " ".join(f"#{word.lstrip('#')}" for word in value.split())
        yield _BLANK.sub("%20", value.strip())
    for sign in "" if "language" in _names(expected) else "_-":
        yield _BLANK.sub(sign, value.strip())


def _advice(expected: Sequence[str]) -> str:
    """What to mind, where no value can be proposed."""
    types = _names(expected)
    if not types:
        return "use one of these values"
    if types & {*_DATES}:
        return "write a date that exists, largest unit first"
    if "anyURI" in types:
        return "point to an xml:id or write a whole address"
    return "use a tag of BCP 47" if "language" in types else "write the value in the form that the schema asks for"


def _literals(expected: Iterable[str]) -> list[str]:
    return [each.removeprefix("list of ")[1:-1] for each in expected if _is_literal(each)]


def _is_literal(each: str) -> bool:
    return each.removeprefix("list of ").startswith('"')


def _type_words(described: str) -> str:
    match = _TYPE.match(described)
    if match is None:
        return described
    facets = match["facets"] or ""
    plain = _TYPES.get(match["name"], match["name"])
    bounds = dict(re.findall(r'(m\w+)="([^"]*)"', facets))
    if "minInclusive" in bounds and "maxInclusive" in bounds:
        plain = f"a number from {bounds['minInclusive']} to {bounds['maxInclusive']}"
    elif facets.startswith("pattern=") and plain == "other text":
        plain = _pattern_words(facets.removeprefix("pattern=")[1:-1])
    return f"{plain}, one or more" if described.startswith("list of ") and "," not in plain else plain


def _pattern_words(pattern: str) -> str:
    """A pattern as an editor can read it."""
    if pattern in (r"[^\p{C}\p{Z}]+", r"(\p{L}|\p{N}|\p{P}|\p{S})+", r"\S+"):
        return "a word without blanks"
    return f"the form {pattern}" if len(pattern) < 50 else "a form of its own"


def _names(expected: Iterable[str]) -> frozenset[str]:
    found = (_TYPE.match(each) for each in expected if not _is_literal(each))
    return frozenset(match["name"] for match in found if match)


def _as_literal(value: str, expected: Sequence[str]) -> str:
    literals = _literals(expected)
    return next((each for each in literals if each == value.strip()), "") or nearest(value.strip(), literals)


def _as_date(value: str, expected: Sequence[str]) -> str:
    return iso_date(value) if _names(expected) & {*_DATES} else ""


def _as_language(value: str, expected: Sequence[str]) -> str:
    if "language" not in _names(expected):
        return ""
    from teiedition.vocabulary import LANGUAGES  # and with it lxml

    by_name = {name.lower(): tag for tag, name in LANGUAGES.items()}
    tag = by_name.get(value.strip().lower(), "")
    underscored = value.strip().replace("_", "-")
    return tag or (underscored if re.fullmatch(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})+", underscored) else "")


def _as_id(value: str, expected: Sequence[str]) -> str:
    """The value made a name: other signs become "-", and it begins with a letter."""
    if not _names(expected) & {"ID", "NCName", "Name"}:
        return ""
    kept = "".join(sign if _ID.fullmatch(f"a{sign}") else "-" for sign in value.strip())
    return kept if _ID.match(kept) else f"n{kept.lstrip('-.')}"


def _as_number(value: str, expected: Sequence[str]) -> str:
    names = _names(expected)
    found = _NUMBER.findall(value)
    if "boolean" in names and value.strip().lower() in {"yes", "no"}:
        return "true" if value.strip().lower() == "yes" else "false"
    if len(found) != 1 or not names & {"nonNegativeInteger", "positiveInteger", "integer", "decimal", "double"}:
        return ""
    number: str = found[0]
    return number.replace(",", ".").removeprefix("+")


def shown(name: str) -> str:
    """A name "namespace}local" as an editor writes it: ``xml:id``, ``persName``."""
    namespace, local = split_name(name)
    return f"xml:{local}" if namespace == "http://www.w3.org/XML/1998/namespace" else local
