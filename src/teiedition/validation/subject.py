"""The document under check, with the indexes that several checks ask for, each made once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import Final, NamedTuple

from lxml import etree

from teiedition.diagnostics import Diagnostic
from teiedition.validation.places import Places
from teiedition.validation.suggestions import Names
from teiedition.vocabulary import TEI_NS, XML_ID, TeiDocument, iter_tei, tei

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
"""Attributes whose values are pointers, each with one or more of them."""
_NO_POINTER: Final = frozenset({(tei("rendition"), "scheme"), (tei("styleDefDecl"), "scheme")})
_IN_TEI: Final = f"{{{TEI_NS}}}"


class Pointer(NamedTuple):
    """One pointer in an attribute's value."""

    element: etree._Element
    attribute: str
    value: str


class Subject:
    """A document under check.

    Args:
        document: the tree.
        data: the bytes it was parsed from, for columns; may be empty.
    """

    def __init__(self, document: TeiDocument, data: bytes = b"") -> None:
        self.document = document
        self.root = document.root
        self.places = Places(document, data)

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
    def id_names(self) -> Names:
        """The ids, to find the one that a mistyped pointer means."""
        return Names(self.by_id)

    @cached_property
    def bare_pointers(self) -> list[Pointer]:
        """Pointers that are mere words, neither an address nor the name of a file: the "#" was forgotten."""
        return [pointer for pointer in self.pointers if not any(sign in pointer.value for sign in ":/.#")]

    @cached_property
    def _walked(self) -> tuple[dict[str, list[etree._Element]], list[Pointer]]:
        ids: dict[str, list[etree._Element]] = defaultdict(list)
        pointers: list[Pointer] = []
        for element in self.root.iter("*"):
            for name, value in element.attrib.items():
                if name == XML_ID:
                    ids[str(value).strip()].append(element)
                elif name in POINTING and (element.tag, name) not in _NO_POINTER and element.tag.startswith(_IN_TEI):
                    pointers.extend(Pointer(element, str(name), word) for word in str(value).split())
        return ids, pointers


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
