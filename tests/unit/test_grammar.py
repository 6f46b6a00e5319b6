"""What RELAX NG finds: the words, the places, what was probably meant; breaks of the XML; files read piece by piece."""

from __future__ import annotations

import subprocess
import sys
from io import BytesIO
from pathlib import Path

import pytest

from teiedition.diagnostics import Diagnostic, SchemaError
from teiedition.resources import cache_folder, resource
from teiedition.validation import check_bytes, check_document
from teiedition.validation.breaks import find_break
from teiedition.validation.check import judge_file
from teiedition.validation.locating import Part, Wanted, locate
from teiedition.validation.suggestions import listed
from teiedition.vocabulary import TeiDocument
from tests.codes.page import Example


def _document(body: str) -> bytes:
    return Example("xml", body, (), "", 0).document()[0]


def _found(body: str) -> list[Diagnostic]:
    return check_bytes(_document(body), "x.xml", select=("TEI31",))


@pytest.mark.parametrize(
    ("body", "code", "remedy"),
    [
        ("<p><persname/></p>", "TEI312", "did you mean <persName>?"),
        ("<p><i>x</i></p>", "TEI312", "did you mean <hi>?"),
        ("<p xmlns=''>x</p>", "TEI312", 'take xmlns="" away: <p> belongs to http://www.tei-c.org/ns/1.0'),
        ("<x:p xmlns:x='urn:x'>x</x:p>", "TEI312",
         "<p> belongs to http://www.tei-c.org/ns/1.0, not to urn:x: correct its prefix or xmlns"),
        ("<p><quux/></p>", "TEI312",
         "take it away, or use an element that may stand here: <persName>, <placeName>, <date>, <title>, <hi> or 37 more"),
        ("<persName>x</persName>", "TEI310", "put it into <p>"),
        ("<item>x</item>", "TEI310", "put it into <list>"),
        ("<list><p/><item/></list>", "TEI310", "put it into <item>"),
        ("<p><div type='x'/></p>", "TEI310", "<div> may stand in <div>: end <p> before it"),
        ("<p/><head/>", "TEI310", "move it to its place in <div>, or take it away where one is enough"),
        ("<p><title><teiHeader/></title></p>", "TEI310", "<teiHeader> may stand in <TEI>"),
        ("<p><choice><corr>b</corr></choice></p>", "TEI310", "before <corr> comes <sic>, <abbr> or <orig>"),
        ("<p><choice><sic>a</sic></choice></p>", "TEI311", "add what is missing"),
        ("<p id='p1'/>", "TEI313", "did you mean @xml:id?"),
        ("<p><hi class='b'/></p>", "TEI313", "did you mean @rend?"),
        ("<p><date notbefore='1900'/></p>", "TEI313", "did you mean @notBefore?"),
        ("<p><hi xmlns:t='urn:t' t:rend='b'/></p>", "TEI313", "did you mean @rend?"),
        ("<p><hi ref='#x'/></p>", "TEI313",
         "@ref may stand on <persName>, <placeName>, <title>, <name>, <rs> or 13 more"),
        ("<p><supplied unit='x'/></p>", "TEI313", "@unit may stand on <biblScope>, <gap>, <milestone> or <measure>"),
        ("<p quux='x'/>", "TEI313", "allowed here: @xml:id, @n, @rend, @corresp, @xml:lang or 6 more"),
        ("<milestone/>", "TEI314", r"add @unit: the form [A-Za-z][A-Za-z0-9._\-]*"),
        ("<p><date when='6 July 1946'/></p>", "TEI315", 'write when="1946-07-06"'),
        ("<p><date when='1946-02-30'/></p>", "TEI315", "write a date that exists, largest unit first"),
        ("<p><date when=' '/></p>", "TEI315", "fill it or take it away"),
        ("<p xml:id='1 p'/>", "TEI315", 'begin it with a letter: write xml:id="n1-p"'),
        ("<p xml:id='a b'/>", "TEI315", 'write xml:id="a-b"'),
        ("<p><foreign xml:lang='en_US'/></p>", "TEI315", 'write xml:lang="en-US"'),
        ("<p><foreign xml:lang='old German'/></p>", "TEI315", "use a tag of BCP 47"),
        ("<p><ref target='a b'/></p>", "TEI315", 'write target="#a #b"'),
        ("<p><ref target='http://x y'/></p>", "TEI315", 'write target="http://x%20y"'),
        ("<p><gap quantity='3 words'/></p>", "TEI315", 'write quantity="3"'),
        ("<p><gap unit='two words'/></p>", "TEI315", 'write unit="two_words"'),
        ("<p><note type='foot note'/></p>", "TEI315", 'write type="footnote"'),
        ("<p><choice><sic>a</sic><corr cert='HIGH'>b</corr></choice></p>", "TEI315", 'write cert="high"'),
        ("loose<p/>", "TEI316", "put it into <p>, <head>, <note> or 8 more"),
        ("<p><lb>text</lb></p>", "TEI316", "<lb> is always empty: write the text behind it"),
    ],
)  # fmt: skip
def test_findings_say_what_to_do(body: str, code: str, remedy: str) -> None:
    assert [found.remedy for found in _found(body) if found.code == code] == [remedy]


def test_messages_name_the_thing_and_what_was_expected() -> None:
    messages = [found.message for found in _found("<p xml:id='p1'><date when='x'/><head/></p>loose<lg/>")]
    assert messages == [
        "@when of <date> is “x”; expected: a date such as 1946-07-06, 1946-07 or 1946",
        '<head> is not allowed here in <p xml:id="p1">; expected: text, <persName>, <placeName>, <date>, <title> or 38 more',
        "text “loose” is not allowed here in <div>",
        "<lg> is not complete: it lacks <head>, <l>, <lg> or <pb>",
    ]


def test_places_are_of_the_tag_the_attribute_the_text() -> None:
    (found,) = _found('<p><choice\n n="1>2"><sic/></choice></p>')
    place = found.place
    assert (place.line, place.column, place.end_line, place.end_column) == (2, 726, 3, 10)
    body = '<p\n  xml:id="p1"><persname\n type="x>y">ä</persname></p>\n loose &amp; words\n<p><date n="1"\n  when="x"/></p>'
    places = [found.place for found in _found(body)]
    extents = [(place.line, place.column, place.end_line, place.end_column, place.xpath) for place in places]
    assert extents == [
        (3, 15, 4, 13, "/TEI/text/body/div/p[@xml:id='p1']/persname"),
        (5, 2, 5, 19, "/TEI/text/body/div"),
        (7, 3, 7, 11, "/TEI/text/body/div/p[2]/date/@when"),
    ]


def test_every_fault_is_found_in_one_run() -> None:
    body = "<p id='a'><persname><date when='x'/></persname><i/></p><p foo='1' bar='2'/><p/><head><p/></head>"
    codes = [found.code for found in _found(body)]
    assert codes == ["TEI313", "TEI312", "TEI315", "TEI312", "TEI313", "TEI313", "TEI310", "TEI310"]


@pytest.mark.parametrize("doctype", ["", '<!DOCTYPE TEI SYSTEM "tei.dtd">'])
def test_ids_given_twice_hide_nothing(doctype: str) -> None:
    data = doctype.encode() + _document("<p xml:id='a'/><p xml:id='a'/><p xml:id='1 2'/><p foo=''/>")
    codes = {found.code for found in check_bytes(data)}
    assert {"TEI505", "TEI313", "TEI315"} <= codes
    assert "TEI301" not in codes


@pytest.mark.parametrize(
    ("data", "reason", "column"),
    [
        (b"<a><b></a>", "</a> does not end <b>, opened in line 1: </b> is missing before it", 7),
        (b"<a><p></P></a>", "</P> does not end <p>, opened in line 1: names must agree in their capitals too", 7),
        (b"<a><p></q></a>", "</q> does not end <p>, opened in line 1; no <q> is open here", 7),
        (b"<a>\n<b>", "the file ends inside <b>, opened in line 2 and 1 element around it: end tags are missing", 4),
        (b"<a>x & y</a>", "an “&” that begins no entity: write &amp;", 7),
        (b"<a>&nbsp </a>", "“&nbsp” lacks its “;”", 9),
        (b"<a>&nbsp;</a>", "entity &nbsp; is not declared: write &#160; or the character", 4),
        (b"<a>&quux;</a>", "entity &quux; is not declared", 4),
        (b"<a>3 < 4</a>", "a “<” that begins no tag: write &lt;", 7),
        (b'<a b="<"/>', "“<” stands in a value of the tag <a: write &lt;, or end the value before it", 7),
        (b"<a <b/></a>", "“>” is missing after the tag <a: end it", 4),
        (b'<a b="x/>', "the tag <a does not end: “>” or a quotation mark is missing", 1),
        (b"<a b=x/>", "a value in <a> has no quotation marks", 6),
        (b"<a b/>", "“b” in <a> has no value: attributes are written name=\"value\"", 5),
        (b'<a b="1"c="2"/>', "a blank is missing before the next attribute in <a>", 9),
        (b'<a b="1" b="2"/>', "attribute b stands twice in <a>", 10),
        (b"<a>caf\xe9</a>", "byte E9 is no UTF-8 (in Windows-1252 it is “é”): save as UTF-8 or declare the encoding", 7),
        (b"<a>\x01</a>", "the control character U+0001 may not stand in XML: take it away", 4),
        (b"<a>&#1;</a>", "&#1; is no character that XML allows: take it away", 4),
        (b"<a/><b/>", "<b> stands behind the end of the root </a> of line 1: a document has one root", 5),
        (b"<a></a></b>", "</b> ends nothing: the root is closed already", 9),
        (b" <?xml version='1.0'?><a/>",
         "<?xml may stand only at the very beginning of a file: take away what is before it, or this one", 2),
        (b"<a><!-- x -- y --></a>", "“--” may not stand inside a comment", 13),
        (b"<a><!-- x </a>", "a comment begins here and does not end: “-->” is missing", 4),
        (b"<a><![CDATA[ x</a>", "a CDATA section is not ended: “]]>” is missing", 19),
        (b"<a>]]></a>", "“]]>” may not stand in text: write ]]&gt;", 6),
        (b"<tei:a/>", 'prefix “tei” is not declared: add xmlns:tei="http://www.tei-c.org/ns/1.0" to the root', 1),
        (b"<?xml version='1.0' encoding='klingon'?><a/>", "the encoding “klingon” can't be read", 1),
        (b"<?xml version='1.0' encoding='utf-16'?><a/>", "the file is not in the encoding that its first line declares", 31),
        ("<a>\u00e4<b></a>".encode("utf-16"), "</a> does not end <b>, opened in line 1: </b> is missing before it", 8),
    ],
)  # fmt: skip
def test_breaks_are_said_in_an_editors_words(data: bytes, reason: str, column: int) -> None:
    found = find_break(BytesIO(data), "x.xml")
    assert found is not None
    assert found.message == f"the file is not well-formed XML: {reason}"
    assert (found.place.path, found.place.column) == ("x.xml", column)
    assert (found.place.line, found.place.column) < (found.place.end_line, found.place.end_column)
    assert [one.message for one in check_bytes(data, "x.xml") if one.code == "TEI301"] == [found.message]


def test_what_reads_to_its_end_has_no_break() -> None:
    assert find_break(BytesIO(b"<a/>")) is None


def test_what_stands_before_a_break_is_judged() -> None:
    data = _document("<p><persname/></p><p><date when='x'/></p>").replace(b"</body>", b"</bdy>")
    assert [found.code for found in check_bytes(data)] == ["TEI312", "TEI315", "TEI301"]


def test_places_are_the_same_in_every_encoding() -> None:
    text = '<a ä="1" b="2">\n <b x="1>2"\n  xml:id="ä">\U0001d11e <c/> loose</b></a>'
    wanted = [
        Wanted(1, Part.ATTRIBUTE, "b"),
        Wanted(2),
        Wanted(2, Part.ATTRIBUTE, "http://www.w3.org/XML/1998/namespace}id"),
        Wanted(4, Part.TEXT),
    ]
    for encoding in ("utf-8", "utf-8-sig", "utf-16", "utf-16-be"):
        found = locate(BytesIO(text.encode(encoding)), wanted, "x.xml")
        extents = [(p.line, p.column, p.end_line, p.end_column) for p in map(found.__getitem__, wanted)]
        assert extents.pop(0) == (1, 10, 1, 15), encoding
        assert extents == [(2, 2, 3, 14), (3, 3, 3, 13), (3, 21, 3, 26)], encoding


def test_places_behind_a_break_are_not_found() -> None:
    assert set(locate(BytesIO(b"<a><b/></c>"), [Wanted(2), Wanted(4)])) == {Wanted(2)}


def test_tree_without_bytes_has_lines_and_paths() -> None:
    document = TeiDocument.parse(_document("<p>\n<b/><b/></p>\nloose<p><choice><sic/></choice></p>"), "x.xml")
    found = sorted(check_document(document, select=("TEI31",)))
    assert [(one.code, one.place.line, one.place.column, one.place.xpath) for one in found] == [
        ("TEI316", 2, 0, "/TEI/text/body/div"),
        ("TEI312", 3, 0, "/TEI/text/body/div/p[1]/b[1]"),
        ("TEI312", 3, 0, "/TEI/text/body/div/p[1]/b[2]"),
        ("TEI311", 4, 0, "/TEI/text/body/div/p[2]/choice"),
    ]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("<p/>", ""),
        ("<p><persname/></p>", "TEI312"),
        ("<p>" + "<seg>" * 250 + "</seg>" * 250 + "</p>", "TEI305"),
    ],
)
def test_files_are_judged_piece_by_piece(tmp_path: Path, text: str, code: str) -> None:
    path = tmp_path / "x.xml"
    path.write_bytes(_document(text))
    kept = judge_file(path, "x.xml", select=("TEI3",))
    assert kept is not None
    assert [found.code for found in kept.found] == [code][: len(code)]
    assert judge_file(path, "x.xml") is None
    assert judge_file(path, "x.xml", select=("TEI3", "TEI5")) is None


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "TEI303"),
        (b"PK\x03\x04", "TEI304"),
        (b"<a/>", "TEI309"),
        (b"<TEI xmlns='http://www.tei-c.org/ns/1.0'", "TEI301"),
        (b"<!DOCTYPE a [<!ENTITY x 'y'>]><a>&x;</a>", "TEI302"),
        (b"<!DOCTYPE TEI SYSTEM 'a'><TEI xmlns='http://www.tei-c.org/ns/1.0'>&x;</TEI>", "TEI307"),
        (b"<TEI xmlns='http://www.tei-c.org/ns/1.0' n='" + b"x" * 10_100_000, "TEI301"),
    ],
)
def test_files_that_are_no_documents_are_told_piece_by_piece(tmp_path: Path, data: bytes, code: str) -> None:
    path = tmp_path / "x.xml"
    path.write_bytes(data)
    kept = judge_file(path, "x.xml", select=("TEI3",))
    assert kept is not None
    assert [found.code for found in kept.found] == [code]


def test_documents_that_suppress_findings_or_include_others_are_read_whole(tmp_path: Path) -> None:
    path = tmp_path / "x.xml"
    for inside in (b"<?teiedition ignore TEI312 because so?><p/>", b"<p xmlns:xi='http://www.w3.org/2001/XInclude'/>"):
        path.write_bytes(_document("<p/>").replace(b"<p/>", inside))
        assert judge_file(path, "x.xml", select=("TEI3",)) is None


def test_the_grammar_alone_needs_no_tree(tmp_path: Path) -> None:
    """A cold start counts: a valid document loads neither lxml nor what explains findings."""
    path = tmp_path / "x.xml"
    path.write_bytes(_document("<p>Valid.</p>"))
    program = (
        "import sys; from pathlib import Path; from teiedition.validation.check import judge_bytes;"
        "data = Path(sys.argv[1]).read_bytes(); assert judge_bytes(data, select=('TEI31',)).found == [];"
        "heavy = {'lxml.etree', 'xmlschema', 'rapidfuzz', 'teiedition.validation.explaining', 'teiedition.pipeline'};"
        "print(sorted(heavy & sys.modules.keys()))"
    )
    run = subprocess.run([sys.executable, "-c", program, str(path)], capture_output=True, text=True, check=True)
    assert run.stdout == "[]\n"


COMPACT = 'default namespace = "http://www.tei-c.org/ns/1.0" start = element TEI { element para { text }+ }'


def test_schemas_in_compact_syntax(tmp_path: Path) -> None:
    path = tmp_path / "s.rnc"
    path.write_text(COMPACT, encoding="utf-8")
    data = b"<TEI xmlns='http://www.tei-c.org/ns/1.0'><para/><Para/></TEI>"
    (found,) = check_bytes(data, schema=path, select=("TEI3",))
    assert (found.code, found.remedy) == ("TEI312", "did you mean <para>?")


@pytest.mark.parametrize(
    ("name", "schema", "line", "reason"),
    [
        ("s.rnc", "start = element a { b }", 1, "b"),
        ("s.rng", "<grammar xmlns='http://relaxng.org/ns/structure/1.0'>\n <start><ref name='x'/></start></grammar>", 2, "x"),
    ],
)  # fmt: skip
def test_faults_of_schemas_have_their_place_and_cause(
    tmp_path: Path, name: str, schema: str, line: int, reason: str
) -> None:
    path = tmp_path / name
    path.write_text(schema, encoding="utf-8")
    with pytest.raises(SchemaError) as caught:
        check_bytes(_document("<p/>"), schema=path)
    found = caught.value.diagnostic
    assert (found.code, found.place.path, found.place.line) == ("TEI320", str(path), line)
    assert found.place.column > 0
    assert reason in found.message


def test_cache_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("TEIEDITION_CACHE", str(tmp_path))
    assert cache_folder("schemas") == tmp_path / "schemas"
    monkeypatch.setenv("TEIEDITION_CACHE", "")
    assert cache_folder("schemas") is None
    monkeypatch.delenv("TEIEDITION_CACHE")
    monkeypatch.setattr("sys.platform", "linux")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    assert cache_folder("schemas") == tmp_path / "teiedition" / "schemas"
    monkeypatch.delenv("XDG_CACHE_HOME")
    monkeypatch.setenv("HOME", str(tmp_path))
    assert cache_folder("schemas") == tmp_path / ".cache" / "teiedition" / "schemas"


def test_a_cache_that_cannot_be_written_is_no_cache(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    monkeypatch.setenv("TEIEDITION_CACHE", str(tmp_path / "file"))
    path = tmp_path / "s.rnc"
    path.write_text(COMPACT, encoding="utf-8")
    assert check_bytes(b"<TEI xmlns='http://www.tei-c.org/ns/1.0'><para/></TEI>", schema=path, select=("TEI3",)) == []


def test_lists_are_short() -> None:
    assert listed(["a"]) == "a"
    assert listed(["a", "b", "a"]) == "a or b"
    assert listed("abcdefg") == "a, b, c, d, e or 2 more"
    assert listed(["x" * 60, "y" * 60]) == "x" * 60 + " or 1 more"


def test_own_grammar_is_known_by_its_elements() -> None:
    from teiedition.validation.grammar import load_grammar

    knowledge = load_grammar(resource("schema", "teiedition.rng")).knowledge
    tei = "http://www.tei-c.org/ns/1.0}"
    assert f"{tei}persName" in knowledge.children(f"{tei}p")
    assert knowledge.holds_text(f"{tei}p")
    assert not knowledge.holds_text(f"{tei}list")
    assert knowledge.is_empty(f"{tei}lb")
    assert not knowledge.is_empty(f"{tei}p")
    assert "list" in knowledge.parents(f"{tei}item")
    assert "date" in knowledge.owners("when")
