"""Where the characters of one text stand in another that tells the same with other spacing, marks and dashes.

text --``_Folded``--> letters that count, each with its offset     equal letters --> one to one
                                                                   else words, matched by ``difflib``
"""

from __future__ import annotations

import difflib
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from teiedition.transcription import Span

_LEVELLED = str.maketrans("“”„«»‘’`–—‑−", '"""""\'\'\'----', "\u00ad")
_QUOTATION_MARKS = "\"'"


@cache
def _letters(char: str) -> str:
    """What of a character counts: compatibility forms resolved, dashes levelled, blanks and quotation marks dropped."""
    folded = unicodedata.normalize("NFKC", char).translate(_LEVELLED)
    return "".join(c for c in folded if not c.isspace() and c not in _QUOTATION_MARKS)


class _Folded:
    """The letters of a text that count, with the offset of each."""

    def __init__(self, text: str) -> None:
        self.text = text
        letters: list[str] = []
        self.offsets: list[int] = []
        for offset, char in enumerate(text):
            for letter in _letters(char):
                letters.append(letter)
                self.offsets.append(offset)
        self.letters = "".join(letters)

    def words(self) -> Iterator[Span]:
        """Stretches of ``letters``: runs of letters and digits, and every sign alone."""
        start = 0
        for end in range(1, len(self.letters) + 1):
            if end == len(self.letters) or self._breaks(end):
                yield Span(start, end)
                start = end

    def _breaks(self, at: int) -> bool:
        if not (self.letters[at].isalnum() and self.letters[at - 1].isalnum()):
            return True
        return any(c.isspace() for c in self.text[self.offsets[at - 1] + 1 : self.offsets[at]])


@dataclass(frozen=True)
class Alignment:
    """The offset in the gold text for each character of the predicted one, or -1; they never decrease.

    Attributes:
        offsets: one for each character of the predicted text.
        coverage: the share of the gold text's letters that were found, 0 to 1.
    """

    offsets: list[int]
    coverage: float

    def moved(self, span: Span) -> Span | None:
        """The span on the gold text; None where nothing of it was found there."""
        start, end = span.start, span.end
        while start < end and self.offsets[start] < 0:
            start += 1
        while start < end and self.offsets[end - 1] < 0:
            end -= 1
        return Span(self.offsets[start], self.offsets[end - 1] + 1) if start < end else None


def align(predicted: str, gold: str) -> Alignment:
    """Find the characters of a predicted text in the gold text."""
    one, other = _Folded(predicted), _Folded(gold)
    offsets = [-1] * len(predicted)
    count = 0
    for mine, its, length in _equal_runs(one, other):
        count += length
        for step in range(length):
            offsets[one.offsets[mine + step]] = other.offsets[its + step]
    return Alignment(offsets, count / max(1, len(other.letters)))


def _equal_runs(one: _Folded, other: _Folded) -> Iterator[tuple[int, int, int]]:
    """Starts in both and the length of runs of equal letters, in order."""
    if one.letters == other.letters:
        yield 0, 0, len(one.letters)
        return
    mine, its = list(one.words()), list(other.words())
    matcher = difflib.SequenceMatcher(
        None, [word.of(one.letters) for word in mine], [word.of(other.letters) for word in its], autojunk=False
    )
    for block in matcher.get_matching_blocks():
        for a, b in zip(mine[block.a : block.a + block.size], its[block.b : block.b + block.size], strict=True):
            yield a.start, b.start, len(a)
