"""The header: it states what an edition must state, and declares what was done to the text."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from lxml import etree

from teiedition.diagnostics import Diagnostic
from teiedition.validation.subject import Subject
from teiedition.vocabulary import NSMAP, iter_tei, tei

REQUIRED: Final = (
    ("TEI201", "author", ".//tei:titleStmt/tei:author[normalize-space()]", "tei:fileDesc/tei:titleStmt"),
    ("TEI201", "licence", ".//tei:availability/tei:licence", "tei:fileDesc/tei:publicationStmt"),
    (
        "TEI201",
        "source",
        ".//tei:sourceDesc/*[self::tei:bibl or self::tei:biblStruct or self::tei:biblFull or self::tei:msDesc]",
        "tei:fileDesc/tei:sourceDesc",
    ),
    ("TEI201", "language", ".//tei:langUsage/tei:language/@ident", "tei:profileDesc"),
    (
        "TEI202",
        "publisher",
        ".//tei:publicationStmt/tei:publisher[normalize-space()]",
        "tei:fileDesc/tei:publicationStmt",
    ),
    ("TEI202", "date of this edition", ".//tei:publicationStmt/tei:date", "tei:fileDesc/tei:publicationStmt"),
    ("TEI202", "date of the source", ".//tei:sourceDesc//tei:date/@*", "tei:fileDesc/tei:sourceDesc"),
)
"""Code, the thing a header states, where it states it, and where to report that it does not."""

DECLARED: Final = (
    (("sic", "corr"), "correction"),
    (("orig", "reg"), "normalization"),
    (("quote", "said", "q", "soCalled"), "quotation"),
    (("persName", "placeName", "orgName"), "interpretation"),
)
"""Elements of the text, and the editorial declaration that explains them."""


def check_header(subject: Subject) -> Iterator[Diagnostic]:
    """What the header leaves out.

    Emits: TEI201, TEI202, TEI203.
    """
    header = subject.header
    if header is None:
        return  # the grammar asks for one
    for code, what, path, where in REQUIRED:
        if not header.xpath(path, namespaces=NSMAP):
            place = header.find(where, NSMAP)
            yield subject.found(code, header if place is None else place, what=what)
    yield from _check_declarations(subject, header)


def _check_declarations(subject: Subject, header: etree._Element) -> Iterator[Diagnostic]:
    declaration = header.find("tei:encodingDesc/tei:editorialDecl", NSMAP)
    text = subject.text
    if declaration is None or text is None:
        return
    for names, part in DECLARED:
        if declaration.find(tei(part)) is None and next(iter_tei(text, *names), None) is not None:
            used = [name for name in names if next(iter_tei(text, name), None) is not None]
            yield subject.found("TEI203", declaration, used=", ".join(f"<{name}>" for name in used), part=part)
