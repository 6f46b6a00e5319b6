"""Whose words a quotation holds.

Rules in order of trust, each named in the evidence: reference after the quotation, reporting clause after it, clause
before it, paragraph ending in a colon, continuation, echo of an earlier quotation, turn of a dialogue, subject of
the sentence, and last whoever was quoted before.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
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
from teiedition.annotators.quotations.dialogue import find_cast, is_dialogue, take_turns
from teiedition.annotators.quotations.lexicon import DETERMINERS, FEMININE, MASCULINE, PREPOSITIONS, lexicon
from teiedition.annotators.quotations.page import Name, Page, Passage, Voice
from teiedition.transcription import BlockKind

Rule = Callable[[Page, Passage], Voice]
_LONG = 6
"""From so many words on a quotation is somebody's, and not a mere expression."""
_REMEMBERED = 12
_NEAR = 12
"""How many tokens a reporting verb may stand before its quotation."""
_OWN = frozenset(
    [
        "assertion",
        "slogan",
        "words",
        "statement",
        "contention",
        "article",
        "phrase",
        "reply",
        "answer",
        "letter",
        "argument",
    ]
)
_REPLIES = frozenset(["answer", "reply", "response", "retort", "rejoinder"])


def find_voices(page: Page) -> None:
    """Fill in the voice of each passage, in the order of the text."""
    author = _author(page)
    if is_dialogue(page):
        page.widen(find_cast(page))
    echoes = _Echoes(page)
    for passage in page.passages:
        page.speaking = _speaking(passage)
        for name, rule in (*_RULES, ("echo", echoes.voice), ("sentence-subject", _sentence_subject)):
            voice = rule(page, passage)
            if voice.rule == "pronoun" and voice.words and voice.words[0] in {"i", "we"}:
                voice = replace(voice, refs=author, narrator=page.dialogue and not author)
            if voice:
                passage.voice = replace(voice, rule=name)
                break
        else:
            passage.voice = _fallback(page, passage)
        echoes.add(passage)
        _link(passage)
    _spread_references(page)
    if page.dialogue:
        take_turns(page)


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
        ref for earlier in _earlier(passage, 2) if earlier.voice.rule not in WEAK for ref in earlier.voice.refs
    )


def _earlier(passage: Passage, blocks: int) -> Iterator[Passage]:
    """The passages before one, nearest first: a dozen at most, and from so many blocks back."""
    earlier = passage.previous
    for _ in range(_REMEMBERED):
        if earlier is None or passage.block - earlier.block > blocks:
            return
        yield earlier
        earlier = earlier.previous


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
        if (names and page.name_at.get(after[1])) or (names and page.words[after[1]] in {"the", "in", "from"}):
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
        if name.kind is Kind.PERSON and name.last + 2 >= ends:
            return Voice("reference", (name.ref,), (), "write", words=(page.phrase(name.first, name.last),))
    return Voice()


def _clause_after(page: Page, passage: Passage) -> Voice:
    """“...,” said Ida Orme; “...,” the miner replied; “...,” as Ida Orme puts it."""
    after = passage.after
    if not after:
        return Voice()
    ending = page.words[passage.last - 1] if passage.last > passage.first else ""
    fresh = page.tokens[after[0]].text[0].isupper()
    if ending in {".", "…"} and fresh and page.words[after[0]] not in {"said"}:
        return _sentence_after(page, passage)
    verbs = [verb for verb in find_verbs(page, after) if not verb.passive]
    if not verbs:
        return Voice()
    verb = verbs[0]
    position = after.index(verb.index)
    lead = next((i for i, index in enumerate(after[:position]) if page.words[index] == "as"), None)
    if lead is not None and position - lead <= 5:
        voice = subject_left(page, after[lead:], verb)
        if voice:
            return _spoken(page, after, verb, voice)
    if position > 8 or any(page.words[index] in {";", ":", "that"} for index in after[:position]):
        return Voice()
    inverted = subject_right(page, after, verb) if position <= 3 else Voice()
    direct = subject_left(page, after, verb)
    if not direct and position > 0:
        direct = description_from(page, after, 1 if page.words[after[0]] in {",", "–", "—"} else 0)
    if not _starts_clause(page, passage, after, position, inverted, direct):
        return Voice()
    return _spoken(page, after, verb, direct or inverted)


def _starts_clause(
    page: Page, passage: Passage, after: list[int], position: int, inverted: Voice, direct: Voice
) -> bool:
    """Whether the words after a quotation report it, and do not merely go on with the sentence."""
    ending = page.text[passage.end - 2 : passage.end]
    parted = any(sign in ",?!—–" for sign in ending) or page.words[after[0]] in {",", "–", "—", "as", "..."}
    if inverted and position == 0:
        return True
    return parted and bool(direct or inverted) and position <= 6


def _sentence_after(page: Page, passage: Passage) -> Voice:
    """“....” President Orme said this in his speech."""
    after = passage.after
    verbs = [verb for verb in find_verbs(page, after[:8]) if not verb.passive]
    if not verbs:
        return Voice()
    position = after.index(verbs[0].index)
    rest = [page.words[index] for index in after[position + 1 : position + 3]]
    if rest and rest[0] in {"this", "so", "."}:
        return _spoken(page, after, verbs[0], subject_left(page, after, verbs[0]))
    return Voice()


def _clause_before(page: Page, passage: Passage) -> Voice:
    """Ida Orme said: “...”; according to the Northern Mail “...”; Hale hails this as “...”."""
    return _from_sentence(page, passage.before, _NEAR)


def _from_sentence(page: Page, tokens: list[int], reach: int) -> Voice:
    if not tokens:
        return Voice()
    near = [page.words[index] for index in tokens[-14:]]
    if "my" in near and any(word in _OWN for word in near[near.index("my") :]):
        return Voice("pronoun", words=("i", "my"))
    cue = _according(page, tokens[-reach - 8 :])
    if cue:
        return cue
    for verb in reversed(find_verbs(page, tokens)):
        position = tokens.index(verb.index)
        if len(tokens) - position > reach + 1:
            break
        if verb.group == "cite":
            cited = _first_name(page, tokens[position + 1 :])
            if cited:
                return replace(cited, verb="cite")
        if verb.passive:
            agent = _agent(page, tokens[position + 1 :])
            if agent:
                return replace(agent, verb=verb.group)
            if verb.group != "say" or page.words[verb.index] != "said":
                continue
            continue
        coordinated = position and page.words[tokens[position - 1]] in {"and", "but", "or"}
        voice = _subject(page, tokens) if coordinated else subject_left(page, tokens, verb)
        if not voice and page.words[verb.index] == "said":
            voice = subject_right(page, tokens, verb)
        if voice:
            return _spoken(page, tokens, verb, voice)
    return Voice()


def _according(page: Page, tokens: list[int]) -> Voice:
    words = [page.words[index] for index in tokens]
    for position in range(len(words) - 2, -1, -1):
        pair = words[position : position + 2]
        if pair in (["according", "to"], ["words", "of"], ["to", "quote"], ["phrase", "of"], ["remark", "of"]):
            voice = _first_name(page, tokens[position + 2 :]) or description_from(page, tokens, position + 2)
            if voice:
                spoken = {"words": "say", "phrase": "write", "remark": "say"}.get(pair[0], "write")
                return replace(voice, verb=spoken)
        if words[position : position + 4] == ["is", "to", "be", "believed"]:
            voice = _subject(page, tokens[: position + 1])
            if voice:
                return replace(voice, verb="write")
    if (tokens and words[-1] in {"’s", "’"}) or (tokens and tokens[-1] in page.name_at):
        name = page.name_at.get(tokens[-1]) or page.name_at.get(tokens[-1] - 1)
        if name is not None and name.possessive and name.last >= tokens[-1] - 1:
            return _voice_of_name(page, name, "write")
    # "Orme’s (own) words", "Hale’s reply: ..."
    for index in tokens[-6:]:
        name = page.name_at.get(index)
        if name is not None and name.possessive and name.first == index:
            group = [lexicon().nouns.get(word) for word in words[-4:]]
            group = [one for one in group if one]
            if group:
                return _voice_of_name(page, name, "say" if group[-1] == "spoken" else "write")
    return Voice()


def _first_name(page: Page, tokens: list[int]) -> Voice:
    for index in tokens[:6]:
        name = page.name_at.get(index)
        if name is not None:
            return _voice_of_name(page, name)
    return Voice()


def _voice_of_name(page: Page, name: Name, verb: str = "") -> Voice:
    works = (name.ref,) if name.kind is Kind.WORK else ()
    return Voice("name", () if works else (name.ref,), works, verb, words=(page.phrase(name.first, name.last),))


def _agent(page: Page, tokens: list[int]) -> Voice:
    for position, index in enumerate(tokens[:6]):
        if page.words[index] == "by":
            return _first_name(page, tokens[position + 1 : position + 5]) or description_from(
                page, tokens, position + 1
            )
    return Voice()


def _spoken(page: Page, tokens: list[int], verb: Verb, voice: Voice) -> Voice:
    form = page.words[verb.index]
    return replace(voice, verb=verb.group, form=form, to_whom=addressee(page, tokens, verb), words=(*voice.words, form))


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
    if not text.rstrip(" -–—").endswith(":") and not (passage.whole and text.endswith((".", ","))):
        return Voice()
    sentence = page.last_sentence(number)
    if sentence and page.words[sentence[0]] in {"it", "this"}:
        sender = _sender(page, number)
        if sender:
            return replace(sender, verb="write")
    colon = text.rstrip(" -–—").endswith(":")
    voice = _from_sentence(page, sentence, 40) if colon else _from_sentence(page, sentence, 14)
    if voice or not colon:
        return voice
    return _answer(page, sentence, passage) or _subject(page, sentence)


def _sender(page: Page, number: int) -> Voice:
    """Who wrote the letter of which "It reads:" is said: "a letter from an old friend in Norhaven"."""
    tokens = list(page.block_tokens(number))
    for position in range(len(tokens) - 1, 0, -1):
        if lexicon().nouns.get(page.words[tokens[position]]) == "written":
            for step in range(position + 1, min(position + 5, len(tokens))):
                if page.words[tokens[step]] in {"from", "by"}:
                    return _first_name(page, tokens[step + 1 : step + 3]) or description_from(page, tokens, step + 1)
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
                return _voice_of_name(page, name)
    return _subject(page, before)


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


def _subject(page: Page, tokens: list[int]) -> Voice:
    """The first name of a sentence that no preposition governs, or the pronoun that opens it."""
    fallback = Voice()
    for position, index in enumerate(tokens):
        word = page.words[index]
        if word in MASCULINE | FEMININE and position < 8:
            return pronoun_voice(page, word, index)
        name = page.name_at.get(index)
        if name is None or name.first != index:
            continue
        voice = _voice_of_name(page, name)
        before = [page.words[other] for other in tokens[max(0, position - 3) : position]]
        while before and (before[-1] in DETERMINERS or before[-1] in {"mr", "mrs", ".", "comrade"}):
            before.pop()
        if before and before[-1] in PREPOSITIONS:
            fallback = fallback or voice
            continue
        return voice
    return fallback


def _interrupted(page: Page, passage: Passage) -> Voice:
    """“...,” said Orme, “...”: the second part is of the same voice."""
    earlier = passage.previous
    if earlier is None or earlier.block != passage.block or not earlier.voice or earlier.voice.rule in WEAK:
        return Voice()
    between = page.text[earlier.end : passage.start]
    if len(between) > 120 or (page.dialogue and between.endswith("\n")):
        return Voice()
    ending = page.text[earlier.end - 2 : earlier.end]
    begins_low = page.tokens[passage.first].text[0].islower() if passage.first < len(page.tokens) else False
    reported = earlier.voice.rule in {"clause-after", "interrupted"}
    if (
        reported
        and (begins_low or between.rstrip().endswith((",", ".", ";", "—", "–", ":")))
        and ending[0] in ",?!.—–;"
    ):
        return earlier.voice
    return Voice()


def _following(page: Page, passage: Passage) -> Voice:
    """A paragraph in marks right after another, heads apart, goes on with the same voice."""
    earlier = passage.previous
    if earlier is None or not passage.whole or not (earlier.whole or earlier.goes_on or earlier.continues):
        return Voice()
    between = range(earlier.block + 1, passage.block)
    if all(page.blocks[number].kind in {BlockKind.HEAD, BlockKind.SEPARATOR} for number in between):
        return earlier.voice
    return Voice()


def _sentence_subject(page: Page, passage: Passage) -> Voice:
    if passage.last - passage.first < 4:
        return Voice()
    return _subject(page, passage.before)


_RULES: tuple[tuple[str, Rule], ...] = (
    ("continuation", _continuation),
    ("reference", _reference),
    ("interrupted", _interrupted),
    ("clause-after", _clause_after),
    ("clause-before", _clause_before),
    ("colon-paragraph", _colon_paragraph),
    ("following", _following),
    ("colon", _colon),
)
WEAK = frozenset({"sentence-subject", "main-speaker", "echo", "nested"})


def _fallback(page: Page, passage: Passage) -> Voice:
    """Whoever was quoted last, for a quotation long enough to be somebody's."""
    if passage.parent is not None or passage.last - passage.first < _LONG or _impersonal(page, passage):
        return Voice()
    for earlier in _earlier(passage, 3):
        if earlier.voice.refs or earlier.voice.works:
            return replace(earlier.voice, rule="main-speaker", described=None, to_whom=(), verb="", form="", words=())
    return Voice()


def _impersonal(page: Page, passage: Passage) -> bool:
    """Whether a passive leaves open who says it: "they were said to have plotted “...”"."""
    return any(verb.passive for verb in find_verbs(page, passage.before[-8:]))


class _Echoes:
    """Quotations so far, to recognise the short ones that repeat a piece of a long one."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._runs: dict[tuple[str, ...], Passage] = {}
        self._plain: set[tuple[str, ...]] = set()
        """Short quotations that stood without a voice: repeated, they are still nobody's."""

    def add(self, passage: Passage) -> None:
        words = self._content(passage)
        if passage.voice and len(words) > 3:
            for start in range(len(words) - 1):
                self._runs.setdefault(words[start : start + 2], passage)
        elif not passage.voice:
            self._plain.add(words)

    def voice(self, page: Page, passage: Passage) -> Voice:
        words = self._content(passage)
        if len(words) < 2 or len(words) > 12:
            return Voice()
        source = self._runs.get(words[:2])
        if source is None or source is passage.parent or words in self._plain:
            return Voice()
        if not _contains(self._content(source), words):
            return Voice()
        passage.echoed = source
        return replace(source.voice, rule="echo", to_whom=(), words=words[:4])

    def _content(self, passage: Passage) -> tuple[str, ...]:
        return tuple(word for word in self._page.words[passage.first : passage.last] if word[0].isalnum())


def _contains(words: tuple[str, ...], part: tuple[str, ...]) -> bool:
    return any(words[start : start + len(part)] == part for start in range(len(words) - len(part) + 1))


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
