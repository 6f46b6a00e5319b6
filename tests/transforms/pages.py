"""What the tests of the transforms share: a document of the cases, and the page made of it, parsed."""

from __future__ import annotations

from pathlib import Path
from typing import cast
from urllib.parse import unquote

from lxml import etree, html

from teiedition.diagnostics import Report
from teiedition.publication import RenderOptions, render
from teiedition.vocabulary import TeiDocument

CASES = Path(__file__).parent / "cases"


def read_case(name: str) -> TeiDocument:
    return TeiDocument.parse((CASES / name / "input.xml").read_bytes(), f"{name}.xml")


def tei_of(body: str, head: str = "") -> TeiDocument:
    """A small document around a body, its lines counted from 1."""
    return TeiDocument.parse(
        f'<TEI xmlns="http://www.tei-c.org/ns/1.0">{head}<text><body>{body}</body></text></TEI>'.encode(), "small.xml"
    )


def text_of(document: TeiDocument, view: str = "diplomatic") -> str:
    return render(document, RenderOptions(to="text", view=view), Report()).decode()


def page_of(document: TeiDocument, report: Report | None = None) -> etree._Element:
    return html.document_fromstring(render(document, RenderOptions(), Report() if report is None else report))


def values(page: etree._Element, xpath: str) -> list[str]:
    """The strings an XPath finds."""
    return [str(value) for value in cast("list[str]", page.xpath(xpath))]


def elements(page: etree._Element, xpath: str) -> list[etree._Element]:
    return cast("list[etree._Element]", page.xpath(xpath))


def words(page: etree._Element, xpath: str) -> list[str]:
    """The text of each element an XPath finds, on one line."""
    return [" ".join("".join(cast("list[str]", list(found.itertext()))).split()) for found in elements(page, xpath)]


def broken_links(page: etree._Element) -> list[str]:
    """Links inside the page that lead nowhere."""
    known = set(values(page, "//@id"))
    return [href for href in values(page, "//@href") if href.startswith("#") and unquote(href[1:]) not in known]


def repeated_ids(page: etree._Element) -> list[str]:
    ids = values(page, "//@id")
    return sorted({value for value in ids if ids.count(value) > 1})
