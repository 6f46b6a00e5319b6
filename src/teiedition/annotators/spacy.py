"""The optional voice of spaCy: what a pipeline of the user's takes for a person, place or body is a hint, no annotation.

blocks of the text --pipeline--> entities --> hints, which the vote of ``names`` weighs beside its own tables and contexts

This is the one module that knows spaCy, which is imported when it is chosen and not before. Nothing is downloaded. The
parts of a pipeline that only parse are left out: they take most of its time.
"""

from __future__ import annotations

import warnings
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from typing import Any, Final

from teiedition.annotation import Annotation, Kind
from teiedition.annotators.protocol import Annotator, Context, Findings
from teiedition.diagnostics import MissingExtra

NAME: Final = "spacy"
_KINDS: Final = {
    **dict.fromkeys(("PERSON", "PER"), Kind.PERSON),
    **dict.fromkeys(("GPE", "LOC"), Kind.PLACE),
    "ORG": Kind.ORG,
}
"""What the pipelines of English (OntoNotes) and of most other languages (WikiNER) call it -> what we call it."""
_LEFT_OUT: Final = (
    "tagger",
    "parser",
    "morphologizer",
    "attribute_ruler",
    "lemmatizer",
    "trainable_lemmatizer",
    "senter",
)
_LONGEST: Final = 50_000
"""Characters handed to a pipeline at once: its memory grows with them."""

Pipe = Callable[[Iterable[str]], Iterable[Any]]


class Spacy:
    """Hints at names by the entities of a pipeline."""

    name = NAME
    needs: frozenset[Kind] = frozenset()
    gives: frozenset[Kind] = frozenset()

    def __init__(self, pipeline: str, pipe: Pipe) -> None:
        self.pipeline, self._pipe = pipeline, pipe

    def find(self, context: Context) -> Findings:
        text = context.transcription.text
        starts = list(_pieces(context))
        documents = self._pipe(text[start:end] for start, end in starts)
        hints = (
            self._hint(kind, start + entity.start_char, start + entity.end_char)
            for (start, _), document in zip(starts, documents, strict=True)
            for entity in document.ents
            if (kind := _KINDS.get(entity.label_)) is not None
        )
        return Findings(hints=tuple(hints))

    def _hint(self, kind: Kind, start: int, end: int) -> Annotation:
        return Annotation.of(kind, start, end, certainty=0.5, resp=NAME, evidence=(f"spacy {self.pipeline}",))


def _pieces(context: Context) -> Iterator[tuple[int, int]]:
    """The blocks of a text, long ones in pieces that end with a blank."""
    text = context.transcription.text
    for block in context.transcription.blocks:
        start, end = block.span.start, block.span.end
        while end - start > _LONGEST:
            blank = text.rfind(" ", start + 1, start + _LONGEST)
            cut = blank if blank > 0 else start + _LONGEST
            yield start, cut
            start = cut
        if start < end:
            yield start, end


@cache
def load_spacy(pipeline: str) -> Annotator:
    """The annotator with a pipeline that is installed under this name, or lies in this folder.

    Raises:
        MissingExtra: TEI725 spaCy is not installed, TEI726 the pipeline isn't or can't be loaded.
    """
    try:
        import spacy
    except ImportError as error:
        raise MissingExtra("TEI725", reason=_line(error)) from error
    if not pipeline:
        raise MissingExtra("TEI726", pipeline="", reason="no pipeline was named")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # a pipeline of a neighbouring version of spaCy is good enough for a hint
            loaded = spacy.load(pipeline, exclude=list(_LEFT_OUT))
    except Exception as error:  # a pipeline is other people's code and may fail in any way
        raise MissingExtra("TEI726", pipeline=pipeline, reason=_line(error)) from error
    return Spacy(pipeline, loaded.pipe)


def _line(error: Exception) -> str:
    """The first sentence of what went wrong; spaCy writes paragraphs."""
    return " ".join(str(error).split()).partition(". ")[0] or type(error).__name__
