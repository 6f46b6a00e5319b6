"""What holds of every text that is read."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from teiedition.diagnostics import InputError, Report
from teiedition.readers import ReadOptions, read
from teiedition.transcription import LINE_END, BlockKind, Source, Transcription
from tests.strategies import transcription_texts, transcriptions


def shape(transcription: Transcription) -> list[tuple[BlockKind, int, int, str, list[str]]]:
    text = transcription.text
    return [
        (b.kind, b.level, b.group, b.n, [line.strip() for line in b.span.of(text).splitlines()])
        for b in transcription.blocks
    ]


@given(st.binary(max_size=300))
@example(b"\xff\xfeA")
@example(b"\xef\xbb\xbf")
@example(b"+AGE-")
def test_any_bytes_are_read_whole_or_refused_with_a_code(data: bytes) -> None:
    try:
        assert read(Source(data), Report()).to_bytes() == data
    except InputError as error:
        code = error.diagnostic.code
    else:
        code = ""
    assert code in {"", "TEI001", "TEI002", "TEI003", "TEI004"}


@given(transcription_texts(), st.sampled_from(("utf-8", "utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be")))
def test_bytes_come_back_from_any_encoding_with_a_mark(text: str, encoding: str) -> None:
    marks = {
        "utf-8": codecs.BOM_UTF8,
        "utf-16-le": codecs.BOM_UTF16_LE,
        "utf-16-be": codecs.BOM_UTF16_BE,
        "utf-32-le": codecs.BOM_UTF32_LE,
        "utf-32-be": codecs.BOM_UTF32_BE,
    }
    data = marks[encoding] + text.encode(encoding)
    try:
        transcription = read(Source(data), Report(), ReadOptions(media_type="text/plain"))
    except InputError:
        return
    assert transcription.to_bytes() == data
    assert transcription.origin.bom == marks[encoding] or text.startswith("\0")


@given(transcriptions())
def test_blocks_are_disjoint_in_order_and_hold_all_that_is_no_white_space(transcription: Transcription) -> None:
    text, end = transcription.text, 0
    for block in transcription.blocks:
        assert not text[end : block.span.start].strip()
        words = block.span.of(text)
        assert words == words.strip() != ""
        end = block.span.end
    assert not text[end:].strip()


@given(transcriptions())
def test_fields_lie_inside_blocks_and_values_inside_fields(transcription: Transcription) -> None:
    for field in transcription.fields:
        assert field.value
        assert field.span.contains(field.value)
        assert field.label is None or (field.span.contains(field.label) and field.label.end <= field.value.end)
        assert any(block.span.contains(field.span) for block in transcription.blocks)
    assert sorted(transcription.fields) == list(transcription.fields)


@given(transcriptions())
def test_groups_and_levels_are_what_their_kinds_say(transcription: Transcription) -> None:
    grouped = {BlockKind.VERSE_LINE, BlockKind.ITEM, BlockKind.CELL}
    levelled = {BlockKind.HEAD, BlockKind.ITEM, BlockKind.CELL}
    for block in transcription.blocks:
        assert (block.group > 0) == (block.kind in grouped)
        assert (block.level > 0) == (block.kind in levelled)


@given(transcriptions())
def test_reading_twice_gives_the_same(transcription: Transcription) -> None:
    assert read(Source(transcription.to_bytes(), transcription.origin.path), Report()) == transcription


@given(transcriptions(), st.data())
def test_more_blank_lines_between_blocks_change_nothing(transcription: Transcription, data: st.DataObject) -> None:
    text, end = transcription.text, 0
    pieces: list[str] = []
    for block in transcription.blocks:
        gap = text[end : block.span.start]
        # a gap that has a blank line may grow by more of them; a line end alone must stay alone
        blank = gap.startswith("\n") and len(LINE_END.findall(gap)) > 1
        more = data.draw(st.sampled_from(("", "\n", "\n ", "\n\t\n"))) if blank else ""
        pieces += [more, gap, block.span.of(text)]
        end = block.span.end
    other = read(Source("".join([*pieces, text[end:]]).encode(), transcription.origin.path), Report())
    assert shape(other) == shape(transcription)


@given(transcriptions())
def test_every_character_is_in_one_block_or_white_space(transcription: Transcription) -> None:
    outside = set(range(len(transcription.text)))
    for block in transcription.blocks:
        outside -= set(range(block.span.start, block.span.end))
    assert all(transcription.text[i].isspace() for i in outside)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_line_ends_do_not_change_the_blocks(end: str) -> None:
    text = "A. Writer\n\nA Title\nin Two Lines\n\n(6 July 1946)\n\nSource: A Paper, Vol. 1.\n\nProse goes here.\n"
    plain = shape(read(Source(text.encode()), Report()))
    assert shape(read(Source(text.replace("\n", end).encode()), Report())) == plain
