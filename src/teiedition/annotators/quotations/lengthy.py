"""What a quotation of some length is: said or written.

voice with its verb, cues around the quotation --``judge_long``--> said or quote: the first rule that fits, else quote
"""

from __future__ import annotations

from dataclasses import dataclass

from teiedition.annotation import Kind
from teiedition.annotators.quotations.cues import (
    cited,
    spoken_noun,
    spoken_words,
    surroundings,
    told_before,
    written,
)
from teiedition.annotators.quotations.inferred import WEAK
from teiedition.annotators.quotations.lexicon import lexicon, word_set
from teiedition.annotators.quotations.page import Page, Passage
from teiedition.annotators.quotations.verbs import is_base


@dataclass(frozen=True, slots=True)
class Verdict:
    """A kind, its certainty, and the rule that gave it."""

    kind: Kind
    certainty: float
    rule: str


_WRITERS = word_set("author authors writer writers editor editors correspondent correspondents reviewer historian")
_FACTIONS = ("ites", "ists", "viks")
"""Ends of nouns for those who speak through resolutions and papers."""
_REPLIES = word_set("reply answer retort response question remark cry comment rejoinder exclamation")


def judge_long(page: Page, passage: Passage) -> Verdict:
    """What a quotation is that is long enough to be somebody's words, or short and reported."""
    rules = (_told_where, _of_writing, _by_a_crowd, _spoken_aloud, _replied, _from_source, _spoken_of)
    verdicts = (rule(page, passage) for rule in rules)
    default = Verdict(Kind.QUOTE, 0.8, "default") if _is_silent(passage) else Verdict(Kind.QUOTE, 0.7, "present-tense")
    return next((verdict for verdict in verdicts if verdict is not None), default)


def _is_reported(passage: Passage) -> bool:
    """Whether a verb of speaking reports it."""
    return passage.voice.verb == "say" and passage.voice.rule != "later-reference"


def _is_silent(passage: Passage) -> bool:
    return not _is_reported(passage) and passage.voice.verb != "think"


def _told_where(page: Page, passage: Passage) -> Verdict | None:
    """Orme stated at the meeting: “...”; “...” (p. 12)."""
    if passage.voice.form == "stated" and not written(page, passage) and spoken_noun(page, passage):
        return Verdict(Kind.SAID, 0.8, "stated-aloud")
    return Verdict(Kind.QUOTE, 0.9, "cited") if not page.dialogue and cited(page, passage) else None


def _of_writing(page: Page, passage: Passage) -> Verdict | None:
    """Orme writes: “...”."""
    if passage.voice.verb in {"write", "cite"}:
        return Verdict(Kind.QUOTE, 0.92, "verb-of-writing")
    return Verdict(Kind.QUOTE, 0.92, "addressee") if _is_addressee(page, passage) else None


def _by_a_crowd(page: Page, passage: Passage) -> Verdict | None:
    """The owners say: “...”; the men thought that “...”."""
    thought = passage.voice.verb == "think"
    crowd = (thought or (_is_reported(passage) and _is_present(passage.voice.form))) and _is_crowd(page, passage)
    return Verdict(Kind.SAID, 0.8, "unnamed-speaker") if crowd else None


def _from_source(page: Page, passage: Passage) -> Verdict | None:
    """The Northern Mail has “...”; in the pamphlet: “...”."""
    voice = passage.voice
    if (voice.works and voice.rule not in WEAK) or voice.rule == "reference":
        return Verdict(Kind.QUOTE, 0.9, "source-named")
    return Verdict(Kind.QUOTE, 0.92, "written-source") if written(page, passage) else None


def _spoken_of(page: Page, passage: Passage) -> Verdict | None:
    """Orme’s speech: “...”."""
    spoken = _is_silent(passage) and (spoken_noun(page, passage) or _told_beforehand(page, passage))
    return Verdict(Kind.SAID, 0.7, "speech") if spoken else None


def _is_addressee(page: Page, passage: Passage) -> bool:
    """Orme asked “one man who knew” about it: the words tell whom, they are not what was asked."""
    told = bool(passage.before) and page.words[passage.before[-1]] in {"asked", "told", "asks", "tells"}
    return told and page.tokens[passage.first].text[0].islower() and passage.last - passage.first <= 8


def _spoken_aloud(page: Page, passage: Passage) -> Verdict | None:
    """After a verb of speaking in the past: speech, unless something written is near."""
    if not _is_reported(passage) or _is_present(passage.voice.form):
        return None
    if passage.voice.described is not None:
        return _by_somebody(page, passage, passage.voice.described[1])
    if spoken_noun(page, passage) or (spoken_words(page, passage) and not written(page, passage)):
        return Verdict(Kind.SAID, 0.7, "speech")
    told = told_before(page, passage)
    if not told and (written(page, passage) or passage.voice.works):
        return None
    if told == "written":
        return Verdict(Kind.QUOTE, 0.8, "written-source")
    return Verdict(Kind.SAID, 0.85, "speech" if told else "verb-of-speaking")


def _by_somebody(page: Page, passage: Passage, noun: int) -> Verdict:
    """The miner said: “...”; the author of a book said: “...”."""
    if page.words[noun] in _WRITERS and not spoken_noun(page, passage):
        return Verdict(Kind.QUOTE, 0.8, "writer")
    return Verdict(Kind.SAID, 0.9, "unnamed-speaker")


def _is_crowd(page: Page, passage: Passage) -> bool:
    """Whether somebody without a name, and no writer, says it again and again: "the owners say"."""
    described = passage.voice.described
    if described is None or written(page, passage):
        return False
    head = page.words[described[1]]
    return head not in _WRITERS and not head.endswith(_FACTIONS) and passage.voice.words[:1] != ("they",)


def _told_beforehand(page: Page, passage: Passage) -> bool:
    nouns = lexicon().nouns
    before = (index for index in surroundings(page, passage) if index < passage.first)
    return any(nouns.get(page.words[index]) == "spoken" for index in before)


def _replied(page: Page, passage: Passage) -> Verdict | None:
    """His only reply was “...”."""
    near = [page.words[index] for index in passage.before[-4:]]
    while near and near[-1] in {",", ":"}:
        near.pop()
    replied = len(near) > 1 and near[-1] in {"was", "is"} and near[-2] in _REPLIES
    return Verdict(Kind.SAID, 0.8, "reply") if replied else None


def _is_present(form: str) -> bool:
    """Whether a verb stands in the present, as of what can be read again: "Orme says", "Hale goes on"."""
    return form.endswith("s") or is_base(form)
