"""Dialogue as novels print it: turns, an unnamed cast, and a narrator who says "I".

``is_dialogue``  --> whether a document is told so
``find_cast``    --> mentions of the unnamed: "the girl", "an old sailor"; a pronoun may stand for them
``take_turns``   --> speakers of the turns that no clause reports: same line, same voice; next line, the other one
"""

from __future__ import annotations

from dataclasses import replace

from teiedition.annotation import Kind
from teiedition.annotators.quotations.clauses import find_verbs, is_base
from teiedition.annotators.quotations.lexicon import DETERMINERS, FEMININE_ROLES, lexicon
from teiedition.annotators.quotations.page import Name, Page, Passage, Voice

_LEAST = 4
_SCENE = 8
"""How many turns back the other speaker of a dialogue is looked for."""
_NARRATION = 160
"""Characters of narration after which a turn no longer answers the one before."""
_TITLES = frozenset({"mr", "mrs", "miss", "dr", "dear", "sir", "lady", "my", "old", "uncle", "aunt", "captain"})
_TURNS = frozenset({"", "main-speaker", "sentence-subject", "following"})


def is_dialogue(page: Page) -> bool:
    """Whether a fair part of the quotations are followed at once by a verb of speaking in the past."""
    reported = 0
    outer = [passage for passage in page.passages if passage.parent is None]
    for passage in outer:
        verbs = find_verbs(page, passage.after[:4])
        if any(verb.group == "say" and not is_base(page.words[verb.index]) for verb in verbs):
            reported += not page.words[verbs[0].index].endswith("s")
    return reported >= _LEAST and reported * 5 >= len(outer)


def find_cast(page: Page) -> list[Name]:
    """Mentions of persons by what they are, outside quotations."""
    roles = lexicon().roles
    found = []
    for index, word in enumerate(page.words):
        if word in roles and index not in page.name_at and page.is_outer(index):
            for first in range(index - 1, max(-1, index - 4), -1):
                if page.words[first] in DETERMINERS:
                    owned = page.text[page.tokens[index].end : page.tokens[index].end + 2] in {"’s", "'s"}
                    found.append(Name(first, index, Kind.DESCRIPTION, "she" if word in FEMININE_ROLES else "", owned))
                    break
                if not page.words[first].isalpha() or first in page.name_at:
                    break
    return found


def take_turns(page: Page) -> None:
    """Give a voice to the turns that have none of their own."""
    outer = [passage for passage in page.passages if passage.parent is None]
    for number, passage in enumerate(outer):
        if passage.voice.rule not in _TURNS or not number:
            continue
        earlier = outer[number - 1]
        between = page.text[earlier.end : passage.start]
        if between.strip() and (_same_line(page, earlier, passage) or _goes_on(page, earlier, passage)):
            passage.voice = _as(earlier.voice, "same-paragraph")
        elif len(between) < _NARRATION:
            passage.voice = _as(_answering(page, earlier, passage) or _other(page, outer, number), "turn")
    for number in range(len(outer) - 2, -1, -1):
        passage, later = outer[number], outer[number + 1]
        if not passage.voice and len(page.text[passage.end : later.start]) < _NARRATION:
            source = later if _same_line(page, passage, later) and passage.after else None
            beyond = outer[number + 2] if number + 2 < len(outer) else None
            voice = (source or beyond or later).voice
            passage.voice = _as(voice, "turn") if source or beyond else Voice()


def _same_line(page: Page, earlier: Passage, passage: Passage) -> bool:
    return earlier.block == passage.block and "\n" not in page.text[passage.start - 2 : passage.start]


def _goes_on(page: Page, earlier: Passage, passage: Passage) -> bool:
    """Whether the same voice goes on after a reporting clause, where lines and not paragraphs end with sentences."""
    asked = page.words[earlier.last - 1 : earlier.last] == ["?"]
    return earlier.block == passage.block and earlier.voice.rule == "clause-after" and not asked


def _answering(page: Page, earlier: Passage, passage: Passage) -> Voice:
    """The one whom the turn before calls by name: "“Is it closed, Hale?”"."""
    called = _called(page, earlier)
    if called is None or called.ref in earlier.voice.refs:
        return Voice()
    own = _called(page, passage)
    if own is not None and own.ref == called.ref:
        return Voice()
    return Voice("name", (called.ref,), words=(page.phrase(called.first, called.last),))


def _called(page: Page, passage: Passage) -> Name | None:
    """The person addressed by name in a turn: a name between commas or ends."""
    for index in range(passage.first, passage.last):
        name = page.name_at.get(index)
        if name is None or name.first != index or name.kind is not Kind.PERSON:
            continue
        before = page.words[index - 1] if index > passage.first else ","
        if before == "." and index - 2 >= passage.first and page.words[index - 2] in _TITLES:
            before = page.words[index - 3] if index - 3 >= passage.first else ","
        elif before in _TITLES:
            before = page.words[index - 2] if index - 2 >= passage.first else ","
        after = page.words[name.last + 1] if name.last + 1 < passage.last else ","
        if before == "," and after in {",", "!", "?", "."}:
            return name
    return None


def _other(page: Page, outer: list[Passage], number: int) -> Voice:
    """The last speaker before who is not the one of the turn before."""
    last = key(page, outer[number - 1].voice)
    if not last:
        return Voice()
    for back in range(number - 2, max(-1, number - 2 - _SCENE), -1):
        other = key(page, outer[back].voice)
        if other and other != last:
            return outer[back].voice
    return Voice()


def key(page: Page, voice: Voice) -> str:
    """What tells two voices apart."""
    if voice.refs:
        return " ".join(voice.refs)
    if voice.described is not None:
        return page.words[voice.described[1]]
    return "i" if voice.narrator else ""


def _as(voice: Voice, rule: str) -> Voice:
    return replace(voice, rule=rule, to_whom=(), verb="say", form="", words=()) if voice else voice
