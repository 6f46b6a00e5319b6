"""Words and signs with their offsets: cut once for a document and shared by all annotators."""

from __future__ import annotations

import re
from typing import NamedTuple


class Token(NamedTuple):
    """A word or a sign. ``text`` is as written; offsets are code points of the transcription."""

    start: int
    end: int
    text: str


# a word keeps its inner apostrophes and full stops of initials ("U.S.S.R.", "J.P."); everything else is a sign alone
_TOKEN = re.compile(r"(?:[^\W\d_]\.){2,}|[^\W_]+(?:[’'\-‐‑][^\W_]+)*|\S")


def tokenize(text: str) -> tuple[Token, ...]:
    """Cut a text into words and signs; white space is left out, nothing else."""
    return tuple([Token(match.start(), match.end(), match.group()) for match in _TOKEN.finditer(text)])
