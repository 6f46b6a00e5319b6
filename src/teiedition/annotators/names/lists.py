"""Bodies of a list whose common head comes last: "the Liberal, Labour and Communist Parties"."""

from __future__ import annotations

from functools import cache

from teiedition.annotation import Kind
from teiedition.annotators.names.claim import Claim
from teiedition.annotators.names.lexicon import words
from teiedition.annotators.names.orgs import ORDINALS
from teiedition.annotators.names.page import Page

_AND = frozenset({"and", "or", "&"})
_ITEMS = 4


def listed_at(page: Page, i: int, end: int) -> Claim | None:
    """A party of a list, or an International: "the Second and Third Internationals".

    Args:
        page: the document.
        i: index of a word with a capital.
        end: behind the run of capitals.
    """
    if end - i == 2 and page.lower(i + 1) == "internationals" and not page.in_head(i):
        return Claim(i, end, Kind.ORG, 3, "parties")
    if page.sense(i).lower not in _kinds():
        return None
    if page.after(end) == "parties" or (end - 1 > i and page.lower(end - 1) == "parties"):
        return Claim(i, end + (page.after(end) == "parties"), Kind.ORG, 3, "parties")
    return Claim(i, end, Kind.ORG, 3.5, "parties") if end - i < 3 and _leads_to_head(page, end) else None


@cache
def _kinds() -> frozenset[str]:
    return words()["party_kind"] | ORDINALS


def _leads_to_head(page: Page, at: int) -> bool:
    """Whether from an index on more of the list follows, and in the end the head of all."""
    for _ in range(_ITEMS):
        first, joined = _next(page, at)
        if joined and _is_half(page, first):
            return True
        if first == at or not page.is_capital(first):
            return False
        at = page.run_end(first)
        ends = {page.after(at), page.lower(at - 1)}
        if "parties" in ends or (joined and "party" in ends):
            return page.sense(first).lower in words()["party_kind"]
        if page.lower(at - 1) in {"internationals", "international"}:
            return joined and at - first == 2
        if page.sense(first).lower not in _kinds():
            return False
    return False


def _next(page: Page, at: int) -> tuple[int, bool]:
    """Where the next item of a list begins, and whether an "and" joins it."""
    at += page.after(at) == ","
    joined = page.after(at) in _AND
    return at + joined + (joined and page.after(at + 1) == "the"), joined


def _is_half(page: Page, i: int) -> bool:
    """Whether the half International follows: "the Second and Two and a Half Internationals", "and 2½ Internationals"."""
    if page.after(i).startswith("2"):
        return page.after(i + 1).startswith("international")
    return page.lower(i).startswith("two") and "half" in page.lower(i) + page.lower(i + 3)
