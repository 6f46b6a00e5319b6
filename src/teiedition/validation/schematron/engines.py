"""What runs a schema over a document, and what it says."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple, Protocol

from teiedition.diagnostics import Place
from teiedition.validation.schematron.model import Test
from teiedition.validation.schematron.spots import Spot
from teiedition.validation.subject import Subject

CONTEXT_FAILS: Final = "its context fails, and the pattern ends here"
"""What it would have taken from the rules after it isn't known."""


class Finding(NamedTuple):
    """A test that failed at a spot with its message; or, with no test, a rule that couldn't be judged and why.

    ``spot`` is None where the fault is the schema's own, which stands at ``place``.
    """

    spot: Spot | None
    test: Test | None
    message: str
    rule: str = ""
    place: Place = Place()


class Engine(Protocol):
    """Runs the rules of one schema over documents, one after the other."""

    def findings(self, subject: Subject) -> Iterator[Finding]:
        """What the rules find; an expression that fails is a finding, and never an exception."""
        ...
