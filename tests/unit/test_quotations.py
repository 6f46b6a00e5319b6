"""Quotations: small texts with their expected spans, kinds and speakers, and what must hold of any text."""

from __future__ import annotations

import json
import re
import time
import tomllib
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from teiedition.annotation import QUOTATIONS, Annotation, Kind
from teiedition.annotators.protocol import Context, Findings
from teiedition.annotators.quotations import annotator
from teiedition.annotators.quotations.marks import find_marked
from teiedition.authority import Authority, Record, RecordKind
from teiedition.transcription import Block, BlockKind, Span, Transcription

CASES = [
    pytest.param(case, id=f"{path.stem}: {case['name']}")
    for path in sorted((Path(__file__).parent.parent / "cases" / "quotations").glob("*.toml"))
    for case in tomllib.loads(path.read_text(encoding="utf-8"))["case"]
]
NAME = re.compile(r"\[([^]=]+)=(person|org|work):([\w-]+)\]")
KINDS = {
    "person": (Kind.PERSON, RecordKind.PERSON),
    "org": (Kind.ORG, RecordKind.ORG),
    "work": (Kind.WORK, RecordKind.WORK),
}
PREFIXES = {
    "# ": BlockKind.HEAD,
    "> ": BlockKind.QUOTATION,
    "@ ": BlockKind.SALUTATION,
    "~ ": BlockKind.SIGNATURE,
}


def read(marked: str) -> Context:
    """A context from a text whose names are marked."""
    text, blocks, found, records = "", [], [], {}
    for paragraph in marked.split("\n\n"):
        kind = PREFIXES.get(paragraph[:2], BlockKind.PARAGRAPH)
        rest = paragraph[2:] if paragraph[:2] in PREFIXES else paragraph
        start, cursor = len(text), 0
        for match in NAME.finditer(rest):
            text += rest[cursor : match.start()]
            annotated, listed = KINDS[match[2]]
            found.append(Annotation.of(annotated, len(text), len(text) + len(match[1]), ref=match[3]))
            records[match[3]] = Record(match[3], listed, match[1], resp="names")
            text, cursor = text + match[1], match.end()
        text += rest[cursor:]
        if text[start:].strip():
            blocks.append(Block(Span(start, len(text)), kind))
        text += "\n\n"
    return Context(Transcription(text, tuple(blocks)), Authority(tuple(records.values())), tuple(found))


def shown(context: Context, findings: Findings) -> list[str]:
    """Each quotation as the cases write it."""
    authors = {record.id: record.get("author") for record in findings.records}
    lines = []
    for found in findings.annotations:
        if found.kind in QUOTATIONS:
            who = found.get("who") or authors.get(found.get("source")) or found.get("source")
            mark = "!" if found.get("unclosed") else ""
            words = found.span.of(context.transcription.text)
            lines.append(f"{mark}{found.kind} | {words}" + (f" | {who}" if who else ""))
    return lines


@pytest.mark.parametrize("case", CASES)
def test_case(case: dict[str, object]) -> None:
    context = read(str(case["text"]))
    assert shown(context, annotator.find(context)) == case["expect"]


def plain(text: str) -> Context:
    """A context whose paragraphs are parted by blank lines."""
    blocks = [
        Block(Span(match.start(), match.end()), BlockKind.PARAGRAPH)
        for match in re.finditer(r"\S(?:(?:(?!\n\n)[\s\S])*\S)?", text)
    ]
    return Context(Transcription(text, tuple(blocks)))


pieces = st.sampled_from(
    [
        "“",
        "”",
        '"',
        "‘",
        "’",
        "'",
        "«",
        "»",
        "„",
        "''",
        " ",
        "\n",
        "\n\n",
        "a",
        "word",
        "He said",
        "— ",
        "—",
        "said Hale",
        "said she",
        ",",
        ".",
        ":",
        "?",
        "7",
    ]
)


@given(st.lists(pieces, max_size=60).map("".join))
def test_any_text(text: str) -> None:
    context = plain(text)
    findings = annotator.find(context)
    again = annotator.find(plain(text))
    assert findings == again
    spans = [found.span for found in findings.annotations if found.kind in QUOTATIONS]
    for span in spans:
        block = context.transcription.block_at(span.start)
        assert block is not None
        assert block.span.contains(span)
        assert span
        assert not any(span.crosses(other) for other in spans)


@given(st.text(max_size=200))
def test_any_characters(text: str) -> None:
    annotator.find(plain(text))


@pytest.mark.parametrize(
    "piece", ["“", "”", '"', "‘a ", "“a” ", "“a ‘b ", "« a » ", "“Yes,” said he. ", "— Yes, — said he.\n\n"]
)
def test_time_grows_with_the_text(piece: str) -> None:
    times = []
    for count in (1_000, 8_000):
        context = plain(piece * count)
        assert context.tokens is not None
        began = time.process_time()
        annotator.find(context)
        times.append(time.process_time() - began)
    assert times[1] < 30 * times[0] + 0.2


def test_an_unclosed_quotation_never_crosses_another() -> None:
    text = 'said he“, mother, the captain! ‘?said she: — —“" he said‘'
    first, second = find_marked(text, 0, len(text)).stretches
    assert first.end <= second.start


def test_nobody_is_the_narrator_who_has_no_name() -> None:
    turns = "“Is it closed, mother?” asked [Tom Hale=person:hale].\n\n“It is,” I said."
    context = read("\n\n".join([turns, turns, turns]))
    voices = [found.get("who") for found in annotator.find(context).annotations if found.kind in QUOTATIONS]
    assert voices == ["hale", "narrator"] * 3


def test_parts_share_a_chain_in_the_order_of_the_text() -> None:
    context = read("“The quay,” said [Ida Orme=person:orme], “is closed to all of us.”")
    first, second = (found for found in annotator.find(context).annotations if found.kind in QUOTATIONS)
    assert first.get("chain") == second.get("chain") != ""
    assert all(one.span.start < two.span.start for one, two in pairwise([first, second]))


def test_what_goes_on_from_a_paragraph_may_be_interrupted() -> None:
    first = "[Ida Orme=person:orme] writes:\n\n“The quay was built by the salters of the lower town.\n\n"
    context = read(first + "“The new quay,” continues [Orme=person:orme], “was built by nobody knows whom.”")
    chains = [found.get("chain") for found in annotator.find(context).annotations if found.kind in QUOTATIONS]
    assert len(chains) == 3
    assert len(set(chains)) == 1


def test_written_words_point_to_a_work_of_their_author() -> None:
    context = read("[Ida Orme=person:orme] wrote: “The quay is closed to every one of us.”")
    findings = annotator.find(context)
    source = next(found.get("source") for found in findings.annotations)
    record = next(record for record in findings.records if record.id == source)
    assert (record.kind, record.get("author"), record.get("level")) == (RecordKind.WORK, "orme", "u")


def test_a_book_of_the_author_is_the_source() -> None:
    context = read(
        "In [Ida Orme=person:orme]’s book, [The Salt Road=work:salt-road], she writes: “The quay is closed to all.”"
    )
    assert next(found.get("source") for found in annotator.find(context).annotations) == "salt-road"


def test_a_speech_told_to_the_author_of_the_quoted_book() -> None:
    told = (
        "A prominent salter told [Ida Orme=person:orme]:\n\n“They could have closed the quay in a day if they wished.”"
    )
    book = "“The quay was closed by the salters in the winter of that year,” writes [Ida Orme=person:orme]."
    findings = annotator.find(read("\n\n".join([book, book, book, told])))
    last = findings.annotations[-3:]
    assert [str(found.kind) for found in last] == ["quote", "rs", "said"] or [str(f.kind) for f in last] == [
        "rs",
        "quote",
        "said",
    ]
    assert last[-1].get("toWhom") == "orme"


def test_an_unnamed_speaker_gets_a_record_and_a_description() -> None:
    context = read("The quay, said the local prosecutor, was built “to arouse the resentment of the whole town.”")
    findings = annotator.find(context)
    record = findings.records[0]
    assert (record.id, record.name, record.get("type")) == ("local-prosecutor", "local prosecutor", "descriptive")
    description = next(found for found in findings.annotations if found.kind is Kind.DESCRIPTION)
    assert description.span.of(context.transcription.text) == "the local prosecutor"
    assert description.get("ref") == record.id


def test_every_quotation_says_which_rule_decided() -> None:
    context = read("Their “help” was, [Ida Orme=person:orme] wrote, “a thing that nobody had ever asked them for.”")
    assert all(found.evidence and found.resp == "quotations" for found in annotator.find(context).annotations)


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("She said: “The quay is closed.\n\nIt rained.", ["TEI110"]),
        ("The quay is closed.” It rained.", ["TEI111"]),
        ("The town was now governed by law, “in the name of all salters” for ever.", ["TEI112"]),
        ("“One paragraph.\n\n“And its end.”", []),
        ("“One paragraph.\n\nAnd its end.”", ["TEI111"]),
    ],
)
def test_codes(text: str, codes: list[str]) -> None:
    context = plain(text)
    annotator.find(context)
    assert [diagnostic.code for diagnostic in context.report] == codes


@pytest.mark.shared
def test_the_marks_of_the_first_article(shared: Path) -> None:
    text = (shared / "seed" / "text.txt").read_text(encoding="utf-8")
    gold = json.loads((shared / "seed" / "gold.json").read_text(encoding="utf-8"))
    wanted = {(note["start"], note["end"]) for note in gold if note["type"] == "quote"}
    found = annotator.find(plain(text)).annotations
    assert {(one.span.start, one.span.end) for one in found if one.kind in QUOTATIONS} == wanted


@pytest.mark.shared
def test_pages_as_published_never_fail_and_rarely_lose_a_mark(shared: Path) -> None:
    for path in sorted((shared / "mia-dev").glob("*.txt"))[:20]:
        context = plain(path.read_text(encoding="utf-8"))
        found = [one for one in annotator.find(context).annotations if one.kind in QUOTATIONS]
        unclosed = [one for one in found if one.get("unclosed")]
        assert len(unclosed) * 10 <= len(found) + 20


def test_a_line_begins_anew_where_an_inner_mark_closed_for_two() -> None:
    text = 'He read, " \' The quay is closed. \'\n" By whom? "\nHe saw the " salt house " of his youth.'
    marked = [text[one.start : one.end] for one in find_marked(text, 0, len(text)).stretches if one.family == '"']
    assert marked == ["\" ' The quay is closed. '", '" By whom? "', '" salt house "']


def test_two_single_marks_close_a_double_one() -> None:
    text = "They left it for “proper’’ action, and ‘said ‘so’’ of it."
    assert [text[m.start : m.end] for m in find_marked(text, 0, len(text)).stretches][:1] == ["“proper’’"]
    assert len(find_marked("’" * 5000, 0, 5000).strays) <= 5000
