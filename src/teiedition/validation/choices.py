"""Proposed corrections and normalisations: each changes something."""

from __future__ import annotations

from collections.abc import Iterator

from teiedition.diagnostics import Diagnostic
from teiedition.validation.subject import Subject
from teiedition.vocabulary import local_name


def check_choices(subject: Subject) -> Iterator[Diagnostic]:
    """Pairs of equal parts.

    Emits: TEI411.
    """
    for choice in subject.all("choice"):
        parts = list(choice.iterchildren("*"))
        for other in parts[1:]:
            words = "".join(str(piece) for piece in other.itertext())
            if words == "".join(str(piece) for piece in parts[0].itertext()):
                yield subject.found("TEI411", choice, first=local_name(parts[0]), second=local_name(other), words=words)
