"""Puts header, standOff and text together."""

from __future__ import annotations

import re
from collections.abc import Sequence

from lxml import etree

from teiedition.annotation import Annotation, Kind
from teiedition.authority import Authority
from teiedition.diagnostics import Diagnostic, Report
from teiedition.encoder.body import BodyBuilder
from teiedition.encoder.header import Encoding, build_header
from teiedition.encoder.ids import Ids
from teiedition.encoder.inline import Inline
from teiedition.encoder.options import HeaderOptions
from teiedition.encoder.sources import Statements
from teiedition.encoder.standoff import build_stand_off
from teiedition.transcription import BlockKind, Transcription
from teiedition.vocabulary import NEWLINES, PREFIXES, SOURCE_PI, XML_ID, XML_LANG, TeiDocument, escape_space, tei

_RESERVED = (
    "teiedition",
    "textgenre",
    "genre-article",
    "interpretations",
    "metonymy",
    "resp-tei",
    "resp-transcription",
)
_CONFLICTS = re.compile(r"TEI21\d")


def build_document(
    transcription: Transcription,
    annotations: Sequence[Annotation],
    authority: Authority,
    options: HeaderOptions,
    report: Report,
) -> TeiDocument:
    """A TEI document whose text is the transcription.

    Args:
        transcription: its blocks make the structure.
        annotations: nested, none longer than its block, outer before inner.
        authority: the records the annotations point to, and perhaps more.
        options: what the edition says of itself.
        report: its findings TEI210-TEI219, statements that contradict each other, become notes of the header.
    """
    ids = Ids(authority)
    for name in _RESERVED:
        ids.new(name)
    newline = newline_of(transcription.text)
    inline = Inline(transcription.text, newline == "mixed", ids, "#resp-tei")
    statements = Statements(transcription, annotations)
    body = BodyBuilder(transcription, _marked(annotations), inline, ids)
    text = body.build(_genre(transcription, statements), bool(statements.credits))
    conflicts = [
        (finding, _place_id(finding, number, transcription, inline, ids))
        for number, finding in enumerate((f for f in report if _CONFLICTS.fullmatch(f.code)), start=1)
    ]
    root = etree.Element(tei("TEI"), nsmap=PREFIXES)
    root.set(XML_LANG, options.language)
    encoding = Encoding(inline.counts, conflicts, _words(transcription))
    root.append(build_header(statements, options, ids, encoding))
    stand_off = build_stand_off(authority, ids)
    if stand_off is not None:
        root.append(stand_off)
    root.append(text)
    root.addprevious(
        etree.ProcessingInstruction(
            "xml-model",
            f'href="{options.schema}" type="application/xml" schematypens="http://relaxng.org/ns/structure/1.0"',
        )
    )
    root.addprevious(etree.ProcessingInstruction(SOURCE_PI, _source(transcription, newline)))
    return TeiDocument(root, transcription.origin.path)


def _marked(annotations: Sequence[Annotation]) -> list[Annotation]:
    """Those that become elements: a credit is no element where the person or body of the same span is one."""
    named = {a.span for a in annotations if a.kind in (Kind.PERSON, Kind.ORG)}
    return [a for a in annotations if a.kind is not Kind.RESPONSIBLE or a.span not in named]


def newline_of(text: str) -> str:
    """The name of a text's line end: "lf", "crlf", "cr", or "mixed" where they differ."""
    found = {name for name, sign in (("crlf", "\r\n"), ("lf", "\n"), ("cr", "\r")) if sign in text}
    if "crlf" in found:
        rest = text.replace("\r\n", "")
        return "mixed" if "\n" in rest or "\r" in rest else "crlf"
    return found.pop() if len(found) == 1 else "mixed" if found else "lf"


def _source(transcription: Transcription, newline: str) -> str:
    """The instruction that lets the tree give the bytes back."""
    origin, text, blocks = transcription.origin, transcription.text, transcription.blocks
    start = text[: blocks[0].span.start] if blocks else text
    end = text[blocks[-1].span.end :] if blocks else ""
    if newline != "mixed":
        start, end = (space.replace(NEWLINES[newline], "\n") for space in (start, end))
    said = {"encoding": origin.encoding, "bom": origin.bom.hex(), "newline": newline, "sha256": origin.sha256}
    if start:
        said["start"] = escape_space(start)[1:-1]
    if end != "\n":
        said["end"] = escape_space(end)[1:-1]
    return " ".join(f'{name}="{value}"' for name, value in said.items() if value or name == "end")


def _genre(transcription: Transcription, statements: Statements) -> str:
    if any(transcription.of_kind(BlockKind.SALUTATION)) and any(transcription.of_kind(BlockKind.SIGNATURE)):
        return "letter"
    host = statements.host
    return "article" if host is not None and host.get("level") == "j" else "text"


def _words(transcription: Transcription) -> int:
    return sum(len(block.span.of(transcription.text).split()) for block in transcription.blocks)


def _place_id(finding: Diagnostic, number: int, transcription: Transcription, inline: Inline, ids: Ids) -> str:
    """The id of the smallest element that holds the place of a conflict; made where it has none."""
    if not finding.place.line:
        return ""
    at = transcription.offset(finding.place.line, finding.place.column)
    holding = [(len(span), index) for index, (span, _) in enumerate(inline.places) if span.start <= at < span.end]
    if not holding:
        return ""
    element = inline.places[min(holding)[1]][1]
    if element.get(XML_ID) is None:
        element.set(XML_ID, ids.new(f"conflict-{number}-place"))
    return element.get(XML_ID) or ""
