"""Short quotations that repeat a piece of a longer one, and so have its voice."""

from __future__ import annotations

from dataclasses import replace

from teiedition.annotators.quotations.page import Page, Passage, Voice

_ECHO_REACH = 6
"""Quotations after which two words are no echo any more: "civil war" may come from anywhere."""


class Echoes:
    """Quotations so far, to recognise the short ones that repeat a piece of a long one."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._runs: dict[tuple[str, ...], Passage] = {}
        self._count = 0
        self._order: dict[int, int] = {}
        self._plain: set[tuple[str, ...]] = set()
        """Short quotations that stood without a voice: repeated, they are still nobody's."""

    def add(self, passage: Passage) -> None:
        words = self._content(passage)
        self._count += 1
        self._order[id(passage)] = self._count
        if passage.voice and len(words) > 3:
            for start in range(len(words) - 1):
                self._runs[words[start : start + 2]] = passage
        elif not passage.voice:
            self._plain.add(words)

    def voice(self, page: Page, passage: Passage) -> Voice:
        words = self._content(passage)
        if len(words) < 2 or len(words) > 12:
            return Voice()
        source = self._runs.get(words[:2])
        if source is None or source is passage.parent or words in self._plain:
            return Voice()
        distant = self._count - self._order[id(source)] > _ECHO_REACH
        if (distant and len(words) == 2) or not _contains(self._content(source), words):
            return Voice()
        passage.echoed = source
        return replace(source.voice, rule="echo", to_whom=(), words=words[:4])

    def repeat(self, passage: Passage) -> None:
        """Note that a few words repeat some of a longer quotation of the same voice, however far back."""
        words = self._content(passage)
        source = self._runs.get(words[:2]) if 2 <= len(words) <= 3 and passage.voice.refs else None
        if source is None or source is passage.parent or source.voice.refs != passage.voice.refs:
            return
        if passage.chain is None and _contains(self._content(source), words):
            passage.echoed = source

    def _content(self, passage: Passage) -> tuple[str, ...]:
        return tuple(word for word in self._page.words[passage.first : passage.last] if word[0].isalnum())


def _contains(words: tuple[str, ...], part: tuple[str, ...]) -> bool:
    return any(words[start : start + len(part)] == part for start in range(len(words) - len(part) + 1))
