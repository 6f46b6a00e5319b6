"""Reporting clauses: the verb, and who is its subject.

tokens of a sentence --verbs--> each reporting verb, passives and infinitives told apart
verb --leftwards, rightwards--> its subject: a name, a described person, a pronoun
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from teiedition.annotation import Kind
from teiedition.annotators.quotations.lexicon import (
    AUXILIARIES,
    BE,
    DETERMINERS,
    FEMININE,
    LADY_TITLES,
    MAN_TITLES,
    MASCULINE,
    PREPOSITIONS,
    PRONOUNS,
    given_names,
    lexicon,
    word_set,
)
from teiedition.annotators.quotations.page import Name, Page, Voice

_JOINTS = frozenset({"and", "&"})
_CLAUSE_ENDS = frozenset(
    {";", ":", ".", "?", "!", "—", "–", "(", ")", "but", "that", "because", "although", "when", "if"}
)
_TITLES = word_set("mr mrs miss ms sir lady lord dr prof professor comrade general president senator . ’s")
_PARTICLES = dict.fromkeys(("put", "puts", "expressed", "expresses", "has", "had"), "it") | {
    "went": "on",
    "refers": "to",
    "referred": "to",
}
"""Verbs that report with another word only: "as Orme put it"."""
_MOST_LEFT = 20
_MOST_RIGHT = 5


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
        if before in DETERMINERS and before not in {"that", "this", "one"}:
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


def subject_left(page: Page, tokens: list[int], verb: Verb) -> Voice:
    """Who stands before a verb as its subject."""
    position = tokens.index(verb.index)
    low = max(-1, position - _MOST_LEFT)
    cursor = position - 1
    fallback = Voice()
    while cursor > low:
        index = tokens[cursor]
        word = page.words[index]
        name = page.name_at.get(index)
        if name is not None:
            start = _position_of(tokens, name.first, cursor)
            governed = _governed(page, tokens, start)
            if name.possessive:
                cursor = start - 1
                continue
            voice = _with_companion(page, tokens, start, _voice_of(page, index))
            if governed:
                fallback = fallback or voice
                cursor = start - 1
                continue
            return _bearer(page, tokens, start, position) or voice
        if word in _CLAUSE_ENDS and word not in {"—", "–", ")", "("}:
            break
        described = _description_ending(page, tokens, cursor)
        if described is not None:
            return described
        if word in PRONOUNS:
            return _pronoun(page, index)
        if word == "who" and position - cursor <= 3:
            return _antecedent(page, tokens, cursor) or fallback
        if cursor == position - 1 and page.words[verb.index] in _ALOUD:
            somebody = _somebody(page, tokens, cursor)
            if somebody:
                return somebody
        if word in _DOCUMENTS and cursor and page.words[tokens[cursor - 1]] in {"the", "this", "that", "same"}:
            return fallback or _document(page, index)
        cursor -= 1
    return fallback


_PERIODICALS = word_set("paper newspaper journal magazine weekly daily organ")
_BOOKS = word_set("book pamphlet brochure volume")
_DECISIONS = word_set("resolution manifesto declaration communique communiqué programme program platform")
_DOCUMENTS = _PERIODICALS | _BOOKS | _DECISIONS
_DOCUMENT_REACH = 120
"""Tokens before "the paper says" in which it was named."""


def _document(page: Page, index: int) -> Voice:
    """The work or body of which a text speaks as "the paper", "the book", "the resolution"."""
    word = page.words[index]
    limit = index
    for _ in range(_CANDIDATES):
        name = page.last_name(limit, *((Kind.ORG,) if word in _DECISIONS else (Kind.WORK,)))
        if name is None or index - name.last > _DOCUMENT_REACH:
            break
        limit = name.first
        record = page.context.authority.by_id.get(name.ref)
        periodical = record is not None and record.get("level") == "j"
        if word in _DECISIONS or periodical == (word in _PERIODICALS):
            return replace(_voice_of(page, name.first), words=(word, page.phrase(name.first, name.last)))
    return Voice()


def document_right(page: Page, tokens: list[int], position: int) -> bool:
    """Whether something written follows a verb as its subject: "reports the article"."""
    following = [page.words[index] for index in tokens[position + 1 : position + 4]]
    return following[:1] in (["the"], ["this"]) and any(lexicon().nouns.get(word) == "written" for word in following[1:2])


def subject_right(page: Page, tokens: list[int], verb: Verb) -> Voice:
    """Who stands after a verb as its subject: "said the miner"."""
    position = tokens.index(verb.index)
    for cursor in range(position + 1, min(len(tokens), position + 1 + _MOST_RIGHT)):
        index = tokens[cursor]
        word = page.words[index]
        name = page.name_at.get(index)
        if name is not None:
            if name.possessive:
                return description_from(page, tokens, position + 1)
            return _with_follower(page, tokens, cursor, _voice_of(page, index))
        if word in PRONOUNS and cursor == position + 1:
            return _pronoun(page, index)
        described = description_from(page, tokens, cursor)
        if described:
            return described
        if word == "." and page.words[index - 1] in _TITLES:
            continue  # "said Mr. Hale"
        if page.dialogue and cursor == position + 1 and _is_unknown_name(page, index):
            return Voice("description", described=(index, index), words=(page.tokens[index].text,))
        if word == "on" and page.words[tokens[cursor - 1]] == "went":
            continue
        if word in PREPOSITIONS or word in {",", ".", ":", ";", "that"}:
            break
    return Voice()


def _is_unknown_name(page: Page, index: int) -> bool:
    """Whether a capital after a reporting verb is a name that nobody recognised: "said Rose"."""
    word = page.tokens[index].text
    return word[0].isupper() and word[1:].islower() and page.words[index] not in _TITLES


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
    avoided = "she" if word in MASCULINE else "he" if word in FEMININE else ""
    best: tuple[int, Name] | None = None
    block = page.block_of(before)
    limit = before
    for age in range(_CANDIDATES):
        name = page.last_person(limit) if personal else page.last_name(limit, *_BODIES[: 1 if word == "they" else 2])
        if name is None or (not personal and before - name.last > _BODY_REACH):
            break
        limit = name.first
        sex = gender(page, name)
        if page.is_outer(name.first) != page.is_outer(before) or (sex and sex == avoided) or page.is_notice(name):
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
    voice = _described(page, best[1]) if best[1].kind is Kind.DESCRIPTION else _voice_of(page, best[1].first)
    return replace(voice, rule="pronoun", words=(word, *voice.words))


def _group_before(page: Page, before: int, stop: int) -> Voice:
    """The described persons whom "they" stands for: "the envoys"; nothing that ends before a token."""
    for index in range(before - 2, max(-1, stop, before - _BODY_REACH), -1):
        word = page.words[index]
        if word[-1] == "s" and index not in page.name_at and _is_role(word) and page.is_outer(index) == page.is_outer(before):
            found = _description_ending(page, list(range(max(0, index - 8), index + 1)), min(index, 8))
            if found is not None and found.described is not None:
                return replace(found, rule="pronoun", words=("they", *found.words))
    return Voice()


_BODIES = (Kind.ORG, Kind.WORK)
"""What "it" and "they" stand for: those who speak as a body."""
_BODY_REACH = 100
"""Tokens before "it says" in which the body or work was named."""
_CANDIDATES = 8
_AT_HAND = 3
"""How much a mention in the paragraph of the pronoun weighs."""


def _prominence(page: Page, name: Name) -> int:
    """How likely a mention is what the text is about: a subject rather than an object or an owner."""
    before = list(range(max(0, name.first - 6), name.first))
    governed = _governed(page, before, len(before))
    subject = not governed and not name.possessive
    following = page.words[name.last + 1] if name.last + 1 < len(page.words) else ""
    acts = following in AUXILIARIES or following in lexicon().verbs or following.endswith(("ed", "s"))
    return 3 * subject + 2 * (subject and acts) - 4 * (name.kind is not Kind.WORK and _in_brackets(page, name))


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
                return _voice_of(page, following)  # "the engineer Hale"
            return Voice("description", described=(tokens[cursor], index), words=(page.phrase(tokens[cursor], index),))
        if word in PREPOSITIONS or word in {",", ".", ":", ";"} or word in lexicon().verbs:
            break
    return Voice()


def _antecedent(page: Page, tokens: list[int], cursor: int) -> Voice:
    """Of whom "who" is said: "people in this country who said"."""
    bare = Voice()
    nearest = tokens[cursor - 2] if cursor > 1 and page.words[tokens[cursor - 1]] == "," else tokens[cursor - 1]
    if cursor and _is_person(page, nearest):
        return _voice_of(page, nearest)
    for place in range(cursor - 1, max(-1, cursor - _ANTECEDENT), -1):
        index = tokens[place]
        name = page.name_at.get(index)
        if name is not None and not _governed(page, tokens, _position_of(tokens, name.first, place)):
            return _voice_of(page, index)
        if name is None and _is_role(page.words[index]):
            found = _description_ending(page, tokens, place)
            if found is not None:
                return found
            if not _governed(page, tokens, place):
                bare = bare or Voice("description", described=(index, index), words=(page.phrase(index, index),))
    return bare


_ANTECEDENT = 12
"""Tokens before "who" among which its bearer stands."""
_ALOUD = word_set("said told asked replied answered remarked exclaimed shouted cried whispered retorted")
_INDEFINITE = frozenset({"a", "an", "one", "another"})


def _somebody(page: Page, tokens: list[int], cursor: int) -> Voice:
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


def _description_ending(page: Page, tokens: list[int], cursor: int) -> Voice | None:
    """A described person whose head noun stands at a position."""
    if not _is_role(page.words[tokens[cursor]]) or _qualifies(page, tokens, cursor):
        return None
    for back in range(1, 7):
        if cursor - back < 0:
            return None
        word = page.words[tokens[cursor - back]]
        if word in DETERMINERS:
            start = cursor - back
            while start and page.words[tokens[start - 1]] in DETERMINERS:
                start -= 1  # "the most able critic"
            if start >= 2 and page.words[tokens[start - 1]] == "," and _is_person(page, tokens[start - 2]):
                return _voice_of(page, tokens[start - 2])  # "Hale, the engineer, said"
            if _governed(page, tokens, start):
                return None
            last = cursor
            # the place or body that belongs to it: "a prominent engineer of Norhaven"
            if last + 2 < len(tokens) and page.words[tokens[last + 1]] in {"of", "at", "from", "in"}:
                last = _end_of_complement(page, tokens, last)
            first_token, last_token = tokens[start], tokens[last]
            if last_token - first_token != last - start:
                first_token, last_token = tokens[start], tokens[cursor]
            return Voice(
                "description", described=(first_token, last_token), words=(page.phrase(first_token, last_token),)
            )
        if word in PREPOSITIONS or word in {",", ".", ";", ":", "–", "—"}:
            return None
    return None


def _bearer(page: Page, tokens: list[int], start: int, position: int) -> Voice:
    """The person whom an apposition describes: "Orme, Labour member, informed"."""
    if page.words[tokens[position - 1]] != "," or page.name_at[tokens[start]].kind is Kind.PERSON:
        return Voice()
    for cursor in range(start - 1, max(-1, start - 6), -1):
        if page.words[tokens[cursor]] == "," and cursor and tokens[cursor - 1] in page.name_at:
            name = page.name_at[tokens[cursor - 1]]
            return _voice_of(page, tokens[cursor - 1]) if name.kind is Kind.PERSON else Voice()
    return Voice()


def _is_person(page: Page, index: int) -> bool:
    name = page.name_at.get(index)
    return name is not None and name.kind is Kind.PERSON and not name.possessive


def _qualifies(page: Page, tokens: list[int], cursor: int) -> bool:
    """Whether a noun for a person stands before the noun it belongs to: "a Conservative rally"."""
    if cursor + 1 >= len(tokens) or not page.words[tokens[cursor]].endswith(_PARTISAN):
        return False
    index, word = tokens[cursor + 1], page.words[tokens[cursor + 1]]
    if index != tokens[cursor] + 1 or not word.isalpha() or (word.endswith("ly") and word not in lexicon().nouns) or word == "who":
        return False
    return word not in AUXILIARIES and word not in PREPOSITIONS and word not in lexicon().verbs and word not in _JOINTS


_PARTISAN = ("ist", "ive", "vik", "ian", "liberal", "republican", "democrat", "tory")


def _is_role(word: str) -> bool:
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


_LEAST_FOLLOWERS = 9
_PERSONAL = ("er", "or", "ist", "man", "woman", "ian", "eer", "wright", "smith", "monger")
_IMPERSONAL = word_set(
    "paper order matter number power other rather never after water winter summer chapter answer either neither "
    "however whether together another under over further later former latter whatever moreover harbor labor error "
    "terror horror factor sector motor minor major prior human german roman norman river center corner offer order "
    "member manner quarter banner easier harder favor favour humor humour queer"
)


def _end_of_complement(page: Page, tokens: list[int], last: int) -> int:
    stop = last + 2
    while stop < len(tokens) and (page.tokens[tokens[stop]].text[0].isupper() or page.words[tokens[stop]] == "the"):
        stop += 1
    return stop - 1 if stop > last + 2 else last


def _governed(page: Page, tokens: list[int], start: int) -> bool:
    """Whether a preposition stands before a noun phrase that begins at a position."""
    cursor = start - 1
    while cursor >= 0 and start - cursor < 5:
        word = page.words[tokens[cursor]]
        if word in PREPOSITIONS:
            return True
        if not (word in DETERMINERS or word in _TITLES):
            return False
        cursor -= 1
    return False


def _described(page: Page, name: Name) -> Voice:
    return Voice("description", described=(name.first, name.last), words=(page.phrase(name.first, name.last),))


def _voice_of(page: Page, index: int) -> Voice:
    name = page.name_at[index]
    words = (page.phrase(name.first, name.last),)
    if name.kind is Kind.WORK:
        return Voice("name", works=(name.ref,), words=words)
    return Voice("name", refs=(name.ref,), words=words)


def _with_companion(page: Page, tokens: list[int], start: int, voice: Voice) -> Voice:
    """Join the other of two persons: "Hale and Orme" said."""
    if start >= 2 and page.words[tokens[start - 1]] in _JOINTS and voice.refs:
        other = page.name_at.get(tokens[start - 2])
        if other is not None and other.kind is not Kind.WORK and not other.possessive:
            return replace(voice, refs=tuple(dict.fromkeys((other.ref, *voice.refs))))
    return voice


def _with_follower(page: Page, tokens: list[int], cursor: int, voice: Voice) -> Voice:
    name = page.name_at[tokens[cursor]]
    after = cursor + 1
    while after < len(tokens) and tokens[after] <= name.last:
        after += 1
    if after + 1 < len(tokens) and page.words[tokens[after]] in _JOINTS and voice.refs:
        other = page.name_at.get(tokens[after + 1])
        if other is not None and other.kind is Kind.PERSON and not other.possessive:
            return replace(voice, refs=tuple(dict.fromkeys((*voice.refs, other.ref))))
    return voice


def _pronoun(page: Page, index: int) -> Voice:
    return pronoun_voice(page, page.words[index], index)


def _position_of(tokens: list[int], token: int, cursor: int) -> int:
    while cursor > 0 and tokens[cursor] > token:
        cursor -= 1
    return cursor
