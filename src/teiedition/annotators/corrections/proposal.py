"""What a rule proposes, and the page it looks at."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from teiedition.annotators.protocol import Context
from teiedition.annotators.tokens import Occurrences, Token, indices_of
from teiedition.transcription import BlockKind, Transcription

PROSE = frozenset(
    {
        BlockKind.PARAGRAPH,
        BlockKind.QUOTATION,
        BlockKind.NOTE,
        BlockKind.EDITORIAL_NOTE,
        BlockKind.EPIGRAPH,
        BlockKind.ITEM,
        BlockKind.POSTSCRIPT,
    }
)


class Proposal(NamedTuple):
    """A reading that may be right: of the whole span, with the rule that found it and how sure it is."""

    start: int
    end: int
    corr: str
    certainty: float
    rule: str


@dataclass(frozen=True)
class Page:
    """The text with what several rules ask about it.

    Attributes:
        prose: for each token, whether it stands in running text; verse, tables and heads follow other rules.
    """

    transcription: Transcription
    tokens: Sequence[Token]
    occurrences: Occurrences = field(repr=False)
    prose: bytes = field(repr=False)

    @classmethod
    def of(cls, context: Context) -> Page:
        transcription, tokens = context.transcription, context.tokens
        return cls(transcription, tokens, context.occurrences, _prose(transcription, tokens))

    @property
    def text(self) -> str:
        return self.transcription.text

    @cached_property
    def counts(self) -> Mapping[str, int]:
        """How often each word stands in the text, as written."""
        return Counter({word: len(indices) for word, indices in self.occurrences.items()})

    def where(self, words: Iterable[str]) -> list[int]:
        """The indices in running text of the tokens that are one of some words, as written."""
        return [index for index in indices_of(words, self.occurrences) if self.prose[index]]

    def prose_at(self, at: int) -> bool:
        """Whether a place of the text is in running text."""
        block = self.transcription.block_at(at)
        return block is not None and block.kind in PROSE

    @cached_property
    def stems(self) -> Mapping[str, int]:
        """How often words stand in the text that begin with the same four letters, in lower case."""
        counts: Counter[str] = Counter()
        for word, count in self.counts.items():
            if len(word) > 2:
                counts[word[:4].lower()] += count
        return counts


def _prose(transcription: Transcription, tokens: Sequence[Token]) -> bytes:
    inside = bytearray(len(tokens))
    start = 0
    for block in transcription.blocks:
        stop = bisect_left(tokens, (block.span.end,), lo=start)
        if block.kind in PROSE:
            inside[start:stop] = b"\1" * (stop - start)
        start = stop
    return bytes(inside)
