"""Organisations: a head ("Committee") with what stands before and after it."""

from __future__ import annotations

from teiedition.annotation import Kind
from teiedition.annotators.gazetteer import find_place
from teiedition.annotators.names.branches import local_at, part_at, with_local
from teiedition.annotators.names.claim import Claim
from teiedition.annotators.names.complements import all_common, extended
from teiedition.annotators.names.firms import firm_at, limited
from teiedition.annotators.names.lexicon import words
from teiedition.annotators.names.page import APOSTROPHES, POSSESSIVES, Page

ORDINALS = frozenset({"first", "second", "third", "fourth", "fifth"})
_NO_ORG_START = frozenset({"uncle", "aunt", "saint"})


def org_at(page: Page, i: int, end: int) -> Claim | None:
    """The organisation whose name begins at a word.

    Args:
        page: the document.
        i: index of a word with a capital.
        end: behind the run of capitals.
    """
    lead = page.sense(i)
    marked = _firm_or_branch(page, i, end)
    if marked is not None or (lead.stop and lead.lower not in ORDINALS) or (lead.address and not lead.org_head):
        return marked
    head = None if lead.lower in _NO_ORG_START else _last_head(page, i, end)
    if head is not None and lead.lower == "joint" and head == end - 1 and (joined := _joined(page, i, end)):
        return joined
    if head is not None and head != i:
        return _with_head(page, i, head)
    first = None if head is None else _head_first(page, i, end)
    return first or _lower_head(page, i, end) or _joined(page, i, end)


def _firm_or_branch(page: Page, i: int, end: int) -> Claim | None:
    """A company or a branch that a mark of its own betrays: "& Co.", "Messrs.", a number, "chapter of"."""
    lead = page.sense(i)
    if lead.lower == "local":
        return local_at(page, i)
    if lead.lower.rstrip(".") == "messrs":
        at = i + 1 + (page.after(i + 1) == ".")
        return firm_at(page, at, page.run_end(at)) if page.is_capital(at) else None
    if lead.stop or lead.address:
        return None
    branch = part_at(page, i, end)
    return branch._replace(last=extended(page, branch.last)) if branch else firm_at(page, i, end)


def _with_head(page: Page, i: int, head: int) -> Claim | None:
    """Words before a head, and what connectors add behind it."""
    last, lead = extended(page, head + 1), page.sense(i)
    if last == head + 1 and _is_notion(page, i, head):
        return None
    strong = any(page.sense(k).org_strong for k in range(i, last))
    plain_start = page.opens[i] and lead.english and not lead.demonym
    slogan = page.before(i) == "no" and page.is_capital(i - 1)
    if slogan or (not strong and (plain_start or page.in_head(i))) or lead.lower in words()["org_no_lead"]:
        return None
    if page.in_head(i) and not all(_may_lead(page, k) for k in range(i, head)):
        return None
    return Claim(i, limited(page, with_local(page, last)), Kind.ORG, 4.5 if strong else 3, "organisation head")


def _may_lead(page: Page, i: int) -> bool:
    """Whether a word of a heading, where all words have capitals, may stand before the head of a body."""
    sense = page.sense(i)
    if not sense.english or sense.demonym or sense.acronym or sense.org_head or page.texts[i] in APOSTROPHES:
        return True
    known = (
        sense.lower in words()["org_modifier"] or sense.lower in words()["trade"] or sense.lower in words()["org_of"]
    )
    return known or (page.inside[page.base(i)] > 0 and sense.lower not in page.small)


def _is_notion(page: Page, i: int, head: int) -> bool:
    """Whether common words and a head mean no body: "Labour Movement", "Italian Trade Unions", "Chief Executive"."""
    word, before = page.lower(head), page.lower(head - 1)
    if word in {"union", "unions"}:
        return before in {"trade", "trades", "labor", "labour"} and page.sense(i).lower in words()["union_lead"]
    if word == "government":
        return page.sense(i).lower in words()["government_notion"] and _is_asked_for(page, i)
    if word == "front" and page.sense(head - 1).demonym:
        return True
    if word == "workers" and (page.sense(head - 1).demonym or page.sense(head - 1).idea):
        return True
    return before in words().get(f"{word}_notion", frozenset())


def _is_asked_for(page: Page, i: int) -> bool:
    """Whether an article says that any will do, as in a programme: "a Workers and Farmers Government"."""
    while page.before(i) == "and" or page.before(i) in APOSTROPHES or page.before(i) in words()["government_notion"]:
        i -= 1
    return page.before(i) in {"a", "an"}


def _head_first(page: Page, i: int, end: int) -> Claim | None:
    """A head that opens its name: "Committee for Lower Rents", "Parti Nouveau"."""
    lead, last = page.sense(i), extended(page, i + 1)
    if last == i + 1:
        foreign = lead.lower in words()["org_foreign"] and end > last and page.sense(last).plain and not page.opens[i]
        return Claim(i, end, Kind.ORG, 3, "foreign head") if foreign else None
    part = lead.lower in words()["org_part"] and any(
        page.sense(k).org_head or page.sense(k).acronym for k in range(i + 1, last)
    )
    governs = (
        lead.lower == "government" and page.lower(i + 1) == "of" and find_place(page.name(last - 1, last)) is not None
    )
    if not (lead.org_strong or part or governs):
        return None
    return Claim(i, limited(page, with_local(page, last)), Kind.ORG, 4.5, "organisation head")


def _last_head(page: Page, i: int, end: int) -> int | None:
    """The last head of the run, before words that begin another name."""
    found = None
    for k in range(i, end):
        if page.texts[k] in APOSTROPHES and k > i:
            continue
        sense = page.sense(k)
        if sense.org_head and not _begins_place(page, k, end) and not _is_adjective(page, k, end):
            found = k
        elif (sense.title and k > i and not sense.given and sense.lower not in {"general", "private", "major"}) or (
            sense.stop
            and k > i
            and sense.lower not in {"first", "second", "third", "and", "of"}
            and not _is_may_day(page, k)
        ):
            break
    return found


def _is_may_day(page: Page, k: int) -> bool:
    return page.lower(k) == "may" and page.after(k + 1) == "day"


def _is_adjective(page: Page, k: int, end: int) -> bool:
    """Whether a weak head only describes the common word behind it: "Defence Squads", "International Congresses"."""
    if k + 1 >= end or page.texts[k].endswith(POSSESSIVES):
        return False
    sense, further = page.sense(k), page.sense(k + 1)
    weak = not sense.org_strong or (sense.lower == "international" and k == 0)
    return weak and further.english and further.plain and not further.surname and not further.org_head


def _begins_place(page: Page, k: int, end: int) -> bool:
    """Whether the next word makes a place of it: "Soviet Republic", "Party Street"."""
    return k + 1 < end and page.sense(k + 1).lower in words()["place_of_body"]


def _lower_head(page: Page, i: int, end: int) -> Claim | None:
    """A head in lower case behind a name: "Wirth government", "Socialist party"."""
    word = page.after(end)
    if not word or end - i > 3 or page.base(end - 1) != page.texts[end - 1]:
        return None
    word = page.base(end).lower()
    last, final = page.sense(end - 1), page.sense(i)
    if word == "party" and _is_party_kind(last.lower):
        return Claim(i, end + 1, Kind.ORG, 3, "party")
    if word in words()["org_of_nation"] and (
        last.demonym or last.lower in {"soviet", "czarist", "tsarist"} or (last.plain and not last.english)
    ):
        return Claim(i, end + 1, Kind.ORG, 3, "government")
    if _is_axis(page, i, end):
        return Claim(i, end + 1 + (word not in words()["axis"]), Kind.ORG, 3, "axis")
    named = not last.english or (last.surname and page.base(end - 1).lower() not in page.small)
    if word in words()["org_of_name"] and last.plain and named and not final.stop:
        return Claim(i, end + 1, Kind.ORG, 2.5, "group of a name")
    return None


def _is_party_kind(word: str) -> bool:
    """Whether a party may be called so: "Socialist", "Socialist-Revolutionary"."""
    kinds = words()["party_kind"]
    return word not in {"general", "right", "left"} and (
        word in kinds or all(part in kinds for part in word.split("-"))
    )


def _is_axis(page: Page, i: int, end: int) -> bool:
    """Powers joined by hyphens before a word for their league: "Alpha-Beta axis", "Alpha-Beta military alliance"."""
    parts = page.base(i).split("-")
    if end - i != 1 or len(parts) < 2 or not all(part[:1].isupper() for part in parts):
        return False
    return page.after(end) in words()["axis"] or (
        page.after(end) in {"military", "war"} and page.after(end + 1) in words()["axis"]
    )


def _joined(page: Page, i: int, end: int) -> Claim | None:
    """A name whose head follows an "and": "Trades and Labor Assembly", "Porters’ and Packers’ Council"."""
    at = end + (page.after(end) in APOSTROPHES)
    if page.after(at) not in {"and", "&"} or not page.is_capital(at + 1) or end - i > 5:
        return None
    if (page.opens[i] and at == end) or page.sense(i).stop or page.sense(end - 1).idea:
        return None
    final = page.sense(end - 1)
    owning = (
        page.texts[end - 1] == page.base(end - 1) or final.lower.endswith("men") or final.lower in words()["owning"]
    )
    if not ((final.english or final.demonym) and not final.title and owning):
        return None
    stop = page.run_end(at + 1)
    head = _last_head(page, at + 1, stop)
    listed = page.lower(stop - 1) in {"parties", "internationals"}
    if head is None or head == at + 1 or listed or _is_notion(page, i, head) or not all_common(page, at + 1, head + 1):
        return None
    return Claim(i, extended(page, head + 1), Kind.ORG, 3.5, "joined heads")
