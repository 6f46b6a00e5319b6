"""From what the checks of a run found to what is shown: without what is suppressed, and without what is known."""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, field
from itertools import zip_longest
from typing import TYPE_CHECKING

from teiedition.batch.checking import Checked
from teiedition.batch.run import Outcome
from teiedition.diagnostics import Diagnostic

if TYPE_CHECKING:
    from teiedition.batch.baseline import Baseline
    from teiedition.batch.ignoring import Ignoring


@dataclass
class Sieve:
    """What a run lets through; it counts what it holds back.

    Attributes:
        ignoring: the patterns of the settings.
        baseline: what is known; None for nothing.
        files: that were checked.
        checked: the real paths of those that could be read.
        kept: files whose result was that of an earlier run.
    """

    ignoring: Ignoring
    baseline: Baseline | None = None
    suppressed: int = 0
    known: int = 0
    kept: int = 0
    files: int = 0
    checked: set[str] = field(default_factory=set)
    _said: set[Diagnostic] = field(default_factory=set)

    def sift(self, outcome: Outcome[Checked]) -> list[Diagnostic]:
        """What is to be shown of one document, sorted."""
        checked = outcome.value or Checked(())
        if outcome.value is not None and not any(one.code.startswith("TEI30") for one in outcome.diagnostics):
            self.checked.add(os.path.realpath(outcome.input.path))
        self.suppressed += checked.suppressed
        self.kept += checked.kept
        self.files += outcome.value is not None
        shown = []
        for found, context in zip_longest(outcome.diagnostics, checked.contexts, fillvalue=""):
            if isinstance(found, Diagnostic) and not self._holds(found, context, outcome.input.name):
                shown.append(found)
        return sorted(shown)

    def after(self, looked_for: Callable[[], Collection[str]]) -> Iterator[Diagnostic]:
        """What can be said once all documents were checked, about patterns and baseline.

        Args:
            looked_for: gives the codes that were looked for; asked only where something was of no use.

        Emits: TEI734, TEI736.
        """
        if not self.ignoring.settled:
            yield from self.ignoring.unused(self.checked, looked_for())
        if self.baseline is not None and not self.baseline.settled:
            yield from self.baseline.stale(self.is_checked, looked_for())

    def is_checked(self, file: str) -> bool:
        """Whether a file was checked, named as the baseline does."""
        return self.baseline is not None and os.path.realpath(self.baseline.path.parent / file) in self.checked

    def _holds(self, found: Diagnostic, context: str, name: str) -> bool:
        if self.ignoring.takes(found):
            self.suppressed += 1
            return True
        if self.baseline is not None and self.baseline.knows(found, context):
            self.known += 1
            return True
        if found.place.path == name:
            return False
        # about a schema or the settings: it is said once, not for each document
        again = found in self._said
        self._said.add(found)
        return again
