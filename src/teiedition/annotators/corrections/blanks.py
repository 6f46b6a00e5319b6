"""Blanks lost and blanks too many: "thecharge", "inaugu ration"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from teiedition.annotators.corrections.proposal import Page, Proposal
from teiedition.annotators.corrections.vocabulary import is_known, is_word, weight, word_class

_USUAL: Final = 0.6
_FIRST: Final = 3
_WHOLE: Final = 6
_LONGEST_WHOLE: Final = 24


def find_blanks(page: Page) -> Iterator[Proposal]:
    """Words run together with a small one, and words in two pieces of which one is no word."""
    for word, indices in page.occurrences.items():
        if not (word.islower() and word.isalpha() and word.isascii()) or len(indices) > 1 or len(word) > _LONGEST_WHOLE:
            continue
        if not page.prose[indices[0]] or is_known(word):
            continue
        yield from _joined(page, indices[0], word)
        if not is_word(word):
            yield from _torn(page, indices[0])


def _joined(page: Page, index: int, word: str) -> Iterator[Proposal]:
    """Where a small word that forms no compound and a usual word make up the whole."""
    token, small = page.tokens[index], word_class("joined in print")
    for cut in range(2, len(word) - 1):
        first, second = word[:cut], word[cut:]
        apart = (first in small and len(second) >= _FIRST and weight(second) >= _USUAL) or (
            second in small and len(first) > _FIRST and weight(first) >= _USUAL
        )
        if apart and (first, second) != ("the", "rein"):
            yield Proposal(token.start, token.end, f"{first} {second}", 0.8, "run-together")
            return


def _torn(page: Page, index: int) -> Iterator[Proposal]:
    """With the word after or the one before it makes one."""
    tokens = page.tokens
    for left in (index, index - 1):
        if not 0 <= left < len(tokens) - 1:
            continue
        first, second = tokens[left], tokens[left + 1]
        whole = first.text + second.text
        if (
            second.start - first.end != 1
            or not second.text.islower()
            or len(whole) < _WHOLE
            or not first.text.isalpha()
        ):
            continue
        if weight(whole.lower()):
            yield Proposal(first.start, second.end, whole, 0.93, "torn-word")
            return
