"""The settings a command works by: those of edition.toml, over which the command line wins.

Looked for in this order: the file that ``--config`` names; ``edition.toml`` in the current folder; in the folder that
holds all inputs, then in each folder above it. So it is the same edition whatever the order of the inputs.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from teiedition.batch import Input
from teiedition.batch.inputs import STDIN
from teiedition.cli.output import COULD_NOT_RUN, exit_status, report
from teiedition.diagnostics import Report, TeiEditionError
from teiedition.edition import Edition, find_settings, load_edition


def edition_of(config: str | None, inputs: Sequence[Input]) -> Edition:
    """The edition that some inputs belong to; one without settings where there is none."""
    path = Path(config) if config else find_settings([Path(), *_folders_above(inputs)])
    return read_settings(path) if path else Edition()


def read_settings(path: Path) -> Edition:
    """The settings of a file; ends the program where they are wrong, since results would not be what was meant."""
    findings = Report()
    try:
        edition = load_edition(path, findings)
    except TeiEditionError as error:
        report([error.diagnostic])
        raise SystemExit(COULD_NOT_RUN) from error
    if exit_status(findings):
        report(findings.diagnostics)
        raise SystemExit(COULD_NOT_RUN)
    return edition


def _folders_above(inputs: Sequence[Input]) -> list[Path]:
    folders = [os.path.dirname(os.path.abspath(one.path)) for one in inputs if one.path != STDIN]  # noqa: PTH100, PTH120 - links unresolved, as the user wrote them
    if not folders:
        return []
    try:
        common = Path(os.path.commonpath(folders))
    except ValueError:  # on two drives
        return []
    return [common, *common.parents]
