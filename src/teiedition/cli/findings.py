"""Findings on standard output: those of a file as soon as it is checked where the format allows it, else all at the end."""

from __future__ import annotations

import os
import sys
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from teiedition.cli.output import emit_text, exit_status
from teiedition.diagnostics import Diagnostic, Severity

_WORDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "hint"}


@dataclass
class Printer:
    """Writes findings in a format, and counts them. What is written at once is not held in memory.

    Attributes:
        style: a name of ``reporters.REPORTERS``.
        sources: gives the text of a file by its path, for excerpts.
        strict: warnings too make the exit status 1.
        status: the exit status so far.
    """

    style: str
    sources: Callable[[str], str | None]
    strict: bool = False
    status: int = 0
    counts: Counter[Severity] = field(default_factory=Counter)
    _files: int = 0
    _last: str | None = None
    _held: list[Diagnostic] = field(default_factory=list)

    def add(self, found: Sequence[Diagnostic], before: Callable[[], None] = lambda: None) -> None:
        """Take the findings of a file.

        Args:
            found: sorted.
            before: called where something is written now.
        """
        if not found:
            return
        self.status = max(self.status, exit_status(found, strict=self.strict))
        self.counts.update(one.severity for one in found)
        for one in found:
            self._files += one.place.path != self._last
            self._last = one.place.path
        from teiedition.reporters import STREAMED, render_blocks

        if self.style == "text":
            before()
            emit_text(render_blocks(found, self.sources, colour=_colour()))
        elif self.style in STREAMED:
            before()
            emit_text(STREAMED[self.style](found, self.sources))
        else:
            self._held.extend(found)

    def close(self) -> None:
        """Write what could not be written before."""
        from teiedition.reporters import REPORTERS, STREAMED, summary_of

        if self.style == "text":
            emit_text(f"{summary_of(self.counts, self._files)}\n")
        elif self.style not in STREAMED:
            emit_text(REPORTERS[self.style](self._held, self.sources))

    @property
    def said(self) -> str:
        """The numbers in words: "2 errors, 1 warning, 0 hints"."""
        return ", ".join(counted(self.counts[severity], word) for severity, word in _WORDS.items())


def counted(number: int, word: str) -> str:
    """A number with its noun: "1 file", "1,200 files"."""
    return f"{number:,} {word}{'' if number == 1 else 's'}"


def _colour() -> bool:
    return sys.stdout.isatty() and "NO_COLOR" not in os.environ
