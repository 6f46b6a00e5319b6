"""The value a finding is, where it stands, and the list that collects findings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum

from teiedition.diagnostics.catalogue import ENTRIES
from teiedition.diagnostics.repair import Repair


class Severity(StrEnum):
    """How much a finding weighs: an error makes the exit status 1, the others only with ``--strict``."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Where a finding stands in a file.

    Lines and columns count from 1, columns in Unicode code points; 0 means unknown. The end is exclusive, as in
    SARIF. ``xpath`` names the element with the names and ids a reader knows it by.
    """

    path: str = ""
    line: int = 0
    column: int = 0
    end_line: int = 0
    end_column: int = 0
    xpath: str = ""

    def __str__(self) -> str:
        where = self.path or "<memory>"
        if self.line:
            where += f":{self.line}"
        if self.line and self.column:
            where += f":{self.column}"
        return where


NOWHERE = Place()


@dataclass(frozen=True, slots=True, order=True)
class Diagnostic:
    """A finding about a document: a stable code, a place, and the words that complete the catalogue's wording."""

    place: Place
    code: str
    values: tuple[tuple[str, str], ...] = ()
    repair: Repair | None = field(default=None, compare=False)
    """Edits that make the finding go away, where some were found and tried; two findings may differ in it and be one."""

    @classmethod
    def of(cls, code: str, place: Place = NOWHERE, **values: object) -> Diagnostic:
        """Make a finding from keyword arguments.

        Raises:
            KeyError: the catalogue has no such code.
        """
        ENTRIES[code]
        return cls(place, code, tuple(sorted((name, str(value)) for name, value in values.items())))

    @property
    def name(self) -> str:
        """The code's name, which reads after "allow": ``dangling-pointer``."""
        return ENTRIES[self.code].name

    @property
    def severity(self) -> Severity:
        return Severity(ENTRIES[self.code].severity)

    @property
    def message(self) -> str:
        """The fact, in at most 200 characters."""
        return _shorten(ENTRIES[self.code].message.format(**_bounded(self.values)))

    @property
    def remedy(self) -> str:
        """What the editor can do about it; empty where nothing is to be done."""
        return _shorten(ENTRIES[self.code].remedy.format(**_bounded(self.values)))

    @property
    def own_values(self) -> tuple[tuple[str, str], ...]:
        """The values that depend on the place alone: the finding is known by them when lines move and words are added."""
        return tuple(
            (name, value)
            for name, value in self.values
            if name not in _ELSEWHERE and not (name == "line" and value.isdigit())
        )

    def __str__(self) -> str:
        return f"{self.place}: {self.code} {self.message}" + (f"; {self.remedy}" if self.remedy else "")


def _bounded(values: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Quoted text must not flood the message, nor break its line or the terminal."""
    return {name: _shorten(visible(value), _LIMITS.get(name, 80)) for name, value in values}


_ELSEWHERE = frozenset({"all", "count", "expected", "hint", "known", "near", "others", "times"})
"""Values that depend on what stands elsewhere: how often, what else there is, what would do instead."""

_LIMITS = {"message": 200, "reason": 160, "statement": 160, "evidence": 160, "hint": 160}
"""Characters of values that are sentences of ours, of a schema or a parser, and not quoted text; 80 for the others."""


def visible(value: str) -> str:
    """Text that can't steer a terminal: controls, bidirectional marks and odd spaces as ``\\u001b``."""
    if value.isprintable():
        return value
    return "".join(c if c.isprintable() else f"\\u{ord(c):04x}" for c in value)


def _shorten(text: str, limit: int = 200) -> str:
    return text if len(text) <= limit else text[: limit - 1].rstrip() + "…"


@dataclass(slots=True)
class Report:
    """Collects the findings of one document; stages are handed it and add to it.

    Attributes:
        suppressed: how many findings the document itself suppresses; they are not among the others.
    """

    diagnostics: list[Diagnostic] = field(default_factory=list)
    suppressed: int = 0

    def add(self, code: str, place: Place = NOWHERE, **values: object) -> None:
        """Note a finding; the keywords fill the wording of the catalogue."""
        self.diagnostics.append(Diagnostic.of(code, place, **values))

    def extend(self, diagnostics: Iterable[Diagnostic]) -> None:
        self.diagnostics.extend(diagnostics)

    def __iter__(self) -> Iterator[Diagnostic]:
        return iter(self.diagnostics)

    def __len__(self) -> int:
        return len(self.diagnostics)
