"""How the strange words of a spoilt text are to be read: any of them may be a misprint.

word --one slip, or more of shape alone--> the likeliest clean word
word --cut-->                              two words without their blank, the parts of a compound
neighbours --joined-->                     a word torn by a blank; a possessive without its apostrophe
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Set
from difflib import SequenceMatcher
from functools import cache, cached_property
from typing import NamedTuple

from teiedition.annotators.corrections.vocabulary import is_word, weight
from teiedition.annotators.dates.words import words as date_words
from teiedition.annotators.gazetteer import historical_places
from teiedition.annotators.lexicon import english_words
from teiedition.annotators.names.lexicon import given_names
from teiedition.annotators.noise.known import is_known, is_name, listed_words, named_words, rank_of_name, rank_of_word
from teiedition.annotators.noise.page import LONGEST, OFTEN, VOWELS, Page, base
from teiedition.annotators.noise.shapes import BY_SHAPE, alike, folded, near
from teiedition.annotators.protocol import Reading
from teiedition.annotators.tokens import indices_of

_LEAST, _SURE = 5, 6
_ENOUGH = 1.1
_USUAL = 0.6
"""The weight of words usual enough to be misread as an unknown name inside a sentence."""
_MOST = 4
"""Letters that may differ in one word."""
_LIKE_S = "5aS8"
_TIE = 0.05
_LEFT = frozenset(("mac", "mc", "de", "la", "le", "du", "van", "von", "fitz", "des", "o", "di", "da"))
_AFTER_NAMES = frozenset(("and", "of", "the", "was", "were", "has", "had", "that", "with", "who", "for", "from", "to"))
_FUNCTION = 1.2
"""The weight of the words that hold sentences together."""


class Found(NamedTuple):
    """What a word is to be read as, how surely, and what knows it."""

    clean: str
    certainty: float
    why: str


class Setting(NamedTuple):
    """Where a word stands: at the head of a sentence, inside one, behind a forename or title, beside a figure."""

    opens: bool = False
    inside: bool = False
    named: bool = False
    dated: bool = False


class SpoiltWords:
    """The search among the words of one spoilt text."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def read(self, word: str, setting: Setting) -> Found | None:
        """What a strange word is to be read as."""
        if word[-2:-1] in ("’", "'") and word[-1] in _LIKE_S and len(word) > _LEAST:
            return Found(f"{word[:-1]}s", 0.5, "blank")
        if "-" in word or "‑" in word:
            return self._compound(word)
        return self.one_slip(word, setting) or self._run_together(word) or self._several_slips(word, setting)

    def real_word(self, word: str) -> Found | None:
        """A name of the text that is misread as another word: "Prance"."""
        if word.lower() in self.page.occurrences or is_name(word):
            return None
        for other, _, _ in alike(word):
            if self.page.counts.get(other, 0) >= OFTEN and other[0].isupper() and is_name(other):
                return Found(other, 0.5, "text")
        return None

    def one_slip(self, word: str, setting: Setting, *, of_shape: bool = False) -> Found | None:
        """The likeliest word of all that are one slip away."""
        slips = ((other, BY_SHAPE) for other, _, _ in alike(word)) if of_shape else near(word)
        own, listed, scores = self.page.own, listed_words(), dict[str, tuple[float, str]]()
        for other, slip in slips:
            if other.lower() in listed or other in own or (slip == BY_SHAPE and other[:1].isupper()):
                clean = other
                if not (setting.opens or word[0].isupper()) and other.lower() in english_words():
                    clean = other.lower()  # "5truggle"
                rank, why = self._rank(word, clean, slip, setting)
                if rank and rank + slip > scores.get(clean, (0.0, ""))[0]:
                    scores[clean] = rank + slip, why
        if not scores:
            return None
        (score, why), clean = max((found, other) for other, found in scores.items())
        second = max((found[0] for other, found in scores.items() if other != clean), default=0.0)
        if score < _ENOUGH or score - second < _TIE:
            return None
        return Found(clean, 0.5 if why == "words" else 0.55, why)

    def _rank(self, word: str, other: str, slip: float, setting: Setting) -> tuple[float, str]:
        """What speaks for a word, and what knows it."""
        if not other.isalpha() or not (other[1:].islower() or other.isupper()):
            return 0.0, ""
        if other[0].islower():
            return rank_of_word(other), "words"
        if word[0].islower():
            lost = 0.0 if other.lower() in english_words() else 1.5  # a capital in front is lost seldom
            rank, why = self._rank_of_name(word, other, slip, setting)
            return (max(0.0, rank - lost), why) if lost or why == "text" else (0.0, "")
        rank, why = self._rank_of_name(word, other, slip, setting)
        if rank or setting.named:
            return rank, why
        rank = rank_of_word(other)
        surname = setting.inside and (slip != BY_SHAPE or rank < _USUAL)
        return (0.0 if surname else rank), "words"

    def _rank_of_name(self, word: str, other: str, slip: float, setting: Setting) -> tuple[float, str]:
        count = self.page.own.get(other, 0)
        if count >= OFTEN and other != f"{word}s":
            return 3 + min(count, 10) / 10, "text"
        if count and not other.startswith(word) and not _differ_in_vowel(word, other):
            return 3 + min(count, 10) / 10, "text"
        if setting.dated and other.lower() in date_words("month"):
            return 3.0, "tables"
        short = word.isalpha() and len(word) < (_LEAST if slip == BY_SHAPE or not setting.inside else _SURE)
        if setting.named or (short and not (len(word) >= _LEAST and other in historical_places())):
            return 0.0, "tables"
        return rank_of_name(other), "tables"

    def _several_slips(self, word: str, setting: Setting) -> Found | None:
        """The one name of the text or of the tables that has the same letters but for their shape."""
        if len(word) <= _LEAST or not word[0].isupper():
            return None
        shape = folded(word)
        why, clean = "text", self._own_shapes.get(shape, "")
        if not clean and not setting.named:
            why, clean = "tables", shapes_of_tables().get(shape, "")
        most = _MOST if why == "text" else _MOST // 2
        if not clean or clean.lower() == word.lower() or _slips(word.lower(), clean.lower()) > most:
            return None
        return Found(clean.upper() if word.isupper() else clean.title(), 0.5, why)

    @cached_property
    def _own_shapes(self) -> Mapping[str, str]:
        return {
            folded(name): name for name, count in sorted(self.page.own.items(), key=lambda item: item[1]) if count > 2
        }

    def _compound(self, word: str) -> Found | None:
        parts = re.split("([-‑])", word)
        read = [self._part(part) for part in parts]
        if all(read) and read != parts:
            return Found("".join(read), 0.5, "text" if word[0].isupper() else "words")
        return None

    def _part(self, part: str) -> str:
        """A part of a compound as it is to be read; empty where nobody knows it."""
        if len(part) < _LEAST or part in self.page.own or is_known(part):
            return part
        found = self.one_slip(part, Setting())
        return found.clean if found else ""

    def _run_together(self, word: str) -> Found | None:
        """Two words without the blank between them: "ofLenin", "28December", "Secretaryof"."""
        for cut in range(1, len(word)):
            left, right = word[:cut], word[cut:]
            parted = self._may_open(left, right) if right[0].isupper() else self._may_follow(left, right)
            if parted:
                read = None if is_known(right) else self.one_slip(right, Setting())
                return Found(f"{left} {read.clean if read else right}", 0.5, "blank")
        return None

    def _may_open(self, left: str, right: str) -> bool:
        """Whether the right part, which begins with a capital, is a word of its own."""
        if left.isdigit():
            return right.lower() in date_words("month")
        known = (
            right.isalnum() and len(right) > 2 and (right in self.page.own or is_known(right) or right[1:].islower())
        )
        return known and left[-1].islower() and left.lower() not in _LEFT and self._stands(left)

    def _may_follow(self, left: str, right: str) -> bool:
        """Whether the right part in small letters is a word of its own."""
        if not right.islower() or min(len(left), len(right)) < 2:
            return False
        if left.endswith(("’s", "'s")):
            return len(right) > 2 and is_word(right)
        if weight(right) >= _USUAL and len(left) > _LEAST and left[0].isupper() and is_name(left):
            return True  # "Socialistparty"
        # "Johns on" is a name
        named = len(left) > 3 and right in _AFTER_NAMES and self._stands(left)
        return weight(right) >= _FUNCTION and (weight(left) > 1 or named)

    def _stands(self, word: str) -> bool:
        return word in self.page.own or word.lower() in english_words() or is_name(word)

    def torn(self) -> Iterator[Reading]:
        """Words torn by a blank: "Sov iet", and names of which both parts are words: "Germ any"."""
        page = self.page
        alphabetic = [word for word in (*page.small, *page.others) if word.isalpha()]
        strange = {word for word in alphabetic if not is_known(word)}
        for index in indices_of(strange, page.occurrences):
            yield from self._joined(index - 1, page.own.keys(), known=True)
            yield from self._joined(index, page.own.keys(), known=True)
        rare = {word for word in alphabetic if word[0].isupper() and page.counts[word] < OFTEN} - strange
        names = page.frequent | historical_places().keys()
        for index in indices_of(rare, page.occurrences):
            yield from self._joined(index, names, known=False)

    def _joined(self, first: int, names: Set[str], *, known: bool) -> Iterator[Reading]:
        """Two neighbours as one word, if it is one of some names, or known where that is enough."""
        tokens = self.page.tokens
        if not 0 <= first < len(tokens) - 1:
            return
        one, other = tokens[first], tokens[first + 1]
        rest = base(other.text)
        whole = one.text + rest
        if self.page.text[one.end : other.start] != " " or one.text in self.page.own or not whole.isalpha():
            return
        if rest.islower() and len(whole) >= _LEAST and (whole in names or (known and is_known(whole))):
            yield Reading(one.start, other.start + len(rest), whole, 0.5, "blank")

    def possessives(self) -> Iterator[Reading]:
        """The apostrophe of a possessive that was lost, or that became a mark: "Trotsky s", "Trotsky‘s"."""
        tokens = self.page.tokens
        for index in self.page.occurrences.get("s", ()):
            before, s = tokens[index - 1], tokens[index]
            if index > 1 and before.text in "‘`´·" and s.start == before.end == tokens[index - 2].end + 1:
                yield Reading(before.start, before.end, "’", 0.6, "blank")
            elif index and self.page.text[before.end : s.start] == " " and before.text[0].isupper():
                yield Reading(before.end, s.start, "’", 0.6, "blank")


def _differ_in_vowel(one: str, other: str) -> bool:
    """Whether one vowel stands for another, and no more: "Larsen", "Larson"."""
    return len(one) == len(other) and all(
        a in VOWELS and b in VOWELS for a, b in zip(one, other, strict=True) if a != b
    )


def _slips(one: str, other: str) -> int:
    """In how many letters two words differ, the longer of what is between equal ones."""
    return sum(
        max(end - start, end_other - start_other)
        for sort, start, end, start_other, end_other in SequenceMatcher(None, one, other, False).get_opcodes()
        if sort != "equal"
    )


@cache
def shapes_of_tables() -> Mapping[str, str]:
    """Words of the tables of names, in lower case, by the shape of their letters."""
    words = {*named_words(), *(name.lower() for name in historical_places() if name.isalpha()), *given_names()}
    return {folded(word): word for word in sorted(words) if _LEAST < len(word) <= LONGEST}
