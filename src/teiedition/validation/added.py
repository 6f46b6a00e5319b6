"""Checks of other packages, asked for by name."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING

from teiedition.diagnostics import ConfigurationError, Diagnostic
from teiedition.validation.subject import Subject

if TYPE_CHECKING:
    from teiedition.plugins import Plugin

Run = Callable[[Subject], Iterable[Diagnostic]]


def load_check(name: str) -> Run:
    """The check of another package.

    Raises:
        ConfigurationError: TEI729 there is none of that name, TEI727 it can't be used.
    """
    from teiedition.plugins import find_plugin, find_plugins

    plugin = find_plugin("check", name)
    if plugin is None:
        known = ", ".join(other.name for other in find_plugins("check")) or "none"
        raise ConfigurationError("TEI729", name=name, known=known)
    check = plugin.load()
    if not callable(check):
        raise plugin.broken(f"{plugin.value} can't be called")
    return lambda subject: _run(plugin, check, subject)


def _run(plugin: Plugin, check: Run, subject: Subject) -> Iterator[Diagnostic]:
    with plugin.at_work():
        found = list(check(subject))
    for diagnostic in found:
        if not isinstance(diagnostic, Diagnostic):
            raise plugin.broken(f"it gives {type(diagnostic).__name__}, not a Diagnostic")
    yield from found
