"""Events: a head ("Conference", "trial") with the names and ordinals before it, or with what follows it."""

from __future__ import annotations

from teiedition.annotation import Kind
from teiedition.annotators.gazetteer import find_place
from teiedition.annotators.names.claim import Claim
from teiedition.annotators.names.lexicon import words
from teiedition.annotators.names.page import Page

_OF_NATIONS = frozenset({"revolution", "revolutions", "war", "wars"})
_BODIES = frozenset({"congress"})


def event_at(page: Page, i: int, end: int) -> Claim | None:
    """The event whose name begins at a word with a capital; ordinals before it in lower case join it.

    Args:
        page: the document.
        i: index of a word with a capital.
        end: behind the run of capitals.
    """
    claim = _capital_head(page, i, end) or _lower_head(page, i, end) or _head_of(page, i)
    return _with_ordinal(page, claim) if claim else None


def _capital_head(page: Page, i: int, end: int) -> Claim | None:
    """The head has a capital, too: "Genoa Conference", "Second World War"."""
    lead = page.sense(i)
    if (lead.stop and lead.lower not in words()["ordinal"] | words()["month"]) or lead.title or lead.address:
        return None
    for k in range(end - 1, i, -1):
        sense = page.sense(k)
        if not sense.event_head or (page.base(k - 1) != page.texts[k - 1] and page.sense(k - 1).plain):
            continue
        if k + 1 < end and page.is_capital(k + 1) and page.sense(k + 1).plain:
            return None  # "British War Minister"
        before = page.sense(k - 1)
        if sense.lower in _BODIES and not _dates_a_congress(page, i, k):
            return None
        if page.in_head(i) and (
            sense.lower in words()["event_weak"] or not all(_names_event(page, m) for m in range(i, k))
        ):
            return None
        if sense.lower in words()["event_weak"] and before.english and not before.demonym and not _has_name(page, i, k):
            continue
        if any(page.sense(m).stop and page.sense(m).lower not in words()["ordinal"] for m in range(i, k)):
            continue
        return Claim(
            i, _numbered(page, k + 1), Kind.EVENT, 4.5 if sense.lower not in words()["event_weak"] else 3, "event head"
        )
    return None


def _names_event(page: Page, i: int) -> bool:
    """Whether a word of a heading, where all words have capitals, may stand before the head of an event."""
    sense = page.sense(i)
    return sense.demonym or sense.lower in words()["event_modifier"] or not sense.english


def _dates_a_congress(page: Page, i: int, k: int) -> bool:
    """Whether what stands before "Congress" makes it a meeting, not a body."""
    return any(
        page.sense(m).lower in words()["ordinal"] | {"world", "party", "annual", "national", "international"}
        or find_place(page.base(m)) is not None
        for m in range(i, k)
    )


def _has_name(page: Page, i: int, k: int) -> bool:
    return any((page.sense(m).plain and not page.sense(m).english) or find_place(page.base(m)) for m in range(i, k))


def _numbered(page: Page, last: int) -> int:
    """Behind a numeral or year that belongs to the event: "World War II", "strike of 1934"."""
    if page.after(last) in {"i", "ii", "iii"} and page.texts[last].isupper():
        return last + 1
    if page.after(last) == "of" and page.after(last + 1).isdigit() and len(page.texts[last + 1]) == 4:
        return last + 2
    return last


def _lower_head(page: Page, i: int, end: int) -> Claim | None:
    """A head in lower case behind a name: "Moscow trials", "Hitler-Stalin pact", "October 1917 uprising"."""
    months, lead, last, at = words()["month"], page.sense(i), page.sense(end - 1), end
    if lead.lower in months and page.after(at).isdigit():
        at += 1
    head = page.after(at)
    if last.lower == "world" and head == "war":
        return Claim(i, _numbered(page, at + 1), Kind.EVENT, 4, "world war")
    if head not in words()["event_lower"] or page.base(end - 1) != page.texts[end - 1] or end - i > 4:
        return None
    no_name = lead.stop or lead.title or lead.address or (last.idea and not last.demonym)
    if page.after(at + 1) in words()["war_of"] or (no_name and lead.lower not in months):
        return None
    if last.demonym:
        joined = head in _OF_NATIONS or "-" in last.lower
        return Claim(i, at + 1, Kind.EVENT, 2.5, "revolution of a nation") if joined else None
    common = head in words()["event_common"] and page.opens[i]
    return (
        Claim(i, _numbered(page, at + 1), Kind.EVENT, 3, "event of a name")
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
    """A head with what follows: "Battle of Jutland"."""
    sense = page.sense(i)
    if sense.lower not in words()["event_of"] or page.after(i + 1) != "of" or page.opens[i] or page.in_head(i):
        return None
    at = i + 2
    if page.after(at) == "the":
        at += 1
    if not page.is_capital(at) or not page.after(at) or page.sense(at).title:
        return None
    return Claim(i, page.run_end(at), Kind.EVENT, 3, "event and its place")


def _with_ordinal(page: Page, claim: Claim) -> Claim:
    first, seen = claim.first, False
    while first > 0 and page.before(first) in words()["ordinal"] and page.texts[first - 1][0].islower():
        first -= 1
        seen = seen or page.lower(first) not in {"new", "great", "coming", "recent"}
    lead = page.lower(first)
    if first < claim.first and (seen or lead == "new"):
        return claim._replace(first=first)
    return claim


def described_event_at(page: Page, i: int) -> Claim | None:
    """An event without a name of its own at a head in lower case: "the trial at Lund", "the trial of May 1922 for Berg"."""
    head = page.texts[i]
    if head in {"election", "elections"} and page.before(i).isdigit() and len(page.before(i)) == 4:
        return Claim(i - 1, i + 1, Kind.EVENT, 2.5, "election of a year")
    if head == "world" and page.after(i + 1) in {"war", "wars"}:
        return _with_ordinal(page, Claim(i, i + 2, Kind.EVENT, 3, "world war"))
    if (
        head == "trial"
        and [page.after(k) for k in (i + 1, i + 2)] == ["of", "the"]
        and page.after(i + 3) in words()["number"]
    ):
        return Claim(i, i + 4, Kind.EVENT, 2.5, "trial of a number")
    if head not in {"trial", "conference", "congress", "strike"} or page.before(i) not in {"the", "this"}:
        return None
    word, last = page.after(i + 1), i + 1
    while word in {"at", "in", "against", "of"} and _fits(page, head, word, last + 1):
        last = _thing_end(page, last + 1)
        word = page.after(last)
        if word == "for" and page.is_capital(last + 1) and head == "trial":
            last = page.run_end(last + 1)
    return Claim(i, last, Kind.EVENT, 2.5, "described event") if last > i + 1 else None


def _fits(page: Page, head: str, word: str, at: int) -> bool:
    if not page.after(at):
        return False
    if word == "of":
        return head == "trial" and page.taken[at] == 2
    if not page.is_capital(at) or page.taken[at] or page.sense(at).stop:
        return False
    return head == "strike" if word == "against" else head != "strike"


def _thing_end(page: Page, at: int) -> int:
    if page.taken[at] == 2:
        while at < page.size and page.taken[at] == 2 and page.after(at):
            at += 1
        return at
    return page.run_end(at)
