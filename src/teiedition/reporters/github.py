"""Workflow commands of GitHub Actions, which show findings beside the lines of a pull request.

Source: GitHub Docs, "Workflow commands for GitHub Actions", setting an error message; the escapes are those of
``actions/toolkit``, packages/core/src/command.ts.
"""

from __future__ import annotations

from collections.abc import Sequence

from teiedition.diagnostics import Diagnostic, Place, Severity, visible
from teiedition.reporters.protocol import NO_SOURCES, Sources

COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}


def render_github(diagnostics: Sequence[Diagnostic], _sources: Sources = NO_SOURCES, /) -> str:
    """Write a workflow command a finding; nothing where nothing was found."""
    return "".join(f"{_command(diagnostic)}\n" for diagnostic in sorted(diagnostics))


def _command(diagnostic: Diagnostic) -> str:
    properties = {**_location(diagnostic.place), "title": f"{diagnostic.code} {diagnostic.name}"}
    listed = ",".join(f"{name}={_property(value)}" for name, value in properties.items())
    text = diagnostic.message + (f"; {diagnostic.remedy}" if diagnostic.remedy else "")
    # the place once more in the text: the log shows no properties
    return f"::{COMMANDS[diagnostic.severity]} {listed}::{_data(visible(f'{diagnostic.place}: {text}'))}"


def _location(place: Place) -> dict[str, str]:
    known: dict[str, int | str] = {"file": visible(place.path), "line": place.line, "endLine": place.end_line}
    if place.end_line in (0, place.line):  # GitHub knows columns within one line only
        known |= {"col": place.column, "endColumn": place.end_column}
    return {name: str(value) for name, value in known.items() if value}


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
