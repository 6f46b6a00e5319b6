"""Which words there are, and how usual they are."""

from __future__ import annotations

import gzip
from collections.abc import Mapping
from functools import cache

from teiedition.annotators.lexicon import english_words, sections, table_lines
from teiedition.resources import resource

CLASS_WEIGHTS = (1.0, 0.6, 0.3)
_AFFIXES = [
    "un",
    "re",
    "non",
    "anti",
    "pre",
    "over",
    "under",
    "out",
    "mis",
    "co",
    "counter",
    "semi",
    "self",
    "sub",
    "inter",
    "super",
    "ultra",
    "pseudo",
    "neo",
    "ex",
    "pro",
    "fore",
    "de",
    "dis",
    "in",
    "im",
    "mid",
]
_ENDINGS = (
    ("s", ""), ("es", ""), ("ed", ""), ("ed", "e"), ("ing", ""), ("ing", "e"), ("er", ""), ("er", "e"), ("ers", ""), ("ers", "e"),
    ("ly", ""), ("ness", ""), ("less", ""), ("like", ""), ("ism", ""), ("ist", ""), ("ists", ""), ("ized", "ize"), ("able", ""),
    ("able", "e"), ("ies", "y"), ("ied", "y"), ("ish", ""), ("ity", "e"), ("isation", "ize"), ("ization", "ize"), ("ise", "ize"),
    ("ised", "ize"), ("ising", "ize"), ("men", ""), ("man", ""), ("wards", ""), ("wise", ""), ("fold", ""), ("ward", ""),
    ("dom", ""), ("hood", ""), ("ship", ""), ("ite", ""), ("ites", ""), ("ians", ""), ("ian", ""), ("ally", "al"), ("ic", ""), ("y", ""),
)  # fmt: skip
_SHORT = 4
LONGEST = 64
"""Letters beyond which nothing is a word, not even two words written as one: what is longer is not looked into."""


@cache
def frequent() -> Mapping[str, float]:
    """The words of every day with a weight for their class: 1 for the thousand or two most usual."""
    data = gzip.decompress(resource("tables", "corrections", "frequent.txt.gz").read_bytes()).decode("utf-8")
    return {
        word: weight
        for weight, line in reversed(list(zip(CLASS_WEIGHTS, data.split("\n"), strict=True)))
        for word in line.split()
    }


@cache
def function_words() -> Mapping[str, float]:
    """The words that hold sentences together, with the weight of their rank."""
    words = [word for line in table_lines("corrections", "function-words.txt") for word in line.split()]
    return {word: 2.0 - index / len(words) for index, word in enumerate(words)}


@cache
def word_class(name: str) -> frozenset[str]:
    """The words of one class of ``word-classes.txt``."""
    return _classes()[name]


@cache
def _classes() -> Mapping[str, frozenset[str]]:
    return sections("corrections", "word-classes.txt")


@cache
def _rare() -> frozenset[str]:
    data = gzip.decompress(resource("tables", "corrections", "rare.txt.gz").read_bytes())
    return frozenset(data.decode("utf-8").split("\n"))


def is_known(word: str) -> bool:
    """Whether a list has a word in lower case."""
    return word in english_words() or word in _rare()


@cache
def is_word(word: str) -> bool:
    """Whether a word in lower case is English, also by the rules that make words."""
    known = english_words()
    return word in known or word in _rare() or _is_derived(word, known)


def _is_derived(word: str, known: frozenset[str]) -> bool:
    if len(word) > LONGEST:
        return False
    for ending, instead in _ENDINGS:
        if word.endswith(ending):
            stem = word[: -len(ending)] + instead
            if len(stem) >= _SHORT and (stem in known or (stem[-1] == stem[-2] and stem[:-1] in known)):
                return True
    for affix in _AFFIXES:
        if word.startswith(affix) and len(word) - len(affix) >= _SHORT and word[len(affix) :] in known:
            return True
    # two words written as one: "workingman", "fundraiser"
    return any(word[:cut] in known and word[cut:] in known for cut in range(_SHORT, len(word) - _SHORT + 1))


def weight(word: str) -> float:
    """How usual a word is: 2 for "the", 0 for one that is not of every day."""
    return function_words().get(word) or frequent().get(word, 0.0)
