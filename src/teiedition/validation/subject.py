"""The document under check, with the indexes that several checks ask for, each made once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache, cached_property
from typing import Final, NamedTuple
from urllib.parse import unquote

from lxml import etree

from teiedition.diagnostics import Diagnostic
from teiedition.resources import resource
from teiedition.validation.places import Places
from teiedition.validation.prefixes import Prefixes
from teiedition.validation.suggestions import Names
from teiedition.validation.texts import Texts
from teiedition.vocabulary import TEI_NS, XML_ID, XML_NS, TeiDocument, iter_tei, names, tei

POINTING: Final = frozenset(
    [
        "ref",
        "who",
        "toWhom",
        "source",
        "target",
        "next",
        "prev",
        "corresp",
        "resp",
        "ana",
        "scheme",
        "calendar",
        "where",
        "copyOf",
        "sameAs",
        "exclude",
        "select",
        "synch",
        "wit",
        "hand",
        "decls",
        "datcat",
        "active",
        "passive",
        "mutual",
        "edRef",
        "spanTo",
        "rendition",
        "change",
        "facs",
        "parts",
        "nymRef",
    ]
)
"""Pointing attributes in which a bare word is a slip for ``#word``; in others of the Guidelines it may name a file."""
_IN_TEI: Final = f"{{{TEI_NS}}}"
_XML_BASE: Final = f"{{{XML_NS}}}base"


@cache
def pointing() -> Mapping[str, frozenset[str] | None]:
    """Every attribute of the Guidelines that holds pointers, with the names of the elements on which it does; None for all."""
    rows = resource("tables", "pointers", "attributes.tsv").read_text(encoding="utf-8").splitlines()
    cells = (row.split("\t") for row in rows)
    return {name: None if where == "*" else names(where) for name, _, where in cells}


class Pointer(NamedTuple):
    """One pointer in an attribute's value.

    Attributes:
        element: that bears it.
        attribute: its name.
        value: what it leads to, prefixes of the document expanded.
        written: as the document has it.
    """

    element: etree._Element
    attribute: str
    value: str
    written: str

    @property
    def local(self) -> str:
        """The id it names in this document; empty where it leads elsewhere or is an XPointer."""
        value = self.value
        if not value.startswith("#") or "(" in value:
            return ""
        return unquote(value[1:]) if "%" in value else value[1:]


class Subject:
    """A document under check.

    Args:
        document: the tree.
        data: the bytes it was parsed from, for columns; may be empty.
    """

    def __init__(self, document: TeiDocument, data: bytes = b"") -> None:
        self.document = document
        self.root = document.root
        self.data = data
        self.places = Places(document, data)
        self.texts = Texts(document, data, self.places)

    def found(self, code: str, element: etree._Element, attribute: str = "", /, **values: object) -> Diagnostic:
        """A finding about an element or one of its attributes."""
        return Diagnostic.of(code, self.places.of(element, attribute), **values)

    def all(self, *names: str) -> Iterator[etree._Element]:
        """The TEI elements of these names, in document order."""
        return iter_tei(self.root, *names)

    @property
    def header(self) -> etree._Element | None:
        return self.root.find(tei("teiHeader"))

    @property
    def text(self) -> etree._Element | None:
        return self.root.find(tei("text"))

    @cached_property
    def by_id(self) -> Mapping[str, list[etree._Element]]:
        """Each xml:id to the elements that have it."""
        return self._walked[0]

    @cached_property
    def pointers(self) -> list[Pointer]:
        """Every pointer, in document order; names without a namespace are looked at, on TEI elements."""
        return self._walked[1]

    @cached_property
    def prefixes(self) -> Prefixes:
        """What the document's own prefixes stand for."""
        return Prefixes(self.root)

    @cached_property
    def id_names(self) -> Names:
        """The ids, to find the one that a mistyped pointer means."""
        return Names(self.by_id)

    @cached_property
    def bare_pointers(self) -> list[Pointer]:
        """Pointers that are mere words, neither an address nor the name of a file: the "#" was forgotten."""
        return [
            pointer
            for pointer in self.pointers
            if pointer.attribute in POINTING and not any(sign in pointer.value for sign in ":/.#")
        ]

    @cached_property
    def _walked(self) -> tuple[dict[str, list[etree._Element]], list[Pointer]]:
        ids: dict[str, list[etree._Element]] = defaultdict(list)
        pointers: list[Pointer] = []
        known, expand = pointing(), self.prefixes.expand
        based: set[etree._Element] = set()
        for element in self.texts.elements:
            for name, value in element.attrib.items():
                if name == XML_ID:
                    ids[str(value).strip()].append(element)
                elif name == _XML_BASE:
                    based.add(element)
                elif name in known and element.tag.startswith(_IN_TEI):
                    where = known[str(name)]
                    if where is None or element.tag in where:
                        pointers.extend(Pointer(element, str(name), expand(word), word) for word in str(value).split())
        if based:  # below an xml:base, "#id" leads into another file
            pointers = [pointer for pointer in pointers if not _is_below(pointer.element, based)]
        return ids, pointers


def _is_below(element: etree._Element, others: set[etree._Element]) -> bool:
    return element in others or any(ancestor in others for ancestor in element.iterancestors())


def reading(element: etree._Element) -> str:
    """The words of an element as the edition reads them, corrections applied, white space folded; notes left out."""
    return " ".join("".join(_words(element, skip=_PRINTED_ONLY)).split())


def as_printed(element: etree._Element) -> str:
    """The words of an element as printed, white space folded."""
    return " ".join("".join(_words(element, skip=_PROPOSED_ONLY)).split())


_PRINTED_ONLY = frozenset(tei(name) for name in ("sic", "orig", "abbr", "note"))
_PROPOSED_ONLY = frozenset(tei(name) for name in ("corr", "reg", "expan", "note"))


def _words(element: etree._Element, skip: frozenset[str]) -> Iterator[str]:
    yield element.text or ""
    in_choice = element.tag == tei("choice")
    for child in element:
        if isinstance(child.tag, str) and not (child.tag in skip and (in_choice or child.tag == tei("note"))):
            yield from _words(child, skip)
        yield child.tail or ""
