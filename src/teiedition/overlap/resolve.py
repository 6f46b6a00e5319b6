"""From overlapping annotations to nested ones."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from teiedition.annotation import QUOTATIONS, Annotation, Kind
from teiedition.diagnostics import Report
from teiedition.overlap.crossing import split_crossing
from teiedition.transcription import BlockKind, Span, Transcription

NESTING: tuple[Kind, ...] = (
    Kind.LICENCE,
    Kind.BIBL,
    Kind.DATELINE,
    Kind.SALUTE,
    Kind.SIGNED,
    Kind.DESCRIPTION,
    Kind.QUOTE,
    Kind.SAID,
    Kind.UNDECIDED,
    Kind.SO_CALLED,
    Kind.MENTIONED,
    Kind.EVENT,
    Kind.WORK,
    Kind.LABEL,
    Kind.PUBLISHER,
    Kind.BIBL_SCOPE,
    Kind.RESPONSIBLE,
    Kind.ORG,
    Kind.SHIP,
    Kind.PLACE,
    Kind.PERSON,
    Kind.DATE,
    Kind.FOREIGN,
    Kind.EMPHASIS,
    Kind.NOTE_ANCHOR,
    Kind.ELLIPSIS,
    Kind.CORRECTION,
)
"""Of two annotations of one span, the one named first here is the outer element."""

_DEPTH = {kind: depth for depth, kind in enumerate(NESTING)}
_RIVALS = frozenset({Kind.PERSON, Kind.PLACE, Kind.ORG, Kind.SHIP, Kind.EVENT, Kind.DATE})
"""Kinds that contradict each other on the same span."""
_REFUSED = {
    Kind.DATE: QUOTATIONS,
    Kind.BIBL: frozenset({Kind.SAID, Kind.QUOTE, Kind.UNDECIDED, Kind.BIBL}),
    Kind.NOTE_ANCHOR: QUOTATIONS | {Kind.NOTE_ANCHOR},
    Kind.CORRECTION: frozenset({Kind.CORRECTION}),
}
"""What may not stand inside what: the content models of TEI, and nothing inside a corrected word is corrected again."""


def text_order(annotation: Annotation) -> tuple[int, int, int]:
    """Outer before inner, in the order of the text."""
    return annotation.span.start, -annotation.span.end, _DEPTH[annotation.kind]


def resolve_overlap(
    annotations: Iterable[Annotation], transcription: Transcription, report: Report
) -> tuple[Annotation, ...]:
    """Make annotations nest, within each other and within the blocks.

    Args:
        annotations: in any order, of any spans of the transcription.
        transcription: its blocks are boundaries that no annotation crosses.
        report: receives what could not be kept.

    Returns:
        Nested annotations, outer before inner; the parts of a split one are joined by the properties ``id``,
        ``next`` and ``prev``.

    Emits: TEI180 contradicting names, TEI181 refused.
    """
    whole = sorted(annotations, key=lambda a: (*text_order(a), -a.certainty, -len(a.properties), a.properties, a.resp))
    parts: list[tuple[Annotation, int]] = []  # with the number of the annotation it is part of
    for number, annotation in enumerate(whole):
        cut = list(_split_at_blocks(annotation, transcription))
        if not cut:
            _refuse(annotation, "it holds no text of a block", transcription, report)
        parts += [(part, number) for part in cut]
    parts = _settle_rivals(sorted(parts, key=lambda part: text_order(part[0])), transcription, report)
    parts = split_crossing(parts)
    parts.sort(key=lambda part: text_order(part[0]))
    return tuple(_joined(_nestable(parts, transcription, report)))


def _split_at_blocks(annotation: Annotation, transcription: Transcription) -> Iterator[Annotation]:
    """The parts of an annotation that lie in blocks, without white space at their ends."""
    span, text = annotation.span, transcription.text
    start = span.start
    while start < span.end:
        block = transcription.block_at(start)
        if block is None:
            start += 1
            continue
        piece = text[start : min(span.end, block.span.end)]
        end = start + len(piece.rstrip())
        begin = start + len(piece) - len(piece.lstrip())
        if begin < end and block.kind is not BlockKind.SEPARATOR:
            part = Span(begin, end)
            yield annotation if part == span else replace(annotation, span=part)
        start = block.span.end


def _settle_rivals(
    parts: Sequence[tuple[Annotation, int]], transcription: Transcription, report: Report
) -> list[tuple[Annotation, int]]:
    """Keep one of the claims of the same kind on the same span, and the surest of contradicting names."""
    kept: dict[tuple[Span, Kind | None], tuple[Annotation, int]] = {}
    for part, number in parts:
        key = part.span, None if part.kind in _RIVALS else part.kind
        other = kept.get(key)
        if other is None:
            kept[key] = (part, number)
            continue
        winner, loser = sorted((other, (part, number)), key=lambda claim: -claim[0].certainty)
        kept[key] = winner
        if winner[0].kind != loser[0].kind:
            report.add(
                "TEI180",
                transcription.place(part.span),
                text=part.span.of(transcription.text),
                kept=winner[0].kind,
                dropped=loser[0].kind,
            )
    return list(kept.values())


def _nestable(
    parts: Iterable[tuple[Annotation, int]], transcription: Transcription, report: Report
) -> Iterator[tuple[Annotation, int]]:
    """Leave out what the content models forbid where it stands."""
    open_: list[Annotation] = []
    for part, number in parts:
        while open_ and open_[-1].span.end <= part.span.start:
            open_.pop()
        outer = next((o for o in open_ if part.kind in _REFUSED.get(o.kind, ())), None)
        if outer is not None:
            _refuse(part, f"TEI does not allow it inside {outer.kind}", transcription, report)
            continue
        open_.append(part)
        yield part, number


def _refuse(annotation: Annotation, reason: str, transcription: Transcription, report: Report) -> None:
    span = annotation.span
    report.add(
        "TEI181", transcription.place(span), kind=annotation.kind, text=span.of(transcription.text), reason=reason
    )


def _joined(parts: Iterable[tuple[Annotation, int]]) -> Iterator[Annotation]:
    """Join the parts of one annotation, and the annotations of one chain, by ``id``, ``next`` and ``prev``."""
    ordered = list(parts)
    groups: dict[str, list[int]] = {}
    for index, (part, number) in enumerate(ordered):
        groups.setdefault(part.get("chain") or f"#{number}", []).append(index)
    links: dict[int, tuple[str, str, str]] = {}
    chains = (members for members in groups.values() if len(members) > 1)
    for chain, members in enumerate(chains, start=1):
        stem = "q" if ordered[members[0]][0].kind in QUOTATIONS else "part"
        names = [f"{stem}{chain}-{position}" for position in range(1, len(members) + 1)]
        for position, index in enumerate(members):
            before = names[position - 1] if position else ""
            after = names[position + 1] if position + 1 < len(names) else ""
            links[index] = names[position], before, after
    for index, (part, _) in enumerate(ordered):
        plain = part.having(chain="") if part.get("chain") else part
        if index in links:
            id_, prev, next_ = links[index]
            yield plain.having(id=id_, prev=prev, next=next_)
        else:
            yield plain
