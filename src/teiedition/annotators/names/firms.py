"""Companies named after their owners: "Amsel & Co.", "Amsel, Born & Sons, Ltd.", "Messrs. Amsel, Born & Clay"."""

from __future__ import annotations

from teiedition.annotation import Kind
from teiedition.annotators.gazetteer import find_place
from teiedition.annotators.names.claim import Claim
from teiedition.annotators.names.lexicon import words
from teiedition.annotators.names.page import Page

_OWNERS = 6
_AND = frozenset({"and", "&"})


def firm_at(page: Page, i: int, end: int) -> Claim | None:
    """The company whose name begins at a word.

    Args:
        page: the document.
        i: index of a word with a capital.
        end: behind the run of capitals.
    """
    lead, at = page.sense(i), end + (page.sense(i).initial and page.after(end) == ".")
    if page.after(at) not in {"&", ",", "and"} or lead.stop or lead.title or lead.address or end - i > 4:
        return None
    joined = False
    for owners in range(1, _OWNERS):
        last = _ended(page, i, at, owners=owners if joined else 0)
        if last:
            return _firm(page, i, last)
        sign = page.after(at)
        if sign not in {"&", ","} and not (sign == "and" and _is_limited(page, at + 1)):
            break
        if not page.is_capital(at + 1) or page.sense(at + 1).title:
            break
        joined = joined or sign != ","
        at = page.run_end(at + 1)
    return None


def _ended(page: Page, i: int, at: int, *, owners: int) -> int:
    """Where the name of a company ends, of which an index is behind the last owner read; 0 if it does not end there.

    Args:
        page: the document.
        i: index of its first word.
        at: behind the owners read so far.
        owners: how many were read, 0 if nothing has joined them yet.
    """
    sign, word = page.after(at), page.after(at + 1).rstrip(".")
    if sign in _AND and word in words()["firm_tail"] and (sign == "&" or _is_full(page, i, at, word)):
        return limited(page, at + 2)
    if sign == "," and word in words()["firm_limited"] and (owners or page.run_end(i) == at):
        return limited(page, at) if find_place(page.name(i, at)) is None else 0
    trade = "messrs" in {page.before(i), page.before(i - 1)} and owners > 2 and sign not in {"&", ","}
    return _stopped(page, at) if owners and (page.lower(at - 1) in words()["firm_tail"] or trade) else 0


def _is_full(page: Page, i: int, at: int, word: str) -> bool:
    """Whether a full name stands before "and Company"; a surname alone and "company" are a joke on a man and his friends."""
    return word not in {"company", "brothers"} or at - i > 1


def _is_limited(page: Page, at: int) -> bool:
    """Whether a name behind an "and" is followed by the word for limited liability: "Amsel and Born, Ltd."."""
    if not page.is_capital(at) or page.block[at] != page.block[at - 1]:
        return False
    end = page.run_end(at)
    end += page.after(end) == ","
    return page.after(end).rstrip(".") in words()["firm_limited"]


def _firm(page: Page, i: int, last: int) -> Claim | None:
    named = any(page.sense(k).plain or page.sense(k).initial for k in range(i, last) if page.is_capital(k))
    return Claim(i, last, Kind.ORG, 5, "firm") if named else None


def limited(page: Page, last: int) -> int:
    """Behind the abbreviation that ends a name, and the word for limited liability: "Co.", ", Ltd."."""
    last = _stopped(page, last)
    at = last + (page.after(last) == ",")
    return _stopped(page, at + 1) if page.after(at).rstrip(".") in words()["firm_limited"] else last


def _stopped(page: Page, last: int) -> int:
    """Behind the stop of an abbreviation."""
    short = page.lower(last - 1) in {"co", "ltd", "inc", "bros"}
    if short and page.after(last) == "." and page.tokens[last].start == page.tokens[last - 1].end:
        return last + 1
    return last
