"""Lists of words that several annotators ask: whether a word is English, loaded once, when first asked."""

from __future__ import annotations

import gzip
from functools import cache

from teiedition.resources import resource


@cache
def english_words() -> frozenset[str]:
    """English words in lower case, all spellings and inflections, no names (SCOWL up to size 60)."""
    data = gzip.decompress(resource("tables", "words", "en.txt.gz").read_bytes())
    return frozenset(data.decode("utf-8").split("\n"))
