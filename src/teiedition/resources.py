"""The one door to schema/, transforms/ and the packaged tables, from a wheel and from an editable install alike.

In a wheel they lie in ``teiedition/_data/`` (hatchling force-include); in a checkout beside ``src/``.
"""

from __future__ import annotations

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
