"""What a header states, field by field, and whether it is what the text states.

``teiHeader`` --XPath--> field: values   --``holds``--> right or wrong
The fields are author, title, date, j (journal), m (book), vol, issue, page, transcriber, licence, updated.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Final

from lxml import etree

from teiedition.vocabulary import NSMAP, iter_tei

_PATHS: Final = {
    "author": ("titleStmt/tei:author", "sourceDesc//tei:author"),
    "title": ("titleStmt/tei:title", "sourceDesc//tei:title"),
    "date": ("sourceDesc//tei:date/@when", "creation/tei:date/@when"),
    "j": ("sourceDesc//tei:title[@level='j']",),
    "m": ("sourceDesc//tei:title[@level='m']",),
    "vol": ("biblScope[@unit='volume']", "biblScope[@unit='volume']/@n"),
    "issue": ("biblScope[@unit='issue']", "biblScope[@unit='issue']/@n"),
    "page": ("biblScope[@unit='page']", "biblScope[@unit='page']/@n"),
    "transcriber": ("respStmt/*[self::tei:persName or self::tei:name]",),
    "licence": ("availability/tei:licence",),
    "updated": ("sourceDesc//tei:date/@when", "revisionDesc//tei:change/@when"),
}
"""Field to where it stands below ``teiHeader``, at any depth."""
FIELDS: Final = tuple(_PATHS)
_NUMBERED: Final = frozenset({"vol", "issue", "page"})
_NUMBER_LABEL: Final = re.compile(r"(vol\.?|volume|no\.?|pp?\.?)\s*", re.IGNORECASE)


def header_fields(root: etree._Element) -> dict[str, tuple[str, ...]]:
    """All that a header says for each field; empty where it says nothing."""
    fields = {field: tuple(value for path in paths for value in _values(root, path)) for field, paths in _PATHS.items()}
    fields["date"] += tuple(
        f"{date.get('from')}/{date.get('to')}"
        for header in iter_tei(root, "teiHeader")
        for date in iter_tei(header, "date")
        if date.get("from")
    )
    return fields


def _values(root: etree._Element, path: str) -> Iterator[str]:
    found = root.xpath(f"//tei:teiHeader//tei:{path}", namespaces=NSMAP)
    for item in found if isinstance(found, list) else ():
        yield folded_text(item) if isinstance(item, etree._Element) else str(item)


def folded_text(element: etree._Element) -> str:
    """All text in an element, white space folded."""
    return " ".join("".join(map(str, element.itertext())).split())


def gold_fields(metadata: Mapping[str, object]) -> dict[str, tuple[str, ...] | None]:
    """The fields of a hand-made ``metadata`` object; those of its ``source`` (j, m, vol ...) stand beside the others."""
    source = metadata.get("source")
    stated = {
        name: metadata[name]
        for name in ("author", "title", "date", "transcriber", "licence", "updated")
        if name in metadata
    }
    if isinstance(source, Mapping):
        stated |= {name: source[name] for name in ("j", "m", "vol", "issue", "page") if name in source}
    return {name: None if value is None else (str(value),) for name, value in stated.items()}


def compare_header(
    predicted: Mapping[str, tuple[str, ...] | None], gold: Mapping[str, tuple[str, ...] | None]
) -> Iterator[tuple[str, bool, str]]:
    """For each field the gold text decides: its name, whether the predicted header is right, and what was wanted."""
    for field, wanted in gold.items():
        found = predicted.get(field) or ()
        if wanted:
            yield field, holds(field, wanted[0], found), wanted[0]
        elif wanted is None and field == "licence":  # a licence nobody gave is the one invention that does harm
            yield field, not found, ""


def holds(field: str, wanted: str, found: tuple[str, ...]) -> bool:
    """Whether one of the values says what was wanted, case and punctuation aside."""
    if field == "licence":  # its wording is the archive's, its target the encoder's: that there is one is what counts
        return bool(found)
    if field in ("date", "updated"):
        return wanted in found
    if field in _NUMBERED:
        return any(_folded(wanted) in (_folded(value), _folded(_without_label(value))) for value in found)
    folded = _folded(wanted)
    return any(folded == _folded(value) or (field == "title" and folded in _folded(value)) for value in found)


def _without_label(value: str) -> str:
    match = _NUMBER_LABEL.match(value)
    return value[match.end() :] if match else value


def _folded(value: str) -> str:
    return re.sub(r"[\W_]+", " ", value.replace("’", "'").casefold()).strip()
