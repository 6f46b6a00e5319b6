"""The closed lists: phrases by their first word, and the function words of languages."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from teiedition.annotators.lexicon import table_lines
from teiedition.annotators.tokens import tokenize


class Phrase(NamedTuple):
    """Words in lower case with straight apostrophes, and the language."""

    words: tuple[str, ...]
    lang: str


def folded(word: str) -> str:
    """As the lists are compared: lower case, one kind of apostrophe."""
    return word.lower().replace("’", "'")


@cache
def phrases() -> Mapping[str, tuple[Phrase, ...]]:
    """First word -> phrases, the longest first."""
    table: dict[str, list[Phrase]] = {}
    for phrase, lang in _rows("phrases.tsv"):
        words = tuple(folded(token.text) for token in tokenize(phrase))
        table.setdefault(words[0], []).append(Phrase(words, lang))
    return {first: tuple(sorted(found, key=lambda p: (-len(p.words), p))) for first, found in table.items()}


@cache
def languages() -> Mapping[str, frozenset[str]]:
    """Function word -> the languages that have it."""
    table: dict[str, set[str]] = {}
    for lang, words in _rows("function-words.tsv"):
        for word in words.split():
            table.setdefault(folded(word), set()).add(lang)
    return {word: frozenset(langs) for word, langs in table.items()}


def _rows(name: str) -> list[tuple[str, str]]:
    cells = (line.split("\t") for line in table_lines("foreign", name))
    return [(left, right) for left, right in cells]
