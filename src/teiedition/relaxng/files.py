"""Files that are read whole: plain ones, and none that never ends."""

from __future__ import annotations

import os
import stat
from pathlib import Path

LIMIT = 32 * 2**20
"""Bytes. The largest schema of TEI has one million; what is larger is no schema and may be endless."""


def read_plain(path: Path, limit: int = LIMIT) -> bytes:
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
