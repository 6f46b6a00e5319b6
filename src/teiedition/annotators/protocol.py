"""What an annotator is given and gives."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import NamedTuple, Protocol

from teiedition.annotation import Annotation, Kind
from teiedition.annotators.tokens import Occurrences, Token, find_occurrences, tokenize
from teiedition.authority import Authority, Record
from teiedition.diagnostics import Report
from teiedition.transcription import Transcription


@dataclass(frozen=True)
class Findings:
    """What an annotator found.

    Attributes:
        annotations: claims about spans.
        records: for what they point to.
        hints: weak claims that are not encoded: the annotators that run later may weigh them.
    """

    annotations: tuple[Annotation, ...] = ()
    records: tuple[Record, ...] = ()
    hints: tuple[Annotation, ...] = ()


MISREAD = "ocr-shape"
"""The evidence of what rests on a ``Reading``."""


class Reading(NamedTuple):
    """How a stretch of the text is to be read.

    Attributes:
        start: of the stretch, in the text as printed.
        end: not included; equal to ``start`` where a blank was lost.
        clean: what is meant.
        certainty: 0 to 1.
        why: what knows the clean word: text, authority or tables of names, "words" of every day, figures; or "blank",
            where one was lost or added, "mark" where a quotation mark changed.
    """

    start: int
    end: int
    clean: str
    certainty: float
    why: str


@dataclass(frozen=True)
class Context:
    """All an annotator may look at.

    Attributes:
        transcription: the text.
        authority: the edition's records and those made so far for this document.
        found: what the annotators before this one found, in the order of the text.
        report: findings for the editor.
        language: BCP 47 tag of the text's main language.
        hints: what the annotators before this one only hinted at.
        address: whether the form of address belongs to a person's name: inside, outside, or auto (in tales alone).
        readings: how misprinted words are to be read; where ``transcription`` is not as printed, it has them.
    """

    transcription: Transcription
    authority: Authority = field(default_factory=Authority)
    found: tuple[Annotation, ...] = ()
    report: Report = field(default_factory=Report)
    language: str = "en"
    hints: tuple[Annotation, ...] = ()
    address: str = "auto"
    readings: tuple[Reading, ...] = ()

    @cached_property
    def tokens(self) -> tuple[Token, ...]:
        """The words and signs of the text, in order."""
        return tokenize(self.transcription.text)

    @cached_property
    def occurrences(self) -> Occurrences:
        """The indices in ``tokens`` of each word and sign, as written."""
        return find_occurrences(self.tokens)

    def having(
        self, found: tuple[Annotation, ...], authority: Authority, hints: tuple[Annotation, ...] = ()
    ) -> Context:
        """The same text when more was found, or hinted at; what was computed of the text is handed on."""
        context = replace(self, found=found, authority=authority, hints=(*self.hints, *hints))
        for name in ("tokens", "occurrences"):
            context.__dict__[name] = getattr(self, name)
        return context

    def in_language(self, language: str) -> Context:
        """The same text, said to be in a language."""
        context = replace(self, language=language)
        for name in ("tokens", "occurrences"):
            if name in self.__dict__:
                context.__dict__[name] = getattr(self, name)
        return context

    def of_kind(self, *kinds: Kind) -> Iterator[Annotation]:
        """What earlier annotators found of some kinds."""
        return (annotation for annotation in self.found if annotation.kind in kinds)


class Annotator(Protocol):
    """Finds one sort of thing.

    ``needs`` and ``gives`` decide the order: an annotator runs after all that give what it needs; of another package's
    one that gives nothing but hints runs first. For example::

        class Dates:
            name = "dates"
            needs = frozenset()
            gives = frozenset({Kind.DATE})

            def find(self, context: Context) -> Findings:
                return Findings(tuple(find_dates(context.transcription)))
    """

    @property
    def name(self) -> str: ...
    @property
    def needs(self) -> frozenset[Kind]: ...
    @property
    def gives(self) -> frozenset[Kind]: ...

    def find(self, context: Context) -> Findings: ...
