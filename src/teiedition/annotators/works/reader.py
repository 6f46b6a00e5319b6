"""The words of a document by index, as the rules about titles ask for them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from typing import NamedTuple

from teiedition.annotation import Annotation, Kind
from teiedition.annotators.protocol import Context
from teiedition.annotators.works.lexicon import words
from teiedition.transcription import BlockKind

POSSESSIVES = ("’s", "'s")
_ENDS = frozenset(".!?")
_LONGEST = 40
"""Tokens of a run of capitals; what is longer is no title, and looking for its end at each word would never end."""
_MARKS = frozenset("“”‘’„«»\"'")
_HEADS = frozenset({BlockKind.TITLE, BlockKind.SUBTITLE, BlockKind.HEAD, BlockKind.BYLINE})


class Title(NamedTuple):
    """The words [first, last) are the title of a work; ``weight`` as in the rules about names."""

    first: int
    last: int
    level: str
    weight: float
    rule: str
    name: str = ""
    author: str = ""


class Reader:
    """Words, their blocks and the dates among them.

    Attributes:
        dated: 1 for a word inside a date, 2 for one inside a work that an earlier annotator found.
    """

    def __init__(self, context: Context) -> None:
        self.tokens = context.tokens
        self.occurrences = context.occurrences
        self.text = context.transcription.text
        self.texts = [token.text for token in self.tokens]
        self.starts = [token.start for token in self.tokens]
        self.size = len(self.texts)
        self.blocks = context.transcription.blocks
        self._block_starts = [block.span.start for block in self.blocks]
        self.dated = bytearray(self.size)
        self.works = tuple(context.of_kind(Kind.WORK))
        self.emphasis = tuple(context.of_kind(Kind.EMPHASIS))
        for annotation in context.of_kind(Kind.DATE):
            self._mark(annotation, 1)
        for annotation in self.works:
            self._mark(annotation, 2)

    def _mark(self, annotation: Annotation, sign: int) -> None:
        for i in range(*self.indexes(annotation)):
            self.dated[i] = sign

    def indexes(self, annotation: Annotation) -> tuple[int, int]:
        """The words of an annotation, as a half-open range."""
        return bisect_left(self.starts, annotation.span.start), bisect_left(self.starts, annotation.span.end)

    def block(self, i: int) -> int:
        """The index of the first offset behind the word's block."""
        at = bisect_left(self._block_starts, self.starts[i] + 1) - 1
        return self.blocks[at].span.end if at >= 0 else len(self.text)

    def in_head(self, i: int) -> bool:
        at = bisect_left(self._block_starts, self.starts[i] + 1) - 1
        return at >= 0 and self.blocks[at].kind in _HEADS

    def in_publication(self, i: int) -> bool:
        at = bisect_left(self._block_starts, self.starts[i] + 1) - 1
        return at >= 0 and self.blocks[at].kind is BlockKind.PUBLICATION

    def in_note(self, i: int) -> bool:
        at = bisect_left(self._block_starts, self.starts[i] + 1) - 1
        return at >= 0 and self.blocks[at].kind is BlockKind.NOTE

    def base(self, i: int) -> str:
        """The word without possessive 's; empty outside the text."""
        if not 0 <= i < self.size:
            return ""
        text = self.texts[i]
        return text[:-2] if text.endswith(POSSESSIVES) and len(text) > 2 else text

    def lower(self, i: int) -> str:
        return self.texts[i].lower() if 0 <= i < self.size else ""

    def is_capital(self, i: int) -> bool:
        return 0 <= i < self.size and self.texts[i][0].isupper()

    def joined(self, i: int) -> bool:
        """Whether a word stands in the same block as the word before it."""
        return 0 < i < self.size and "\n\n" not in self.text[self.tokens[i - 1].end : self.tokens[i].start]

    def opens(self, i: int) -> bool:
        """Whether a word begins a sentence or a quotation."""
        k = i - 1
        while k >= 0 and self.texts[k] in _MARKS:
            k -= 1
        if k < 0 or not self.joined(k + 1) or not self.joined(i):
            return True
        if self.texts[k] == ".":
            return len(self.texts[k - 1]) > 3 or not self.is_capital(k - 1)
        return self.texts[k] in _ENDS or self.texts[k] == ":" or k < i - 1

    def end(self, i: int) -> int:
        token = self.tokens[i]
        return token.end - 2 if token.text.endswith(POSSESSIVES) and len(token.text) > 2 else token.end

    def name(self, first: int, last: int) -> str:
        """The words [first, last) with white space folded, possessive 's left out."""
        return " ".join(self.text[self.starts[first] : self.end(last - 1)].split())

    def matches(self, i: int, name: str) -> int:
        """Behind the words of a name that stand at an index; 0 where they do not."""
        stop = self.starts[i] + len(name)
        if self.text[self.starts[i] : stop].replace("\n", " ").replace("'", "’") != name.replace("'", "’"):
            return 0
        last = i + 1
        while last < self.size and self.starts[last] < stop:
            last += 1
        return last if stop in {self.end(last - 1), self.tokens[last - 1].end} else 0

    def run(self, i: int) -> int:
        """Behind the capitals that follow each other from a word on."""
        j, most = i + 1, min(self.size, i + _LONGEST)
        while j < most and self.joined(j) and not self.dated[j]:
            before = self.texts[j - 1]
            if (
                before.endswith(POSSESSIVES)
                and j - 1 > i
                and before[:-2].lower() not in {"workers", "people", "woman", "worker"}
            ):
                break
            if (
                self.texts[j] == "’"
                and self.is_capital(j + 1)
                and before.endswith("s")
                and self.tokens[j - 1].end == self.starts[j]
            ) or (self.texts[j] == "." and len(before) <= 2 and self.is_capital(j + 1) and before[0].isupper()):
                j += 1
            elif not self.is_capital(j):
                break
            j += 1
        return min(j, self.size)

    def title_end(self, i: int, *, colon: bool = False) -> int:
        """Behind a title in title case: capitals, and small words between them."""
        small, j = words()["small"], self.run(i)
        while j < min(self.size, i + _LONGEST) and self.joined(j) and not self.dated[j]:
            k = j
            if colon and self.texts[j - 1].endswith(POSSESSIVES) and self.is_capital(j):
                j = self.run(j)
                continue
            while k < self.size and self.joined(k) and (self.texts[k] in small or (colon and self.texts[k] == ":")):
                k += 1
            if k == j or k - j > 3 or not self.is_capital(k) or not self.joined(k) or self.dated[k]:
                break
            j = self.run(k)
        return j

    def quoted(self) -> Iterator[tuple[int, int]]:
        """The words between double marks, at most a line's worth."""
        opened = -1
        for i, text in enumerate(self.texts):
            # a straight mark that an earlier paragraph left open does not turn those of this one round
            if text == "“" or (text == '"' and (opened < 0 or self.block(opened) != self.block(i))):
                opened = i
            elif text in {"”", '"'}:
                if 0 <= opened < i - 1 and i - opened < 20 and self.block(opened) == self.block(i):
                    yield opened + 1, i
                opened = -1
