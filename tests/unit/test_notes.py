"""Anchors of notes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from teiedition.annotators.notes import annotator
from teiedition.annotators.protocol import Context
from teiedition.diagnostics import Report
from teiedition.transcription import Block, BlockKind, Span, Transcription


def page(text: str, *notes: tuple[str, str]) -> Transcription:
    blocks, whole = [], ""
    for kind, n, part in [(BlockKind.PARAGRAPH, "", text), *((BlockKind.NOTE, n, part) for n, part in notes)]:
        start = len(whole) + (2 if whole else 0)
        whole += ("\n\n" if whole else "") + part
        if part.strip():
            blocks.append(Block(Span(start, len(whole)), kind, n=n))
    return Transcription(whole, tuple(blocks))


def find(transcription: Transcription, report: Report | None = None) -> list[tuple[str, str]]:
    found = annotator.find(Context(transcription, report=Report() if report is None else report)).annotations
    return [(a.span.of(transcription.text), a.get("target")) for a in found]


@pytest.mark.parametrize(
    ("text", "n", "anchor"),
    [
        ("The lamp[1] went out.", "1", "[1]"),
        ("The lamp (1) Went out.", "1", "(1)"),
        ("The lamp* went out.", "*", "*"),
        ("The lamp† went out.", "†", "†"),
        ("The lamp¹ went out.", "1", "¹"),
        ("The lamp [i] went out.", "i", "[i]"),
        ("The lamp went out.1 It was dark.", "1", "1"),
    ],
)
def test_anchor(text: str, n: str, anchor: str) -> None:
    report = Report()
    assert find(page(text, (n, f"{n}. It was oil.")), report) == [(anchor, n)]
    assert not len(report)


def test_no_anchor_without_note() -> None:
    assert find(page("The lamp[1] went out.")) == []
    assert find(page("First (1) the wick, then (2) the oil.", ("1", "1. A note."))) == []


def test_both_ways() -> None:
    report = Report()
    assert find(page("The lamp[2] went out.", ("1", "[1] A note.")), report) == []
    assert sorted(d.code for d in report) == ["TEI172", "TEI173"]


@given(st.text("lamp[1](2)*†¹ .3\n", max_size=40))
def test_anchors_lie_in_the_text(text: str) -> None:
    text = text.strip() or "x"
    transcription = page(text, ("1", "1. Oil."), ("*", "* Wick."), ("3", "3. Soot."))
    for printed, target in find(transcription):
        assert printed
        assert target in {"1", "*", "3"}
