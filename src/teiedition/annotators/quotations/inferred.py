"""Voices that no reporting clause tells: the subject of the sentence, an author just named, whoever was quoted last."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from teiedition.annotation import Kind
from teiedition.annotators.quotations.lexicon import lexicon
from teiedition.annotators.quotations.page import Page, Passage, Voice
from teiedition.annotators.quotations.persons import governed
from teiedition.annotators.quotations.reports import subject_of, voice_of
from teiedition.annotators.quotations.verbs import find_verbs

WEAK = frozenset({"sentence-subject", "main-speaker", "echo", "nested"})
_LONG = 6
"""From so many words on a quotation is somebody's, and not a mere expression."""
_REMEMBERED = 12


def last_voice(page: Page, passage: Passage) -> Voice:
    """Whoever was quoted last, for a quotation long enough to be somebody's."""
    if passage.parent is not None or passage.last - passage.first < _LONG or is_impersonal(page, passage):
        return Voice()
    another = not page.dialogue and _reported_by_another(page, passage)
    announced = _author_before(page, passage)
    if announced:
        return announced
    spoken_of = Voice() if page.dialogue or another else _spoken_of(page, passage)
    if spoken_of:
        return spoken_of
    for earlier in earlier_passages(passage, 3):
        if earlier.voice.works or earlier.voice.refs:
            if another and not earlier.voice.works:
                break
            return replace(earlier.voice, rule="main-speaker", described=None, to_whom=(), verb="", form="", words=())
    return Voice() if another else _last_subject(page, passage)


def _spoken_of(page: Page, passage: Passage) -> Voice:
    """Whoever was quoted lately and is then the subject of a sentence of the paragraph: "Hale raises a question. “...”"."""
    previous = passage.previous
    floor = page.block_tokens(passage.block).start
    start = max(floor, previous.last) if previous is not None and previous.block == passage.block else floor
    quoted = {earlier.voice.refs for earlier in earlier_passages(passage, _LATELY)}
    for index in range(passage.first - 2, start - 1, -1):
        name = page.name_at.get(index)
        if name is None or name.first != index or name.kind is not Kind.PERSON or (name.ref,) not in quoted:
            continue
        if not name.possessive and not governed(page, list(range(start, index)), index - start):
            return replace(voice_of(page, name), rule="main-speaker")
    return Voice()


_LATELY = 8
"""Blocks within which someone was quoted who may be quoted again."""


def _last_subject(page: Page, passage: Passage) -> Voice:
    """Of whom the paragraph before speaks, for a paragraph that is quoted whole: "Hale believes in sail. ¶ “...”"."""
    if page.dialogue or not passage.opens_block or not passage.block or len(passage.after) > _AFTER_WHOLE:
        return Voice()
    sentence = page.last_sentence(passage.block - 1)
    voice = subject_of(page, sentence)
    person = any(page.name_at[index].kind is Kind.PERSON for index in sentence if index in page.name_at)
    return replace(voice, rule="main-speaker") if voice.refs and voice.rule == "name" and person else Voice()


_AFTER_WHOLE = 14
"""Tokens of a reference after a quotation that fills its paragraph."""


def _reported_by_another(page: Page, passage: Passage) -> bool:
    """Whether somebody reports it of whom no name is known: "a study of the village reports that “...”"."""
    before = passage.before[-_OWN_CLAUSE:]
    return any(
        verb.group in {"say", "write"}
        and not page.words[verb.index].endswith("ing")
        and page.words[verb.index - 1] != "it"
        for verb in find_verbs(page, before)
    )


_OWN_CLAUSE = 8


def _author_before(page: Page, passage: Passage) -> Voice:
    """Whose article or speech the paragraph has named since the last quotation: "A second article by Orme appeared"."""
    previous = passage.previous
    floor = page.block_tokens(passage.block).start
    start = max(floor, previous.last) if previous is not None and previous.block == passage.block else floor
    nouns = lexicon().nouns
    for index in range(passage.first - 2, start + 1, -1):
        name = page.name_at.get(index)
        if (
            name is None
            or name.first != index
            or name.kind is not Kind.PERSON
            or page.words[index - 1] not in {"by", "of"}
        ):
            continue
        if any(nouns.get(page.words[other]) in _AUTHORED for other in range(max(start, index - 4), index - 1)):
            return replace(voice_of(page, name, "write"), rule="main-speaker")
    return Voice()


_AUTHORED = frozenset({"written", "spoken"})


def is_impersonal(page: Page, passage: Passage) -> bool:
    """Whether a passive leaves open who says it: "they were said to have plotted “...”"."""
    return any(verb.passive for verb in find_verbs(page, passage.before[-8:]))


def sentence_subject(page: Page, passage: Passage) -> Voice:
    """Whom the sentence is about, where it has no verb that reports."""
    if passage.last - passage.first < 4 or is_impersonal(page, passage):
        return Voice()
    return subject_of(page, passage.before)


def earlier_passages(passage: Passage, blocks: int) -> Iterator[Passage]:
    """The passages before one, nearest first: a dozen at most, and from so many blocks back."""
    earlier = passage.previous
    for _ in range(_REMEMBERED):
        if earlier is None or passage.block - earlier.block > blocks:
            return
        yield earlier
        earlier = earlier.previous
