"""The publication stage: its formats, stylesheets of users, addresses, dates, ids."""

from __future__ import annotations

import contextlib
from pathlib import Path

import pytest

from teiedition.diagnostics import ConfigurationError, Report, TransformError
from teiedition.publication import FORMATS, VIEWS, RenderOptions, render
from teiedition.publication.dates import html_datetime
from teiedition.publication.links import authority_href, safe_href
from teiedition.vocabulary import TeiDocument

DOCUMENT = b'<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><body><p>A <choice><sic>b</sic><corr>c</corr></choice>.</p></body></text></TEI>'

XSL = """<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:tei="http://www.tei-c.org/ns/1.0">
<xsl:output method="text"/><xsl:param name="view"/>{}</xsl:stylesheet>"""


def document() -> TeiDocument:
    return TeiDocument.parse(DOCUMENT, "a.xml")


def own(folder: Path, body: str) -> RenderOptions:
    file = folder / "own.xsl"
    file.write_text(XSL.format(body), encoding="utf-8")
    return RenderOptions(xslt=file)


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("view", VIEWS)
def test_every_format_renders_every_view(name: str, view: str) -> None:
    assert render(document(), RenderOptions(to=name, view=view), Report()).endswith(b"\n")


def test_the_transcription_is_the_bytes_that_were_encoded() -> None:
    data = b'<?teiedition-source encoding="utf-8" bom="efbbbf" end=""?>' + DOCUMENT
    assert render(TeiDocument.parse(data), RenderOptions(to="transcription"), Report()) == b"\xef\xbb\xbfA b."


@pytest.mark.parametrize("options", [RenderOptions(to="pdf"), RenderOptions(view="sideways")])
def test_tei602_unknown_output(options: RenderOptions) -> None:
    with pytest.raises(ConfigurationError) as caught:
        render(document(), options, Report())
    assert caught.value.diagnostic.code == "TEI602"


def test_a_stylesheet_of_ones_own_gets_the_document_and_the_view(tmp_path: Path) -> None:
    options = own(tmp_path, '<xsl:template match="/"><xsl:value-of select="concat(name(*), $view)"/></xsl:template>')
    assert render(document(), options, Report()) == b"TEIdiplomatic"


def test_a_stylesheet_may_include_its_neighbours(tmp_path: Path) -> None:
    (tmp_path / "part.xsl").write_text(XSL.format('<xsl:template match="/">ok</xsl:template>'), encoding="utf-8")
    assert render(document(), own(tmp_path, '<xsl:include href="part.xsl"/>'), Report()) == b"ok"


@pytest.mark.parametrize(
    "body",
    [
        '<xsl:include href="../outside.xsl"/>',
        '<xsl:include href="/etc/passwd"/>',
        '<xsl:include href="http://127.0.0.1:9/x.xsl"/>',
        '<xsl:template match="/"><xsl:copy-of select="document(\'/etc/passwd\')"/></xsl:template>',
        '<xsl:template match="/"><xsl:copy-of select="document(\'http://127.0.0.1:9/\')"/></xsl:template>',
        '<xsl:template match="/"><xsl:call-template name="nobody"/></xsl:template>',
        '<xsl:template match="/"><xsl:message terminate="yes">stop</xsl:message></xsl:template>',
        "<not closed",
    ],
)
def test_tei601_stylesheet_failed(tmp_path: Path, body: str) -> None:
    folder = tmp_path / "inner"
    folder.mkdir()
    (tmp_path / "outside.xsl").write_text(XSL.format(""), encoding="utf-8")
    with pytest.raises(TransformError) as caught:
        render(document(), own(folder, body), Report())
    assert caught.value.diagnostic.code == "TEI601"


def test_tei601_no_such_file(tmp_path: Path) -> None:
    with pytest.raises(TransformError):
        render(document(), RenderOptions(xslt=tmp_path / "none.xsl"), Report())


def test_a_stylesheet_cannot_write(tmp_path: Path) -> None:
    target = tmp_path / "written"
    body = (
        '<xsl:template match="/"><e:document xmlns:e="http://exslt.org/common" extension-element-prefixes="e" '
        f'href="{target}">x</e:document></xsl:template>'
    )
    with contextlib.suppress(TransformError):
        render(document(), own(tmp_path, body), Report())
    assert not target.exists()


@pytest.mark.parametrize(
    "data",
    [
        b'<?teiedition-source encoding="no-such-codec"?>' + DOCUMENT,
        b'<?teiedition-source newline="sideways"?>' + DOCUMENT,
        DOCUMENT.replace(b"A ", b"A <?teiedition-char zz?>"),
        DOCUMENT.replace(b"A ", b"A <?teiedition-char D800?>"),
    ],
)
def test_tei603_damaged_instruction(data: bytes) -> None:
    with pytest.raises(TransformError) as caught:
        render(TeiDocument.parse(data), RenderOptions(to="transcription"), Report())
    assert caught.value.diagnostic.code == "TEI603"


@pytest.mark.parametrize(
    ("target", "href"),
    [
        ("https://example.org/a b", "https://example.org/ab"),
        ("HTTP://example.org", "HTTP://example.org"),
        ("mailto:a@example.org", "mailto:a@example.org"),
        ("page.html#x", "page.html#x"),
        ("https://example.org/ü?q=“x”", "https://example.org/%C3%BC?q=%E2%80%9Cx%E2%80%9D"),
        ("javascript:alert(1)", None),
        (" JAVASCRIPT:alert(1)", None),
        ("java\nscript:alert(1)", None),
        ("\x01javascript:alert(1)", None),
        ("data:text/html,x", None),
        ("file:///etc/passwd", None),
        ("", None),
    ],
)
def test_safe_href(target: str, href: str | None) -> None:
    assert safe_href(target) == href


def test_authority_href() -> None:
    assert authority_href("Wikidata", "Q1") == "https://www.wikidata.org/wiki/Q1"
    assert authority_href("GND", "11858-X") == "https://d-nb.info/gnd/11858-X"
    assert authority_href("URI", "https://example.org/1") == "https://example.org/1"
    assert authority_href("Wikidata", "javascript:alert(1)") is None
    assert authority_href("shelfmark", "A 12") is None


@pytest.mark.parametrize(
    ("value", "wanted"),
    [
        ("1946", "1946"),
        ("1946-07", "1946-07"),
        ("1946-07-06", "1946-07-06"),
        ("--07-06", "--07-06"),
        ("1946-07-06T12:00:00Z", "1946-07-06T12:00:00Z"),
        ("1946-13", ""),
        ("1946-02-30", ""),
        ("-0044-03-15", ""),
        ("1946-07-06T99:00", ""),
        ("July", ""),
    ],
)
def test_html_datetime(value: str, wanted: str) -> None:
    assert html_datetime(value) == wanted
