"""What the encoder makes of blocks, annotations and records."""

from __future__ import annotations

from collections.abc import Iterable

import pytest
from lxml import etree

from teiedition.annotation import Annotation, Kind
from teiedition.authority import Authority, Record, RecordKind
from teiedition.diagnostics import Report
from teiedition.encoder import HeaderOptions, Responsibility, build_document, serialize
from teiedition.transcription import Block, BlockKind, Field, Span, Transcription
from teiedition.vocabulary import NSMAP, XML_ID, TeiDocument

ADA = Record("quill", RecordKind.PERSON, "Ada Quill", details=(("forename", "Ada"), ("surname", "Quill")))


def transcription(
    *blocks: tuple[BlockKind, str], n: Iterable[str] = (), fields: dict[str, str] | None = None
) -> Transcription:
    """Blocks set apart by a blank line; fields by name, their values found in the text."""
    text, made = "", []
    signs = dict(enumerate(n))
    for index, (kind, words) in enumerate(blocks):
        text += "\n\n" if text else ""
        made.append(Block(Span(len(text), len(text) + len(words)), kind, n=signs.get(index, "")))
        text += words
    stated = []
    for name, value in (fields or {}).items():
        at = Span(text.index(value), text.index(value) + len(value))
        stated.append(Field(at, name, at))
    return Transcription(text + "\n", tuple(made), tuple(stated))


def of(text: str, words: str, kind: Kind, **properties: str) -> Annotation:
    start = text.index(words)
    return Annotation.of(kind, start, start + len(words), resp="test").having(**properties)


def build(
    source: Transcription,
    *annotations: Annotation,
    records: tuple[Record, ...] = (),
    options: HeaderOptions | None = None,
) -> etree._Element:
    report = Report()
    document = build_document(source, annotations, Authority(records), options or HeaderOptions(), report)
    parsed = TeiDocument.parse(serialize(document))
    assert parsed.text == source.text
    return parsed.root


def one(root: etree._Element, path: str) -> etree._Element:
    (found,) = root.findall(path, NSMAP)
    return found


def test_anchors_and_notes_point_to_each_other() -> None:
    source = transcription(
        (BlockKind.PARAGRAPH, "A proof [1] is no promise; see below [1]."), (BlockKind.NOTE, "1. A sheet."), n=("", "1")
    )
    first = Annotation.of(Kind.NOTE_ANCHOR, 8, 11, target="1", n="1")
    second = Annotation.of(Kind.NOTE_ANCHOR, 37, 40, target="1", n="1")
    root = build(source, first, second)
    note = one(root, ".//tei:note[@place='end']")
    anchors = root.findall(".//tei:ref[@type='noteAnchor']", NSMAP)
    assert [anchor.get("target") for anchor in anchors] == [f"#{note.get(XML_ID)}"] * 2
    assert note.get("target") == " ".join(f"#{anchor.get(XML_ID)}" for anchor in anchors)


def test_an_anchor_behind_its_note_is_joined_too() -> None:
    source = transcription((BlockKind.NOTE, "1. A sheet."), (BlockKind.PARAGRAPH, "A proof [1]."), n=("1",))
    root = build(source, Annotation.of(Kind.NOTE_ANCHOR, 21, 24, target="1", n="1"))
    assert one(root, ".//tei:ref[@type='noteAnchor']").get("target") == "#note-1"


def test_an_anchor_without_a_note_points_nowhere() -> None:
    root = build(
        transcription((BlockKind.PARAGRAPH, "A proof [1].")), Annotation.of(Kind.NOTE_ANCHOR, 8, 11, target="1")
    )
    assert one(root, ".//tei:ref").get("target") is None


def test_a_pointer_to_no_record_is_not_made() -> None:
    source = transcription((BlockKind.PARAGRAPH, "Ada Quill wrote."))
    root = build(source, of(source.text, "Ada Quill", Kind.PERSON, ref="nobody"))
    assert one(root, ".//tei:text//tei:persName").get("ref") is None
    assert root.find("tei:standOff", NSMAP) is None


def test_two_authors() -> None:
    source = transcription(
        (BlockKind.BYLINE, "Ada Quill"),
        (BlockKind.BYLINE, "Bert Ink"),
        (BlockKind.PARAGRAPH, "Text."),
        fields={"author": "Ada Quill"},
    )
    second = Span(source.text.index("Bert"), source.text.index("Bert") + 8)
    source = Transcription(source.text, source.blocks, (*source.fields, Field(second, "author", second)))
    root = build(source)
    authors = root.findall(".//tei:titleStmt/tei:author", NSMAP)
    assert [author.xpath("string()") for author in authors] == ["Ada Quill", "Bert Ink"]


def test_what_the_edition_says_of_itself() -> None:
    options = HeaderOptions(
        title="Letters of the Press",
        publisher="Press Archive",
        licence="Free for all.",
        licence_target="https://example.org/free",
        responsible=(Responsibility("Carl Proof", "encoding"),),
        date="2020-01-02",
        keywords=("printing",),
    )
    root = build(transcription((BlockKind.PARAGRAPH, "Text.")), options=options)
    assert one(root, ".//tei:publicationStmt/tei:publisher").text == "Press Archive"
    assert one(root, ".//tei:licence").get("target") == "https://example.org/free"
    assert one(root, ".//tei:respStmt/tei:persName").text == "Carl Proof"
    assert one(root, ".//tei:publicationStmt/tei:date").get("when") == "2020-01-02"
    assert one(root, ".//tei:keywords/tei:term").text == "printing"


def test_what_is_not_stated_is_absent() -> None:
    root = build(transcription((BlockKind.PARAGRAPH, "Text.")))
    assert root.findall(".//tei:licence", NSMAP) == []
    assert root.findall(".//tei:titleStmt/tei:author", NSMAP) == []
    assert root.findall(".//tei:revisionDesc/tei:change[@when]", NSMAP) == []
    assert one(root, ".//tei:availability").get("status") == "unknown"


@pytest.mark.parametrize(
    ("note", "title"),
    [
        ("(Seventh in a series on the Presses of the North)", "The Presses of the North"),
        ("(First of a series of articles about ink)", "Ink"),
        ("(To be continued)", None),
    ],
)
def test_series(note: str, title: str | None) -> None:
    source = transcription((BlockKind.SERIES, note), (BlockKind.PARAGRAPH, "Text."))
    part = note.split(maxsplit=1)[0].strip("(")
    root = build(source, *([of(source.text, part, Kind.BIBL_SCOPE, unit="part", n="7")] if title else []))
    assert [element.text for element in root.findall(".//tei:seriesStmt/tei:title", NSMAP)] == (
        [title] if title else []
    )


def test_notes_of_several_paragraphs() -> None:
    source = transcription(
        (BlockKind.NOTE, "1. A sheet."),
        (BlockKind.NOTE, "It goes on."),
        (BlockKind.NOTE, "2. Another."),
        n=("1", "", "2"),
    )
    notes = build(source).findall(".//tei:note[@type='footnote']", NSMAP)
    assert [note.get("n") for note in notes] == ["1", "2"]
    assert len(notes[0].findall("tei:p", NSMAP)) == 2


def test_a_correction_holds_what_was_printed_and_what_is_proposed() -> None:
    source = transcription((BlockKind.PARAGRAPH, "Most off the ink."))
    root = build(source, of(source.text, "off", Kind.CORRECTION, corr="of"))
    assert one(root, ".//tei:choice/tei:sic").text == "off"
    corr = one(root, ".//tei:choice/tei:corr")
    assert (corr.text, corr.get("resp"), corr.get("cert")) == ("of", "#resp-tei", "high")


def test_records_are_written_with_the_works_authors() -> None:
    work = Record(
        "proofs", RecordKind.WORK, "On Proofs", details=(("author", "quill"), ("level", "m"), ("when", "1921"))
    )
    source = transcription((BlockKind.PARAGRAPH, "She quotes On Proofs."))
    root = build(source, of(source.text, "On Proofs", Kind.WORK, ref="proofs", level="m"), records=(ADA, work))
    assert one(root, ".//tei:listBibl/tei:bibl/tei:author/tei:persName").get("ref") == "#quill"
    assert one(root, ".//tei:listPerson/tei:person/tei:persName/tei:surname").text == "Quill"


def test_a_letter_has_opener_and_closer() -> None:
    source = transcription(
        (BlockKind.DATELINE, "London, 3 May"),
        (BlockKind.SALUTATION, "Dear Sir,"),
        (BlockKind.PARAGRAPH, "Text."),
        (BlockKind.SALUTATION, "Yours,"),
        (BlockKind.SIGNATURE, "A. Q."),
        (BlockKind.POSTSCRIPT, "P.S. More."),
    )
    root = build(source)
    assert one(root, ".//tei:body/tei:div").get("type") == "letter"
    assert [child.tag.rpartition("}")[2] for child in one(root, ".//tei:opener")] == ["dateline", "salute"]
    assert [child.tag.rpartition("}")[2] for child in one(root, ".//tei:closer")] == ["salute", "signed"]
    assert one(root, ".//tei:postscript/tei:p").text == "P.S. More."
