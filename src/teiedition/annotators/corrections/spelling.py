"""Words that no list has, but for one letter a usual word: "coal ines", "leadipg"."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import takewhile
from math import log
from typing import Final

from teiedition.annotators.corrections.proposal import Page, Proposal
from teiedition.annotators.corrections.punctuation import abbreviations
from teiedition.annotators.corrections.vocabulary import LONGEST, is_word, weight, word_class
from teiedition.annotators.foreign.lists import languages
from teiedition.annotators.lexicon import english_words, table_lines

_LETTERS: Final = "abcdefghijklmnopqrstuvwxyz"
# what scanners take for one another: printed -> read
_SCANNED: Final = tuple(
    pair.split(">")
    for pair in [
        "fa>h",
        "li>h",
        "lh>th",
        "tli>th",
        "ii>n",
        "ii>u",
        "in>m",
        "ni>m",
        "rn>m",
        "m>rn",
        "cl>d",
        "tl>d",
        "vv>w",
        "w>vv",
        "nn>m",
        "ri>n",
        "h>li",
        "h>b",
        "b>h",
        "e>c",
        "c>e",
        "o>c",
        "c>o",
        "n>u",
        "u>n",
        "t>l",
        "l>t",
        "i>l",
        "l>i",
        "f>t",
        "t>f",
        "a>o",
        "o>a",
        "s>a",
        "a>s",
        "p>n",
        "n>p",
        "r>n",
        "y>v",
        "v>y",
        "g>q",
        "h>n",
        "n>h",
        "q>g",
        "d>ci",
        "k>h",
        "a>n",
        "ia>in",
        "bo>be",
    ]
)
_LIKELY: Final = frozenset((one, other) for one, other in _SCANNED if len(one) == len(other) == 1)
_SHORT: Final = 3
_LONG: Final = 9
_SHORT_FAMILY: Final = 1  # of short words the first letters tell nothing
_MOVEMENTS: Final = ("ism", "ist", "ists", "iste", "istes", "ite", "ites", "ik", "iks", "its")
_OFTEN: Final = 3
_ADVERB: Final = "ly"


@cache
def _period() -> frozenset[str]:
    """Spellings of their time, which are no errors."""
    return frozenset(word for line in table_lines("corrections", "period-spellings.txt") for word in line.split())


def find_misspellings(page: Page) -> Iterator[Proposal]:
    """Unknown words that occur once or twice and have a usual neighbour."""
    rare = (word for word, indices in page.occurrences.items() if len(indices) < 3)
    for index in page.where(word for word in rare if _is_strange(word)):
        token = page.tokens[index]
        word = token.text
        if not (word.islower() or _opens_sentence(page, index)) or _in_strange_company(page, index):
            continue
        best = _best(word.lower(), page)
        if best is not None:
            corr, certainty = best
            yield Proposal(token.start, token.end, corr if word.islower() else corr.capitalize(), certainty, "spelling")


def find_rare(page: Page) -> Iterator[Proposal]:
    """Words that a dictionary knows and nobody uses, but for a letter's shape one that the text uses: "the base rales"."""
    counts, literary = page.counts, word_class("literary")
    once = (word for word, indices in page.occurrences.items() if len(indices) == 1 and len(word) > _SHORT)
    for index in page.where(word for word in once if word.islower() and word.isascii() and word.isalpha()):
        token = page.tokens[index]
        word = token.text
        if weight(word) or word in literary or not is_word(word) or _in_strange_company(page, index):
            continue
        usual = [other for other in _reshaped(word) if counts.get(other, 0) > 1 and weight(other) >= 1]
        if len(usual) == 1:
            yield Proposal(token.start, token.end, usual[0], 0.65, "rare-word")


def find_movements(page: Page) -> Iterator[Proposal]:
    """Names of movements and of those who follow them, wherever they stand: "Trotskism", "Bolshevits"."""
    known, counts = word_class("movement"), page.counts
    for word, indices in page.occurrences.items():
        if not (word.istitle() and word.endswith(_MOVEMENTS) and len(word) > _LONG - 2 and len(indices) < _OFTEN):
            continue
        if word in known or not word.isascii() or is_word(word.lower()):
            continue
        near = {other.capitalize() for other in _candidates(word.lower())}
        meant = sorted(
            other for other in near if other in known or (counts.get(other, 0) > 1 and other[-3:] == word[-3:])
        )
        if meant and meant[0][:2] == word[:2]:
            best = max(meant, key=lambda other: (_alike(other, word), len(other) == len(word)))
            for index in indices:
                yield Proposal(page.tokens[index].start, page.tokens[index].end, best, 0.7, "spelling")


def _alike(first: str, second: str) -> int:
    """How many letters two words have in common from the first on."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(first, second, strict=False)))


def _reshaped(word: str) -> set[str]:
    """What a word becomes when one letter was taken for another of its shape."""
    found = set()
    for printed, read in _SCANNED:
        at = word.find(printed)
        while at >= 0:
            found.add(word[:at] + read + word[at + len(printed) :])
            at = word.find(printed, at + 1)
    return found


def _is_strange(word: str) -> bool:
    """Whether a word is on no list. Of those with a capital that may only open a sentence adverbs alone are surely no names."""
    plain = word.islower() or (word.endswith(_ADVERB) and word.istitle())
    if not (plain and word.isalpha() and word.isascii()) or len(word) > LONGEST:
        return False
    word = word.lower()
    known = (
        len(word) == 1
        or is_word(word)
        or (word.endswith("st") and is_word(word[:-1] + "sed"))
        or word in _period()
        or word in abbreviations()
        or word in languages()
    )
    return not known


def _opens_sentence(page: Page, index: int) -> bool:
    return index == 0 or page.tokens[index - 1].text in '.!?“”"'


def _in_strange_company(page: Page, index: int) -> bool:
    """Whether the neighbours are no English either, or the word belongs to a figure, a name or an abbreviation."""
    before = page.tokens[index - 1].text if index else ""
    after = page.tokens[index + 1].text if index + 1 < len(page.tokens) else ""
    if before[-1:].isdigit() or before in ("’", "'", "£", "$", "/", "@") or after in ("’", "'", "/", "@"):
        return True
    word, end = page.tokens[index].text, page.tokens[index].end
    if len(word) <= _SHORT and after == ".":
        return True
    if before == "[" or after == "]" or (after == "." and page.text[end + 1 : end + 2].isalpha()):
        return True
    return any(word.isalpha() and word.islower() and len(word) > 1 and not is_word(word) for word in (before, after))


def _best(word: str, page: Page) -> tuple[str, float] | None:
    """The likeliest reading, where one stands out."""
    candidates = _candidates(word)
    scored = sorted(((_score(word, candidate, page), candidate) for candidate in candidates), reverse=True)
    if not scored or scored[0][0] <= 0:
        return _rare(word, candidates)
    score, corr = scored[0]
    if len(word) <= _SHORT and score < 1.5:
        return None
    lead = score - scored[1][0] if len(scored) > 1 else score
    return corr, min(0.92, 0.6 + 0.1 * min(lead, 1.5) + 0.1 * min(score, 1.5))


def _rare(word: str, candidates: set[str]) -> tuple[str, float] | None:
    """The one word, though not of every day, that a long one becomes with a letter more, less or moved."""
    if len(word) < _LONG:
        return None
    near = [c for c in candidates if (len(c) != len(word) or sorted(c) == sorted(word)) and c in english_words()]
    return (near[0], 0.7) if len(near) == 1 and near[0][:2] == word[:2] else None


def _score(word: str, candidate: str, page: Page) -> float:
    usual = weight(candidate)
    if not usual:
        return 0.0
    family = page.stems.get(candidate[:4], 0) if len(candidate) > _SHORT else _SHORT_FAMILY
    score = usual + 0.5 * log(1 + family)
    if len(word) == len(candidate):
        pairs = [(a, b) for a, b in zip(word, candidate, strict=True) if a != b]
        score += 0.6 if len(pairs) == 1 and pairs[0] in _LIKELY else 0.0
        score += 0.4 if sorted(word) == sorted(candidate) else 0.0
    elif abs(len(word) - len(candidate)) == 1 and _doubled(word, candidate):
        score += 0.5
    if word[0] != candidate[0]:
        score -= 0.5
    return score if len(candidate) > 1 else 0.0


def _doubled(word: str, candidate: str) -> bool:
    """Whether the two differ in a letter written twice."""
    longer, shorter = (word, candidate) if len(word) > len(candidate) else (candidate, word)
    return any(longer[i] == longer[i - 1] and longer[:i] + longer[i + 1 :] == shorter for i in range(1, len(longer)))


def _candidates(word: str) -> set[str]:
    """All strings one slip away."""
    splits = [(word[:i], word[i:]) for i in range(len(word) + 1)]
    found = {left + right[1:] for left, right in splits if right}
    found |= {left + right[1] + right[0] + right[2:] for left, right in splits if len(right) > 1}
    found |= {left + letter + right[1:] for left, right in splits if right for letter in _LETTERS}
    found |= {left + letter + right for left, right in splits for letter in _LETTERS}
    found |= _reshaped(word)
    found.discard(word)
    return found
