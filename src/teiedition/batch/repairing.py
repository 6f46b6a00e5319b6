"""The work of ``validate --fix`` on one document: its repairs applied, and what changes."""

from __future__ import annotations

import difflib
import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from teiedition.batch.inputs import shown
from teiedition.batch.writing import write_atomically
from teiedition.diagnostics import Report
from teiedition.transcription import Source

if TYPE_CHECKING:
    from teiedition.options import ValidateOptions


@dataclass(frozen=True)
class Repaired:
    """What became of a document.

    Attributes:
        before, after: its bytes.
        repairs: the sentences of what was done.
        refused: how many repairs there are that are not safe and were not asked for.
    """

    before: bytes
    after: bytes
    repairs: tuple[str, ...] = ()
    refused: int = 0


@dataclass(frozen=True)
class Repairing:
    """TEI file -> the same, repaired.

    Attributes:
        unsafe: apply also what loses something that an editor wrote.
    """

    options: ValidateOptions
    unsafe: bool = False

    def __call__(self, source: Source, report: Report) -> Repaired:
        from teiedition.validation.repairs.fixing import fix_file

        fixed = fix_file(source.data, source.path, self.options, unsafe=self.unsafe)
        return Repaired(source.data, fixed.data, fixed.repairs, fixed.refused)


def write_repaired(path: str, repaired: Repaired) -> bool:
    """Put a repaired document in the place of the old one, whole or not at all; links are followed.

    Returns:
        Whether there was anything to write.

    Raises:
        InputError: TEI706.
    """
    if repaired.after == repaired.before:
        return False
    write_atomically(Path(os.path.realpath(path)), repaired.after)
    return True


def render_diff(path: str, repaired: Repaired) -> bytes:
    """The change of a document as a unified diff, which ``patch`` takes; nothing where there is none."""
    name = os.fsencode(shown(path))
    before, after = _lines(repaired.before), _lines(repaired.after)
    lines = difflib.diff_bytes(difflib.unified_diff, before, after, name, name)
    return b"".join(line if line.endswith(b"\n") else line + b"\n\\ No newline at end of file\n" for line in lines)


def _lines(data: bytes) -> list[bytes]:
    """Lines with their line feeds; a carriage return alone ends none, for ``patch`` neither."""
    *lines, last = data.split(b"\n")
    return [*(line + b"\n" for line in lines), *([last] if last else [])]
