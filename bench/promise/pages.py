"""Texts made by a seed: pages of every kind that editors bring, and what typing, scanning and old machines do to them."""

from __future__ import annotations

import random
import tomllib
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Final

ENCODINGS: Final = ("utf-8", "utf-8", "utf-8", "utf-8", "utf-8-sig", "utf-16")


@cache
def parts() -> dict[str, list[str]]:
    """The sentences, names and marks that pages are made of."""
    table: dict[str, list[str]] = tomllib.loads(Path(__file__).with_name("pages.toml").read_text("utf-8"))
    return table


class Dice:
    """One page's chances."""

    def __init__(self, seed: str) -> None:
        self.random = random.Random(seed)  # noqa: S311 - repeatable, not secret

    def one(self, name: str) -> str:
        return self.random.choice(parts()[name])

    def some(self, make: Callable[[Dice], str], least: int, most: int) -> list[str]:
        return [make(self) for _ in range(self.random.randint(least, most))]

    def happens(self, chance: float) -> bool:
        return self.random.random() < chance


def page(seed: int, number: int) -> bytes:
    """The bytes of one page; the same for the same two numbers on every machine."""
    dice = Dice(f"{seed} {number}")
    kind = list(KINDS)[number % len(KINDS)]
    text = KINDS[kind](dice)
    for spoil, chance in SPOILERS:
        if dice.happens(chance):
            text = spoil(dice, text)
    encoding = dice.random.choice(ENCODINGS)
    return text.encode(encoding, "replace")


def kind_of(number: int) -> str:
    """What sort of page a number makes."""
    return list(KINDS)[number % len(KINDS)]


def sentence(dice: Dice) -> str:
    """A sentence with names, dates or works in it, or a plain one."""
    forms: tuple[Callable[[], str], ...] = (
        lambda: dice.one("prose"),
        lambda: f"{dice.one('persons')} went to {dice.one('places')} {dice.one('dates')}.",
        lambda: (
            f"{dice.one('bodies').capitalize()} met in {dice.one('places')}, and {dice.one('persons')} {dice.one('verbs')} so."
        ),
        lambda: (
            f"In {dice.one('works')} ({dice.one('dates')}) {dice.one('persons')} {dice.one('verbs')} of {dice.one('bodies')}."
        ),
        lambda: (
            f"{dice.one('persons')}, {dice.one('persons')} and {dice.one('persons')} of {dice.one('bodies')} were there."
        ),
        lambda: quoted(dice),
        lambda: quoted(dice),
    )
    return dice.random.choice(forms)()


def quoted(dice: Dice) -> str:
    """Words in marks, with or without a speaker, now and then broken or one within another."""
    mark = dice.one("marks") if dice.happens(0.4) else "“”"
    opening, closing = mark[0], mark[-1]
    if dice.happens(0.12):
        opening, closing = dice.random.choice((("", closing), (opening, ""), (closing, opening), ("", "")))
    said = dice.one("sayings")
    if dice.happens(0.2):
        said = f"{said}, ‘{dice.one('sayings')}’"
    words = f"{opening}{said}{dice.random.choice((',', '', '.', '!', ',”'))}{closing}"
    speaker = dice.one("persons") if dice.happens(0.7) else dice.random.choice(("he", "she", "the editor", "they"))
    verb = dice.one("verbs")
    return dice.random.choice(
        (
            f"{words} {verb} {speaker}.",
            f"{speaker} {verb}: {words}",
            f"{opening}{said},{closing} {verb} {speaker}, {opening}{dice.one('sayings')}.{closing}",
            f"The word {words} is {speaker}’s.",
            words,
        )
    )


def _paragraph(dice: Dice) -> str:
    lines = dice.some(sentence, 1, 6)
    return ("\n" if dice.happens(0.1) else " ").join(lines)


def block(dice: Dice) -> str:
    """What stands between blank lines, mostly prose."""
    chance = dice.random.random()
    if chance < 0.72:
        return _paragraph(dice)
    if chance < 0.8:
        return dice.one("heads")
    name = dice.random.choice(("verse", "items", "table", "notes", "foreign", "statements", "closing", "opening"))
    return "\n".join(dice.one(name) for _ in range(dice.random.randint(1, 5)))


def _joined(dice: Dice, blocks: list[str]) -> str:
    text = "".join(f"{one}{dice.one('gaps')}" for one in blocks if one)
    return text.rstrip("\n") + dice.random.choice(("\n", "\n", "", "\n\n", " \n"))


def _article(dice: Dice) -> str:
    head = [dice.one("persons"), dice.one("heads"), f"({dice.one('dates')})", "\n".join(_few(dice, "statements", 4))]
    return _joined(dice, [*head, *dice.some(block, 2, 8), dice.one("ends") if dice.happens(0.5) else ""])


def _letter(dice: Dice) -> str:
    return _joined(dice, [*_few(dice, "opening", 2), *dice.some(_paragraph, 1, 4), "\n".join(_few(dice, "closing", 4))])


def _column(dice: Dice) -> str:
    notes = [f"{dice.one('heads')}\n{_paragraph(dice)}" for _ in range(dice.random.randint(2, 5))]
    return _joined(dice, [dice.one("works"), dice.one("dates"), *notes, dice.one("persons").upper()])


def _novel(dice: Dice) -> str:
    return _joined(
        dice, ["CHAPTER I", *dice.some(quoted, 3, 12), *dice.some(_paragraph, 1, 3), *dice.some(quoted, 1, 4)]
    )


def _dialogue(dice: Dice) -> str:
    lines = [
        f"{dice.random.choice('—–-')} {dice.one('sayings')}, {dice.one('verbs')} {dice.one('persons')}."
        for _ in range(8)
    ]
    return _joined(
        dice, [_paragraph(dice), *lines, *(f"{dice.one('persons').upper()}: {dice.one('sayings')}" for _ in "abc")]
    )


def _broken_marks(dice: Dice) -> str:
    signs = "“”‘’\"'«»„—…"
    words = [dice.random.choice((dice.one("sayings"), dice.one("persons"), dice.one("verbs"))) for _ in range(30)]
    return _joined(
        dice,
        ["".join(f"{dice.random.choice(signs)}{word}{dice.random.choice(signs)} " for word in words), _paragraph(dice)],
    )


def _mixed_scripts(dice: Dice) -> str:
    return _joined(
        dice,
        [
            x
            for _ in range(5)
            for x in (dice.one("foreign"), f"{dice.one('foreign')} {quoted(dice)} {dice.one('foreign')}")
        ],
    )


def _apparatus(dice: Dice) -> str:
    names = ("items", "verse", "table", "notes", "statements", "heads", "closing", "opening", "ends")
    blocks = ["\n".join(_few(dice, dice.random.choice(names), 5)) for _ in range(10)]
    return _joined(dice, [*blocks, _paragraph(dice)])


def _soup(dice: Dice) -> str:
    names = list(parts())
    return "".join(
        dice.one(dice.random.choice(names)) + dice.random.choice((" ", "", "\n", "\n\n", ", ")) for _ in range(60)
    )


def _few(dice: Dice, name: str, most: int) -> list[str]:
    return [dice.one(name) for _ in range(dice.random.randint(1, most))]


KINDS: Final[dict[str, Callable[[Dice], str]]] = {
    "article": _article,
    "letter": _letter,
    "column": _column,
    "novel": _novel,
    "dialogue": _dialogue,
    "broken marks": _broken_marks,
    "mixed scripts": _mixed_scripts,
    "apparatus": _apparatus,
    "soup": _soup,
}


def _line_ends(dice: Dice, text: str) -> str:
    end = dice.random.choice(("\r\n", "\r", "mixed"))
    if end != "mixed":
        return text.replace("\n", end)
    return "".join(dice.random.choice(("\n", "\r\n", "\r")) if c == "\n" else c for c in text)


def _characters(dice: Dice, text: str) -> str:
    return _inserted(dice, text, "odd", 4)


def _spaces(dice: Dice, text: str) -> str:
    return _inserted(dice, text, "spaces", 8)


def _marks(dice: Dice, text: str) -> str:
    return _inserted(dice, text, "marks", 6)


def _inserted(dice: Dice, text: str, name: str, most: int) -> str:
    for _ in range(dice.random.randint(1, most)):
        at = dice.random.randint(0, len(text))
        text = text[:at] + dice.one(name) + text[at:]
    return text


def _lost(dice: Dice, text: str) -> str:
    """Letters left out and stretches set twice."""
    for _ in range(dice.random.randint(1, 5)):
        at = dice.random.randint(0, len(text))
        cut = dice.random.choice((1, 1, 2, 20))
        text = text[:at] + text[at + cut :] if dice.happens(0.6) else text[: at + cut] + text[at:]
    return text or "."


def _cut(dice: Dice, text: str) -> str:
    """The rest of the page is missing, often behind a word: rules that look ahead find nothing there."""
    at = dice.random.randint(1, len(text))
    end = text.find(" ", at) if dice.happens(0.7) else at
    return (text[:end] if end > 0 else text) or "."


def _wrapped(dice: Dice, text: str) -> str:
    """Lines broken at a _column, as in plain e-texts."""
    width, column, pieces = dice.random.randint(30, 72), 0, []
    for word in text.split(" "):
        column = 0 if "\n" in word else column + len(word) + 1
        pieces.append(word + ("\n" if column > width else " "))
        column = 0 if column > width else column
    return "".join(pieces)[:-1] + "\n"


SPOILERS: Final[tuple[tuple[Callable[[Dice, str], str], float], ...]] = (
    (_wrapped, 0.15),
    (_lost, 0.25),
    (_marks, 0.15),
    (_spaces, 0.2),
    (_characters, 0.15),
    (_cut, 0.2),
    (_line_ends, 0.2),
)
"""What happens to a page, in this order, and how often."""
