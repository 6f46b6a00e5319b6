"""Plain text: golden forms, views, and what it keeps."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from teiedition.diagnostics import Report
from teiedition.publication import RenderOptions, render
from teiedition.vocabulary import TeiDocument
from tests.conftest import Golden
from tests.transforms.pages import CASES, read_case, tei_of, text_of


@pytest.mark.parametrize("view", ["diplomatic", "normalized"])
def test_golden(view: str, golden: Golden) -> None:
    golden(CASES / "everything" / f"expected.{view}.txt", text_of(read_case("everything"), view))


def ours(body: str) -> TeiDocument:
    """A document as the encoder writes it: an instruction says how the bytes come back."""
    data = f'<?teiedition-source encoding="utf-8"?>\n<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><body>{body}</body></text></TEI>'
    return TeiDocument.parse(data.encode(), "ours.xml")


def test_spacing_inside_blocks_is_kept_exactly() -> None:
    document = ours("<div>\n <p>two  spaces\nand a line<lb/>\nend</p>\n <p>b</p></div>")
    assert text_of(document) == "two  spaces\nand a line\nend\n\nb\n"


def test_the_text_is_the_transcription_but_for_blank_lines() -> None:
    document = ours(
        "<div><head>A</head><lg><l>x</l><l>y</l></lg><lg><l>z</l></lg><list><item>1. a</item><item>2. b</item></list>"
        "<table><row><cell>p</cell><cell>q</cell></row><row><cell>r</cell></row></table><p>“e <choice><sic>f</sic>"
        "<corr>g</corr></choice>”</p></div>"
    )
    assert text_of(document) == render(document, RenderOptions(to="transcription"), Report()).decode()


def test_characters_xml_cannot_hold_come_back() -> None:
    assert text_of(ours("<p>a<?teiedition-char 0007?>b</p>")) == "a\x07b\n"
    assert text_of(ours("<p>a<?teiedition-char D800?>b</p>")) == "a\ufffdb\n"


def test_white_space_of_other_tools_is_folded() -> None:
    document = tei_of("\n  <p>one\n     two <hi>three</hi>\n  </p>\n  <p>\n  four</p>\n")
    assert text_of(document) == "one two three\n\nfour\n"


def test_marks_that_stand_in_the_markup_are_written() -> None:
    assert text_of(tei_of("<p>He said <q>come <q>in</q></q>.</p>")) == "He said “come ‘in’”.\n"
    assert text_of(tei_of("<p>He said <q>“come”</q>.</p>")) == "He said “come”.\n"


def test_a_speech_stands_under_its_speaker() -> None:
    assert text_of(
        tei_of("<sp><speaker>ANN</speaker><p>Go.</p></sp><sp><speaker>BO</speaker><l>No</l><l>More</l></sp>")
    ) == ("ANN\nGo.\n\nBO\nNo\nMore\n")


def test_notes_of_others_follow_the_text() -> None:
    assert text_of(tei_of("<p>a<note>x</note> b</p>")) == "a[1] b\n\n[1] x\n"


def test_lists_of_others_get_labels() -> None:
    assert text_of(tei_of('<list rend="numbered"><item>a</item><item>b</item></list>')) == "1. a\n2. b\n"
    assert text_of(tei_of("<list><item>a<list><item>b</item></list></item></list>")) == "- a\n- b\n"


def test_a_document_without_text_is_empty_and_reported() -> None:
    report = Report()
    document = TeiDocument.parse(b'<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader/></TEI>')
    assert render(document, RenderOptions(to="text"), report) == b"\n"
    assert [d.code for d in report] == ["TEI606"]


@pytest.mark.shared
def test_the_model_encoding_gives_its_text(shared: Path) -> None:
    document = TeiDocument.parse((shared / "seed" / "gold.xml").read_bytes())
    transcription = (shared / "seed" / "text.txt").read_text(encoding="utf-8")
    wanted = re.sub(r"\n{2,}", "\n\n", transcription).strip("\n") + "\n"
    assert text_of(document) == wanted
    changed = [
        a for a, b in zip(text_of(document, "normalized").split("\n"), wanted.split("\n"), strict=True) if a != b
    ]
    assert len(changed) == 7
    assert text_of(document, "normalized").count("”") == wanted.count("”") + 1
