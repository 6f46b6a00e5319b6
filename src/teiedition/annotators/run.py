"""Runs the annotators in the order of their needs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from importlib import import_module
from typing import TYPE_CHECKING

from teiedition.annotation import Annotation, Kind
from teiedition.annotators.protocol import Annotator, Context, Findings
from teiedition.authority import Record
from teiedition.diagnostics import ConfigurationError

if TYPE_CHECKING:
    from teiedition.annotators.noise import Readable

ANNOTATORS: tuple[str, ...] = ("structure", "dates", "works", "names", "quotations", "notes", "corrections", "foreign")
"""Names of our annotators; each is the module ``teiedition.annotators.<name>``, whose ``annotator`` runs."""


def load_annotators(names: Sequence[str]) -> list[Annotator]:
    """Import annotators by name.

    Raises:
        ConfigurationError: TEI711, there is no annotator of that name.
    """
    loaded: list[Annotator] = []
    for name in names:
        if name not in ANNOTATORS:
            raise ConfigurationError("TEI711", name=name, known=", ".join(ANNOTATORS))
        loaded.append(import_module(f"teiedition.annotators.{name}").annotator)
    return loaded


def annotate(context: Context, names: Sequence[str] = ANNOTATORS) -> Findings:
    """Let the annotators find what they can, each seeing what those before it found.

    Where words are misprinted, they look at the text as it is to be read, but for the one that proposes corrections.

    Args:
        context: of the document; its ``found`` is usually empty.
        names: which annotators; their order means nothing.

    Returns:
        All annotations in the order of the text, outer before inner, and the records made.
    """
    from teiedition.annotators.noise import find_readings, readable  # its tables are loaded when they are needed

    text, printed = None, context
    if readings := tuple(find_readings(context)):
        text, printed = readable(context.transcription, readings), replace(context, readings=readings)
        context = replace(printed, transcription=text)
    records: dict[str, Record] = {}
    for annotator in in_order(load_annotators(names)):
        if text is not None and Kind.CORRECTION in annotator.gives:
            context, text = _as_printed(context, printed, text), None
        findings = annotator.find(context)
        records |= {record.id: record for record in findings.records}
        context = context.having(
            tuple(sorted((*context.found, *findings.annotations), key=_text_order)),
            context.authority.extended(findings.records) if findings.records else context.authority,
        )
    if text is not None:
        context = _as_printed(context, printed, text)
    return Findings(context.found, tuple(records.values()))


def _as_printed(context: Context, printed: Context, text: Readable) -> Context:
    """What was found in the text as it is to be read, on the text as printed."""
    return printed.having(tuple(map(text.printed, context.found)), context.authority)


def _text_order(annotation: Annotation) -> tuple[int, int]:
    return annotation.span.start, -annotation.span.end


def in_order(annotators: Sequence[Annotator]) -> list[Annotator]:
    """Those that give what others need come first; otherwise the order of ``ANNOTATORS``."""
    waiting = sorted(annotators, key=lambda annotator: ANNOTATORS.index(annotator.name))
    ordered: list[Annotator] = []
    while waiting:
        ready = next(
            (a for a in waiting if not any(a.needs & b.gives for b in waiting if b is not a)),
            waiting[0],  # two that need each other: the first of the list goes first
        )
        waiting.remove(ready)
        ordered.append(ready)
    return ordered
