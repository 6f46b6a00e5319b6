"""JUnit XML, which nearly every build service shows: a test case a finding, a suite a file.

An error is a failure. What leaves the exit status 0 (warnings, hints) is a passed case with its text in ``system-out``.
"""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from itertools import groupby

from teiedition.diagnostics import Diagnostic, Severity, visible
from teiedition.reporters.protocol import NO_SOURCES, Sources


def render_junit(diagnostics: Sequence[Diagnostic], _sources: Sources = NO_SOURCES, /) -> str:
    """Write a document of test suites; one passed case where nothing was found, since services refuse an empty one."""
    found = sorted(diagnostics)
    suites = [_suite(path, list(of_file)) for path, of_file in groupby(found, key=lambda item: item.place.path)]
    if not suites:
        clean = '    <testcase classname="teiedition" name="nothing found"/>'
        suites = [f'  <testsuite name="teiedition" tests="1" failures="0" errors="0">\n{clean}\n  </testsuite>']
    totals = f'tests="{max(1, len(found))}" failures="{_failures(found)}" errors="0"'
    return "\n".join(
        [
            '<?xml version="1.0" encoding="UTF-8"?>',
            f'<testsuites name="teiedition" {totals}>',
            *suites,
            "</testsuites>\n",
        ]
    )


def _suite(path: str, found: Sequence[Diagnostic]) -> str:
    name = _attribute(path or "<memory>")
    head = f'  <testsuite name={name} tests="{len(found)}" failures="{_failures(found)}" errors="0">'
    return "\n".join([head, *(_case(diagnostic) for diagnostic in found), "  </testsuite>"])


def _case(diagnostic: Diagnostic) -> str:
    place = diagnostic.place
    name = f"{diagnostic.code} {diagnostic.name} ({place.line}:{place.column})"
    text = escape(visible(str(diagnostic)))
    if diagnostic.severity is Severity.ERROR:
        body = f"<failure type={_attribute(diagnostic.code)} message={_attribute(diagnostic.message)}>{text}</failure>"
    else:
        body = f"<system-out>{text}</system-out>"
    return f"    <testcase classname={_attribute(place.path)} name={_attribute(name)}>{body}</testcase>"


def _failures(found: Sequence[Diagnostic]) -> int:
    return sum(diagnostic.severity is Severity.ERROR for diagnostic in found)


def _attribute(text: str) -> str:
    return f'"{escape(visible(text))}"'
