"""What an edition says of itself in every header."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Responsibility:
    """A person or body and what it did: ("A. Editor", "encoding and annotation")."""

    name: str
    resp: str


@dataclass(frozen=True, slots=True)
class HeaderOptions:
    """The edition's statements; what is empty is not said, and never guessed.

    Attributes:
        title: of the edition that the document belongs to.
        publisher: who makes the edition available.
        licence: the edition's licence in words, where it differs from that of the transcription.
        licence_target: its address.
        responsible: those who answer for the edition, beside those the transcription names.
        date: of this edition, ISO 8601; never taken from the clock, so that encoding again gives the same bytes.
        language: BCP 47 tag of the text; ``pipeline`` puts that of its words where they speak for another.
        source_url: where the transcription was found.
        schema: what the xml-model instruction points to.
        project: a sentence on the project for ``projectDesc``.
        keywords: terms for ``textClass``.
    """

    title: str = ""
    publisher: str = ""
    licence: str = ""
    licence_target: str = ""
    responsible: tuple[Responsibility, ...] = ()
    date: str = ""
    language: str = "en"
    source_url: str = ""
    schema: str = "teiedition.rng"
    project: str = ""
    keywords: tuple[str, ...] = ()
