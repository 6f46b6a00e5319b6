"""Elements that correspond: each to another, and, for those who keep @corresp mutual, both ways."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from teiedition.diagnostics import Diagnostic
from teiedition.validation.subject import Pointer, Subject
from teiedition.vocabulary import XML_ID, local_name

_OTHERS: Final = frozenset({"next", "prev", "corresp", "sameAs", "copyOf", "exclude", "synch"})
"""Attributes that relate an element to another one."""


def check_selves(subject: Subject) -> Iterator[Diagnostic]:
    """Elements that are related to themselves.

    Emits: TEI514.
    """
    for pointer in subject.pointers:
        if pointer.attribute in _OTHERS and pointer.local and pointer.local == pointer.element.get(XML_ID):
            yield subject.found(
                "TEI514",
                pointer.element,
                pointer.attribute,
                attribute=pointer.attribute,
                element=local_name(pointer.element),
            )


def check_correspondences(subject: Subject) -> Iterator[Diagnostic]:
    """Elements whose @corresp is not answered; the Guidelines do not ask that it be, so this is for those who do.

    Emits: TEI513.
    """
    links = [pointer for pointer in subject.pointers if pointer.attribute == "corresp" and pointer.local]
    known = {(pointer.element.get(XML_ID), pointer.local) for pointer in links}
    for pointer in links:
        name = pointer.element.get(XML_ID)
        if (pointer.local, name) not in known and pointer.local in subject.by_id and pointer.local != name:
            yield _unanswered(subject, pointer)


def _unanswered(subject: Subject, pointer: Pointer) -> Diagnostic:
    wanted = f"#{pointer.element.get(XML_ID) or '(an xml:id to be given here)'}"
    return subject.found("TEI513", pointer.element, "corresp", pointer=pointer.written, wanted=wanted)
