"""Words that were torn apart, run together or written twice."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from teiedition.annotators.corrections.proposal import Page, Proposal
from teiedition.annotators.corrections.vocabulary import is_word, weight, word_class
from teiedition.annotators.lexicon import english_words

_PREFIXES: Final = frozenset(
    [
        "anti",
        "auto",
        "bi",
        "by",
        "co",
        "counter",
        "cross",
        "demi",
        "ex",
        "fore",
        "half",
        "inter",
        "intra",
        "mal",
        "mid",
        "mini",
        "multi",
        "neo",
        "new",
        "non",
        "off",
        "on",
        "out",
        "over",
        "pan",
        "para",
        "post",
        "pre",
        "pro",
        "pseudo",
        "quasi",
        "re",
        "self",
        "semi",
        "sub",
        "super",
        "sur",
        "tele",
        "to",
        "trans",
        "tri",
        "ultra",
        "un",
        "under",
        "uni",
        "up",
        "well",
        "vice",
        "ill",
        "all",
        "so",
        "far",
        "arch",
        "bye",
        "socio",
        "zig",
        "criss",
        "tick",
        "week",
        "good",
        "head",
    ]
)
_PARTICLES: Final = frozenset(["to", "up", "off", "in", "on", "out", "by", "down", "away", "back"])
_TWICE: Final = frozenset(
    [
        "the",
        "of",
        "a",
        "an",
        "and",
        "to",
        "in",
        "was",
        "for",
        "with",
        "by",
        "at",
        "on",
        "it",
        "he",
        "be",
        "as",
        "from",
        "their",
        "his",
        "its",
        "this",
        "are",
        "or",
    ]
)
_LONG: Final = 4
_SHORT: Final = 2
_ENOUGH: Final = 6
_FIGURES: Final = {"0": "o", "1": "l", "5": "s", "6": "b"}
# the sign stands first, for an expression that begins with what is rare skips a text fast
_RUN_ON = re.compile(r"([.!?])(?<=[a-z]{2}.)(?=[A-Z][a-z’']+\b(?![.@/]))")
_CAMEL = re.compile(r"[A-Z][a-z]{2,}(?=([A-Z][a-z]+)\b)")
_LONE_S = re.compile(r"\b([a-z]{3,}) s(?= [a-z])")
_ENTITY = re.compile(r"(\S*?)&?#(8211|8212|8216|8217|8220|8221);")
_FORMULA = re.compile(r"\bin the under the\b")


def find_joints(page: Page) -> Iterator[Proposal]:
    """All torn, joined and doubled words."""
    yield from _doubled(page)
    yield from _in_words(page)
    text = page.text
    for match in _RUN_ON.finditer(text):
        yield from _run_on(page, match)
    for match in _LONE_S.finditer(text) if " s " in text else ():
        yield Proposal(match.start(), match.end(), f"{match[1]}’s", 0.8, "torn-word")
    for match in _ENTITY.finditer(text) if "#82" in text else ():
        yield Proposal(match.start(), match.end(), match[1] + chr(int(match[2])), 0.95, "entity-left")
    # the noun of the archive's licence formula was lost from its template
    for match in _FORMULA.finditer(text) if "in the under the" in text else ():
        yield Proposal(match.start(), match.end(), "in the Public Domain under the", 0.95, "licence-formula")


def _doubled(page: Page) -> Iterator[Proposal]:
    """A small word written twice: "the the"."""
    for word in _TWICE:
        indices = page.occurrences.get(word, ())
        for index in [second for first, second in pairwise(indices) if first + 1 == second]:
            before, token = page.tokens[index - 1 : index + 1]
            if page.prose[index] and page.text[before.end : token.start].isspace():
                yield Proposal(before.start, token.end, word, 0.92, "doubled-word")
    for word, indices in page.occurrences.items():
        if len(indices) > 1 and len(word) >= _LONG and word.isalpha():
            yield from _doubled_long(page, word, indices)


def _doubled_long(page: Page, word: str, indices: Sequence[int]) -> Iterator[Proposal]:
    """A longer word written twice, once in the text: what is always so is a name or a manner of speaking."""
    found = [second for first, second in pairwise(indices) if first + 1 == second]
    if len(found) != 1 or word in word_class("said twice") or not is_word(word.lower()) or not page.prose[found[0]]:
        return
    before, token = page.tokens[found[0] - 1 : found[0] + 1]
    if token.start - before.end == 1:
        yield Proposal(before.start, token.end, word, 0.7, "doubled-word")


def _in_words(page: Page) -> Iterator[Proposal]:
    """The rules that look at a word alone; one reading serves wherever it stands."""
    for word in page.occurrences:
        if word.islower() and word.isalpha():
            continue  # nearly all
        found: tuple[str, float, str] | None = None
        indices: Sequence[int] = page.occurrences[word]
        if word.isalpha():
            found = None if word.istitle() or word.isupper() else _camel(word, page)
        elif "-" in word:
            found, indices = _torn(word, page), page.where([word])
        elif word[0].isalpha() and any(c.isdigit() for c in word):
            found = _digit(word)
        if found is not None:
            for index in indices:
                yield Proposal(page.tokens[index].start, page.tokens[index].end, *found)


def _torn(word: str, page: Page) -> tuple[str, float, str] | None:
    """A hyphen left from the end of a line: the parts are no words, the whole is one."""
    left, _, right = word.partition("-")
    right, ending = (right[:-2], right[-2:]) if right.endswith(("’s", "'s")) else (right, "")
    joined = (left + right).lower()
    if joined in word_class("never hyphened"):
        return left + right + ending, 0.8, "line-end-hyphen"
    if (
        "-" in right
        or not joined.isalpha()
        or len(joined) < 6
        or left.lower() in _PREFIXES
        or right.lower() in _PARTICLES
    ):
        return None
    if joined not in english_words() or page.counts[word] > 2:
        return None
    known = english_words()
    parts = [left.lower(), right.lower(), right.lower().removesuffix("s")]
    if parts[0] in known and len(left) > 2 and (parts[1] in known or parts[2] in known) and len(right) > 2:
        return None
    return left + right + ending, 0.92, "line-end-hyphen"


def _digit(word: str) -> tuple[str, float, str] | None:
    """A figure for a letter: "th0", where a letter makes it a word; only 0 and 1 at the end, where a note may be called."""
    if sum(c.isdigit() for c in word) != 1 or word.isupper():
        return None
    at, figure = next((at, c) for at, c in enumerate(word) if c.isdigit())
    letters = dict.fromkeys((_FIGURES.get(figure, ""), "e", "l", "i", "a", "o", "u"))
    if at == len(word) - 1 and figure not in "01":
        return None
    readings = [word[:at] + letter + word[at + 1 :] for letter in letters]
    usual = [reading for reading in readings if len(reading) > _SHORT and weight(reading.lower())]
    known = [reading for reading in readings if len(reading) > _ENOUGH and reading.lower() in english_words()]
    return ((usual or known)[0], 0.9, "figure-for-letter") if usual or known else None


def _camel(word: str, page: Page) -> tuple[str, float, str] | None:
    """Two words run together: "CoverUp"."""
    match = _CAMEL.match(word)
    if match is None or match.end() + len(match[1]) != len(word) or page.counts[word] > 1:
        return None
    first, second = match.group(), match[1]
    if weight(first.lower()) and weight(second.lower()) and first not in {"Mac", "Van", "Von", "Fitz"}:
        return f"{first} {second}", 0.8, "run-together"
    return None


def _run_on(page: Page, match: re.Match[str]) -> Iterator[Proposal]:
    """A full stop without the blank after it: "whatsoever.What’s"."""
    text = page.text
    start, end = match.start(), match.end()
    while start > 0 and (text[start - 1].isalpha() or text[start - 1] in "’'-"):
        start -= 1
    while end < len(text) and (text[end].isalpha() or text[end] in "’'-"):
        end += 1
    left, right = text[start : match.start()], text[match.end() : end]
    if is_word(left.lower()) and is_word(right.lower().split("’")[0].split("'")[0]):
        yield Proposal(start, end, f"{left}{match[1]} {right}", 0.92, "lost-blank")
