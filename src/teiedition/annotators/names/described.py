"""Events without a name of their own, at a head in lower case: "the trial at Lund", "the third congress of the League"."""

from __future__ import annotations

from teiedition.annotation import Kind
from teiedition.annotators.names import complements
from teiedition.annotators.names.claim import Claim
from teiedition.annotators.names.events import numbered_end, with_ordinal
from teiedition.annotators.names.lexicon import words
from teiedition.annotators.names.page import APOSTROPHES, Page


def described_event_at(page: Page, i: int) -> Claim | None:
    """The event whose head, in lower case, stands at a word."""
    head = page.texts[i]
    if head == "world" and page.after(i + 1) in {"war", "wars"}:
        if page.before(i) in {"a", "another", "any", "every"}:
            return None
        return with_ordinal(page, Claim(i, i + 2, Kind.EVENT, 3, "world war"))
    if head not in words()["event_described"]:
        return None
    claims = (_of_year(page, i, head), _counted(page, i, head), _at_place(page, i, head), _of_trade(page, i, head))
    return max(filter(None, claims), key=lambda claim: claim.last - claim.first, default=None)


def _of_year(page: Page, i: int, head: str) -> Claim | None:
    """A year or date says which one: "1948 elections", "the steel strike of 1919"."""
    first, year = i, page.before(i)
    if year == "general":
        first, year = i - 1, page.before(i - 1)
    if year.isdigit() and len(year) == 4 and head in {"election", "elections", "strike", "revolution"}:
        return Claim(first - 1, i + 1, Kind.EVENT, 2.5, "event of a year")
    last = numbered_end(page, i + 1)
    if last == i + 1:
        return None
    return Claim(_modified(page, i), last, Kind.EVENT, 2.5, "event and its year")


def _modified(page: Page, i: int) -> int:
    """The first of the words before a head that belong to it: at most two, behind an article."""
    if page.before(i) == "civil":
        i -= 1
    for first in range(i, max(0, i - 3), -1):
        if page.before(first) in {"the", "this", "that"}:
            return first
        if not page.before(first).isalpha() and page.before(first) not in APOSTROPHES:
            return i
    return i


def _counted(page: Page, i: int, head: str) -> Claim | None:
    """An ordinal says which one: "the third trial", "the first two trials", "the last general election"."""
    if head == "trial" and page.after(i + 1) == "of" and page.after(i + 2) == "the" and _is_number(page, i + 3):
        return Claim(i, i + 4, Kind.EVENT, 2.5, "trial of a number")
    first = i - (page.before(i) in {"two", "three", "general", "world", "party"})
    order = page.before(first)
    if head in {"election", "elections"} and page.before(i) == "general" and order in {"last", "recent"}:
        return Claim(first - 1, i + 1, Kind.EVENT, 2, "general election")
    ordered = order in words()["ordinal"] and order not in {"new", "great", "coming", "recent", "last"}
    if not ordered or page.before(first - 1) not in {"the", "this", "its", "our", "their"}:
        return None
    if head not in {"trial", "trials", "congress", "plenum", "convention"}:
        return None
    return Claim(first - 1, _met(page, i), Kind.EVENT, 2, "counted event")


def _is_number(page: Page, i: int) -> bool:
    return page.after(i) in words()["number"]


def _met(page: Page, i: int) -> int:
    """Behind the body that meets: "congress of the Lantern League"."""
    if page.lower(i) not in words()["event_meeting"] or page.after(i + 1) != "of":
        return i + 1
    at = i + 2 + (page.after(i + 2) == "the")
    if not page.is_capital(at) or not page.after(at) or page.taken[at] or page.sense(at).title:
        return i + 1
    end = page.run_end(at)
    if not any(page.sense(k).org_head or page.sense(k).acronym for k in range(at, end)):
        return i + 1
    return complements.extended(page, end)


def _of_trade(page: Page, i: int, head: str) -> Claim | None:
    """A trade says whose strike it was: "the dock strike", "the miners’ strike"."""
    if head not in {"strike", "lockout", "lock-out"}:
        return None
    first = i - 1 - (page.before(i) in APOSTROPHES)
    if page.lower(first) not in words()["trade"] or page.before(first) not in {"the", "this"}:
        return None
    return Claim(first, i + 1, Kind.EVENT, 2, "strike of a trade")


def _at_place(page: Page, i: int, head: str) -> Claim | None:
    """A place, an opponent or the body that meets says which one: "the trial at Lund"."""
    before = page.before(i)
    if before in {"present", "current", "recent"}:
        before = page.before(i - 1)
    if head not in {"trial", "conference", "congress", "convention", "plenum", "strike"} or before not in {
        "the",
        "this",
    }:
        return None
    last = _met(page, i)
    word = page.after(last)
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
