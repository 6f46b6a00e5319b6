"""Repairs: found, tried, applied; what is not touched stays as it was."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from teiedition.batch.repairing import Repaired, render_diff
from teiedition.diagnostics import Edit, Repair, apply_edits
from teiedition.options import ValidateOptions
from teiedition.relaxng.automaton import Automaton
from teiedition.relaxng.frozen import FrozenAutomaton
from teiedition.validation.grammar import load_grammar, own_grammar_path
from teiedition.validation.languages import meant_tag
from teiedition.validation.repairs import find_problems, find_repairs, read_layout
from teiedition.validation.repairs.fixing import fix_document, fix_file
from teiedition.validation.repairs.values import other_values
from teiedition.validation.repairs.working import working_copy

HEADER = (
    "<teiHeader><fileDesc><titleStmt><title>Letters</title></titleStmt><publicationStmt><p>None.</p></publicationStmt>"
    "<sourceDesc><p>Made up.</p></sourceDesc></fileDesc></teiHeader>"
)


def tei(body: str, header: str = HEADER, root: str = 'TEI xmlns="http://www.tei-c.org/ns/1.0"') -> str:
    return f"<{root}>\n{header}\n<text>\n  <body>\n    {body}\n  </body>\n</text>\n</{root.partition(' ')[0]}>\n"


@pytest.fixture(scope="module")
def tei_all(shared: Path) -> Automaton | FrozenAutomaton:
    return load_grammar(shared / "schemas" / "tei_all.rng").automaton


CASES = [
    ("<p>By <persname>Anna</persname>.</p>", "<p>By <persName>Anna</persName>.</p>", "rename <persname> to <persName>"),
    ("<p><perName>Anna</perName></p>", "<p><persName>Anna</persName></p>", "rename <perName> to <persName>"),
    ("<p><em>so</em></p>", "<p><emph>so</emph></p>", "rename <em> to <emph>"),
    ("<h1>Title</h1><p/>", "<head>Title</head><p/>", "rename <h1> to <head>"),
    ("<p><date when='6 July 1946'/></p>", "<p><date when='1946-07-06'/></p>", 'write when="1946-07-06"'),
    ('<p><date when="1946-7-6">x</date></p>', '<p><date when="1946-07-06">x</date></p>', 'write when="1946-07-06"'),
    ('<p xml:lang="ancient greek"/>', '<p xml:lang="grc"/>', 'write xml:lang="grc"'),
    ('<p xml:lang="en_GB"/>', '<p xml:lang="en-GB"/>', 'write xml:lang="en-GB"'),
    ('<p xml:id="3rd"/><p corresp="#3rd"/>', '<p xml:id="n3rd"/><p corresp="#n3rd"/>', 'write xml:id="n3rd"'),
    ('<p id="a"/>', '<p xml:id="a"/>', "rename @id to @xml:id"),
    ('<p><date whne="1946"/></p>', '<p><date when="1946"/></p>', "rename @whne to @when"),
    ("<p>One.</p> two", "<p>One.</p> <p>two</p>", "put the text into <p>"),
    ("<p/><list><item/>loose</list>", "<p/><list><item/><item>loose</item></list>", "put the text into <item>"),
    ("<p>One.</p>\n    <item>a</item>\n    <item>b</item>", "<list><item>a</item>\n    <item>b</item></list>", "put <item> into <list>"),
    ("<p>One.</p><head>Late</head>", "<head>Late</head>\n    <p>One.</p>", "move <head> before <p>"),
    ("<p/><list/>", "<p/><list><item/></list>", "insert <item/> at the end of <list>"),
    ('<p xmlns="http://www.w3.org/1999/xhtml">a</p>', "<p>a</p>", "put <p> into the name space http://www.tei-c.org/ns/1.0"),
    ("<p><item/></p>", "<p><list><item/></list></p>", "put <item> into <list>"),
    ('<p><unclear cert="hihg">x</unclear></p>', '<p><unclear cert="high">x</unclear></p>', 'write cert="high"'),
]  # fmt: skip


@pytest.mark.shared
@pytest.mark.parametrize(("body", "wanted", "sentence"), CASES, ids=[case[0][:40] for case in CASES])
def test_single_slips_are_repaired(tei_all: Automaton | FrozenAutomaton, body: str, wanted: str, sentence: str) -> None:
    data = tei(body).encode()
    found = find_repairs(tei_all, data, find_problems(tei_all, data))
    repair = next(iter(found.values()))
    after = apply_edits(data, repair.edits)
    assert repair.sentence == sentence
    assert repair.safe
    assert not find_problems(tei_all, after)
    assert wanted in after.decode()


@pytest.mark.shared
@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("<publicationStmt><p>None.</p></publicationStmt>", ""),
        ("<sourceDesc><p>Made up.</p></sourceDesc>", ""),
        (
            "<titleStmt><title>Letters</title></titleStmt><publicationStmt><p>None.</p></publicationStmt>",
            "<publicationStmt><p>None.</p></publicationStmt><titleStmt><title>Letters</title></titleStmt>",
        ),
        ("<titleStmt><title>Letters</title></titleStmt>", "<title>Letters</title>"),
    ],
)
def test_headers_are_completed_and_put_in_order(tei_all: Automaton | FrozenAutomaton, old: str, new: str) -> None:
    data = tei("<p/>", HEADER.replace(old, new)).encode()
    assert find_problems(tei_all, data)
    fixed = fix_document(data, tei_all)
    assert not find_problems(tei_all, fixed.data)
    assert len(fixed.repairs) == 1


@pytest.mark.shared
def test_a_title_is_not_invented(tei_all: Automaton | FrozenAutomaton) -> None:
    data = tei("<p/>", HEADER.replace("<title>Letters</title>", "")).encode()
    fixed = fix_document(data, tei_all)
    assert fixed.data == data
    assert fixed.refused == 1
    assert b"<titleStmt><title/></titleStmt>" in fix_document(data, tei_all, unsafe=True).data


@pytest.mark.shared
def test_what_loses_something_is_not_done_unasked(tei_all: Automaton | FrozenAutomaton) -> None:
    data = tei('<p colour="red">a</p>').encode()
    fixed = fix_document(data, tei_all)
    assert (fixed.data, fixed.refused) == (data, 1)
    assert fix_document(data, tei_all, unsafe=True).repairs == ('delete colour="red"',)


@pytest.mark.shared
@pytest.mark.parametrize("encoding", ["utf-8", "iso-8859-1", "utf-16", "windows-1252", "utf-8-sig"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_all_other_bytes_stay(tei_all: Automaton | FrozenAutomaton, encoding: str, line_end: str) -> None:
    name = encoding.removesuffix("-sig")
    text = f"<?xml version='1.0' encoding='{name}'?>\n<!-- é -->" + tei(
        "<p  rend = 'x' >é &#233; &amp;\t<persname >ü</persname ></p>"
    )
    text = text.replace("\n", line_end)
    fixed = fix_document(text.encode(encoding), tei_all)
    assert fixed.data == text.replace("persname", "persName").encode(encoding)


def test_bytes_that_are_no_document_stay() -> None:
    grammar = load_grammar(own_grammar_path()).automaton
    for data in (b"", b"<a", b"\xff\xfe", b"<?xml version='1.0' encoding='klingon'?><TEI/>", b"\x00" * 9, b"text"):
        assert fix_document(data, grammar).data == data


def test_the_pointer_to_a_near_id_is_repaired(tmp_path: Path) -> None:
    edition = Path(__file__).parents[2] / "tei" / "editions" / "hansen-1946-07-06.xml"
    text = edition.read_text("utf-8")
    pointer = re.search(r'<persName ref="#([a-z]{5,})"', text)
    assert pointer is not None
    slip = text.replace(pointer[0], pointer[0].replace(pointer[1], pointer[1].capitalize()), 1)
    fixed = fix_file(slip.encode(), "a.xml", ValidateOptions())
    assert fixed.data == text.encode()
    assert fixed.repairs == (f'write ref="#{pointer[1]}"',)


def test_a_valid_document_is_left_alone() -> None:
    data = (Path(__file__).parents[2] / "tei" / "editions" / "hansen-1946-07-06.xml").read_bytes()
    assert fix_file(data, "a.xml", ValidateOptions()).data is data


def test_tags_out_of_entities_have_no_layout() -> None:
    assert read_layout(b"<!DOCTYPE a [<!ENTITY b '<c/>'>]><a>&b;</a>") is None
    assert read_layout(b"<a><b></a>") is None


def test_offsets_are_those_of_the_file() -> None:
    text = "<?xml version='1.0' encoding='utf-16'?><a>é</a>"
    copy = working_copy(text.encode("utf-16"))
    assert copy is not None
    at = copy.data.index(b"</a>")
    placed = copy.placed(Repair.of("text", (Edit(at, at, "!"),), to="!"))
    assert apply_edits(copy.original, placed.edits, copy.encoding).decode("utf-16") == text.replace("é", "é!")


def test_mixed_encodings_are_not_worked_on() -> None:
    assert working_copy(b"<a>\xe9</a>") is None
    assert working_copy(b"<?xml version='1.0' encoding='klingon'?><a/>") is None


@pytest.mark.parametrize(
    ("name", "value", "expected", "wanted"),
    [
        ("when", "c. 1946", ["date", "gYear"], None),
        ("when", "6.7.1946", ["date"], "1946-07-06"),
        ("when", "1946/07", ["date"], "1946-07"),
        ("when", "19460706", ["date"], "1946-07-06"),
        ("when", "6/7/1946", ["date"], None),
        ("full", "yess", ['"yes"', '"abb"', '"init"'], "yes"),
        ("default", "yes", ["boolean"], "true"),
        ("target", "a b", ["anyURI"], "a%20b"),
    ],
)
def test_other_values(name: str, value: str, expected: list[str], wanted: str | None) -> None:
    found = [other for other, _ in other_values(name, value, expected) if other != value]
    if wanted is None:
        assert not [other for other in found if re.fullmatch(r"\d{4}(-\d\d){0,2}", other)]
    else:
        assert wanted in found[:2]


def test_the_diff_is_one_that_patch_takes() -> None:
    diff = render_diff("a.xml", Repaired(b"<a>\r\n<b/>\r\n</a>", b"<a>\r\n<c/>\r\n</a>"))
    assert diff == (
        b"--- a.xml\n+++ a.xml\n@@ -1,3 +1,3 @@\n <a>\r\n-<b/>\r\n+<c/>\r\n </a>\n\\ No newline at end of file\n"
    )


@pytest.mark.shared
def test_language_tags_that_are_surely_meant_are_written_at_all_places(shared: Path) -> None:
    body = '<p xml:lang="english">a</p><p xml:lang="ger">b</p><p xml:lang="english">c</p><p xml:lang="zzzz">d</p>'
    options = ValidateOptions(shared / "schemas" / "tei_all.rng")
    fixed = fix_file(tei(body).encode(), "a.xml", options)
    wanted = body.replace("english", "en").replace("ger", "de")
    assert fixed.data.decode() == tei(wanted)


@pytest.mark.parametrize(
    ("tag", "meant"),
    [
        ("en_GB", "en-GB"),
        ("ger", "de"),
        ("english", "en"),
        ("zzzz", ""),
        ("en", ""),
        ("a b", ""),
        ("english-GB", "en-GB"),
    ],
)
def test_meant_tags(tag: str, meant: str) -> None:
    assert meant_tag(tag) == meant


@pytest.mark.shared
def test_a_document_of_another_vocabulary_becomes_tei(tei_all: Automaton | FrozenAutomaton) -> None:
    body = (
        '<section id="1"><h1>Head</h1><para>Some <i>text</i>, <a href="#1">a link</a><br/></para>'
        "<ul><li>one</li><li>two</li></ul><table><tr><td>a</td></tr></table></section>"
    )
    wanted = (
        '<div xml:id="n1"><head>Head</head><p>Some <hi>text</hi>, <ref target="#n1">a link</ref><lb/></p>'
        "<list><item>one</item><item>two</item></list><table><row><cell>a</cell></row></table></div>"
    )
    assert fix_document(tei(body).encode(), tei_all).data.decode() == tei(wanted)


@pytest.mark.shared
def test_large_documents_are_tried_by_an_excerpt(tei_all: Automaton | FrozenAutomaton) -> None:
    text = tei("".join(f"<div><head>{n}</head><p>{'word ' * 40}</p></div>" for n in range(600)))
    assert len(text) > 100_000
    slip = text.replace("<head>500</head>", "<heda>500</heda>")
    assert fix_document(slip.encode(), tei_all).data.decode() == text
