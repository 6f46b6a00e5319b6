"""Parts that other packages add: annotators, readers and checks, found by entry point.

A package names them in its ``pyproject.toml``, in a group for each sort::

    [project.entry-points."teiedition.annotators"]
    bells = "tei_bells:annotator"

Installed packages are looked through only when a name is asked for that is none of ours, since that takes longer than
all our own imports; a plug-in is imported only when it is used. Whatever is wrong with one is a finding that names its
package, never a traceback.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, Final

from teiedition.diagnostics import ConfigurationError, TeiEditionError

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint

GROUPS: Final = {"annotator": "teiedition.annotators", "reader": "teiedition.readers", "check": "teiedition.checks"}
"""Each sort of plug-in with the name of its entry points' group."""


@dataclass(frozen=True, slots=True)
class Plugin:
    """A part that another package gives.

    Attributes:
        sort: annotator, reader or check.
        name: by which it is asked for.
        package: the distribution that gives it, with its version: "tei-bells 1.2".
        value: what the entry point names: module and attribute.
    """

    sort: str
    name: str
    package: str
    value: str

    def load(self) -> Any:
        """Import it.

        Raises:
            ConfigurationError: TEI727, it can't be imported.
        """
        return _import(self)

    @contextmanager
    def at_work(self) -> Iterator[None]:
        """Turn what a plug-in raises into a finding that names its package.

        Raises:
            ConfigurationError: TEI727 in place of any exception that is not ours.
        """
        try:
            yield
        except TeiEditionError:
            raise
        except (Exception, SystemExit) as error:
            raise self.broken(f"{type(error).__name__}: {error}") from error

    def broken(self, reason: str) -> ConfigurationError:
        """What is to be raised where it can't be used."""
        return ConfigurationError("TEI727", sort=self.sort, name=self.name, package=self.package, reason=reason)


def find_plugins(sort: str) -> tuple[Plugin, ...]:
    """All plug-ins of a sort that are installed, by name."""
    return tuple(plugin for plugin, _ in _installed(sort))


def find_plugin(sort: str, name: str) -> Plugin | None:
    """The plug-in of a name.

    Raises:
        ConfigurationError: TEI727, two packages give one of that name, and which is meant can't be told.
    """
    found = [plugin for plugin in find_plugins(sort) if plugin.name == name]
    if len(found) > 1:
        raise found[0].broken(f"{found[1].package} gives one of that name, too")
    return found[0] if found else None


@cache
def _installed(sort: str) -> tuple[tuple[Plugin, EntryPoint], ...]:
    from importlib.metadata import entry_points

    # a package that is installed twice on the path (editable and not) gives its entry points twice
    found = {
        Plugin(sort, point.name, f"{point.dist.name} {point.dist.version}" if point.dist else "?", point.value): point
        for point in entry_points(group=GROUPS[sort])
    }
    return tuple(sorted(found.items(), key=lambda item: (item[0].name, item[0].package, item[0].value)))


@cache
def _import(plugin: Plugin) -> Any:
    point = next(point for other, point in _installed(plugin.sort) if other == plugin)
    with plugin.at_work():
        return point.load()
