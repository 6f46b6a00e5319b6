"""What a reporter is given and gives."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import Protocol

from teiedition.diagnostics import Diagnostic

Sources = Mapping[str, str] | Callable[[str], str | None]
"""The text of a file by the path its diagnostics name; nothing where it can't be had."""

NO_SOURCES: Mapping[str, str] = MappingProxyType({})


class Reporter(Protocol):
    """Writes findings in one format.

    The findings may come in any order; the output is sorted. ``sources`` serves formats that quote lines; the others
    leave it alone.
    """

    def __call__(self, diagnostics: Sequence[Diagnostic], sources: Sources = ..., /) -> str: ...
