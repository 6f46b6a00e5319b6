"""A text and what is marked in it, whether read from TEI or from span JSON."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from teiedition.transcription import Span

NAMES = ("person", "place", "org", "date", "work", "event")
"""The kinds summed as "all names"."""
QUOTATION = "quotation"
KINDS = (*NAMES, QUOTATION, "head", "correction")
"""What is compared."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A marked stretch of a text.

    Attributes:
        span: in the text it was read from.
        kind: one of ``KINDS``.
        quotation: of a quotation: direct-speech, document, scare, mentioned; empty where undecided or unknown.
        speakers: of a quotation: the names under which the text or the records know its speaker.
        where: line and column in its file, "104:22", for people to find it; no part of what is compared.
        evidence: why it was marked, where that is known; no part of what is compared.
    """

    span: Span
    kind: str
    quotation: str = ""
    speakers: frozenset[str] = frozenset()
    where: str = field(default="", compare=False)
    evidence: str = field(default="", compare=False)


@dataclass(frozen=True)
class MarkedText:
    """A text, its mentions, and what its header says.

    Attributes:
        text: in which the spans count.
        mentions: in any order; they may nest and cross.
        ignored: stretches in which a predicted mention counts neither way.
        kinds: which kinds were looked for; what is not looked for is not compared.
        header: field to the values the header holds for it. As gold: None says that the text states no such thing,
            and an empty value must not be invented; a field that is absent is not compared.
        name: of the file, for people.
    """

    text: str
    mentions: tuple[Mention, ...] = ()
    ignored: tuple[Span, ...] = ()
    kinds: tuple[str, ...] = KINDS
    header: Mapping[str, tuple[str, ...] | None] = field(default_factory=dict)
    name: str = ""

    def of_kind(self, kind: str) -> list[Mention]:
        return [mention for mention in self.mentions if mention.kind == kind]
