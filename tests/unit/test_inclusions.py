"""XInclude: reported as what it is, or made, with every finding in the file and line it belongs to."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from teiedition.diagnostics import Diagnostic
from teiedition.options import SchemaSettings
from teiedition.validation import check_bytes, check_file
from teiedition.validation.inclusions import include

XI = 'xmlns:xi="http://www.w3.org/2001/XInclude"'
TEI = 'xmlns="http://www.tei-c.org/ns/1.0"'
WITH = SchemaSettings(xinclude=True)

Write = Callable[[str, str | bytes], Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    def to(name: str, text: str | bytes) -> Path:
        path = tmp_path / "edition" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode() if isinstance(text, str) else text)
        return path

    return to


def whole(path: Path) -> str:
    found = include(path.read_bytes(), str(path))
    assert found is not None
    assert found.findings == []
    return found.data.decode()


def failures(path: Path) -> list[str]:
    found = include(path.read_bytes(), str(path))
    assert found is not None
    assert all(one.code == "TEI341" and len(one.message) <= 200 for one in found.findings)
    return [one.message for one in found.findings]


def about(found: list[Diagnostic], code: str) -> list[tuple[str, int, int]]:
    return [(Path(one.place.path).name, one.place.line, one.place.column) for one in found if one.code == code]


def test_parts_stand_where_they_are_named(write: Write) -> None:
    write(
        "a/part.xml",
        '<?xml version="1.0"?>\n<!DOCTYPE b>\n<b><xi:include href="text.txt" parse="text" ' + XI + "/></b>",
    )
    write("a/text.txt", "one < two\nthree")
    main = write("main.xml", f'<?xml version="1.0" encoding="UTF-8"?>\n<a {XI}>\n<xi:include href="a/part.xml"/> x</a>')
    text = whole(main)
    assert text.lstrip() == f"<a {XI}>\n<b>one &lt; two\nthree</b> x</a>"
    assert text.startswith(" ")  # the declaration, blanked


def test_findings_are_of_the_file_and_line(write: Write) -> None:
    write(
        "p.xml", f'<div {TEI} type="text">\n<p>é <persname>x</persname></p>\n<p><ref target="#gone">y</ref></p>\n</div>'
    )
    main = write(
        "main.xml",
        f"<TEI {TEI} {XI}>\n<text><body><div type='text'><p/></div> <xi:include href='p.xml'/><persName/></body></text>\n</TEI>",
    )
    found = check_file(main, WITH)
    assert about(found, "TEI501") == [("p.xml", 3, 9)]
    assert ("p.xml", 2, 6) in about(found, "TEI312")
    assert ("main.xml", 2, 67) in about(found, "TEI310")
    assert not about(found, "TEI340")
    assert [one for one in found if one.place.path == str(main.with_name("p.xml"))]
    place = next(one.place for one in found if one.code == "TEI312")
    assert (place.end_line, place.end_column) == (2, 16)


def test_lines_that_messages_speak_of_are_of_a_file_too(write: Write) -> None:
    write("p.xml", f'<div {TEI} type="text">\n\n<p xml:id="a">x</p></div>')
    body = "<div type='text'>\n<p xml:id='a'>x</p></div>\n<xi:include href='p.xml'/>"
    main = write("main.xml", f"<TEI {TEI} {XI}><text><body>\n{body}</body></text></TEI>")
    (found,) = (one for one in check_file(main, WITH) if one.code == "TEI505")
    assert about([found], "TEI505") == [("p.xml", 3, 4)]
    assert "line 3 of main.xml" in found.message


def test_without_the_option_it_is_reported_as_what_it_is(write: Write) -> None:
    main = write("main.xml", f"<TEI {TEI} {XI}><text><body>\n <xi:include href='gone.xml'/></body></text></TEI>")
    found = check_file(main)
    assert about(found, "TEI340") == [("main.xml", 2, 2)]
    assert [one.code for one in found if one.place.line == 2 and one.place.column == 2] == ["TEI340"]
    assert about(check_file(main, select=("TEI340",)), "TEI340") == [("main.xml", 2, 2)]
    assert not about(check_file(main, select=("TEI5",)), "TEI340")


def test_fragments_and_fallbacks(write: Write) -> None:
    part = '<r xmlns="u:1" xmlns:p="u:2"><x/>\n<p:s xml:id="s"><t a=">"/></p:s></r>'
    write("part.xml", part)
    fallback = '<xi:include href="gone.xml"><xi:fallback>[<xi:include href="part.xml" xpointer="element(s)"/>]</xi:fallback></xi:include>'
    main = write("main.xml", f'<a {XI}><xi:include href="part.xml" xpointer="s"/>{fallback}</a>')
    one = '<p:s xmlns="u:1" xmlns:p="u:2" xml:id="s"><t a=">"/></p:s>'
    assert whole(main) == f"<a {XI}>{one}[{one}]</a>"


def test_a_part_keeps_its_own_name_space(write: Write) -> None:
    write("part.xml", "<p>x</p>")
    main = write("main.xml", f'<a {TEI} {XI}><xi:include href="part.xml"/></a>')
    assert '<p xmlns="">' in whole(main)
    assert include(b"<a/>", str(main)) is None


def test_a_part_of_the_document_itself(write: Write) -> None:
    main = write("main.xml", f'<a {XI}><p xml:id="p">x</p><xi:include xpointer="p"/></a>')
    assert whole(main).count("x</p>") == 2


def test_parts_in_other_encodings(write: Write) -> None:
    write("part.xml", "<?xml version='1.0' encoding='iso-8859-1'?>\r\n<p>é</p>".encode("latin-1"))
    write("text.txt", "ü".encode("utf-16"))
    inner = '<xi:include href="part.xml"/><xi:include href="text.txt" parse="text" encoding="utf-16"/>'
    main = write("main.xml", f"<a {XI}>{inner}</a>".encode("utf-16"))
    assert "<p>é</p>ü" in whole(main)


def test_nothing_leads_out_of_the_folder(write: Write, tmp_path: Path) -> None:
    outside = tmp_path / "outside.xml"
    outside.write_text("<secret/>")
    write("here.xml", "<a/>").with_name("link.xml").symlink_to(outside)
    hrefs = [
        "/etc/passwd",
        "file:///etc/passwd",
        "../outside.xml",
        "link.xml",
        "a/../../outside.xml",
        "http://e.org/a",
        "//e.org/a",
    ]
    for href in hrefs:
        for parse in ("xml", "text"):
            main = write("main.xml", f'<a {XI}>\n<xi:include parse="{parse}" href="{href}"/></a>')
            (message,) = failures(main)
            assert "out of the document's folder" in message or "nothing is fetched unasked" in message
            found = include(main.read_bytes(), str(main))
            assert found is not None
            assert b"secret" not in found.data
            assert b"root:" not in found.data


def test_standard_input_has_no_folder() -> None:
    data = f'<a {XI}><xi:include href="b.xml"/></a>'.encode()
    found = include(data, "-")
    assert found is not None
    assert "standard input has no folder" in found.findings[0].message


def test_what_includes_itself_ends(write: Write) -> None:
    main = write("main.xml", f'<a {XI}><xi:include href="main.xml"/></a>')
    assert failures(main) == ["main.xml can't be included: it includes itself"]
    write("b.xml", f'<b {XI}><xi:include href="main.xml"/></b>')
    main = write("main.xml", f'<a {XI}><xi:include href="b.xml"/></a>')
    assert failures(main) == ["main.xml can't be included: it includes itself"]


def test_bombs_of_parts_end(write: Write) -> None:
    for level in range(12):
        inner = f'<xi:include href="{level + 1}.xml"/>' * 10
        write(f"{level}.xml", f"<a {XI}>{inner}</a>")
    write("12.xml", "<a/>")
    main = write("main.xml", f'<a {XI}><xi:include href="0.xml"/></a>')
    assert failures(main) == ["12.xml can't be included: the whole has more than 1000 parts, or more than 256 MB"]
    found = include(main.read_bytes(), str(main))
    assert found is not None
    assert len(found.data) < 2**20


def test_deep_chains_end(write: Write) -> None:
    for level in range(40):
        write(f"{level}.xml", f'<a {XI}><xi:include href="{level + 1}.xml"/></a>')
    assert "more than 32 levels" in failures(write("main.xml", f'<a {XI}><xi:include href="0.xml"/></a>'))[0]


@pytest.mark.parametrize(
    ("attributes", "part", "words"),
    [
        ('href="part.xml"', None, "there is no such file"),
        ('href="part.xml"', "<a>", "not well-formed"),
        ('href="part.xml"', '<!DOCTYPE a [<!ENTITY e "x">]><a>&e;</a>', "entities of its own"),
        ('href="part.xml" xpointer="xpointer(//p)"', "<a/>", "only ids"),
        ('href="part.xml" xpointer="p"', "<a/>", "nothing in it"),
        ('href="part.xml#p"', "<a/>", "a # in href"),
        ('href="part.xml" parse="html"', "<a/>", "neither xml nor text"),
        ('href="part.xml" parse="text" encoding="nonsense"', "<a/>", "nonsense"),
        ('href="part.xml" parse="text"', b"\xff\xfe", "decode"),
        ('href="part.xml" parse="text"', b"a\x07", "characters that XML can't"),
        ('href=""', "<a/>", "no href"),
        ("", "<a/>", "no href"),
        ('href="."', "<a/>", ""),
    ],
)
def test_what_cannot_be_included_is_said(write: Write, attributes: str, part: str | bytes | None, words: str) -> None:
    if part is not None:
        write("part.xml", part)
    main = write("main.xml", f"<a {XI}>\n<xi:include {attributes}/></a>")
    (message,) = failures(main)
    assert words in message
    found = check_bytes(main.read_bytes(), str(main), WITH)
    assert about(found, "TEI341") == [("main.xml", 2, 1)]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes here")
def test_pipes_are_not_waited_for(write: Write) -> None:
    main = write("main.xml", f'<a {XI}><xi:include href="pipe.xml"/></a>')
    os.mkfifo(main.with_name("pipe.xml"))
    assert "no plain file" in failures(main)[0]


def test_a_broken_document_is_said_to_be_broken(write: Write) -> None:
    main = write("main.xml", f'<TEI {TEI} {XI}>\n<xi:include href="a.xml"/>\n</tei>')
    assert about(check_file(main, WITH), "TEI301")[0][:2] == ("main.xml", 3)
