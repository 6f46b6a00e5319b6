"""Quotation marks for documents that moved them into the markup.

Where the header says ``quotation marks="none"``, or says nothing and no quotation of the text begins with a mark, each
``q`` and ``said`` inside a sentence gets its marks back, the inner ones single.
"""

from __future__ import annotations

from typing import Final

from lxml import etree

from teiedition.publication.names import BLOCK, ed, tags, text_of
from teiedition.vocabulary import tei

OPEN: Final = ed("open")
CLOSE: Final = ed("close")
_QUOTATIONS: Final = tags("q said")
_MARKS: Final = frozenset("“”„‟‘’‚‛«»‹›\"'`「『—–-")


def restore_marks(root: etree._Element) -> None:
    """Set ``ed:open`` and ``ed:close`` where the text lacks its marks; blocks must be marked already."""
    declared = next((element.get("marks") for element in root.iter(tei("quotation"))), None)
    inline = [element for element in root.iter(*_QUOTATIONS) if not element.get(BLOCK)]
    if declared not in {None, "none"} or (declared is None and any(_has_mark(element) for element in inline)):
        return
    for element in inline:
        inner = sum(1 for _ in element.iterancestors(*_QUOTATIONS)) % 2
        # speech that a reporting clause interrupts is closed and opened again, as printers do
        element.set(OPEN, "“‘"[inner])
        element.set(CLOSE, "”’"[inner])


def _has_mark(element: etree._Element) -> bool:
    text = text_of(element).strip()
    previous = element.getprevious()
    parent = element.getparent()
    before = (previous.tail if previous is not None else parent.text if parent is not None else "") or ""
    return text[:1] in _MARKS or before.rstrip()[-1:] in _MARKS
