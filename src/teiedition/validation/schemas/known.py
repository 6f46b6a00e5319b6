"""Schemas that many documents name by their address on the network, and the name each is kept under."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from teiedition.resources import resource

OWN = "teiedition"
"""The name of the edition's own grammar and rules, which are always at hand."""


class Known(NamedTuple):
    """One row of ``tables/schemas/known.tsv``.

    Attributes:
        addresses: matches an address without its scheme.
        source: where it is fetched from once the user asks for it.
    """

    name: str
    addresses: str
    source: str


@lru_cache(maxsize=1)
def known_schemas() -> tuple[Known, ...]:
    """The table."""
    lines = resource("tables", "schemas", "known.tsv").read_text(encoding="utf-8").splitlines()
    return tuple(Known(*line.split("\t")) for line in lines if line and not line.startswith("#"))


def known_by_address(uri: str) -> Known | None:
    """The schema that an address is known to stand for."""
    scheme, separator, rest = uri.partition("://")
    if not separator or scheme.lower() not in {"http", "https"}:
        return None
    return next((known for known in known_schemas() if re.fullmatch(known.addresses, rest, re.IGNORECASE)), None)


def known_by_name(name: str) -> Known | None:
    """The schema that is usually kept under a name."""
    return next((known for known in known_schemas() if known.name == name), None)
