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
    "princess spokeswoman grandmother mistress niece stepmother sister-in-law mother-in-law granddaughter nun "
    "damsel maiden dame matron spinster dowager hostess lass bride countess duchess"
)
LADY_TITLES = word_set(
    "mrs miss ms lady madame madam queen mother sister aunt dame mademoiselle señora frau signora countess duchess "
    "baroness princess empress"
)
MAN_TITLES = word_set(
    "mr sir lord king brother father uncle captain colonel major general master monsieur señor herr signor squire "
    "parson sergeant lieutenant don count duke baron earl prince emperor tsar pope bishop"
)
NEUTER_ROLES = word_set(
    "child friend servant voice cousin neighbor neighbour stranger cook teacher guest youngster visitor patient other speaker "
    "passenger prisoner reader student voter witness worker victim newcomer observer people workers critics experts"
)
"""Nouns for a person that don't say whether a man or a woman; those of women stand above, the rest are taken for men."""
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
        told: past forms of verbs that report in a tale only: "hissed".
        nouns: a noun, in lower case -> written, spoken, slogan or word.
        roles: nouns for one who may speak without a name.
    """

    verbs: dict[str, str]
    told: frozenset[str]
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
    verbs = dict(_rows("verbs.tsv"))
    told = frozenset(form for form, group in verbs.items() if group == "tale")
    return Lexicon({form: group for form, group in verbs.items() if form not in told}, told, nouns, frozenset(roles))


@cache
def given_names() -> dict[str, str]:
    """Given names in lower case -> the sex they are used for: m, f, or u for both."""
    names: dict[str, str] = {}
    sex = "u"
    for line in resource("tables", "names", "given.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            sex = line.strip("[]")
        elif not line.startswith("#"):
            for name in line.split():
                names[name] = sex if names.get(name, sex) == sex else "u"
    return names


def _rows(name: str) -> list[tuple[str, str]]:
    lines = resource("tables", "quotations", name).read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
    return [(row[0], row[1]) for row in rows]
