"""Why each annotation was made, for people: all of them, a line each, or those at one place, with every word on them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from teiedition.diagnostics import Report, visible
from teiedition.transcription import Source, Span, Transcription

if TYPE_CHECKING:
    from teiedition.annotation import Annotation
    from teiedition.pipeline import Encoded, EncodeOptions

_PLACE: Final = re.compile(r"(\d+)(?::(\d+))?\Z")
_SHORT: Final = 60


@dataclass(frozen=True)
class Why:
    """Transcription -> the reasons of the annotations asked about; nothing is written.

    Attributes:
        asked: a line ("12"), a place ("12:5"), an annotator, the kind of an annotation ("persName"), or words of the text.
    """

    options: EncodeOptions
    asked: str

    def __call__(self, source: Source, report: Report) -> tuple[str, ...]:
        from teiedition.pipeline import encode

        encoded = encode(source, self.options, report)
        is_meant = _meaning(self.asked, encoded.transcription)
        found = [annotation for annotation in encoded.annotations if is_meant(annotation)]
        blocks = [_told(annotation, encoded.transcription) for annotation in found]
        return tuple(blocks) or (visible(f"{source.path or 'standard input'}: nothing is marked at {self.asked}"),)


def reasons_of(encoded: Encoded) -> list[str]:
    """Why each annotation was made: place, kind, words, properties, certainty, annotator, evidence."""
    lines: list[str] = []
    for annotation in encoded.annotations:
        properties = "".join(f" {name}={value}" for name, value in annotation.properties)
        why = ": ".join(filter(None, (annotation.resp, ", ".join(annotation.evidence))))
        place = encoded.transcription.place(annotation.span)
        quoted = _quoted(annotation.span, encoded.transcription)
        line = f"{place}: {annotation.kind} [{quoted}]{properties} {annotation.certainty:.2f} {why}"
        lines.append(visible(line.rstrip()))
    return lines


def _quoted(span: Span, transcription: Transcription) -> str:
    words = " ".join(span.of(transcription.text).split())
    return words if len(words) <= _SHORT else words[: _SHORT - 1] + "…"


def _told(annotation: Annotation, transcription: Transcription) -> str:
    rule, *rest = annotation.evidence or ("",)
    lines = [
        f"{transcription.place(annotation.span)}: {annotation.kind} [{_quoted(annotation.span, transcription)}]",
        f"    rule       {annotation.resp}: {rule}",
        f"    rests on   {' · '.join(rest)}" if rest else "",
        f"    certainty  {annotation.certainty:.2f}"
        + ("" if annotation.cert == "high" else f", cert={annotation.cert}"),
        *(f"    {name:<10} {value}" for name, value in annotation.properties),
    ]
    return "\n".join(visible(line) for line in lines if line)


def _meaning(asked: str, transcription: Transcription) -> Callable[[Annotation], bool]:
    """Whether an annotation is one of those asked about."""
    place = _PLACE.match(asked)
    if place is None:
        return _by_words(asked, transcription)
    line, column = int(place[1]), int(place[2] or 0)

    def covers(annotation: Annotation) -> bool:
        where = transcription.place(annotation.span)
        if not where.line <= line <= where.end_line:
            return False
        begun = line > where.line or column >= where.column
        return not column or (begun and (line < where.end_line or column < where.end_column))

    return covers


def _by_words(asked: str, transcription: Transcription) -> Callable[[Annotation], bool]:
    wanted = " ".join(asked.casefold().split())

    def holds(annotation: Annotation) -> bool:
        names: Iterator[str] = (name.casefold() for name in (annotation.kind, annotation.resp))
        return wanted in names or wanted in " ".join(annotation.span.of(transcription.text).casefold().split())

    return holds
