"""What ``encode`` and ``transform`` share: from names to files written, findings shown and the exit status."""

from __future__ import annotations

import glob
import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import click

from teiedition.batch import Destination, Input, Policy, destinations, expand, run, save, shown
from teiedition.batch.inputs import LIST, STDIN, is_list
from teiedition.batch.run import Work
from teiedition.batch.stamp import stamped
from teiedition.cli.output import emit, exit_status, note, report
from teiedition.cli.progress import watched
from teiedition.diagnostics import Diagnostic, Report, TeiEditionError

if TYPE_CHECKING:
    from teiedition.batch.work import Made


@dataclass(frozen=True)
class Order:
    """What was asked for on the command line.

    Attributes:
        files: the names as given.
        output: the ``-o``; None for standard output.
        suffix: of the results.
        jobs: processes, 0 for as many as serve.
        findings: collects what is found about names, before any document is read.
    """

    files: Sequence[str]
    output: str | None
    suffix: str
    force: bool = False
    quiet: bool = False
    strict: bool = False
    jobs: int = 0
    findings: Report = field(default_factory=Report)


def gather(files: Sequence[str], suffixes: Iterable[str], findings: Report) -> list[Input]:
    """The documents that names stand for.

    Raises:
        click.UsageError: standard input is named twice.
    """
    if sum(name in {STDIN, f"{LIST}{STDIN}"} for name in files) > 1:
        raise click.UsageError("Standard input (-) can be read once only.")
    return expand(files, suffixes, findings)


def make(inputs: Sequence[Input], work: Work[Made], order: Order) -> int:
    """Do the work on each document, write what it gives, show what was found.

    Returns:
        The exit status.
    """
    to_stdout = order.output in {None, STDIN}
    if to_stdout and len(inputs) > 1:
        raise click.UsageError("Several results need a folder: give -o FOLDER/.")
    several = any(map(_names_several, order.files))
    planned = destinations(inputs, order.output, order.suffix, order.findings, folder=several)
    pairs = [(one, goal) for one, goal in zip(inputs, planned, strict=True) if goal is not None]
    policy = Policy(order.force, inputs=frozenset(os.path.realpath(one.path) for one in inputs))
    found: list[Diagnostic] = list(order.findings)
    written: list[str] = []
    outcomes = watched(run([one for one, _ in pairs], work, order.jobs), len(pairs), "documents")
    for outcome, (_, goal) in zip(outcomes, pairs, strict=True):
        found.extend(outcome.diagnostics)
        if outcome.value is not None:
            try:
                written += _put(outcome.value, goal, order.suffix, policy)
            except TeiEditionError as error:
                found.append(error.diagnostic)
    report(found)
    if not order.quiet:
        for name in written:
            note(name)
    return exit_status(found, strict=order.strict)


def _names_several(name: str) -> bool:
    """Whether a name may stand for several documents, so that the output is a folder."""
    return is_list(name) or os.path.isdir(name) or (glob.has_magic(name) and not os.path.lexists(name))  # noqa: PTH112 - names may be no UTF-8


def _put(made: Made, goal: Destination, suffix: str, policy: Policy) -> list[str]:
    """Write one result; the lines to say about it."""
    lines = list(made.reasons)
    if goal.path is None:
        emit(stamped(made.data, suffix))
        return lines
    changed = save(goal.path, made.data, goal.folder, policy, suffix)
    return [*lines, f"{'wrote' if changed else 'unchanged'} {shown(goal.path)}"]
