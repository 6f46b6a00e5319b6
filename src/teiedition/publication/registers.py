"""Registers: the records the names point to, each with all its mentions and the words around them.

records in standOff and the header --> ``ed:register`` / ``ed:entry`` (the record moved into it), sorted
mentions in the text               --> ``ed:mention`` under the entry: place in words, link, words before and after
quotations with a known speaker    --> ``ed:quoted`` under the entry
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from typing import Final

from lxml import etree

from teiedition.diagnostics import Place, TransformError
from teiedition.publication.ids import Ids
from teiedition.publication.layout import place_in_words
from teiedition.publication.links import NAMES
from teiedition.publication.names import ID, WHERE, ed, tags, text_of
from teiedition.vocabulary import XML_ILLEGAL, TeiDocument, local_name, tei

KINDS: Final = {
    "person": "person",
    "personGrp": "person",
    "place": "place",
    "org": "org",
    "event": "event",
    "bibl": "bibl",
    "biblStruct": "bibl",
}
"""Element of a record to the register it belongs to, in the order of the registers."""
_HOMES: Final = tags("standOff profileDesc")
_QUOTED: Final = tags("said quote q")
_CONTEXT: Final = 48  # code points on each side: half a line
_QUOTED_WORDS: Final = 70  # code points: one line

_ARTICLES: Final = frozenset({"a", "an", "the"})

Spans = dict[etree._Element, tuple[int, int]]


def find_records(root: etree._Element) -> list[etree._Element]:
    """The records outside the text; those in the text are shown where they stand."""
    return [
        element
        for home in root.iter(*_HOMES)
        for element in home.iter(*(tei(name) for name in KINDS))
        if KINDS[local_name(element)] != "bibl" or _is_listed(element)
    ]


def _is_listed(bibl: etree._Element) -> bool:
    parent = bibl.getparent()
    return parent is not None and parent.tag in {tei("listBibl"), tei("standOff")}


def build_registers(document: TeiDocument, records: list[etree._Element], ids: Ids) -> etree._Element:
    """The registers as a plain tree; the records move out of the document into it.

    Raises:
        TransformError: TEI603.
    """
    mentions = _mentions(document.root, ids)
    contexts = _contexts(document) if mentions else ("", {})
    registers = etree.Element(ed("registers"))
    for kind in dict.fromkeys(KINDS.values()):
        of_kind = [record for record in records if KINDS[local_name(record)] == kind]
        if of_kind:
            register = etree.SubElement(registers, ed("register"), kind=kind)
            for record in sorted(of_kind, key=lambda record: (_sort_key(record_name(record)), record.get(ID, ""))):
                _add_entry(register, record, mentions.get(record.get(ID, ""), []), contexts)
    return registers


def record_name(record: etree._Element) -> str:
    """What a register calls a record: "Quill, Ada", "London", the title of a work."""
    if local_name(record) in {"bibl", "biblStruct"}:
        title = next(record.iter(tei("title")), None)
        return _words(title) if title is not None and local_name(record) == "biblStruct" else _words(record)
    for child in record:
        if child.tag in _NAMING:
            surname, forename = child.find(tei("surname")), child.find(tei("forename"))
            if surname is not None and forename is not None:
                return f"{_words(surname)}, {_words(forename)}"
            return _words(child)
    return record.get(ID, "") or local_name(record)


_NAMING: Final = frozenset(tags("persName placeName orgName eventName name label head geogName region country"))


def _words(element: etree._Element) -> str:
    return " ".join(text_of(element).split())


def _sort_key(name: str) -> str:
    """Order without a locale: letters without accents, no case, no marks, no article in front."""
    plain = unicodedata.normalize("NFD", name.casefold())
    words = "".join(c for c in plain if c.isalnum() or c == " ").strip()
    first, _, rest = words.partition(" ")
    return rest if first in _ARTICLES and rest else words


def _mentions(root: etree._Element, ids: Ids) -> dict[str, list[etree._Element]]:
    """Id of a record to the names, and the quotations, that point to it, in the order of the text."""
    found: dict[str, list[etree._Element]] = {}
    for text in _texts(root):
        for element in text.iter(*NAMES, *_QUOTED):
            pointers = element.get("ref")
            if element.tag in _QUOTED:
                pointers = f"{element.get('who', '')} {element.get('source', '')}"
            for pointer in dict.fromkeys((pointers or "").split()):
                if pointer[:1] == "#" and pointer[1:] in ids.elements:
                    found.setdefault(pointer[1:], []).append(element)
                    ids.give(element, "quo" if element.tag in _QUOTED else "m")
    return found


def _texts(root: etree._Element) -> Iterator[etree._Element]:
    """The outermost texts: one, or those of a corpus."""
    for text in root.iter(tei("text")):
        if next(text.iterancestors(tei("text")), None) is None:
            yield text


def _contexts(document: TeiDocument) -> tuple[str, Spans]:
    try:
        # one sign for one character, so that the offsets stay right
        return XML_ILLEGAL.sub("\ufffd", document.text), {
            element: (start, end) for element, start, end in document.spans
        }
    except (ValueError, LookupError) as error:
        raise TransformError("TEI603", Place(document.path), reason=f"{type(error).__name__}: {error}") from error


def _add_entry(
    register: etree._Element, record: etree._Element, mentions: list[etree._Element], contexts: tuple[str, Spans]
) -> None:
    entry = etree.SubElement(register, ed("entry"), name=record_name(record))
    record.tail = None
    entry.append(record)
    text, spans = contexts
    for element in mentions:
        start, end = spans.get(element, (0, 0))
        words = " ".join(text[start:end].split()) or _words(element)
        if element.tag in _QUOTED:
            mention = etree.SubElement(entry, ed("quoted"), text=_shortened(words))
        else:
            before, after = _around(text, start, end) if end else ("", "")
            mention = etree.SubElement(entry, ed("mention"), before=before, text=words, after=after)
        mention.set("href", f"#{element.get(ID)}")
        mention.set("where", element.get(WHERE) or place_in_words(element))


def _around(text: str, start: int, end: int) -> tuple[str, str]:
    """The words before and after a mention, inside its block, cut between words."""
    before = text[max(0, start - _CONTEXT) : start].rpartition("\n\n")[2]
    after = text[end : end + _CONTEXT].partition("\n\n")[0]
    if len(before) == _CONTEXT:
        before = "…" + before.partition(" ")[2]
    if len(after) == _CONTEXT:
        after = after.rpartition(" ")[0] + "…"
    return _folded(before), _folded(after)


def _folded(text: str) -> str:
    """White space as HTML shows it, a space at either end kept."""
    words = " ".join(text.split())
    lead, trail = " " * text[:1].isspace(), " " * text[-1:].isspace()
    return f"{lead}{words}{trail}" if words else lead


def _shortened(words: str) -> str:
    return words if len(words) <= _QUOTED_WORDS else words[:_QUOTED_WORDS].rpartition(" ")[0] + "…"
