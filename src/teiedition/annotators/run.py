"""Runs the annotators in the order of their needs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
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
ABOUT = {
    "structure": "heads, credits, licences, series notes",
    "dates": "days, months, years, and words such as “next week”",
    "works": "titles of books, articles, journals",
    "names": "persons, places, organisations, events, ships",
    "quotations": "speech, quotations, words at a distance, and who speaks",
    "notes": "anchors and their notes",
    "corrections": "slips of print or transcription, with what should stand there",
    "foreign": "words of other languages",
}
"""What each gives, in words."""
ENGLISH = "en"
ALL = "all"
"""Stands for all of ``ANNOTATORS``."""
SPACY = "spacy"
"""The optional one, asked for with the name of a pipeline: ``spacy:en_core_web_sm``."""


def load_annotators(names: Sequence[str]) -> list[Annotator]:
    """Import annotators by name: ours, ``all`` of ours, ``spacy:PIPELINE``, or one of another package.

    Raises:
        ConfigurationError: TEI711 there is no annotator of that name, TEI727 another package's can't be used.
        MissingExtra: TEI725 spaCy is not installed, TEI726 its pipeline is not.
    """
    chosen = dict.fromkeys(one for name in names for one in (ANNOTATORS if name == ALL else (name,)))
    return [_load(name) for name in chosen]


def _load(name: str) -> Annotator:
    if name in ANNOTATORS:
        ours: Annotator = import_module(f"teiedition.annotators.{name}").annotator
        return ours
    from teiedition.annotators.added import load_added

    sort, _, pipeline = name.partition(":")
    if sort == SPACY:
        from teiedition.annotators.spacy import load_spacy

        return load_spacy(pipeline)
    added = load_added(name)
    if added is None:
        raise ConfigurationError("TEI711", name=name, known=", ".join([*ANNOTATORS, SPACY, *_added_names()]))
    return added


def describe_annotators() -> Iterator[tuple[str, str]]:
    """Every annotator that can be named, and what it gives; of another package's nothing is loaded to tell."""
    from teiedition.plugins import find_plugins

    for name in ANNOTATORS:
        yield name, ABOUT[name]
    yield f"{SPACY}:NAME", "hints at names by the spaCy pipeline NAME (pip install 'teiedition[spacy]')"
    for plugin in find_plugins("annotator"):
        yield plugin.name, f"of the package {plugin.package}"


def _added_names() -> list[str]:
    from teiedition.plugins import find_plugins

    return [plugin.name for plugin in find_plugins("annotator")]


def annotate(context: Context, names: Sequence[str] = ANNOTATORS) -> Findings:
    """Let the annotators find what they can, each seeing what those before it found.

    A text that is not in English is read by fewer (``abroad``). Where words are misprinted, they look at the text as it
    is to be read, but for the one that proposes corrections.

    Args:
        context: of the document; its ``found`` is usually empty.
        names: which annotators; their order means nothing.

    Returns:
        All annotations in the order of the text, outer before inner, and the records made.
    """
    from teiedition.annotators.noise import find_readings, readable  # its tables are loaded when they are needed

    chosen = load_annotators(names)
    if not context.language.startswith(ENGLISH):
        from teiedition.annotators.abroad.support import annotators_for, report_limits

        report_limits(context, chosen)
        chosen = annotators_for(context.language, chosen)
    text, printed = None, context
    if context.language.startswith(ENGLISH) and (readings := tuple(find_readings(context))):
        text, printed = readable(context.transcription, readings), replace(context, readings=readings)
        context = replace(printed, transcription=text)
    records: dict[str, Record] = {}
    for annotator in in_order(chosen):
        if text is not None and Kind.CORRECTION in annotator.gives:
            context, text = _as_printed(context, printed, text), None
        findings = annotator.find(context)
        records |= {record.id: record for record in findings.records}
        context = context.having(
            tuple(sorted((*context.found, *findings.annotations), key=_text_order)),
            context.authority.extended(findings.records) if findings.records else context.authority,
            findings.hints,
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
    """Those that give what others need come first; otherwise the order of ``ANNOTATORS``, those of others behind."""
    waiting = sorted(annotators, key=_rank)
    ordered: list[Annotator] = []
    while waiting:
        ready = next(
            (a for a in waiting if not any(a.needs & b.gives for b in waiting if b is not a)),
            waiting[0],  # two that need each other: the first of the list goes first
        )
        waiting.remove(ready)
        ordered.append(ready)
    return ordered


def _rank(annotator: Annotator) -> tuple[int, str]:
    """Ours in their order; of others, who only hints comes first, so that all may hear it, and who gives comes last."""
    if annotator.name in ANNOTATORS:
        return ANNOTATORS.index(annotator.name), ""
    return (len(ANNOTATORS) if annotator.gives else -1), annotator.name
