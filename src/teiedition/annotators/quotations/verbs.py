"""Verbs that report words: which of them a sentence has, with nouns that look alike and passives told apart."""

from __future__ import annotations

from dataclasses import dataclass

from teiedition.annotators.quotations.lexicon import AUXILIARIES, BE, DETERMINERS, PRONOUNS, lexicon
from teiedition.annotators.quotations.page import Page

_PARTICLES = dict.fromkeys(("put", "puts", "express", "expressed", "expresses", "has", "had"), "it") | {
    "went": "on",
    "refers": "to",
    "referred": "to",
}
"""Verbs that report with another word only: "as Orme put it"."""


@dataclass(frozen=True, slots=True)
class Verb:
    """A reporting verb: its token and its class."""

    index: int
    group: str
    passive: bool = False


def find_verbs(page: Page, tokens: list[int]) -> list[Verb]:
    """The reporting verbs among some tokens, in order; nouns that look like verbs are left out."""
    verbs = lexicon().verbs
    told = lexicon().told if page.dialogue else frozenset()
    found = []
    for position, index in enumerate(tokens):
        particle = _PARTICLES.get(page.words[index])
        if particle is not None:
            group = "say" if page.words[index + 1 : index + 2] == [particle] else None
        else:
            group = verbs.get(page.words[index]) or ("say" if page.words[index] in told else None)
        if group is None or index in page.name_at or (page.tokens[index].text[0].isupper() and position):
            continue
        if group == "as":
            if "as" not in {page.words[other] for other in tokens[-2:]}:
                continue
            group = "name"
        before = page.words[tokens[position - 1]] if position else ""
        if before == "following" or (before in DETERMINERS and before not in {"that", "this", "one"}):
            continue  # "the claim", "his answer"
        if particle is None and is_base(page.words[index]) and not _may_be_base(page, tokens, position):
            continue  # "an indignant protest"
        earlier = {page.words[other] for other in tokens[max(0, position - 3) : position]}
        passive = before in BE or before == "been" or bool(earlier & {"been"})
        if before.endswith("ly") and position > 1:
            passive = passive or page.words[tokens[position - 2]] in BE  # "is rightly described as"
        found.append(Verb(index, group, passive and not page.words[index].endswith("ing")))
    return found


def is_base(form: str) -> bool:
    """Whether a form of a verb is its base: "report", not "reports" or "reported"."""
    return f"{form}s" in lexicon().verbs or f"{form}es" in lexicon().verbs or f"{form[:-1]}ies" in lexicon().verbs


def _may_be_base(page: Page, tokens: list[int], position: int) -> bool:
    if not position:
        return False
    before = page.words[tokens[position - 1]]
    return (
        before in AUXILIARIES
        or before in PRONOUNS
        or before in {"who", "and"}
        or before.endswith("s")
        or tokens[position - 1] in page.name_at
    )
