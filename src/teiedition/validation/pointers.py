"""Pointers: each leads somewhere, and to the right sort of thing."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from teiedition.diagnostics import Diagnostic
from teiedition.validation.subject import Pointer, Subject
from teiedition.validation.suggestions import listed
from teiedition.validation.targets import expected_targets
from teiedition.vocabulary import local_name

_KEPT_ELSEWHERE: Final = frozenset({"facs", "rendition", "calendar", "datingMethod"})
"""What these point to is kept outside the document by whole archives: images by their number, styles by name."""
_PRACTICE: Final = 5


def check_pointers(subject: Subject) -> Iterator[Diagnostic]:
    """Pointers within the document; those into other files are left alone.

    Emits: TEI501, TEI502, TEI503, TEI515.
    """
    elsewhere = _elsewhere(subject)
    for pointer in subject.pointers:
        if (pointer.value == "#" or pointer.local) and pointer.attribute not in elsewhere:
            targets = subject.by_id.get(pointer.local)
            if not targets:
                yield _dangling(subject, pointer)
            elif found := _wrong(subject, pointer, local_name(targets[0])):
                yield found
    for attribute, pointers in elsewhere.items():
        first = pointers[0]
        yield subject.found(
            "TEI515", first.element, attribute, attribute=attribute, pointer=first.written, times=len(pointers)
        )
    yield from (_bare(subject, pointer) for pointer in subject.bare_pointers)


def _elsewhere(subject: Subject) -> dict[str, list[Pointer]]:
    """The attributes of ``_KEPT_ELSEWHERE`` of whose pointers none leads anywhere: a practice, and no slip."""
    found: dict[str, list[Pointer]] = {}
    for pointer in subject.pointers:
        if pointer.attribute in _KEPT_ELSEWHERE and pointer.local:
            found.setdefault(pointer.attribute, []).append(pointer)
    return {
        attribute: pointers
        for attribute, pointers in found.items()
        if len(pointers) >= _PRACTICE and not any(pointer.local in subject.by_id for pointer in pointers)
    }


def _dangling(subject: Subject, pointer: Pointer) -> Diagnostic:
    meant = subject.id_names.nearest(pointer.local)
    hint = f"did you mean #{meant}?" if meant else "add a record with this id, or correct the pointer"
    return subject.found(
        "TEI501", pointer.element, pointer.attribute, pointer=pointer.written, attribute=pointer.attribute, hint=hint
    )


def _wrong(subject: Subject, pointer: Pointer, target: str) -> Diagnostic | None:
    name = local_name(pointer.element)
    expected = expected_targets(name, pointer.attribute, str(pointer.element.get("type", "")))
    if not expected or target in expected:
        return None
    return subject.found(
        "TEI502",
        pointer.element,
        pointer.attribute,
        attribute=pointer.attribute,
        element=name,
        target=target,
        pointer=pointer.written,
        expected=listed(f"<{other}>" for other in expected),
    )


def _bare(subject: Subject, pointer: Pointer) -> Diagnostic:
    value, attribute = pointer.value, pointer.attribute
    known = value if value in subject.by_id else subject.id_names.nearest(value)
    hint = f'write {attribute}="#{known}"' if known else "write # and the xml:id of a record, or a whole address"
    return subject.found("TEI503", pointer.element, attribute, attribute=attribute, value=value, hint=hint)
