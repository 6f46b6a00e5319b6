"""Findings that an edition's settings accept for some of its files: ``[validate.ignore]``, each pattern with its reason."""

from __future__ import annotations

import os
import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from teiedition.batch.inputs import name_from
from teiedition.diagnostics import Diagnostic, Place
from teiedition.diagnostics.selection import find_codes
from teiedition.edition import FILE_NAME, Edition

LASTING = ("TEI30", "TEI7", "TEI9")
"""Codes that nothing suppresses: of files that can't be read, of the run, and of our own faults."""


@dataclass
class Rule:
    """One pattern of the settings.

    Attributes:
        words: the codes as they were written.
        used: the codes that it has suppressed.
    """

    pattern: str
    words: tuple[str, ...]
    codes: tuple[str, ...]
    place: Place
    used: set[str] = field(default_factory=set)

    @cached_property
    def _expression(self) -> re.Pattern[str]:
        return _expression(self.pattern)

    def matches(self, path: str) -> bool:
        """Whether the pattern stands for a file, named from the edition's folder with forward slashes."""
        return self._expression.fullmatch(path if "/" in self.pattern else path.rpartition("/")[2]) is not None


@dataclass
class Ignoring:
    """The patterns of an edition, which remember what they were good for.

    Attributes:
        folder: of the edition.
        faults: patterns without a reason (TEI733); they suppress nothing.
    """

    folder: Path
    rules: list[Rule] = field(default_factory=list)
    faults: list[Diagnostic] = field(default_factory=list)

    @classmethod
    def of(cls, edition: Edition) -> Ignoring:
        """As an edition's settings want it.

        Raises:
            ConfigurationError: TEI730, there is no such code.

        Emits: TEI733.
        """
        ignoring = cls(edition.folder)
        for pattern, words, reason in edition.ignore:
            place = _place(edition, pattern)
            codes = tuple(code for code in find_codes(words, place) if not code.startswith(LASTING))
            if reason.strip(" ."):
                ignoring.rules.append(Rule(pattern, words, codes, place))
            else:
                form = f'"{pattern}" = {{ codes = ["{words[0] if words else "TEI501"}"], because = "..." }}'
                ignoring.faults.append(Diagnostic.of("TEI733", place, codes=_named(words, pattern), form=form))
        return ignoring

    def takes(self, found: Diagnostic) -> bool:
        """Whether a finding is to be suppressed."""
        if not self.rules:
            return False
        path = name_from(found.place.path, self.folder)
        taking = [rule for rule in self.rules if found.code in rule.codes and rule.matches(path)]
        for rule in taking:
            rule.used.add(found.code)
        return bool(taking)

    @property
    def settled(self) -> bool:
        """Whether every pattern was of use."""
        return all(rule.used for rule in self.rules)

    def unused(self, checked: Collection[str], looked_for: Collection[str]) -> Iterator[Diagnostic]:
        """Patterns that suppressed nothing, where all files they stand for were checked.

        Args:
            checked: the real paths of the files checked.
            looked_for: the codes that were looked for.

        Emits: TEI734.
        """
        waiting = [rule for rule in self.rules if not rule.used and any(code in looked_for for code in rule.codes)]
        if not waiting:
            return
        unchecked = [
            name_from(path, self.folder) for path in _documents(self.folder) if os.path.realpath(path) not in checked
        ]
        for rule in waiting:
            if not any(rule.matches(path) for path in unchecked):
                yield Diagnostic.of("TEI734", rule.place, codes=_named(rule.words, rule.pattern))


def _named(words: tuple[str, ...], pattern: str) -> str:
    return f"{', '.join(words) or 'no code'} for {pattern}"


def _place(edition: Edition, pattern: str) -> Place:
    """The line of a pattern in the settings."""
    path = edition.folder / FILE_NAME
    try:
        lines = path.read_text("utf-8", "replace").split("\n")
    except OSError:
        lines = []
    quoted = (f'"{pattern}"', f"'{pattern}'")
    number = next((n for n, line in enumerate(lines, 1) if line.strip().startswith(quoted)), 0)
    return Place(str(path), number, 1 if number else 0)


def _documents(folder: Path) -> Iterator[str]:
    for here, folders, files in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        yield from (os.path.join(here, name) for name in files if name.lower().endswith(".xml"))  # noqa: PTH118


_PARTS = {"**/": "(?:.*/)?", "**": ".*", "*": "[^/]*", "?": "[^/]"}


def _expression(pattern: str) -> re.Pattern[str]:
    """``*`` and ``?`` within a name, ``**`` over folders; anything else stands for itself."""
    pieces = re.split(r"(\*\*/|\*\*|\*|\?)", pattern.removeprefix("./"))
    return re.compile("".join(_PARTS.get(piece, re.escape(piece)) for piece in pieces), re.DOTALL)
