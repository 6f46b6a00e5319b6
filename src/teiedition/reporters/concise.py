"""One line a finding, for ``grep`` and editors: ``file:line:column: code name: message; remedy``."""

from __future__ import annotations

from collections.abc import Sequence

from teiedition.diagnostics import Diagnostic, visible
from teiedition.reporters.protocol import NO_SOURCES, Sources


def render_concise(diagnostics: Sequence[Diagnostic], _sources: Sources = NO_SOURCES, /) -> str:
    """Write each finding on a line of its own; nothing where there is none."""
    return "".join(f"{_line(diagnostic)}\n" for diagnostic in sorted(diagnostics))


def _line(diagnostic: Diagnostic) -> str:
    head = f"{visible(str(diagnostic.place))}: {diagnostic.severity} {diagnostic.code} {diagnostic.name}"
    return f"{head}: {diagnostic.message}" + (f"; {diagnostic.remedy}" if diagnostic.remedy else "")
