"""Slips of the hand that set the text: signs, blanks and hyphens where others belong, and articles before the wrong sound."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from teiedition.annotators.corrections.proposal import PROSE, Page, Proposal
from teiedition.annotators.corrections.vocabulary import is_word, weight

_ADVERBS: Final = r"however|moreover|nevertheless|furthermore"
_ADVERBIALS: Final = rf"{_ADVERBS}|of course|for example|for instance|on the other hand|on the contrary"
_OPENED = re.compile(
    r"\b([a-z]{2,})(?<!\bbut)(?<!\band)(?<!\bwhich)(?<!\bas)(?<!\bor)(?<!\bso)(?<!\bif)(?<!\bthat)(?<!\bis)(?<!\bare) "
    rf"({_ADVERBIALS}), (?=[a-z])"
)
_CLOSED = re.compile(
    rf"\b([a-z]{{2,}}), ({_ADVERBS}) (?=(?:he|she|it|they|we|I|the|this|these|those|there)\b(?! may| might))"
)
_CAPITAL = re.compile(
    r"\b([a-z]{3,})(?<!said)(?<!says)(?<!asked)(?<!words)(?<!saying)(?<!called), "
    r"(The|It|He|They|This|We|These|There|Their|When|If|For|As|But) (?=[a-z])"
)
_DASH = re.compile(
    r"(?<![\w-])([a-z]{3,})-(which|the|and|that|of|is|was|but|it|they|we|are|this|with|has|have|these|were)(?![\w’-])"
)
_COMPOUNDS: Final = frozenset(
    ("out", "jack", "man", "matter", "coat", "rank", "black", "hit", "give", "rough", "cut", "touch")
)
_TWICE = re.compile(r"(?<=[a-z]{3})(?:,,|;,|,;|;;|\.\.(?!\.)(?=\s))")
_SPACED = re.compile(r"\b([a-z]{2,}) ([,;])(?= [a-z])|\b([a-z]{2,}) (\.)(?=\s[A-Z])")
_FIXED = re.compile(r"\b([Ii]n), (order to|order that|spite of|fact|accordance|particular)\b")
_ARTICLE = re.compile(r"\b([Aa]n?) ([a-z]{3,})\b(?![’'])")
_BRACKET = re.compile(r"\b([a-z]{2,}\))([a-z]{2,})\b")
_FIGURE = re.compile(r"\b1([’'])(?=[A-ZÉ])")
_NAME_GAP = re.compile(r"\bO’ (?=[A-Z][a-z])")
_SOUNDED_LIKE_Y = re.compile(r"one|once|uni|una$|us[aeu]|eu|ewe|ut[eio]|ub|ur[aei]|ouija|uk")
_MUTE: Final = (
    "hour",
    "honest",
    "honor",
    "honour",
    "heir",
    "hist",
    "habit",
    "herb",
    "hotel",
    "hero",
    "hered",
    "hyp",
    "hys",
)
_APOSTROPHE = re.compile(r"\b[A-Za-z]+'[a-z]{1,2}\b")
_FEW: Final = 3
_CURLY: Final = 8


def find_slips(page: Page) -> Iterator[Proposal]:
    """All of them; each rule is only asked where the text has its sign."""
    text = page.text
    for match in _matches(page, _OPENED, "ver, ", "less, ", "more, ", "rse, ", "ple, ", "ance, ", "hand, ", "ary, "):
        yield Proposal(match.start(), match.end() - 1, f"{match[1]}, {match[2]},", 0.85, "lost-comma")
    for match in _matches(page, _CLOSED, "ver ", "less ", "more "):
        yield Proposal(match.start(2), match.end(2), f"{match[2]},", 0.75, "lost-comma")
    for match in _matches(page, _CAPITAL, ", "):
        yield Proposal(match.start(), match.end() - 1, f"{match[1]}. {match[2]}", 0.75, "comma-for-stop")
    for match in _matches(page, _FIXED, "n, "):
        yield Proposal(match.start(1), match.end(1) + 1, match[1], 0.9, "stray-sign")
    for match in _matches(page, _TWICE, ",,", ";,", ",;", ";;", ".."):
        yield from _doubled(page, match)
    for match in _matches(page, _BRACKET, ")"):
        yield Proposal(match.start(), match.end(), f"{match[1]} {match[2]}", 0.85, "lost-blank")
    for match in _FIGURE.finditer(text) if "1’" in text or "1'" in text else ():
        yield Proposal(match.start(), match.end(), f"l{match[1]}", 0.9, "figure-for-letter")
    for match in _NAME_GAP.finditer(text) if "O’ " in text else ():
        yield Proposal(match.start(), match.end(), "O’", 0.9, "torn-word")
    yield from _dashes(page)
    yield from _spaced_signs(page)
    yield from _articles(page)
    yield from _apostrophes(page)


def _matches(page: Page, pattern: re.Pattern[str], *signs: str) -> Iterator[re.Match[str]]:
    """What a pattern finds in running text, where the text has one of the signs at all."""
    if any(sign in page.text for sign in signs):
        yield from (match for match in pattern.finditer(page.text) if _in_prose(page, match.start()))


def _in_prose(page: Page, at: int) -> bool:
    block = page.transcription.block_at(at)
    return block is not None and block.kind in PROSE


def _doubled(page: Page, match: re.Match[str]) -> Iterator[Proposal]:
    """Two signs for one, with the word before them."""
    start = match.start()
    while start > 0 and page.text[start - 1].isalpha():
        start -= 1
    if weight(page.text[start : match.start()].lower()):
        yield Proposal(start, match.end(), page.text[start : match.start() + 1], 0.85, "doubled-sign")


def _dashes(page: Page) -> Iterator[Proposal]:
    """A hyphen for a dash: "the masses-which"."""
    dash = "—" if "—" in page.text or "–" not in page.text else " – "
    for match in _matches(page, _DASH, "-"):
        if match[1] not in _COMPOUNDS and is_word(match[1]) and page.text.count(match.group()) < 2:
            yield Proposal(match.start(), match.end(), f"{match[1]}{dash}{match[2]}", 0.8, "hyphen-for-dash")


def _spaced_signs(page: Page) -> Iterator[Proposal]:
    """A blank before a comma, semicolon or stop, in a text that does not set them so."""
    found = list(_matches(page, _SPACED, " ,", " ;", " ."))
    if len(found) <= _FEW:
        for match in found:
            word, sign = (match[1], match[2]) if match[1] else (match[3], match[4])
            yield Proposal(match.start(), match.end(), word + sign, 0.85, "spaced-sign")


def _articles(page: Page) -> Iterator[Proposal]:
    """The article of the other sound: "a appendage", "an new"."""
    for match in _matches(page, _ARTICLE, " a ", " an "):
        article, word = match[1], match[2]
        if word[0] in "aeiou":
            wrong = len(article) == 1 and not _SOUNDED_LIKE_Y.match(word) and not word.startswith("una")
        else:
            wrong = len(article) > 1 and word[0] not in "hxy" and not word.startswith(_MUTE)
        if wrong and is_word(word) and word not in _AFTER_LETTER:
            corr = article[0] if len(article) > 1 else f"{article}n"
            yield Proposal(match.start(1), match.end(1), corr, 0.85, "article")


_AFTER_LETTER: Final = frozenset(("and", "are", "all", "also", "over", "above", "into"))


def _apostrophes(page: Page) -> Iterator[Proposal]:
    """A straight apostrophe among curly ones."""
    text = page.text
    if text.count("’") < _CURLY or not 0 < text.count("'") <= _FEW:
        return
    for match in _matches(page, _APOSTROPHE, "'"):
        yield Proposal(match.start(), match.end(), match.group().replace("'", "’"), 0.8, "mark-form")
