"""Parts of one quotation joined by @next and @prev: each link goes both ways."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from teiedition.diagnostics import Diagnostic
from teiedition.validation.subject import Subject
from teiedition.vocabulary import XML_ID

_BACK: Final = {"next": "prev", "prev": "next"}
_PRACTICE: Final = 5
"""Where all of so many links have one direction, that is how the document is made, and no slip."""


def check_chains(subject: Subject) -> Iterator[Diagnostic]:
    """Whether the part a link leads to links back; links that lead nowhere are TEI501.

    Emits: TEI504.
    """
    links = [pointer for pointer in subject.pointers if pointer.attribute in _BACK]
    if len(links) >= _PRACTICE and len({pointer.attribute for pointer in links}) == 1:
        return
    for pointer in links:
        back = _BACK[pointer.attribute]
        targets = subject.by_id.get(pointer.local) if pointer.local else None
        if not targets:
            continue
        wanted = f"#{pointer.element.get(XML_ID)}" if pointer.element.get(XML_ID) else "#(an xml:id to be given here)"
        found = str(targets[0].get(back, ""))
        if found != wanted:
            yield subject.found(
                "TEI504",
                pointer.element,
                pointer.attribute,
                attribute=pointer.attribute,
                pointer=pointer.value,
                back=back,
                found=found or "absent",
                wanted=wanted,
            )
