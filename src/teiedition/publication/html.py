"""The page: one HTML file that needs no other file, no network and no script."""

from __future__ import annotations

from functools import cache

from lxml import etree

from teiedition.diagnostics import Place, Report
from teiedition.publication.names import line_of, select
from teiedition.publication.prepare import prepare_page
from teiedition.publication.stylesheets import run, stylesheet
from teiedition.resources import resource
from teiedition.vocabulary import TEI_NS, TeiDocument, local_name, tei

_UNKNOWN = "unknown element: "


def render_html(document: TeiDocument, view: str, report: Report) -> bytes:
    """The document as a page.

    Args:
        document: any TEI tree.
        view: the view shown first.
        report: receives the findings.

    Raises:
        TransformError: TEI601, TEI603.

    Emits: TEI604, TEI605, TEI606.
    """
    if next(document.root.iter(tei("text")), None) is None:
        report.add("TEI606", Place(document.path, 1))
    prepared = prepare_page(document, report)
    result = run(stylesheet("html"), prepared, document.path, view=view, css=_style())
    _report_unknown(document, result.getroot(), report)
    return b"<!DOCTYPE html>\n" + etree.tostring(result.getroot(), method="html", encoding="utf-8") + b"\n"


@cache
def _style() -> str:
    return resource("transforms", "html", "edition.css").read_text(encoding="utf-8")


def _report_unknown(document: TeiDocument, page: etree._Element, report: Report) -> None:
    """One finding for each name that no template knows, at its first element."""
    for name in dict.fromkeys(element.get("data-unknown", "") for element in select(page, "//*[@data-unknown]")):
        found = [el for el in document.root.iter(f"{{{TEI_NS}}}{name}", f"{{*}}{name}") if local_name(el) == name]
        line = line_of(found[0]) if found else 0
        report.add("TEI604", Place(document.path, line), element=name, count=len(found))
