"""Events: a head ("Conference", "trial") with the names and ordinals before it, or with what follows it."""

from __future__ import annotations

import re

from teiedition.annotation import Kind
from teiedition.annotators.gazetteer import find_place
from teiedition.annotators.names import complements
from teiedition.annotators.names.claim import Claim
from teiedition.annotators.names.lexicon import words
from teiedition.annotators.names.page import APOSTROPHES, Page

_THE = frozenset({"the", "this", "that", "our", "your", "their", "its", "last", "next", "same", "latter", "present"})
_SAME = frozenset({"same", "latter", "present", "last", "next", "recent", "annual", "coming", "whole", "entire"})
_COUNTED = frozenset(
    {
        "first",
        "second",
        "third",
        "fourth",
        "fifth",
        "sixth",
        "seventh",
        "eighth",
        "ninth",
        "tenth",
        "eleventh",
        "twelfth",
    }
)
_OF_NATIONS = frozenset({"revolution", "revolutions", "war", "wars"})
_BODIES = frozenset({"congress"})
_YEAR = re.compile(r"1[5-9]\d\d")
_NTH = re.compile(r"\d\d?(?:st|nd|rd|th)")
_YEARS = re.compile(r"1[5-9]\d\d(?:[-‐‑]\d{2,4})?")


def event_at(page: Page, i: int, end: int) -> Claim | None:
    """The event whose name begins at a word with a capital; ordinals before it in lower case join it.

    Args:
        page: the document.
        i: index of a word with a capital.
        end: behind the run of capitals.
    """
    claim = _capital_head(page, i, end) or _lower_head(page, i, end) or _head_of(page, i) or _of_a_year(page, i, end)
    return with_ordinal(page, claim) if claim else None


def _capital_head(page: Page, i: int, end: int) -> Claim | None:
    """The head has a capital, too: "Genoa Conference", "Second World War"."""
    lead = page.sense(i)
    if (lead.stop and lead.lower not in words()["event_lead"]) or lead.address:
        return None
    if lead.title and lead.lower != "general":
        return None
    for k in range(end - 1, i, -1):
        sense = page.sense(k)
        if not sense.event_head or (page.base(k - 1) != page.texts[k - 1] and page.sense(k - 1).plain):
            continue
        if _is_part_or_notion(page, i, k, end):
            return None
        weak = sense.lower in words()["event_weak"]
        before = page.sense(k - 1)
        dated = _YEAR.fullmatch(page.before(i)) is not None
        if weak and before.english and not before.demonym and not dated and not _has_name(page, i, k):
            continue
        if not any(_interrupts(page, m) for m in range(i, k)):
            return Claim(i, extended(page, k + 1), Kind.EVENT, 3 if weak else 4.5, "event head")
    return None


def _is_part_or_notion(page: Page, i: int, k: int, end: int) -> bool:
    """Whether the head at an index belongs to another name, or the words before it name no event."""
    sense = page.sense(k)
    if k + 1 < end and page.is_capital(k + 1) and page.sense(k + 1).plain and not _begins_person(page, k):
        return True  # "British War Minister"
    if sense.lower in _BODIES and not _dates_a_congress(page, i, k):
        return True
    if sense.lower in _OF_NATIONS and _is_notion(page, i, k):
        return True
    return page.in_head(i) and (
        sense.lower in words()["event_weak"] or not all(_names_event(page, m) for m in range(i, k))
    )


def _begins_person(page: Page, k: int) -> bool:
    """Whether a meeting's name ends at a head and a person's begins behind it: "at the Lund Conference Falk said"."""
    return page.lower(k) in words()["event_meeting"] and not page.sense(k + 1).english and not page.in_head(k)


def _is_notion(page: Page, i: int, k: int) -> bool:
    """Whether a war or revolution is meant that may come at any time: "World Revolution", "a Civil War"."""
    if page.lower(i) == "world" and page.lower(k) in {"war", "wars"}:
        return False
    if page.before(i) in {"a", "an", "another", "any", "every"} and not _has_name(page, i, k):
        return not any(page.sense(m).demonym or page.sense(m).lower in words()["ordinal"] for m in range(i, k))
    return all(page.sense(m).lower in words()["event_notion"] for m in range(i, k))


def _interrupts(page: Page, i: int) -> bool:
    sense = page.sense(i)
    return sense.stop and sense.lower not in words()["event_lead"] and page.texts[i] not in APOSTROPHES


def extended(page: Page, last: int) -> int:
    """Behind what belongs to an event: its number or year, and the body or people that meet."""
    numbered = numbered_end(page, last)
    if numbered > last or page.lower(last - 1) not in words()["event_meeting"] or page.after(last) != "of":
        return numbered
    at = last + 1 + (page.after(last + 1) == "the")
    if not page.is_capital(at) or not page.after(at) or page.taken[at] or page.sense(at).title:
        return last
    end = complements.part_end(page, at, page.run_end(at), "of")
    return numbered_end(page, complements.extended(page, end)) if end > at else last


def _names_event(page: Page, i: int) -> bool:
    """Whether a word of a heading, where all words have capitals, may stand before the head of an event."""
    sense = page.sense(i)
    return sense.demonym or sense.lower in words()["event_modifier"] or not sense.english


def _dates_a_congress(page: Page, i: int, k: int) -> bool:
    """Whether what stands before "Congress" makes it a meeting, not a body."""
    return _NTH.fullmatch(page.before(i)) is not None or any(
        page.sense(m).lower in words()["ordinal"] | {"world", "party", "annual", "international"}
        or page.sense(m).roman
        or (page.sense(m).idea and m + 1 == k and page.sense(m).lower.endswith(("ite", "ist")))
        or find_place(page.base(m)) is not None
        for m in range(i, k)
    )


def _has_name(page: Page, i: int, k: int) -> bool:
    return any((page.sense(m).plain and not page.sense(m).english) or find_place(page.base(m)) for m in range(i, k))


def numbered_end(page: Page, last: int) -> int:
    """Behind a numeral, year or date that belongs to the event: "World War II", "strike of 1934"."""
    if page.after(last) in {"i", "ii", "iii"} and page.texts[last].isupper():
        return last + 1
    if page.after(last) in {"of", "from"} and page.after(last + 1):
        return _dated_end(page, last)
    return last


def _dated_end(page: Page, of: int) -> int:
    """Behind the years or the date that follow a preposition: "of 1925-27", "of August, 1923", "from 1934 to 1942"."""
    at = of + 1
    if not (_YEARS.fullmatch(page.texts[at]) or (page.taken[at] == 2 and page.is_capital(at))):
        return of
    last = at + 1
    while page.after(last) and page.taken[last] == 2:
        last += 1
    if page.after(last) in {"–", "-"} and page.after(last + 1).isdigit():
        last += 2
    return last if page.lower(of) == "of" or {"to", "–"} & set(page.texts[at:last]) else of


def _lower_head(page: Page, i: int, end: int) -> Claim | None:
    """A head in lower case behind a name: "Moscow trials", "Hitler-Stalin pact", "October 1917 uprising"."""
    months, lead, last, at = words()["month"], page.sense(i), page.sense(end - 1), end
    if lead.lower in months and page.after(at).isdigit():
        at += 1
    head = page.after(at)
    if last.lower == "world" and head == "war":
        return Claim(i, numbered_end(page, at + 1), Kind.EVENT, 4, "world war")
    between = head in words()["event_between"] and page.after(at + 1) in words()["event_lower"]
    if between:
        at, head = at + 1, page.after(at + 1)
    if head == "show" and "-" in last.lower and last.plain:
        return Claim(i, at + 1, Kind.EVENT, 3, "trial staged of persons")
    if head not in words()["event_lower"] or page.base(end - 1) != page.texts[end - 1] or end - i > 4:
        return None
    titled = lead.title and not (lead.lower == "general" and end - i > 1)
    no_name = lead.stop or titled or lead.address or (last.idea and not last.demonym)
    if page.after(at + 1) in words()["war_of"] or (no_name and lead.lower not in months):
        return None
    if last.demonym:
        joined = head in _OF_NATIONS or "-" in last.lower or between
        return Claim(i, numbered_end(page, at + 1), Kind.EVENT, 2.5, "revolution of a nation") if joined else None
    common = head in words()["event_common"] and page.opens[i]
    return (
        Claim(i, extended(page, at + 1), Kind.EVENT, 3, "event of a name")
        if _is_name(page, i, end) and not common
        else None
    )


def _is_name(page: Page, i: int, end: int) -> bool:
    """Whether the words before a head in lower case name something: the tables say so, or the document never writes them small."""
    last, word = page.sense(end - 1), page.base(end - 1)
    if not last.english or last.acronym or last.lower in words()["month"] or find_place(page.name(i, end)) is not None:
        return True
    return word in page.inside and word.lower() not in page.small and not page.in_head(i)


def _head_of(page: Page, i: int) -> Claim | None:
    """A head with what follows: "Battle of Jutland", "Commune of 1871"."""
    sense = page.sense(i)
    if not sense.event_head or page.after(i + 1) not in {"of", "from"}:
        return None
    if page.opens[i] or page.in_head(i):
        return _meeting_of_bodies(page, i)
    dated = numbered_end(page, i + 1)
    if dated > i + 1:
        return Claim(i, dated, Kind.EVENT, 3, "event and its year")
    if page.after(i + 1) != "of" or sense.lower not in words()["event_of"]:
        return None
    last = extended(page, i + 1)
    if last > i + 1:
        return Claim(i, last, Kind.EVENT, 4.5, "event and those who meet")
    at = i + 2 + (page.after(i + 2) == "the")
    placed = page.is_capital(at) and page.after(at) and not page.sense(at).title
    return Claim(i, page.run_end(at), Kind.EVENT, 3, "event and its place") if placed else None


def _of_a_year(page: Page, i: int, end: int) -> Claim | None:
    """A head with a year before it: "the 1905 Revolution"."""
    named = page.sense(i).lower in words()["event_described"] and end == i + 1 and not page.in_head(i)
    return Claim(i, i + 1, Kind.EVENT, 3, "event of a year") if named and _YEAR.fullmatch(page.before(i)) else None


def _meeting_of_bodies(page: Page, i: int) -> Claim | None:
    """A meeting that opens a sentence or a heading: only the bodies that meet betray it there."""
    last = extended(page, i + 1)
    met = any(page.sense(k).org_head or page.sense(k).acronym for k in range(i + 2, last))
    return Claim(i, last, Kind.EVENT, 4.6, "event and those who meet") if met else None


def with_ordinal(page: Page, claim: Claim) -> Claim:
    """The claim with what counts it before: ordinals in lower case, "10th", a year."""
    first, seen = claim.first, False
    while first > 0 and _orders(page, first - 1):
        first -= 1
        seen = seen or page.lower(first) not in {"new", "great", "coming", "recent"}
    lead = page.lower(first)
    if first < claim.first and (seen or lead == "new"):
        return claim._replace(first=first)
    if _YEAR.fullmatch(page.before(claim.first)):
        return claim._replace(first=claim.first - 1)
    return claim


def _orders(page: Page, i: int) -> bool:
    """Whether an ordinal that is no part of a name stands at a word: "second", "10th"."""
    if page.block[i] != page.block[i + 1]:
        return False
    text = page.texts[i]
    return (text in words()["ordinal"] and text[0].islower()) or _NTH.fullmatch(text) is not None


def short_event_at(page: Page, i: int, full_heads: frozenset[str]) -> Claim | None:
    """An event named by its head alone, where its full name stands in the document: "the Conference"."""
    sense, before = page.sense(i), page.before(i)
    longer = page.is_capital(i + 1) and not page.sense(i + 1).title
    if page.in_head(i) or longer or page.block[i] in page.shouting:
        return None
    if sense.lower in words()["event_meeting"] and before.islower() and before in _COUNTED:
        return Claim(i - 1, i + 1, Kind.EVENT, 2, "counted meeting")
    further = page.after(i + 1) == "of" and (page.is_capital(i + 2) or page.is_capital(i + 3))
    if sense.lower not in full_heads or further:
        return None
    if (before in _SAME and page.before(i - 1) in _THE) or before in _THE:
        return Claim(i, i + 1, Kind.EVENT, 1.6, "short for a full name")
    return None
