"""Lists of words that several annotators ask: whether a word is English, loaded once, when first asked."""

from __future__ import annotations

import gzip
from collections.abc import Mapping
from functools import cache

from teiedition.resources import resource


@cache
def english_words() -> frozenset[str]:
    """English words in lower case, all spellings and inflections, no names (SCOWL up to size 60)."""
    data = gzip.decompress(resource("tables", "words", "en.txt.gz").read_bytes())
    return frozenset(data.decode("utf-8").split("\n"))


def table_lines(*parts: str) -> list[str]:
    """The lines of a packaged table, without comments and empty ones: ``table_lines("names", "given.txt")``."""
    lines = resource("tables", *parts).read_text(encoding="utf-8").split("\n")
    return [line for line in lines if line and not line.startswith("#")]


def sections(*parts: str) -> Mapping[str, frozenset[str]]:
    """The words of a packaged table under its headings: ``[title]``, then lines of words."""
    found: dict[str, set[str]] = {}
    current: set[str] = set()
    for line in table_lines(*parts):
        if line.startswith("["):
            current = found.setdefault(line.strip("[]"), set())
        else:
            current.update(line.split())
    return {name: frozenset(section) for name, section in found.items()}
