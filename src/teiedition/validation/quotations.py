"""Quotation marks against the tree: what opens inside a quotation closes inside it, or goes on elsewhere."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from lxml import etree

from teiedition.diagnostics import Diagnostic
from teiedition.validation.subject import Subject, reading
from teiedition.vocabulary import iter_tei, local_name, tei

CLOSERS: Final = {
    "“": '”"',
    "‘": "’",
    "«": "»",
    "»": "«",
    "„": "“”",
    "‚": "‘’",
    "‹": "›",
    "›": "‹",
    '"': '"',
    "「": "」",
}
"""Opening mark to the marks that may close it; a curly one is often closed with the straight mark by mistake."""
_QUOTATIONS: Final = ("quote", "said", "q", "soCalled", "mentioned")
_TAIL: Final = 3
"""A closing mark may be followed by a stop, a bracket or a second mark."""


def check_quotations(subject: Subject) -> Iterator[Diagnostic]:
    """Quotations that open with a mark and lack its partner, or end with one that nothing opened.

    A part that goes on (@next), and a paragraph whose quotation goes on in the next one, close nothing by convention.

    Emits: TEI410.
    """
    text = subject.text
    if text is None:
        return
    for element in iter_tei(text, *_QUOTATIONS):
        words = reading(element)
        if not words:
            continue
        if words[0] in CLOSERS and not _closes(words) and not element.get("next") and not _goes_on(element, words[0]):
            yield subject.found(
                "TEI410", element, element=local_name(element), mark=words[0], fault="is not closed", words=words[:40]
            )
        elif _only_closes(words) and not element.get("prev"):
            yield subject.found(
                "TEI410",
                element,
                element=local_name(element),
                mark=words[-1],
                fault="was not opened",
                words=words[-40:],
            )


def _closes(words: str) -> bool:
    tail = words[1:][-_TAIL:]
    return any(sign in CLOSERS[words[0]] for sign in tail) or (words[0] == "“" and ("’’" in tail or "''" in tail))


def _only_closes(words: str) -> bool:
    """Whether the last sign closes a double quotation that nothing in the words opens."""
    return words[-1] == "”" and not any(mark in words for mark in "“„")


def _goes_on(element: etree._Element, mark: str) -> bool:
    """Whether the block after the one that holds a quotation opens with the same mark."""
    block = element
    while (parent := block.getparent()) is not None and parent.tag not in _DIVISIONS:
        if (block.tail or "").strip():
            return False  # the paragraph itself goes on, outside the quotation
        block = parent
    following = block.getnext()
    while following is not None and (not isinstance(following.tag, str) or following.tag in _BETWEEN):
        following = following.getnext()
    return following is not None and reading(following).startswith(mark)


_DIVISIONS: Final = frozenset(tei(name) for name in ("div", "body", "back", "front", "note", "item", "cell", "quote"))
_BETWEEN: Final = frozenset(tei(name) for name in ("pb", "lb", "milestone", "note"))
