"""What is said of ``xi:include`` that stand where they stood."""

from __future__ import annotations

from collections.abc import Iterable

from teiedition.diagnostics import Diagnostic, Place
from teiedition.validation.inclusions.scan import find_inclusions, tag_end
from teiedition.validation.inclusions.splice import normal
from teiedition.validation.inclusions.whole import File


def check_inclusions(data: bytes, path: str = "") -> list[Diagnostic]:
    """Name every ``xi:include`` of a document that is checked without its parts.

    Emits: TEI340.
    """
    try:
        file = File(path, normal(data, ""))
    except (UnicodeError, LookupError):
        return []  # said where the document is read
    found = []
    for inclusion in find_inclusions(file.data):
        start = inclusion.stretch.start
        place = Place(path, *file.place(start), *file.place(tag_end(file.data, start)))
        found.append(Diagnostic.of("TEI340", place, href=inclusion.href or "another place of the document"))
    return found


def without_echoes(found: Iterable[Diagnostic]) -> list[Diagnostic]:
    """Findings sorted, without those of a grammar about an ``xi:include`` that is spoken of already."""
    every = set(found)
    spoken = {(one.place.path, one.place.line, one.place.column) for one in every if one.code in {"TEI340", "TEI341"}}
    return sorted(
        one
        for one in every
        if not ("TEI310" <= one.code <= "TEI319" and (one.place.path, one.place.line, one.place.column) in spoken)
    )
