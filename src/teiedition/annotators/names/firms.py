"""Companies named after their owners: "Amsel & Co.", "Amsel, Born & Sons, Ltd.", "Messrs. Amsel, Born & Clay"."""

from __future__ import annotations

from teiedition.annotation import Kind
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
    if page.after(at) not in {"&", ","} or lead.stop or lead.title or lead.address or end - i > 4:
        return None
    trade, joined = "messrs" in {page.before(i), page.before(i - 1)}, False
    for owners in range(1, _OWNERS):
        sign, word = page.after(at), page.after(at + 1).rstrip(".")
        if sign in _AND and word in words()["firm_tail"] and (sign == "&" or word not in {"company", "brothers"}):
            return _firm(page, i, limited(page, _stopped(page, at + 2)))
        if sign == "," and word in words()["firm_limited"] and (joined or at == end):
            return _firm(page, i, limited(page, at))
        if joined and (page.lower(at - 1) in words()["firm_tail"] or (trade and owners > 2 and sign not in {"&", ","})):
            return _firm(page, i, _stopped(page, at))
        if sign not in {"&", ","} or not page.is_capital(at + 1) or page.sense(at + 1).title:
            return None
        joined = joined or sign == "&"
        at = page.run_end(at + 1)
    return None


def _firm(page: Page, i: int, last: int) -> Claim | None:
    named = any(page.sense(k).plain or page.sense(k).initial for k in range(i, last) if page.is_capital(k))
    return Claim(i, last, Kind.ORG, 5, "firm") if named else None


def limited(page: Page, last: int) -> int:
    """Behind the word for limited liability that ends a name: ", Ltd."."""
    at = last + (page.after(last) == ",")
    return _stopped(page, at + 1) if page.after(at).rstrip(".") in words()["firm_limited"] else last


def _stopped(page: Page, last: int) -> int:
    """Behind the stop of an abbreviation, unless it ends the sentence, too."""
    short = page.lower(last - 1) in {"co", "ltd", "inc", "bros"}
    if short and page.after(last) == "." and page.tokens[last].start == page.tokens[last - 1].end:
        return last + 1
    return last
