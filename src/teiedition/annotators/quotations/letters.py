"""Letters in a document: who says "I", and who is "you".

salutations, signatures, title --``read_letters``--> ``Letter``s, each from its salutation to its signature
a token                        --``letter_at``-----> the letter around it, or an empty one
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass

from teiedition.annotation import Kind
from teiedition.annotators.quotations.page import Page
from teiedition.transcription import BlockKind

_TITLES = frozenset({BlockKind.TITLE, BlockKind.SUBTITLE})


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter: its tokens, as a half-open range, and ids of the records of those at its two ends."""

    first: int
    stop: int
    addressees: tuple[str, ...] = ()
    writers: tuple[str, ...] = ()


def letter_at(letters: list[Letter], token: int) -> Letter:
    """The letter in which a token stands; an empty one where none does."""
    number = bisect_right(letters, token, key=lambda letter: letter.first) - 1
    return letters[number] if number >= 0 and token < letters[number].stop else Letter(0, 0)


def read_letters(page: Page) -> list[Letter]:
    """The letters of a document in their order; an open letter may have its addressee in the title only."""
    titled = _titled(page)
    letters: list[Letter] = []
    first, addressees = (0, titled) if titled else (-1, ())
    for number, block in enumerate(page.blocks):
        tokens = page.block_tokens(number)
        if block.kind is BlockKind.SALUTATION:
            if first > 0:
                letters.append(Letter(first, tokens.start, addressees))
            first, addressees = tokens.start, _persons(page, tokens) or titled
        elif block.kind is BlockKind.SIGNATURE and first >= 0:
            letters.append(Letter(first, tokens.stop, addressees, _persons(page, tokens)))
            first = -1
    if first >= 0:
        letters.append(Letter(first, len(page.tokens), addressees))
    return letters


def _titled(page: Page) -> tuple[str, ...]:
    """Whom a title calls the receiver: "An Open Letter to Ida Orme"."""
    for number, block in enumerate(page.blocks):
        words = page.words
        tokens = page.block_tokens(number) if block.kind in _TITLES else range(0)
        for index in tokens:
            if words[index] == "letter" and "to" in words[index : index + 2] and index + 2 < tokens.stop:
                return _persons(page, range(index + 2, tokens.stop))[:1]
    return ()


def _persons(page: Page, tokens: range) -> tuple[str, ...]:
    names = [page.name_at[index] for index in tokens if index in page.name_at]
    persons = [name.ref for name in names if name.kind is Kind.PERSON] or [
        name.ref for name in names if name.kind is Kind.ORG
    ]
    return tuple(dict.fromkeys(persons))
