"""Stops that do not end a sentence, stops that are missing, and letters that stand alone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from teiedition.annotators.corrections.proposal import Page, Proposal
from teiedition.annotators.corrections.vocabulary import function_words, word_class
from teiedition.transcription import BlockKind

_YEAR = re.compile(r"1[5-9]\d\d")
_LAST_WORD = re.compile(r"(?<![\w’'-])[a-z]{4,}[”\"]?$")
_SHORT: Final = 30  # and the one that follows: shorter ones may be entries of a list
_LEAST: Final = 120  # letters of a paragraph: shorter ones may be captions, lines or entries
_APOSTROPHE = re.compile(r"(?<![\w’'‘])([A-Za-z]{3,}[^\Ws\d])’ (?=[A-Za-z]{3})")
_WORD = re.compile(r"\w+")
_INITIALS = re.compile(r"(?:[A-Z]\.){2,}")
_UNSTOPPED = re.compile(r"\b(?:[A-Z]\.){1,4}[A-Z],(?= )")
_SEEMING: Final = frozenset(("seems", "appears", "seemed", "appeared", "says", "said", "thinks", "believes"))
_ASKED: Final = frozenset(("you", "we", "they", "he", "she", "it", "i", "I", "there"))
_FEW: Final = 3
_SHORTEST: Final = 3
_NEAR: Final = 15


def find_strays(page: Page) -> Iterator[Proposal]:
    """All of them."""
    yield from _stops(page)
    yield from _beside_dashes(page)
    yield from _initials(page)
    yield from _subjects(page)
    yield from _missing_stops(page)
    yield from _unended(page)
    yield from _lonely_letters(page)
    yield from _apostrophes(page)


def _stops(page: Page) -> Iterator[Proposal]:
    """A stop or semicolon after an article, a year or a quality whose thing follows."""
    tokens = page.tokens
    for index in page.where((".", ";", ":", "?")):
        if not 1 < index < len(tokens) - 1:
            continue
        earlier, word, sign, after = tokens[index - 2 : index + 2]
        if word.end != sign.start or after.start != sign.end + 1 or not after.text[0].isalpha():
            continue
        if sign.text == "?":
            stray = after.text in word_class("goes on") and not _asks_more(page, index)
        else:
            asks = index + 2 < len(tokens) and tokens[index + 2].text in _ASKED  # "; have you one?"
            stray = not asks and _is_stray(earlier.text.lower(), word.text, sign.text, after.text)
        if stray:
            yield Proposal(word.start, sign.end, word.text, 0.8, "stray-sign")


def _asks_more(page: Page, index: int) -> bool:
    """Whether other questions or a quotation stand near: one of a row, or a thought inserted."""
    near = (*page.tokens[max(0, index - _NEAR) : index], *page.tokens[index + 1 : index + _NEAR])
    return any(token.text in '?“”"—–(' for token in near)


def _is_stray(earlier: str, word: str, sign: str, following: str) -> bool:
    if not following.islower():
        return sign == "." and following.istitle() and len(word) > 1 and word in word_class("ends no sentence")
    if len(following) == 1:
        return False
    if word in word_class("quality") and earlier in word_class("determiner"):
        return following not in function_words()
    if sign == ";":
        return following in word_class("finite") and word.islower()
    return sign == "." and bool(_YEAR.fullmatch(word))


def _beside_dashes(page: Page) -> Iterator[Proposal]:
    """A comma or colon before a dash that is set with blanks: "the masses, – the"."""
    tokens, found = page.tokens, []
    for index in page.where(("–", "—")):
        if not 1 < index < len(tokens) - 1:
            continue
        word, sign, dash, after = tokens[index - 2 : index + 2]
        set_off = word.end == sign.start and dash.start - sign.end == 1 == after.start - dash.end
        if set_off and sign.text in ",:;" and word.text[-1].isalpha() and after.text.islower():
            found.append(Proposal(word.start, sign.end, word.text, 0.7, "stray-sign"))
    if len(found) <= _FEW:  # more are the style of the page
        yield from found


def _initials(page: Page) -> Iterator[Proposal]:
    """A stop too many after initials, or a comma for their last one where the text has them with their stop."""
    for word, indices in page.occurrences.items():
        if "." not in word[1:] or not _INITIALS.fullmatch(word):
            continue
        for end in (page.tokens[index].end for index in indices):
            after = page.text[end : end + 3]
            if after[:1] == "." and "." not in after[1:]:  # more are an omission
                yield Proposal(end - len(word), end + 1, word, 0.7, "doubled-sign")
    for match in _UNSTOPPED.finditer(page.text):
        whole = match.group()[:-1] + "."
        if page.counts.get(whole, 0) > 1 and page.text[match.end() : match.end() + 2].strip()[:1].islower():
            yield Proposal(match.start(), match.end(), whole, 0.75, "wrong-sign")


def _subjects(page: Page) -> Iterator[Proposal]:
    """A comma between a pronoun and its verb in an insertion: "all of it based, it, seems, on"."""
    tokens = page.tokens
    for index in page.where(("it", "he", "they", "we", "she")):
        if not 0 < index < len(tokens) - 2:
            continue
        before, word, sign, verb = tokens[index - 1 : index + 3]
        if before.text == sign.text == "," and sign.start == word.end and verb.text in word_class("finite") | _SEEMING:
            yield Proposal(word.start, sign.end, word.text, 0.75, "stray-sign")


def _missing_stops(page: Page) -> Iterator[Proposal]:
    """A sentence that begins without the end of the one before: "the English Government We have before us"."""
    tokens = page.tokens
    for index in page.where(word_class("subject") | word_class("plain opener")):
        if not 0 < index < len(tokens) - 1:
            continue
        before, opener, after = tokens[index - 1 : index + 2]
        apart = page.text[before.end : opener.start] == " " and page.text[after.end : after.end + 1] not in ("’", "”")
        if apart and after.text.islower() and _ends_sentence(before.text, opener.text, after.text):
            yield Proposal(before.start, before.end, f"{before.text}.", 0.75, "missing-stop")


def _ends_sentence(word: str, opener: str, following: str) -> bool:
    if not word.isalpha() or len(word) < _SHORTEST or word.lower() in word_class("ends no sentence but in titles"):
        return False
    if opener in word_class("subject") and following in word_class("finite"):
        return word not in word_class("plain opener") and not word.isupper()
    return word.islower() and opener in word_class("plain opener")


def _unended(page: Page) -> Iterator[Proposal]:
    """A long paragraph that ends in a word without a stop, before one that begins a sentence."""
    for block, following in pairwise(page.transcription.blocks):
        if block.kind is not BlockKind.PARAGRAPH or following.kind is not BlockKind.PARAGRAPH:
            continue
        if len(block.span) < _LEAST or len(following.span) < _SHORT or page.text[following.span.end - 1] not in ".!?”":
            continue
        match = _LAST_WORD.search(page.text, max(block.span.start, block.span.end - 40), block.span.end)
        begins = page.text[following.span.start : following.span.start + 2]
        if match and begins[0].isupper() and begins[1].islower() and match.group() not in function_words():
            word = match.group()
            reading = f"{word[:-1]}.{word[-1]}" if word[-1] in '”"' else f"{word}."
            yield Proposal(match.start(), match.end(), reading, 0.7, "missing-stop")


def _lonely_letters(page: Page) -> Iterator[Proposal]:
    """A letter alone among words: "they both h mean"."""
    tokens = page.tokens
    for index in page.where(word_class("letter alone")):
        if not 0 < index < len(tokens) - 1 or page.counts[tokens[index].text] > _FEW:
            continue
        before, letter, after = tokens[index - 1 : index + 2]
        apart = letter.start - before.end == 1 == after.start - letter.end
        if apart and all(word.isalpha() and word.islower() and len(word) > 1 for word in (before.text, after.text)):
            reading = f"{before.text} in" if letter.text == "m" else before.text  # two letters scanned as one
            yield Proposal(before.start, letter.end, reading, 0.6, "stray-letter")


def _apostrophes(page: Page) -> Iterator[Proposal]:
    """A closing mark or apostrophe after a word that is no plural, where no mark was opened: "the Worker’ Councils"."""
    text, found = page.text, []
    for match in _APOSTROPHE.finditer(text) if "’ " in text else ():
        start = text.rfind("\n", 0, match.start()) + 1
        word = match[1]
        if "‘" in text[start : match.start()] or word.endswith(("in", "an", "th")) or not page.prose_at(match.start()):
            continue
        opened = text.rfind("“", start, match.start()) > text.rfind("”", start, match.start())
        following = _WORD.match(text, match.end())
        plain = following is not None and following.group() in function_words()
        reading = f"{word}”" if opened else word if plain else f"{word}s’"
        found.append(Proposal(match.start(), match.start() + len(word) + 1, reading, 0.65, "mark-form"))
    if len(found) <= _FEW:
        yield from found
