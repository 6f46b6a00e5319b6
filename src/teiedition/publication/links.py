"""Where elements lead: to what is shown on the page, or to an address that is safe to follow.

HTML has no link inside a link. Of elements that nest ("the trial at [London]") the innermost becomes the link, and
each outer one carries ``ed:also``, which the stylesheet turns into a small link behind it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final
from urllib.parse import quote

from lxml import etree

from teiedition.diagnostics import Place, Report
from teiedition.publication.ids import Ids
from teiedition.publication.names import ALSO, ALSO_NAME, FOOT, ID, LINK, line_of, tags, text_of
from teiedition.vocabulary import tei

NAMES: Final = tags(
    "persName placeName orgName name rs title geogName settlement country region district bloc objectName eventName "
    "author editor forename surname roleName addName term"
)
"""Elements whose ``@ref`` names a record."""
POINTERS: Final = tags("ref ptr")
LINKING: Final = (*NAMES, *POINTERS, *tags("choice note speaker bibl licence change respStmt graphic media"))

SAFE_SCHEMES: Final = frozenset({"http", "https", "mailto"})
AUTHORITIES: Final = {
    "geonames": "https://www.geonames.org/{}",
    "wikidata": "https://www.wikidata.org/wiki/{}",
    "viaf": "https://viaf.org/viaf/{}",
    "gnd": "https://d-nb.info/gnd/{}",
    "isni": "https://isni.org/isni/{}",
    "orcid": "https://orcid.org/{}",
    "lcnaf": "https://id.loc.gov/authorities/names/{}",
    "doi": "https://doi.org/{}",
}
"""``idno/@type`` in lower case, and the address of one of its numbers."""

_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):")
_NUMBER = re.compile(r"[A-Za-z0-9][A-Za-z0-9./-]*")


def safe_href(target: str) -> str | None:
    """An address fit for ``href``, or None for one that could run code or is none.

    Browsers drop white space and controls from addresses before they look at the scheme; so do we.
    """
    address = "".join(c for c in target if c > " " and c.isprintable())
    scheme = _SCHEME.match(address)
    if not address or (scheme and scheme[1].lower() not in SAFE_SCHEMES):
        return None
    return quote(address, safe="/:?#@!$&'()*+,;=~%.-_")


def authority_href(kind: str, number: str) -> str | None:
    """The address of a record in a known authority: ``("Wikidata", "Q883")``."""
    pattern = AUTHORITIES.get(kind.lower())
    if pattern and _NUMBER.fullmatch(number):
        return pattern.format(number)
    return safe_href(number) if number.startswith(("http://", "https://")) else None


def resolve(target: str | None, ids: Ids) -> str | None:
    """The first of the pointers that leads to something shown, or to a safe address."""
    for pointer in (target or "").split():
        if pointer.startswith("#"):
            found = ids.elements.get(pointer[1:])
            if found is not None:
                return f"#{found.get(ID)}"
        elif _SCHEME.match(pointer) and (href := safe_href(pointer)):
            return href
    return None


def link_elements(root: etree._Element, ids: Ids, names: dict[str, str], path: str, report: Report) -> None:
    """Set ``ed:link`` or ``ed:also`` on every element that leads somewhere.

    Args:
        root: the prepared tree, where notes and ids are settled.
        ids: of all that is shown.
        names: id of a record to what it is called.
        path: of the document.
        report: receives the findings.

    Emits: TEI605.
    """
    linked: dict[etree._Element, str] = {}
    outer: dict[etree._Element, str] = {}
    for element, href in _candidates(root, ids, path, report):
        _part_from_ancestors(element, linked, outer)
        if href:
            linked[element] = href
    for element, href in linked.items():
        element.set(LINK, href)
    for element, href in outer.items():
        element.attrib.pop(LINK, "")
        element.set(ALSO, href)
        element.set(ALSO_NAME, names.get(href[1:], href if not href.startswith("#") else "reference"))
    for idno in root.iter(tei("idno")):
        if address := authority_href(idno.get("type", ""), text_of(idno).strip()):
            idno.set(LINK, address)


def _part_from_ancestors(
    element: etree._Element, linked: dict[etree._Element, str], outer: dict[etree._Element, str]
) -> None:
    parent = element.getparent()
    while parent is not None and parent.get(FOOT) is None:
        if parent in linked:
            outer[parent] = linked.pop(parent)
        parent = parent.getparent()


def _candidates(root: etree._Element, ids: Ids, path: str, report: Report) -> Iterator[tuple[etree._Element, str]]:
    """Elements that become links, in document order; an empty target for one that only holds a link."""
    for element in root.iter(*LINKING):
        apparatus = element.get(LINK)
        if apparatus:
            yield element, apparatus
        elif element.tag == tei("note"):
            if element.get(FOOT):
                yield element, ""
        elif element.tag in {tei("graphic"), tei("media")}:
            if _href(element, "url", path, report):
                yield element, _href(element, "url", path, report)
        elif target := _target(element, ids, path, report):
            yield element, target


def _target(element: etree._Element, ids: Ids, path: str, report: Report) -> str:
    if element.tag in POINTERS or element.tag == tei("licence"):
        return resolve(element.get("target"), ids) or _href(element, "target", path, report)
    if element.tag == tei("speaker"):
        parent = element.getparent()
        return resolve(parent.get("who") if parent is not None else None, ids) or ""
    if element.tag == tei("bibl"):
        return resolve(element.get("corresp"), ids) or ""
    if element.tag == tei("change"):
        return resolve(element.get("who"), ids) or ""
    return resolve(element.get("ref"), ids) or ""


def _href(element: etree._Element, name: str, path: str, report: Report) -> str:
    value = element.get(name, "")
    if not value or value.startswith("#"):
        return ""
    href = safe_href(value)
    if href and len(value.split()) > 1:  # several pointers: the first
        href = safe_href(value.split()[0])
    if href is None:
        report.add("TEI605", Place(path, line_of(element)), target=value)
    return href or ""
