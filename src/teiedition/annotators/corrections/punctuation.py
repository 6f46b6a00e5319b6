"""Signs where no sign can stand: inside a sentence, doubled, or missing between two sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from typing import Final

from teiedition.annotators.corrections.proposal import Page, Proposal
from teiedition.annotators.lexicon import table_lines
from teiedition.annotators.tokens import Token
from teiedition.transcription import BlockKind

_SIGNS: Final = frozenset(".!?,;:")
_JOINING: Final = frozenset(
    [
        "but",
        "which",
        "who",
        "whom",
        "whose",
        "although",
        "though",
        "while",
        "whereas",
        "yet",
        "nor",
        "so",
        "or",
        "as",
        "and",
    ]
)
_GOING_ON: Final = frozenset(
    [
        "to",
        "of",
        "by",
        "in",
        "on",
        "at",
        "from",
        "with",
        "for",
        "been",
        "be",
        "that",
        "have",
        "had",
        "has",
        "is",
        "was",
        "were",
        "are",
        "than",
        "into",
        "upon",
        "the",
        "a",
        "an",
        "and",
    ]
)
_CALLS: Final = frozenset(
    [
        "oh",
        "ah",
        "o",
        "alas",
        "no",
        "yes",
        "what",
        "hurrah",
        "hurray",
        "bravo",
        "shame",
        "look",
        "lo",
        "hear",
        "never",
        "stop",
        "well",
        "ha",
        "here",
        "there",
        "how",
        "out",
        "down",
        "up",
        "long",
        "aye",
        "forward",
        "halt",
        "indeed",
        "good",
        "god",
        "heavens",
        "please",
        "nonsense",
        "hey",
        "ho",
        "why",
        "comrades",
        "workers",
        "away",
        "enough",
    ]
)
_PRONOUNS: Final = frozenset(["he", "she", "they", "we", "i", "it"])
_FINITE: Final = frozenset(
    [
        "had",
        "has",
        "have",
        "is",
        "was",
        "were",
        "are",
        "would",
        "could",
        "should",
        "must",
        "can",
        "cannot",
        "did",
        "does",
        "said",
    ]
)
_TO_AFTER: Final = frozenset(
    [
        "ought",
        "going",
        "unable",
        "likely",
        "unlikely",
        "tried",
        "trying",
        "wants",
        "wanted",
        "refused",
        "attempted",
        "failed",
        "intend",
        "intends",
        "intended",
        "seeks",
        "sought",
        "supposed",
        "compelled",
        "forced",
        "obliged",
        "able",
        "wish",
        "wishes",
        "wished",
        "hope",
        "hopes",
        "hoped",
        "dare",
        "dares",
    ]
)
_OF_AFTER: Final = frozenset(
    [
        "loss",
        "lack",
        "kind",
        "sort",
        "sense",
        "series",
        "amount",
        "degree",
        "absence",
        "presence",
        "fear",
        "result",
        "means",
        "waste",
        "lots",
        "plenty",
        "dozens",
        "thousands",
        "hundreds",
        "millions",
        "majority",
        "handful",
        "outbreak",
        "overthrow",
        "abolition",
        "destruction",
        "seizure",
        "conquest",
        "defence",
        "defense",
    ]
)
_NOT_OF: Final = frozenset(
    ["course", "whom", "which", "whose", "all", "late", "necessity", "them", "these", "those", "itself"]
)
_SUBORDINATING: Final = frozenset(["that", "because"])
_NEAR: Final = 10
_COUNT_STOPS: Final = 3
_SHORT_NAME: Final = 5


@cache
def abbreviations() -> frozenset[str]:
    """What keeps its full stop inside a sentence, in lower case."""
    return frozenset(word for line in table_lines("corrections", "abbreviations.txt") for word in line.split())


def find_punctuation(page: Page) -> Iterator[Proposal]:
    """Signs that no sentence has where they stand."""
    tokens, last = page.tokens, len(page.tokens) - 1
    for index in page.where(_SIGNS):
        if 0 < index < last and tokens[index + 1].text[0].islower() and tokens[index - 1].text[-1].isalpha():
            yield from _inside(page, index)
    yield from _paragraph_ends(page)


def _inside(page: Page, index: int) -> Iterator[Proposal]:
    text = page.text
    before, sign, after = page.tokens[index - 1 : index + 2]
    gap, blank = text[before.end : sign.start], text[sign.end : after.start]
    if "\n" in gap or not blank or "\n\n" in blank or after.start - sign.end > 2:
        return
    if gap:
        if sign.text == "." and gap in " \xa0" and blank == " " and not _dots(page, index):
            yield Proposal(before.start, after.end, f"{before.text} {after.text}", 0.9, "stray-sign")
        return
    word, following = before.text.lower(), after.text
    if sign.text == ".":
        yield from _stop(page, before, sign, word, following, index)
    elif sign.text == "!":
        if (
            blank == " "
            and word not in _CALLS
            and following in _GOING_ON
            and not before.text.isupper()
            and not _calls(page, index)
        ):
            yield Proposal(before.start, sign.end, before.text, 0.9, "stray-sign")
    elif sign.text in ",;":
        yield from _comma(page, before, sign, following, index)


def _stop(page: Page, before: Token, sign: Token, word: str, following: str, index: int) -> Iterator[Proposal]:
    if word in abbreviations() or len(word) == 1 or not word.replace("-", "").isalpha() or _dots(page, index):
        return
    if not any(c in "aeiouy" for c in word) or before.text.isupper():
        return
    if before.text[0].isupper() and len(before.text) <= _SHORT_NAME and word not in _PRONOUNS:
        return  # an abbreviated name or title that the list lacks
    joining = following in _JOINING
    corr = before.text + ("," if joining else "")
    yield Proposal(before.start, sign.end, corr, 0.85 if joining else 0.92, "stray-sign")


def _comma(page: Page, before: Token, sign: Token, following: str, index: int) -> Iterator[Proposal]:
    word = before.text.lower()
    stray = (
        (following == "to" and word in _TO_AFTER and _infinitive(page, index))
        or (following == "of" and word in _OF_AFTER and _next_word(page, index + 2) not in _NOT_OF)
        or (word in _PRONOUNS and following in _FINITE and _starts_clause(page, index - 1) and sign.text == ",")
        or (word in {"the", "an", "a"} and following not in {"the", "a", "an", "and", "or"})
        or (word == "at" and following in {"half", "least", "last", "once", "most"})
    )
    if stray:
        yield Proposal(before.start, sign.end, before.text, 0.9 if word in _TO_AFTER | _OF_AFTER else 0.8, "stray-sign")


def _next_word(page: Page, index: int) -> str:
    return page.tokens[index].text.lower() if index < len(page.tokens) else ""


def _infinitive(page: Page, index: int) -> bool:
    """Whether a verb follows "to", and no comma before opened a phrase that this one closes."""
    before = [token.text for token in page.tokens[max(0, index - 8) : index]]
    inserted = any(sign == "," and word in {"or", "and", "nor"} for sign, word in pairwise(before))
    return not inserted and not _next_word(page, index + 2).endswith("ing")


def _starts_clause(page: Page, index: int) -> bool:
    """Whether a word begins its sentence, so that no clause can have come between it and its verb."""
    if not index:
        return False
    if page.tokens[index - 1].text in _SUBORDINATING:
        return all(token.text not in {",", "—", "–"} for token in page.tokens[index + 2 : index + _NEAR])
    return page.tokens[index - 1].text in {".", "!", "?", "”"}


def _dots(page: Page, index: int) -> bool:
    """Whether a stop is one of several: an omission."""
    around = page.tokens[max(0, index - _COUNT_STOPS) : index + _COUNT_STOPS + 1]
    return any(a.text == "." and b.text == "." and b.start - a.end <= 1 for a, b in pairwise(around))


def _calls(page: Page, index: int) -> bool:
    """Whether other exclamations stand close by: a chant or an outcry."""
    near = page.tokens[max(0, index - 12) : index + 12]
    return sum(token.text == "!" for token in near) > 1 or any(token.text in '“”"' for token in near[10:15])


_COMMA_END = re.compile(r"[^\W\d_]{3,},$")


def _paragraph_ends(page: Page) -> Iterator[Proposal]:
    """A paragraph that ends in a comma and is followed by one that begins a sentence."""
    blocks = page.transcription.blocks
    for block, after in pairwise(blocks):
        if block.kind is not BlockKind.PARAGRAPH or after.kind not in {BlockKind.PARAGRAPH, BlockKind.HEAD}:
            continue
        words = page.text[max(block.span.start, block.span.end - 40) : block.span.end]
        match = _COMMA_END.search(words)
        first = page.text[after.span.start : after.span.start + 2].lstrip("“‘\"'")
        if match and len(block.span) > 80 and first[:1].isupper() and len(after.span) > 80:
            word = match.group()
            yield Proposal(block.span.end - len(word), block.span.end, word[:-1] + ".", 0.8, "comma-for-stop")
