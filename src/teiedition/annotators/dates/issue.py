"""The date of issue of a text: what relative dates count from."""

from __future__ import annotations

from teiedition.annotators.dates.absolute import read_absolute
from teiedition.annotators.dates.moment import Moment
from teiedition.annotators.dates.stretches import stretches_of
from teiedition.transcription import BlockKind, Span, Transcription

SOURCES = ("source", "first-published", "written", "online-version")
"""Fields that may date the text, the most telling first; after the date line itself."""


def date_of_issue(transcription: Transcription) -> str:
    """When a text came out, as precisely as its header says.

    The date line decides; a source line that names a day of the same month or year makes it more precise.

    Returns:
        ISO 8601 ("1946-07-06", "1946-07", "1946"), or "" where the header names no date.
    """
    return moment_of_issue(transcription).iso


def moment_of_issue(transcription: Transcription) -> Moment:
    """The same as ``date_of_issue``, as a moment."""
    lines = [field.value for field in transcription.fields if field.name == "date"]
    lines += [block.span for block in transcription.of_kind(BlockKind.DOC_DATE)]
    lines += [field.value for name in SOURCES for field in transcription.fields if field.name == name]
    lines += [block.span for block in transcription.of_kind(BlockKind.DATELINE)]
    issue = Moment()
    for line in lines:
        stated = stated_moment(transcription.text, line)
        if stated.year and issue.holds(stated):
            issue = stated
    return issue


def stated_moment(text: str, span: Span) -> Moment:
    """The first date of a line that names its year; nothing where there is none."""
    for stretch in stretches_of(text, span):
        moment = read_absolute(stretch).earliest
        if moment.year and moment.real:
            return moment
    return Moment()
