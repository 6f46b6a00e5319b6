"""Quotations without marks in a document that otherwise keeps them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import Final

from lxml import etree

from teiedition.diagnostics import Diagnostic
from teiedition.validation.subject import Subject, reading
from teiedition.vocabulary import BLOCKS, CONTAINERS, iter_tei, local_name, names

_QUOTING: Final = ("quote", "said", "q", "soCalled", "mentioned")
_SIGNS: Final = frozenset("\"“”„‟«»‹›‘’‚‛'「」『』`")
_LEAST: Final = 10
_USUAL: Final = 0.9
"""So many of a document's elements of a name have marks, or nothing is said about the others."""
_OUT_OF_LINE: Final = CONTAINERS - names("note quote q said p")


def check_marks(subject: Subject) -> Iterator[Diagnostic]:
    """Phrases tagged as quoted without a quotation mark in them or beside them.

    What has @rend or @rendition is set off in another way; a part of a quotation (@next, @prev, @part) may have its marks
    in the other part.

    Emits: TEI412.
    """
    if subject.text is None:
        return
    with_marks: dict[str, int] = defaultdict(int)
    without: dict[str, list[etree._Element]] = defaultdict(list)
    for element in iter_tei(subject.text, *_QUOTING):
        if not _is_phrase(element):
            continue
        if _has_marks(element):
            with_marks[local_name(element)] += 1
        else:
            without[local_name(element)].append(element)
    for name, elements in without.items():
        total = with_marks[name] + len(elements)
        if with_marks[name] >= max(_LEAST, _USUAL * total):
            for element in elements:
                words = reading(element)[:40]
                yield subject.found("TEI412", element, element=name, others=with_marks[name], all=total, words=words)


def _is_phrase(element: etree._Element) -> bool:
    """Whether an element stands in a sentence, whole and not set off otherwise."""
    if any(element.get(name) for name in ("rend", "rendition", "style", "next", "prev", "part", "cert")):
        return False
    parent = element.getparent()
    if parent is None or parent.tag in _OUT_OF_LINE:
        return False
    if any(child.tag in BLOCKS for child in element):
        return False
    return bool(_before(element).strip() or (element.tail or "").strip())


def _has_marks(element: etree._Element) -> bool:
    words = reading(element)
    around = _before(element).rstrip()[-2:] + (element.tail or "").lstrip()[:2]
    return not words or bool(_SIGNS.intersection(words[:2] + words[-3:] + around))


def _before(element: etree._Element) -> str:
    previous, parent = element.getprevious(), element.getparent()
    if previous is not None:
        return previous.tail or ""
    return (parent.text or "") if parent is not None else ""
