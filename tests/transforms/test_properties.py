"""Whatever was encoded: the plain text has its words, and the page holds together."""

from __future__ import annotations

from hypothesis import given, settings

from teiedition.annotation import Annotation
from teiedition.diagnostics import Report
from teiedition.encoder import HeaderOptions, build_document, serialize
from teiedition.overlap import resolve_overlap
from teiedition.publication import RenderOptions, render
from teiedition.transcription import Transcription
from teiedition.vocabulary import TeiDocument
from tests.annotation_strategies import AUTHORITY, annotated
from tests.strategies import transcriptions
from tests.transforms.pages import broken_links, elements, page_of, repeated_ids, text_of

Annotated = tuple[Transcription, tuple[Annotation, ...]]


def encoded(transcription: Transcription, annotations: tuple[Annotation, ...] = ()) -> TeiDocument:
    nested = resolve_overlap(annotations, transcription, Report())
    return TeiDocument.parse(
        serialize(build_document(transcription, nested, AUTHORITY, HeaderOptions(), Report())), "a.xml"
    )


@given(transcriptions())
def test_text_is_the_transcription_up_to_spacing(transcription: Transcription) -> None:
    assert text_of(encoded(transcription)).split() == transcription.text.split()


@given(annotated())
@settings(max_examples=60)
def test_marks_do_not_change_the_diplomatic_text(given_: Annotated) -> None:
    transcription, annotations = given_
    document = encoded(transcription, annotations)
    assert text_of(document).split() == document.text.split()


@given(annotated())
@settings(max_examples=60)
def test_page_holds_together(given_: Annotated) -> None:
    report = Report()
    document = encoded(*given_)
    page = page_of(document, report)
    assert not repeated_ids(page)
    assert not broken_links(page)
    assert not elements(page, "//a//a | //p//p | //q//blockquote | //script")
    assert not [d for d in report if d.code == "TEI604"]
    assert render(document, RenderOptions(), Report()) == render(document, RenderOptions(), Report())
