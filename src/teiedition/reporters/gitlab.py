"""The Code Quality report of GitLab, shown in merge requests.

Source: GitLab Docs, "Code Quality report format": description, check_name, fingerprint, severity, location.
"""

from __future__ import annotations

import json
from collections.abc import Sequence

from teiedition.diagnostics import Diagnostic, Severity
from teiedition.reporters.fingerprint import fingerprints
from teiedition.reporters.protocol import NO_SOURCES, Sources

SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.INFO: "info"}


def render_gitlab(diagnostics: Sequence[Diagnostic], _sources: Sources = NO_SOURCES, /) -> str:
    """Write an array of issues; GitLab takes no issue without a line, so an unknown one is the first."""
    found = sorted(diagnostics)
    issues = [_issue(diagnostic, name) for diagnostic, name in zip(found, fingerprints(found), strict=True)]
    return json.dumps(issues, indent=2) + "\n"


def _issue(diagnostic: Diagnostic, fingerprint: str) -> dict[str, object]:
    place = diagnostic.place
    begin = place.line or 1
    return {
        "description": diagnostic.message + (f"; {diagnostic.remedy}" if diagnostic.remedy else ""),
        "check_name": f"{diagnostic.code} {diagnostic.name}",
        "fingerprint": fingerprint,
        "severity": SEVERITIES[diagnostic.severity],
        "location": {
            "path": place.path.replace("\\", "/").removeprefix("./"),
            "lines": {"begin": begin, "end": max(begin, place.end_line)},
        },
    }
