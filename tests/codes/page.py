"""Reads a page of docs/codes: its title, headings and fenced examples, and makes a document of each example.

A fence says what it expects: ```` ```xml expect=TEI501@4 ```` a finding in its fourth line, ```` ```text expect=TEI003 ```` one
wherever it is, a fence without ``expect`` under "Accepted" none of the page's code. Several expectations are joined by
commas. An example in XML need not be a whole document: parts of the header, ``standOff`` and blocks of text, in the order
they have in a document, are put into a valid one without a change of its lines.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path
from xml.parsers import expat

HEADINGS = ("What it checks", "Why it matters", "Flagged", "Accepted", "Known limits")
RUN = ("xml", "text")

_FENCE = re.compile(r"^(?P<ticks>`{3,})(?P<info>[^\n]*)\n(?P<body>.*?)^(?P=ticks)[ \t]*$", re.MULTILINE | re.DOTALL)
_HEADING = re.compile(r"^## (.+?)\s*$", re.MULTILINE)
_EXPECTED = re.compile(r"(TEI\d{3})(?:@(\d+))?")

PARTS = {
    "titleStmt": "<titleStmt><title>T</title><author>A</author><respStmt><resp>R</resp><name>N</name></respStmt></titleStmt>",
    "editionStmt": "",
    "extent": "",
    "publicationStmt": "<publicationStmt><publisher>P</publisher><date when='2001'>2001</date><availability>"
    "<licence target='https://example.org/'><p>L</p></licence></availability></publicationStmt>",
    "seriesStmt": "",
    "notesStmt": "",
    "sourceDesc": "<sourceDesc><bibl><title>B</title>, <date when='1946'>1946</date></bibl></sourceDesc>",
    "encodingDesc": "</fileDesc><encodingDesc><editorialDecl><correction><p>C</p></correction><normalization><p>N</p>"
    "</normalization><quotation marks='all'><p>Q</p></quotation><interpretation><p>I</p></interpretation></editorialDecl>"
    "</encodingDesc>",
    "profileDesc": "<profileDesc><langUsage><language ident='en'>English</language></langUsage></profileDesc>",
    "revisionDesc": "",
    "standOff": "</teiHeader>",
}
"""Parts of a document in their order, with what stands for each where an example has none."""
OPENING = {"encodingDesc": "</fileDesc>", "standOff": "</teiHeader>"}
"""What comes before a part that an example has."""


@dataclass(frozen=True)
class Example:
    """A fenced block.

    Attributes:
        language: the first word after the ticks.
        body: what stands between them.
        expected: pairs of code and line; line 0 where any will do.
        section: the heading it stands under.
        line: of the opening ticks in the page.
    """

    language: str
    body: str
    expected: tuple[tuple[str, int], ...]
    section: str
    line: int

    def document(self) -> tuple[bytes, int]:
        """The bytes to check, and how many lines they have before the first of the example."""
        if self.language == "text":
            return self.body.encode(), 0
        names = _top_level(self.body)
        if names is None or any(name == "TEI" for name, _ in names):
            return self.body.encode(), 0
        return _completed(self.body, names).encode(), 1


@dataclass(frozen=True)
class Page:
    """A page of docs/codes."""

    path: Path
    title: str
    headings: tuple[str, ...]
    examples: tuple[Example, ...] = field(repr=False)

    @property
    def code(self) -> str:
        return self.path.stem


def read_page(path: Path) -> Page:
    """Read one page."""
    text = path.read_text(encoding="utf-8")
    prose = _FENCE.sub(lambda match: "\n" * match.group().count("\n"), text)
    headings = [(match.start(), match[1]) for match in _HEADING.finditer(prose)]
    starts = [(prose[:offset].count("\n"), name) for offset, name in headings]
    examples = []
    for match in _FENCE.finditer(text):
        line = text[: match.start()].count("\n")
        section = next((name for start, name in reversed(starts) if start < line), "")
        language, _, options = match["info"].strip().partition(" ")
        expected = tuple((code, int(at or 0)) for code, at in _EXPECTED.findall(options))
        examples.append(Example(language, match["body"], expected, section, line + 1))
    title = text.partition("\n")[0].removeprefix("# ").strip()
    return Page(path, title, tuple(name for _, name in headings), tuple(examples))


def _top_level(body: str) -> list[tuple[str, int]] | None:
    """The elements that an example consists of, each with its offset in bytes; None where it is no such thing."""
    found: list[tuple[str, int]] = []
    depth = 0
    parser = expat.ParserCreate()

    def start(name: str, _: dict[str, str]) -> None:
        nonlocal depth
        if depth == 1:
            found.append((name, parser.CurrentByteIndex - len("<x>")))
        depth += 1

    def end(_: str) -> None:
        nonlocal depth
        depth -= 1

    parser.StartElementHandler, parser.EndElementHandler = start, end
    try:
        parser.Parse(b"<x>" + body.encode() + b"</x>", True)
    except expat.ExpatError:
        return None
    return found or None


def _completed(body: str, elements: list[tuple[str, int]]) -> str:
    """A document around an example; its first line is the document's second."""
    data = body.encode()
    given = dict(elements)
    pieces = ["<TEI xmlns='http://www.tei-c.org/ns/1.0'><teiHeader><fileDesc>\n"]
    at = 0
    for name, usual in PARTS.items():
        if name in given:
            pieces += [data[at : given[name]].decode(), OPENING.get(name, "")]
            at = given[name]
            rest = [offset for _, offset in elements if offset > at]
            end = min(rest, default=len(data))
            pieces.append(data[at:end].decode())
            at = end
        else:
            pieces.append(usual)
    blocks = data[at:].decode()
    return "".join([*pieces, "<text><body><div type='text'>", blocks or "<p/>", "</div></body></text></TEI>\n"])
