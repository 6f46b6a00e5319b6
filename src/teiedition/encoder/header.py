"""What is known of text, source, licence and encoding -> ``teiHeader``. Nothing is guessed: what is not stated is absent."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from lxml import etree

from teiedition import __version__
from teiedition.annotation import Kind
from teiedition.diagnostics import Diagnostic
from teiedition.encoder.editorial import build_encoding_desc
from teiedition.encoder.elements import add, dated
from teiedition.encoder.ids import Ids
from teiedition.encoder.options import HeaderOptions
from teiedition.encoder.sources import Statements, add_authors, add_credits, add_person, build_source_desc
from teiedition.transcription import BlockKind
from teiedition.vocabulary import PREFIXES, language_name, tei

_SERIES = re.compile(r"\bseries(?: of [a-z]+)? (?:on|about|under the title|entitled) (.+)")


@dataclass(frozen=True)
class Encoding:
    """What the encoder did, for the header to tell.

    Attributes:
        counts: elements made, by kind.
        conflicts: diagnostics about statements that contradict each other, each with the id of the place, or "".
        words: of the text.
    """

    counts: Mapping[Kind, int]
    conflicts: Sequence[tuple[Diagnostic, str]]
    words: int


def build_header(statements: Statements, options: HeaderOptions, ids: Ids, encoding: Encoding) -> etree._Element:
    """The ``teiHeader`` of one document."""
    header = etree.Element(tei("teiHeader"), nsmap=PREFIXES)
    file_desc = add(header, "fileDesc")
    _title_statement(file_desc, statements, options, ids)
    add(add(file_desc, "extent"), "measure", f"{encoding.words:,} words", unit="word", quantity=str(encoding.words))
    _publication(file_desc, statements, options)
    _series(file_desc, statements, ids)
    _conflicts(file_desc, encoding, ids)
    build_source_desc(file_desc, statements, ids, options.source_url)
    build_encoding_desc(header, encoding.counts, statements, options)
    _profile(header, statements, options)
    _revision(header, statements, options)
    return header


def _title_statement(parent: etree._Element, statements: Statements, options: HeaderOptions, ids: Ids) -> None:
    statement = add(parent, "titleStmt")
    titles = [(name, statements.text(span)) for name in ("title", "subtitle") for span in statements.spans(name)]
    for name, words in titles or [("title", "[untitled]")]:
        add(statement, "title", words, type="main" if name == "title" else "sub", level="a")
    add(statement, "title", f"a TEI edition in “{options.title}”" if options.title else "a TEI edition", type="desc")
    add_authors(statement, statements, ids)
    add_credits(statement, statements, ids)
    for number, responsible in enumerate(options.responsible, start=1):
        editor = add(statement, "respStmt", xml_id=ids.new(f"resp-editor-{number}"))
        add(editor, "resp", responsible.resp, when=options.date)
        add(editor, "persName", responsible.name)
    tool = add(statement, "respStmt", xml_id="resp-tei")
    add(tool, "resp", "TEI P5 encoding, annotation and proposed corrections, by machine", key="mrk", when=options.date)
    add(tool, "name", f"teiedition {__version__}", ref="#teiedition")


def _publication(parent: etree._Element, statements: Statements, options: HeaderOptions) -> None:
    publication = add(parent, "publicationStmt")
    if options.publisher:
        add(publication, "publisher", options.publisher)
    else:
        add(publication, "authority", "unpublished")
    if options.date:
        add(publication, "date", options.date, when=options.date)
    stated = " ".join(statements.text(licence.span) for licence in statements.licence)
    availability = add(publication, "availability", status="free" if stated or options.licence else "unknown")
    if stated:
        target = next((licence.get("target") for licence in statements.licence if licence.get("target")), "")
        licence = add(availability, "licence", target=target if _is_address(target) else "")
        add(licence, "p", f"The transcription states: “{stated}”")
    if options.licence:
        own = add(availability, "licence", target=options.licence_target)
        add(own, "p", options.licence)
    if not len(availability):
        add(availability, "p", "The transcription states no licence.")


def _is_address(target: str) -> bool:
    return target.startswith(("http://", "https://")) and not any(c.isspace() for c in target)


def _series(parent: etree._Element, statements: Statements, ids: Ids) -> None:
    """``seriesStmt`` from a note such as "(Seventh in a series on ...)"."""
    for block in statements.transcription.of_kind(BlockKind.SERIES):
        title = next(statements.within(block.span, Kind.WORK), None)
        part = next(statements.within(block.span, Kind.BIBL_SCOPE), None)
        if title is None and part is None:
            continue
        series = add(parent, "seriesStmt")
        add(
            series,
            "title",
            statements.text(title.span) if title else _series_title(statements.text(block.span)),
            level="s",
        )
        for span in statements.authors:
            statement = add(series, "respStmt")
            add(statement, "resp", "author of the series")
            add_person(statement, span, statements, ids)
        if part is not None:
            add(series, "biblScope", statements.text(part.span), unit="part", n=part.get("n"))
        return


def _series_title(note: str) -> str:
    """What a series is called: "(Seventh in a series on X)" as "X"; the whole note where it is put otherwise."""
    words = note.strip("()[] ")
    subject = _SERIES.search(words)
    return subject[1][0].upper() + subject[1][1:] if subject else words


def _conflicts(parent: etree._Element, encoding: Encoding, ids: Ids) -> None:
    if encoding.conflicts:
        notes = add(parent, "notesStmt")
        for number, (diagnostic, target) in enumerate(encoding.conflicts, start=1):
            values = dict(diagnostic.values)
            words = values.get("note") or " ".join(filter(None, (diagnostic.message, values.get("evidence", ""))))
            pointer = f"#{target}" if target else ""
            add(notes, "note", words, type="conflict", xml_id=ids.new(f"conflict-{number}"), target=pointer)


def _profile(parent: etree._Element, statements: Statements, options: HeaderOptions) -> None:
    profile = add(parent, "profileDesc")
    if statements.issued is not None:
        dated(add(profile, "creation"), statements.issued, statements.words(statements.issued))
    languages = add(profile, "langUsage")
    add(languages, "language", language_name(options.language), ident=options.language)
    foreign = {a.get("lang") for a in statements.annotations if a.kind is Kind.FOREIGN and a.get("lang")}
    for tag in sorted(foreign - {options.language}):
        add(languages, "language", language_name(tag), ident=tag)
    _calendars(profile, statements)
    text_class = etree.Element(tei("textClass"))
    if statements.host is not None and statements.host.get("level") == "j":
        add(text_class, "catRef", scheme="#textgenre", target="#genre-article")
    if options.keywords:
        keywords = add(text_class, "keywords")
        for term in options.keywords:
            add(keywords, "term", term)
    if len(text_class):
        profile.append(text_class)


def _calendars(profile: etree._Element, statements: Statements) -> None:
    """The calendars that dates of the text name."""
    calendars = sorted({a.get("calendar") for a in statements.annotations if a.get("calendar")})
    if calendars:
        desc = add(profile, "calendarDesc")
        for name in calendars:
            add(add(desc, "calendar", xml_id=name), "p", f"{name.capitalize()} calendar")


def _revision(parent: etree._Element, statements: Statements, options: HeaderOptions) -> None:
    revision = add(parent, "revisionDesc", status="proposed")
    add(
        revision,
        "change",
        "Encoded by machine from the transcription; not yet reviewed.",
        when=options.date,
        who="#teiedition",
    )
    updated = statements.updated
    if updated is not None and updated.get("when")[:1].isdigit():  # a day of an unknown year dates no change
        who = "#resp-transcription" if statements.credits else ""
        add(revision, "change", "Last update of the web transcription.", when=updated.get("when"), who=who)
