"""One word written for another of its family: "the explosives" of explosions that were just spoken of.

A definite article says that the thing was named before. Where the word it stands with was not, but one that differs only
in its ending was, a sentence or two earlier, the ending is doubtful; no more than that.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from teiedition.annotators.corrections.proposal import Page, Proposal
from teiedition.annotators.tokens import Token

_TWINS: Final[Mapping[str, str]] = {"ives": "ions", "ions": "ives", "ive": "ion", "ion": "ive"}
_ENDINGS: Final = tuple(_TWINS)
_LEAST_STEM: Final = 6  # letters: "explos", not "act"
_NEAR: Final = 45  # tokens: the sentence before and its neighbour


def find_twins(page: Page) -> Iterator[Proposal]:
    """Words with the article whose family was named near before, in another form, and they were not."""
    tokens, seen = page.tokens, dict[str, int]()
    endings = {word: ending for word in page.occurrences if word.endswith(_ENDINGS) and (ending := _ending(word))}
    for index in page.where(endings):
        token = tokens[index]
        word, ending = token.text, endings[token.text]
        twin = word[: -len(ending)] + _TWINS[ending]
        if word not in seen and index - seen.get(twin, -_NEAR) < _NEAR and _is_named_thing(tokens, index):
            yield Proposal(token.start, token.end, twin, 0.4, "twin")
        seen[word] = index


def _ending(word: str) -> str:
    if len(word) > _LEAST_STEM + 2 and word.islower():
        return next((end for end in _TWINS if word.endswith(end) and len(word) - len(end) >= _LEAST_STEM), "")
    return ""


def _is_named_thing(tokens: Sequence[Token], index: int) -> bool:
    """Whether a word stands as a noun after the article: "the explosives," but not "the explosive charge"."""
    return 0 < index < len(tokens) - 1 and tokens[index - 1].text == "the" and not tokens[index + 1].text[0].isalpha()
