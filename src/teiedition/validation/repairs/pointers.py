"""Repairs of pointers within a document: the one id that is nearly the same, the number sign that was forgotten."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from dataclasses import replace
from typing import TypeAlias
from xml.sax.saxutils import unescape

from teiedition.diagnostics import Diagnostic
from teiedition.diagnostics.repair import Edit, Repair
from teiedition.validation.repairs.layout import Layout, WrittenAttribute
from teiedition.validation.repairs.working import WorkingCopy
from teiedition.validation.targets import expected_targets

CODES = frozenset(("TEI501", "TEI503"))
_WORD = re.compile(r"[^ \t\r\n]+")


def with_pointer_repairs(found: Iterable[Diagnostic], copy: WorkingCopy, layout: Layout) -> list[Diagnostic]:
    """The findings, those of pointers with the repair that is plain.

    Args:
        found: of the document.
        copy: of the document.
        layout: of the copy.
    """
    listed = list(found)
    if not any(one.code in CODES for one in listed):
        return listed
    ids, pointing = _attributes(layout)
    starts = _lines(copy.data)
    held = []
    for one in listed:
        at = pointing.get(_offset(copy.data, starts, one)) if one.code in CODES else None
        repair = None
        if at is not None:
            attribute, wanted = at
            repair = _repair(one, attribute, [name for name, kind in ids.items() if not wanted or kind in wanted])
        held.append(replace(one, repair=copy.placed(repair)) if repair is not None else one)
    return held


Ids: TypeAlias = "dict[str, str]"
"""The ids of a document to the local names of their elements."""


def _attributes(layout: Layout) -> tuple[Ids, dict[int, tuple[WrittenAttribute, frozenset[str]]]]:
    """The ids, and all attributes by the place where their names start, with what each may point to."""
    ids: Ids = {}
    every: dict[int, tuple[WrittenAttribute, frozenset[str]]] = {}
    for element in layout.elements:
        held = list(layout.attributes(element))
        kind = next((attribute.value for attribute in held if attribute.name == "type"), "")
        for attribute in held:
            wanted = expected_targets(element.local, attribute.name, kind)
            every[attribute.name_start] = attribute, frozenset(wanted or ())
            if attribute.name == "xml:id":
                ids.setdefault(attribute.value.strip(), element.local)
    return ids, every


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


def _lines(data: bytes) -> list[int]:
    """Where each line starts."""
    return [0, *(match.end() for match in re.finditer(rb"\r\n|\r|\n", data))]


def _offset(data: bytes, starts: list[int], found: Diagnostic) -> int:
    """The byte that a finding's line and column stand for; -1 where they are unknown."""
    line, column = found.place.line, found.place.column
    if not 1 <= line <= len(starts) or not column:
        return -1
    start = starts[line - 1]
    end = starts[line] if line < len(starts) else len(data)
    text = data[start:end].decode("utf-8", "replace").removeprefix("\ufeff")
    mark = 3 if line == 1 and data.startswith(b"\xef\xbb\xbf") else 0
    return start + mark + len(text[: column - 1].encode())
