"""The annotator ``structure``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from teiedition.annotation import Annotation, Kind
from teiedition.annotators.citation import read_citation
from teiedition.annotators.protocol import Context, Findings
from teiedition.annotators.structure.credits import find_credits
from teiedition.annotators.structure.licences import check_licences, licence_target
from teiedition.annotators.structure.series import find_series
from teiedition.transcription import BlockKind, Field, Transcription

NAME: Final = "structure"
_CREDITS = {
    "transcription": "transcription",
    "markup": "markup",
    "proofreading": "proofreading",
    "translation": "translation",
}
_SOURCES = frozenset({"source", "first-published"})
_LICENCES = frozenset({"licence", "copyright"})


class Structure:
    """Marks the statements of the publication block, the series note and the colophon.

    Emits: TEI100 a statement whose label we do not know, TEI211 statements of the licence that disagree.
    """

    name: Final = NAME
    needs: Final[frozenset[Kind]] = frozenset()
    gives: Final = frozenset(
        {Kind.LABEL, Kind.BIBL, Kind.BIBL_SCOPE, Kind.PUBLISHER, Kind.LICENCE, Kind.RESPONSIBLE, Kind.WORK}
    )

    def find(self, context: Context) -> Findings:
        found = [a for field in _stated(context.transcription) for a in _annotations(field, context)]
        for block in context.transcription.of_kind(BlockKind.SERIES):
            found += find_series(context.transcription.text, block.span)
        check_licences(context)
        return Findings(tuple(dict.fromkeys(found)))


def _stated(transcription: Transcription) -> Iterator[Field]:
    """The statements that stand in publication blocks."""
    for field in transcription.fields:
        block = transcription.block_at(field.span.start)
        if block is not None and block.kind is BlockKind.PUBLICATION:
            yield field


def _annotations(field: Field, context: Context) -> Iterator[Annotation]:
    text = context.transcription.text
    if field.label is not None:
        yield Annotation.of(Kind.LABEL, field.label.start, field.label.end, resp=NAME, evidence=("label",))
    if field.name in _SOURCES:
        yield from _citation(field, context)
    elif field.name in _CREDITS:
        label = field.label.of(text) if field.label else ""
        for start, end, tasks in find_credits(text, field.value.start, field.value.end, label, _CREDITS[field.name]):
            yield Annotation.of(Kind.RESPONSIBLE, start, end, resp=NAME, evidence=("credit", label), resp_=tasks)
    elif field.name in _LICENCES:
        target = licence_target(field.span.of(text))
        yield Annotation.of(
            Kind.LICENCE, field.span.start, field.span.end, resp=NAME, evidence=("licence",), target=target
        )
    elif field.name == "publisher":
        yield from _publisher(field, text)
    elif field.name == "other" and field.label is not None:
        place = context.transcription.place(field.label)
        context.report.add("TEI100", place, label=field.label.of(text).rstrip(": "))


def _publisher(field: Field, text: str) -> Iterator[Annotation]:
    end = field.value.end - (text[field.value.end - 1] in ".;")
    match = re.compile(r"[^,(\n]+(?:, Ltd\.?)?").match(text, field.value.start, end)
    if match and match.group().strip():
        stop = match.start() + len(match.group().rstrip())
        yield Annotation.of(Kind.PUBLISHER, match.start(), stop, resp=NAME, evidence=("publisher",))


def _citation(field: Field, context: Context) -> Iterator[Annotation]:
    text = context.transcription.text
    authors = frozenset(f.value.of(text) for f in context.transcription.fields if f.name == "author")
    citation = read_citation(text, field.value.start, field.value.end, authors)
    if citation is None:
        return
    yield Annotation.of(Kind.BIBL, citation.start, citation.end, resp=NAME, evidence=("citation",))
    if citation.title and citation.level:
        start, end = citation.title
        yield Annotation.of(Kind.WORK, start, end, resp=NAME, evidence=("citation",), level=citation.level)
    for scope in citation.scopes:
        yield Annotation.of(
            Kind.BIBL_SCOPE,
            scope.start,
            scope.end,
            resp=NAME,
            evidence=("citation",),
            unit=scope.unit,
            n=scope.n,
            from_=scope.first,
            to=scope.last,
        )


annotator = Structure()
