"""Addresses and the files they stand for; what is read is a plain file and no larger than a schema can be."""

from __future__ import annotations

import os
import re
import stat
from pathlib import Path
from typing import Final

LIMIT: Final = 32 * 2**20
"""Bytes. TEI All has one million; what is larger is no schema and may be endless."""
_SCHEME: Final = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+:")


def is_address(name: str) -> bool:
    """Whether a name begins with a scheme: ``https:``, ``file:``. One letter is a drive of Windows."""
    return bool(_SCHEME.match(name))


def local_path(name: str) -> Path | None:
    """The file that an address or a relative reference names; None for what lies elsewhere."""
    from urllib.parse import unquote, urlsplit  # a document without schemas needs it not

    if not is_address(name):
        return Path(unquote(name.partition("#")[0]))
    parts = urlsplit(name)
    if parts.scheme.lower() != "file" or parts.netloc not in {"", "localhost"}:
        return None
    path = unquote(parts.path)
    return Path(path[1:] if re.match(r"/[A-Za-z]:", path) else path)


def read_bounded(path: Path, limit: int = LIMIT) -> bytes:
    """The bytes of a plain file.

    Raises:
        OSError: it can't be read, is a device or a pipe, which may never end, or is larger than ``limit``.
    """
    with open(path, "rb", opener=_without_waiting) as file:  # Path.open takes no opener
        if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
            raise OSError("it is no plain file")
        data = file.read(limit + 1)
    if len(data) > limit:
        raise OSError(f"it is larger than {limit // 2**20} MB")
    return data


def _without_waiting(path: str, flags: int) -> int:
    """Open a file; a pipe that nobody writes to would wait forever."""
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))


def is_within(path: Path, folder: Path) -> bool:
    """Whether a path lies in a folder once all links are followed."""
    return Path(os.path.realpath(path)).is_relative_to(os.path.realpath(folder))
