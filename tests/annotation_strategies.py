"""Hypothesis strategies for blocks and annotations: any order of blocks, any spans, crossing and nested."""

from __future__ import annotations

from hypothesis import strategies as st

from teiedition.annotation import Annotation, Kind
from teiedition.authority import Authority, Record, RecordKind
from teiedition.transcription import Block, BlockKind, Origin, Span, Transcription

WORDS = st.text(st.characters(codec="utf-8"), min_size=1, max_size=40).filter(lambda text: bool(text.strip()))
GAPS = st.sampled_from(["\n\n", "\n", "\n\n\n", "\n \n\n", "\t", "\r\n\r\n", " "])
AUTHORITY = Authority(
    (
        Record("ada", RecordKind.PERSON, "Ada Quill", details=(("forename", "Ada"), ("surname", "Quill"))),
        Record("guild", RecordKind.ORG, "Guild of Printers", variants=("Guild",), resp="names", certainty=0.6),
        Record("almanac", RecordKind.WORK, "The Almanac", details=(("author", "ada"), ("level", "j"))),
    )
)


@st.composite
def block_sequences(draw: st.DrawFn) -> Transcription:
    """A transcription of a few blocks of any kinds in any order, with any white space between."""
    text, blocks = draw(st.sampled_from(["", "\n", " \n"])), []
    for index in range(draw(st.integers(1, 8))):
        words = draw(WORDS).strip()
        kind = draw(st.sampled_from(BlockKind))
        start = len(text)
        text += words
        group = index // 2 + 1 if kind in {BlockKind.VERSE_LINE, BlockKind.ITEM, BlockKind.CELL} else 0
        level = draw(st.integers(1, 3)) if kind in {BlockKind.HEAD, BlockKind.CELL} else 0
        n = draw(st.sampled_from(["", "1", "*", "ii"])) if kind in {BlockKind.NOTE, BlockKind.ITEM} else ""
        blocks.append(Block(Span(start, len(text)), kind, level, group, n))
        text += draw(GAPS)
    return Transcription(text, tuple(blocks), (), Origin("invented.txt"))


@st.composite
def annotations_of(draw: st.DrawFn, transcription: Transcription, most: int = 12) -> tuple[Annotation, ...]:
    """Annotations of any kinds on any spans of a transcription."""
    length = len(transcription.text)
    made = []
    for _ in range(draw(st.integers(0, most))):
        start = draw(st.integers(0, length - 1))
        end = draw(st.integers(start + 1, length))
        kind = draw(st.sampled_from(Kind))
        properties = {"corr": draw(WORDS)} if kind is Kind.CORRECTION else {}
        if kind is Kind.NOTE_ANCHOR:
            properties = {"target": "1", "n": "1"}
        if kind in {Kind.PERSON, Kind.ORG, Kind.WORK}:
            properties = {"ref": draw(st.sampled_from(["ada", "guild", "almanac", "nobody"]))}
        if kind is Kind.BIBL_SCOPE:
            properties = {"unit": "volume", "n": "3"}
        certainty = draw(st.sampled_from([1.0, 0.8, 0.5, 0.2]))
        chain = draw(st.sampled_from(["", "", "one", "two"]))
        annotation = Annotation.of(kind, start, end, certainty=certainty, resp="test", chain=chain)
        made.append(annotation.having(**properties))
    return tuple(made)


@st.composite
def annotated(draw: st.DrawFn) -> tuple[Transcription, tuple[Annotation, ...]]:
    transcription = draw(block_sequences())
    return transcription, draw(annotations_of(transcription))
