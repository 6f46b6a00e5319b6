"""``validate --fix`` and ``validate --diff``: repairs applied to files, or shown."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from teiedition.cli.output import COULD_NOT_RUN, FOUND, emit, exit_status, note, report

if TYPE_CHECKING:
    from teiedition.batch import Input
    from teiedition.batch.repairing import Repaired
    from teiedition.diagnostics import Report
    from teiedition.options import ValidateOptions


def fix(inputs: Sequence[Input], work: tuple[ValidateOptions, bool, int], findings: Report, *, quiet: bool) -> None:
    """Repair files in place, and say how many.

    Args:
        inputs: the files.
        work: the schema and the codes, whether unsafe repairs are applied too, and with how many processes.
        findings: receives what could not be read or written.
        quiet: say nothing.
    """
    from teiedition.batch.repairing import write_repaired
    from teiedition.diagnostics import TeiEditionError

    files = done = refused = 0
    for one, repaired in _repaired(inputs, work, findings):
        refused += repaired.refused
        try:
            if write_repaired(one.path, repaired):
                files, done = files + 1, done + len(repaired.repairs)
        except TeiEditionError as error:
            findings.extend([error.diagnostic])
    if not quiet:
        _tell(f"{_counted(done, 'repair')} in {_counted(files, 'file')}", refused)


def diff(inputs: Sequence[Input], work: tuple[ValidateOptions, bool, int], findings: Report, *, quiet: bool) -> int:
    """Show what ``fix`` would change, as a unified diff, and write nothing.

    Returns:
        The exit status: 1 where something would change.
    """
    from teiedition.batch.repairing import render_diff

    done = refused = files = 0
    for one, repaired in _repaired(inputs, work, findings):
        refused += repaired.refused
        if repaired.after != repaired.before:
            emit(render_diff(one.path, repaired))
            files, done = files + 1, done + len(repaired.repairs)
    report(list(findings))
    if not quiet:
        _tell(f"{_counted(done, 'repair')} in {_counted(files, 'file')} would be made", refused)
    return COULD_NOT_RUN if exit_status(findings) == COULD_NOT_RUN else FOUND if files else exit_status(findings)


def _repaired(
    inputs: Sequence[Input], work: tuple[ValidateOptions, bool, int], findings: Report
) -> Iterator[tuple[Input, Repaired]]:
    from teiedition.batch import run
    from teiedition.batch.repairing import Repairing

    options, unsafe, jobs = work
    for outcome in run(inputs, Repairing(options, unsafe), jobs):
        findings.extend(outcome.diagnostics)
        if outcome.value is not None:
            yield outcome.input, outcome.value


def _tell(said: str, refused: int) -> None:
    note(said + (f"; {refused} more with --unsafe-fixes" if refused else ""))


def _counted(number: int, word: str) -> str:
    return f"{number:,} {word}{'' if number == 1 else 's'}"
