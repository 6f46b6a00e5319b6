"""The namespace of what preparation adds for the stylesheets, and the names both sides must agree on."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, cast

from lxml import etree

from teiedition.vocabulary import TEI_NS, tei

ED_NS: Final = "urn:teiedition:prepared"


def ed(name: str) -> str:
    """The name of an attribute or element that preparation adds."""
    return f"{{{ED_NS}}}{name}"


def tags(words: str) -> tuple[str, ...]:
    """TEI names as lxml writes them."""
    return tuple(tei(word) for word in words.split())


def select(root: etree._Element, xpath: str) -> list[etree._Element]:
    """The elements, or instructions, an XPath finds; it knows the prefixes ``tei`` and ``ed``."""
    return cast("list[etree._Element]", root.xpath(xpath, namespaces={"tei": TEI_NS, "ed": ED_NS}))


def text_of(element: etree._Element) -> str:
    """All text in an element."""
    return "".join(cast("Iterator[str]", element.itertext()))


def line_of(element: etree._Element) -> int:
    """The line of the file an element begins in; 0 where nobody knows."""
    return cast("int | None", element.sourceline) or 0


ID: Final = ed("id")
"""The id an element has in the output: unique there. Elements that are not shown have none."""
BLOCK: Final = ed("block")
"""On an element that holds blocks, so that it can't become an inline element."""
LINK: Final = ed("link")
"""The safe target of an element that becomes a link."""
ALSO: Final = ed("also")
"""The safe target of an element that can't become a link, because it holds another."""
ALSO_NAME: Final = ed("also-name")
"""What that target is called."""
WHERE: Final = ed("where")
"""The place in words, for lists that lead back to the text: ``¶ 7``."""
FOOT: Final = ed("foot")
"""On a note that stands at the foot of the page; the value is the sign shown in the text."""
REFERENCE: Final = ed("reference")
"""The id of the sign in the text that a note at the foot belongs to."""
