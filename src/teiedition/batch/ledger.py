"""The ledger of a build: a line for each step done on a document, by which the next build knows what it need not do.

A line holds the key of its step (sha256 of all that the result depends on), the files written with their sha256, and
what was found, so that an unchanged document keeps its findings and its share in the exit status. Lines are added as
the work goes on, so a killed build resumes; at the end the file is written anew, sorted. It is a help, not a truth:
a damaged or missing line costs the work of that document again, nothing else.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from teiedition import __version__
from teiedition.batch.rows import diagnostic_of, row_of
from teiedition.batch.writing import digest, write_atomically
from teiedition.diagnostics import Diagnostic
from teiedition.resources import folder


@dataclass(frozen=True)
class Line:
    """One step done on one document.

    Attributes:
        step: "encode" or "publish".
        result: the document, as its results are named: ``1946/trials``.
        key: of the step.
        files: paths below the edition's folder, each with the sha256 of what was written.
        counts: what the document holds, by name.
        diagnostics: what was found; their paths are below the edition's folder too.
    """

    step: str
    result: str
    key: str
    files: tuple[tuple[str, str], ...] = ()
    counts: tuple[tuple[str, int], ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()

    def stands(self, edition: Path, key: str) -> bool:
        """Whether the step need not be done again: the same key, and its files are as they were written."""
        return self.key == key and all(digest_of(edition / name) == wanted for name, wanted in self.files)


@dataclass
class Ledger:
    """The lines of an edition, by step and document."""

    path: Path
    lines: dict[tuple[str, str], Line] = field(default_factory=dict)
    touched: set[tuple[str, str]] = field(default_factory=set)

    @classmethod
    def load(cls, path: Path) -> Ledger:
        """Read the lines that can be read; the last one of a step and document counts."""
        ledger = cls(path)
        try:
            rows = path.read_text("utf-8", "replace").split("\n")
        except OSError:
            rows = []
        for row in rows:
            try:
                line = _line(json.loads(row))
            except (ValueError, KeyError, TypeError, RecursionError):
                continue
            ledger.lines[line.step, line.result] = line
        return ledger

    def known(self) -> frozenset[str]:
        """The sha256 of all files written."""
        return frozenset(wanted for line in self.lines.values() for _, wanted in line.files)

    def put(self, line: Line) -> None:
        """Note a step as done, at once also on the disk."""
        self.keep(line)
        with self.path.open("a", encoding="utf-8", newline="\n") as file:
            file.write(_row(line))

    def keep(self, line: Line) -> None:
        """Note that a line still holds."""
        self.lines[line.step, line.result] = line
        self.touched.add((line.step, line.result))

    def gone(self) -> list[Line]:
        """The lines of steps that nothing asked for any more."""
        return [line for key, line in self.lines.items() if key not in self.touched]

    def close(self) -> None:
        """Write the lines that hold, sorted; not where the file says so already.

        Raises:
            InputError: TEI706.
        """
        data = "".join(_row(self.lines[key]) for key in sorted(self.touched)).encode("utf-8")
        if digest_of(self.path) != digest(data):
            write_atomically(self.path, data)


def key_of(*parts: str) -> str:
    """The key of a step from all that its result depends on."""
    return hashlib.sha256("\0".join(parts).encode("utf-8", "surrogateescape")).hexdigest()


def digest_of(path: Path) -> str:
    """The sha256 of a file; empty where it can't be read."""
    try:
        return digest(path.read_bytes())
    except OSError:
        return ""


def digest_of_folder(path: Path) -> str:
    """A sha256 of the names and contents of all XML files of a folder."""
    files = sorted(path.rglob("*.xml")) if path.is_dir() else []
    return key_of(*(f"{file.relative_to(path)} {digest_of(file)}" for file in files))


@cache
def program() -> str:
    """What stands for this program: its version, and name, size and time of change of each of its files.

    The version alone would serve an installed program; whoever changes an annotator or a stylesheet in a checkout
    wants the change to show.
    """
    roots = [Path(__file__).resolve().parent.parent, folder("schema"), folder("transforms")]
    return key_of(__version__, *(row for root in roots for row in _state(root)))


def _state(root: Path) -> Iterable[str]:
    for here, folders, files in os.walk(root):
        folders[:] = sorted(name for name in folders if name != "__pycache__")
        for name in sorted(files):
            status = os.stat(os.path.join(here, name))  # noqa: PTH116, PTH118 - a third of a build that changes nothing
            yield f"{name} {status.st_size} {status.st_mtime_ns}"


def _row(line: Line) -> str:
    row: dict[str, Any] = {
        "step": line.step,
        "result": line.result,
        "key": line.key,
        "files": line.files,
        "counts": line.counts,
        "diagnostics": [row_of(found) for found in line.diagnostics],
    }
    return json.dumps(row, sort_keys=True) + "\n"


def _line(row: dict[str, Any]) -> Line:
    return Line(
        str(row["step"]),
        str(row["result"]),
        str(row["key"]),
        tuple((str(name), str(wanted)) for name, wanted in row["files"]),
        tuple((str(name), int(count)) for name, count in row["counts"]),
        tuple(diagnostic_of(found) for found in row["diagnostics"]),
    )
