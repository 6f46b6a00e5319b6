"""Sentences that say whose the quoted words are.

tokens after a quotation  --``clause_after``-->  "said Ida Orme", "as Ida Orme puts it"
tokens of a sentence      --``from_sentence``--> its reporting verb and subject, "according to", "Orme’s words"
tokens of a sentence      --``subject_of``-->    whoever it is about, where no verb reports
"""

from __future__ import annotations

from dataclasses import replace

from teiedition.annotation import Kind
from teiedition.annotators.quotations.clauses import addressee, document_right, subject_left, subject_right
from teiedition.annotators.quotations.lexicon import (
    DETERMINERS,
    FEMININE,
    MASCULINE,
    PREPOSITIONS,
    PRONOUNS,
    lexicon,
    word_set,
)
from teiedition.annotators.quotations.page import Name, Page, Passage, Voice
from teiedition.annotators.quotations.persons import description_from
from teiedition.annotators.quotations.pronouns import pronoun_voice
from teiedition.annotators.quotations.verbs import Verb, find_verbs

_OWN = word_set("assertion slogan words statement contention article phrase reply answer letter argument")
_BEGINNINGS = word_set("as if when because but and so thus in while although since where yet")
"""Words that, with a capital, begin a sentence of their own after a question."""
_NEGATIONS = frozenset({"neither", "nor", "not", "never"})
_SHORT = 5
_OWN_REACH = 14
_CUE_REACH = 8
_AS_REACH = 5
_CLAUSE_REACH = 14
_NEAR = 6
"""Tokens of a subject between its quotation and the verb, where no name is set apart by commas."""
_FORMULAS = {
    ("according", "to"): "write",
    ("words", "of"): "write",
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
    opens = page.tokens[after[0]].text[0].isupper() and page.words[after[0]] != "said"
    if opens and (ending in {".", "…"} or (ending in {"?", "!"} and page.words[after[0]] in _BEGINNINGS)):
        return _sentence_after(page, passage)
    issued = _issued_by(page, after)
    if issued:
        return issued
    verb = next((verb for verb in find_verbs(page, after) if not verb.passive), None)
    if verb is None:
        return Voice()
    voice = _as_puts_it(page, after, verb) or _reporting(page, passage, verb)
    return spoken(page, after, verb, voice) if voice else Voice()


def _issued_by(page: Page, after: list[int]) -> Voice:
    """The “resolution on tolls,” adopted by the Salters’ Union."""
    words = [page.words[index] for index in after[:4]]
    while words[:1] == [","]:
        words.pop(0)
    if words[:1] and words[0] in _ISSUED and words[1:2] == ["by"]:
        return replace(_agent(page, after), verb="write")
    return Voice()


_ISSUED = word_set("adopted issued drafted signed published passed written framed submitted proposed proclaimed voted")


def _as_puts_it(page: Page, after: list[int], verb: Verb) -> Voice:
    position = after.index(verb.index)
    lead = next((i for i, index in enumerate(after[:position]) if page.words[index] == "as"), None)
    if (
        lead is None
        or position - lead > _AS_REACH
        or _NEGATIONS & {page.words[index] for index in after[lead:position]}
    ):
        return Voice()
    voice = subject_left(page, after[lead:], verb)
    return voice or (_whole_subject(page, after[lead + 1 : position]) if lead <= 1 else Voice())


def _whole_subject(page: Page, tokens: list[int]) -> Voice:
    """All between "as" and its verb: "as the demagogues put it"."""
    words = [page.words[index] for index in tokens]
    plain = all(word.replace("-", "").isalpha() and word not in PREPOSITIONS and word != "which" for word in words)
    if len(words) < 2 or words[0] not in DETERMINERS or not plain:
        return Voice()
    return Voice("description", described=(tokens[0], tokens[-1]), words=(page.phrase(tokens[0], tokens[-1]),))


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
    near = position <= _NEAR or page.words[after[position - 1]] == ","  # "the mayor of the town, Ida Orme, wrote"
    return voice if (parted or _alone(page, after, position)) and near else Voice()


def _alone(page: Page, after: list[int], position: int) -> bool:
    """Whether a subject and its verb are all that follows before a mark: “...” he explained, “...”."""
    name = page.name_at.get(after[0])
    subject = (name is not None and name.last + 1 == after[position]) or (
        position == 1 and page.words[after[0]] in PRONOUNS
    )
    return subject and (position + 1 == len(after) or page.words[after[position + 1]] in {",", ".", ":", ";"})


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
        if voice or _named_unknown(page, tokens, verb):
            return voice
    return _in_passing(page, tokens)


def _named_unknown(page: Page, tokens: list[int], verb: Verb) -> bool:
    """Whether a name that nobody recognised stands right before a verb, so that no other verb reports the words."""
    position = tokens.index(verb.index)
    if not position or page.words[verb.index].endswith("ing"):
        return False
    index = tokens[position - 1]
    if page.words[index] == "." and position > 1:
        index = tokens[position - 2]  # "W. W. continues"
    return page.tokens[index].text[0].isupper() and index not in page.name_at and index != tokens[0]


def _in_passing(page: Page, tokens: list[int]) -> Voice:
    """The tolls, said Mr. Hale, and with them the fees, would “...”."""
    for verb in reversed(find_verbs(page, tokens)):
        position = tokens.index(verb.index)
        if position and page.words[tokens[position - 1]] in {",", "—", "–", "("}:
            voice = subject_right(page, tokens, verb)
            closed = any(page.words[index] in {",", "—", "–", ")"} for index in tokens[position + 1 : position + 9])
            if voice and closed:
                return spoken(page, tokens, verb, voice)
    return Voice()


def _of_verb(page: Page, tokens: list[int], verb: Verb) -> Voice:
    position = tokens.index(verb.index)
    if verb.group == "cite":
        cited = first_name(page, tokens[position + 1 :])
        if cited:
            return replace(cited, verb="cite")
    if verb.passive:
        return replace(_agent(page, tokens[position + 1 :]), verb=verb.group)
    before = page.words[tokens[position - 1]] if position else ""
    voice = Voice()
    if before in {",", "—", "–"} and document_right(page, tokens, position):
        return voice  # "the islanders, reports the article, have"
    if before in {",", "—", "–"} and page.words[verb.index] in _INVERTED and _named_next(page, tokens, position):
        voice = subject_right(page, tokens, verb)  # "the owners, said the Northern Mail, those who"
    if not voice:
        lead = position - 1
        while lead > 0 and page.words[tokens[lead]] in _ADVERBS:
            lead -= 1  # "and also denies"
        coordinated = lead >= 0 and page.words[tokens[lead]] in {"and", "but", "or"}
        voice = subject_of(page, tokens[:position]) if coordinated else subject_left(page, tokens, verb)
    if not voice and page.words[verb.index] == "said":
        voice = subject_right(page, tokens, verb)
    if not voice and before in {",", ")"} and not page.words[verb.index].endswith("s"):
        voice = subject_of(page, tokens[:position])  # "Orme, in the report to the congress of May, wrote"
    return spoken(page, tokens, verb, voice) if voice else voice


_ADVERBS = word_set("also then even further again now thus so therefore later finally")
_INVERTED = word_set("said says wrote writes declared declares remarked remarks explained explains asserts observed")


def _named_next(page: Page, tokens: list[int], position: int) -> bool:
    """Whether a name, its title apart, follows a verb."""
    following = tokens[position + 1 : position + 4]
    return any(index in page.name_at and not page.name_at[index].possessive for index in following)


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
            believed = Verb(tokens[position], "write")
            voice = subject_left(page, tokens, believed) or subject_of(page, tokens[: position + 1])
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
    """The pronoun that opens a sentence, or its last name that opens a clause, else the first that nothing governs."""
    first = fallback = Voice()
    for position, index in enumerate(tokens):
        word = page.words[index]
        if word in MASCULINE | FEMININE and position < 8 and not first:
            return pronoun_voice(page, word, index)
        name = page.name_at.get(index)
        if name is None or name.first != index:
            continue
        voice = voice_of(page, name)
        before = [page.words[other] for other in tokens[max(0, position - 5) : position]]
        while before and (before[-1] in DETERMINERS or before[-1] in {"mr", "mrs", ".", "comrade"}):
            before.pop()
        if before and before[-1] in PREPOSITIONS:
            fallback = fallback or voice
        elif not first or (before and before[-1] in _OPENINGS and not name.possessive and _goes_on(page, name)):
            first = voice
    return first or fallback


_OPENINGS = word_set(", ; : — – that when while though although as because if but whereas since where")


def _goes_on(page: Page, name: Name) -> bool:
    """Whether a plain word, as the verb of a subject, follows a name."""
    following = page.words[name.last + 1] if name.last + 1 < len(page.words) else ""
    plain = following.isalpha() and following not in lexicon().roles
    return plain and following not in _JOINTS and following not in PREPOSITIONS


_JOINTS = frozenset({"and", "or", "nor"})
