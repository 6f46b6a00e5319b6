"""SVRL, the report language of Schematron, which XML pipelines and oXygen read.

A file is an active pattern whose one rule is the file; a finding is a failed assertion: ``flag`` is its code, ``role`` its
weight, ``location`` an XPath that any version of XPath reads. SVRL knows no lines; they are a diagnostic of their own.

Source: ISO/IEC 19757-3, annex D, the schema of SVRL.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from html import escape
from itertools import groupby

from teiedition.diagnostics import Diagnostic, Place, visible
from teiedition.reporters.protocol import NO_SOURCES, Sources

NAMESPACE = "http://purl.oclc.org/dsdl/svrl"
_STEP = re.compile(r"(?P<name>[^\W\d][\w.-]*)(?P<where>(?:\[(?:\d+|@xml:id='[^'\[\]]*')\])*)")
_ATTRIBUTE = re.compile(r"@(?:xml:)?[^\W\d][\w.-]*")


def render_svrl(diagnostics: Sequence[Diagnostic], _sources: Sources = NO_SOURCES, /) -> str:
    """Write a document with a pattern a file; one without assertions where nothing was found."""
    found = sorted(diagnostics)
    patterns = [_pattern(path, list(of_file)) for path, of_file in groupby(found, key=lambda item: item.place.path)]
    return "\n".join(
        [
            '<?xml version="1.0" encoding="UTF-8"?>',
            f'<svrl:schematron-output xmlns:svrl="{NAMESPACE}" title="teiedition validate">',
            *(patterns or ['  <svrl:active-pattern/>\n  <svrl:fired-rule context="/"/>']),
            "</svrl:schematron-output>\n",
        ]
    )


def _pattern(path: str, found: Sequence[Diagnostic]) -> str:
    from teiedition.reporters.addresses import address_of

    documents = f" documents={_attribute(address_of(path))}" if path else ""
    head = (
        f'  <svrl:active-pattern name={_attribute(path or "<memory>")}{documents}/>\n  <svrl:fired-rule context="/"/>'
    )
    return "\n".join([head, *(_assertion(diagnostic) for diagnostic in found)])


def _assertion(diagnostic: Diagnostic) -> str:
    attributes = {
        "location": _location(diagnostic.place.xpath),
        "test": diagnostic.name,
        "role": str(diagnostic.severity),
        "flag": diagnostic.code,
    }
    listed = "".join(f" {name}={_attribute(value)}" for name, value in attributes.items())
    return "\n".join(
        [
            f"  <svrl:failed-assert{listed}>",
            *(
                f'    <svrl:diagnostic-reference diagnostic="{name}"><svrl:text>{_text(words)}</svrl:text></svrl:diagnostic-reference>'
                for name, words in _more(diagnostic)
            ),
            f"    <svrl:text>{_text(diagnostic.message)}</svrl:text>",
            "  </svrl:failed-assert>",
        ]
    )


def _more(diagnostic: Diagnostic) -> Iterator[tuple[str, str]]:
    """What SVRL has no attribute for."""
    if where := _lines(diagnostic.place):
        yield "place", where
    if diagnostic.remedy:
        yield "remedy", diagnostic.remedy
    if diagnostic.repair:
        yield "repair", diagnostic.repair.sentence


def _lines(place: Place) -> str:
    """Line and column, and where they end: "14:12-14:28"."""
    if not place.line:
        return ""
    start = f"{place.line}:{place.column}" if place.column else str(place.line)
    return f"{start}-{place.end_line}:{place.end_column}" if place.end_line and place.end_column else start


def _location(xpath: str) -> str:
    """The path of a finding as an XPath without prefixes; the root where it is none of ours."""
    steps = []
    for step in xpath.removeprefix("/").split("/") if xpath else ():
        match = _STEP.fullmatch(step)
        if match:
            steps.append(f"*[local-name()='{match['name']}']{match['where']}")
        elif _ATTRIBUTE.fullmatch(step):
            steps.append(step)
        else:
            return "/"
    return "/" + "/".join(steps)


def _text(text: str) -> str:
    return escape(visible(text), quote=False)


def _attribute(text: str) -> str:
    return f'"{escape(visible(text))}"'
