"""The words of a document with what the rules ask about where they stand.

tokens --> ``Page``   per token: block, whether it opens a sentence, whether a work or date has taken it
``Page`` counts which words the document writes small and which with a capital inside a sentence: the document votes
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from functools import cached_property

from teiedition.annotation import Kind
from teiedition.annotators.gazetteer import historical_places
from teiedition.annotators.names.lexicon import Sense, given_names, sense, words
from teiedition.annotators.protocol import Context
from teiedition.transcription import BlockKind

HEADS = frozenset({BlockKind.TITLE, BlockKind.SUBTITLE, BlockKind.HEAD})
_LINES = HEADS | {
    BlockKind.BYLINE, BlockKind.DOC_DATE, BlockKind.PUBLICATION, BlockKind.SIGNATURE, BlockKind.CELL, BlockKind.DATELINE,
}  # fmt: skip
_STOPS = frozenset(".!?:…*•")
_OPENING = frozenset("“‘„«\"'[")
_PARAGRAPH = 250
"""Characters of a line that nobody wrapped."""
_LONGEST = 40
"""Tokens of a run of capitals; what is longer is no name."""
_CLOSING = frozenset("”’»\"'])")
POSSESSIVES = ("’s", "'s")
APOSTROPHES = frozenset({"’", "'"})


def is_elided(text: str) -> bool:
    """Whether a word is a name behind a particle that lost its vowel: "d’Orville"."""
    return len(text) > 4 and text[0] == "d" and text[1] in APOSTROPHES and text[2].isupper()


class Page:
    """The words of one document, by their index.

    Attributes:
        texts: as written, possessive 's and all.
        opens: 1 for a word that begins a sentence, a line of a heading or a quotation.
        taken: 1 for a word inside a work or a date.
        small: words that the document writes in lower case.
        inside: words with a capital inside a sentence, and how often.
        shouting: indexes of blocks written in capitals.
        unwrapped: whether a paragraph is one line of the text, so that the end of a line means something.
    """

    def __init__(self, context: Context) -> None:
        self.tokens = context.tokens
        self.occurrences = context.occurrences
        self.text = context.transcription.text
        self.transcription = context.transcription
        self.texts = [token.text for token in self.tokens]
        self.size = len(self.texts)
        self.opens = bytearray(self.size)
        self.taken = bytearray(self.size)
        self.block = [0] * self.size
        self.small: set[str] = set()
        self.inside: Counter[str] = Counter()
        self.shouting: set[int] = set()
        self.unwrapped = max(map(len, self.text.split("\n"))) > _PARAGRAPH
        self.kinds = [block.kind for block in context.transcription.blocks] or [BlockKind.PARAGRAPH]
        self._senses: list[Sense | None] = [None] * self.size
        self._walk()
        self._take(context)

    def _walk(self) -> None:
        """Assign blocks and sentence beginnings, and count words."""
        blocks = self.transcription.blocks
        end, index, opening, begun = (blocks[0].span.end if blocks else len(self.text)), 0, True, 0
        for i, (start, _, text) in enumerate(self.tokens):
            if start >= end:
                self._shout(index, begun, i)
                while start >= end:
                    index += 1
                    end = blocks[index].span.end
                opening, begun = True, i
            self.block[i] = index
            if text[0].isalpha():
                self._count(i, opening=opening)
                opening = False
            else:
                opening = self._opens_behind(i, opening=opening)
        self._shout(index, begun, self.size)

    def _count(self, i: int, *, opening: bool) -> None:
        """Note whether a word opens a sentence, and how the document writes it."""
        text = self.texts[i]
        if opening:
            self.opens[i] = 1
        elif text[0].isupper() and self.kinds[self.block[i]] not in _LINES:
            self.inside[self.base(i)] += 1
        if text[0].islower():
            self.small.add(text)

    def _opens_behind(self, i: int, *, opening: bool) -> bool:
        """Whether the word behind a sign opens a sentence or a quotation."""
        sign = self.texts[i][0]
        if sign in _STOPS:
            return sign != "." or not self._abbreviates(i)
        if sign in _OPENING:
            return opening or sign not in "'["
        return opening and sign in _CLOSING

    def _shout(self, index: int, first: int, last: int) -> None:
        """Note a block of which two thirds are written in capitals."""
        capitals = sum(text.isupper() and len(text) > 1 for text in self.texts[first:last])
        if capitals >= 2 and capitals * 3 >= 2 * sum(text[0].isalpha() for text in self.texts[first:last]):
            self.shouting.add(index)

    def _abbreviates(self, i: int) -> bool:
        """Whether the stop at an index ends an abbreviation, so that the sentence goes on."""
        if i == 0 or self.tokens[i - 1].end != self.tokens[i].start:
            return False
        before = self.texts[i - 1]
        if len(before) == 1:
            return before.isupper()
        return before.lower() in words()["abbreviation"] or before.lower() in words()["short_given"]

    def _take(self, context: Context) -> None:
        starts = [token.start for token in self.tokens]
        for annotation in context.of_kind(Kind.WORK, Kind.DATE):
            for i in range(bisect_left(starts, annotation.span.start), bisect_left(starts, annotation.span.end)):
                self.taken[i] = 1 if annotation.kind is Kind.WORK else 2

    @cached_property
    def says_monsieur(self) -> bool:
        """Whether "M." is a form of address, not an initial: before several names."""
        found = {
            self.texts[i + 2] for i in self.occurrences.get("M", ()) if self.after(i + 1) == "." and self.after(i + 2)
        }
        return sum(len(name) > 2 and (name[0].isupper() or is_elided(name)) for name in found) > 1

    def base(self, i: int) -> str:
        """The word without possessive 's."""
        text = self.texts[i]
        return text[:-2] if text.endswith(POSSESSIVES) and len(text) > 2 else text

    def sense(self, i: int) -> Sense:
        """What the word at an index may be; in a line of capitals, as if it were written usually."""
        try:
            found = self._senses[i]
        except IndexError:  # a rule looks ahead, and the text ends here
            return sense(".")
        if found is None:
            word = self.base(i)
            if len(word) > 3 and word.isupper() and (self.block[i] in self.shouting or self._stressed(word.title())):
                word = word.title()
            found = self._senses[i] = sense(word)
        return found

    def end(self, i: int) -> int:
        """Where the word at an index ends in the text, possessive 's left out."""
        token = self.tokens[i]
        return token.end - 2 if token.text.endswith(POSSESSIVES) and len(token.text) > 2 else token.end

    def name(self, first: int, last: int) -> str:
        """The words [first, last) as one name: white space folded, possessive 's left out."""
        if last == first + 1:
            name = self.base(first)  # holds no white space
        else:
            name = " ".join(self.text[self.tokens[first].start : self.end(last - 1)].split())
        if last == first + 1 and len(name) > 3 and name.isupper() and self._stressed(name.title()):
            return name.title()
        if self.block[first] in self.shouting and name.isupper() and len(name) > 4:
            name = name.title()
        return name

    def _stressed(self, name: str) -> bool:
        """Whether a word in capitals is a name written so for stress, or in the first line of a chapter."""
        return name in self.inside or name.lower() in given_names() or name in historical_places()

    def is_capital(self, i: int) -> bool:
        return 0 <= i < self.size and self.texts[i][0].isupper()

    def lower(self, i: int) -> str:
        """The word at an index in lower case; empty outside the text."""
        return self.texts[i].lower() if 0 <= i < self.size else ""

    def before(self, i: int) -> str:
        """The word before, in lower case, if it stands in the same block."""
        return self.texts[i - 1].lower() if i > 0 and self.block[i - 1] == self.block[i] else ""

    def after(self, i: int) -> str:
        """The word or sign at an index, in lower case, if it stands in the same block as the word before it."""
        return self.texts[i].lower() if 0 < i < self.size and self.block[i] == self.block[i - 1] else ""

    def in_head(self, i: int) -> bool:
        return self.kinds[self.block[i]] in HEADS

    def run_end(self, i: int) -> int:
        """Behind the last of the words with capitals that follow each other from an index on."""
        particles, j, most = words()["particle"], i + 1, min(self.size, i + _LONGEST)
        while j < most and self.block[j] == self.block[i] and self.taken[j] == self.taken[i]:
            text = self.texts[j]
            if self._breaks(j):
                break
            if text == ".":
                if not (
                    self._abbreviates(j)
                    and j + 1 < self.size
                    and (self.is_capital(j + 1) or is_elided(self.texts[j + 1]))
                    and self.block[j + 1] == self.block[i]
                ):
                    break
            elif text[0] in "’'" and len(text) == 1:
                if not (
                    self.is_capital(j + 1) and sense(self.texts[j - 1]).english and self.texts[j - 1].endswith("s")
                ):
                    break
            elif not (
                text[0].isupper()
                or is_elided(text)
                or (text in particles and self.is_capital(j + 1) and not self._is_common(j - 1))
            ):
                break
            j += 1
        while j > i + 1 and not self.texts[j - 1][0].isalnum() and self.texts[j - 1] != ".":
            j -= 1
        return j

    def _is_common(self, i: int) -> bool:
        found = self.sense(i)
        return found.english and not found.given

    def _breaks(self, j: int) -> bool:
        """Whether a name can't go on from the word before to this one."""
        before = self.texts[j - 1]
        owner = before[:-2].lower()
        if before.endswith(POSSESSIVES) and not (owner.endswith("men") or owner in words()["owning"]):
            return True
        lines = self.unwrapped or self.kinds[self.block[j]] in _LINES
        return lines and "\n" in self.text[self.tokens[j - 1].end : self.tokens[j].start]
