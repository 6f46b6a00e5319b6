"""What its neighbours make of a single word: "in X" a place, "X wrote" a person, "the X plan" whose plan it was."""

from __future__ import annotations

from collections.abc import Iterator

from teiedition.annotation import Kind
from teiedition.annotators.gazetteer import find_place
from teiedition.annotators.names.lexicon import Sense, sense, words
from teiedition.annotators.names.page import POSSESSIVES, Page
from teiedition.annotators.names.persons import is_role, is_roles
from teiedition.annotators.names.places import is_short_state
from teiedition.annotators.names.vote import MOST, is_name_too
from teiedition.transcription import BlockKind

_SAYERS = frozenset({"told", "asked", "by", "with", "against"})
_OF_ANYTHING = frozenset({"is", "was", "has", "had", "does", "did", "wants", "wanted", "went", "came", "gave", "took"})
_PEOPLES = ("ian", "ians", "ean", "ese", "ish")
_SEATS = frozenset({"state", "region", "country"})
"""Sorts of places behind a town: "Lund, Sweden"."""
_PAIR = 2
"""Words from one of a list to the next, the comma between."""
_LISTED = 24
"""Words and commas of a list that are looked through backwards."""
_IN_LISTS = frozenset({",", "and", "("})
_KNOWN = 40
"""Thousands of people of a town that a list is likely to name."""


def context(page: Page, i: int, here: Sense) -> Iterator[tuple[Kind, float, str]]:
    """What the neighbours of one occurrence make of it: kind, weight, and the words that say so."""
    yield from _words_before(page, i)
    yield from _words_after(page, i, here)
    if _is_alone(page, i) and (place := find_place(page.base(i))) and place.people >= _KNOWN:
        yield Kind.PLACE, 1.0, "alone in a cell"
    if (
        page.before(i) == ","
        and page.after(i + 1) in {",", "and"}
        and _is_listed(page, i)
        and not _is_in_list_of_places(page, i)
    ):
        yield Kind.PERSON, 1.5, "list of persons"
    yield from _articles(page, i, here)
    if here.english and not (here.title or here.given) and _is_in_phrase(page, i):
        yield Kind.PERSON, -1.5, "phrase"
    if not here.given and here.lower.endswith(_PEOPLES) and _qualifies(page, i):
        yield Kind.PERSON, -0.8, "adjective"


def _articles(page: Page, i: int, here: Sense) -> Iterator[tuple[Kind, float, str]]:
    """What an article before the word says, or a thing behind it: "the Lund plan", "crossed the Lund", "Il Lund"."""
    if page.before(i) == "the" and owned_by(page, i):
        yield Kind.PERSON, 1.0, "the … " + owned_by(page, i)
    elif page.after(i + 1) in words()["of_firm"]:
        yield Kind.PERSON, -0.5, page.after(i + 1)
    elif page.before(i) == "the" and not here.given:
        yield Kind.PERSON, -0.3, "the"
    elif page.before(i) in words()["article"]:
        yield Kind.PERSON, -MOST, page.before(i)
    elif here.lower in words()["article"] and page.is_capital(i + 1) and page.before(i) != ".":
        yield Kind.PERSON, -MOST, "article"
    if page.before(i) == "the" and not here.english and page.before(i - 1) in words()["over_water"]:
        yield Kind.PLACE, 1.5, page.before(i - 1)


def owned_by(page: Page, i: int) -> str:
    """The word that says what belongs to a person: "the Lund plan", "the Lund and Marlow interests"; empty if none."""
    after = page.after(i + 1)
    if after == "and" and page.is_capital(i + 2) and page.after(i + 2):
        after = page.after(i + 3)
    return after if after in words()["of_person"] else ""


def _is_in_phrase(page: Page, i: int) -> bool:
    """Whether words with capitals around an English word are common ones, too: "A Fair Day’s Work"."""
    around = [k for k in (i - 1, i + 1) if 0 <= k < page.size and page.is_capital(k) and page.block[k] == page.block[i]]
    senses = [page.sense(k) for k in around]
    return any(s.english and not (s.title or s.address or s.stop or s.given or s.surname) for s in senses)


def _qualifies(page: Page, i: int) -> bool:
    """Whether a noun in lower case follows, so that the word may be an adjective: "Ruritanian miners"."""
    after = page.after(i + 1)
    return bool(after) and after[0].islower() and page.texts[i + 1] == after and not sense(after).stop


def _goes_with_place(page: Page, i: int) -> bool:
    """Whether "and" joins the word to another behind a preposition of place: "in Alpha and Beta"."""
    return page.before(i - 2) in words()["in_preposition"] and page.base(i) != page.base(i - 2)


def _words_before(page: Page, i: int) -> Iterator[tuple[Kind, float, str]]:
    before, table = page.before(i), words()
    if before in _IN_LISTS and _is_in_list_of_places(page, i):
        yield Kind.PLACE, 1.5, "list of places"
    elif before in _IN_LISTS and _is_behind_place(page, i):
        yield Kind.PLACE, 1.0, "behind a place"
    if before == "from" and page.after(i + 1) == "to" and _is_place(page, i + 2):
        yield Kind.PLACE, 1.5, "from … to"
    elif before == "for" and page.before(i - 1) in {"member", "m.p.", "mp", "sits", "sat"}:
        yield Kind.PLACE, 2.0, f"{page.before(i - 1)} for"
    if before in table["in_preposition"]:
        yield Kind.PLACE, 0.8 if page.texts[i].endswith(POSSESSIVES) else 2.0, before
    elif (before == "to" and page.before(i - 1) in table["motion"]) or (
        before == "of" and page.before(i - 1) in table["place_of"]
    ):
        yield Kind.PLACE, 1.5, f"{page.before(i - 1)} {before}"
    elif before == "and" and page.is_capital(i - 2) and _goes_with_place(page, i):
        yield Kind.PLACE, 1.2, f"{page.before(i - 2)} … and"
    elif before in table["distant"] and page.before(i - 1) in table["place_preposition"]:
        yield Kind.PLACE, 1.5, before
    elif before in table["place_preposition"] and before not in {"against", "over", "between", "into"}:
        yield Kind.PLACE, 0.5, before
    else:
        yield from _persons_before(page, i, before)


def _is_in_list_of_places(page: Page, i: int) -> bool:
    """Whether a list of words with capitals begins behind a word for places: "in Linz, Lund and", "some towns (Lund"."""
    at = i
    while i - at < _LISTED and (page.before(at) == "," or (page.before(at) == "and" and page.is_capital(at - 2))):
        if not page.is_capital(at - 2) or page.block[at - 2] != page.block[i] or page.sense(at - 2).given:
            return False
        at -= 2
    before = page.before(at)
    if page.sense(i).lower in words()["famous"]:
        return False
    if i - at == _PAIR and page.before(i) == "," and not _goes_on(page, i):
        return False  # "in Lund, Marlow said"
    if before == "(" or (before == "," and at == i):
        before = page.before(at - 1)
        return before in words()["places"]
    return at < i and (before in words()["in_preposition"] or before in words()["places"])


def _is_place(page: Page, i: int) -> bool:
    """Whether a word in the same block names a great place and no person."""
    if not page.is_capital(i) or not page.after(i) or page.sense(i).given:
        return False
    place = find_place(page.base(i))
    return place is not None and place.is_great


def _is_behind_place(page: Page, i: int) -> bool:
    """Whether a list of places goes on with a word: "Lund, Marlow, ..." behind a great place."""
    here = page.sense(i)
    if here.lower in words()["famous"] or here.given or here.english or not _goes_on(page, i):
        return False
    return _is_place(page, i - 2) or (page.before(i - 2) == "," and _is_place(page, i - 4))


def _goes_on(page: Page, i: int) -> bool:
    """Whether another word with a capital follows behind a comma or "and"."""
    return page.after(i + 1) in {",", "and"} and page.is_capital(i + 2) and bool(page.after(i + 2))


def _persons_before(page: Page, i: int, before: str) -> Iterator[tuple[Kind, float, str]]:
    table = words()
    if before and page.texts[i - 1][0].islower() and is_role(before) and not _is_paper(page, i):
        yield Kind.PERSON, 3.0 if before in table["title"] or before in table["address"] else 2.0, before
    elif before and page.texts[i - 1][0].islower() and is_roles(before):
        yield Kind.PERSON, 1.5, before
    elif before in {"and", ","} and _follows_person(page, i):
        yield Kind.PERSON, 1.0, f"{page.texts[i - 2]} {before}"
    elif before == "to" and page.before(i - 1) == "according":
        yield Kind.PERSON, 1.5, "according to"
    elif before in _SAYERS:
        yield Kind.PERSON, 0.7, before


def _is_paper(page: Page, i: int) -> bool:
    """Whether a common word behind the word for a party is a paper rather than its member: "the liberal Observer"."""
    here, before = page.sense(i), page.before(i)
    return here.english and not is_name_too(here) and before in words()["demonym_of_party"]


def _follows_person(page: Page, i: int) -> bool:
    """Whether the word joined to this one names a person beyond doubt: "the writers Lund and ...", "Lenin and ..."."""
    if not page.is_capital(i - 2) or not page.after(i - 1):
        return False
    role = page.before(i - 2)
    return page.before(i) == "and" and (page.sense(i - 2).lower in words()["famous"] or is_roles(role))


def _words_after(page: Page, i: int, here: Sense) -> Iterator[tuple[Kind, float, str]]:
    before, after, table = page.before(i), page.after(i + 1), words()
    if page.texts[i].endswith(POSSESSIVES):
        yield Kind.PERSON, 0.6, "’s"
    elif here.english and is_name_too(here) and _stands_as_name(page, i):
        yield Kind.PERSON, 0.7, "surname"
    elif after in table["region"]:
        yield Kind.PLACE, 1.5, after
    elif page.opens[i] and not here.english and _acts(page, i):
        yield Kind.PERSON, 0.4, "acts"
    elif after in table["say"]:
        yield Kind.PERSON, 0.3 if after in _OF_ANYTHING else 1.2, after
    else:
        yield from _apposition(page, i, before, after)


def _apposition(page: Page, i: int, before: str, after: str) -> Iterator[tuple[Kind, float, str]]:
    """What follows a comma: a state behind a town, "who" behind a person; and "himself"."""
    if after == "," and page.after(i + 2) in {"who", "whose", "whom"}:
        yield Kind.PERSON, 2.0, "who"
    elif after in {"himself", "herself"}:
        yield Kind.PERSON, 3.0, after
    elif after == "," and page.is_capital(i + 2) and page.after(i + 2):
        if is_short_state(page, i + 2):
            yield Kind.PLACE, 2.5, page.base(i + 2)
        elif page.base(i + 2) == page.texts[i + 2] and (place := find_place(page.base(i + 2))) and place.sort in _SEATS:
            yield Kind.PLACE, 1.5 if before in words()["place_preposition"] else 0.6, page.base(i + 2)


def _stands_as_name(page: Page, i: int) -> bool:
    """Whether the document writes an English word with a capital where no other word of the sentence has one."""
    alone = not page.is_capital(i + 1) and not (i > 0 and page.is_capital(i - 1) and page.block[i - 1] == page.block[i])
    return alone and not page.opens[i] and not page.in_head(i) and page.base(i).lower() not in page.small


def _acts(page: Page, i: int) -> bool:
    """Whether a verb follows: "Lund denounced", "Lund appears"."""
    after = page.after(i + 1)
    return (len(after) > 4 and after.endswith("ed") and after[0].islower()) or after in words()["act"]


def _is_alone(page: Page, i: int) -> bool:
    """Whether a word is all that stands in the cell of a table, or item of a list."""
    cell = page.kinds[page.block[i]] in {BlockKind.CELL, BlockKind.ITEM}
    return cell and not page.before(i) and not page.after(i + 1)


def _is_listed(page: Page, i: int) -> bool:
    """Whether the words before and behind, commas or "and" between, look like surnames."""
    around = [k for k in (i - 2, i + 2) if 0 <= k < page.size and page.block[k] == page.block[i] and page.is_capital(k)]
    senses = [page.sense(k) for k in around]
    return len(senses) == 2 and all(
        s.plain and not s.english and find_place(page.base(k)) is None for s, k in zip(senses, around, strict=True)
    )
