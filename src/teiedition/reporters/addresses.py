"""The path of a file as a URI reference, as SARIF and SVRL want it."""

from __future__ import annotations

from pathlib import PurePath
from urllib.parse import quote  # slow to load: those who need it import this module when they do


def address_of(path: str) -> str:
    """A ``file:`` address for an absolute path; for any other a relative reference, its colons escaped."""
    pure = PurePath(path)
    quoted = quote(pure.as_posix(), errors="replace")
    if pure.is_absolute():
        return f"file://{'' if quoted.startswith('/') else '/'}{quoted}"
    return quoted
