"""The one door to schema/, transforms/ and the packaged tables, from a wheel and from an editable install alike.

In a wheel they lie in ``teiedition/_data/`` (hatchling force-include); in a checkout beside ``src/``. What is made on the
user's machine lies in ``cache_folder`` where it may be thrown away, else in ``data_folder``.
"""

from __future__ import annotations

import os
import sys
from functools import cache
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent
FOLDERS = {"schema": "schema", "transforms": "transforms", "tables": "tables", "tei": "tei", "codes": "docs/codes"}
"""Each sort of packaged data with its folder in a checkout; in a wheel it has the name of the sort."""


@cache
def folder(name: str) -> Path:
    """The folder of one sort of packaged data.

    Args:
        name: one of ``FOLDERS``.

    Raises:
        FileNotFoundError: the installation is damaged.
    """
    if name in FOLDERS:
        for path in (_PACKAGE / "_data" / name, _PACKAGE.parent.parent / FOLDERS[name], _PACKAGE / name):
            if path.is_dir():
                return path
    raise FileNotFoundError(f"the installation of teiedition lacks its folder {name!r}")


def resource(name: str, *parts: str) -> Path:
    """The path of one packaged file: ``resource("schema", "teiedition.rng")``."""
    return folder(name).joinpath(*parts)


def cache_folder(name: str) -> Path | None:
    """The user's folder for what may be thrown away and made again: compiled schemas, results.

    ``TEIEDITION_CACHE`` names another; empty it stands for none. Else it is where the system keeps such things:
    ``$XDG_CACHE_HOME`` or ``~/.cache``, ``~/Library/Caches``, ``%LOCALAPPDATA%``.

    Args:
        name: of the folder in it.

    Returns:
        A path that need not exist yet; None where nothing is to be kept.
    """
    said = os.environ.get("TEIEDITION_CACHE")
    if said is not None:
        return Path(said, name) if said else None
    home = os.path.expanduser("~")  # noqa: PTH111 - Path.home raises where there is none
    system = {"win32": os.environ.get("LOCALAPPDATA", ""), "darwin": os.path.join(home, "Library", "Caches")}  # noqa: PTH118
    base = os.environ.get("XDG_CACHE_HOME") or system.get(sys.platform) or os.path.join(home, ".cache")  # noqa: PTH118
    return Path(base, "teiedition", name) if os.path.isabs(base) else None  # noqa: PTH117


def data_folder() -> Path:
    """The user's folder for what is to be kept, such as schemas under names: ``TEIEDITION_DATA``, else the system's place."""
    if said := os.environ.get("TEIEDITION_DATA"):
        return Path(said)
    home = os.path.expanduser("~")  # noqa: PTH111 - Path.home raises where there is none
    usual = {"win32": os.environ.get("LOCALAPPDATA", ""), "darwin": f"{home}/Library/Application Support"}
    said = os.environ.get("XDG_DATA_HOME", "")
    base = (said if os.path.isabs(said) else "") or usual.get(sys.platform) or f"{home}/.local/share"  # noqa: PTH117
    return Path(base, "teiedition")
