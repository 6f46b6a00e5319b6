"""Cuts annotations where they cross others of higher precedence.

Within the accepted annotations, which never cross, those that hold a given character form a chain; only the chains at
the two ends of a newcomer can cross it. They are found through buckets of text, so that a paragraph of a hundred
thousand annotations costs no more than as many paragraphs of one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from teiedition.annotation import QUOTATIONS, Annotation, Kind
from teiedition.transcription import Span

_BUCKET = 256  # characters

_UNSPLIT = frozenset({Kind.CORRECTION, Kind.NOTE_ANCHOR})
_PHRASES = QUOTATIONS | {Kind.DESCRIPTION, Kind.EMPHASIS, Kind.FOREIGN, Kind.LICENCE, Kind.BIBL}


def _precedence(part: tuple[Annotation, int]) -> tuple[int, int, int, str]:
    """Corrections stay whole, then names, then dates and the rest; phrases are cut. Longer before shorter."""
    annotation = part[0]
    rank = 0 if annotation.kind in _UNSPLIT else 2 if annotation.kind in _PHRASES else 1
    return rank, -len(annotation.span), annotation.span.start, annotation.kind


def split_crossing(parts: Sequence[tuple[Annotation, int]]) -> list[tuple[Annotation, int]]:
    """Cut the annotations of lower precedence so that none crosses another.

    Args:
        parts: annotations with the number of the whole each is part of, in the order of the text.
    """
    if not _any_crosses(parts):
        return list(parts)
    accepted: list[tuple[Annotation, int]] = []
    buckets: defaultdict[int, list[Span]] = defaultdict(list)
    for annotation, number in sorted(parts, key=_precedence):
        span = annotation.span
        cuts = {span.start, span.end}
        for other in buckets[span.start // _BUCKET]:
            if other.start < span.start < other.end < span.end:
                cuts.add(other.end)
        for other in buckets[span.end // _BUCKET]:
            if span.start < other.start < span.end < other.end:
                cuts.add(other.start)
        edges = sorted(cuts)
        for start, end in pairwise(edges):
            piece = Span(start, end)
            accepted.append((annotation if piece == span else replace(annotation, span=piece), number))
            for bucket in range(start // _BUCKET, end // _BUCKET + 1):
                buckets[bucket].append(piece)
    return accepted


def _any_crosses(parts: Sequence[tuple[Annotation, int]]) -> bool:
    """Whether any two cross; the parts come outer before inner."""
    open_: list[int] = []
    for annotation, _ in parts:
        span = annotation.span
        while open_ and open_[-1] <= span.start:
            open_.pop()
        if open_ and open_[-1] < span.end:
            return True
        open_.append(span.end)
    return False
