"""Kinds of blocks in the body, each with what it must not be mistaken for; and speed."""

from __future__ import annotations

import json
import re
import time
from pathlib import Path

import pytest

from teiedition.diagnostics import Report
from teiedition.readers import read
from teiedition.transcription import BlockKind, Source, Transcription

B = BlockKind
PROSE = "The strike went on for a week, and on the seventh day the owners asked for a meeting with the men."


def reading(*chunks: str) -> Transcription:
    return read(Source("\n\n".join(chunks).encode() + b"\n"), Report())


def body(*chunks: str) -> list[tuple[BlockKind, str]]:
    """The blocks between two paragraphs that keep the header away."""
    transcription = reading(PROSE, *chunks)
    return [(b.kind, b.span.of(transcription.text)) for b in transcription.blocks[1:]]


def kinds(*chunks: str) -> list[BlockKind]:
    return [kind for kind, _ in body(*chunks)]


@pytest.mark.parametrize(
    "head",
    [
        "Absurd Claims",
        "What Did They Want?",
        "An End of It!",
        "The miners and the war",
        "FOR THE EIGHT HOUR DAY",
        "Two Lines of a Head\nand No More",
        "1. The Situation",
        "II. The Decisions of the Congress on the International of the Trades",
        "IV.",
        "3",
        "CHAPTER XI\nTHE NIGHT",
        "“Just” Prices",
        "The Cause of “Bad Trade.”",
        "Rule by Government.",
        "[Reply]",
    ],
)
def test_heads(head: str) -> None:
    assert kinds(head, PROSE) == [B.HEAD, B.PARAGRAPH]


@pytest.mark.parametrize(
    "line",
    [
        "It rained.",
        "he said nothing",
        "This is what they want:",
        "“Who is there?”",
        "What could be done to mend the matter at once?",
        "(6 July 1946)",
        "July 1946",
        "JOHN. Who is there?",
        "– a dash opens it",
        "Name; and nothing else",
        "12,500 17.2 33",
        "Chapter 1 Loomings Call me Ishmael, he said.",
    ],
)
def test_no_heads(line: str) -> None:
    assert B.HEAD not in kinds(PROSE, PROSE, PROSE, line, PROSE)


def test_short_lines_in_a_row_are_no_heads() -> None:
    assert kinds("York", "Bath", "Hull", "Leeds", PROSE) == [B.PARAGRAPH] * 5


def test_a_sentence_that_a_quotation_goes_on_with_is_no_head() -> None:
    assert B.HEAD not in kinds(
        PROSE, "The mate believed that this course", f"“... {PROSE[0].lower()}{PROSE[1:]}”", PROSE
    )


def test_levels_of_heads() -> None:
    transcription = reading("CHAPTER I", "The Night", PROSE, "A Lamp", PROSE, "CHAPTER II", PROSE)
    assert [b.level for b in transcription.blocks if b.kind is B.HEAD] == [1, 2, 2, 1]


def test_a_head_right_above_its_paragraph() -> None:
    assert kinds(PROSE, f"Absurd Claims\n{PROSE} {PROSE}") == [B.PARAGRAPH, B.HEAD, B.PARAGRAPH]


def test_verse() -> None:
    stanza = "The wheel goes round, the ink runs dry,\n  The foreman wants to know;\nAnd nobody has told him why\n  The sheets are slow."
    transcription = reading(PROSE, stanza, stanza, PROSE)
    verse = [b for b in transcription.blocks if b.kind is B.VERSE_LINE]
    assert [b.group for b in verse] == [1] * 4 + [2] * 4
    assert verse[1].span.of(transcription.text) == "The foreman wants to know;"


@pytest.mark.parametrize(
    "chunk",
    [
        "It was a dark and stormy night; the rain fell in torrents, except at\noccasional times when it was checked\nby a violent gust of wind.",
        "“Yes.”\n“No.”\n“Perhaps.”",
        "Nights in the Fens,\nby Owen Hill\nThe Press, 1955. $4.75.",
    ],
)
def test_no_verse(chunk: str) -> None:
    assert B.VERSE_LINE not in kinds(chunk, PROSE)


def test_lists() -> None:
    transcription = reading(
        PROSE, "We need:\n1. paper\n2. ink, of\n   the black sort\n3. rest", PROSE, "(a) one", "(b) two", PROSE
    )
    found = [(b.kind, b.group, b.n, b.span.of(transcription.text)) for b in transcription.blocks]
    assert (B.PARAGRAPH, 0, "", "We need:") in found
    assert (B.ITEM, 1, "2.", "2. ink, of\n   the black sort") in found
    assert [(group, n) for kind, group, n, _ in found if kind is B.ITEM] == [
        (1, "1."),
        (1, "2."),
        (1, "3."),
        (2, "(a)"),
        (2, "(b)"),
    ]


@pytest.mark.parametrize(
    "chunks", [("1. alone, and nothing after it at all",), ("2. two", "3. three"), ("– dialogue", "– more")]
)
def test_no_lists(chunks: tuple[str, ...]) -> None:
    assert B.ITEM not in kinds(*chunks, PROSE)


@pytest.mark.parametrize(
    "table",
    ["Year\tWheat\n1901\t12\n1902\t14", "Name        Age   Town\nSmith        31   York\nJones        42   Bath"],
)
def test_tables(table: str) -> None:
    transcription = reading(PROSE, table, PROSE)
    cells = [b for b in transcription.blocks if b.kind is B.CELL]
    assert [b.span.of(transcription.text) for b in cells] == table.split()
    assert [b.level for b in cells] == sorted(b.level for b in cells)
    assert {b.group for b in cells} == {1}


def test_letter() -> None:
    letter = (
        "London, 5 May 1912",
        "Dear Sir,",
        PROSE,
        "With best wishes,",
        "Rosa Miller\n(for the Guild)",
        "P.S. One thing more.",
    )
    transcription = reading(*letter)
    assert [b.kind for b in transcription.blocks] == [
        B.DATELINE, B.SALUTATION, B.PARAGRAPH, B.SALUTATION, B.SIGNATURE, B.POSTSCRIPT,
    ]  # fmt: skip


def test_letter_in_one_chunk() -> None:
    transcription = reading(f"Hull, 5 May 1912\nDear Comrades!\n{PROSE}", PROSE, f"{PROSE}\nYours,\nRosa Miller")
    assert [b.kind for b in transcription.blocks] == [
        B.DATELINE, B.SALUTATION, B.PARAGRAPH, B.PARAGRAPH, B.PARAGRAPH, B.SALUTATION, B.SIGNATURE,
    ]  # fmt: skip


@pytest.mark.parametrize(
    "line", ["Yours,", "Fraternally,", "I am, Sir, your obedient servant,", "With communist greetings,"]
)
def test_leave_taking(line: str) -> None:
    assert kinds(PROSE, line, "J. SMITH") == [B.PARAGRAPH, B.SALUTATION, B.SIGNATURE]


def test_signature_of_a_body() -> None:
    assert kinds(PROSE, "For the Executive of the Guild\nA. Miller")[-1] is B.SIGNATURE


def test_notes_section() -> None:
    transcription = reading(f"{PROSE} [1]", "Notes", "[1] See above.\n[2] See below.", "* A star.", "More of it.")
    notes = [(b.kind, b.n) for b in transcription.blocks[1:]]
    assert notes == [(B.HEAD, ""), (B.NOTE, "1"), (B.NOTE, "2"), (B.NOTE, "*"), (B.NOTE, "")]


def test_notes_among_paragraphs_need_their_anchor() -> None:
    assert kinds("A word [3] of it is here, and so on and on.", "[3] The note.", PROSE) == [
        B.PARAGRAPH,
        B.NOTE,
        B.PARAGRAPH,
    ]
    assert B.NOTE not in kinds(PROSE, "[3] No note of anything.", PROSE)


@pytest.mark.parametrize(
    ("chunk", "kind"),
    [
        ("* * *", B.SEPARATOR),
        ("*", B.SEPARATOR),
        ("——", B.SEPARATOR),
        ("___________", B.SEPARATOR),
        ("(Seventh in a series on lamps)", B.SERIES),
        ("(To be continued)", B.SERIES),
        ("To be concluded next week", B.SERIES),
        ("[The date of the first article was in the spring of that year. – Ed.]", B.EDITORIAL_NOTE),
        ("EDITOR’S NOTE: We publish below a letter to the paper.", B.EDITORIAL_NOTE),
        ("Rosa Miller, who wrote this, was a printer in Hull. – Ed.", B.EDITORIAL_NOTE),
        (
            "    He that hath wife and children hath given hostages\n    to fortune, for they are impediments.",
            B.QUOTATION,
        ),
        ("The words [the first – Ed.] were left out of it by the paper.", B.PARAGRAPH),
        (". . .", B.PARAGRAPH),
    ],
)
def test_other_kinds(chunk: str, kind: BlockKind) -> None:
    assert kinds(PROSE, chunk, PROSE)[1] is kind


def test_epigraph_needs_its_author() -> None:
    transcription = reading("CHAPTER I", "All is one.\n— A. Sage", PROSE)
    assert [b.kind for b in transcription.blocks] == [B.HEAD, B.EPIGRAPH, B.PARAGRAPH]


def test_indented_paragraphs_are_no_quotations() -> None:
    prose = "    " + PROSE.replace("week, ", "week,\n")
    assert set(kinds(prose, prose, prose)) == {B.PARAGRAPH}


@pytest.mark.parametrize(
    "piece", ["a", " ", "a  ", "\t ", "* ", "“", "1. ", "Source: ", "From ", "by ", "Dear ", "— ", "["]
)
def test_a_million_characters_in_a_line_are_read_at_once(piece: str) -> None:
    data = ("x" + piece * (1_000_000 // len(piece)) + "y\nz\n").encode()
    start = time.process_time()
    read(Source(data), Report())
    assert time.process_time() - start < 3


PRESS = re.compile(r"\b(?:Vol|No|Nos|Volume)\b")


@pytest.mark.shared
def test_heads_of_press_articles_are_found(shared: Path) -> None:
    right = wrong = missed = 0
    for path in sorted((shared / "mia-dev").glob("*.txt")):
        transcription = read(Source(path.read_bytes(), path.name), Report())
        if not PRESS.search(transcription.field("source") + transcription.field("first-published")):
            continue
        after = max((b.span.end for b in transcription.of_kind(B.PUBLICATION)), default=0)
        truth = json.loads(path.with_suffix(".structure.json").read_text(encoding="utf-8"))["spans"]
        want = {(s["start"], s["end"]) for s in truth if s["type"] == "head" and s["start"] > after}
        got = {(b.span.start, b.span.end) for b in transcription.of_kind(B.HEAD) if b.span.start > after}
        right, wrong, missed = right + len(want & got), wrong + len(got - want), missed + len(want - got)
    assert 2 * right / (2 * right + wrong + missed) > 0.93
