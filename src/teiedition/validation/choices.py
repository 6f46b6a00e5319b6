"""Proposed corrections and normalisations: each changes something."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from teiedition.diagnostics import Diagnostic
from teiedition.validation.subject import Subject
from teiedition.vocabulary import local_name


def check_choices(subject: Subject) -> Iterator[Diagnostic]:
    """Pairs of equal parts: their words and the markup of their words are the same.

    Emits: TEI411.
    """
    for choice in subject.all("choice"):
        parts = list(choice.iterchildren("*"))
        for other in parts[1:]:
            if _content(other) == _content(parts[0]):
                words = "".join(str(piece) for piece in other.itertext())
                yield subject.found("TEI411", choice, first=local_name(parts[0]), second=local_name(other), words=words)


def _content(element: etree._Element) -> tuple[object, ...]:
    """What is in an element, so that two can be compared."""
    inner = [
        (child.tag, sorted(child.attrib.items()), _content(child), child.tail or "")
        for child in element.iterchildren("*")
    ]
    return (element.text or "", *inner)
