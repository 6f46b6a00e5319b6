"""Whatever the blocks and annotations, the document carries the transcription and is valid."""

from __future__ import annotations

from hypothesis import given

from teiedition.annotation import Annotation
from teiedition.diagnostics import Report
from teiedition.encoder import HeaderOptions, build_document, serialize
from teiedition.overlap import resolve_overlap
from teiedition.transcription import Transcription
from teiedition.vocabulary import TeiDocument
from tests.annotation_strategies import AUTHORITY, annotated

Annotated = tuple[Transcription, tuple[Annotation, ...]]


def encoded(given_: Annotated) -> bytes:
    transcription, annotations = given_
    nested = resolve_overlap(annotations, transcription, Report())
    return serialize(build_document(transcription, nested, AUTHORITY, HeaderOptions(), Report()))


@given(annotated())
def test_text_is_kept(given_: Annotated) -> None:
    assert TeiDocument.parse(encoded(given_)).to_bytes() == given_[0].to_bytes()


@given(annotated())
def test_document_is_valid(given_: Annotated) -> None:
    from teiedition.validation import first_grammar_error

    assert first_grammar_error(TeiDocument.parse(encoded(given_))) is None


@given(annotated())
def test_same_input_same_bytes(given_: Annotated) -> None:
    assert encoded(given_) == encoded(given_)
