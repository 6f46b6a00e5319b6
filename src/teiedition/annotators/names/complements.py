"""What belongs to a body behind its head: "of the Union", "and Industry", "to Save the Forests by Planting Trees"."""

from __future__ import annotations

from teiedition.annotators.gazetteer import find_place
from teiedition.annotators.names.branches import numbered
from teiedition.annotators.names.lexicon import words
from teiedition.annotators.names.page import APOSTROPHES, Page
from teiedition.annotators.names.persons import is_role


def extended(page: Page, last: int) -> int:
    """Behind what a connector adds to a name: "Committee" + "of the Communist International"."""
    connectors = words()["org_of"]
    last, complements = _purpose_end(page, numbered(page, last)), 0
    for _ in range(3):
        at = last
        if page.after(at) in {"and", "&"} and not complements:
            break
        complements += page.after(at) not in {"and", "&"}
        if page.after(at) not in connectors or page.base(at - 1) != page.texts[at - 1]:
            break
        word = page.after(at)
        if word in {"on", "in", "into", "against"} and page.sense(at - 1).lower not in words()["org_inquiring"]:
            break
        at += 1
        if page.after(at) in {"the", "all"}:
            if word in {"and", "&"}:
                break
            at += 1
        if not page.is_capital(at) or not page.after(at):
            break
        end = part_end(page, at, page.run_end(at), word)
        if end == at:
            break
        end += page.after(end) == "party" and page.sense(end - 1).lower in words()["party_kind"]
        last = numbered(page, _members_end(page, _second_owner(page, end)))
    return last


def _purpose_end(page: Page, last: int) -> int:
    """Behind what a committee is for, said with a verb: "Committee to Save the Forests by Planting Trees"."""
    if page.after(last) != "to" or page.lower(last - 1) not in words()["org_of_purpose"] or page.in_head(last - 1):
        return last
    at = last
    while page.after(at) in words()["org_within_purpose"] and page.is_capital(at + 1 + (page.after(at + 1) == "the")):
        first = at + 1 + (page.after(at + 1) == "the")
        if page.taken[first] or page.sense(first).title:
            break
        at = page.run_end(first)
    return at


def _members_end(page: Page, end: int) -> int:
    """Behind a list of trades that a union joins: "Union of Bridge, Structural and Iron Workers"."""
    at = end
    while page.after(at) == "," and page.is_capital(at + 1) and all_common(page, at + 1, page.run_end(at + 1)):
        at = page.run_end(at + 1)
    if at == end or page.after(at) not in {"and", "&"} or not page.is_capital(at + 1):
        return end
    last = page.run_end(at + 1)
    return last if page.lower(last - 1) in words()["union_member"] and all_common(page, at + 1, last) else end


def _second_owner(page: Page, end: int) -> int:
    """Behind a second owner that an "and" joins: "Council of Porters’ and Packers’ Deputies"."""
    owned = page.base(end - 1) != page.texts[end - 1]
    at = end + (not owned and page.after(end) in APOSTROPHES)
    if (owned or at > end) and page.after(at) == "and" and page.is_capital(at + 1):
        further = page.run_end(at + 1)
        if any(page.texts[k] in APOSTROPHES or page.base(k) != page.texts[k] for k in range(at + 1, further)):
            return further
    return end


def part_end(page: Page, at: int, end: int, connector: str) -> int:
    """How far the words behind a connector belong to the body's name."""
    sense, joins = page.sense(at), connector in {"and", "&"}
    if _is_titled(page, at, end) or (sense.stop and sense.lower not in {"all", "own"}):
        return at
    named = sense.given and connector not in {"for", "&"}
    if not sense.english and (named or connector in {"in", "to"}):
        return at
    if joins and (is_role(page.lower(end - 1)) or not (all_common(page, at, end) or _both_places(page, at, end))):
        return at
    return next((k for k in range(at + 1, end) if _is_titled(page, k, end) or _begins_person(page, at, k)), end)


def _is_titled(page: Page, k: int, end: int) -> bool:
    """Whether a title at a word begins the name of a person: "General Lund", "Grand Duke", not "General Staff"."""
    sense = page.sense(k)
    if sense.lower in {"justice", "private"} or (sense.lower == "general" and k + 1 < end):
        return sense.lower == "general" and page.sense(k + 1).plain and not page.sense(k + 1).english
    return sense.title or sense.address or (sense.lower == "grand" and k + 1 < page.size and page.sense(k + 1).title)


def _begins_person(page: Page, at: int, k: int) -> bool:
    """Whether a person's name begins at a word: on a line of its own, as in a signature, or behind a country."""
    if not (page.sense(k).initial or page.sense(k).given):
        return False
    lined = "\n" in page.text[page.tokens[k - 1].end : page.tokens[k].start]
    return lined or (bool(page.sense(k).given) and find_place(page.name(at, k)) is not None)


def _both_places(page: Page, at: int, end: int) -> bool:
    """Whether places stand on both sides of an "and": "Society of Porters of Lund and Ystad"."""
    before = next((page.name(k, at - 1) for k in (at - 3, at - 2) if find_place(page.name(k, at - 1))), "")
    return bool(before) and find_place(page.name(at, end)) is not None


def all_common(page: Page, first: int, last: int) -> bool:
    """Whether a dictionary knows all words of a part of a name."""
    return all(page.sense(k).english and not page.sense(k).title for k in range(first, last))
