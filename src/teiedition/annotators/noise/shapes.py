"""Which words a scanner may have printed for which: a table of letters that look alike.

tables/noise/shapes.txt --load--> printed letters to those meant;  word --``alike``--> words one such slip away
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache

from teiedition.annotators.lexicon import table_lines

_LETTERS = "aeiorntslcdhumpgbfywkvxzjq"
_LONGEST = 3
BY_SHAPE, DOUBLED, ADDED, LOST = 1.0, 0.9, 0.6, 0.5
"""How likely each sort of slip is, against the others."""


@cache
def shapes() -> Mapping[str, tuple[str, ...]]:
    """Printed letters or signs to the letters that may be meant."""
    table: dict[str, tuple[str, ...]] = {}
    for line in table_lines("noise", "shapes.txt"):
        printed, _, meant = line.rpartition(" | ")
        table[printed] = (*table.get(printed, ()), *meant.split())
    return table


def alike(word: str) -> Iterator[tuple[str, str, str]]:
    """Words that differ in the shape of letters: the word, what is printed, what is meant."""
    table = shapes()
    for at in range(len(word)):
        for size in range(1, _LONGEST + 1):
            for meant in table.get(word[at : at + size], ()) if at + size <= len(word) else ():
                yield word[:at] + meant + word[at + size :], word[at : at + size], meant


_FOLDS = (("rn", "m"), ("cl", "d"), ("li", "h"), ("vv", "w"), ("ri", "n"), ("ﬁ", "fi"), ("ﬂ", "fl"))
_ONE_SHAPE = str.maketrans("tif1!|jeo0cua5vbkg9q", "llllllloooonosyhhggg")


def folded(word: str) -> str:
    """The shape of a word: equal for words that a scanner may take for one another."""
    shape = word.lower()
    for printed, instead in _FOLDS:
        shape = shape.replace(printed, instead)
    return shape.translate(_ONE_SHAPE)


def near(word: str) -> Iterator[tuple[str, float]]:
    """Words one slip of any sort away, and how likely the slip is; in front nothing is lost but before small letters."""
    for other, _, _ in alike(word):
        yield other, BY_SHAPE
    for letter in _LETTERS if word.islower() and len(word) > _LONGEST else "":
        yield letter + word, LOST
        yield letter.upper() + word, LOST
    for at in range(1, len(word)):
        if word[at] == word[at - 1]:
            yield word[:at] + word[at + 1 :], DOUBLED
        elif at < len(word) - 1 or word.islower():  # "Brown" and "Browne" are two
            yield word[:at] + word[at + 1 :], ADDED
    for at in range(1, len(word) + 1):
        for letter in _LETTERS:
            yield word[:at] + letter + word[at:], LOST
