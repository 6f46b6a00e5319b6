"""Files of every kind, schemas of every kind, places, selection, and the weight of findings."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import etree

from teiedition.diagnostics import Diagnostic, SchemaError
from teiedition.options import SchemaSettings
from teiedition.validation import CHECKS, check_bytes, check_document, check_file, first_grammar_error
from teiedition.validation.places import Places, named_path
from teiedition.vocabulary import TeiDocument, tei
from tests.codes.page import Example

BOMB = b"""<!DOCTYPE a [<!ENTITY a "x"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;">]><a>&c;</a>"""


def _document(body: str) -> bytes:
    return Example("xml", body, (), "", 0).document()[0]


def _codes(found: list[Diagnostic]) -> list[str]:
    return [diagnostic.code for diagnostic in found]


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "TEI303"),
        (b" \n\t", "TEI303"),
        (b"\xef\xbb\xbf", "TEI304"),
        (b"PK\x03\x04rest", "TEI304"),
        (b"\x00\x01\x02<a/>", "TEI304"),
        (b"just words", "TEI304"),
        (b"<a>\xff</a>", "TEI301"),
        (b"<a><b></a>", "TEI301"),
        (b"<?xml version='1.0' encoding='klingon'?><a/>", "TEI301"),
        (b"<a>&nbsp;</a>", "TEI301"),
        (b"<!DOCTYPE a SYSTEM 'a.dtd'><a>&nbsp;</a>", "TEI307"),
        (b"<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><a>&x;</a>", "TEI302"),
        (BOMB, "TEI302"),
        (b"<a>" * 220 + b"</a>" * 220, "TEI305"),
        (b"<a>" * 30_000 + b"</a>" * 30_000, "TEI305"),
        (b"<a b='" + b"x" * 10_100_000 + b"'/>", "TEI301"),
        ("<a>é</a>".encode("utf-16"), "TEI309"),
        (b"<TEI xmlns='http://www.tei-c.org/ns/1.0'/>", "TEI311"),
    ],
)
def test_no_bytes_raise(data: bytes, code: str) -> None:
    found = check_bytes(data, "x.xml")
    assert code in _codes(found)
    assert all(diagnostic.place.path == "x.xml" for diagnostic in found)


def test_external_dtd_is_not_read(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("not a DTD", encoding="utf-8")
    data = f'<!DOCTYPE TEI SYSTEM "{secret}"><TEI xmlns="http://www.tei-c.org/ns/1.0"/>'.encode()
    assert "TEI301" not in _codes(check_bytes(data))


def test_unreadable_files_are_findings(tmp_path: Path) -> None:
    assert _codes(check_file(tmp_path / "absent.xml")) == ["TEI306"]
    assert _codes(check_file(tmp_path)) == ["TEI306"]


def test_minimal_document_is_clean() -> None:
    assert check_bytes(_document("<p>One paragraph.</p>")) == []


@pytest.mark.shared
def test_reference_encoding_is_clean(shared: Path) -> None:
    assert check_file(shared / "seed" / "gold.xml", SchemaSettings(("teiedition",))) == []


def test_places_have_line_column_end_and_path() -> None:
    data = _document("<p xml:id='p1'>ä <persName\n  ref='#nobody'>N.</persName></p>")
    (found,) = check_bytes(data, "x.xml")
    place = found.place
    assert (place.line, place.column, place.end_line, place.end_column) == (3, 3, 3, 16)
    assert place.xpath == "/TEI/text/body/div/p[@xml:id='p1']/persName/@ref"


def test_places_count_code_points_and_survive_other_encodings() -> None:
    body = _document("\n<p>𝄞ä <foreign>x</foreign></p>").decode()
    for encoding in ("utf-8", "utf-16", "utf-8-sig"):
        (found,) = check_bytes(body.encode(encoding))
        assert (found.code, found.place.line, found.place.column) == ("TEI402", 3, 7), encoding
    latin = ('<?xml version="1.0" encoding="iso-8859-1"?>' + body.replace("𝄞", "ö")).encode("latin-1")
    assert check_bytes(latin)[0].place.column == 7


def test_places_without_bytes_have_lines_only() -> None:
    document = TeiDocument.parse(_document("<p>\n<foreign>x</foreign></p>"), "x.xml")
    (found,) = check_document(document)
    assert (found.place.line, found.place.column) == (3, 0)
    assert Places(document).of(etree.Element(tei("p"))).line == 0


def test_named_path_numbers_siblings() -> None:
    root = etree.fromstring("<a><b/><b><c/></b></a>")
    assert named_path(root[1][0]) == "/a/b[2]/c"


def test_select_takes_codes_and_their_beginnings() -> None:
    data = _document("<p><persname/><placeName ref='#nowhere'/></p>")
    assert set(_codes(check_bytes(data))) == {"TEI312", "TEI501"}
    assert _codes(check_bytes(data, select=("TEI3",))) == ["TEI312"]
    assert _codes(check_bytes(data, select=("TEI501", "TEI2"))) == ["TEI501"]
    assert check_bytes(data, select=("TEI7",)) == []


def test_checks_say_which_codes_they_give() -> None:
    codes = [code for check in CHECKS for code in check.codes]
    assert len(codes) == len(set(codes))
    assert all(check.run.__doc__ and "Emits:" in check.run.__doc__ for check in CHECKS)
    for check in CHECKS:
        assert all(code in (check.run.__doc__ or "") for code in check.codes), check.name


@pytest.mark.parametrize(
    ("body", "code", "words"),
    [
        ("<p><persname/></p>", "TEI312", "did you mean <persName>?"),
        ("<p><date when='6 July 1946'/></p>", "TEI315", 'write when="1946-07-06"'),
        ("<p><date when='July 6th, 1946'/></p>", "TEI315", 'write when="1946-07-06"'),
        ("<p><date when='1946/7/6'/></p>", "TEI315", 'write when="1946-07-06"'),
        ("<p><date when='Sept. 1946'/></p>", "TEI315", 'write when="1946-09"'),
        ("<p id='p1'/>", "TEI313", "did you mean @xml:id?"),
        ("<p><hi rendd='b'/></p>", "TEI313", "did you mean @rend?"),
        ("<p><choice><sic>a</sic><corr cert='hihg'>b</corr></choice></p>", "TEI315", 'write cert="high"'),
        ("<p xml:id='1p'/>", "TEI315", "begin it with a letter"),
        ("<p/><head/>", "TEI310", "move it to its place"),
        (("<standOff><listPerson><person xml:id='ada'><persName/></person></listPerson></standOff>"
         "<p><persName ref='ada'/></p>"), "TEI503", 'write ref="#ada"'),
        (("<standOff><listPerson><person xml:id='ada'><persName/></person></listPerson></standOff>"
         "<p><persName ref='#adda'/></p>"), "TEI501", "did you mean #ada?"),
        ("<p><x:y xmlns:x='urn:x'/></p>", "TEI312", "<y>"),
    ],
)  # fmt: skip
def test_findings_say_what_was_meant(body: str, code: str, words: str) -> None:
    found = [str(d) for d in check_bytes(_document(body)) if d.code == code]
    assert len(found) == 1, found
    assert words in found[0]


def test_missing_element_names_it_before_the_next() -> None:
    data = _document("<p/>").replace(b"<encodingDesc>", b"<!-- ", 1).replace(b"</encodingDesc>", b" -->", 1)
    found = [d for d in check_bytes(data) if d.code.startswith("TEI3")]
    assert [d.remedy for d in found] == ["missing <encodingDesc> before <profileDesc>"]


def test_first_grammar_error() -> None:
    assert first_grammar_error(TeiDocument.parse(_document("<p>Fine.</p>"))) is None
    error = first_grammar_error(TeiDocument.parse(_document("<p><persname/></p>"), "x.xml"))
    assert error is not None
    assert (error.code, error.place.path, error.place.line) == ("TEI312", "x.xml", 2)


RNG = """<element name="TEI" ns="http://www.tei-c.org/ns/1.0" xmlns="http://relaxng.org/ns/structure/1.0"><empty/></element>"""
XSD = """<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="http://www.tei-c.org/ns/1.0">
<xs:element name="TEI"><xs:complexType/></xs:element></xs:schema>"""
SCH = """<schema xmlns="http://purl.oclc.org/dsdl/schematron"{binding}><ns prefix="t" uri="http://www.tei-c.org/ns/1.0"/>
<pattern><rule context="t:p[@n='|'] | t:ab"><assert test="@xml:id" role="info">no id on <name/> <value-of select="@n"/></assert></rule>
<rule context="t:p"><report test="not(@n)">p without <emph>number</emph></report></rule></pattern></schema>"""


@pytest.mark.parametrize(
    ("name", "schema", "codes"),
    [("s.rng", RNG, {"TEI312"}), ("s.xsd", XSD, {"TEI312"}), ("s.sch", SCH.format(binding=""), {"TEI401", "TEI404"})],
)
def test_schemas_of_the_user(tmp_path: Path, name: str, schema: str, codes: set[str]) -> None:
    path = tmp_path / name
    path.write_text(schema, encoding="utf-8")
    found = check_bytes(_document("<p n='|'>a</p><p>b</p>"), schema=path)
    assert set(_codes(found)) == codes
    if name == "s.sch":
        assert {d.message for d in found} == {"no id on p |", "p without number"}


@pytest.mark.parametrize(
    ("name", "schema"),
    [
        ("absent.rng", None),
        ("absent.xsd", None),
        ("absent.sch", None),
        ("s.rng", "<a/>"),
        ("s.rng", "no XML"),
        ("s.xsd", "<a/>"),
        ("s.xsd", "no XML"),
        ("s.sch", "<a/>"),
        ("s.sch", SCH.format(binding=' queryBinding="xquery"')),
        ("s.dtd", ""),
    ],
)
def test_unusable_schemas_are_one_kind_of_error(tmp_path: Path, name: str, schema: str | None) -> None:
    path = tmp_path / name
    if schema is not None:
        path.write_text(schema, encoding="utf-8")
    with pytest.raises(SchemaError) as caught:
        check_bytes(_document("<p/>"), schema=path)
    assert caught.value.diagnostic.code == "TEI320"


def test_documented_conflicts_are_not_reported_again() -> None:
    body = (
        "{note}<docDate>(<date when='1946-07-06'>6 July 1946</date>)</docDate><note type='publication'><ab><bibl>"
        "<title level='j'>The Gazette</title>, <date xml:id='d' when='1947-07-06'>6 July 1947</date></bibl></ab></note><p/>"
    )
    known = "<notesStmt><note type='conflict' target='#d'>seen</note></notesStmt>"
    assert _codes(check_bytes(_document(body.format(note="")))) == ["TEI220"]
    assert check_bytes(_document(body.format(note=known))) == []


def test_weight_of_findings() -> None:
    weights = {d.code: d.severity for d in check_bytes(_document(
        "<standOff><listPlace><place xml:id='x'><placeName/></place></listPlace></standOff><p><ref target='#y'/></p>"
    ))}  # fmt: skip
    assert weights == {"TEI501": "error", "TEI506": "warning"}


@pytest.mark.parametrize("data", [b"<a " + b"b='x' " * 2_000_000, b"<a>" + b"x" * 10_000_001 + b"</a>"])
def test_a_tag_or_text_without_end_is_refused_unparsed(data: bytes) -> None:
    (found,) = check_bytes(data, "x.xml")
    assert (found.code, found.place.line) == ("TEI301", 1)
    assert "longer than 10,000,000 bytes" in found.message
