"""Forms that cannot stand together: "such a statesmen", "in the the"; and capitals inside a sentence."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from teiedition.annotators.corrections.proposal import Page, Proposal
from teiedition.annotators.corrections.vocabulary import is_word, word_class
from teiedition.annotators.lexicon import english_words

_SINGULAR: Final = frozenset(["a", "an", "every", "each", "this", "that", "another"])
_SMALL: Final = frozenset(
    ["Is", "Of", "Are", "Was", "Were", "Has", "Had", "Be", "By", "As", "To", "With", "From", "At", "And", "Or"]
)
_PREPOSITIONS: Final = ("of", "from", "into", "upon", "between", "against")
_ARTICLES: Final = frozenset(("the", "a", "an", "his", "their", "its", "this", "our", "these", "those"))
_PARTICIPLES: Final = frozenset(
    (
        "seen",
        "known",
        "given",
        "taken",
        "shown",
        "done",
        "written",
        "driven",
        "broken",
        "drawn",
        "forgotten",
        "chosen",
        "made",
        "found",
    )
)
_AFTER_PARTICIPLE: Final = frozenset(
    ("by", "as", "in", "to", "that", "with", "from", "on", "for", ".", ",", "only", "at")
)
_ENTITLING: Final = frozenset(
    ("entitled", "titled", "called", "named", "article", "pamphlet", "book", "section", "chapter")
)
_SHORT_VERB: Final = 4
_NEAR: Final = 10


def find_disagreements(page: Page) -> Iterator[Proposal]:
    """Plurals after a singular article; a small word with a capital inside a sentence."""
    last = len(page.tokens) - 1
    for index in page.where(word for word in page.occurrences if word.endswith("men") and len(word) > 3):
        if 0 < index < last:
            yield from _plural(page, index)
    for index in page.where(word_class("before a participle")):
        if 0 < index < last - 1:
            yield from _participle(page, index)
    for index in page.where(_PREPOSITIONS):
        if 0 < index < last - 1:
            yield from _torn_off(page, index)
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
    if before.text in _ENTITLING:
        return
    if all(word.islower() and word.isalpha() for word in words) and page.text[before.end : token.start] == " ":
        yield Proposal(token.start, token.end, token.text.lower(), 0.85, "capital")


def _participle(page: Page, index: int) -> Iterator[Proposal]:
    """A participle after an auxiliary that asks for the verb: "would forced to" for "would be forced to"."""
    before, token, verb, after = page.tokens[index - 1 : index + 3]
    word = verb.text
    if not (word.islower() and verb.start - token.end == 1 and word not in word_class("is no participle")):
        return
    regular = word.endswith("ed") and len(word) > _SHORT_VERB and is_word(word)
    if not (regular or word in _PARTICIPLES) or after.text not in _AFTER_PARTICIPLE or not before.text.isalnum():
        return
    if before.text.lower() in _ARTICLES:
        return  # "the will"
    yield Proposal(token.start, verb.end, f"{token.text} be {word}", 0.75, "lost-word")


def _torn_off(page: Page, index: int) -> Iterator[Proposal]:
    """A comma between a preposition and its article, with no other near."""
    token, sign, article = page.tokens[index : index + 3]
    if sign.text != "," or sign.start != token.end or article.text not in _ARTICLES:
        return
    near = (*page.tokens[max(0, index - _NEAR) : index], *page.tokens[index + 2 : index + _NEAR])
    if not any(other.text in ",;:—–()" for other in near):
        yield Proposal(token.start, sign.end, token.text, 0.75, "stray-sign")
