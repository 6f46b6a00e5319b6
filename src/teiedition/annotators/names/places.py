"""Places of several words, or with a word that says what they are: "New Orleans", "Lake Onega", "Horn Street"."""

from __future__ import annotations

from functools import cache

from teiedition.annotation import Kind
from teiedition.annotators.gazetteer import find_place, historical_places
from teiedition.annotators.names.claim import Claim
from teiedition.annotators.names.lexicon import words
from teiedition.annotators.names.page import Page
from teiedition.annotators.names.streets import street_at
from teiedition.annotators.tokens import tokenize

_LONGEST = 5
_AGES = frozenset({"new", "old"})
"""Part of a name only where a table has the whole of it."""


def place_at(page: Page, i: int, end: int) -> Claim | None:
    """The place whose name of several words, or of a form that needs no vote, begins at a word.

    Args:
        page: the document.
        i: index of a word with a capital.
        end: behind the run of capitals.
    """
    return (
        street_at(page, i)
        or _listed(page, i, end)
        or _of_saint(page, i)
        or _owned(page, i, end)
        or _directed(page, i, end)
        or _headed(page, i, end)
    )


def ship_at(page: Page, i: int, end: int) -> Claim | None:
    """A ship behind a word for ships: "the cruiser Marlow"."""
    aboard = page.before(i) == "the" and _is_aboard(page, i) and find_place(page.base(i)) is None
    if not (aboard or page.before(i) in words()["ship_head"]) or page.sense(i).stop:
        return None
    return Claim(i, min(end, i + 3), Kind.SHIP, 5, "word for ships")


def _is_aboard(page: Page, i: int) -> bool:
    """Whether "aboard the" or "sailed on the" stands before a word."""
    before = page.before(i - 1)
    return before == "aboard" or (before in {"on", "in"} and page.before(i - 2) in {"sailed", "embarked", "steamed"})


def stands_for_government(page: Page, claim: Claim) -> bool:
    """Whether a place acts or speaks, so that it means the power seated there: "denied by Lund", "the Kremlin"."""
    place = find_place(page.name(claim.first, claim.last))
    if place is not None and place.sort == "quarter":
        return True
    if place is not None and not (place.sort == "city" or place.people >= 100):
        return False
    after, doer = page.after(claim.last), page.before(claim.first) == "by"
    done = doer and page.lower(claim.first - 2).endswith("ed")
    return done or after in words()["government_does"]


def _listed(page: Page, i: int, end: int) -> Claim | None:
    """The longest name of the tables; single words only where they are written as no surname is ("U.S.A.")."""
    known = page.texts[i] in _openings() or page.base(i) in _openings() or page.base(i).title() in _openings()
    limit = min(i + _LONGEST, page.size) if known else min(end, i + _LONGEST)  # the gazetteer knows capitals alone
    while limit > i and page.block[limit - 1] != page.block[i]:
        limit -= 1
    for last in range(limit, i, -1):
        if not page.texts[last - 1][0].isalpha():
            continue
        claim = _short_listed(page, i, last) or _known_at(page, i, last, capitals=last <= end)
        if claim is not None:
            return claim if claim.weight else None
    return None


def _short_listed(page: Page, i: int, last: int) -> Claim | None:
    """An abbreviated state with the stop behind its words: "Minn.", "N. Y."."""
    if last == i + 1 and is_short_state(page, i):
        return Claim(i, last + 1, Kind.PLACE, 3.5, "abbreviated state")
    if last > i + 1 and page.after(last) == "." and f"{page.name(i, last)}." in historical_places():
        return Claim(i, last + 1, Kind.PLACE, 4, "abbreviated state")
    return None


def _known_at(page: Page, i: int, last: int, *, capitals: bool) -> Claim | None:
    """The place that a table knows by some words; of no weight where the vote has to decide."""
    name, shouts = page.name(i, last), page.block[i] in page.shouting
    if shouts and last == i + 1 and len(name) < 4:
        return None
    if name in historical_places():
        vote = (last == i + 1 and not page.sense(i).acronym) or (name == "US" and shouts)
        return Claim(i, last, Kind.PLACE, 0 if vote else 5, "historical list")
    if last - i > 1 and capitals and find_place(name) is not None and not page.sense(i).stop:
        return Claim(i, last, Kind.PLACE, 4, "gazetteer")
    return None


@cache
def _openings() -> frozenset[str]:
    """The first words of names of several words."""
    return frozenset(tokenize(name)[0].text for name in historical_places() if not name.isalpha())


def is_short_state(page: Page, i: int) -> bool:
    """Whether a word and its stop abbreviate a state: "Minn.", and behind a comma "Miss.", too."""
    name = page.texts[i]
    if (
        page.after(i + 1) != "."
        or f"{name}." not in historical_places()
        or page.tokens[i].end != page.tokens[i + 1].start
    ):
        return False
    sense, before = page.sense(i), page.before(i)
    usual = len(name) > 3 and not (sense.english or sense.address or page.opens[i])
    return usual or (before == "," and page.is_capital(i - 2)) or before in words()["in_preposition"]


def _of_saint(page: Page, i: int) -> Claim | None:
    """A place named after a saint: "St. James’s Hall"."""
    if page.texts[i] not in {"St", "Saint", "Ste"}:
        return None
    at = i + 1 + (page.after(i + 1) == ".")
    last = at + 2
    if not (page.is_capital(at) and page.after(at) and page.is_capital(at + 1) and page.after(at + 1)):
        return None
    if page.sense(at + 1).org_head or not (page.sense(at + 1).place_head or page.lower(at + 1) in {"green", "row"}):
        return None
    return Claim(i, last, Kind.PLACE, 4, "place of a saint")


def _owned(page: Page, i: int, end: int) -> Claim | None:
    """A place named after its owner: "Marlow’s Island"."""
    if page.base(end - 1) == page.texts[end - 1] or end - i > 2 or not page.is_capital(end) or not page.after(end):
        return None
    if not page.sense(end).place_head or page.sense(i).stop:
        return None
    last = end + 1
    while page.is_capital(last) and page.after(last) and page.sense(last).place_head:
        last += 1
    return Claim(i, last, Kind.PLACE, 3.2, "place of an owner")


def _directed(page: Page, i: int, end: int) -> Claim | None:
    """A direction and a known place: "North China", but no town behind "New": "New Deal"."""
    lead = page.sense(i).lower
    if end - i < 2 or lead not in words()["place_direction"]:
        return None
    for last in range(min(end, i + 3), i + 1, -1):
        place, name = find_place(page.name(i + 1, last)), page.sense(i + 1)
        fits = place is not None and (place.is_great or (lead in words()["place_compass"] and not name.english))
        if place is not None and fits and not name.org_head and lead not in _AGES:
            return Claim(i, last, Kind.PLACE, 4, "direction")
    return None


def _headed(page: Page, i: int, end: int) -> Claim | None:
    """A word that says what the place is, before or behind its name."""
    lead = page.sense(i)
    if lead.stop or (lead.title and lead.lower != "hall"):
        return None
    if lead.lower in words()["place_before"] and end - i > 1 and page.sense(i + 1).plain:
        return _head_before(page, i, end)
    k = next((k for k in range(end - 1, i, -1) if page.sense(k).place_head), None)
    if k is None or page.base(k - 1) != page.texts[k - 1] or (page.in_head(i) and page.sense(k - 1).english):
        return None
    if any(page.sense(m).stop or page.sense(m).org_head for m in range(i, k)) or _heads_something_else(page, i, k):
        return None
    return Claim(i, k + 1, Kind.PLACE, 3.2, "place head")


def _heads_something_else(page: Page, i: int, k: int) -> bool:
    """Whether the head at ``k`` is part of a body, "Marlow Mine Workers", or of a metaphor, "The Ruritanian Road to"."""
    if page.is_capital(k + 1) and page.after(k + 1) and page.sense(k + 1).org_head:
        return True
    return page.sense(i).demonym and page.lower(k) == "road" and page.after(k + 1) == "to"


def _head_before(page: Page, i: int, end: int) -> Claim | None:
    """The head stands first: "Lake Onega", "Fort Grant", but not "City Editors"."""
    name, lead = page.sense(i + 1), page.sense(i)
    common = name.english and (page.opens[i] or lead.lower in {"city", "town", "village", "county"})
    if common or name.org_head or name.event_head:
        return None
    return Claim(i, min(end, i + 3), Kind.PLACE, 3, "place head before")
