"""Words that tell what a quotation is and whose: loaded once, looked up one token at a time."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from teiedition.resources import resource


def word_set(words: str) -> frozenset[str]:
    """A small closed class of words, written as a line of text."""
    return frozenset(words.split())


AUXILIARIES = word_set(
    "has have had is was were are be been will would shall should may might can could did does do must also then "
    "now thus so even once again still just already never only himself herself themselves itself not often "
    "further recently later first finally always usually editorially repeatedly proudly rightly correctly openly "
    "quickly impatiently quietly softly slowly gravely aptly ever simply merely to"
)
"""What may stand between a subject and its verb."""
PREPOSITIONS = word_set(
    "of in on at to for with by from into against about over under between among upon through toward towards like "
    "than after before during near behind without within around concerning regarding"
)
BE = word_set("is was were are be been being am got gets ’s 's")
MASCULINE = frozenset({"he", "his", "him"})
FEMININE = frozenset({"she", "her", "hers"})
FEMININE_ROLES = word_set(
    "girl woman lady queen mother sister wife daughter aunt nurse maid widow governess landlady housekeeper "
    "princess spokeswoman grandmother mistress"
)
PRONOUNS = frozenset({"he", "she", "they", "it", "i", "we", "you"})
DETERMINERS = word_set(
    "the a an this that one another some certain these those his her their its our my your many most several two "
    "three every each no old young poor little"
)
SO_CALLED = frozenset({"so-called", "alleged", "supposed", "self-styled", "ostensible", "pretended", "would-be"})
FINITE = word_set(
    "is are was were has have had will would shall should can could may might must do does did be been am isn’t "
    "aren’t don’t didn’t won’t can’t wasn’t it’s i’m i’ll i’ve i’d you’re he’s they’re we’re that’s don't didn't "
    "it's i'm"
)


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Word classes.

    Attributes:
        verbs: a form, in lower case -> say, write, think, cite or name.
        nouns: a noun, in lower case -> written, spoken, slogan or word.
        roles: nouns for one who may speak without a name.
    """

    verbs: dict[str, str]
    nouns: dict[str, str]
    roles: frozenset[str]


@cache
def lexicon() -> Lexicon:
    """The tables of this annotator."""
    nouns: dict[str, str] = {}
    roles = set()
    for word, group in _rows("nouns.tsv"):
        if group == "role":
            roles.add(word)
        else:
            nouns.setdefault(word, group)
    return Lexicon(dict(_rows("verbs.tsv")), nouns, frozenset(roles))


def _rows(name: str) -> list[tuple[str, str]]:
    lines = resource("tables", "quotations", name).read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
    return [(row[0], row[1]) for row in rows]
