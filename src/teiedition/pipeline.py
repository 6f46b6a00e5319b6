"""The order of the stages for one document, and the promises checked while it runs.

bytes --read--> Transcription --annotate--> Findings --resolve_overlap--> nested annotations
  --build_document--> TeiDocument   its text is the transcription, byte for byte; it is valid; else nothing is given
TeiDocument --check_document--> Diagnostics
TeiDocument --render--> HTML, text, the transcription
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from teiedition.annotation import Annotation
from teiedition.annotators import ANNOTATORS, Context, annotate, text_language
from teiedition.authority import Authority
from teiedition.diagnostics import InvariantBroken, Place, Report
from teiedition.encoder import HeaderOptions, build_document, serialize
from teiedition.options import ValidateOptions
from teiedition.overlap import resolve_overlap
from teiedition.readers import ReadOptions, read
from teiedition.transcription import Source, Transcription
from teiedition.vocabulary import TeiDocument

if TYPE_CHECKING:
    from teiedition.publication import RenderOptions

__all__ = ["EncodeOptions", "Encoded", "ValidateOptions", "encode", "transform", "validate"]


@dataclass(frozen=True)
class EncodeOptions:
    """What a user may choose about encoding; the defaults are those of the command."""

    encoding: str = ""  # of the transcription; empty to find it out
    annotators: tuple[str, ...] = ANNOTATORS
    authority: Authority = field(default_factory=Authority)
    header: HeaderOptions = field(default_factory=HeaderOptions)
    address: str = "auto"  # "Mr." inside or outside of a person's name; auto: inside in tales alone


@dataclass(frozen=True)
class Encoded:
    """An encoded document with what led to it.

    Attributes:
        document: parsed anew from ``data``, so that what was checked is what is written.
        data: the TEI file's bytes.
        annotations: nested, as encoded; their evidence serves ``--explain``.
    """

    document: TeiDocument
    data: bytes
    transcription: Transcription
    annotations: tuple[Annotation, ...]


def encode(source: Source, options: EncodeOptions | None = None, report: Report | None = None) -> Encoded:
    """One document, from the bytes of its transcription to TEI.

    Args:
        source: the bytes and their name.
        options: annotators, authority records and what the header says of the edition.
        report: receives the findings; a new one is thrown away.

    Raises:
        InputError: the source can't be read as text.
        InvariantBroken: TEI901 text lost, TEI902 not valid: our fault.
    """
    options, report = options or EncodeOptions(), Report() if report is None else report
    transcription = read(source, report, ReadOptions(encoding=options.encoding))
    context = Context(transcription, options.authority, report=report, address=options.address)
    language = text_language(context, options.header.language)
    findings = annotate(context.in_language(language), options.annotators)
    nested = resolve_overlap(findings.annotations, transcription, report)
    authority = options.authority.extended(findings.records)
    built = build_document(transcription, nested, authority, replace(options.header, language=language), report)
    data = serialize(built)
    document = TeiDocument.parse(data, source.path)
    _assert_text_kept(transcription, document)
    _assert_valid(document)
    return Encoded(document, data, transcription, nested)


def validate(source: Source, options: ValidateOptions | None = None, report: Report | None = None) -> Report:
    """Check one TEI document.

    Args:
        source: the bytes of the TEI file and their name.
        options: the schema and the codes looked for.
        report: receives the findings.

    Returns:
        The report. A document that is no XML is a finding (TEI301), no exception.

    Raises:
        SchemaError: the schema can't be loaded.
        ConfigurationError: a check of another package can't be used.
    """
    from teiedition.validation import judge_bytes
    from teiedition.validation.offers import with_offers

    options, report = options or ValidateOptions(), Report() if report is None else report
    kept = judge_bytes(source.data, source.path, options.schema, select=options.select, checks=options.checks)
    found = kept.found
    report.extend(with_offers(found, source.data, source.path, options.schema) if options.repairs else found)
    report.suppressed += kept.suppressed
    return report


def transform(source: Source, options: RenderOptions | None = None, report: Report | None = None) -> bytes:
    """One TEI document in an output format.

    Args:
        source: the bytes of the TEI file and their name.
        options: format, view, stylesheet; HTML in the diplomatic view where nothing is said.
        report: receives the findings.

    Raises:
        InputError: the document can't be read.
        TransformError: a stylesheet fails.
        ConfigurationError: there is no such format or view.
    """
    from teiedition.publication import RenderOptions, render

    document = TeiDocument.parse(source.data, source.path)
    return render(document, options or RenderOptions(), Report() if report is None else report)


def _assert_text_kept(transcription: Transcription, document: TeiDocument) -> None:
    """The TEI gives the transcription back; that this gives back the bytes of its file, ``read`` has made sure of."""
    wanted, kept = transcription.to_bytes(), document.to_bytes()
    if kept != wanted:
        at = next(
            (i for i, (a, b) in enumerate(zip(kept, wanted, strict=False)) if a != b), min(len(kept), len(wanted))
        )
        place = Place(transcription.origin.path)
        raise InvariantBroken("TEI901", place, byte=at, wanted=wanted[at : at + 20], found=kept[at : at + 20])


def _assert_valid(document: TeiDocument) -> None:
    from teiedition.validation import first_grammar_error

    error = first_grammar_error(document)
    if error is not None:
        raise InvariantBroken("TEI902", Place(document.path, error.place.line), reason=error.message)
