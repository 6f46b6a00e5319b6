"""What no schema sees: planted slips are found where they stand, and what only looks like one is left alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from teiedition.validation import check_bytes, check_file
from teiedition.validation.subject import pointing

HEADER = (
    "<TEI xmlns='http://www.tei-c.org/ns/1.0'><teiHeader><fileDesc><titleStmt><title>T</title></titleStmt>"
    "<publicationStmt><p/></publicationStmt><sourceDesc><p/></sourceDesc></fileDesc>{more}</teiHeader>\n<text><body>"
)
PREFIX = (
    '<encodingDesc><listPrefixDef><prefixDef ident="psn" matchPattern="{pattern}" replacementPattern="{replacement}"/>'
    "</listPrefixDef></encodingDesc>"
)


def find(body: str, *select: str, more: str = "") -> list[tuple[str, str]]:
    data = (HEADER.format(more=more) + body + "</body></text></TEI>").encode()
    return [(one.code, f"{one.place.line}:{one.place.column}") for one in check_bytes(data, "x.xml", select=select)]


def codes(body: str, *select: str, more: str = "") -> list[str]:
    return [code for code, _ in find(body, *select, more=more)]


def lines(*numbers: object) -> str:
    return "<lg>" + "".join(f"<l n='{number}'>x</l>" for number in numbers) + "</lg>"


def test_every_pointing_attribute_of_the_guidelines_is_read() -> None:
    assert len(pointing()) > 60
    assert codes("<handShift new='#x'/><path start='#y'/><date period='#z'/>", "TEI501") == ["TEI501"] * 3


@pytest.mark.parametrize(
    "body",
    [
        "<date from='1900' to='1901'/>",  # no pointer on this element
        "<ref target='#xpath(//p[1])'/>",
        "<p xml:id='é'/><ref target='#%C3%A9'/>",
        "<div xml:base='other.xml'><ref target='#x'/></div>",
    ],
)
def test_what_is_no_dangling_pointer(body: str) -> None:
    assert codes(body, "TEI501", "TEI503") == []


@pytest.mark.parametrize(
    ("body", "count"),
    [
        ("<p xml:id='a'/><p facs='#a'/>", 1),
        ("<p xml:id='a'/><p change='#a'/>", 1),
        ("<p xml:id='a'/><add hand='#a'/>", 1),
        ("<castList><castItem xml:id='a'/></castList><sp who='#a'/>", 0),
        ("<castList><castItem><role xml:id='a'/></castItem></castList><sp who='#a'/>", 0),
    ],
)
def test_right_kind_of_target(body: str, count: int) -> None:
    assert len(codes(body, "TEI502")) == count


def test_expanded_prefixes_are_followed() -> None:
    more = PREFIX.format(pattern="([a-z]+)", replacement="#p-$1")
    assert codes("<p xml:id='p-king'/><ref target='psn:king'/>", "TEI5", more=more) == []
    assert codes("<p xml:id='p-king'/><ref target='psn:kong'/>", "TEI5", more=more) == ["TEI501"]
    assert codes("<ref target='psn:12'/>", "TEI5", more=more) == ["TEI512"]
    assert codes("<ref target='psm:king'/><ref target='psm:kong'/>", "TEI5", more=more) == ["TEI511"]


@pytest.mark.parametrize("pattern", [r"\\i\\c*", "(a+)+b", "a" * 400, "(a|a)?" * 40, "[", "a*a*a*a*a*a*b"])
def test_patterns_that_are_not_understood_are_left_alone(pattern: str) -> None:
    more = PREFIX.format(pattern=pattern, replacement="$1")
    assert codes(f"<ref target='psn:{'a' * 90}'/>", "TEI5", more=more) == []


def test_pointers_into_other_files(tmp_path: Path) -> None:
    persons = tmp_path / "persons.xml"
    persons.write_text("<TEI><person xml:id='king'/></TEI>", encoding="utf-8")
    (tmp_path / "broken.xml").write_text("<TEI>", encoding="utf-8")
    article = tmp_path / "article.xml"
    body = "".join(
        f"\n<ref target='{target}'/>"
        for target in ("persons.xml#king", "persons.xml#kign", "absent.xml", "absent.xml#a", "broken.xml#a", "/etc/x#a")
    )
    article.write_text(HEADER.format(more="") + body + "</body></text></TEI>", encoding="utf-8")
    found = check_file(article, select=("TEI509", "TEI510"))
    assert [(one.code, one.place.line) for one in found] == [("TEI510", 4), ("TEI509", 5)]
    assert found[0].remedy == "did you mean #king?"
    assert "pointers to it: 2" in found[1].message


@pytest.mark.parametrize(
    ("tag", "code"),
    [
        ("en", ""),
        ("sr-Latn-RS", ""),
        ("zh-yue", ""),
        ("de-1996", ""),
        ("i-klingon", ""),
        ("en-US-u-ca-gregory", ""),
        ("grc-x-koine", ""),
        ("x-mine", ""),
        ("qaa", ""),
        ("en_US", "TEI240"),
        ("de-de-de", "TEI240"),
        ("de de", "TEI240"),
        ("e", "TEI240"),
        ("english", "TEI241"),
        ("ger", "TEI241"),
        ("en-UK", "TEI241"),
        ("de-Goth-XQ", ""),
        ("de-Abcd", "TEI241"),
    ],
)
def test_language_tags(tag: str, code: str) -> None:
    assert codes(f"<p xml:lang='{tag}'/>", "TEI240", "TEI241") == [code] * bool(code)


def test_declared_languages_cover_regions_and_other_names() -> None:
    more = "<profileDesc><langUsage><language ident='en'/><language ident='ger'/></langUsage></profileDesc>"
    body = "<p xml:lang='en-GB'/><p xml:lang='de'/><p xml:lang='fr'/><p xml:lang='fr'/><p xml:lang='und'/>"
    assert codes(body, "TEI242", more=more) == ["TEI242"]


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("<p>a &amp; b\n <!-- c -->P\u0430ris</p>", [("TEI430", "3:12")]),
        ("<p>x</p>\n  P\u0430ris", [("TEI430", "3:3")]),
        ("<p n='P\u0430ris'/>", [("TEI430", "2:16")]),
        ("<p>P&#x430;ris</p>", [("TEI430", "2:16")]),
        ("<p>\u03c8(x), 5 \u03bcm, \u0394T, \u0410\u0411\u0412 and ABC</p>", []),
        ("<formula>P\u0430ris</formula>", []),
        ("<p>x\u200by</p><p>p\u00adq r\u00ads</p>", [("TEI434", "2:17"), ("TEI434", "2:27")]),
        ("<p>\u0645\u06cc\u200c\u0634\u0648\u062f \u05d0\u200e</p>", []),
        ("<p>\U0001f468\u200d\U0001f469</p>", []),
        ("<p>\u00c3\u00a9 and \u00e2\u20ac\u2122</p>", [("TEI433", "2:16"), ("TEI433", "2:23")]),
        ("<p>S\u00c3O \u00c2 \u00c3, \u20ac</p>", []),
        ("<p>\ufb01</p>", [("TEI436", "2:16")]),
        ("<p>\ufffd\ue000</p>", [("TEI435", "2:16"), ("TEI431", "2:17")]),
        ("<p>caf\u00e9 cafe\u0301</p>", [("TEI432", "2:21")]),
    ],
)
def test_characters(body: str, found: list[tuple[str, str]]) -> None:
    assert sorted(find(body, "TEI43")) == sorted(found)


@pytest.mark.parametrize(
    ("body", "count"),
    [
        (lines(*range(1, 12)), 0),
        (lines(*range(1, 7), *range(8, 15)), 1),
        (lines(*range(1, 7), *range(6, 15)), 1),
        (lines(*range(5, 80, 5)), 0),
        (lines(*range(1, 9), *range(1, 9)), 0),
        ("".join(f"<pb n='{n}'/>" for n in ["i", "ii", "iii", "iv", "v", "vi", "viii", "ix", "1", "2", "3"]), 1),
        ("".join(f"<note n='{n}'/>" for n in ["a", "b", "c", "d", "e", "f", "g", "h", "j", "k", "l", "m", "n"]), 1),
        (
            "".join(f"<pb n='{n}'/>" for n in ["1r", "1v", "2r", "2v", "3r", "3v", "4r", "4v", "5v", "6r", "6v", "7r"]),
            1,
        ),
        ("".join(f"<pb n='{n}'/>" for n in ["3", "17", "4", "99", "5", "6", "2"]), 0),
    ],
)
def test_numbering(body: str, count: int) -> None:
    assert len(codes(body, "TEI44")) == count


AND = " and the cat and the dog of the house of the"


@pytest.mark.parametrize(
    ("body", "count"),
    [
        (f"<p><persName>Ada</persName>and{AND}</p>", 1),
        (f"<p>in the<title>Times</title>{AND}</p>", 1),
        (f"<p><persName>Marx</persName>ist{AND}</p>", 0),
        (f"<p><hi>un</hi>and{AND}</p>", 0),
        (f"<p><hi>quite so</hi>and{AND}</p>", 1),
        (f"<p><hi>quite</hi>and{AND}{AND}</p>", 0),
        (f"<p><hi>quite</hi>and{AND * 4}</p>", 1),
        (f"<p><persName>Ada</persName>’s{AND}</p>", 0),
        ("<p><persName>Ada </persName>, who</p>", 1),
        ("<p><persName>Ada </persName>.5</p>", 0),
        ("<p xml:lang='fr'><q>Pourquoi </q>?</p>", 0),
        ("<p xml:lang='en'><q>Why </q>?</p>", 1),
        ("<p><persName>\n<forename>Ada</forename>\n</persName>, who</p>", 0),
    ],
)
def test_blanks(body: str, count: int) -> None:
    assert len(codes(body, "TEI42")) == count


def test_choices_that_differ_in_markup_differ() -> None:
    assert codes("<p><choice><orig>ex<lb/>ample</orig><reg>example</reg></choice></p>", "TEI411") == []
    assert codes("<p><choice><orig><hi>a</hi></orig><reg><hi>a</hi></reg></choice></p>", "TEI411") == ["TEI411"]


def test_some_checks_are_made_only_where_they_are_asked_for() -> None:
    body = "<p xml:id='a' corresp='#b'/><p xml:id='b'/><p><persName>Ada King</persName> or Ada King</p>"
    assert codes(body, "TEI5") == []
    assert find(body, "TEI521") == [("TEI521", "2:92")]
    assert codes(body, "TEI513") == ["TEI513"]


@pytest.mark.parametrize(
    ("data", "count"),
    [
        (b"<?xml version='1.0' encoding='ISO-8859-1'?>", 1),
        (b"\xef\xbb\xbf<?xml version='1.0' encoding='utf-8'?>", 0),
        (b"<?xml version='1.0'?>", 0),
    ],
)
def test_encodings(data: bytes, count: int) -> None:
    document = data + (HEADER.format(more="") + "<p>äöü</p></body></text></TEI>").encode()
    assert len(check_bytes(document, select=("TEI437",))) == count


@pytest.mark.parametrize("sign", ["aа", "a\u200e ", "\ue000", "e\u0301 ", "Ã©", "<ref target='#x'/>"])
def test_time_grows_with_length_alone(sign: str) -> None:
    assert codes(f"<p>{sign * 20_000}</p>", "TEI43", "TEI501")


def test_a_byte_order_mark_is_no_column_of_texts() -> None:
    document = HEADER.format(more="").replace("\n", "") + "P\u0430ris</body></text></TEI>"
    (found,) = check_bytes(b"\xef\xbb\xbf" + document.encode(), select=("TEI430",))
    assert found.place.column == document.index("P\u0430ris") + 1


@pytest.mark.parametrize(
    ("body", "count"),
    [
        ("<residence from='1901' to='1900'/>", 1),
        ("<origDate notBefore-iso='1901' notAfter-iso='1900'/>", 1),
        ("<origDate notBefore='-0043' notAfter='0014'/>", 0),
        ("<person><birth notBefore='1901'/><death notAfter='1900-05'/></person>", 1),
        ("<person><birth notAfter='1901'/><death when='1900'/></person>", 0),
    ],
)
def test_dates_of_all_that_is_dated(body: str, count: int) -> None:
    assert len(codes(body, "TEI23")) == count


def test_pointers_of_which_none_leads_anywhere_are_a_practice() -> None:
    pages = "".join(f"<pb facs='#f{number}'/>" for number in range(6))
    assert codes(pages, "TEI501", "TEI515") == ["TEI515"]
    assert codes(pages + "<figure xml:id='f1'/>", "TEI501", "TEI515") == ["TEI501"] * 5
    assert codes("<pb facs='#f1'/>", "TEI501", "TEI515") == ["TEI501"]


def test_links_in_one_direction_are_a_practice() -> None:
    parts = [f"<seg xml:id='s{number}' next='#s{number + 1}'/>" for number in range(6)]
    assert codes("".join(parts) + "<seg xml:id='s6'/>", "TEI504") == []
    assert codes("".join(parts[:2]) + "<seg xml:id='s2'/>", "TEI504") == ["TEI504"] * 2
