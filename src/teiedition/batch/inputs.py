"""The documents that names on a command line stand for, in an order that never changes.

A name is a file, ``-`` (standard input), a folder (all its documents, at any depth), a pattern with ``*``, or ``@LIST``:
a file that holds such names, one a line (``@-`` reads the list from standard input). Folders and patterns are sorted by
code point, so that neither the file system nor the locale decides.
"""

from __future__ import annotations

import glob
import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path, PurePath

from teiedition.diagnostics import InputError, Place, Report
from teiedition.transcription import Source

LIMIT = 256 * 2**20
"""Bytes: a file beyond it is no transcription of one text, and may be endless (``/dev/zero``)."""

STDIN = "-"
LIST = "@"
"""What the name of a list of names begins with; ``./@name`` is a file of that name."""


@dataclass(frozen=True, slots=True)
class Input:
    """A document to work on.

    Attributes:
        path: where it lies; ``-`` for standard input.
        result: folder and stem of its results below the output folder: ``1946/trials`` for
            ``sources/1946/trials.txt`` of the folder ``sources``.
        data: its bytes where they are read already.
    """

    path: str
    result: str
    data: bytes | None = None

    @property
    def name(self) -> str:
        """The path, fit to be shown."""
        return shown(self.path)

    def load(self) -> Source:
        """Read the document.

        Raises:
            InputError: TEI701 missing, TEI702 unreadable, TEI704 too large.
        """
        return Source(read_bytes(self.path) if self.data is None else self.data, self.name)


def shown(path: str | os.PathLike[str]) -> str:
    """A path fit to be shown: bytes that are no UTF-8 and signs that would move the cursor are written as escapes."""
    text = os.fspath(path)
    if text.isprintable():
        return text
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode("ascii") for c in text)


def read_bytes(path: str) -> bytes:
    """The bytes of a file, as long as they are fewer than ``LIMIT``.

    Raises:
        InputError: TEI701 missing, TEI702 unreadable, TEI704 too large.
    """
    place = Place(shown(path))
    try:
        with open(path, "rb") as file:  # noqa: PTH123 - Path refuses names that os.fsdecode gives back
            data = file.read(LIMIT + 1)
    except FileNotFoundError as error:
        raise InputError("TEI701", place, name=shown(path)) from error
    except (OSError, ValueError) as error:  # ValueError: a name with a NUL
        raise InputError("TEI702", place, name=shown(path), reason=reason_of(error)) from error
    if len(data) > LIMIT:
        raise InputError("TEI704", place, name=shown(path), limit=LIMIT // 2**20)
    return data


def reason_of(error: Exception) -> str:
    """What the system says of a failure, without the path that the diagnostic names anyway."""
    return str((error.strerror if isinstance(error, OSError) else None) or error)


def expand(names: Sequence[str], suffixes: Iterable[str], report: Report) -> list[Input]:
    """The documents that names stand for, each once.

    Args:
        names: as given; each keeps its place in the order.
        suffixes: of the files wanted from a folder: ``(".txt",)``. A file named by itself may have any.
        report: receives the names that stand for nothing.

    Emits: TEI701 for a pattern without a match and a name without a file, TEI703 for a folder or list without documents.
    """
    wanted = tuple(suffixes)
    inputs: dict[str, Input] = {}
    for name in names:
        for one in _listed(name, report) if is_list(name) else (name,):
            for found in _expand_one(one, wanted, report):
                inputs.setdefault(os.path.normpath(found.path), found)
    return list(inputs.values())


def is_list(name: str) -> bool:
    """Whether a name is that of a list of names; a file of that very name is none."""
    return name.startswith(LIST) and len(name) > len(LIST) and not os.path.lexists(name)


def _listed(name: str, report: Report) -> list[str]:
    """The names of a list, one a line, or between NULs as ``find -print0`` and ``git ls-files -z`` write them."""
    path = name.removeprefix(LIST)
    try:
        data = sys.stdin.buffer.read(LIMIT + 1) if path == STDIN else read_bytes(path)
    except InputError as error:
        report.extend([error.diagnostic])
        return []
    lines = data.split(b"\0") if b"\0" in data else data.removeprefix(b"\xef\xbb\xbf").splitlines()
    found = [os.fsdecode(line) for line in lines if line.strip()]
    if not found:
        report.add("TEI703", Place(shown(name)), name=shown(name), wanted="names of files, one a line")
    return found


def _expand_one(name: str, suffixes: tuple[str, ...], report: Report) -> Iterator[Input]:
    if name == STDIN:
        yield Input(STDIN, "stdin", sys.stdin.buffer.read(LIMIT + 1))
    elif os.path.isdir(name):  # noqa: PTH112 - as above
        yield from _of_folder(name, suffixes, report)
    elif not os.path.lexists(name) and glob.has_magic(name):
        matches = sorted(glob.glob(name, recursive=True))  # noqa: PTH207 - keeps the user's own spelling
        if not matches:
            report.add("TEI701", Place(shown(name)), name=shown(name))
        for match in matches:
            if os.path.isdir(match):  # noqa: PTH112 - as above
                yield from _of_folder(match, suffixes, report)
            else:
                yield Input(match, PurePath(match).stem)
    else:
        yield Input(name, PurePath(name).stem)


def _of_folder(folder: str, suffixes: tuple[str, ...], report: Report) -> Iterator[Input]:
    """All documents below a folder; hidden names are left out and links to folders are not followed (they may loop)."""
    found: list[Input] = []
    for here, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for file in files:
            path = PurePath(here, file)
            if not file.startswith(".") and path.suffix.lower() in suffixes:
                found.append(Input(str(path), str(path.relative_to(folder).with_suffix(""))))
    if not found:
        report.add("TEI703", Place(shown(folder)), name=shown(folder), wanted=", ".join(suffixes))
    yield from sorted(found, key=lambda one: PurePath(one.path).parts)


def name_from(path: str, folder: Path) -> str:
    """How a file is named from a folder, with forward slashes, wherever the run was started."""
    return _name_from(path, folder, os.getcwd())  # noqa: PTH109 - a string


@lru_cache(maxsize=256)
def _name_from(path: str, folder: Path, _here: str) -> str:
    try:
        return os.path.relpath(path or ".", folder).replace(os.sep, "/")
    except ValueError:  # on another drive
        return path


def is_within(path: Path, folder: Path) -> bool:
    """Whether a path, its links followed, lies in a folder; a link that loops leads to itself."""
    return Path(os.path.realpath(path)).is_relative_to(os.path.realpath(folder))
