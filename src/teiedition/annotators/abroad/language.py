"""What language a text is in: told by its script, or by the small words that hold it together."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Final

from teiedition.annotators.lexicon import table_lines
from teiedition.annotators.protocol import Context

ENGLISH: Final = "en"
LEAST_WORDS: Final = 12
"""Small words without which a text is too short to tell."""
MARGIN: Final = 1.3
"""How many times as often as the English ones the small words of another language must stand."""

_SCRIPTS: Final = (
    ("uk", "іїєґ"), ("be", "ў"), ("sr", "јљњћђ"), ("ru", "бгджзийлнпфцчшщъыьэюя"),
    ("el", "αβγδεζηθικλμνξπρστυφχψω"), ("yi", "ײױ"), ("he", "אבגדהוזחטילמנסעפצקרשת"),
    ("ar", "ابتثجحدرسعفقلمنهوي"), ("ja", "のはをにがるた"), ("zh", "的是不了人在有"), ("ko", "이다는을의에하"),
    ("hi", "कनरहमतस"),
)  # fmt: skip
"""Letters that only texts of the language have many of; of languages that share a script the rarer one comes first."""
_SHARE: Final = {"uk": 0.02, "be": 0.005, "sr": 0.02, "yi": 0.01, "ja": 0.03, "zh": 0.02, "hi": 0.1}
_LEAST_SHARE: Final = 0.15
_OTHER_LETTERS = re.compile("[\u0370-\u1fff\u3040-\ud7ff]")
"""What no Latin script has: one look tells of most texts that they need no counting."""


def text_language(context: Context, declared: str) -> str:
    """The language of a text: the one declared, unless its words clearly speak for another.

    Args:
        context: of the text.
        declared: BCP 47 tag of the edition's texts, a region with it or not.
    """
    told = find_language(context)
    return told if told and told != declared.partition("-")[0] else declared


def find_language(context: Context) -> str:
    """The language that a text's letters and small words tell.

    Returns:
        A BCP 47 tag without region; empty where too little speaks for any.
    """
    text = context.transcription.text
    if not text.isascii() and _OTHER_LETTERS.search(text) and (tag := _by_script(text)):
        return tag
    counts: dict[str, int] = {}
    for word, indices in context.occurrences.items():
        for tag in _languages().get(_folded(word), ()):
            counts[tag] = counts.get(tag, 0) + len(indices)
    best = max(counts, key=lambda tag: (counts[tag], tag), default=ENGLISH)
    rival = counts.get(ENGLISH, 0) if best != ENGLISH else 0
    return best if counts.get(best, 0) >= LEAST_WORDS and counts[best] > MARGIN * rival else ""


def count_small_words(words: Iterable[str]) -> Mapping[str, int]:
    """How many small words of each language some words hold."""
    return Counter(tag for word in words for tag in _languages().get(_folded(word), ()))


def _folded(word: str) -> str:
    return word.lower().replace("'", "’")


def _by_script(text: str) -> str:
    letters = sum(map(str.isalpha, text)) or 1
    for tag, own in _SCRIPTS:
        if sum(map(text.count, own)) > _SHARE.get(tag, _LEAST_SHARE) * letters:
            return tag
    return ""


@cache
def _languages() -> Mapping[str, tuple[str, ...]]:
    """Each small word -> the languages that have it."""
    table: dict[str, tuple[str, ...]] = {}
    for line in table_lines("languages", "words.tsv"):
        tag, words = line.split("\t")
        for word in words.split():
            table[word] = (*table.get(word, ()), tag)
    return table
