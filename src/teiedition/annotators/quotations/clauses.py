"""Reporting clauses: who is the subject of a verb, and whom it addresses.

verb --``subject_left``, ``subject_right``--> a name, a described person, a pronoun, a document
     --``addressee``----------------------> those told
"""

from __future__ import annotations

from dataclasses import replace

from teiedition.annotation import Kind
from teiedition.annotators.quotations.lexicon import PREPOSITIONS, PRONOUNS, lexicon, word_set
from teiedition.annotators.quotations.page import Page, Voice
from teiedition.annotators.quotations.persons import (
    TITLES,
    antecedent,
    bearer,
    description_ending,
    description_from,
    governed,
    position_of,
    somebody,
    voice_at,
    with_companion,
    with_follower,
)
from teiedition.annotators.quotations.pronouns import pronoun_voice
from teiedition.annotators.quotations.verbs import Verb

_CLAUSE_ENDS = frozenset({";", ":", ".", "?", "!", "but", "that", "because", "although", "when", "if"})
_MOST_LEFT = 20
_MOST_RIGHT = 5


def subject_left(page: Page, tokens: list[int], verb: Verb) -> Voice:
    """Who stands before a verb as its subject."""
    position = tokens.index(verb.index)
    low = max(-1, position - _MOST_LEFT)
    cursor = position - 1
    fallback = Voice()
    while cursor > low:
        name = page.name_at.get(tokens[cursor])
        if name is None:
            if page.words[tokens[cursor]] in _CLAUSE_ENDS:
                break
            voice = _unnamed_subject(page, tokens, verb, cursor, fallback)
            if voice is not None:
                return voice
            cursor -= 1
            continue
        start = position_of(tokens, name.first, cursor)
        if not name.possessive:
            voice = with_companion(page, tokens, start, voice_at(page, tokens[cursor]))
            if not governed(page, tokens, start):
                return bearer(page, tokens, start, position) or voice
            fallback = fallback or voice
        cursor = start - 1
    return fallback


def _unnamed_subject(page: Page, tokens: list[int], verb: Verb, cursor: int, fallback: Voice) -> Voice | None:
    """Whoever is no name: a described person, a pronoun, "who", "one veteran", "the paper"; None where it is nobody."""
    index, word = tokens[cursor], page.words[tokens[cursor]]
    distance = tokens.index(verb.index) - cursor
    voice = description_ending(page, tokens, cursor)
    if voice is None and word in PRONOUNS:
        voice = pronoun_voice(page, word, index)
    elif voice is None and word == "who" and distance <= _WHO_REACH:
        voice = antecedent(page, tokens, cursor) or fallback
    elif voice is None and distance == 1 and page.words[verb.index] in _ALOUD:
        voice = somebody(page, tokens, cursor) or None
    if voice is None and word in _DOCUMENTS and cursor and page.words[tokens[cursor - 1]] in _POINTING:
        voice = fallback or _document(page, index)
    return voice


_WHO_REACH = 3
_POINTING = frozenset({"the", "this", "that", "same"})
_PERIODICALS = word_set("paper newspaper journal magazine weekly daily organ")
_BOOKS = word_set("book pamphlet brochure volume")
_DECISIONS = word_set("resolution manifesto declaration communique communiqué programme program platform")
_BODIES = word_set(
    "committee commission council bureau executive union party board congress conference league federation association "
    "society ministry secretariat"
)
_DOCUMENTS = _PERIODICALS | _BOOKS | _DECISIONS | _BODIES
_DOCUMENT_REACH = 120
"""Tokens before "the paper says" in which it was named."""
_NAMES_BACK = 8


def _document(page: Page, index: int) -> Voice:
    """The work or body of which a text speaks as "the paper", "the book", "the resolution"."""
    word = page.words[index]
    if word in _BODIES:
        return _body(page, index)
    limit = index
    for _ in range(_NAMES_BACK):
        name = page.last_name(limit, *((Kind.ORG,) if word in _DECISIONS else (Kind.WORK,)))
        if name is None or index - name.last > _DOCUMENT_REACH:
            break
        limit = name.first
        record = page.context.authority.by_id.get(name.ref)
        periodical = record is not None and record.get("level") == "j"
        if word in _DECISIONS or periodical == (word in _PERIODICALS):
            return replace(voice_at(page, name.first), words=(word, page.phrase(name.first, name.last)))
    return Voice()


def _body(page: Page, index: int) -> Voice:
    """The body of which a text speaks as "the committee": the last one with that word in its name."""
    limit, word = index, page.words[index]
    for _ in range(_NAMES_BACK):
        name = page.last_name(limit, Kind.ORG)
        if name is None:
            break
        limit = name.first
        if word in page.words[name.first : name.last + 1]:
            return replace(voice_at(page, name.first), words=(word, page.phrase(name.first, name.last)))
    return Voice()


def document_right(page: Page, tokens: list[int], position: int) -> bool:
    """Whether something written follows a verb as its subject: "reports the article"."""
    following = [page.words[index] for index in tokens[position + 1 : position + 4]]
    return following[:1] in (["the"], ["this"]) and any(
        lexicon().nouns.get(word) == "written" for word in following[1:2]
    )


def subject_right(page: Page, tokens: list[int], verb: Verb) -> Voice:
    """Who stands after a verb as its subject: "said the miner"."""
    position = tokens.index(verb.index)
    for cursor in range(position + 1, min(len(tokens), position + 1 + _MOST_RIGHT)):
        index = tokens[cursor]
        name = page.name_at.get(index)
        if name is not None and name.possessive:
            return description_from(page, tokens, position + 1)
        if name is not None:
            return with_follower(page, tokens, cursor, voice_at(page, index))
        voice = _unnamed_right(page, tokens, cursor, cursor == position + 1)
        if voice:
            return voice
        if page.words[index] == "." and page.words[index - 1] in TITLES:
            continue  # "said Mr. Hale"
        if page.words[index] == "on" and page.words[tokens[cursor - 1]] == "went":
            continue
        if page.words[index] in PREPOSITIONS | {",", ".", ":", ";", "that"}:
            break
    return Voice()


def _unnamed_right(page: Page, tokens: list[int], cursor: int, first: bool) -> Voice:
    """Whoever follows a verb and is no name: a pronoun, a described person, a body, a name that nobody knows."""
    index = tokens[cursor]
    if first and page.words[index] in PRONOUNS:
        return pronoun_voice(page, page.words[index], index)
    voice = description_from(page, tokens, cursor)
    if not voice and page.words[index] in _BODIES and page.words[index - 1] in _POINTING:
        return _body(page, index)
    if not voice and page.dialogue and first and _is_unknown_name(page, index):
        return Voice("description", described=(index, index), words=(page.tokens[index].text,))
    return voice


def _is_unknown_name(page: Page, index: int) -> bool:
    """Whether a capital after a reporting verb is a name that nobody recognised: "said Rose"."""
    word = page.tokens[index].text
    return word[0].isupper() and word[1:].islower() and page.words[index] not in TITLES


def addressee(page: Page, tokens: list[int], verb: Verb) -> tuple[str, ...]:
    """Whom a clause says the words were spoken to: "told Hale"."""
    position = tokens.index(verb.index)
    following = tokens[position + 1 : position + 4]
    if page.words[verb.index] not in _TELLING:
        if verb.group != "say" or not following or page.words[following[0]] != "to":
            return ()
        following = following[1:]
    if following and page.words[following[0]] == "me":
        return page.writers_at(verb.index) if page.is_outer(verb.index) else ()
    for index in following[:2]:
        name = page.name_at.get(index)
        if name is not None and name.kind is Kind.PERSON and not name.possessive:
            return (name.ref,)
    return ()


_TELLING = word_set(
    "tell tells told telling ask asks asked asking inform informs informed assure assures assured remind reminds "
    "reminded warn warns warned answer answers answered"
)
_ALOUD = word_set("said told asked replied answered remarked exclaimed shouted cried whispered retorted")
