"""The packaged tables: what is often written for what, read when first needed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache

from teiedition.resources import resource

ANYTHING = "#"
"""In the table of wrappers: for any element, and for text."""


def _rows(name: str) -> Iterator[list[str]]:
    for line in resource("tables", "repairs", name).read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("# "):
            yield line.split("\t")


@cache
def meant_for(name: str) -> Mapping[str, tuple[str, ...]]:
    """A table of two columns, ``elements.tsv`` for one: what is written to what is meant, likeliest first."""
    return {written: tuple(meant.split()) for written, meant in _rows(name)}


@cache
def meant_values(kind: str) -> Mapping[str, str]:
    """The values of one kind, ``lang`` or ``truth``: what is written to what is meant."""
    return {written: meant for of, written, meant in _rows("values.tsv") if of == kind}


@cache
def claim_nothing() -> frozenset[str]:
    """The elements that may be inserted empty."""
    return frozenset(name for row in _rows("empty.txt") for name in row[0].split())
