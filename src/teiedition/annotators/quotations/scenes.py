"""Scenes of a dialogue: the stretches of turns that no long narration parts, and whom their described speakers are.

turns of a scene --``name_described``--> "the man with the basket" is the Hale whom the other calls, who gives his name,
                                         or who alone can be "her cousin"
"""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise

from teiedition.annotation import Kind
from teiedition.annotators.quotations.cast import NARRATOR, Cast
from teiedition.annotators.quotations.lexicon import NEUTER_ROLES
from teiedition.annotators.quotations.page import Page, Passage, Voice

_LONGEST = 80
"""Turns of a scene that are looked at together."""
_RELATIONS = frozenset(
    {"cousin", "husband", "wife", "uncle", "aunt", "brother", "sister", "mother", "father", "son", "daughter", "nephew",
     "niece", "friend", "companion", "guest", "host", "hostess", "master", "mistress", "visitor", "sister-in-law",
     "brother-in-law", "mother-in-law", "father-in-law"}
)  # fmt: skip


@dataclass
class Turn:
    """A quotation as a move in a dialogue.

    Attributes:
        passage: the quotation.
        fixed: key of the speaker whom a clause names; empty where none does.
        sex: the pronoun of the speaker, where a clause has only that.
        guess: key of the one for whom that pronoun was taken to stand.
        link: how it follows the turn before: marks, line, paragraph, clause, next, far.
        called: keys of those addressed by name in it.
        named: keys of those it names otherwise.
        actor: key of the subject of the sentence before it, or of the narration after it.
        seen: keys of those mentioned around it, nearest first.
        scene: number of the stretch of turns that no long narration parts.
    """

    passage: Passage
    fixed: str = ""
    sex: str = ""
    guess: str = ""
    link: str = "far"
    called: set[str] = field(default_factory=set)
    named: set[str] = field(default_factory=set)
    actor: str = ""
    seen: list[str] = field(default_factory=list)
    scene: int = 0


def name_described(page: Page, turns: list[Turn], cast: Cast, voices: dict[str, Voice]) -> None:
    """Give those who speak under a description the name by which the same scene knows them."""
    for group in _scenes(turns):
        described = {turn.fixed for turn in group if turn.fixed in voices and voices[turn.fixed].described is not None}
        for key in sorted(described):
            name = _called_by_others(group, key, cast, voices)
            if name or (name := _named_himself(page, group, described, voices)):
                for turn in group:
                    known = (turn.fixed, turn.guess, turn.actor, *turn.seen)
                    turn.fixed, turn.guess, turn.actor, *turn.seen = (name if one == key else one for one in known)
        _name_kin(page, group, cast, voices)


def _name_kin(page: Page, group: list[Turn], cast: Cast, voices: dict[str, Voice]) -> None:
    """Name the kin of one speaker: "said her cousin" is the other person of the scene who may be it."""
    for number, turn in enumerate(group):
        described = turn.passage.voice.described
        if described is None or turn.fixed != (noun := page.words[described[1]]) or noun not in _RELATIONS:
            continue
        owner = {"his": "he", "her": "she", "my": NARRATOR}.get(page.words[described[0]], "")
        near = [one for earlier in group[number::-1] for one in (earlier.fixed, *earlier.seen)]
        near += [one for later in group[number + 1 :] for one in (later.fixed, *later.seen)]
        named = [one for one in dict.fromkeys(near) if one in voices and voices[one].refs and one != NARRATOR]
        possessor = NARRATOR if owner == NARRATOR else next((one for one in named if cast.sex(one) == owner), "")
        sex = cast.sex(turn.fixed) if noun not in NEUTER_ROLES else ""
        kin = [one for one in named if one != possessor and one not in turn.called and _may_be(cast.sex(one), sex)]
        if owner == NARRATOR:
            kin = [one for one in kin if cast.sex(one) == sex]
            kin = kin if len(kin) == 1 else []
        if possessor and kin:
            house = _surname(page, possessor) if noun in {"husband", "wife"} else ""
            turn.fixed = next((one for one in kin if house and _surname(page, one) == house), kin[0])


def _surname(page: Page, ref: str) -> str:
    record = page.context.authority.by_id.get(ref)
    return record.get("surname") if record is not None else ""


def _may_be(sex: str, wanted: str) -> bool:
    return not sex or not wanted or sex == wanted


def _scenes(turns: list[Turn]) -> list[list[Turn]]:
    groups: list[list[Turn]] = []
    for turn in turns:
        if groups and groups[-1][0].scene == turn.scene and len(groups[-1]) < _LONGEST:
            groups[-1].append(turn)
        else:
            groups.append([turn])
    return groups


def _called_by_others(group: list[Turn], key: str, cast: Cast, voices: dict[str, Voice]) -> str:
    """The one name by which those who answer a described speaker call him; empty for none or several."""
    names: set[str] = set()
    for pair in pairwise(group):
        for turn, other in (pair, pair[::-1]):
            if turn.fixed == key and other.fixed not in {"", key} and len(other.called) == 1:
                names |= {name for name in other.called - {other.fixed} if name in voices and voices[name].refs}
    names = {name for name in names if _may_be(cast.sex(name), cast.sex(key))}
    return next(iter(names)) if len(names) == 1 else ""


def _named_himself(page: Page, group: list[Turn], described: set[str], voices: dict[str, Voice]) -> str:
    """The name that the one described speaker of a scene gives when asked for it."""
    if len(described) != 1:
        return ""
    for asking, turn in pairwise(group):
        asked = {"name", "?"} <= set(page.words[asking.passage.first : asking.passage.last])
        name = page.name_at.get(turn.passage.first)
        if asked and name is not None and name.kind is Kind.PERSON and name.ref in voices and turn.link != "line":
            return name.ref
    return ""
