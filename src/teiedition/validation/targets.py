"""Which sort of element each pointing attribute may lead to, from the Guidelines' definitions of the attributes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

AGENTS = "person personGrp org"
WORKS = "bibl biblStruct biblFull msDesc listBibl object"
RESPONSIBLE = (
    f"{AGENTS} listPerson listOrg respStmt resp author editor principal sponsor funder publisher distributor authority "
    "application name persName orgName rs witness handNote change bibl biblStruct"
)
PARTS_PLAYED = f"{RESPONSIBLE} role roleDesc castItem castGroup actor speaker"

NAMED_PERSON = f"{AGENTS} persName orgName listPerson listOrg nym item author editor respStmt role castItem participant"
NAMED_PLACE = "place placeName geogName settlement region country location listPlace nym item"
NAMED_WORK = f"{WORKS} title item msPart msItem text TEI div"

BY_ELEMENT: Final[Mapping[tuple[str, str], str]] = {
    ("persName", "ref"): NAMED_PERSON,
    ("placeName", "ref"): NAMED_PLACE,
    ("orgName", "ref"): "org orgName listOrg nym item",
    ("title", "ref"): NAMED_WORK,
    ("author", "ref"): NAMED_PERSON,
    ("editor", "ref"): NAMED_PERSON,
    ("docAuthor", "ref"): NAMED_PERSON,
    ("publisher", "ref"): NAMED_PERSON,
    ("pubPlace", "ref"): NAMED_PLACE,
    ("event", "where"): NAMED_PLACE,
    ("date", "calendar"): "calendar",
    ("catRef", "target"): "category catDesc",
    ("catRef", "scheme"): "taxonomy category",
    ("keywords", "scheme"): "taxonomy category",
    ("relatedItem", "target"): WORKS,
    ("classCode", "scheme"): "taxonomy category",
}
"""For an element and one of its attributes, the elements it may lead to."""

BY_ATTRIBUTE: Final[Mapping[str, str]] = {
    "who": PARTS_PLAYED,
    "toWhom": PARTS_PLAYED,
    "perf": PARTS_PLAYED,
    "resp": RESPONSIBLE,
    "source": f"{WORKS} witness msPart edition ref ptr note quote cit title p ab div text TEI {RESPONSIBLE}",
    "ana": "category catDesc taxonomy interp interpGrp span spanGrp note fs f fvLib item term gloss desc metSym join",
    "wit": f"witness listWit msPart msFrag {WORKS}",
    "hand": "handNote handShift handDesc",
    "new": "handNote",
    "change": "change listChange",
    "facs": "surface surfaceGrp zone graphic media binaryObject facsimile sourceDoc line path figure",
    "start": "when",
    "end": "when",
    "since": "when",
    "origin": "when",
    "scribeRef": f"{AGENTS} handNote name persName",
    "scriptRef": "scriptNote",
    "nymRef": "nym",
    "parts": "nym",
    "rendition": "rendition",
    "calendar": "calendar",
    "unitRef": "unitDef",
    "toUnit": "unitDef",
    "fromUnit": "unitDef",
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


def expected_targets(element: str, attribute: str, type_: str) -> tuple[str, ...]:
    """The names of the elements that a pointer may lead to, the likeliest first; empty where anything will do."""
    if attribute == "ref" and (element, type_) in BY_TYPE:
        return tuple(BY_TYPE[element, type_].split())
    words = BY_ELEMENT.get((element, attribute)) or BY_ATTRIBUTE.get(attribute, "")
    return tuple(words.split())
