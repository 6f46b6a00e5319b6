"""Whom a pronoun stands for.

he, she, I, you --``pronoun_voice``--> the person who fits best: a subject, lately named or quoted, of that sex
it, they        --``pronoun_voice``--> the body or work named last, or described persons
"""

from __future__ import annotations

from dataclasses import replace

from teiedition.annotation import Kind
from teiedition.annotators.quotations.lexicon import (
    AUXILIARIES,
    FEMININE,
    LADY_TITLES,
    MAN_TITLES,
    MASCULINE,
    given_names,
    lexicon,
    word_set,
)
from teiedition.annotators.quotations.page import Name, Page, Voice
from teiedition.annotators.quotations.persons import described_as, description_ending, governed, is_role, voice_at

_BODIES = (Kind.ORG, Kind.WORK)
"""What "it" and "they" stand for: those who speak as a body."""
_BODY_REACH = 100
"""Tokens before "it says" in which the body or work was named."""
_CANDIDATES = 8
_SUBJECT = 3
"""How much a subject weighs."""
_AT_HAND = 3
"""How much a mention in the paragraph of the pronoun weighs."""


def pronoun_voice(page: Page, word: str, before: int) -> Voice:
    """The person or body that a pronoun most likely stands for.

    Args:
        page: the document.
        word: the pronoun in lower case.
        before: token of the pronoun.
    """
    if word in {"i", "we"}:
        return Voice("pronoun", words=(word,), narrator=True)
    if word == "you":
        return Voice("pronoun", page.addressees_at(before), words=(word,)) if page.is_outer(before) else Voice()
    personal = word in MASCULINE | FEMININE
    best: tuple[int, Name] | None = None
    block = page.block_of(before)
    limit = before
    for age in range(_CANDIDATES):
        name = page.last_person(limit) if personal else page.last_name(limit, *_BODIES[: 1 if word == "they" else 2])
        if name is None or (not personal and before - name.last > _BODY_REACH):
            break
        limit = name.first
        if not _may_mean(page, word, before, name):
            continue
        weight = _prominence(page, name) - age + 3 * (name.ref in page.speaking)
        weight += _AT_HAND * (not page.dialogue and page.block_of(name.first) == block)
        if best is None or weight > best[0]:
            best = (weight, name)
    if word == "they":
        group = _group_before(page, before, best[1].last if best is not None else before - _BODY_REACH)
        if group:
            return group
    if best is None:
        return Voice()
    voice = described_as(page, best[1]) if best[1].kind is Kind.DESCRIPTION else voice_at(page, best[1].first)
    return replace(voice, rule="pronoun", words=(word, *voice.words))


def _may_mean(page: Page, word: str, before: int, name: Name) -> bool:
    """Whether a pronoun can stand for a mention: of its sex, not in a licence, inside quotations or outside like it."""
    avoided = "she" if word in MASCULINE else "he" if word in FEMININE else ""
    sex = gender(page, name)
    if page.is_outer(name.first) != page.is_outer(before) or (sex and sex == avoided) or page.is_notice(name):
        return False
    # "the report on the Union is thorough. It says"
    return word != "it" or name.kind is not Kind.ORG or _prominence(page, name) >= _SUBJECT


def _group_before(page: Page, before: int, stop: int) -> Voice:
    """The described persons whom "they" stands for: "the envoys"; nothing that ends before a token."""
    for index in range(before - 2, max(-1, stop, before - _BODY_REACH), -1):
        word = page.words[index]
        if (
            word[-1] == "s"
            and index not in page.name_at
            and is_role(word)
            and page.is_outer(index) == page.is_outer(before)
        ):
            found = description_ending(page, list(range(max(0, index - 8), index + 1)), min(index, 8))
            if found is not None and found.described is not None:
                return replace(found, rule="pronoun", words=("they", *found.words))
    return Voice()


def _prominence(page: Page, name: Name) -> int:
    """How likely a mention is what the text is about: a subject rather than an object or an owner."""
    before = list(range(max(0, name.first - 6), name.first))
    subject = (not governed(page, before, len(before)) or _is_opinion_of(page, name)) and not name.possessive
    subject = subject and not _is_object(page, name)
    following = page.words[name.last + 1] if name.last + 1 < len(page.words) else ""
    acts = following in AUXILIARIES or following in lexicon().verbs or following.endswith(("ed", "s"))
    return _SUBJECT * subject + 2 * (subject and acts) - 4 * (name.kind is not Kind.WORK and _in_brackets(page, name))


def _is_object(page: Page, name: Name) -> bool:
    """Whether a participle governs a mention: "supporting Hale was a mistake, he says"."""
    before = page.tokens[name.first - 1].text if name.first else ""
    return before.endswith("ing") and before.islower() and page.words[name.first - 1] != "during"


def _is_opinion_of(page: Page, name: Name) -> bool:
    """Whether what someone thinks or wrote is named before him: "the opinion of Orme"."""
    before = page.words[max(0, name.first - 5) : name.first]
    for position in range(len(before) - 1, 0, -1):
        if before[position] in {"of", "by", "from"}:
            noun = before[position - 1]
            return noun in _OPINIONS or lexicon().nouns.get(noun) in {"written", "spoken"}
    return False


_OPINIONS = word_set("opinion opinions view views attitude position argument arguments theory doctrine idea ideas")


def _in_brackets(page: Page, name: Name) -> bool:
    """Whether a mention is in brackets, in passing: "(as with Hale)"."""
    for index in range(name.first - 1, max(-1, name.first - 9), -1):
        if page.words[index] in {"(", ")", "."}:
            return page.words[index] == "("
    return False


def gender(page: Page, name: Name) -> str:
    """The pronoun of a person, or nothing: from the record, the noun, or the title before the name."""
    if name.kind is Kind.DESCRIPTION:
        return name.ref or "he"
    record = page.context.authority.by_id.get(name.ref)
    sex = record.get("sex") if record is not None else ""
    if sex:
        return {"m": "he", "male": "he", "1": "he", "f": "she", "female": "she", "2": "she"}.get(sex.lower(), "")
    titles = {page.words[other] for other in range(max(0, name.first - 2), name.first + 1)}
    if titles & LADY_TITLES:
        return "she"
    if titles & MAN_TITLES:
        return "he"
    return (
        {"m": "he", "f": "she"}.get(given_names().get(page.words[name.first], ""), "") if name.last > name.first else ""
    )
