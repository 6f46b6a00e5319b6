"""Author, titles, date, publication block, colophon: in the archive's orders, and not where there are none."""

from __future__ import annotations

from pathlib import Path

import pytest

from teiedition.diagnostics import Report
from teiedition.readers import read
from teiedition.transcription import BlockKind, Source, Transcription

B = BlockKind
PROSE = "The strike went on for a week, and on the seventh day the owners asked for a meeting with the men."
SOURCE = "Source: The Lamp, Vol. 10 No. 27, 6 July 1946, p.\xa07."


def reading(*chunks: str) -> Transcription:
    return read(Source("\n\n".join(chunks).encode() + b"\n"), Report())


def kinds(transcription: Transcription) -> list[BlockKind]:
    return [block.kind for block in transcription.blocks]


@pytest.mark.parametrize(
    ("front", "expected"),
    [
        (["Rosa Miller", "The Lamps", "(6 July 1946)", SOURCE], [B.BYLINE, B.TITLE, B.DOC_DATE, B.PUBLICATION]),
        (["The Lamps", SOURCE], [B.TITLE, B.PUBLICATION]),
        (["Rosa Miller", "Politics", "Why the Lamps Went Out", SOURCE], [B.BYLINE, B.SUBTITLE, B.TITLE, B.PUBLICATION]),
        (
            ["Rosa Miller", "The Lamps", "A Reply to Those Who Sell Oil", "(1946)", SOURCE],
            [B.BYLINE, B.TITLE, B.SUBTITLE, B.DOC_DATE, B.PUBLICATION],
        ),
        (["Rosa Miller", "(May 1946)", "The Lamps", SOURCE], [B.BYLINE, B.DOC_DATE, B.TITLE, B.PUBLICATION]),
        (["Rosa Miller", "Karl Brown", "The Lamps", SOURCE], [B.BYLINE, B.BYLINE, B.TITLE, B.PUBLICATION]),
        (["The Lamps", "by Rosa Miller", SOURCE], [B.TITLE, B.BYLINE, B.PUBLICATION]),
        ([SOURCE, "Rosa Miller", "The Lamps"], [B.PUBLICATION, B.BYLINE, B.TITLE]),
        (["The Lamps", SOURCE, "Transcribed by T. Proof."], [B.TITLE, B.PUBLICATION, B.PUBLICATION]),
        (["The Lamps\nby Rosa Miller", SOURCE], [B.TITLE, B.BYLINE, B.PUBLICATION]),
        (["Rosa Miller", "The Lamps", "1919"], [B.BYLINE, B.TITLE, B.DOC_DATE]),
        (["Rosa Miller", "The Lamps"], [B.BYLINE, B.TITLE]),
        (["Rosa and Karl", "By Rosa Miller"], [B.TITLE, B.BYLINE]),
        (["The Lamps", "by O. Miller"], [B.TITLE, B.BYLINE]),
        (["The Lamps"], [B.TITLE]),
    ],
)
def test_orders_of_the_header(front: list[str], expected: list[BlockKind]) -> None:
    assert kinds(reading(*front, PROSE, PROSE))[: len(expected) + 1] == [*expected, B.PARAGRAPH]


@pytest.mark.parametrize(
    "first",
    [
        "It was a dark night; the rain fell in torrents.",
        "“Who is there?”",
        "Dear Sir,",
        "London, 5 May 1912",
        "CHAPTER I",
        "IV.",
        "* * *",
        "and so it ended",
    ],
)
def test_a_text_that_begins_at_once_has_no_header(first: str) -> None:
    transcription = reading(first, PROSE, PROSE)
    assert not {B.TITLE, B.BYLINE, B.SUBTITLE, B.DOC_DATE} & set(kinds(transcription))
    assert not {"author", "title"} & {field.name for field in transcription.fields}


@pytest.mark.parametrize(
    "title", ["Go Forward", "Silk Revolt Growing", "European Perspectives", "The Lamps of Paris", "Book Review"]
)
def test_a_title_is_not_taken_for_a_name(title: str) -> None:
    transcription = reading(title, "A Word to the Guild", SOURCE, PROSE)
    assert transcription.field("author") == ""


def test_fields_hold_label_and_value() -> None:
    text = "\n".join(
        (
            SOURCE,
            "Transcription/Editing\\HTML Markup: 2021 by T. Proof.",
            "Pubic Domain: The Archive 2021. This work is free.",
            "More of the licence",
        )
    )
    transcription = reading("Rosa Miller & A.B. Brown", "The Lamps\nWent Out", "(6 July 1946)", text, PROSE)
    words = transcription.text
    found = [(f.name, f.value.of(words), f.label.of(words) if f.label else None) for f in transcription.fields]
    assert found == [
        ("author", "Rosa Miller", None),
        ("author", "A.B. Brown", None),
        ("title", "The Lamps\nWent Out", None),
        ("date", "6 July 1946", None),
        ("source", "The Lamp, Vol. 10 No. 27, 6 July 1946, p.\xa07.", "Source:"),
        ("transcription", "2021 by T. Proof.", "Transcription/Editing\\HTML Markup:"),
        ("licence", "The Archive 2021. This work is free.", "Pubic Domain:"),
        ("other", "More of the licence", None),
    ]


@pytest.mark.parametrize(
    ("line", "name", "value"),
    [
        ("From The Lamp, Vol. 10 No. 27, p. 7.", "source", "The Lamp, Vol. 10 No. 27, p. 7."),
        ("Source: From The Lamp, 20 October, 1967", "source", "The Lamp, 20 October, 1967"),
        (
            "Transcribed & marked up by T. Proof for the archive.",
            "transcription",
            "Transcribed & marked up by T. Proof for the archive.",
        ),
        ("Transcrition & Marked-up: by T. Proof", "transcription", "by T. Proof"),
        ("HTML Mark-up: T. Proof", "markup", "T. Proof"),
        ("Proofreader: T. Proof", "proofreading", "T. Proof"),
        ("Translated and transcribed: by T. Proof", "translation", "by T. Proof"),
        ("Written: May 1912", "written", "May 1912"),
        ("First Published: The Lamp, 1912", "first-published", "The Lamp, 1912"),
        ("Publisher: The Guild", "publisher", "The Guild"),
        ("Copyleft: The Archive 2005", "licence", "The Archive 2005"),
        ("Copyright: A. Writer 1990", "copyright", "A. Writer 1990"),
        ("Online Version: The Archive 2005", "online-version", "The Archive 2005"),
        ("© 1990 A. Writer", "copyright", "© 1990 A. Writer"),
    ],
)
def test_labels_are_known_by_their_stems(line: str, name: str, value: str) -> None:
    transcription = reading("The Lamps", f"{line}\nPublic Domain: free.", PROSE)
    words = transcription.text
    assert [(f.name, f.value.of(words)) for f in transcription.fields][1] == (name, value)


@pytest.mark.parametrize("line", ["Last updated on: 18 June 2021", "Last updated on 29.12.2011"])
def test_colophon(line: str) -> None:
    transcription = reading("The Lamps", SOURCE, PROSE, line)
    assert kinds(transcription)[-1] is B.COLOPHON
    assert transcription.field("updated") in {"18 June 2021", "29.12.2011"}


def test_a_publication_block_may_stand_at_the_foot() -> None:
    transcription = reading("The Lamps", PROSE, PROSE, "Transcribed: by T. Proof.")
    assert kinds(transcription) == [B.TITLE, B.PARAGRAPH, B.PARAGRAPH, B.PUBLICATION]


def test_prose_with_a_label_is_no_publication_block() -> None:
    transcription = reading(
        "The Lamps", "Note: this is prose.", PROSE, "From 1912 on nothing was the same, as all know."
    )
    assert B.PUBLICATION not in kinds(transcription)


def test_the_signature_names_the_author_of_a_letter() -> None:
    transcription = reading("Dear Sir,", PROSE, "Yours truly,\nRosa Miller")
    assert transcription.field("author") == "Rosa Miller"


@pytest.mark.shared
def test_both_spacings_of_an_article_are_read_alike(shared: Path) -> None:
    one, other = (
        read(Source((shared / "seed" / name).read_bytes()), Report()) for name in ("text.txt", "text-variant.txt")
    )
    assert [(b.kind, b.level, b.span.of(one.text)) for b in one.blocks] == [
        (b.kind, b.level, b.span.of(other.text)) for b in other.blocks
    ]
    assert [(f.name, f.value.of(one.text)) for f in one.fields] == [
        (f.name, f.value.of(other.text)) for f in other.fields
    ]
