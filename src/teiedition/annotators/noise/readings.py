"""How strange words are to be read.

words of the text --``Page.is_spoilt``--> how spoilt it is: the share of small words that only a slip of shape explains
a clean text   only what its own names, the authority, or a figure inside a word betray
a spoilt text  every word no list knows, words torn or run together, too: see ``spoilt``
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from teiedition.annotators.corrections.vocabulary import weight
from teiedition.annotators.dates.words import words as date_words
from teiedition.annotators.gazetteer import historical_places
from teiedition.annotators.names.lexicon import words
from teiedition.annotators.noise.known import is_known, is_listed
from teiedition.annotators.noise.marks import find_marks
from teiedition.annotators.noise.page import LONGEST, OFTEN, VOWELS, Page, base
from teiedition.annotators.noise.shapes import alike
from teiedition.annotators.noise.spoilt import Found, Setting, SpoiltWords
from teiedition.annotators.protocol import Context, Reading
from teiedition.annotators.tokens import indices_of
from teiedition.transcription import BlockKind

_LEFT_ALONE = frozenset({BlockKind.COLOPHON, BlockKind.SEPARATOR})
_LEAST, _SURE = 5, 6
_FIGURES = str.maketrans("OoDQIl|iSBZbg", "0000111158269")
_ODD = frozenset(
    {("c", "e"), ("c", "o"), ("e", "c"), ("o", "c"), ("li", "h"), ("lh", "th"), ("tli", "th"), ("ii", "u"), ("vv", "w"),
     ("VV", "W"), ("II", "H"), ("II", "N"), ("IVI", "M"), ("tl", "d"), ("cl", "d")}
)  # fmt: skip
"""Slips that leave a word hardly anybody could bear as a name; of others ("Braun", "Brann") more is asked."""
_OPENING = '.!?:“‘"*'
_SMALL_SIGNS = "!|"
_SIGNS = "!|.,·'’‘:;-"


def find_readings(context: Context) -> list[Reading]:
    """How the misprinted words of an English text are to be read, in the order of the text; none overlaps another."""
    if not context.language.startswith("en"):
        return []
    search = _Search(Page(context))
    found: list[Reading] = []
    end = 0
    for reading in sorted(search.find(), key=lambda r: (r.start, -r.end, -r.certainty, r.clean)):
        block = context.transcription.block_at(reading.start)
        if reading.start < end or block is None or block.kind in _LEFT_ALONE or reading.end > block.span.end:
            continue
        found.append(reading)
        end = reading.end
    return found


class _Search:
    """The search among the words of one text."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.spoilt = SpoiltWords(page)

    def find(self) -> Iterator[Reading]:
        """All readings, in no order; they may overlap."""
        page = self.page
        yield from self._figures()
        looked_into = chain(page.others, page.small) if page.is_spoilt else filter(_may_be_misread, page.others)
        most = 2 if page.is_spoilt else 1
        for word in looked_into:
            if page.counts.get(base(word), 0) <= most and (found := self._read(word, page.occurrences[word][0])):
                for index in page.occurrences[word]:
                    start = page.tokens[index].start
                    # of a word cut in two the possessive may be the middle
                    yield from _in_parts(start, word if found.why == "blank" else base(word), found)
        yield from self._torn_by_signs()
        if page.is_spoilt:
            yield from self.spoilt.torn()
            yield from self.spoilt.possessives()
            yield from find_marks(page.text)

    def _read(self, word: str, index: int) -> Found | None:
        """What a word that comes once is to be read as."""
        word = base(word)
        if not 1 < len(word) <= LONGEST or word.isdigit() or (len(word) < 3 and not self._may_be_short(word)):
            return None
        if is_listed(word) or (not self.page.is_spoilt and is_known(word)):
            return self.spoilt.real_word(word) if self.page.is_spoilt and self._is_inside(word, index) else None
        figures = sum(map(str.isdigit, word)) if not word.isalpha() else 0
        if word.isupper() and len(word) < _LEAST:
            return None
        found = None
        if (word[0].isupper() or figures) and len(word) >= _LEAST:
            found = self._own_name(word, index)
        if found is None and 0 < figures * 2 < len(word) + self.page.is_spoilt and len(word) > 2 - self.page.is_spoilt:
            found = self.spoilt.one_slip(word, self._setting(index), of_shape=True)
            if found and found.why == "words" and not self.page.is_spoilt and not weight(found.clean):
                found = None
        return found or (self.spoilt.read(word, self._setting(index)) if self.page.is_spoilt else None)

    def _setting(self, index: int) -> Setting:
        """Where a word stands."""
        tokens = self.page.tokens
        before = tokens[index - 1].text if index else ""
        title = before.lower() in words()["address"] or before.lower() in words()["title_personal"]
        if before == "." and index > 1:
            title = tokens[index - 2].text.lower() in words()["address"]
        dated = any(
            tokens[k].text[0].isdigit() for k in (index - 2, index - 1, index + 1, index + 2) if 0 <= k < len(tokens)
        )
        opens = not before or before in _OPENING
        return Setting(opens, before.islower() or before == ",", title or self.page.has_forename(index), dated)

    def _may_be_short(self, word: str) -> bool:
        """Whether a word of two letters is looked into: "0f", "ot"."""
        return self.page.is_spoilt and (word.islower() or not word.isalpha())

    def _is_inside(self, word: str, index: int) -> bool:
        """Whether a word stands with a capital inside a sentence."""
        before = self.page.tokens[index - 1].text if index else ""
        return word.istitle() and len(word) >= _LEAST and before[:1].isalpha() and before.islower()

    def _own_name(self, word: str, index: int) -> Found | None:
        """A name that the text writes otherwise elsewhere, or that the edition knows."""
        page, best = self.page, (0.0, Found("", 0.0, ""))
        for other, printed, meant in alike(word):
            count = page.own.get(other, 0)
            if not count and other not in page.authority:
                continue
            odd = (printed, meant) in _ODD or not printed.isalpha()
            # "Halvorsen" and "Halvorson", "Jansen" and "Nansen" are two
            tells_apart = (printed in VOWELS and meant in VOWELS) or printed.isupper()
            great = other in historical_places()
            if tells_apart and not (great or (page.is_spoilt and count >= OFTEN)):
                continue
            enough = 2 if odd or page.is_spoilt or great else OFTEN
            if (count < enough and other not in page.authority) or page.is_another(index, other):
                continue
            found = Found(other, 0.7 if odd else 0.6, "text" if count else "authority")
            best = max(best, (count + 10 * odd, found))
        return best[1] if best[0] else self._mistyped(word, index)

    def _mistyped(self, word: str, index: int) -> Found | None:
        """A name of the text with a letter lost, added or moved within; the ends of a name tell names apart."""
        page = self.page
        shorter = {word[:at] + word[at + 1 :] for at in range(1, len(word) - 1)}
        moved = {word[:at] + word[at + 1] + word[at] + word[at + 2 :] for at in range(1, len(word) - 2)}
        found = {name for name in shorter | moved if name in page.frequent}
        found |= {name for name in (page.with_letter_lost.get(word),) if name}
        if len(found) != 1 or "-" in word:
            return None
        name = found.pop()
        short = min(len(name), len(word)) < _SURE
        if (short and page.own[name] < 3 * OFTEN) or page.is_another(index, name):
            return None
        return Found(name, 0.55, "text")

    def _figures(self) -> Iterator[Reading]:
        """Letters among figures: "194O", "July l6"."""
        tokens, months = self.page.tokens, date_words("month")
        for word in self.page.others:
            if not 1 < len(word) < 5 or not word[-1].isalnum() or word.isdigit() or word.isalpha():
                continue
            clean = word.translate(_FIGURES)
            if not clean.isdigit():
                continue
            year = len(clean) == 4 and clean[:2] in ("17", "18", "19", "20") and sum(map(str.isdigit, word)) > 1
            for index in self.page.occurrences[word]:
                around = {tokens[k].text.lower() for k in range(max(0, index - 2), min(len(tokens), index + 2))}
                if year or (len(clean) < 3 and 0 < int(clean) < 32 and around & months.keys()):
                    yield Reading(tokens[index].start, tokens[index].end, clean, 0.7, "figures")

    def _torn_by_signs(self) -> Iterator[Reading]:
        """A sign inside a word: "Sta!in"; in a spoilt text "Sta.lin", too."""
        tokens = self.page.tokens
        for index in indices_of(_SIGNS if self.page.is_spoilt else _SMALL_SIGNS, self.page.occurrences):
            if not 0 < index < len(tokens) - 1:
                continue
            before, sign, after = tokens[index - 1 : index + 2]
            joined = before.end == sign.start and sign.end == after.start
            if not joined or not before.text.isalpha() or not after.text[0].islower():
                continue
            rest = base(after.text)
            if rest == "s":
                continue  # a possessive
            if clean := self._rejoined(before.text, sign.text, rest):
                why = "text" if clean in self.page.own else "tables"
                yield Reading(before.start, after.start + len(rest), clean, 0.6, why)

    def _rejoined(self, before: str, sign: str, after: str) -> str:
        meant = [before + letter + after for letter in "lit"] if sign in _SMALL_SIGNS else [before + after]
        meant = [word for word in meant if word in self.page.own or (self.page.is_spoilt and is_listed(word))]
        return meant[0] if meant and not (is_listed(before) and is_listed(after)) else ""


def _in_parts(start: int, printed: str, found: Found) -> Iterator[Reading]:
    """The reading of a word; of a compound one for each part, for each may be a name."""
    old, new = printed.split("-"), found.clean.split("-")
    if len(old) != len(new):
        old, new = [printed], [found.clean]
    for one, other in zip(old, new, strict=True):
        if one != other:
            yield Reading(start, start + len(one), other, found.certainty, found.why)
        start += len(one) + 1


def _may_be_misread(word: str) -> bool:
    """Whether a word of a clean text is looked into: one with a capital, or with a figure behind a letter."""
    return len(word) >= _LEAST or (len(word) > 2 and word[0].isalpha() and not word.isalpha())
