"""The namespace of what preparation adds for the stylesheets, and the names both sides must agree on."""

from __future__ import annotations

from typing import Final

from teiedition.vocabulary import tei

ED_NS: Final = "urn:teiedition:prepared"


def ed(name: str) -> str:
    """The name of an attribute or element that preparation adds."""
    return f"{{{ED_NS}}}{name}"


def tags(words: str) -> tuple[str, ...]:
    """TEI names as lxml writes them."""
    return tuple(tei(word) for word in words.split())


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
