"""Writes results: whole or not at all, never over what a person made, never outside the output folder.

``save`` looks before it writes (``_guard``), and ``write_atomically`` writes to a temporary file in the same folder,
forces it to the disk and renames it, so that a kill, a full disk or a second run at the same time leaves the old file
or the new one. A lock is not needed for that: the last rename wins, and both wrote the same bytes.
"""

from __future__ import annotations

import contextlib
import os
import stat
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

from teiedition.batch.inputs import is_within, reason_of, shown
from teiedition.batch.stamp import is_intact, is_stamped, stamped
from teiedition.diagnostics import InputError, Place

TEMPORARY = ".teiedition-tmp"
"""How the name of an unfinished file ends; it begins with a dot."""


@dataclass(frozen=True)
class Policy:
    """What may be written over.

    Attributes:
        force: whatever is there, but for the files that were read.
        known: sha256 of files that this program is known to have written, though they carry no mark.
        inputs: real paths of the files read; none is ever overwritten.
    """

    force: bool = False
    known: Collection[str] = ()
    inputs: Collection[str] = ()


def save(path: Path, data: bytes, folder: Path, policy: Policy, form: str = "") -> bool:
    """Write a result with its mark, unless something there must be kept.

    Args:
        path: where it goes.
        data: without the mark.
        folder: the output folder, which links must not leave.
        policy: what may be written over.
        form: the mark it gets, ``.xml`` or ``.html``, whatever its name; none where the file is the user's from now on.

    Returns:
        Whether the file changed; one that holds these very bytes is left alone, its time of change too.

    Raises:
        InputError: TEI706 can't be written, TEI707 outside the folder, TEI708 something is in the way, TEI709 edited
            by hand, TEI710 not ours, TEI721 the file was read.
    """
    data = stamped(data, form)
    try:
        return _save(path, data, folder, policy)
    except BrokenPipeError:  # a device that nobody reads any more: the program ends
        raise
    except (OSError, ValueError) as error:  # ValueError: a name with a NUL
        raise InputError("TEI706", Place(shown(path)), name=shown(path), reason=reason_of(error)) from error


def _save(path: Path, data: bytes, folder: Path, policy: Policy) -> bool:
    if _is_device(path):
        path.write_bytes(data)
        return True
    make_folder(path.parent, folder)
    real = Path(os.path.realpath(path))
    if not is_within(path, folder):
        raise InputError("TEI707", Place(shown(path)), name=shown(path), target=shown(real))
    if _guard(path, data, policy):
        return False
    write_atomically(real, data)
    return True


def write_atomically(path: Path, data: bytes) -> None:
    """Write a file whole or not at all.

    Raises:
        InputError: TEI706, the system refused.
    """
    temporary = path.parent / f".{os.urandom(8).hex()}{TEMPORARY}"
    try:
        # 0o666 less the user's umask, as any program's files; a file that is replaced hands its own mode on
        descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o666)
        try:
            with open(descriptor, "wb") as file:  # noqa: PTH123 - a descriptor has no path
                file.write(data)
                file.flush()
                os.fsync(descriptor)
            with contextlib.suppress(OSError):  # no file there yet, or one whose mode is another's to set
                temporary.chmod(stat.S_IMODE(path.stat().st_mode))
            temporary.replace(path)
        except BaseException:  # Ctrl-C too must leave nothing half-written behind
            with contextlib.suppress(OSError):
                temporary.unlink()
            raise
    except (OSError, ValueError) as error:
        raise InputError("TEI706", Place(shown(path)), name=shown(path), reason=reason_of(error)) from error


def digest(data: bytes) -> str:
    """The sha256 of a file's bytes, as ledgers write it."""
    from hashlib import sha256  # loads OpenSSL

    return sha256(data).hexdigest()


def _guard(path: Path, data: bytes, policy: Policy) -> bool:
    """Whether the file holds these bytes already; raises where it must be kept."""
    name, place = shown(path), Place(shown(path))
    if path.is_dir():
        raise InputError("TEI708", place, name=name, found="a folder", wanted="a file")
    if os.path.realpath(path) in policy.inputs:
        raise InputError("TEI721", place, name=name)
    try:
        present = path.read_bytes()
    except FileNotFoundError:
        return False
    if present == data:
        return True
    if not (policy.force or not present or is_intact(present) or digest(present) in policy.known):
        raise InputError("TEI709" if is_stamped(present) else "TEI710", place, name=name)
    return False


def make_folder(wanted: Path, folder: Path) -> None:
    """Make the folders of a result; what the links on the way lead to is looked at before anything is made."""
    if not is_within(wanted, folder):
        raise InputError("TEI707", Place(shown(wanted)), name=shown(wanted), target=shown(wanted.resolve()))
    try:
        wanted.mkdir(parents=True, exist_ok=True)
    except (FileExistsError, NotADirectoryError) as error:
        here = next((p for p in (wanted, *wanted.parents) if p.exists()), wanted)
        raise InputError("TEI708", Place(shown(here)), name=shown(here), found="a file", wanted="a folder") from error
    except (OSError, ValueError) as error:
        raise InputError("TEI706", Place(shown(wanted)), name=shown(wanted), reason=reason_of(error)) from error


def _is_device(path: Path) -> bool:
    """Whether a path is a device or a pipe (``/dev/stdout``, ``/dev/null``), which can't be renamed over."""
    try:
        mode = path.stat().st_mode
    except (OSError, ValueError):
        return False
    return not (stat.S_ISREG(mode) or stat.S_ISDIR(mode))
