"""Ids of the output: each is given once, whatever the document's own ids are."""

from __future__ import annotations

from collections import Counter
from typing import Final

from lxml import etree

from teiedition.publication.names import ID, select
from teiedition.vocabulary import XML_ID


class Ids:
    """Hands out ids; the document's own come first, and of a duplicate only the first element keeps it."""

    def __init__(self) -> None:
        self.elements: dict[str, etree._Element] = {}
        self._counts: Counter[str] = Counter()
        self._reserved: set[str] = set()

    def reserve(self, root: etree._Element) -> None:
        """Keep the ids of the document, and those of the page itself, from being given to others."""
        self._reserved.update(_without_space(element) for element in select(root, "descendant-or-self::*[@xml:id]"))
        self._reserved.update(PAGE_IDS)

    def own(self, element: etree._Element) -> None:
        """Let an element that is shown keep its own id."""
        value = _without_space(element)
        if value and value not in self.elements and value not in PAGE_IDS:
            self.elements[value] = element
            element.set(ID, value)

    def give(self, element: etree._Element, stem: str) -> str:
        """The element's id; a new one, stem and number, where it has none."""
        return element.get(ID) or self._set(element, self.new(stem))

    def new(self, stem: str) -> str:
        """An id that nothing else has: ``note-3``."""
        while True:
            self._counts[stem] += 1
            value = f"{stem}-{self._counts[stem]}"
            if value not in self._reserved:
                return value

    def _set(self, element: etree._Element, value: str) -> str:
        self.elements[value] = element
        element.set(ID, value)
        return value


_OF_THE_PAGE: Final = (
    "edition-text edition-contents edition-notes edition-apparatus edition-registers edition-person edition-place "
    "edition-org edition-event edition-bibl edition-about view-diplomatic view-normalized view-both show-names "
    "show-quotations show-certainty"
)
PAGE_IDS: Final = frozenset(_OF_THE_PAGE.split())
"""Ids that the stylesheets write themselves."""


def _without_space(element: etree._Element) -> str:
    """An id that HTML takes; blanks in it are against the rules of both."""
    return "".join(element.get(XML_ID, "").split())
