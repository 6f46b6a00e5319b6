"""TeiDocument: what it refuses, and the text and spans it reads from hand-made trees."""

from __future__ import annotations

from pathlib import Path

import pytest

from teiedition.diagnostics import InputError
from teiedition.vocabulary import TeiDocument, escape_space, is_container, local_name

OPEN = b'<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader/><text><body>'
CLOSE = b"</body></text></TEI>"


def _document(body: str, source: str = "") -> TeiDocument:
    instruction = f"<?teiedition-source {source}?>".encode() if source else b""
    return TeiDocument.parse(instruction + OPEN + body.encode() + CLOSE)


# --- safety ---


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"  \n",
        b"x",
        b"<a>",
        b"<a></b>",
        b"<a>\x00</a>",
        b"<a>\xff</a>",
        b"<a>&nbsp;</a>",
        b"<a b='1' b='2'/>",
        b"<a/><b/>",
        b"<?xml version='1.0' encoding='klingon'?><a/>",
        b"\xff\xfe<\x00a",
        b"<a>" * 300 + b"</a>" * 300,
        b"<a>&#0;</a>",
        b"<x:a/>",
    ],
)
def test_what_is_no_xml_is_a_diagnostic_with_a_place(data: bytes) -> None:
    with pytest.raises(InputError) as raised:
        TeiDocument.parse(data, "a.xml")
    diagnostic = raised.value.diagnostic
    assert diagnostic.code == "TEI301"
    assert diagnostic.place.path == "a.xml"
    assert diagnostic.place.line >= 1
    assert dict(diagnostic.values)["reason"] not in ("", "None")


@pytest.mark.parametrize(
    "subset",
    [
        '<!ENTITY x "y">',
        '<!ENTITY x SYSTEM "file:///etc/passwd">',
        '<!ENTITY a "aa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY x "&b;&b;&b;&b;&b;&b;">',
        "<!ENTITY % p \"<!ENTITY x 'y'>\"> %p;",
    ],
)
@pytest.mark.parametrize("use", ["", "&x;"])
def test_entities_are_refused_and_never_expanded(subset: str, use: str) -> None:
    with pytest.raises(InputError, match=r"TEI30[12]"):
        TeiDocument.parse(f"<!DOCTYPE TEI [{subset}]><TEI>{use}</TEI>".encode())


def test_an_external_dtd_is_not_read(tmp_path: Path) -> None:
    (tmp_path / "x.dtd").write_text("<!ENTITY x 'secret'><!ATTLIST TEI n CDATA 'secret'>", encoding="utf-8")
    data = f'<!DOCTYPE TEI SYSTEM "{tmp_path.as_uri()}/x.dtd"><TEI xmlns="http://www.tei-c.org/ns/1.0"/>'.encode()
    assert "secret" not in str(TeiDocument.parse(data).root.attrib)


def test_a_doctype_without_entities_is_harmless() -> None:
    assert local_name(TeiDocument.parse(b"<!DOCTYPE TEI><TEI/>").root) == "TEI"


def test_doubled_ids_are_no_parse_error() -> None:
    assert _document('<p xml:id="a">x</p><p xml:id="a">y</p>').text == "x\n\ny\n"


def test_long_texts_are_read() -> None:
    assert len(_document(f"<p>{'word ' * 200_000}x</p>").text) == 1_000_002


@pytest.mark.parametrize("encoding", ["utf-16", "iso-8859-1", "utf-8-sig"])
def test_encodings_of_xml(encoding: str) -> None:
    declared = encoding.removesuffix("-sig")
    text = f'<?xml version="1.0" encoding="{declared}"?>{OPEN.decode()}<p>é</p>{CLOSE.decode()}'
    assert TeiDocument.parse(text.encode(encoding)).text == "é\n"


# --- text ---


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ("", "\n"),
        ("<p/>", "\n"),
        ("<p>a</p>", "a\n"),
        ("\n <head>a</head>\n <p>b</p>\n", "a\n\nb\n"),
        ("<p>a <hi>b</hi> c<!-- no --></p>", "a b c\n"),
        ("<p>a<!-- no --> b<?other pi?> c</p>", "a b c\n"),
        ("<p>a <choice><sic>tpye</sic><corr>type</corr></choice></p>", "a tpye\n"),
        ("<p><choice><abbr>Dr</abbr><expan>Doctor</expan></choice></p>", "Dr\n"),
        ("<lg><l>a</l><l>b</l></lg><lg><l>c</l></lg>", "a\nb\n\nc\n"),
        ("<list><item>a</item>\n<item>b</item></list><p>c</p>", "a\nb\n\nc\n"),
        ("<table><row><cell>a</cell><cell>b</cell></row><row><cell>c</cell></row></table>", "a\tb\nc\n"),
        ("<table><row><cell>a</cell></row></table><table><row><cell>b</cell></row></table>", "a\n\nb\n"),
        ("<quote><p>a</p><p>b</p></quote>", "a\n\nb\n"),
        ("<p><quote>a</quote></p>", "a\n"),
        ("<div><div><head>a</head></div></div><p>b</p>", "a\n\nb\n"),
        ("<p>a</p><!-- no --><p>b</p>", "a\n\nb\n"),
        ("<p> a\n b </p>", " a\n b \n"),
    ],
)
def test_text_with_the_usual_space(body: str, text: str) -> None:
    assert _document(body).text == text


@pytest.mark.parametrize("space", ["", "\n", "\n\n \n", "\t\u2003", "\u2028"])
def test_space_instruction(space: str) -> None:
    document = _document(f"<p>a</p><?teiedition-space {escape_space(space)}?><p>b</p><p>c</p>")
    assert document.text == f"a{space}b\n\nc\n"


def test_space_instruction_inside_a_container_and_before_one() -> None:
    space = f"<?teiedition-space {escape_space(' ')}?>"
    assert _document(f"<p>a</p>{space}<lg><l>b</l>{space}<l>c</l></lg>").text == "a b c\n"
    assert _document(f"<p>a</p><lg>{space}<l>b</l></lg>").text == "a b\n"


def test_char_instruction() -> None:
    document = _document("<p>a<?teiedition-char 0007?>b<hi><?teiedition-char fffe?></hi></p>")
    assert document.text == "a\x07b\ufffe\n"
    assert [(local_name(e), s, t) for e, s, t in document.spans][-2:] == [("p", 0, 4), ("hi", 3, 4)]


def test_source_instruction_gives_the_bytes_back() -> None:
    source = 'encoding="utf-16-le" bom="fffe" newline="crlf" start="\\n " end=""'
    document = _document("<p>a\nb</p><p>é</p>", source)
    assert document.source["bom"] == "fffe"
    assert document.to_bytes() == b"\xff\xfe" + "\r\n a\r\nb\r\n\r\né".encode("utf-16-le")


@pytest.mark.parametrize(
    ("newline", "text"), [("lf", "a\nb\n"), ("crlf", "a\r\nb\r\n"), ("cr", "a\rb\r"), ("mixed", "a\nb\n")]
)
def test_line_ends(newline: str, text: str) -> None:
    assert _document("<p>a\nb</p>", f'newline="{newline}"').text == text


def test_mixed_line_ends_are_kept_as_they_are() -> None:
    assert _document("<p>a&#13;\nb&#13;c\nd</p>", 'newline="mixed" end=""').text == "a\r\nb\rc\nd"


@pytest.mark.parametrize(
    "damaged",
    [
        ("<p>a</p>", 'newline="vt"'),
        ("<p>a</p>", 'start="\\"'),
        ("<p>a</p>", 'end="\\ud8"'),
        ("<p>a<?teiedition-char xyz?></p>", ""),
        ("<p>a<?teiedition-char 110000?></p>", ""),
        ("<p>a</p><?teiedition-space 5?><p>b</p>", ""),
        ('<p>a</p><?teiedition-space ["x"]?><p>b</p>', ""),
        ("<p>a</p><?teiedition-space \\n?><p>b</p>", ""),
        ("<p>a</p>", 'encoding="klingon"'),
        ("<p>a</p>", 'bom="xy"'),
    ],
)
def test_a_damaged_instruction_is_a_value_or_lookup_error(damaged: tuple[str, str]) -> None:
    with pytest.raises((ValueError, LookupError)):
        _document(*damaged).to_bytes()


def test_a_document_without_text_has_none() -> None:
    assert TeiDocument.parse(b'<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader/></TEI>').text == "\n"


def test_a_fragment_is_its_own_text() -> None:
    assert TeiDocument.parse(b'<p xmlns="http://www.tei-c.org/ns/1.0">a <hi>b</hi></p>').text == "a b\n"


# --- spans ---


def test_spans_in_document_order() -> None:
    document = _document("<head>ab</head><lg><l>c</l><l>d<hi>e</hi></l></lg>")
    assert [(local_name(e), document.text[s:t]) for e, s, t in document.spans] == [
        ("text", "ab\n\nc\nde"),
        ("body", "ab\n\nc\nde"),
        ("head", "ab"),
        ("lg", "c\nde"),
        ("l", "c"),
        ("l", "de"),
        ("hi", "e"),
    ]


def test_a_container_begins_with_its_first_block() -> None:
    document = _document("<p>a</p><div><div><p>b</p></div></div>")
    assert {document.text[s:t] for e, s, t in document.spans if local_name(e) == "div"} == {"b"}


@pytest.mark.parametrize(
    ("body", "container"),
    [
        ("<quote><p>a</p></quote>", True),
        ("<quote>a</quote>", False),
        ("<quote> <p>a</p> </quote>", True),
        ("<quote>x<p>a</p></quote>", False),
        ("<quote><p>a</p>x</quote>", False),
        ("<quote/>", False),
        ("<p><quote>a</quote></p>", False),
        ("<note><p>a</p></note>", True),
    ],
)
def test_is_container(body: str, container: bool) -> None:
    first = _document(body).root[1][0][0]
    assert is_container(first) is container
