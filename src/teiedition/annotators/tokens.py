"""Words and signs with their offsets: cut once for a document and shared by all annotators."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain
from typing import NamedTuple


class Token(NamedTuple):
    """A word or a sign. ``text`` is as written; offsets are code points of the transcription."""

    start: int
    end: int
    text: str


Occurrences = Mapping[str, Sequence[int]]
"""Each word or sign as written -> the indices of its tokens, in order. A text has a third as many words as tokens, so
that a rule which asks this asks about a word once."""

# a word keeps its inner apostrophes and full stops of initials ("U.S.S.R.", "J.P."); everything else is a sign alone;
# the first alternative is a short way for the plainest words, which the third would cut alike but slower
_TOKEN = re.compile(r"[A-Za-z][a-z]*+(?=[\s,;])|(?:[^\W\d_]\.){2,}|[^\W_]+(?:[’'\-‐‑][^\W_]+)*|\S")


def tokenize(text: str) -> tuple[Token, ...]:
    """Cut a text into words and signs; white space is left out, nothing else."""
    tokens, end, find, new = [], 0, text.find, tuple.__new__
    for word in _TOKEN.findall(text):
        start = find(word, end)  # only white space can lie between
        end = start + len(word)
        tokens.append(new(Token, (start, end, word)))  # what Token() does, at half the time: a text has many
    return tuple(tokens)


def find_occurrences(tokens: Iterable[Token]) -> Occurrences:
    """Where each word stands."""
    occurrences: defaultdict[str, list[int]] = defaultdict(list)
    for index, token in enumerate(tokens):
        occurrences[token[2]].append(index)
    return dict(occurrences)


def indices_of(words: Iterable[str], occurrences: Occurrences) -> list[int]:
    """The indices of all tokens that are one of some words, in the order of the text."""
    return sorted(chain.from_iterable(occurrences.get(word, ()) for word in words))
