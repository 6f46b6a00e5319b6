"""Slips of the hand that set the text: signs and blanks where others belong, and articles before the wrong sound."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from teiedition.annotators.corrections.proposal import PROSE, Page, Proposal
from teiedition.annotators.corrections.vocabulary import is_word, weight

_ADVERBS: Final = ("however", "moreover", "nevertheless", "furthermore")
_PHRASES: Final = {
    "course": "of course",
    "example": "for example",
    "instance": "for instance",
    "hand": "on the other hand",
    "contrary": "on the contrary",
}
_LINKS: Final = frozenset(("but", "and", "which", "as", "or", "so", "if", "that", "is", "are", "of", "for", "on"))
_SUBJECTS: Final = frozenset(("he", "she", "it", "they", "we", "I", "the", "this", "these", "those", "there"))
_OPENERS: Final = ("The", "It", "He", "They", "This", "We", "These", "There", "Their", "When", "If", "For", "As", "But")
_QUOTING: Final = frozenset(
    ("said", "says", "asked", "words", "saying", "called", "reads", "thus", "title", "entitled")
)
_TWICE: Final = (",,", ";,", ",;", ";;", "..")
_FIXED = re.compile(r"(?:order to|order that|spite of|fact|accordance|particular)\b")
_WORD_BEFORE = re.compile(r"(?<![\w’-])[a-z]{2,}$")
_SOUNDED_LIKE_Y = re.compile(r"one|once|uni|una|us[aeu]|eu|ewe|ut[eio]|ub|ur[aei]|ouija|uk")
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
_AFTER_LETTER: Final = frozenset(("and", "are", "all", "also", "over", "above", "into"))
_APOSTROPHE = re.compile(r"\b[A-Za-z]+'[a-z]{1,2}\b")
_FEW: Final = 3
_CURLY: Final = 8


def find_slips(page: Page) -> Iterator[Proposal]:
    """All of them; each rule only looks where the text has its sign or word."""
    yield from _insertions(page)
    yield from _capitals(page)
    yield from _articles(page)
    yield from _signs(page)
    yield from _letters(page)
    yield from _spaced_signs(page)
    yield from _apostrophes(page)


def _insertions(page: Page) -> Iterator[Proposal]:
    """An insertion with a comma on one side: "the ship however, lay"."""
    tokens, text = page.tokens, page.text
    for index in page.where((*_ADVERBS, *_PHRASES)):
        word = tokens[index].text
        words = _PHRASES.get(word, word).split()
        first = index - len(words) + 1
        if first < 1 or index + 2 >= len(tokens) or [token.text for token in tokens[first : index + 1]] != words:
            continue
        before, after, following = tokens[first - 1], tokens[index + 1], tokens[index + 2].text
        phrase = text[tokens[first].start : tokens[index].end]
        if (
            after.text == ","
            and following[0].islower()
            and (_is_plain(before.text) or before.text in ("This", "That", "It"))
        ):
            yield Proposal(before.start, after.end, f"{before.text}, {phrase},", 0.85, "lost-comma")
        elif before.text == "," and len(words) == 1 and after.text in _SUBJECTS and following not in ("may", "might"):
            yield Proposal(tokens[first].start, tokens[index].end, f"{phrase},", 0.75, "lost-comma")


def _is_plain(word: str) -> bool:
    return len(word) > 1 and word.isalpha() and word.islower() and word not in _LINKS


def _capitals(page: Page) -> Iterator[Proposal]:
    """A comma or semicolon before a sentence: "the harbour, The ship"."""
    tokens, text = page.tokens, page.text
    for index in page.where(_OPENERS):
        if (
            index < 2
            or index + 1 == len(tokens)
            or text[tokens[index - 2].end : tokens[index].start] not in (", ", "; ")
        ):
            continue
        word, opener = tokens[index - 2], tokens[index]
        if (
            _is_plain(word.text)
            and word.text not in _QUOTING
            and len(word.text) > 2
            and tokens[index + 1].text.islower()
        ):
            yield Proposal(word.start, opener.end, f"{word.text}. {opener.text}", 0.75, "comma-for-stop")


def _articles(page: Page) -> Iterator[Proposal]:
    """The article of the other sound: "a appendage", "an new"."""
    tokens = page.tokens
    for index in page.where(("a", "an", "A", "An")):
        article, word = tokens[index], tokens[index + 1].text if index + 1 < len(tokens) else ""
        if len(word) < _FEW or not word.isalpha() or not word.islower() or tokens[index + 1].start - article.end != 1:
            continue
        bare = len(article.text) == 1
        if word[0] in "aeiou":
            wrong = bare and not _SOUNDED_LIKE_Y.match(word) and word not in _AFTER_LETTER
        else:
            wrong = not bare and word[0] not in "hxy" and not word.startswith(_MUTE)
        if wrong and is_word(word):
            corr = f"{article.text}n" if bare else article.text[0]
            yield Proposal(article.start, article.end, corr, 0.85, "article")


def _signs(page: Page) -> Iterator[Proposal]:
    """A sign twice or where none can stand; a bracket without the blank after it."""
    text = page.text
    for signs in _TWICE:
        for at in _places(page, signs):
            word = _word_before(text, at)
            if weight(word) and text[at + 2 : at + 3].isspace():
                yield Proposal(at - len(word), at + 2, word + text[at], 0.85, "doubled-sign")
    for opening in ("in, ", "In, "):
        for at in _places(page, opening):
            if not text[at - 1].isalpha() and _FIXED.match(text, at + 4):
                yield Proposal(at, at + 3, opening[:2], 0.9, "stray-sign")
    for at in _places(page, ")"):
        after = re.compile(r"[a-z]{2,}\b").match(text, at + 1)
        word = _word_before(text, at)
        if after and word:
            yield Proposal(at - len(word), after.end(), f"{word}) {after.group()}", 0.85, "lost-blank")


def _letters(page: Page) -> Iterator[Proposal]:
    """A figure for the letter of an article; a blank in a name."""
    text = page.text
    for at in _places(page, "1’"):
        if text[at + 2 : at + 3].isupper() and not text[at - 1].isalnum():
            yield Proposal(at, at + 2, "l’", 0.9, "figure-for-letter")
    for at in _find(text, "O’ "):
        if text[at + 3 : at + 4].isupper() and not text[at - 1].isalnum():
            yield Proposal(at, at + 3, "O’", 0.9, "torn-word")


def _spaced_signs(page: Page) -> Iterator[Proposal]:
    """A blank before a comma, semicolon or stop, in a text that does not set them so."""
    text = page.text
    found = []
    for sign in (" ,", " ;", " ."):
        for at in _places(page, sign):
            word, after = _word_before(text, at), text[at + 2 : at + 4]
            if word and after[:1].isspace() and (after[1:].isupper() if sign == " ." else after[1:].islower()):
                found.append(Proposal(at - len(word), at + 2, word + sign[1], 0.85, "spaced-sign"))
    if len(found) <= _FEW:
        yield from found


def _find(text: str, words: str) -> Iterator[int]:
    at = text.find(words)
    while at >= 0:
        yield at
        at = text.find(words, at + 1)


def _places(page: Page, words: str) -> Iterator[int]:
    """Where some characters stand in running text."""
    for at in _find(page.text, words):
        block = page.transcription.block_at(at)
        if block is not None and block.kind in PROSE:
            yield at


def _word_before(text: str, at: int) -> str:
    """The word in small letters that ends at a place; empty for none."""
    match = _WORD_BEFORE.search(text, max(0, at - 30), at)
    return match.group() if match else ""


def _apostrophes(page: Page) -> Iterator[Proposal]:
    """A straight apostrophe among curly ones."""
    text = page.text
    if text.count("’") < _CURLY or not 0 < text.count("'") <= _FEW:
        return
    for match in _APOSTROPHE.finditer(text):
        block = page.transcription.block_at(match.start())
        if block is not None and block.kind in PROSE:
            corr = match.group().replace("'", "’")
            yield Proposal(match.start(), match.end(), corr, 0.8, "mark-form")
