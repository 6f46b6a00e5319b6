"""Hyphens where none belongs: "the cost of- the work", "has only-moved", and one for a dash: "the masses-which"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from teiedition.annotators.corrections.proposal import Page, Proposal
from teiedition.annotators.corrections.vocabulary import function_words, is_word, word_class
from teiedition.annotators.lexicon import english_words

_DASH = re.compile(
    r"([a-z]{3,})-(which|the|and|that|of|is|was|but|it|they|we|are|this|with|has|have|these|were"
    r"|for|from|at|as|he|will|would|had|or|when|where|while|an|a|their|his|its)"
)
_HANGING: Final = 3


def find_hyphens(page: Page) -> Iterator[Proposal]:
    """All of them: hanging in the air, between words that form no compound, and for a dash."""
    for word in page.occurrences:
        if "-" in word[1:]:
            yield from _compound(page, word)
    yield from _hanging(page)


def _compound(page: Page, word: str) -> Iterator[Proposal]:
    """Two words that a hyphen joins and that are no compound."""
    first, _, second = word.partition("-")
    if not (word.islower() and second.isalpha() and is_word(first)) or page.counts[word] > 1:
        return
    if _DASH.fullmatch(word):
        if second in ("for", "of", "at", "from") and first.endswith("ed"):
            return  # "unhoped-for"
        if (
            first in word_class("first of a compound with a small word")
            or first in function_words()
            or first + second in english_words()
        ):
            return
        dash = "—" if "—" in page.text or "–" not in page.text else " – "
        reading, certainty, rule = f"{first}{dash}{second}", 0.8, "hyphen-for-dash"
    elif first in word_class("first of no compound") and is_word(second):
        reading, certainty, rule = f"{first} {second}", 0.8, "stray-hyphen"
    else:
        return
    for index in page.where((word,)):
        token = page.tokens[index]
        if page.text[token.end : token.end + 1] not in ("-", "’"):
            yield Proposal(token.start, token.end, reading, certainty, rule)


def _hanging(page: Page) -> Iterator[Proposal]:
    """A hyphen after a word, before a blank, where no second compound follows ("wage- and price-rates")."""
    tokens, joining = page.tokens, word_class("after a hanging hyphen")
    for index in page.where(("-",)):
        if not 0 < index < len(tokens) - 1:
            continue
        before, hyphen, after = tokens[index - 1 : index + 2]
        word, following = before.text, after.text
        if before.end != hyphen.start or after.start != hyphen.end + 1 or len(word) < 2:
            continue
        if not (word.isalpha() and word.islower() and following.isalpha() and following.islower()):
            continue
        if following in joining or any(t.text in joining for t in tokens[index + 2 : index + 2 + _HANGING]):
            continue
        alone = word in function_words() or following in function_words()
        reading = word if alone else f"{word}-{following}"
        yield Proposal(before.start, hyphen.end if alone else after.end, reading, 0.75, "stray-hyphen")
