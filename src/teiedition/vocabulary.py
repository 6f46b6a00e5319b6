"""Namespaces, element names, and the TEI document: a tree that knows which transcription it carries.

bytes --parse--> ``TeiDocument.root``            no DTD, no entities, no network; duplicate ids are findings, not errors
root  --walk--> ``text`` and ``spans``           text offset <-> element, in code points of the transcription
root  --to_bytes--> the transcription's bytes    spacing that TEI does not express stands in processing instructions:

``<?teiedition-source encoding="utf-8" newline="lf" ...?>``  before the root: how to give the bytes back
``<?teiedition-space "\\n\\n \\n"?>``                          before a block: white space other than the usual
``<?teiedition-char 0007?>``                                 in text: a character that XML 1.0 can't hold
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Final

from lxml import etree

from teiedition.diagnostics import InputError, Place

TEI_NS: Final = "http://www.tei-c.org/ns/1.0"
XML_NS: Final = "http://www.w3.org/XML/1998/namespace"
NSMAP: Final = {"tei": TEI_NS}
"""For XPath: ``root.iterfind("tei:text", NSMAP)``."""
PREFIXES: Final[dict[Any, str]] = {None: TEI_NS}
"""For new roots: TEI is the default namespace."""
XML_ID: Final = f"{{{XML_NS}}}id"
XML_LANG: Final = f"{{{XML_NS}}}lang"

SOURCE_PI: Final = "teiedition-source"
SPACE_PI: Final = "teiedition-space"
CHAR_PI: Final = "teiedition-char"

LANGUAGES: Final = {
    "en": "English", "de": "German", "fr": "French", "ru": "Russian", "la": "Latin", "it": "Italian", "es": "Spanish",
    "pt": "Portuguese", "nl": "Dutch", "sv": "Swedish", "da": "Danish", "pl": "Polish", "cs": "Czech", "hu": "Hungarian",
    "fi": "Finnish", "ro": "Romanian", "tr": "Turkish", "uk": "Ukrainian", "be": "Belarusian", "sr": "Serbian",
    "el": "Greek", "he": "Hebrew", "yi": "Yiddish", "ar": "Arabic", "zh": "Chinese", "ja": "Japanese", "ko": "Korean",
    "hi": "Hindi", "ru-Latn": "Russian in Latin letters",
}  # fmt: skip
"""Languages by their BCP 47 tags, as far as the program can tell them apart."""

NEWLINES: Final = {"lf": "\n", "crlf": "\r\n", "cr": "\r", "mixed": "\n"}
"""Names of line ends; of mixed ones the tree keeps each as it is."""

# the few that are forbidden: their class compiles in a hundredth of the time of the class of all others, denied
XML_ILLEGAL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""A character that an XML 1.0 document can't hold."""


def tei(name: str) -> str:
    """The name of a TEI element as lxml writes it: ``{namespace}name``."""
    return f"{{{TEI_NS}}}{name}"


def local_name(element: etree._Element) -> str:
    """The name without its namespace; empty for comments and processing instructions."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def names(words: str) -> frozenset[str]:
    """The names of several TEI elements, from their local names set apart by blanks."""
    return frozenset(tei(word) for word in words.split())


BLOCKS: Final = names(
    "ab argument byline cell closer dateline div docDate docTitle epigraph figure floatingText group head item l lg "
    "list listBibl opener p postscript row salute signed sp speaker stage table trailer titlePart body front back"
)
"""Elements that are blocks wherever they stand; a quotation or note is one only when it holds blocks itself."""
CONTAINERS: Final = names(
    "TEI text group front body back div lg list table row opener closer postscript epigraph note quote q said "
    "figure argument sp floatingText docTitle titlePage cit"
)
"""Elements that may hold only blocks; white space between those is layout, not text."""
_NO_TEXT: Final = names("TEI text group front body back div lg list table row floatingText")
"""Elements that hold blocks whatever they are."""
_MILESTONE: Final = tei("milestone")
ALTERNATIVES: Final = names("corr reg expan ex")
"""What the edition adds to the text: the readings it proposes."""


def is_container(element: etree._Element) -> bool:
    """Whether an element holds blocks and no text of its own."""
    if element.tag not in CONTAINERS or (element.text or "").strip():
        return False
    if any((child.tail or "").strip() or _is_char(child) for child in element):
        return False
    return element.tag in _NO_TEXT or any(child.tag in BLOCKS or is_container(child) for child in element)


def _is_char(node: etree._Element) -> bool:
    return isinstance(node, etree._ProcessingInstruction) and node.target == CHAR_PI


@dataclass(frozen=True, eq=False)
class TeiDocument:
    """A TEI tree and the transcription in it."""

    root: etree._Element
    path: str = ""

    @classmethod
    def parse(cls, data: bytes, path: str = "") -> TeiDocument:
        """Read a document without DTD, entities or network.

        Raises:
            InputError: TEI301, the bytes are not well-formed XML; TEI302, the document declares entities.
        """
        # libxml2 reads an external DTD, whatever is forbidden, where lxml asks it not to collect ids
        collect_ids = b"<!DOCTYPE" in data.replace(b"\0", b"")
        parser = _parser(collect_ids=collect_ids)
        try:
            try:
                root = etree.fromstring(data, parser)
            except etree.XMLSyntaxError:
                if any(entry.type_name not in _ABOUT_IDS for entry in parser.error_log):
                    raise
                root = etree.fromstring(data, _parser(collect_ids=True, recover=True))
        except etree.XMLSyntaxError as error:
            line, column = error.position
            reason = (error.msg or "empty document").rpartition(", line")[0] or str(error.msg)
            raise InputError("TEI301", Place(path, line or 1, column), reason=reason) from error
        dtd: Any = root.getroottree().docinfo.internalDTD
        if dtd is not None and any(dtd.iterentities()):
            raise InputError("TEI302", Place(path, 1, 1))
        return cls(root, path)

    @property
    def text(self) -> str:
        """The transcription that the tree carries, proposals of the edition left out.

        Raises:
            ValueError, LookupError: one of our instructions was damaged by hand. So do ``spans`` and ``to_bytes``.
        """
        return self._walked[0]

    @property
    def spans(self) -> list[tuple[etree._Element, int, int]]:
        """Each element of the text with the stretch of ``text`` it covers, in document order."""
        return self._walked[1]

    @cached_property
    def source(self) -> dict[str, str]:
        """What the source instruction says: encoding, bom, newline, sha256, start, end; empty where there is none."""
        node = self.root.getprevious()
        while node is not None:
            if isinstance(node, etree._ProcessingInstruction) and node.target == SOURCE_PI:
                return {str(name): str(value) for name, value in node.attrib.items()}
            node = node.getprevious()
        return {}

    def to_bytes(self) -> bytes:
        """The transcription as the bytes it was read from."""
        bom = bytes.fromhex(self.source.get("bom", ""))
        return bom + self.text.encode(self.source.get("encoding", "utf-8"))

    @cached_property
    def _walked(self) -> tuple[str, list[tuple[etree._Element, int, int]]]:
        walk = _Walk(NEWLINES[self.source.get("newline", "lf")])
        walk.add(_unescape(self.source.get("start", "")))
        text = self.root.find(tei("text")) if self.root.tag == tei("TEI") else self.root
        if text is not None and text.tag in BLOCKS and not is_container(text):
            walk.leaf(text)  # a fragment: one paragraph
        elif text is not None:
            walk.container(text)
        walk.add(_unescape(self.source.get("end", "\\n")))
        return "".join(walk.pieces), walk.spans


def _parser(*, collect_ids: bool, recover: bool = False) -> etree.XMLParser:
    return etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        collect_ids=collect_ids,
        huge_tree=False,
        recover=recover,
    )


_ABOUT_IDS: Final = frozenset({"DTD_ID_REDEFINED", "DTD_XMLID_VALUE"})
"""What libxml2 takes for errors of the XML and is a matter of the checks: ids given twice or of the wrong form."""


class _Walk:
    """Gathers text and spans in document order."""

    def __init__(self, newline: str) -> None:
        self.newline = newline
        self.pieces: list[str] = []
        self.length = 0
        self.spans: list[tuple[etree._Element, int, int]] = []
        self.previous: etree._Element | None = None
        self.space: str | None = None

    def add(self, text: str | None) -> None:
        if text:
            text = text.replace("\n", self.newline) if self.newline != "\n" else text
            self.pieces.append(text)
            self.length += len(text)

    def container(self, element: etree._Element) -> None:
        index, start = self._open(element)
        for child in element:
            if isinstance(child, etree._ProcessingInstruction):
                if child.target == SPACE_PI:
                    self.space = _unquote(child.text or '""')
            elif isinstance(child.tag, str):
                if is_container(child):
                    self.container(child)
                elif child.tag not in ALTERNATIVES:
                    self.leaf(child)
        # a container begins with its first block, after the space before that
        first = next((s for _, s, _ in self.spans[index + 1 :]), start)
        self.spans[index] = (element, first, self.length)

    def leaf(self, element: etree._Element) -> None:
        if self.space is not None:
            self.add(self.space)
        elif self.previous is not None:
            self.add(usual_space(self.previous, element))
        self.previous, self.space = element, None
        self._mixed(element)
        if element.tag == _MILESTONE and element.get("unit") == "section":
            self._sign(element)

    def _sign(self, separator: etree._Element) -> None:
        """A separator stands empty in TEI; the signs it was printed with are in @rend."""
        self.spans[-1] = (separator, self.length, self.length + len(separator.get("rend", "")))
        self.add(separator.get("rend"))

    def _mixed(self, element: etree._Element) -> None:
        index, start = self._open(element)
        self.add(element.text)
        for child in element:
            if _is_char(child):
                self.pieces.append(chr(int(child.text or "0", 16)))
                self.length += 1
            elif isinstance(child.tag, str) and child.tag not in ALTERNATIVES:
                self._mixed(child)
            self.add(child.tail)
        self.spans[index] = (element, start, self.length)

    def _open(self, element: etree._Element) -> tuple[int, int]:
        self.spans.append((element, self.length, self.length))
        return len(self.spans) - 1, self.length


def usual_space(before: etree._Element, after: etree._Element) -> str:
    """The white space that a transcription has between two neighbouring blocks unless an instruction says otherwise."""
    one, other = before.getparent(), after.getparent()
    if before.tag != after.tag or one is None or other is None:
        return "\n\n"
    if before.tag == tei("cell"):
        return "\t" if one is other else "\n" if one.getparent() is other.getparent() else "\n\n"
    return "\n" if one is other and before.tag in {tei("l"), tei("item")} else "\n\n"


def language_name(tag: str) -> str:
    """The English name of a language; its tag where the name is not known."""
    return LANGUAGES.get(tag) or LANGUAGES.get(tag.partition("-")[0], tag)


def escape_space(space: str) -> str:
    """White space as an instruction writes it: a JSON string, ASCII only."""
    return json.dumps(space)


def _unquote(written: str) -> str:
    space = json.loads(written)
    if not isinstance(space, str):
        raise ValueError(f"white space is written as a JSON string, not as {written}")
    return space


def _unescape(value: str) -> str:
    return _unquote(f'"{value}"')


def iter_tei(root: etree._Element, *names: str) -> Iterator[etree._Element]:
    """The TEI elements of these local names, in document order."""
    return root.iter(*(tei(name) for name in names))
