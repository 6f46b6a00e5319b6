"""Persons by forename and byname: "Uncle Sam", "Old Fritz", "Ivan the Terrible", "Joan of Arc"."""

from __future__ import annotations

from teiedition.annotation import Kind
from teiedition.annotators.gazetteer import find_place
from teiedition.annotators.names.claim import Claim
from teiedition.annotators.names.lexicon import words
from teiedition.annotators.names.page import Page
from teiedition.annotators.names.persons import name_end

_SMALL = 60
"""Thousands of people of a town that may be a byname: "Francis of Assisi"."""


def byname_at(page: Page, i: int, end: int) -> Claim | None:
    """The person whose forename, or the word of kinship before it, stands at a word."""
    lead, table = page.sense(i), words()
    kin = lead.lower in table["kin"] or (lead.lower == "old" and not page.opens[i])
    if kin and page.is_capital(i + 1) and page.after(i + 1) and page.sense(i + 1).given:
        return Claim(i, name_end(page, i + 1, page.run_end(i + 1), lenient=True), Kind.PERSON, 5, "byname")
    if not lead.given or end != i + 1 or not page.is_capital(i + 2) or not page.after(i + 2):
        return None
    known = page.after(end) == "the" and page.lower(i + 2) in table["epithet"]
    if known or (page.after(end) == "of" and _is_origin(page, i)):
        return Claim(i, i + 3, Kind.PERSON, 4.5 if known else 3.5, "byname")
    return None


def _is_origin(page: Page, i: int) -> bool:
    """Whether "of" and one word behind a forename say where its bearer is from, and no town where he lives now."""
    lead, name, place = page.sense(i), page.sense(i + 2), find_place(page.base(i + 2))
    if lead.surname or lead.lower in words()["ambiguous_given"] or page.run_end(i + 2) != i + 3:
        return False
    small = place is None or not (place.ours or place.people > _SMALL)
    return small and name.plain and not (name.org_head or name.title or name.event_head)
