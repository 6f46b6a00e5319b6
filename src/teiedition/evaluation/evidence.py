"""The evidence of our own annotations, put beside the mentions that TEI makes of them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from teiedition.annotation import Annotation
from teiedition.evaluation.alignment import align
from teiedition.evaluation.marked import MarkedText, Mention
from teiedition.evaluation.spans import placed
from teiedition.transcription import Span


def with_evidence(marked: MarkedText, text: str, annotations: Iterable[Annotation]) -> MarkedText:
    """A text read from our TEI on the transcription it was made of, each mention with its place there and its reason.

    Args:
        marked: as read from TEI.
        text: the transcription.
        annotations: what was encoded.
    """
    reasons: dict[Span, str] = {}
    for annotation in annotations:
        said = ": ".join(filter(None, (annotation.resp, ", ".join(annotation.evidence))))
        before = reasons.get(annotation.span)
        reasons[annotation.span] = f"{before}; {said}" if before else said
    alignment = align(marked.text, text)
    mentions: list[Mention] = []
    for mention in marked.mentions:
        span = alignment.moved(mention.span)
        if span is not None:
            mentions.append(replace(mention, span=span, evidence=_reason(span, reasons, text)))
    return replace(marked, text=text, mentions=placed(tuple(mentions), text))


def _reason(span: Span, reasons: dict[Span, str], text: str) -> str:
    """Of the annotation on these letters; marks at its ends are lost when texts are aligned."""
    for start in (span.start, span.start - 1):
        for end in (span.end, span.end + 1):
            if start >= 0 and end <= len(text) and Span(start, end) in reasons:
                return reasons[Span(start, end)]
    return ""
