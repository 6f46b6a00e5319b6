"""Forms that cannot stand together: "such a statesmen", "in the the"; and capitals inside a sentence."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from teiedition.annotators.corrections.proposal import Page, Proposal
from teiedition.annotators.lexicon import english_words

_SINGULAR: Final = frozenset(["a", "an", "every", "each", "this", "that", "another"])
_SMALL: Final = frozenset(
    ["Is", "Of", "Are", "Was", "Were", "Has", "Had", "Be", "By", "As", "To", "With", "From", "At", "And", "Or"]
)


def find_disagreements(page: Page) -> Iterator[Proposal]:
    """Plurals after a singular article; a small word with a capital inside a sentence."""
    last = len(page.tokens) - 1
    for index in page.where(word for word in page.occurrences if word.endswith("men") and len(word) > 3):
        if 0 < index < last:
            yield from _plural(page, index)
    for index in page.where(_SMALL):
        if 0 < index < last:
            yield from _capital(page, index)


def _plural(page: Page, index: int) -> Iterator[Proposal]:
    before, token, after = page.tokens[index - 1 : index + 2]
    singular = token.text[:-2] + "an"
    if before.text.lower() not in _SINGULAR or not english_words().issuperset({token.text, singular}):
        return
    if after.text in ".,;:" or (after.text.islower() and after.text not in ("and", "who")):
        yield Proposal(token.start, token.end, singular, 0.88, "singular")


def _capital(page: Page, index: int) -> Iterator[Proposal]:
    before, token, after = page.tokens[index - 1 : index + 2]
    words = (before.text, after.text)
    if all(word.islower() and word.isalpha() for word in words) and page.text[before.end : token.start] == " ":
        yield Proposal(token.start, token.end, token.text.lower(), 0.85, "capital")
