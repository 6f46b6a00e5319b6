"""Ids: each is given once."""

from __future__ import annotations

from collections.abc import Iterator

from teiedition.diagnostics import Diagnostic
from teiedition.validation.subject import Subject
from teiedition.vocabulary import XML_ID


def check_ids(subject: Subject) -> Iterator[Diagnostic]:
    """Elements whose xml:id another has already.

    Emits: TEI505.
    """
    for name, elements in subject.by_id.items():
        for element in elements[1:]:
            yield subject.found("TEI505", element, XML_ID, id=name, line=subject.places.of(elements[0]).line)
