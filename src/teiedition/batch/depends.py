"""The files that the findings about a document depend on beside its own bytes, told from the bytes alone.

Rather one file too many than one too few: each costs a look at its size and time of change. Where it can't be told
(pointers that a prefix turns into names of files), the answer is None, and no result is kept.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path
from typing import Final
from urllib.parse import unquote

State = tuple[str, int, int]
"""A file by its path, its size and its time of change; -1 for one that is not there."""

_ROOT: Final = re.compile(rb"<[A-Za-z_\x80-\xff]")
_MODEL: Final = re.compile(rb"""<\?xml-model\s[^>]*?href\s*=\s*["']([^"']+)["']""")
_VALUE: Final = re.compile(rb"""=\s*(?:"([^"<]*)"|'([^'<]*)')""")
_PREFIX: Final = re.compile(rb"""\breplacementPattern\s*=\s*["'][^"':#]*\$""")
"""A prefixDef that makes names of files out of pointers."""
_QUOTED: Final = re.compile(rb"""["']([^"'<>]{1,250})["']""")
_XINCLUDE: Final = b"http://www.w3.org/2001/XInclude"
_PART: Final = re.compile(
    rb"""(?:\bhref|\buri|\bcatalog|\bschemaLocation|\binclude|\bexternal|\binherit|\bSYSTEM|\bdoc(?:ument)?\()\s*=?\s*["']([^"']+)["']"""
)
_MOST: Final = 2000
"""Files that one document may name; of more, nothing is kept."""


def states_for(data: bytes, path: str, found: Iterable[Path] = ()) -> list[State] | None:
    """The files that a document names, each with its state now.

    Args:
        data: the bytes of the document.
        path: where it lies.
        found: schemas that were found for it, however it names them.

    Returns:
        None where it can't be told what the document depends on.
    """
    if _PREFIX.search(data) or data.startswith((b"\xff\xfe", b"\xfe\xff", b"<\x00", b"\x00<")):
        return None
    first = _ROOT.search(data)
    prolog = data[: first.start()] if first else data
    folder = os.path.dirname(os.path.abspath(path))  # noqa: PTH100, PTH120 - links unresolved, as the document means it
    schemas = set(_MODEL.findall(prolog))
    if b"<!DOCTYPE" in prolog:
        schemas.update(_QUOTED.findall(prolog[prolog.index(b"<!DOCTYPE") :]))
    roots = {*(_below(folder, name) for name in schemas), *(os.path.abspath(one) for one in found)}  # noqa: PTH100
    files = {file for root in roots for file in schema_files(root)}
    files.update(_below(folder, name) for name in _pointed_to(data))
    files.discard("")
    return [state_of(file) for file in sorted(files)] if len(files) <= _MOST else None


def _pointed_to(data: bytes) -> set[bytes]:
    """What may be the name of a file, among the words of all attributes: it has a dot or a slash, and no scheme."""
    values = {value for pair in _VALUE.findall(data) for value in pair if b"." in value or b"/" in value}
    words = {word.partition(b"#")[0] for value in values for word in value.split()}
    return {word for word in words if (b"." in word or b"/" in word) and b":" not in word and len(word) < 250}


def has_inclusions(data: bytes) -> bool:
    """Whether a document speaks of XInclude."""
    return _XINCLUDE in data


def state_of(path: str) -> State:
    """The state of a file."""
    try:
        status = os.stat(path)  # noqa: PTH116 - a pathless string, many times
    except (OSError, ValueError):
        return path, -1, -1
    return path, status.st_size, status.st_mtime_ns


@lru_cache(maxsize=64)
def schema_files(path: str) -> tuple[str, ...]:
    """A schema and all that it includes, as far as they are files of this machine."""
    found: dict[str, None] = {}
    waiting = [path] if path else []
    while waiting and len(found) < _MOST:
        here = waiting.pop()
        if here not in found:
            found[here] = None
            waiting.extend(_parts(here))
    return tuple(found)


def folder_states(folder: Path) -> Iterator[State]:
    """The states of all files below a folder, sorted."""
    for here, folders, files in os.walk(folder):
        folders.sort()
        yield from (state_of(os.path.join(here, name)) for name in sorted(files))  # noqa: PTH118


def unchanged(states: Iterable[State]) -> bool:
    """Whether files are as they were."""
    return all(state_of(state[0]) == state for state in states)


def _parts(path: str) -> Iterator[str]:
    try:
        if not os.path.isfile(path):  # noqa: PTH113
            return
        data = Path(path).read_bytes()
    except (OSError, ValueError):
        return
    folder = os.path.dirname(path)  # noqa: PTH120
    yield from filter(None, (_below(folder, name) for name in _PART.findall(data)))


def _below(folder: str, name: bytes) -> str:
    """The file that a reference from a folder means; empty for an address of the network."""
    text = unquote(name.decode("utf-8", "replace")).removeprefix("file://").partition("#")[0]
    return "" if "://" in text or not text else os.path.normpath(os.path.join(folder, text))  # noqa: PTH118
