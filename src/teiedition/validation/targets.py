"""Which sort of element each pointing attribute may lead to, from the Guidelines' definitions of the attributes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

AGENTS = "person personGrp org"
WORKS = "bibl biblStruct biblFull msDesc listBibl object"
RESPONSIBLE = f"{AGENTS} respStmt author editor principal application name persName orgName witness listPerson"

BY_ELEMENT: Final[Mapping[tuple[str, str], str]] = {
    ("persName", "ref"): AGENTS,
    ("placeName", "ref"): "place",
    ("orgName", "ref"): "org",
    ("title", "ref"): WORKS,
    ("author", "ref"): AGENTS,
    ("editor", "ref"): AGENTS,
    ("docAuthor", "ref"): AGENTS,
    ("publisher", "ref"): AGENTS,
    ("pubPlace", "ref"): "place",
    ("event", "where"): "place",
    ("date", "calendar"): "calendar",
    ("catRef", "target"): "category",
    ("catRef", "scheme"): "taxonomy",
    ("keywords", "scheme"): "taxonomy",
    ("relatedItem", "target"): WORKS,
}
"""For an element and one of its attributes, the elements it may lead to."""

BY_ATTRIBUTE: Final[Mapping[str, str]] = {
    "who": f"{RESPONSIBLE} role",
    "toWhom": AGENTS,
    "resp": RESPONSIBLE,
    "source": f"{WORKS} note quote cit {AGENTS}",
    "ana": "category interp taxonomy span spanGrp note fs",
    "wit": "witness listWit",
    "hand": "handNote",
}
"""For an attribute, whatever element bears it."""

BY_TYPE: Final[Mapping[tuple[str, str], str]] = {
    ("rs", "person"): AGENTS,
    ("rs", "place"): "place",
    ("rs", "org"): "org",
    ("rs", "event"): "event",
    ("rs", "work"): WORKS,
    ("name", "person"): AGENTS,
    ("name", "place"): "place",
    ("name", "org"): "org",
    ("name", "event"): "event",
    ("name", "work"): WORKS,
}
"""For ``rs`` and ``name``, whose @type says what @ref leads to."""

RECORDS: Final = frozenset({"person", "personGrp", "place", "org", "event", "bibl", "biblStruct", "object"})


def expected_targets(element: str, attribute: str, type_: str) -> frozenset[str]:
    """The names of the elements that a pointer may lead to; empty where anything will do."""
    if attribute == "ref" and (element, type_) in BY_TYPE:
        return frozenset(BY_TYPE[element, type_].split())
    words = BY_ELEMENT.get((element, attribute)) or BY_ATTRIBUTE.get(attribute, "")
    return frozenset(words.split())
