"""Single words: what the tables say before the text is read, and the vote of the document.

word       --``prior``-->    what the tables make of it: a town by its population, an unknown word a surname
occurrence --``neighbours``--> what its context makes of it
``Ballot``                   sums both over the document: a name is one thing throughout unless its context is strong
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping

from teiedition.annotation import Kind
from teiedition.annotators.gazetteer import Place, find_place
from teiedition.annotators.names.lexicon import Sense, words

Votes = Mapping[Kind, float]
_SHIRES = (
    "shire",
    "stan",
    "grad",
    "abad",
    "straße",
    "strasse",
    "allee",
    "gasse",
    "hafen",
    "kirchen",
    "furt",
    "minster",
)
"""How names of counties, towns and streets end, and surnames seldom."""
_IRISH = re.compile(r"(?:O[’']|Mac|Mc|Fitz)[A-Z][a-z]+")
MOST = 6.0
"""The loudest a vote may be."""


def prior(word: str, sense: Sense, *, small: bool) -> dict[Kind, float]:
    """What the tables say of a word.

    Args:
        word: as written, without possessive 's.
        sense: of the word.
        small: the document writes the word in lower case, too.
    """
    votes = {Kind.PERSON: 0.0, Kind.PLACE: 0.0}
    named = is_name_too(sense)
    if sense.plain or sense.given:
        votes[Kind.PERSON] = (
            0.7 if named and sense.english else 0.3 if sense.english and sense.given else 0.0 if sense.english else 1.0
        )
        if sense.given and not sense.english:
            votes[Kind.PERSON] = 1.4
        if sense.lower in words()["famous"] or _IRISH.fullmatch(word):
            votes[Kind.PERSON] = 1.8
        if small or sense.org_head or sense.event_head or sense.place_head or sense.title:
            votes[Kind.PERSON] = 0.0
        if (sense.org_head or sense.event_head) and sense.english and not (sense.given or sense.surname):
            votes[Kind.PERSON] = -MOST
    place = find_place(word)
    if place is None and sense.english:
        votes[Kind.PLACE] = -MOST if sense.org_head or sense.event_head or sense.title else -1.0
    if place is None and not sense.english and word.lower().endswith(_SHIRES) and len(word) > 7:
        votes[Kind.PLACE] = 1.8
    if place is not None and not sense.idea:
        votes[Kind.PLACE] = _place_prior(place, sense, small=small)
    return votes


def is_name_too(sense: Sense) -> bool:
    """Whether an English word with a capital is as likely a surname, or a given name that is no usual word."""
    return sense.surname or (bool(sense.given) and sense.lower not in words()["ambiguous_given"])


def _place_prior(place: Place, sense: Sense, *, small: bool) -> float:
    if place.ours or place.sort in {"country", "continent", "state"}:
        weight = 5.0
    else:
        weight = 3.5 if place.people >= 900 else 2.2 if place.people >= 300 else 1.2 if place.people >= 100 else 0.6
        if place.sort == "form":
            weight = 0.6
    if sense.given and place.ours and place.sort in {"city", "region"}:
        weight = 2.0
    if sense.given and not place.ours:
        weight = min(weight, 1.0) if place.sort in {"town", "form"} else weight * 0.5
    if not place.ours and (sense.english or small or sense.stop):
        weight *= 0.3
    if sense.org_head or sense.title or sense.event_head:
        weight = 0.3 * weight if place.is_great or not sense.english else -MOST
    return weight


class Ballot:
    """The votes of a document for each of its words."""

    def __init__(self) -> None:
        self._votes: defaultdict[str, defaultdict[Kind, float]] = defaultdict(lambda: defaultdict(float))
        self._counted: set[tuple[str, str]] = set()

    def add(self, word: str, kind: Kind, weight: float) -> None:
        self._votes[word][kind] += weight

    def add_once(self, word: str, kind: Kind, weight: float, reason: str) -> None:
        """Count a reason once a document: a full name bears its surname out, however often it comes."""
        if (word, reason) not in self._counted:
            self._counted.add((word, reason))
            self._votes[word][kind] += weight

    def heard(self, word: str, kind: Kind) -> float:
        """What the document says of a word so far."""
        return self._votes[word].get(kind, 0.0) if word in self._votes else 0.0

    def total(self, word: str, start: Votes, here: Votes) -> dict[Kind, float]:
        """Prior, the document's votes up to a limit, and once more half of what the occurrence itself says."""
        heard: Votes = self._votes.get(word, {})
        kinds = sorted({*start, *heard, *here})
        return {
            kind: start.get(kind, 0.0) + max(-1.0, min(MOST, heard.get(kind, 0.0))) + 0.5 * here.get(kind, 0.0)
            for kind in kinds
        }
