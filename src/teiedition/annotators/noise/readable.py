"""The text as it is to be read, and the way back to the text as printed.

transcription, readings --``readable``--> ``Readable``: a transcription with the clean words, blocks and fields moved
annotation of it        --``printed``-->  the same annotation on the text as printed; names under a reading are less sure
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from teiedition.annotation import NAMES, Annotation, Kind
from teiedition.annotators.protocol import MISREAD, Reading
from teiedition.diagnostics import Place
from teiedition.transcription import Span, Transcription

_DOUBTFUL = NAMES | {Kind.DATE}


@dataclass(frozen=True)
class Readable(Transcription):
    """A transcription with some words read as they are meant; places are those of the text as printed.

    Attributes:
        original: the text as printed.
        readings: in its order; none overlaps another.
    """

    original: Transcription | None = None
    readings: Sequence[Reading] = ()

    @cached_property
    def _starts(self) -> list[int]:
        """Where each reading begins in this text."""
        return list(_shifted(self.readings))

    def place(self, span: Span) -> Place:
        assert self.original is not None  # noqa: S101 - a field with a default only because those of the base have some
        return self.original.place(self.back(span))

    def back(self, span: Span) -> Span:
        """The span of the text as printed."""
        start = self._back(span.start, at_end=False)
        return Span(start, max(start, self._back(span.end, at_end=True)))

    def _back(self, offset: int, *, at_end: bool) -> int:
        starts = self._starts
        index = (bisect_left(starts, offset) if at_end else bisect_right(starts, offset)) - 1
        if index < 0:
            return offset
        reading, inside = self.readings[index], offset - starts[index]
        behind = inside - len(reading.clean)
        if behind >= 0 or not inside:
            return reading.end + behind if behind >= 0 else reading.start
        # inside a word that was read: count from the end where a part begins ("-Beta"), from the start where one ends
        return min(reading.end, reading.start + inside) if at_end else max(reading.start, reading.end + behind)

    def printed(self, annotation: Annotation) -> Annotation:
        """An annotation of this text, on the text as printed."""
        span = self.back(annotation.span)
        under = list(self._under(annotation.span)) if annotation.kind in _DOUBTFUL else []
        if not under:
            return annotation if span == annotation.span else replace(annotation, span=span)
        return replace(
            annotation,
            span=span,
            certainty=min(annotation.certainty, *(reading.certainty for reading in under)),
            evidence=(*annotation.evidence, MISREAD, *(reading.clean for reading in under)),
        )

    def _under(self, span: Span) -> Iterator[Reading]:
        for index in range(max(0, bisect_right(self._starts, span.start) - 1), bisect_left(self._starts, span.end)):
            start, reading = self._starts[index], self.readings[index]
            if start + len(reading.clean) > span.start and reading.clean.strip():
                yield reading


def _shifted(readings: Iterable[Reading]) -> Iterator[int]:
    shift = 0
    for reading in readings:
        yield reading.start + shift
        shift += len(reading.clean) - (reading.end - reading.start)


def readable(transcription: Transcription, readings: Sequence[Reading]) -> Readable:
    """The transcription as it is to be read."""
    text, pieces, at = transcription.text, [], 0
    for reading in readings:
        pieces += [text[at : reading.start], reading.clean]
        at = reading.end
    edges = [reading.end for reading in readings]
    shifts = [0]
    for reading in readings:
        shifts.append(shifts[-1] + len(reading.clean) - (reading.end - reading.start))

    def moved(span: Span) -> Span:
        return Span(
            span.start + shifts[bisect_right(edges, span.start)], span.end + shifts[bisect_right(edges, span.end)]
        )

    blocks = tuple(replace(block, span=moved(block.span)) for block in transcription.blocks)
    fields = tuple(
        replace(f, span=moved(f.span), value=moved(f.value), label=f.label and moved(f.label))
        for f in transcription.fields
    )
    return Readable("".join(pieces) + text[at:], blocks, fields, transcription.origin, transcription, readings)
