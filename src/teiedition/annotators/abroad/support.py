"""Which annotators read a text that is not in English, and what is said of those that do not."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from teiedition.annotators.abroad import known, marks
from teiedition.annotators.dates.abroad import languages
from teiedition.annotators.protocol import Annotator, Context
from teiedition.transcription import Span
from teiedition.vocabulary import language_name

INSTEAD: Final[Mapping[str, Annotator | None]] = {
    "works": known.works,
    "names": known.names,
    "quotations": marks.annotator,
    "corrections": None,
}
"""Annotators that read English alone -> what looks at other texts in their place; None where nothing does."""
LIMITS: Final[Mapping[str, str]] = {
    "works": "titles that the authority files lack are not looked for",
    "names": "names that the authority files lack are not looked for",
    "quotations": "speakers and sources of quotations are not looked for",
    "corrections": "misprints are not looked for",
}
DATES: Final = "dates in words are not read, only figures and well-known months"


def annotators_for(language: str, chosen: Sequence[Annotator]) -> list[Annotator]:
    """The annotators for a text in a language that is not English, in place of some chosen ones.

    Args:
        language: BCP 47 tag.
        chosen: ours, and those of others, which must know themselves what they read.
    """
    instead = (INSTEAD.get(annotator.name, annotator) for annotator in chosen)
    return [annotator for annotator in instead if annotator is not None]


def report_limits(context: Context, chosen: Sequence[Annotator]) -> None:
    """Say once what is not looked for in a text because of its language.

    Emits: TEI174.
    """
    limits = [LIMITS[annotator.name] for annotator in chosen if annotator.name in LIMITS]
    if context.language.partition("-")[0] not in languages() and any(one.name == "dates" for one in chosen):
        limits.append(DATES)
    if limits:
        place = context.transcription.place(Span(0, 0))
        context.report.add("TEI174", place, language=language_name(context.language), limits="; ".join(limits))
