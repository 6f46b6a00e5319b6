"""SARIF 2.1.0, the format that code scanning services read.

Source: OASIS SARIF 2.1.0: 3.14 run, 3.27 result, 3.30 region (columns from 1, the end exclusive, here in code points),
3.49 reportingDescriptor, 3.55 fix, 3.57 replacement.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from string import Formatter

from teiedition import __version__
from teiedition.diagnostics import Diagnostic, Place, Repair, Severity
from teiedition.diagnostics.catalogue import ENTRIES
from teiedition.reporters.fingerprint import fingerprints
from teiedition.reporters.protocol import NO_SOURCES, Sources

LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"


def render_sarif(diagnostics: Sequence[Diagnostic], _sources: Sources = NO_SOURCES, /) -> str:
    """Write a log of one run; its rules are the codes that were found."""
    found = sorted(diagnostics)
    codes = sorted({diagnostic.code for diagnostic in found})
    results = [
        _result(diagnostic, codes.index(diagnostic.code), fingerprint)
        for diagnostic, fingerprint in zip(found, fingerprints(found), strict=True)
    ]
    driver = {"name": "teiedition", "semanticVersion": __version__, "rules": [_rule(code) for code in codes]}
    run = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}
    return json.dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, indent=2) + "\n"


def _rule(code: str) -> dict[str, object]:
    entry = ENTRIES[code]
    rule: dict[str, object] = {
        "id": code,
        "name": entry.name,
        "shortDescription": {"text": _unfilled(entry.message)},
        "defaultConfiguration": {"level": LEVELS[Severity(entry.severity)]},
    }
    if entry.remedy:
        rule["help"] = {"text": _unfilled(entry.remedy)}
    return rule


def _unfilled(wording: str) -> str:
    """The wording with an ellipsis where a finding would put its words."""
    return "".join(literal + ("…" if field is not None else "") for literal, field, _, _ in Formatter().parse(wording))


def _result(diagnostic: Diagnostic, rule: int, fingerprint: str) -> dict[str, object]:
    text = diagnostic.message + (f"; {diagnostic.remedy}" if diagnostic.remedy else "")
    result: dict[str, object] = {
        "ruleId": diagnostic.code,
        "ruleIndex": rule,
        "level": LEVELS[diagnostic.severity],
        "message": {"text": text},
        "partialFingerprints": {"teieditionFinding/v1": fingerprint},
    }
    location = _location(diagnostic.place)
    if location:
        result["locations"] = [location]
    if diagnostic.repair and diagnostic.place.path:
        result["fixes"] = [_fix(diagnostic.repair, diagnostic.place.path)]
    return result


def _fix(repair: Repair, path: str) -> dict[str, object]:
    replacements = [
        {
            "deletedRegion": {"byteOffset": edit.start, "byteLength": edit.end - edit.start},
            "insertedContent": {"text": edit.text},
        }
        for edit in repair.edits
    ]
    changes = [{"artifactLocation": _artifact(path), "replacements": replacements}]
    return {"description": {"text": repair.sentence}, "artifactChanges": changes}


def _location(place: Place) -> dict[str, object]:
    location: dict[str, object] = {}
    if place.path:
        physical: dict[str, object] = {"artifactLocation": _artifact(place.path)}
        region = _region(place)
        if region:
            physical["region"] = region
        location["physicalLocation"] = physical
    if place.xpath:
        kind = "attribute" if place.xpath.rpartition("/")[2].startswith("@") else "element"
        location["logicalLocations"] = [{"fullyQualifiedName": place.xpath, "kind": kind}]
    return location


def _artifact(path: str) -> dict[str, str]:
    from teiedition.reporters.addresses import address_of  # slow to load

    address = address_of(path)
    return {"uri": address} if address.startswith("file:") else {"uri": address, "uriBaseId": "%SRCROOT%"}


def _region(place: Place) -> dict[str, int]:
    if not place.line:
        return {}
    region = {"startLine": place.line}
    if place.column:
        region["startColumn"] = place.column
    if place.end_line and place.end_column:
        region |= {"endLine": place.end_line, "endColumn": place.end_column}
    return region
