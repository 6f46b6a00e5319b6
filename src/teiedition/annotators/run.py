"""Runs the annotators in the order of their needs."""

from __future__ import annotations

from collections.abc import Sequence
from importlib import import_module

from teiedition.annotation import Annotation
from teiedition.annotators.protocol import Annotator, Context, Findings
from teiedition.authority import Record
from teiedition.diagnostics import ConfigurationError

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

    Args:
        context: of the document; its ``found`` is usually empty.
        names: which annotators; their order means nothing.

    Returns:
        All annotations in the order of the text, outer before inner, and the records made.
    """
    records: dict[str, Record] = {}
    for annotator in in_order(load_annotators(names)):
        findings = annotator.find(context)
        records |= {record.id: record for record in findings.records}
        context = context.having(
            tuple(sorted((*context.found, *findings.annotations), key=_text_order)),
            context.authority.extended(findings.records) if findings.records else context.authority,
        )
    return Findings(context.found, tuple(records.values()))


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
