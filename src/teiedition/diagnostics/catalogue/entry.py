"""One code of the catalogue."""

from __future__ import annotations

from typing import NamedTuple


class Entry(NamedTuple):
    """A code and its wording.

    Attributes:
        code: ``TEI`` and three digits.
        name: reads after "allow": ``dangling-pointer``.
        severity: ``error``, ``warning`` or ``info``.
        message: the fact; ``{word}`` is filled by the place that reports it.
        remedy: what to do; may be empty.
    """

    code: str
    name: str
    severity: str
    message: str
    remedy: str = ""
