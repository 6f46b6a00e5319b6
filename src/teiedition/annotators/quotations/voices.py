"""Whose words a quotation holds.

Rules in order of trust, each named in the evidence: reference after the quotation, reporting clause after it, clause
before it, paragraph ending in a colon, continuation, echo of an earlier quotation, turn of a dialogue, subject of
the sentence, and last whoever was quoted before.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from teiedition.annotation import Kind
from teiedition.annotators.quotations.cast import Cast, find_cast
from teiedition.annotators.quotations.clauses import subject_left
from teiedition.annotators.quotations.dialogue import is_dialogue
from teiedition.annotators.quotations.echoes import Echoes
from teiedition.annotators.quotations.inferred import WEAK, earlier_passages, last_voice, sentence_subject
from teiedition.annotators.quotations.letters import letter_at, read_letters
from teiedition.annotators.quotations.lexicon import LADY_TITLES, MAN_TITLES, PREPOSITIONS, lexicon, word_set
from teiedition.annotators.quotations.page import Page, Passage, Voice
from teiedition.annotators.quotations.persons import description_from
from teiedition.annotators.quotations.reports import clause_after, first_name, from_sentence, subject_of, voice_of
from teiedition.annotators.quotations.turns import take_turns
from teiedition.annotators.quotations.verbs import Verb, find_verbs
from teiedition.transcription import BlockKind

Rule = Callable[[Page, Passage], Voice]

_LEADING = frozenset({",", ":", "-", "–", "—"})


_CLAUSE_LENGTH = 120
"""Characters between the parts of an interrupted quotation."""
_NEAR = 12
"""How many tokens a reporting verb may stand before its quotation."""
_OWN = word_set("assertion slogan words statement contention article phrase reply answer letter argument")
_REPLIES = frozenset(["answer", "reply", "response", "retort", "rejoinder"])


def find_voices(page: Page) -> None:
    """Fill in the voice of each passage, in the order of the text."""
    author = _author(page)
    letters = read_letters(page)
    page.addressees_at = lambda token: letter_at(letters, token).addressees
    page.writers_at = lambda token: letter_at(letters, token).writers or author
    cast: Cast | None = None
    if page.dashed or is_dialogue(page):
        mentions = find_cast(page)
        page.widen(mentions)
        cast = Cast(page, mentions)
    echoes = Echoes(page)
    for passage in page.passages:
        page.speaking = _speaking(passage)
        for name, rule in (*_RULES, ("echo", echoes.voice), ("sentence-subject", sentence_subject)):
            voice = rule(page, passage)
            if voice.narrator:
                refs = page.writers_at(passage.first)
                voice = replace(voice, refs=refs, narrator=page.dialogue and not refs)
            if voice:
                passage.voice = replace(voice, rule=name)
                break
        else:
            passage.voice = last_voice(page, passage)
        echoes.repeat(passage)
        echoes.add(passage)
        _link(passage)
    _spread_references(page)
    if cast is not None:
        take_turns(page, cast)


def _spread_references(page: Page) -> None:
    """Give the works of a reference to the unattributed quotations before it in its paragraph."""
    following: Passage | None = None
    for passage in reversed(page.passages):
        if passage.parent is not None:
            continue
        if (passage.voice.rule == "reference" and passage.voice.works) or _later_reference(page, passage):
            following = passage
        elif following is None or following.block != passage.block:
            following = None
        elif passage.voice.rule in WEAK | {""} and passage.last - passage.first >= 4:
            works = following.voice.works or _later_reference(page, following)
            passage.voice = Voice("later-reference", (), works[:1], "write")


def _later_reference(page: Page, passage: Passage) -> tuple[str, ...]:
    """The work that parentheses right after a quotation name."""
    after = passage.after
    if len(after) > 2 and page.words[after[0]] == "(" and after[1] in page.name_at:
        name = page.name_at[after[1]]
        return (name.ref,) if name.kind is Kind.WORK else ()
    return ()


def _speaking(passage: Passage) -> frozenset[str]:
    """Records of those quoted just before."""
    return frozenset(
        ref for earlier in earlier_passages(passage, 2) if earlier.voice.rule not in WEAK for ref in earlier.voice.refs
    )


def _link(passage: Passage) -> None:
    """Chain a passage to the one it goes on from."""
    if passage.continues is not None:
        passage.chain = passage.continues
    elif passage.voice.rule == "interrupted":
        passage.chain = passage.previous


# ---------------------------------------------------------------------------------------------------- the rules


def _continuation(page: Page, passage: Passage) -> Voice:
    return passage.continues.voice if passage.continues is not None else Voice()


def _reference(page: Page, passage: Passage) -> Voice:
    """“...” (Northern Mail, 6/1/47); “...” – Ida Orme."""
    after = passage.after
    if len(after) < 2:
        return Voice()
    sign = page.words[after[0]]
    if sign == "(":
        close = next((i for i, index in enumerate(after) if page.words[index] == ")"), len(after))
        names = [page.name_at[index] for index in after[1:close] if index in page.name_at]
        if names and _names_first(page, after[1:close]):
            persons = tuple(dict.fromkeys(n.ref for n in names if n.kind is Kind.PERSON))
            works = tuple(dict.fromkeys(n.ref for n in names if n.kind is Kind.WORK))
            bodies = tuple(dict.fromkeys(n.ref for n in names if n.kind is Kind.ORG))
            clause = _clause_before(page, passage)
            if clause.refs or clause.described:
                return replace(
                    clause, works=works[:1], verb=clause.verb if clause.verb in {"say", "think"} else "write"
                )
            return Voice("reference", persons or (() if works else bodies[:1]), works[:1], "write")
    if sign in {"–", "—", "-"} and passage.whole is False and after[1] in page.name_at:
        name = page.name_at[after[1]]
        ends = page.block_tokens(passage.block).stop
        ended = name.last + 2 >= ends or (passage.opens_block and page.words[name.last + 1] in {".", "(", ","})
        if name.kind is Kind.PERSON and ended:
            return Voice("reference", (name.ref,), (), "write", words=(page.phrase(name.first, name.last),))
    return Voice()


def _names_first(page: Page, tokens: list[int]) -> bool:
    """Whether a name comes first in brackets, titles and what goes before a source apart: "(Lord Hale, in the Mail"."""
    for index in tokens[:4]:
        if index in page.name_at:
            return True
        word = page.words[index]
        titled = page.tokens[index].text[0].isupper() and word in lexicon().roles | LADY_TITLES | MAN_TITLES | _LORDS
        if not titled and word not in _LEADS and lexicon().nouns.get(word) != "written":
            return False
    return False


_LORDS = word_set("mr mrs dr prof professor viscount lord sir comrade senator rev hon general president .")
_LEADS = word_set("the in from see cf of by to quoted reported")


def _clause_before(page: Page, passage: Passage) -> Voice:
    """Ida Orme said: “...”; according to the Northern Mail “...”; Hale hails this as “...”."""
    before = passage.before
    if page.dialogue and before and page.words[before[-1]] not in _LEADING and not find_verbs(page, before[-2:]):
        return Voice()  # narration between two turns
    return from_sentence(page, before, _NEAR)


def _colon_paragraph(page: Page, passage: Passage) -> Voice:
    """The paragraph before ends in a colon, or announces the quotation that opens this one."""
    if not passage.opens_block or passage.parent is not None:
        return Voice()
    number = passage.block - 1
    while number >= 0 and page.blocks[number].kind in {BlockKind.HEAD, BlockKind.NOTE}:
        number -= 1
    if number < 0:
        return Voice()
    text = page.text[page.blocks[number].span.start : page.blocks[number].span.end]
    announced = passage.whole and not page.dialogue and text.endswith((".", ","))
    if not text.rstrip(" -–—").endswith(":") and not announced:
        return Voice()
    sentence = page.last_sentence(number)
    if sentence and page.words[sentence[0]] in {"it", "this"}:
        sender = _sender(page, number)
        if sender:
            return replace(sender, verb="write")
    colon = text.rstrip(" -–—").endswith(":")
    voice = from_sentence(page, sentence, 40) if colon else from_sentence(page, sentence, 14)
    if voice or not colon:
        return voice
    return _answer(page, sentence, passage) or subject_of(page, sentence)


def _sender(page: Page, number: int) -> Voice:
    """Who wrote the letter of which "It reads:" is said: "a letter from an old friend in Norhaven"."""
    tokens = list(page.block_tokens(number))
    for position in range(len(tokens) - 1, 0, -1):
        if lexicon().nouns.get(page.words[tokens[position]]) == "written":
            for step in range(position + 1, min(position + 5, len(tokens))):
                if page.words[tokens[step]] in {"from", "by"}:
                    return first_name(page, tokens[step + 1 : step + 3]) or description_from(page, tokens, step + 1)
    return Voice()


def _colon(page: Page, passage: Passage) -> Voice:
    """Ida Orme was cautious: “...”."""
    before = passage.before
    if not before or page.words[before[-1]] not in {":", "–", "—"} or len(before) < 2:
        return Voice()
    if page.words[before[-1]] != ":":
        return Voice()
    for index in reversed(before):
        name = page.name_at.get(index)
        if name is not None and name.kind is Kind.PERSON and not name.possessive:
            spot = before.index(max(name.first, before[0]))
            if not spot or page.words[before[spot - 1]] not in PREPOSITIONS:
                return voice_of(page, name)
    return subject_of(page, before)


def _answer(page: Page, sentence: list[int], passage: Passage) -> Voice:
    """The one who was asked in the paragraph before speaks after "This was the reply:"."""
    if not any(page.words[index] in _REPLIES for index in sentence):
        return Voice()
    asked = passage.previous
    if asked is None or asked.block < passage.block - 2:
        return Voice()
    tokens = list(page.block_tokens(asked.block))
    for position, index in enumerate(tokens):
        if page.words[index] in {"asked", "asks", "questioned"} and position + 1 < len(tokens):
            asker = subject_left(page, tokens, Verb(index, "say"))
            passage_there = page.passage_at(tokens[position + 1] + 1) or page.passage_at(tokens[position + 1])
            if passage_there is not None and passage_there.last > passage_there.first:
                described = (passage_there.first, passage_there.last - 1)
                return Voice("name", described=described, verb="say", to_whom=asker.refs)
            name = page.name_at.get(tokens[position + 1])
            if name is not None and name.kind is Kind.PERSON:
                return Voice("name", (name.ref,), verb="say", to_whom=asker.refs)
            found = description_from(page, tokens, position + 1)
            if found:
                return replace(found, verb="say", to_whom=asker.refs)
    return Voice()


def _interrupted(page: Page, passage: Passage) -> Voice:
    """“...,” said Orme, “...”: the second part is of the same voice."""
    earlier = passage.previous
    if earlier is None or earlier.block != passage.block or not earlier.voice or earlier.voice.rule in WEAK:
        return Voice()
    between = page.text[earlier.end : passage.start]
    if len(between) > _CLAUSE_LENGTH or (page.dialogue and between.endswith("\n")):
        return Voice()
    reported = earlier.voice.rule in {"clause-after", "interrupted"} or (
        # what goes on from the paragraph before may be interrupted in its turn
        earlier.voice.rule == "continuation" and bool(clause_after(page, earlier))
    )
    one_sentence = ". " not in between.rstrip(". ").replace("Mr. ", "").replace("Mrs. ", "").replace("Dr. ", "")
    ending = page.text[earlier.end - 2 : earlier.end]
    parted = any(sign in ",?!.—–;" for sign in ending) and between.rstrip().endswith((",", ".", ";", "—", "–", ":"))
    return earlier.voice if reported and one_sentence and parted else Voice()


def _following(page: Page, passage: Passage) -> Voice:
    """A paragraph in marks right after another, heads apart, goes on with the same voice."""
    earlier = passage.previous
    while earlier is not None and page.blocks[earlier.block].kind is BlockKind.HEAD:
        earlier = earlier.previous
    if earlier is None or not passage.opens_block or not (earlier.whole or earlier.goes_on or earlier.continues):
        return Voice()
    if not passage.whole and not passage.goes_on:
        return Voice()
    between = range(earlier.block + 1, passage.block)
    if all(page.blocks[number].kind in {BlockKind.HEAD, BlockKind.SEPARATOR} for number in between):
        return earlier.voice
    return Voice()


_RULES: tuple[tuple[str, Rule], ...] = (
    ("continuation", _continuation),
    ("reference", _reference),
    ("interrupted", _interrupted),
    ("clause-after", clause_after),
    ("clause-before", _clause_before),
    ("colon-paragraph", _colon_paragraph),
    ("following", _following),
    ("colon", _colon),
)


def _author(page: Page) -> tuple[str, ...]:
    """The record of whoever says "I": the author of the byline, else the one who signs."""
    for kinds in ({BlockKind.BYLINE}, {BlockKind.SIGNATURE}):
        for number, block in enumerate(page.blocks):
            if block.kind in kinds:
                names = [page.name_at[index] for index in page.block_tokens(number) if index in page.name_at]
                persons = tuple(dict.fromkeys(name.ref for name in names if name.kind is Kind.PERSON))
                if persons:
                    return persons
    name = page.context.transcription.field("author")
    return tuple(record.id for record in page.context.authority.by_name.get(name, ())[:1])
