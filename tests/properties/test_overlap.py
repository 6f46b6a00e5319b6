"""After resolving, annotations nest, stay in their blocks, and none is lost without a word."""

from __future__ import annotations

from itertools import combinations

from hypothesis import given

from teiedition.annotation import Annotation
from teiedition.diagnostics import Report
from teiedition.overlap import resolve_overlap
from teiedition.transcription import BlockKind, Transcription
from tests.annotation_strategies import annotated

Annotated = tuple[Transcription, tuple[Annotation, ...]]


def holds_annotations(transcription: Transcription, offset: int) -> bool:
    """A character of a block; a line of separator signs becomes an empty element, which holds nothing."""
    block = transcription.block_at(offset)
    return block is not None and block.kind is not BlockKind.SEPARATOR and not transcription.text[offset].isspace()


@given(annotated())
def test_no_two_cross(given_: Annotated) -> None:
    transcription, annotations = given_
    nested = resolve_overlap(annotations, transcription, Report())
    assert not any(one.span.crosses(other.span) for one, other in combinations(nested, 2))


@given(annotated())
def test_each_stays_in_one_block_and_begins_and_ends_with_text(given_: Annotated) -> None:
    transcription, annotations = given_
    for annotation in resolve_overlap(annotations, transcription, Report()):
        block = transcription.block_at(annotation.span.start)
        assert block is not None
        assert block.span.contains(annotation.span)
        words = annotation.span.of(transcription.text)
        assert words.strip()


@given(annotated())
def test_nothing_is_dropped_silently(given_: Annotated) -> None:
    """What is missing afterwards was reported, was a double, or held no text."""
    transcription, annotations = given_
    report = Report()
    nested = resolve_overlap(annotations, transcription, report)
    if not any(finding.code in {"TEI180", "TEI181"} for finding in report):
        for annotation in annotations:
            covered = {
                offset
                for part in nested
                if part.kind is annotation.kind
                for offset in range(part.span.start, part.span.end)
            }
            inside = {
                offset
                for offset in range(annotation.span.start, annotation.span.end)
                if holds_annotations(transcription, offset)
            }
            assert inside <= covered


@given(annotated())
def test_parts_are_joined_both_ways(given_: Annotated) -> None:
    transcription, annotations = given_
    nested = resolve_overlap(annotations, transcription, Report())
    by_id = {a.get("id"): a for a in nested if a.get("id")}
    for annotation in nested:
        following, before = by_id.get(annotation.get("next")), by_id.get(annotation.get("prev"))
        assert following is None or following.get("prev") == annotation.get("id")
        assert before is None or before.get("next") == annotation.get("id")
        for pointer in (annotation.get("next"), annotation.get("prev")):
            assert not pointer or pointer in by_id


@given(annotated())
def test_order_of_input_means_nothing(given_: Annotated) -> None:
    transcription, annotations = given_
    assert resolve_overlap(annotations, transcription, Report()) == resolve_overlap(
        annotations[::-1], transcription, Report()
    )
