"""What stands around a quotation and tells where its words stood.

a passage --``surroundings``--> the tokens of its sentence, and of the sentence that announces it
          --``written``, ``spoken_noun``--> "letter", "pamphlet", a title; "speech", "interview"
          --``cited``---------> a page, a footnote or a work follows in brackets
          --``in_report``-----> it stands in words that are reported: "he denies that prices are “...”"
"""

from __future__ import annotations

from teiedition.annotation import Kind
from teiedition.annotators.quotations.lexicon import FEMININE, MASCULINE, lexicon, word_set
from teiedition.annotators.quotations.page import Page, Passage
from teiedition.annotators.quotations.verbs import find_verbs
from teiedition.transcription import BlockKind

SENTENCE_ENDS = frozenset(".?!…")
_WEAK = word_set("question questions answer answers reply replies words voice voices spoke cry cries address")
"""Nouns of speaking that are said of books, too."""
_LENGTHY = word_set("letter article pamphlet book brochure editorial essay leaflet memoirs diary")
_PAGES = word_set("p pp page pages vol volume ch chapter ibid italics emphasis")
_CLAIMS = word_set(
    "assertion claim statement contention allegation accusation charge warning complaint declaration admission"
)
_BEFORE = 25
"""Tokens before "He said:" that tell what he spoke or wrote."""
PERSONAL = MASCULINE | FEMININE
_SPOKEN = frozenset({"spoken"})
_ALOUD = frozenset({"spoken", "occasion"})
_PLAINLY = word_set("said says told tells wrote writes described describes refers referred")
_CLOSE = 8
"""Tokens from "He told them" to the words he used."""
_REPORTS = frozenset({"say", "write"})


def surroundings(page: Page, passage: Passage) -> list[int]:
    """The tokens that may tell where a quotation stood: its sentence, or the sentence that announces it."""
    around = [*passage.before, *([] if _ends_sentence(page, passage) else passage.after)]
    if passage.opens_block and passage.parent is None:
        number = passage.block - 1
        while number >= 0 and page.blocks[number].kind is BlockKind.HEAD:
            number -= 1
        if number >= 0 and (passage.voice.rule == "colon-paragraph" or _announces(page, number)):
            around = [*page.last_sentence(number), *around]
    return around


def _announces(page: Page, number: int) -> bool:
    span = page.blocks[number].span
    return page.text[span.start : span.end].rstrip(" -–—").endswith((":", ","))


def _ends_sentence(page: Page, passage: Passage) -> bool:
    """Whether what follows a quotation is a sentence of its own."""
    if passage.last <= passage.first or not passage.after or passage.voice.rule == "clause-after":
        return False
    return page.words[passage.last - 1] in SENTENCE_ENDS and page.tokens[passage.after[0]].text[0].isupper()


def written(page: Page, passage: Passage) -> bool:
    """Whether something written, or the title of a work, is named around a quotation."""
    around = surroundings(page, passage)
    nouns = lexicon().nouns
    if passage.after and page.words[passage.after[0]] == "(" and passage.voice.verb == "say":
        around = [index for index in around if index < passage.first]
    if any(nouns.get(page.words[index]) == "written" and index not in page.name_at for index in around):
        return True
    return any(page.name_at[index].kind is Kind.WORK for index in around if index in page.name_at)


def spoken_noun(page: Page, passage: Passage) -> bool:
    """Whether a speech is named around a quotation: "speech", "interview"; where a verb reports it, a meeting, too."""
    groups = _ALOUD if passage.voice.form else _SPOKEN
    return _has_spoken(page, passage, groups) - _WEAK != set()


def spoken_words(page: Page, passage: Passage) -> bool:
    """Whether any noun of speaking is named around a quotation, "answer" or "words" too."""
    return bool(_has_spoken(page, passage, _SPOKEN))


def told_before(page: Page, passage: Passage) -> str:
    """What the sentence before tells of the words of whoever is then called "he": spoken, written, or nothing.

    Orme has written a pamphlet. He said: “...”
    """
    if page.dialogue or not passage.voice.words or passage.voice.words[0] not in PERSONAL:
        return ""
    number = passage.block - 1 if passage.opens_block and passage.block else passage.block
    announcing = page.last_sentence(number) if number < passage.block else passage.before
    first, start = page.block_tokens(number).start, announcing[0] if announcing else passage.first
    words = {page.words[index] for index in range(max(first, start - _BEFORE), start) if page.is_outer(index)}
    if any(lexicon().nouns.get(word) in _ALOUD for word in words - _WEAK):
        return "spoken"
    return "written" if words & _LENGTHY else ""


def _has_spoken(page: Page, passage: Passage, groups: frozenset[str]) -> set[str]:
    nouns = lexicon().nouns
    words = (page.words[index] for index in surroundings(page, passage))
    return {word for word in words if nouns.get(word) in groups}


def cited(page: Page, passage: Passage) -> bool:
    """Whether a page or a footnote is given right after a quotation, or at the end of a block of it."""
    words, after = page.words, passage.after
    if not passage.marked.family and passage.last - passage.first > 4:
        return words[passage.last - 1] in {")", "]"} and bool(_PAGES & set(words[passage.last - 7 : passage.last]))
    start = after[0] if after else page.token_from(passage.end)
    if words[start : start + 1] == ["."]:
        start += 1
    if words[start : start + 1] == ["("]:
        return bool(_PAGES & set(words[start + 1 : start + 3]))
    return words[start : start + 1] == ["["] and words[start + 1 : start + 2][:1] != [] and words[start + 1].isdigit()


def in_report(page: Page, passage: Passage) -> bool:
    """Whether a short quotation stands in words reported of somebody.

    Orme denies that prices are “wholly artificial”; the assertion that ...; according to the plan they are “solid men”;
    to correct “a mistaken impression” that went about (Northern Mail, 3/1/47).
    """
    words = page.words
    before = passage.before
    near = [words[index] for index in before]
    if "believed" in near and "is" in near[: near.index("believed")]:
        return True  # "if the Mail is to be believed, he was “very lively”"
    if "according" in near and "," in near[near.index("according") :]:
        return True
    owner = page.name_at.get(before[-1]) if before else None
    if owner is not None and owner.possessive:
        return owner.kind is Kind.WORK  # not what Orme says of Hale’s “bread or salt”
    if passage.voice.rule == "clause-before":
        verbs = [verb for verb in find_verbs(page, before) if verb.group in _REPORTS and not verb.passive]
        spots = [before.index(verb.index) for verb in verbs]
        if "that" in near:
            that = len(near) - 1 - near[::-1].index("that")
            if any(0 <= that - spot <= 12 for spot in spots) or (that and near[that - 1] in _CLAIMS):
                return True
        if spots and near[spots[-1]] in _PLAINLY and len(near) - spots[-1] <= _CLOSE:
            return True
    return _referred(page, passage)


def _referred(page: Page, passage: Passage) -> bool:
    """Whether the sentence ends in a work in brackets."""
    after = passage.after
    for position, index in enumerate(after[:-1]):
        if page.words[index] == "(":
            name = page.name_at.get(after[position + 1])
            return name is not None and name.kind is Kind.WORK
    return False
