"""One text as the search for misprints sees it: how often it writes each word, and how spoilt it is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property

from teiedition.annotators.corrections.vocabulary import is_word, weight
from teiedition.annotators.lexicon import english_words
from teiedition.annotators.names.lexicon import given_names
from teiedition.annotators.noise.known import names_of_text
from teiedition.annotators.noise.shapes import alike
from teiedition.annotators.protocol import Context
from teiedition.annotators.tokens import Occurrences, Token

LONGEST = 24
"""Letters beyond which nothing is looked into."""
OFTEN = 4
"""How often a text must write a name that another word resembles which could be a name, too."""
VOWELS = "aeiou"
POSSESSIVES = ("’s", "'s")
_SPOILT = 0.006
"""From this share of misprints among the small words on, a text counts as spoilt; printed ones have one in a thousand."""
_FEW = 3


class Page:
    """A text and its words.

    Attributes:
        small: words in small letters that are in no dictionary.
        others: words with a capital or a figure, and signs.
        counts: how often each of the others stands in the text, possessive 's left out.
        own: the names that it writes twice and more.
        authority: the words of the names that the edition knows.
    """

    def __init__(self, context: Context) -> None:
        self.tokens: Sequence[Token] = context.tokens
        self.occurrences: Occurrences = context.occurrences
        self.text = context.transcription.text
        self.authority = context.authority.name_words
        self.small: list[str] = []
        self.others: list[str] = []
        self._small_ones = 0
        known = english_words()
        for word, indices in self.occurrences.items():
            if word.islower() and word.isalpha():
                self._small_ones += len(indices)
                if word not in known:
                    self.small.append(word)
            else:
                self.others.append(word)
        counts = {word: len(self.occurrences[word]) for word in self.others}
        for word in self.others:
            if word.endswith(POSSESSIVES) and len(word) > 2:
                counts[word[:-2]] = counts.get(word[:-2], 0) + counts[word]
        self.counts: Mapping[str, int] = counts
        self.own: Mapping[str, int] = names_of_text(counts)
        self._initials: dict[str, frozenset[str]] = {}

    @cached_property
    def is_spoilt(self) -> bool:
        """Whether so many small words are a slip of shape away from words of every day that scanning explains them."""
        slips = sum(
            len(self.occurrences[word])
            for word in self.small
            if 3 < len(word) < LONGEST and not is_word(word) and _is_slip(word)
        )
        return slips > _SPOILT * self._small_ones and slips >= _FEW

    @cached_property
    def frequent(self) -> frozenset[str]:
        """The names that it writes often."""
        return frozenset(name for name, count in self.own.items() if count >= OFTEN)

    @cached_property
    def with_letter_lost(self) -> Mapping[str, str]:
        """The frequent names, by what remains of them without one of their inner letters."""
        return {name[:at] + name[at + 1 :]: name for name in sorted(self.frequent) for at in range(1, len(name) - 1)}

    def is_another(self, index: int, name: str) -> bool:
        """Whether the forename before a word says that somebody else is meant than the one the text names so often."""
        mine = self._forename(index)
        if not mine:
            return False
        initials = self._initials.get(name)
        if initials is None:
            found = (self._forename(k)[:1] for k in self.occurrences.get(name, ()))
            initials = self._initials[name] = frozenset(found) - {""}
        return bool(initials) and mine[0] not in initials

    def has_forename(self, index: int) -> bool:
        """Whether a forename or initial stands before a word, so that it is somebody's surname."""
        return bool(self._forename(index))

    def _forename(self, index: int) -> str:
        word = self.tokens[index - 1].text if index else ""
        if word == "." and index > 1:
            word = self.tokens[index - 2].text
            return word if len(word) == 1 and word.isupper() else ""
        return word if word.lower() in given_names() and word[0].isupper() else ""


def base(word: str) -> str:
    """A word without possessive 's."""
    return word[:-2] if word.endswith(POSSESSIVES) and len(word) > 2 else word


def _is_slip(word: str) -> bool:
    return any(weight(other) for other, _, _ in alike(word))
