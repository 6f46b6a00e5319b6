"""Addresses and the files they stand for."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import Final

_SCHEME: Final = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+:")


def is_address(name: str) -> bool:
    """Whether a name begins with a scheme: ``https:``, ``file:``. One letter is a drive of Windows."""
    return bool(_SCHEME.match(name))


def local_path(name: str) -> Path | None:
    """The file that an address or a relative reference names; None for what lies elsewhere."""
    from urllib.parse import unquote, urlsplit  # a document without schemas needs it not

    if name.replace("\\", "/").startswith("//"):
        return None  # a host: Windows would ask it for the file
    if not is_address(name):
        return Path(unquote(name.partition("#")[0]))
    parts = urlsplit(name)
    if parts.scheme.lower() != "file" or parts.netloc not in {"", "localhost"}:
        return None
    path = unquote(parts.path)
    return Path(path[1:] if re.match(r"/[A-Za-z]:", path) else path)


def is_within(path: Path, folder: Path) -> bool:
    """Whether a path lies in a folder once all links are followed."""
    return Path(os.path.realpath(path)).is_relative_to(os.path.realpath(folder))
