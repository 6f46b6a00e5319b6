"""What a quotation is: said, quote, soCalled, mentioned, or q where that can't be told.

``Verdict``: the kind, how sure (the share of right answers of its rule on annotated texts), and the rule.
The rules run after the voices are known: a reporting verb is the best evidence there is.
"""

from __future__ import annotations

from teiedition.annotation import Kind
from teiedition.annotators.quotations.cues import (
    SENTENCE_ENDS,
    cited,
    in_report,
    written,
)
from teiedition.annotators.quotations.inferred import WEAK
from teiedition.annotators.quotations.lengthy import Verdict, judge_long
from teiedition.annotators.quotations.lexicon import DETERMINERS, FINITE, SO_CALLED, lexicon, word_set
from teiedition.annotators.quotations.page import Page, Passage
from teiedition.annotators.quotations.turns import is_turn
from teiedition.transcription import BlockKind

_SURE = frozenset({"reference", "clause-after", "clause-before", "colon-paragraph", "colon", "interrupted"})
_SHORT = 3
_FRAGMENT = 7
_NEAR_BLOCKS = 2
_LONGEST_SLOGAN = 15
_LONGEST_NAME = 12
_ORAL = word_set(
    "cried shouted exclaimed replied answered asked retorted whispered told interrupted yelled cry shout shouting crying"
)
"""Verbs of what is heard and not read, even in the mouth of a writer."""


def judge(page: Page) -> list[Verdict]:
    """The kind of each passage, in their order."""
    verdicts: dict[int, Verdict] = {}
    for passage in page.passages:
        model = passage.chain or passage.echoed
        earlier = verdicts.get(id(model)) if model is not None else None
        if earlier is not None and earlier.kind in {Kind.SAID, Kind.QUOTE}:
            rule = "chain" if model is passage.chain else "echo"
            verdict = Verdict(earlier.kind, earlier.certainty if rule == "chain" else 0.7, rule)
        else:
            previous = verdicts.get(id(passage.previous)) if passage.previous is not None else None
            verdict = _judge(page, passage, previous)
        verdicts[id(passage)] = verdict
    _agree(page, verdicts)
    return [verdicts[id(passage)] for passage in page.passages]


def _agree(page: Page, verdicts: dict[int, Verdict]) -> None:
    """Where only a default speaks, do as with the other quotations of the same voice."""
    spoken: dict[tuple[str, ...], int] = {}
    for passage in page.passages:
        verdict = verdicts[id(passage)]
        if verdict.kind in {Kind.SAID, Kind.QUOTE} and verdict.rule not in _DEFAULTS:
            spoken[passage.voice.refs] = spoken.get(passage.voice.refs, 0) + (1 if verdict.kind is Kind.SAID else -1)
    for passage in page.passages:
        if passage.voice.rule == "main-speaker":
            continue
        balance = spoken.get(passage.voice.refs, 0) if passage.voice.refs else 0
        needed = 2 if passage.voice.form == "said" else 1
        if verdicts[id(passage)].rule == "verb-of-speaking" and (abs(balance) < needed or _is_oral(passage)):
            continue
        if verdicts[id(passage)].rule in _DEFAULTS and balance:
            kind = Kind.SAID if spoken[passage.voice.refs] > 0 else Kind.QUOTE
            verdicts[id(passage)] = Verdict(kind, 0.7, "same-voice")


def _is_oral(passage: Passage) -> bool:
    return bool(passage.voice.to_whom) or passage.voice.form in _ORAL


_DEFAULTS = frozenset({"loose", "default", "present-tense", "verb-of-speaking"})


def _judge(page: Page, passage: Passage, previous: Verdict | None) -> Verdict:
    words = [word for word in page.words[passage.first : passage.last] if word[0].isalnum()]
    verdict = _as_word(page, passage, words, previous) or _as_slogan(page, passage, words, previous)
    if verdict is None and page.dialogue and is_turn(page, passage) and not written(page, passage):
        verdict = Verdict(Kind.SAID, 0.9, "dialogue")
    if verdict is None and len(words) <= _SHORT and not passage.whole:
        verdict = _short(page, passage, words)
    if verdict is None and len(words) <= _FRAGMENT and not passage.whole:
        near = passage.previous is not None and passage.block - passage.previous.block <= _NEAR_BLOCKS
        verdict = _fragment(page, passage, words, previous if near else None)
    if verdict is None and page.dialogue and not written(page, passage):
        verdict = Verdict(Kind.SAID, 0.9, "dialogue")
    return verdict or _named(page, passage, words) or judge_long(page, passage)


def _named(page: Page, passage: Passage, words: list[str]) -> Verdict | None:
    """The “Salters’ Relief Committee of the Lower Town”: a name in marks, with every noun in capitals."""
    if passage.voice.rule not in {"", *WEAK} or passage.whole or not 3 < len(words) <= _LONGEST_NAME:
        return None
    before = page.words[passage.before[-1]] if passage.before else ""
    tokens = [page.tokens[index].text for index in range(passage.first, passage.last)]
    plain = [word for word in tokens if word[0].isalpha() and (len(word) > 4 or word[0].isupper())]
    capital = all(word[0].isupper() for word in plain) and len(plain) > 2
    named = capital and before in {"the", "a", "this", "called"} and tokens[-1] not in {".", "?", "!"}
    return Verdict(Kind.SO_CALLED, 0.7, "name") if named else None


def _as_word(page: Page, passage: Passage, words: list[str], previous: Verdict | None) -> Verdict | None:
    """The word “quire”; such expressions as “bosh,” “tosh”; “Sovkhoz” (the state farm)."""
    if len(words) > 4:
        return None
    nouns = lexicon().nouns
    near = [page.words[index] for index in passage.before[-3:]]
    if near and near[-1] in {":", "–", "—"}:
        near = [page.words[index] for index in passage.before[-6:]]
    if any(nouns.get(word) == "word" for word in near) and not any(word in SO_CALLED for word in near):
        return Verdict(Kind.MENTIONED, 0.9, "word-cue")
    return _defined(page, passage) or _in_list(page, passage, previous)


def _defined(page: Page, passage: Passage) -> Verdict | None:
    """The quotation is told what it means, or is a name for something."""
    nouns = lexicon().nouns
    after = [page.words[index] for index in passage.after[:6]]
    if after[:2] in (["is", "the"], ["is", "a"]) and any(nouns.get(word) == "word" for word in after[2:]):
        return Verdict(Kind.MENTIONED, 0.8, "word-cue")
    if after[:2] in (["means", "the"], ["means", "a"]) or after[:1] in (["meant"], ["signifies"], ["denotes"]):
        return Verdict(Kind.MENTIONED, 0.7, "means")
    if after[:2] == ["(", "the"] and page.tokens[passage.first].text[0].isupper():
        return Verdict(Kind.MENTIONED, 0.6, "glossed")
    return None


def _in_list(page: Page, passage: Passage, previous: Verdict | None) -> Verdict | None:
    """One of several in a row is what the one before it is."""
    if previous is None or previous.kind not in {Kind.MENTIONED, Kind.SO_CALLED}:
        return None
    if _follows_in_list(page, passage):
        return Verdict(previous.kind, previous.certainty, "list")
    return None


def _follows_in_list(page: Page, passage: Passage) -> bool:
    """Whether nothing but a comma or "and" stands between a quotation and the one before it."""
    earlier = passage.previous
    if earlier is None or earlier.block != passage.block:
        return False
    return page.text[earlier.end : passage.start].strip(" ,") in {"", "and", "or", "etc."}


def _short(page: Page, passage: Passage, words: list[str]) -> Verdict | None:
    """One to three words: kept at a distance, unless something says whose they are."""
    voice = passage.voice
    near = [page.words[index] for index in passage.before[-4:]]
    if voice.rule == "reference" or (voice.rule == "echo" and len(words) > 1):
        return None
    if len(words) > 1 and not any(word in SO_CALLED for word in near) and in_report(page, passage):
        return None
    announced = bool(near) and near[-1] in {":", ","} and voice.rule in {"clause-before", "colon"}
    if announced and passage.parent is None and _sentence_like(page, passage):
        return None
    if voice.rule in {"clause-after", "interrupted"}:
        return None
    if near and near[-1] == "," and voice.verb in {"say", "think"}:
        return None
    return Verdict(Kind.SO_CALLED, 0.8, "short")


def _fragment(page: Page, passage: Passage, words: list[str], previous: Verdict | None) -> Verdict | None:
    """Four to seven words, or a short one with a voice."""
    voice = passage.voice
    near = [page.words[index] for index in passage.before[-4:]]
    if any(word in SO_CALLED for word in near[-3:]):
        return Verdict(Kind.SO_CALLED, 0.9, "so-called")
    if (
        voice.rule in _SURE | {"echo", "later-reference"}
        or in_report(page, passage)
        or _is_clause(page, passage, words)
    ):
        return None
    if voice:
        loose = len(words) == _SHORT + 1 and voice.rule == "sentence-subject" and not cited(page, passage)
        return Verdict(Kind.SO_CALLED, 0.6, "loose") if loose else None
    if page.blocks[passage.block].kind in {BlockKind.HEAD, BlockKind.TITLE} or (near and near[-1] in DETERMINERS):
        return Verdict(Kind.SO_CALLED, 0.6, "noun-phrase")
    return _loose(words, previous)


def _loose(words: list[str], previous: Verdict | None) -> Verdict:
    """Words that nothing around them claims: quoted where the text is quoting, from five words on."""
    if len(words) == _SHORT + 1:
        return Verdict(Kind.SO_CALLED, 0.6, "fragment")
    quoting = previous is not None and previous.kind in {Kind.QUOTE, Kind.SAID}
    return Verdict(Kind.QUOTE, 0.7, "among-quotations") if quoting else Verdict(Kind.UNDECIDED, 0.4, "fragment")


def _as_slogan(page: Page, passage: Passage, words: list[str], previous: Verdict | None) -> Verdict | None:
    """The slogan of “Bread and coal”; slogans of all sorts, such as “Bread,” “Coal now”; “Coal now” – the old slogan."""
    nouns = lexicon().nouns
    if 1 < len(words) < _LONGEST_SLOGAN:
        listed = previous is not None and previous.rule == "slogan" and _follows_in_list(page, passage)
        named = [nouns.get(page.words[index]) for index in passage.after[:4]]
        introduced = [page.words[index] for index in passage.before[-2:]] in (["such", "as"], ["slogans", ":"])
        if introduced:
            introduced = any(nouns.get(page.words[index]) == "slogan" for index in passage.before)
        if listed or introduced or "slogan" in named:
            return Verdict(Kind.QUOTE, 0.8, "slogan")
    near = [page.words[index] for index in passage.before[-7:]]
    groups = [lexicon().nouns.get(word) for word in near]
    if "slogan" in groups and 1 < len(words) < _LONGEST_SLOGAN:
        return Verdict(Kind.QUOTE, 0.8, "slogan")
    if groups[-2:-1] == ["spoken"] and near[-1] == "of" and len(words) > 1:
        return Verdict(Kind.SAID, 0.7, "shout")
    return None


def _is_clause(page: Page, passage: Passage, words: list[str]) -> bool:
    return _sentence_like(page, passage) or any(word in FINITE for word in words)


def _sentence_like(page: Page, passage: Passage) -> bool:
    if passage.last <= passage.first:
        return False
    return page.tokens[passage.first].text[0].isupper() and page.words[passage.last - 1] in SENTENCE_ENDS | {","}
