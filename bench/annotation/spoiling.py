"""A text spoilt as optical character recognition spoils texts, and where its characters went.

text --sample of characters--> an edit for each, of those its letters allow, by weight
edits --> ``Spoilt``           the new text; a span of the old one is moved with it

The same document gives the same errors on every machine: the sample hangs on its name alone.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass, replace

from teiedition.evaluation import MarkedText
from teiedition.transcription import Span

_SHAPES = {
    "rn": "m", "m": "rn", "cl": "d", "d": "cl", "li": "h", "h": "li b", "e": "c c o", "c": "e o", "o": "c 0 a", "a": "o s",
    "i": "l 1 t !", "l": "i 1 t I", "t": "l i f", "f": "t", "1": "l i", "I": "l 1", "s": "5 a", "S": "5 8", "O": "0 C",
    "0": "O o", "u": "n ii", "n": "u ri", "b": "h 6", "B": "8 R", "vv": "w", "w": "vv", "fi": "ﬁ h", "fl": "ﬂ", "y": "v",
    "v": "y", "g": "q", "G": "C 6", "C": "c G", "D": "O", "E": "F", "F": "P", "R": "B", "K": "X", "M": "IVI", "H": "II",
    "N": "II", "W": "VV", "5": "S", "8": "B", "6": "b", "3": "8", "9": "g", "4": "A", "7": "?",
    ",": ". ;", ".": ", :", ";": ",", ":": ".", "“": '" ‘‘', "”": '" ’’', "’": "' ‘", "‘": "'", '"': "''", "'": "’", "—": "- –",
    "–": "-", "-": "— ~", "?": "7", "!": "l 1",
}  # fmt: skip
"""What is printed, and what it is read as; a reading that stands twice comes twice as often."""
_LONGEST = max(map(len, _SHAPES))
_BY_SHAPE, _OTHERWISE = 0.8, 0.2
_STRAY = ".,'·"


@dataclass(frozen=True)
class Spoilt:
    """A spoilt text.

    Attributes:
        text: with its errors.
        starts: where each character of the clean text begins in it.
        ends: where it ends; characters read as one share both, of one that was lost they are equal.
    """

    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def moved(self, span: Span) -> Span:
        """A span of the clean text, on the spoilt one."""
        return Span(self.starts[span.start], self.ends[span.end - 1]) if span else Span(0, 0)


def spoil(text: str, name: str, percent: float) -> Spoilt:
    """Spoil some per cent of the characters of a text; line ends stay."""
    chance = random.Random(name)  # noqa: S311 - nothing secret; the same on every machine
    places = [at for at, char in enumerate(text) if char not in "\r\n"]
    hit = set(chance.sample(places, round(len(places) * percent / 100)))
    written: list[str] = []
    starts, ends, at, length = [], [], 0, 0
    while at < len(text):
        printed, read, stray = _read(text, at, chance) if at in hit else (text[at], text[at], "")
        starts += [length] * len(printed)
        ends += [length + len(read)] * len(printed)
        written.append(read + stray)
        length += len(read) + len(stray)
        at += len(printed)
    return Spoilt("".join(written), tuple(starts), tuple(ends))


def _read(text: str, at: int, chance: random.Random) -> tuple[str, str, str]:
    """What of the text is misread, how, and a stray sign behind it."""
    shapes = [(p, r) for p in _printed(text, at) for r in _SHAPES[p].split()]
    char = text[at]
    if shapes and chance.random() < _BY_SHAPE:
        return *chance.choice(shapes), ""
    if char == " ":
        return (char, "", "") if chance.random() < 2 / 3 else (char, char * 2, "")
    if not char.isalnum():
        return char, "", ""
    return chance.choice(
        [(char, "", ""), (char, "", ""), (char, char * 2, ""), (char, char, " "), (char, char, chance.choice(_STRAY))]
    )


def _printed(text: str, at: int) -> Iterator[str]:
    return (text[at : at + size] for size in range(1, _LONGEST + 1) if text[at : at + size] in _SHAPES)


def spoil_gold(gold: MarkedText, name: str, percent: float) -> MarkedText:
    """Annotation by hand, moved onto the spoilt text; header and corrections, which are about the clean one, are left out."""
    spoilt = spoil(gold.text, name, percent)
    mentions = [replace(mention, span=spoilt.moved(mention.span)) for mention in gold.mentions]
    return replace(
        gold,
        text=spoilt.text,
        mentions=tuple(mention for mention in mentions if mention.span),
        ignored=tuple(spoilt.moved(span) for span in gold.ignored),
        kinds=tuple(kind for kind in gold.kinds if kind != "correction"),
        header={},
    )
