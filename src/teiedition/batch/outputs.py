"""Where the results of documents go: ``-o`` names a file for one input, a folder for several or when it ends in ``/``."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from teiedition.batch.inputs import STDIN, Input, shown
from teiedition.diagnostics import Place, Report


@dataclass(frozen=True, slots=True)
class Destination:
    """Where one result goes.

    Attributes:
        path: the file; None for standard output.
        folder: the output folder, which the result must not leave.
    """

    path: Path | None
    folder: Path = Path()


STDOUT = Destination(None)


def destinations(
    inputs: Sequence[Input], output: str | None, suffix: str, report: Report, *, folder: bool = False
) -> list[Destination | None]:
    """Where each input's result goes.

    Args:
        inputs: the documents.
        output: the ``-o`` of the command line; nothing or ``-`` is standard output.
        suffix: of the results: ``.xml``.
        report: receives what two inputs want at once.
        folder: the user named a folder or a pattern, so the output is a folder even for one document.

    Returns:
        In the order of the inputs; None for one whose result would share its file with another's.

    Emits: TEI705 for each of two inputs that want the same file, whichever comes first.
    """
    if output is None or output == STDIN:
        return [STDOUT] * len(inputs)
    if not (folder or len(inputs) > 1 or _names_folder(output)):
        path = Path(output)
        return [Destination(path, path.parent)]
    base = Path(output)
    wanted = [base / f"{one.result}{suffix}" for one in inputs]
    first: dict[Path, Input] = {}
    doubled: set[Path] = set()
    for one, path in zip(inputs, wanted, strict=True):
        other = first.setdefault(path, one)
        if other is not one:
            doubled.add(path)
            report.add("TEI705", Place(one.name), name=one.name, other=other.name, result=shown(path))
    return [None if path in doubled else Destination(path, base) for path in wanted]


def _names_folder(output: str) -> bool:
    return output.endswith(("/", os.sep)) or Path(output).is_dir()
