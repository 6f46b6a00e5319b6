"""JSON: an array, or an object a line. ASCII only, so that no terminal and no log is steered by a document's text."""

from __future__ import annotations

import json
from collections.abc import Sequence

from teiedition.diagnostics import Diagnostic, Repair
from teiedition.reporters.protocol import NO_SOURCES, Sources


def render_json(diagnostics: Sequence[Diagnostic], _sources: Sources = NO_SOURCES, /) -> str:
    """Write an array of findings."""
    return json.dumps([finding(diagnostic) for diagnostic in sorted(diagnostics)], indent=2) + "\n"


def render_jsonl(diagnostics: Sequence[Diagnostic], _sources: Sources = NO_SOURCES, /) -> str:
    """Write an object a line; nothing where nothing was found."""
    return "".join(json.dumps(finding(diagnostic)) + "\n" for diagnostic in sorted(diagnostics))


def finding(diagnostic: Diagnostic) -> dict[str, object]:
    """The members of a finding; an unknown line or column is null, ``values`` holds the quoted words uncut."""
    place = diagnostic.place
    members: dict[str, object] = {
        "code": diagnostic.code,
        "name": diagnostic.name,
        "severity": str(diagnostic.severity),
        "message": diagnostic.message,
        "remedy": diagnostic.remedy,
        "path": place.path,
        "line": place.line or None,
        "column": place.column or None,
        "end_line": place.end_line or None,
        "end_column": place.end_column or None,
        "xpath": place.xpath,
        "values": dict(diagnostic.values),
    }
    if diagnostic.repair:
        members["repair"] = _repair(diagnostic.repair)
    return members


def _repair(repair: Repair) -> dict[str, object]:
    """What would be done: bytes ``start`` to ``end`` of the file become ``text``; not without asking unless ``safe``."""
    edits = [{"start": edit.start, "end": edit.end, "text": edit.text} for edit in repair.edits]
    return {"message": repair.sentence, "safe": repair.safe, "edits": edits}
