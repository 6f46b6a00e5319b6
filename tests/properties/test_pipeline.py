"""The promises, on any text at all: nothing lost, always valid, repeatable, and never a traceback."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from teiedition.diagnostics import InputError, Report
from teiedition.pipeline import Encoded, EncodeOptions, encode
from teiedition.transcription import Source
from tests.strategies import transcription_texts

PROSE = st.lists(
    st.sampled_from(
        [
            "Ada Quill", "said", "“", "”", "‘", "’", '"', "The Printers’ Guild", "in London", "on 3 May 1921", ", ", ". ", " ", "\n",
            "\n\n", "* * *", "Source: The Compositor, Vol. 3, 1921.", "[1]", "1. ", "writes", ":", "Mr. Pole", "(GPU)", "I Found Daylight",
            "«", "»", "„", "–", "P.S. ", "Dear Sir,", "next week", "\t", "\u0301", "\u202e", "\U0001f4dc", "\u00a0", "Last updated on 3.5.2001",
        ]
    ),
    min_size=1,
    max_size=60,
).map("".join)  # fmt: skip


def encoded(text: str) -> Encoded:
    try:
        return encode(Source(text.encode("utf-8", "surrogatepass"), "any.txt"), report=Report())
    except InputError:
        assume(False)
        raise


@given(transcription_texts())
@settings(max_examples=60)
def test_any_text_is_kept_and_valid(text: str) -> None:
    """``encode`` itself compares bytes and validates; it raises InvariantBroken where a promise fails."""
    assert encoded(text).document.to_bytes() == text.encode()


@given(PROSE)
@settings(max_examples=150)
@example("“" * 400)
@example("\n\n".join(["“Ada Quill” said"] * 50))
def test_text_full_of_marks_is_kept_and_valid(text: str) -> None:
    assert encoded(text).document.to_bytes() == text.encode()


@given(PROSE)
@settings(max_examples=40)
def test_the_same_again(text: str) -> None:
    assert encoded(text).data == encoded(text).data


@given(PROSE)
@settings(max_examples=40)
def test_every_annotation_is_accountable(text: str) -> None:
    for annotation in encoded(text).annotations:
        assert annotation.resp
        assert annotation.evidence
        assert 0 < annotation.certainty <= 1


@given(PROSE, st.sampled_from([(), ("quotations",), ("dates", "structure"), ("names", "works")]))
@settings(max_examples=30)
def test_any_choice_of_annotators(text: str, annotators: tuple[str, ...]) -> None:
    encoded(text)
    result = encode(Source(text.encode(), "any.txt"), replace(EncodeOptions(), annotators=annotators), Report())
    assert result.document.to_bytes() == text.encode()
