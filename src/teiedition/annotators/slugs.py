"""XML names made of names: readable ids of records."""

from __future__ import annotations

import re
import unicodedata

_LETTERS = str.maketrans({"ß": "ss", "ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "æ": "ae", "Æ": "Ae", "œ": "oe", "đ": "d"})


def slug(name: str) -> str:
    """An XML name made of a name: ASCII letters, digits and hyphens; "n" first where it has no letter to begin with."""
    folded = unicodedata.normalize("NFKD", name.translate(_LETTERS)).casefold()
    words = re.sub(r"[^a-z0-9]+", "-", re.sub(r"[’'.]", "", folded).encode("ascii", "ignore").decode()).strip("-")
    return words if words[:1].isalpha() else f"n-{words}".rstrip("-")
