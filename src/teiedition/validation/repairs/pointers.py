"""Repairs of pointers within a document: the one id that is nearly the same, the number sign that was forgotten."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from xml.sax.saxutils import unescape

from teiedition.diagnostics import Diagnostic
from teiedition.diagnostics.repair import Edit, Repair
from teiedition.validation.repairs.layout import Element, WrittenAttribute
from teiedition.validation.repairs.marked import Marked
from teiedition.validation.targets import expected_targets

CODES = frozenset(("TEI501", "TEI503"))
_WORD = re.compile(r"[^ \t\r\n]+")


def find_pointer_repairs(found: Iterable[Diagnostic], marked: Marked) -> Iterator[tuple[Diagnostic, Repair]]:
    """The findings of pointers that can be repaired, with their repairs.

    Args:
        found: of the document.
        marked: the attributes of the document.
    """
    listed = [one for one in found if one.code in CODES]
    ids = _ids(marked) if listed else {}
    for one in listed:
        at = marked.attribute(one)
        if at is None:
            continue
        element, attribute = at
        wanted = expected_targets(element.local, attribute.name, _type(marked, element))
        repair = _repair(one, attribute, [name for name, kind in ids.items() if not wanted or kind in wanted])
        if repair is not None:
            yield one, repair


def _ids(marked: Marked) -> dict[str, str]:
    """The ids of a document to the local names of their elements."""
    every = marked.every.values()
    return {attribute.value.strip(): element.local for element, attribute in every if attribute.name == "xml:id"}


def _type(marked: Marked, element: Element) -> str:
    return next((each.value for each in marked.layout.attributes(element) if each.name == "type"), "")


def _repair(found: Diagnostic, attribute: WrittenAttribute, ids: Collection[str]) -> Repair | None:
    values = dict(found.values)
    written = values.get("pointer", values.get("value", ""))
    name = written.removeprefix("#")
    if found.code == "TEI503" and name in ids:
        meant, safe = name, True
    else:
        near = _near(name, ids)
        if len(near) != 1:
            return None
        meant, safe = near[0], _is_slip(name, near[0])
    for match in _WORD.finditer(attribute.value):
        if unescape(match[0]) == written:
            start = attribute.value_start + len(attribute.value[: match.start()].encode())
            edit = Edit(start, start + len(match[0].encode()), f"#{meant}")
            return Repair.of("pointer", (edit,), safe=safe, name=attribute.name, to=f"#{meant}")
    return None


def _near(name: str, ids: Collection[str]) -> list[str]:
    """The ids that differ from a name in case, punctuation, or one letter in five."""
    from rapidfuzz.distance import OSA

    folded = _folded(name)
    same = [each for each in ids if _folded(each) == folded]
    most = max(1, len(name) // 5)
    return same or [each for each in ids if OSA.distance(name, each, score_cutoff=most) <= most]


def _is_slip(name: str, other: str) -> bool:
    """Whether two ids surely mean the same: figures tell like things apart, letters hardly do."""
    return re.sub(r"\D", "", name) == re.sub(r"\D", "", other) and len(name) >= _LONG


_LONG = 4


def _folded(name: str) -> str:
    return "".join(letter for letter in name.lower() if letter.isalnum())
