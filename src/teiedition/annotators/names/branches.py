"""Branches, boards and numbers of a body: "Local 12", "Detroit chapter of the League", "Porters Council No. 4 of ..."."""

from __future__ import annotations

from teiedition.annotation import Kind
from teiedition.annotators.gazetteer import find_place
from teiedition.annotators.names.claim import Claim
from teiedition.annotators.names.lexicon import known_bodies, words
from teiedition.annotators.names.page import Page


def local_at(page: Page, i: int) -> Claim | None:
    """A numbered branch, or that of a town: "Local 12", "Local No. 12", "Local Boston"."""
    last = numbered(page, i + 1)
    if last == i + 1 and page.is_capital(last) and page.block[i] == page.block[last] and not page.opens[i]:
        end = page.run_end(last)
        last = end if find_place(page.name(last, end)) is not None else last
    return Claim(i, last, Kind.ORG, 4, "numbered branch") if last > i + 1 else None


def numbered(page: Page, last: int) -> int:
    """Behind the number of a branch whose head ends at an index."""
    if page.lower(last - 1) not in words()["org_numbered"]:
        return last
    at = last
    while page.after(at) in {"no", "number", "."}:
        at += 1
    number = page.after(at).partition("-")[0]
    return at + 1 if number.isdigit() and len(number) < 5 else last


def with_local(page: Page, last: int) -> int:
    """Behind a numbered branch that a comma joins to its union."""
    if page.after(last) == "," and page.after(last + 1) == "local" and (local := local_at(page, last + 1)):
        return local.last
    return last


def with_board(page: Page, claim: Claim) -> Claim:
    """A body and its board in lower case: "Labour Party state executive committee"."""
    at = claim.last
    if page.after(at) not in words()["org_board_of"] or page.base(at - 1) != page.texts[at - 1]:
        return claim
    for k in range(at + 1, at + 4):
        if page.after(k) in words()["org_board_lower"] and page.after(k) != "executive":
            return claim._replace(last=k + 1)
        if page.after(k) not in words()["org_board_of"]:
            break
    return claim


def with_bracket(page: Page, claim: Claim) -> Claim:
    """A body and the branch or wing in brackets behind it: "League of Bakers (Scottish Council)"."""
    at = claim.last + 1
    if page.after(claim.last) != "(" or not page.is_capital(at) or claim.last - claim.first < 2:
        return claim
    end = page.run_end(at)
    wing = words()["org_wing"] if end == at + 1 else words()["org_part"] | words()["org_numbered"]
    return claim._replace(last=end + 1) if page.after(end) == ")" and page.lower(end - 1) in wing else claim


def part_at(page: Page, i: int, end: int) -> Claim | None:
    """A branch in lower case of a body: "Detroit chapter of the League", "German section of the International".

    Args:
        page: the document.
        i: index of a word with a capital.
        end: behind the run of capitals.
    """
    if page.after(end) not in words()["org_part_lower"] or page.after(end + 1) != "of" or end - i > 3:
        return None
    if not page.sense(end - 1).demonym and find_place(page.name(i, end)) is None:
        return None
    at = end + 2 + (page.after(end + 2) == "the")
    if not page.is_capital(at) or not page.after(at) or page.taken[at]:
        return None
    stop = page.run_end(at)
    named = any(page.sense(k).org_head or page.sense(k).acronym for k in range(at, stop))
    return Claim(i, stop, Kind.ORG, 3.5, "branch") if named or page.name(at, stop) in known_bodies() else None
