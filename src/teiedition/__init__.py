"""Transcriptions into validated TEI P5 scholarly editions.

``teiedition.encode``, ``teiedition.validate`` and ``teiedition.transform`` have the names and the defaults of the
commands. They are loaded when first used, so that importing the package costs nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"
__all__ = ["__version__", "encode", "transform", "validate"]

if TYPE_CHECKING:
    from teiedition.pipeline import encode, transform, validate


def __getattr__(name: str) -> Any:
    if name in {"encode", "validate", "transform"}:
        return getattr(import_module("teiedition.pipeline"), name)
    raise AttributeError(f"module 'teiedition' has no attribute {name!r}")
