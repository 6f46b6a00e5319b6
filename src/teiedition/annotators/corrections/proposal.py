"""What a rule proposes, and the page it looks at."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from teiedition.annotators.tokens import Token
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
    prose: bytes = field(default=b"", repr=False)

    @classmethod
    def of(cls, transcription: Transcription, tokens: Sequence[Token]) -> Page:
        return cls(transcription, tokens, _prose(transcription, tokens))

    @property
    def text(self) -> str:
        return self.transcription.text

    @cached_property
    def counts(self) -> Mapping[str, int]:
        """How often each word stands in the text, as written."""
        return Counter([token.text for token in self.tokens])

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
    index, count = 0, len(tokens)
    for block in transcription.blocks:
        running = block.kind in PROSE
        end = block.span.end
        while index < count and tokens[index].start < end:
            inside[index] = running
            index += 1
    return bytes(inside)
