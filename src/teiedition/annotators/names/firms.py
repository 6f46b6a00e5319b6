"""Companies named after their owners: "Amsel & Co.", "Amsel, Born & Sons, Ltd.", "Messrs. Amsel, Born & Clay"."""

from __future__ import annotations

from collections.abc import Sequence

from teiedition.annotation import Kind
from teiedition.annotators.gazetteer import find_place
from teiedition.annotators.names.claim import Claim
from teiedition.annotators.names.lexicon import known_companies, words
from teiedition.annotators.names.page import Page

_OWNERS = 6
_AND = frozenset({"and", "&"})
_JOINS = frozenset({"and", "or", ","})
_TOWN = 50
"""Thousands of people from which on a name means a town rather than an owner."""


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


def short_names(page: Page, claims: Sequence[Claim]) -> frozenset[str]:
    """Names of owners for which companies of the document stand: "Amsel" for "Amsel Company", "Ward" for "Montgomery Ward"."""
    bodies = [claim for claim in claims if claim.kind is Kind.ORG]
    owners = {name for claim in bodies if (name := _owner(page, claim))}
    owners |= {page.name(c.first, c.first + 3) for c in bodies if c.rule == "firm" and page.lower(c.first + 1) == "&"}
    if not owners:
        return frozenset()
    persons = (claim for claim in claims if claim.kind is Kind.PERSON and claim.weight >= 3)
    return frozenset(owners - {page.base(claim.last - 1) for claim in persons})


def _owner(page: Page, claim: Claim) -> str:
    """The owner whose name alone may stand for a company; empty if none may."""
    last = claim.last - (page.texts[claim.last - 1] == ".")
    if last - claim.first < 2:
        return ""
    at = claim.first if page.lower(last - 1) in words()["firm_word"] else last - 1
    if at == last - 1 and page.name(claim.first, claim.last) not in known_companies():
        return ""
    sense, place = page.sense(at), find_place(page.base(at))
    known = sense.plain and not sense.org_head and (sense.surname or not sense.english)
    return page.base(at) if known and (place is None or not (place.is_great or place.people > _TOWN)) else ""


def owner_at(page: Page, i: int, owners: frozenset[str]) -> Claim | None:
    """A company named by its owner alone: known by its full name, or joined to another company by "and" or "or"."""
    sense = page.sense(i)
    if page.in_head(i) or not sense.plain:
        return None
    if page.after(i + 1) == "&" and page.after(i + 2) and page.name(i, i + 3) in owners:
        return Claim(i, i + 3, Kind.ORG, 2.4, "owners for the company")
    if page.is_capital(i + 1) or page.after(i + 1) == "&":
        return None
    if page.base(i) in owners and _acts_as_company(page, i):
        return Claim(i, i + 1, Kind.ORG, 2.4, "owner for the company")
    if sense.lower in words()["famous"] or (sense.english and not sense.surname):
        return None
    after = page.after(i + 1) in _JOINS and page.is_capital(i + 2) and page.base(i + 2) in known_companies()
    before = page.before(i) in _JOINS and page.before(i - 1) != "" and _company_before(page, i - 1)
    return Claim(i, i + 1, Kind.ORG, 2.2, "beside a company") if after or before else None


def _acts_as_company(page: Page, i: int) -> bool:
    """Whether an owner's name stands for what he owns: "the Amsel yard", "at Amsel’s", "Amsel strikers"."""
    return page.before(i) in {"the", "at"} or page.after(i + 1) in words()["of_company"]


def _company_before(page: Page, last: int) -> bool:
    """Whether the name of a well-known company of one or two words ends before an index."""
    return page.base(last - 1) in known_companies() or (
        last > 1 and page.name(last - 2, last) in known_companies() and page.block[last - 2] == page.block[last]
    )
