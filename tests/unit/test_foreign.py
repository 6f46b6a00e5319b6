"""Words of other languages."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from teiedition.annotation import Annotation, Kind
from teiedition.annotators.foreign import annotator
from teiedition.annotators.protocol import Context
from teiedition.transcription import Block, BlockKind, Span, Transcription


def find(text: str, found: tuple[Annotation, ...] = (), language: str = "en") -> list[tuple[str, str]]:
    transcription = Transcription(text, (Block(Span(0, len(text)), BlockKind.PARAGRAPH),))
    annotations = annotator.find(Context(transcription, found=found, language=language)).annotations
    return [(a.span.of(text), a.get("lang")) for a in annotations]


@pytest.mark.parametrize(
    ("text", "words", "lang"),
    [
        ("It was clear a priori to them.", "a priori", "la"),
        ("He took it au pied de la lettre and left.", "au pied de la lettre", "fr"),
        ("They said “c’est la guerre” and left.", "c’est la guerre", "fr"),
        ("The banner said «Вся власть» in red.", "Вся власть", "ru"),
        ("The stone read μηδὲν ἄγαν at the door.", "μηδὲν ἄγαν", "el"),
        (
            "He wrote that die Leute sind nicht zufrieden mit dem Brot and left.",
            "die Leute sind nicht zufrieden mit dem Brot",
            "de",
        ),
    ],
)
def test_foreign(text: str, words: str, lang: str) -> None:
    assert (words, lang) in find(text)


@pytest.mark.parametrize(
    "text",
    [
        "The bourgeoisie had its status quo.",
        "They die in the bad weather.",
        "The Entente Cordiale was signed.",
        "PRO FORMA",
    ],
)
def test_not_foreign(text: str) -> None:
    assert find(text) == []


def test_names_are_left_out() -> None:
    text = "It was said a priori by all."
    assert find(text, (Annotation.of(Kind.WORK, text.index("a priori"), text.index("a priori") + 8),)) == []


def test_the_language_of_the_text_is_not_foreign() -> None:
    assert find("Вся власть советам", language="ru") == []


@given(st.text("abc деля λόγ the und ist nicht \n\n", max_size=60))
def test_spans_lie_inside(text: str) -> None:
    text = text.strip() or "x"
    for words, lang in find(text):
        assert words == words.strip()
        assert lang
