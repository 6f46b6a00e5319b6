"""Speakers of a dialogue: the likeliest sequence of voices, given what each turn and each gap between turns tells.

passages       --``_read_turns``--> ``Turn``: a named speaker, a pronoun, who is called by name, who acts just before
turns          --``_candidates``--> the few persons who are in the scene
turns in order --``take_turns``---> the best sequence (Viterbi): after a closing and an opening mark another voice,
                                    after a reporting clause on the same line the same, else whoever answers
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from itertools import pairwise

from teiedition.annotation import Kind
from teiedition.annotators.quotations.cast import NARRATOR, Cast
from teiedition.annotators.quotations.dashes import DASH
from teiedition.annotators.quotations.lexicon import FEMININE, MASCULINE, lexicon
from teiedition.annotators.quotations.page import Name, Page, Passage, Voice
from teiedition.annotators.quotations.scenes import Turn, name_described

_MOST = 6
"""Persons in a scene who may take a turn."""
_SCENE = 8
"""Turns before and after in which they are looked for."""
_CALLED_WITHIN = 2
"""Turns before and after in which one who is called may be the speaker."""
_AROUND = 60
"""Tokens before a turn whose persons may take it."""
_NARRATION = 40
"""Tokens of narration between two turns after which the one no longer answers the other."""
_TITLES = frozenset({"mr", "mrs", "miss", "dr", "dear", "sir", "lady", "my", "old", "uncle", "aunt", "captain"})
_REPORTED = frozenset({"clause-after", "clause-before", "interrupted", "colon"})
_ENDS = frozenset({",", ".", "?", "!", "—", "-", "…"})
_KIN = frozenset(
    {"mother", "father", "uncle", "aunt", "grandfather", "grandmother", "captain", "doctor", "professor", "sergeant"}
)
_SUBJECTS = frozenset({"he", "she"})
_NEVER = -50.0
# weights of evidence, set by the sign of what they mean and tried on a set of novels, all of which was looked at
_SAME_MARKS = -4.0
_SAME_LINE = 4.0
_SAME_AFTER_CLAUSE = 1.0
_SAME_AFTER_NARRATION = 0.7
_SAME_AFTER_QUESTION = -1.5
_SAME_NEXT_PARAGRAPH = -1.5
_ALTERNATES = 0.8
_CALLED = 2.5
_CALLED_THEN_ON = 1.0
_CALLS_HIMSELF = -6.0
_NAMES_HIMSELF = -1.0
_ACTS = 1.5
_NEAREST = 2.5
_SAME_SEX = 1.0
_FORGOTTEN = -0.35


def take_turns(page: Page, cast: Cast) -> None:
    """Give each turn of a dialogue the voice that fits best."""
    voices: dict[str, Voice] = {}
    turns = _read_turns(page, cast, voices)
    name_described(page, turns, cast, voices)
    narrator = _narrator(turns, voices)
    if narrator:
        voices[NARRATOR] = voices[narrator]
    candidates = [_candidates(turns, number) for number in range(len(turns))]
    for turn, key in zip(turns, _best(turns, candidates, cast), strict=True):
        voice, found = turn.passage.voice, voices.get(key)
        if found is None or (found.refs, found.described, found.narrator) == (
            voice.refs,
            voice.described,
            voice.narrator,
        ):
            continue
        if turn.sex or (turn.fixed and found.refs):
            turn.passage.voice = replace(
                voice,
                rule=voice.rule if voice.rule in _REPORTED else "turn",
                refs=found.refs,
                described=found.described,
                narrator=found.narrator,
                works=(),
                verb="say",
            )
        elif not turn.fixed and cast.key(voice) != key:
            turn.passage.voice = replace(found, rule="turn", to_whom=(), verb="say", form="", words=())


def _narrator(turns: list[Turn], voices: dict[str, Voice]) -> str:
    """The name of the one who says "I": whom those who talk with him call so most, and who is nobody else."""
    called: Counter[str] = Counter()
    for earlier, later in pairwise(turns):
        if later.link != "far" and NARRATOR in {earlier.fixed, later.fixed} and earlier.fixed != later.fixed:
            called.update((later if earlier.fixed == NARRATOR else earlier).called)
    others = {turn.fixed for turn in turns} | {turn.guess for turn in turns}
    found = [(n, key) for key, n in called.items() if key not in others and key in voices and voices[key].refs]
    most = max(found, default=(0, ""))
    return most[1] if sum(n == most[0] for n, _ in found) == 1 else ""


def _read_turns(page: Page, cast: Cast, voices: dict[str, Voice]) -> list[Turn]:
    turns: list[Turn] = []
    cursor = 0
    spoken = [passage for passage in page.passages if passage.parent is None and is_turn(page, passage)]
    parted = 2 * sum(passage.opens_block for passage in spoken) > len(spoken)
    for passage in spoken:
        turn = Turn(passage)
        _read_clause(page, cast, turn, voices)
        if turns:
            turn.link = _link(page, turns[-1].passage, passage, parted=parted)
            turn.scene = turns[-1].scene + (turn.link == "far")
        cursor = _read_mentions(page, cast, turn, cursor, voices)
        turns.append(turn)
    return turns


def is_turn(page: Page, passage: Passage) -> bool:
    """Whether a quotation is a turn, and no word or title in the midst of narration."""
    if passage.last <= passage.first:
        return False
    if passage.voice.rule in _REPORTED or passage.continues is not None or passage.marked.family == DASH:
        return True
    ending = page.words[passage.last - 1]
    opened = not passage.before or page.words[passage.before[-1]] in {",", ":", "—", "-"}
    return ending in _ENDS and (opened or page.tokens[passage.first].text[0].isupper())


def _read_clause(page: Page, cast: Cast, turn: Turn, voices: dict[str, Voice]) -> None:
    voice = turn.passage.voice
    key = cast.key(voice) if voice.rule in _REPORTED else ""
    pronoun = voice.words[0] if key and voice.words else "" if key else _pronoun_after(page, turn.passage)
    if pronoun in MASCULINE | FEMININE:
        turn.sex, turn.guess = ("he" if pronoun in MASCULINE else "she"), "" if cast.is_many(key) else key
        return
    if not key:
        return
    turn.fixed = key
    known = voices.get(key)
    if known is None or (voice.refs and not known.refs):
        titled = voice.described is not None and key != page.words[voice.described[1]]
        voices[key] = replace(voice, refs=(key,), described=None) if titled else voice


def _pronoun_after(page: Page, passage: Passage) -> str:
    """The pronoun of a clause that reports a turn, where it stands for nobody known: "“Why?” she asked"."""
    words = [page.words[index] for index in passage.after[:5]]
    verbs = lexicon().verbs.keys() | lexicon().told
    for first, second in pairwise(words[:3]):
        if (first in _SUBJECTS and any(word in verbs for word in words[1:])) or (
            first in verbs and second in _SUBJECTS
        ):
            return first if first in _SUBJECTS else second
        if first in {".", ";", "and", "but"}:
            break
    return ""


def _read_mentions(page: Page, cast: Cast, turn: Turn, cursor: int, voices: dict[str, Voice]) -> int:
    """Note who is named in a turn and around it; give the first mention that the next turn has to look at."""
    passage = turn.passage
    low, high = passage.first - _AROUND, passage.last + len(passage.after)
    mentions = cast.mentions
    while cursor < len(mentions) and mentions[cursor].last < low:
        cursor += 1
    number = cursor
    while number < len(mentions) and mentions[number].first < high:
        name = mentions[number]
        key = cast.key_of(name)
        number += 1
        if passage.first <= name.first < passage.last:
            (turn.called if _is_called(page, passage, name) else turn.named).add(key)
            voices.setdefault(key, cast.voice_of(name))
        elif page.is_outer(name.first):
            voices.setdefault(key, cast.voice_of(name))
            if name.first < passage.first:
                turn.seen.insert(0, key)
            else:
                turn.seen.append(key)
    if turn.sex and not any(cast.sex(key) == turn.sex for key in turn.seen):
        last = next((n for n in cast.before(passage.first) if cast.sex(cast.key_of(n)) == turn.sex), None)
        if last is not None:
            voices.setdefault(cast.key_of(last), cast.voice_of(last))
            turn.seen.insert(0, cast.key_of(last))
    turn.called |= {cast.key_of_noun(page.words[index]) for index in _kin_called(page, passage)}
    turn.actor = _actor(page, cast, turn) or _actor_behind(page, cast, turn)
    turn.seen = list(dict.fromkeys(turn.seen))
    if turn.sex and turn.actor and cast.sex(turn.actor) == turn.sex:
        turn.guess = turn.actor  # who was the subject just before is meant rather than who was named last
    return cursor


def _actor(page: Page, cast: Cast, turn: Turn) -> str:
    """Who acts in the narration that leads up to a turn: "The parson rode nearer. “It was only ...”"."""
    passage = turn.passage
    index = passage.first - 2
    low = max(0, index - _NARRATION)
    begin = index
    while (
        begin > low and page.is_outer(begin - 1) and not (page.words[begin - 1] in {".", "?", "!"} and begin <= index)
    ):
        begin -= 1
    if begin >= index:
        return ""
    for position in range(begin, min(begin + 4, index)):
        name = page.name_at.get(position)
        if name is not None and name.kind is Kind.PERSON and not name.possessive:
            return cast.key_of(name)
    return ""


def _actor_behind(page: Page, cast: Cast, turn: Turn) -> str:
    """Who acts right behind a turn: "“What is it?” Mrs. Hale gasped."."""
    after = turn.passage.after
    name = page.name_at.get(after[0]) if after else None
    if name is None or name.kind is not Kind.PERSON or name.possessive or name.last + 1 >= len(page.words):
        return ""
    return cast.key_of(name) if page.words[name.last + 1].endswith("ed") else ""


def _link(page: Page, earlier: Passage, passage: Passage, *, parted: bool) -> str:
    """How a turn follows the one before; ``parted`` where each speaker has a paragraph of his own."""
    if passage.continues is earlier:
        return "line"
    between = page.text[earlier.end : passage.start]
    if not between.strip():
        return "marks"
    if passage.first - earlier.last > _NARRATION:
        return "far"
    if earlier.block == passage.block:
        if parted or "\n" not in between[-2:]:
            return "line"
        reported = earlier.voice.rule in _REPORTED
        asked = page.words[earlier.last - 1 : earlier.last] == ["?"]
        return "asked" if asked else "clause" if reported else "free"
    return "next"


def _kin_called(page: Page, passage: Passage) -> list[int]:
    """The tokens of a turn that address someone as kin: "Yes, mother."."""
    return [
        index
        for index in range(passage.first, passage.last)
        if page.words[index] in _KIN
        and index not in page.name_at
        and (index == passage.first or page.words[index - 1] in {",", "dear", "!", "."})
        and (index + 1 == passage.last or page.words[index + 1] in {",", "!", "?", "."})
    ]


def _is_called(page: Page, passage: Passage, name: Name) -> bool:
    """Whether a name in a turn addresses someone: it stands between commas or ends."""
    if name.kind is Kind.DESCRIPTION or name.possessive:
        return False
    index = name.first - 1
    while index >= passage.first and page.words[index - (page.words[index] == ".")] in _TITLES:
        index -= 1  # "my dear Mr. Hale"
    before = page.words[index] if index >= passage.first else ","
    after = page.words[name.last + 1] if name.last + 1 < passage.last else ","
    return before in {",", ".", "!", "?", "—"} and after in {",", "!", "?", ".", ";", "—"}


def _candidates(turns: list[Turn], number: int) -> list[str]:
    """Keys of those who may take a turn, likeliest first."""
    turn = turns[number]
    if turn.fixed:
        return [turn.fixed]
    found: dict[str, None] = {turn.guess: None} if turn.guess else {}
    around = [
        (distance, turns[at])
        for distance in range(1, _SCENE)
        for at in (number - distance, number + distance)
        if 0 <= at < len(turns)
    ]
    around.sort(key=lambda near: near[1].scene != turn.scene)
    for distance, near in around:
        if len(found) >= _MOST or (near.scene != turn.scene and len(found) > 1):
            break
        speakers = {near.fixed or near.guess: None} if near.fixed or near.guess else {}
        found |= speakers | (dict.fromkeys(sorted(near.called)) if distance <= _CALLED_WITHIN else {})
    if turn.actor:
        found[turn.actor] = None
    found |= dict.fromkeys(turn.seen[:2])
    return list(found)[: _MOST + 2]


def _best(turns: list[Turn], candidates: list[list[str]], cast: Cast) -> list[str]:
    """The keys of the likeliest sequence; a state is the voices of two turns, so that a dialogue may alternate."""
    table: dict[tuple[str, str], float] = {("", ""): 0.0}
    steps: list[dict[tuple[str, str], tuple[str, str]]] = []
    for number, turn in enumerate(turns):
        scores: dict[tuple[str, str], float] = {}
        step: dict[tuple[str, str], tuple[str, str]] = {}
        for rank, key in enumerate(candidates[number] or [""]):
            own = _fits(turn, key, cast) + _FORGOTTEN * rank
            for state, score in table.items():
                total = score + own + _follows(turns, number, state, key)
                if total > scores.get((state[1], key), float("-inf")):
                    scores[state[1], key], step[state[1], key] = total, state
        table = scores
        steps.append(step)
    best = max(table, key=lambda state: table[state])
    keys = []
    for step in reversed(steps):
        keys.append(best[1])
        best = step[best]
    return keys[::-1]


def _fits(turn: Turn, key: str, cast: Cast) -> float:
    """How well a person fits what a turn itself tells."""
    if turn.fixed or not key:
        return 0.0
    score = _ACTS * (key == turn.actor)
    score += _CALLS_HIMSELF * (key in turn.called) + _NAMES_HIMSELF * (key in turn.named)
    if turn.sex:
        sex = cast.sex(key)
        score += _NEVER if key == NARRATOR or (sex and sex != turn.sex) else _SAME_SEX * bool(sex)
        score += _NEAREST * (key == turn.guess)
    return score


def _follows(turns: list[Turn], number: int, state: tuple[str, str], key: str) -> float:
    """How well a person follows the two who spoke before."""
    link, (before, last) = turns[number].link, state
    if link == "far" or not last or not key:
        return 0.0
    same = _SAME[link] * (key == last)
    if link == "line":
        return same
    score = same + (_CALLED_THEN_ON if link == "clause" else _CALLED) * (key in turns[number - 1].called)
    return score + _ALTERNATES * (key == before and key != last)


_SAME = {
    "marks": _SAME_MARKS,
    "line": _SAME_LINE,
    "clause": _SAME_AFTER_CLAUSE,
    "free": _SAME_AFTER_NARRATION,
    "asked": _SAME_AFTER_QUESTION,
    "next": _SAME_NEXT_PARAGRAPH,
}
