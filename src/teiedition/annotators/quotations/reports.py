"""Sentences that say whose the quoted words are.

tokens after a quotation  --``clause_after``-->  "said Ida Orme", "as Ida Orme puts it"
tokens of a sentence      --``from_sentence``--> its reporting verb and subject, "according to", "Orme’s words"
tokens of a sentence      --``subject_of``-->    whoever it is about, where no verb reports
"""

from __future__ import annotations

from dataclasses import replace

from teiedition.annotation import Kind
from teiedition.annotators.quotations.clauses import (
    Verb,
    addressee,
    description_from,
    find_verbs,
    pronoun_voice,
    subject_left,
    subject_right,
)
from teiedition.annotators.quotations.lexicon import DETERMINERS, FEMININE, MASCULINE, PREPOSITIONS, lexicon, word_set
from teiedition.annotators.quotations.page import Name, Page, Passage, Voice

_OWN = word_set("assertion slogan words statement contention article phrase reply answer letter argument")
_NEGATIONS = frozenset({"neither", "nor", "not", "never"})
_SHORT = 5
_OWN_REACH = 14
_CUE_REACH = 8
_AS_REACH = 5
_CLAUSE_REACH = 8
_FORMULAS = {
    ("according", "to"): "write",
    ("words", "of"): "say",
    ("to", "quote"): "write",
    ("phrase", "of"): "write",
    ("remark", "of"): "say",
}


def clause_after(page: Page, passage: Passage) -> Voice:
    """“...,” said Ida Orme; “...,” the miner replied; “...,” as Ida Orme puts it."""
    after = passage.after
    if not after:
        return Voice()
    ending = page.words[passage.last - 1] if passage.last > passage.first else ""
    if ending in {".", "…"} and page.tokens[after[0]].text[0].isupper() and page.words[after[0]] != "said":
        return _sentence_after(page, passage)
    verb = next((verb for verb in find_verbs(page, after) if not verb.passive), None)
    if verb is None:
        return Voice()
    voice = _as_puts_it(page, after, verb) or _reporting(page, passage, verb)
    return spoken(page, after, verb, voice) if voice else Voice()


def _as_puts_it(page: Page, after: list[int], verb: Verb) -> Voice:
    position = after.index(verb.index)
    lead = next((i for i, index in enumerate(after[:position]) if page.words[index] == "as"), None)
    if (
        lead is None
        or position - lead > _AS_REACH
        or _NEGATIONS & {page.words[index] for index in after[lead:position]}
    ):
        return Voice()
    return subject_left(page, after[lead:], verb)


def _reporting(page: Page, passage: Passage, verb: Verb) -> Voice:
    after = passage.after
    position = after.index(verb.index)
    if position > _CLAUSE_REACH or any(page.words[index] in {";", ":", "that"} for index in after[:position]):
        return Voice()
    fragment = passage.last - passage.first <= _SHORT and page.tokens[passage.first].text[0].islower()
    if fragment and page.words[after[-1]] == ":":
        return Voice()  # the clause announces the next quotation
    inverted = subject_right(page, after, verb) if position <= 3 else Voice()
    if inverted and position == 0:
        return subject_left(page, after, verb) or inverted
    voice = subject_left(page, after, verb)
    if not voice and position > 0:
        voice = description_from(page, after, 1 if page.words[after[0]] in {",", "–", "—"} else 0)
    voice = voice or inverted
    ending = page.text[passage.end - 2 : passage.end]
    # the words after it must report the quotation, and not merely go on with the sentence
    parted = any(sign in ",?!—–" for sign in ending) or page.words[after[0]] in {",", "–", "—", "as", "..."}
    return voice if parted and position <= 6 else Voice()


def _sentence_after(page: Page, passage: Passage) -> Voice:
    """“....” President Orme said this in his speech."""
    after = passage.after
    verbs = [verb for verb in find_verbs(page, after[:8]) if not verb.passive]
    if not verbs:
        return Voice()
    position = after.index(verbs[0].index)
    rest = [page.words[index] for index in after[position + 1 : position + 3]]
    if rest and rest[0] in {"this", "so", "."}:
        return spoken(page, after, verbs[0], subject_left(page, after, verbs[0]))
    return Voice()


def from_sentence(page: Page, tokens: list[int], reach: int) -> Voice:
    """Whose words a sentence announces.

    Args:
        page: the document.
        tokens: of the sentence, quotations left out.
        reach: how many tokens before the end its verb may stand.
    """
    near = [page.words[index] for index in tokens[-_OWN_REACH:]]
    if "my" in near and any(word in _OWN for word in near[near.index("my") :]):
        return Voice("pronoun", words=("my",), narrator=True)
    voice = _formula(page, tokens[-reach - _CUE_REACH :]) or _owner(page, tokens)
    if voice:
        return voice
    for verb in reversed(find_verbs(page, tokens)):
        if len(tokens) - tokens.index(verb.index) > reach + 1:
            break
        voice = _of_verb(page, tokens, verb)
        if voice:
            return voice
    return Voice()


def _of_verb(page: Page, tokens: list[int], verb: Verb) -> Voice:
    position = tokens.index(verb.index)
    if verb.group == "cite":
        cited = first_name(page, tokens[position + 1 :])
        if cited:
            return replace(cited, verb="cite")
    if verb.passive:
        return replace(_agent(page, tokens[position + 1 :]), verb=verb.group)
    coordinated = position and page.words[tokens[position - 1]] in {"and", "but", "or"}
    voice = subject_of(page, tokens) if coordinated else subject_left(page, tokens, verb)
    if not voice and page.words[verb.index] == "said":
        voice = subject_right(page, tokens, verb)
    return spoken(page, tokens, verb, voice) if voice else voice


def _formula(page: Page, tokens: list[int]) -> Voice:
    """According to the Northern Mail; in the words of Orme; if Orme is to be believed."""
    words = [page.words[index] for index in tokens]
    for position in range(len(words) - 2, -1, -1):
        verb = _FORMULAS.get((words[position], words[position + 1]))
        if verb is not None:
            voice = first_name(page, tokens[position + 2 :]) or description_from(page, tokens, position + 2)
            if voice:
                return replace(voice, verb=verb)
        if words[position : position + 4] == ["is", "to", "be", "believed"]:
            voice = subject_of(page, tokens[: position + 1])
            if voice:
                return replace(voice, verb="write")
    return Voice()


def _owner(page: Page, tokens: list[int]) -> Voice:
    """Orme’s “...”; Orme’s own words; Hale’s reply."""
    if not tokens:
        return Voice()
    name = page.name_at.get(tokens[-1]) or page.name_at.get(tokens[-1] - 1)
    if name is not None and name.possessive and name.last >= tokens[-1] - 1:
        return replace(voice_of(page, name, "write"), rule="owner")
    groups = [lexicon().nouns.get(page.words[index]) for index in tokens[-4:]]
    groups = [group for group in groups if group]
    for index in tokens[-6:]:
        name = page.name_at.get(index)
        if groups and name is not None and name.possessive and name.first == index:
            return voice_of(page, name, "say" if groups[-1] == "spoken" else "write")
    return Voice()


def first_name(page: Page, tokens: list[int]) -> Voice:
    """The name that comes first among the next few tokens."""
    for index in tokens[:6]:
        name = page.name_at.get(index)
        if name is not None:
            return voice_of(page, name)
    return Voice()


def voice_of(page: Page, name: Name, verb: str = "") -> Voice:
    """The voice of a named person, body or work."""
    works = (name.ref,) if name.kind is Kind.WORK else ()
    return Voice("name", () if works else (name.ref,), works, verb, words=(page.phrase(name.first, name.last),))


def _agent(page: Page, tokens: list[int]) -> Voice:
    for position, index in enumerate(tokens[:6]):
        if page.words[index] == "by":
            return first_name(page, tokens[position + 1 : position + 5]) or description_from(page, tokens, position + 1)
    return Voice()


def spoken(page: Page, tokens: list[int], verb: Verb, voice: Voice) -> Voice:
    """A voice with the verb that reports it and those it speaks to."""
    form = page.words[verb.index]
    told = tuple(ref for ref in addressee(page, tokens, verb) if ref not in voice.refs)
    return replace(voice, verb=verb.group, form=form, to_whom=told, words=(*voice.words, form))


def subject_of(page: Page, tokens: list[int]) -> Voice:
    """The first name of a sentence that no preposition governs, or the pronoun that opens it."""
    fallback = Voice()
    for position, index in enumerate(tokens):
        word = page.words[index]
        if word in MASCULINE | FEMININE and position < 8:
            return pronoun_voice(page, word, index)
        name = page.name_at.get(index)
        if name is None or name.first != index:
            continue
        voice = voice_of(page, name)
        before = [page.words[other] for other in tokens[max(0, position - 3) : position]]
        while before and (before[-1] in DETERMINERS or before[-1] in {"mr", "mrs", ".", "comrade"}):
            before.pop()
        if before and before[-1] in PREPOSITIONS:
            fallback = fallback or voice
            continue
        return voice
    return fallback
