"""One build of an edition at a time. The system itself lets go of the lock when a build dies, however it dies."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from teiedition.batch.inputs import reason_of, shown
from teiedition.diagnostics import InputError, Place


@contextmanager
def locked(path: Path) -> Iterator[None]:
    """Hold the lock file for as long as the block runs.

    Args:
        path: of the lock file, whose folder exists; the file stays, holding the number of the last process.

    Raises:
        InputError: TEI717 another build is at work, TEI706 the file can't be written.
    """
    try:
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o666)
    except OSError as error:
        raise InputError("TEI706", Place(shown(path)), name=shown(path), reason=reason_of(error)) from error
    try:
        if not _take(descriptor):
            process = os.read(descriptor, 20).decode("ascii", "replace").strip() or "unknown"
            raise InputError("TEI717", Place(shown(path)), process=process)
        os.truncate(descriptor, 0)
        os.write(descriptor, f"{os.getpid()}\n".encode("ascii"))
        yield
    finally:
        os.close(descriptor)


def _take(descriptor: int) -> bool:
    """Lock an open file, or say that another has it. Where locks don't exist, renames alone must keep files whole."""
    try:
        import fcntl
    except ImportError:  # pragma: no cover - Windows
        return True
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    except OSError:  # pragma: no cover - network file systems without locks
        return True
    return True
