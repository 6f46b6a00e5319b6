"""Runs one piece of work over many documents; a bad one never stops the rest."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Generic, TypeVar

from teiedition.batch.engines import Engine, choose_engine
from teiedition.batch.inputs import Input
from teiedition.diagnostics import Diagnostic, Place, Report, TeiEditionError
from teiedition.transcription import Source

Value = TypeVar("Value")

TRACEBACK = "TEIEDITION_TRACEBACK"
"""Set in the environment, it lets a slip of ours show where it happened."""

Work = Callable[[Source, Report], Value]
"""What is done with a document; can be pickled."""


@dataclass(frozen=True)
class Outcome(Generic[Value]):
    """What became of a document.

    Attributes:
        value: what the work gave; None where it could not be done, and then an error says why.
    """

    input: Input
    value: Value | None
    diagnostics: tuple[Diagnostic, ...] = ()


def run(
    inputs: Sequence[Input], work: Work[Value], jobs: int = 0, engine: Engine | None = None
) -> Iterator[Outcome[Value]]:
    """Do the work on each document.

    Args:
        inputs: the documents.
        work: a function that can be pickled.
        jobs: processes; 1 works in this one, 0 takes as many as serve.
        engine: another way of working; ``jobs`` then means nothing.

    Returns:
        An outcome for each document, in the order of ``inputs`` whatever the workers, each as soon as it is its turn.
    """
    chosen = engine or choose_engine(jobs, len(inputs))
    return chosen.map(partial(attempt, work), inputs, died)


def attempt(work: Work[Value], one: Input) -> Outcome[Value]:
    """Do the work on one document; whatever goes wrong becomes a diagnostic."""
    report = Report()
    try:
        value = _ahead(work, one, report)
        if value is None:
            value = work(one.load(), report)
    except TeiEditionError as error:
        return Outcome(one, None, (*report, error.diagnostic))
    except Exception as error:  # a fault of ours in one document must not stop the others
        if TRACEBACK in os.environ:
            raise
        reason = f"{type(error).__name__}: {error}"
        return Outcome(one, None, (*report, Diagnostic.of("TEI903", Place(one.name), reason=reason)))
    return Outcome(one, value, tuple(report))


def _ahead(work: Work[Value], one: Input, report: Report) -> Value | None:
    """What the work makes of a document that it need not read whole, if it can do so: its method ``of_file`` says."""
    of_file: Callable[[Input, Report], Value | None] | None = getattr(work, "of_file", None)
    return of_file(one, report) if of_file is not None else None


def died(one: Input, reason: str) -> Outcome[Value]:
    """The outcome of a document whose worker was killed."""
    return Outcome(one, None, (Diagnostic.of("TEI719", Place(one.name), name=one.name, reason=reason),))
