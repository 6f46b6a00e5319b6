"""Persons as a sentence names or describes them.

a token of a name    --``voice_at``, ``with_companion``--> whose words these are: one, or two joined
a noun for a person  --``description_ending``-----------> "the local miners' secretary"; the name it stands beside
"who", "one veteran" --``antecedent``, ``somebody``-----> the people who said, whoever is said to have spoken
"""

from __future__ import annotations

from dataclasses import replace

from teiedition.annotation import Kind
from teiedition.annotators.quotations.lexicon import AUXILIARIES, DETERMINERS, PREPOSITIONS, lexicon, word_set
from teiedition.annotators.quotations.page import Name, Page, Voice

JOINTS = frozenset({"and", "&"})
TITLES = word_set("mr mrs miss ms sir lady lord dr prof professor comrade general president senator . ’s")
_PERSONAL = ("er", "or", "ist", "man", "woman", "ian", "eer", "wright", "smith", "monger")
_IMPERSONAL = word_set(
    "paper order matter number power other rather never after water winter summer chapter answer either neither "
    "however whether together another under over further later former latter whatever moreover harbor labor error "
    "terror horror factor sector motor minor major prior human german roman norman river center corner offer order "
    "member manner quarter banner easier harder favor favour humor humour queer"
)
_PARTISAN = ("ist", "ive", "vik", "ian", "liberal", "republican", "democrat", "tory")
_LEAST_FOLLOWERS = 9
_ANTECEDENT = 12
"""Tokens before "who" among which its bearer stands."""
_INDEFINITE = frozenset({"a", "an", "one", "another"})


def voice_at(page: Page, index: int) -> Voice:
    """The voice of the named person, body or work at a token."""
    name = page.name_at[index]
    words = (page.phrase(name.first, name.last),)
    if name.kind is Kind.WORK:
        return Voice("name", works=(name.ref,), words=words)
    return Voice("name", refs=(name.ref,), words=words)


def described_as(page: Page, name: Name) -> Voice:
    """The voice of a person known by a description alone."""
    return Voice("description", described=(name.first, name.last), words=(page.phrase(name.first, name.last),))


def is_person(page: Page, index: int) -> bool:
    """Whether a token belongs to the name of a person, and not as an owner."""
    name = page.name_at.get(index)
    return name is not None and name.kind is Kind.PERSON and not name.possessive


def governed(page: Page, tokens: list[int], start: int) -> bool:
    """Whether a preposition stands before a noun phrase that begins at a position."""
    cursor = start - 1
    while cursor >= 0 and start - cursor < 5:
        word = page.words[tokens[cursor]]
        if word in PREPOSITIONS:
            return True
        if not (word in DETERMINERS or word in TITLES):
            return False
        cursor -= 1
    return False


def position_of(tokens: list[int], token: int, cursor: int) -> int:
    """Where a token, or the first after it, stands among some tokens, from a position backwards."""
    while cursor > 0 and tokens[cursor] > token:
        cursor -= 1
    return cursor


def with_companion(page: Page, tokens: list[int], start: int, voice: Voice) -> Voice:
    """Join the other of two persons: "Hale and Orme" said."""
    if start >= 2 and page.words[tokens[start - 1]] in JOINTS and voice.refs:
        other = page.name_at.get(tokens[start - 2])
        if other is not None and other.kind is not Kind.WORK and not other.possessive:
            return replace(voice, refs=tuple(dict.fromkeys((other.ref, *voice.refs))))
    return voice


def with_follower(page: Page, tokens: list[int], cursor: int, voice: Voice) -> Voice:
    """Join the other of two persons after a verb: said “Hale and Orme”."""
    name = page.name_at[tokens[cursor]]
    after = cursor + 1
    while after < len(tokens) and tokens[after] <= name.last:
        after += 1
    if after + 1 < len(tokens) and page.words[tokens[after]] in JOINTS and voice.refs:
        other = page.name_at.get(tokens[after + 1])
        if other is not None and other.kind is Kind.PERSON and not other.possessive:
            return replace(voice, refs=tuple(dict.fromkeys((*voice.refs, other.ref))))
    return voice


def bearer(page: Page, tokens: list[int], start: int, position: int) -> Voice:
    """The person whom an apposition describes: "Orme, Labour member, informed"."""
    if page.words[tokens[position - 1]] != "," or page.name_at[tokens[start]].kind is Kind.PERSON:
        return Voice()
    for cursor in range(start - 1, max(-1, start - 6), -1):
        if page.words[tokens[cursor]] == "," and cursor and tokens[cursor - 1] in page.name_at:
            name = page.name_at[tokens[cursor - 1]]
            return voice_at(page, tokens[cursor - 1]) if name.kind is Kind.PERSON else Voice()
    return Voice()


def is_role(word: str) -> bool:
    """Whether a noun before a reporting verb means a person: a known one, or made like one."""
    if word in lexicon().roles:
        return True
    if word.endswith("ites") and len(word) > _LEAST_FOLLOWERS:
        return True  # "the Halemanites": followers of somebody
    if word.endswith("s"):
        word = word[:-2] if word.endswith("sses") else word[:-1]
        if word in lexicon().roles:
            return True
    return word.endswith(_PERSONAL) and word not in lexicon().nouns and word not in _IMPERSONAL and len(word) > 4


def _qualifies(page: Page, tokens: list[int], cursor: int) -> bool:
    """Whether a noun for a person stands before the noun it belongs to: "a Conservative rally"."""
    if cursor + 1 >= len(tokens) or not page.words[tokens[cursor]].endswith(_PARTISAN):
        return False
    index, word = tokens[cursor + 1], page.words[tokens[cursor + 1]]
    if (
        index != tokens[cursor] + 1
        or not word.isalpha()
        or (word.endswith("ly") and word not in lexicon().nouns)
        or word == "who"
    ):
        return False
    return word not in AUXILIARIES and word not in PREPOSITIONS and word not in lexicon().verbs and word not in JOINTS


def description_from(page: Page, tokens: list[int], cursor: int) -> Voice:
    """A described person whose words begin at a position: "the local miners' secretary"."""
    if cursor >= len(tokens) or page.words[tokens[cursor]] not in DETERMINERS:
        return Voice()
    roles = lexicon().roles
    for step in range(1, 6):
        if cursor + step >= len(tokens):
            break
        index = tokens[cursor + step]
        word = page.words[index]
        if word in roles and index not in page.name_at:
            following = tokens[cursor + step + 1] if cursor + step + 1 < len(tokens) else None
            if following is not None and page.words[following] in roles:
                continue
            if following is not None and following == index + 1 and following in page.name_at:
                return voice_at(page, following)  # "the engineer Hale"
            return Voice("description", described=(tokens[cursor], index), words=(page.phrase(tokens[cursor], index),))
        if word in PREPOSITIONS or word in {",", ".", ":", ";"} or word in lexicon().verbs:
            break
    return Voice()


def description_ending(page: Page, tokens: list[int], cursor: int) -> Voice | None:
    """A described person whose head noun stands at a position, or the named one it is said of."""
    start = _determined_at(page, tokens, cursor)
    if start is None:
        return None
    if start >= 2 and page.words[tokens[start - 1]] == "," and is_person(page, tokens[start - 2]):
        return voice_at(page, tokens[start - 2])  # "Hale, the engineer, said"
    if governed(page, tokens, start):
        return None
    last = cursor
    # the place or body that belongs to it: "a prominent engineer of Norhaven"
    if last + 2 < len(tokens) and page.words[tokens[last + 1]] in {"of", "at", "from", "in"}:
        last = _end_of_complement(page, tokens, last)
    first_token, last_token = tokens[start], tokens[last]
    if last_token - first_token != last - start:
        last_token = tokens[cursor]
    return Voice("description", described=(first_token, last_token), words=(page.phrase(first_token, last_token),))


def _determined_at(page: Page, tokens: list[int], cursor: int) -> int | None:
    """Where the description of a person begins whose noun stands at a position: at "the", "a", "his"."""
    if not is_role(page.words[tokens[cursor]]) or _qualifies(page, tokens, cursor):
        return None
    start = cursor - 1
    while start >= max(0, cursor - 6) and page.words[tokens[start]] not in DETERMINERS:
        if page.words[tokens[start]] in PREPOSITIONS | {",", ".", ";", ":", "–", "—"}:
            return None
        start -= 1
    if start < max(0, cursor - 6):
        return None
    while start and page.words[tokens[start - 1]] in DETERMINERS:
        start -= 1  # "the most able critic"
    return start


def _end_of_complement(page: Page, tokens: list[int], last: int) -> int:
    stop = last + 2
    while stop < len(tokens) and (page.tokens[tokens[stop]].text[0].isupper() or page.words[tokens[stop]] == "the"):
        stop += 1
    return stop - 1 if stop > last + 2 else last


def antecedent(page: Page, tokens: list[int], cursor: int) -> Voice:
    """Of whom "who" is said: "people in this country who said"."""
    bare = Voice()
    nearest = tokens[cursor - 2] if cursor > 1 and page.words[tokens[cursor - 1]] == "," else tokens[cursor - 1]
    if cursor and is_person(page, nearest):
        return voice_at(page, nearest)
    for place in range(cursor - 1, max(-1, cursor - _ANTECEDENT), -1):
        index = tokens[place]
        name = page.name_at.get(index)
        if name is not None and not governed(page, tokens, position_of(tokens, name.first, place)):
            return voice_at(page, index)
        if name is None and is_role(page.words[index]):
            found = description_ending(page, tokens, place)
            if found is not None:
                return found
            if not governed(page, tokens, place):
                bare = bare or Voice("description", described=(index, index), words=(page.phrase(index, index),))
    return bare


def somebody(page: Page, tokens: list[int], cursor: int) -> Voice:
    """Whoever is said to have spoken, whatever the noun: "one veteran said"."""
    noun = page.words[tokens[cursor]]
    if noun in lexicon().nouns or not noun.replace("-", "").isalpha():
        return Voice()
    for start in range(cursor - 1, max(-1, cursor - 4), -1):
        word = page.words[tokens[start]]
        if word in _INDEFINITE and tokens[cursor] - tokens[start] == cursor - start:
            words = (page.phrase(tokens[start], tokens[cursor]),)
            return Voice("description", described=(tokens[start], tokens[cursor]), words=words)
        if not word.replace("-", "").isalpha() or word in PREPOSITIONS:
            break
    return Voice()
