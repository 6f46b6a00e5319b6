"""Organisations: a head ("Committee") with what stands before and after it, acronyms, bodies known by one word."""

from __future__ import annotations

from teiedition.annotation import Kind
from teiedition.annotators.names.claim import Claim
from teiedition.annotators.names.lexicon import sense as sense_of
from teiedition.annotators.names.lexicon import words
from teiedition.annotators.names.page import APOSTROPHES, Page
from teiedition.annotators.names.persons import is_role

_ORDINALS = frozenset({"first", "second", "third", "fourth", "fifth"})
_NO_ORG_START = frozenset({"uncle", "aunt", "saint"})


def org_at(page: Page, i: int, end: int) -> Claim | None:
    """The organisation whose name begins at a word.

    Args:
        page: the document.
        i: index of a word with a capital.
        end: behind the run of capitals.
    """
    lead = page.sense(i)
    if lead.lower == "local" and (numbered := _local(page, i)):
        return numbered
    if (lead.stop and lead.lower not in _ORDINALS) or (lead.address and not lead.org_head):
        return None
    head = None if lead.lower in _NO_ORG_START else _last_head(page, i, end)
    if head is None:
        return _lower_head(page, i, end) or _joined(page, i, end)
    if head == i:
        return _head_first(page, i, end) or _lower_head(page, i, end) or _joined(page, i, end)
    return _with_head(page, i, head)


def _with_head(page: Page, i: int, head: int) -> Claim | None:
    """Words before a head, and what connectors add behind it."""
    last, lead = extended(page, head + 1), page.sense(i)
    if last == head + 1 and _is_notion(page, i, head):
        return None
    strong = any(page.sense(k).org_strong for k in range(i, last))
    plain_start = page.opens[i] and lead.english and not lead.demonym
    if not strong and (plain_start or page.in_head(i)):
        return None
    return Claim(i, _with_local(page, last), Kind.ORG, 4.5 if strong else 3, "organisation head")


def _is_notion(page: Page, i: int, head: int) -> bool:
    """Whether common words and a head mean no body: "Labour Movement", "Italian Trade Unions", "Chief Executive"."""
    word, before = page.lower(head), page.lower(head - 1)
    if word in {"union", "unions"}:
        return before in {"trade", "trades", "labor", "labour"} and page.sense(i).lower in words()["union_lead"]
    if word == "movement":
        return before in {"labor", "labour", "union", "class", "revolutionary", "socialist", "communist"}
    return (word == "executive" and before == "chief") or (
        word == "front" and before in {"united", "second", "western"}
    )


def _head_first(page: Page, i: int, end: int) -> Claim | None:
    """A head that opens its name: "Committee for Lower Rents", "Parti Nouveau"."""
    lead, last = page.sense(i), extended(page, i + 1)
    if last == i + 1:
        foreign = lead.lower in words()["org_foreign"] and end > last and page.sense(last).plain and not page.opens[i]
        return Claim(i, end, Kind.ORG, 3, "foreign head") if foreign else None
    part = lead.lower in words()["org_part"] and any(
        page.sense(k).org_strong or page.sense(k).acronym for k in range(i + 1, last)
    )
    if not lead.org_strong and not part:
        return None
    return Claim(i, _with_local(page, last), Kind.ORG, 4.5, "organisation head")


def _local(page: Page, i: int) -> Claim | None:
    """A numbered branch: "Local 12", "Local No. 12"."""
    at = i + 1
    while page.after(at) in {"no", "number", "."}:
        at += 1
    return Claim(i, at + 1, Kind.ORG, 4, "numbered branch") if page.after(at).isdigit() else None


def _with_local(page: Page, last: int) -> int:
    """Behind a numbered branch that a comma joins to its union."""
    if page.after(last) == "," and page.after(last + 1) == "local" and (local := _local(page, last + 1)):
        return local.last
    return last


def _last_head(page: Page, i: int, end: int) -> int | None:
    """The last head of the run, before words that begin another name."""
    found = None
    for k in range(i, end):
        if page.texts[k] in APOSTROPHES and k > i:
            continue
        sense = page.sense(k)
        if sense.org_head and not _begins_place(page, k, end):
            found = k
        elif (sense.title and k > i and not sense.given and sense.lower not in {"general", "private", "major"}) or (
            sense.stop and k > i and sense.lower not in {"first", "second", "third", "and", "of"}
        ):
            break
    return found


def _begins_place(page: Page, k: int, end: int) -> bool:
    """Whether the next word makes a place of it: "Soviet Republic", "Party Street"."""
    return k + 1 < end and page.sense(k + 1).lower in words()["place_of_body"]


def extended(page: Page, last: int) -> int:
    """Behind what a connector adds to a name: "Committee" + "of the Communist International"."""
    connectors = words()["org_of"]
    complements = 0
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
        end = _part_end(page, at, page.run_end(at), word)
        if end == at:
            break
        last = _second_owner(page, end)
    return last


def _second_owner(page: Page, end: int) -> int:
    """Behind a second owner that an "and" joins: "Council of Porters’ and Packers’ Deputies"."""
    if page.after(end) in APOSTROPHES and page.after(end + 1) == "and" and page.is_capital(end + 2):
        further = page.run_end(end + 2)
        if any(page.texts[k] in APOSTROPHES for k in range(end + 2, further)):
            return further
    return end


def _part_end(page: Page, at: int, end: int, connector: str) -> int:
    """How far the words behind a connector belong to the body's name."""
    sense = page.sense(at)
    if (
        (sense.title and sense.lower not in {"justice", "general"})
        or sense.address
        or (sense.stop and sense.lower not in {"all", "own"})
    ):
        return at
    if sense.given and connector not in {"for", "&"} and not sense.english:
        return at
    if connector in {"in", "to"} and not sense.english:
        return at
    if connector in {"and", "&"} and not _all_common(page, at, end):
        return at
    for k in range(at, end):
        if k > at and page.sense(k).title and page.sense(k).lower not in {"general", "private"}:
            return k
    return end


def _all_common(page: Page, first: int, last: int) -> bool:
    return all(page.sense(k).english and not page.sense(k).title for k in range(first, last))


def _lower_head(page: Page, i: int, end: int) -> Claim | None:
    """A head in lower case behind a name: "Wirth government", "Socialist party"."""
    word = page.after(end)
    if not word or end - i > 3 or page.base(end - 1) != page.texts[end - 1]:
        return None
    last, final = page.sense(end - 1), page.sense(i)
    if word == "party" and last.lower in words()["party_kind"] and last.lower not in {"general", "right", "left"}:
        return Claim(i, end + 1, Kind.ORG, 3, "party")
    if word in words()["org_of_nation"] and (
        last.demonym or last.lower == "soviet" or (last.plain and not last.english)
    ):
        return Claim(i, end + 1, Kind.ORG, 3, "government")
    if _is_axis(page, i, end):
        return Claim(i, end + 1 + (word not in words()["axis"]), Kind.ORG, 3, "axis")
    named = not last.english or (last.surname and page.base(end - 1).lower() not in page.small)
    if word in words()["org_of_name"] and last.plain and named and not final.stop:
        return Claim(i, end + 1, Kind.ORG, 2.5, "group of a name")
    return None


def _is_axis(page: Page, i: int, end: int) -> bool:
    """Powers joined by hyphens before a word for their league: "Alpha-Beta axis", "Alpha-Beta military alliance"."""
    parts = page.base(i).split("-")
    if end - i != 1 or len(parts) < 2 or not all(part[:1].isupper() for part in parts):
        return False
    return page.after(end) in words()["axis"] or (
        page.after(end) in {"military", "war"} and page.after(end + 1) in words()["axis"]
    )


def _joined(page: Page, i: int, end: int) -> Claim | None:
    """A name whose head follows an "and": "Trades and Labor Assembly", "Porters’ and Packers’ Council"."""
    at = end + (page.after(end) in APOSTROPHES)
    if page.after(at) not in {"and", "&"} or not page.is_capital(at + 1) or end - i > 5:
        return None
    if (page.opens[i] and at == end) or page.sense(i).stop or page.sense(end - 1).idea:
        return None
    final = page.sense(end - 1)
    if not ((final.english or final.demonym) and not final.title and page.texts[end - 1] == page.base(end - 1)):
        return None
    stop = page.run_end(at + 1)
    head = _last_head(page, at + 1, stop)
    if head is None or head == at + 1 or not _all_common(page, at + 1, head + 1):
        return None
    return Claim(i, extended(page, head + 1), Kind.ORG, 3.5, "joined heads")


def party_at(page: Page, i: int, end: int) -> Claim | None:
    """A party of a list whose head comes last: "the Liberal, Labour and Communist Parties"."""
    if page.sense(i).lower not in words()["party_kind"]:
        return None
    if page.after(end) == "parties" or (end - 1 > i and page.lower(end - 1) == "parties"):
        return Claim(i, end + (page.after(end) == "parties"), Kind.ORG, 3, "parties")
    return Claim(i, end, Kind.ORG, 3, "parties") if end - i < 3 and _leads_to_parties(page, end) else None


def _leads_to_parties(page: Page, at: int) -> bool:
    """Whether from an index on more kinds of parties follow, and in the end the word for all."""
    for _ in range(4):
        if page.after(at) == ",":
            at += 1
        if page.after(at) in {"and", "or", "&"}:
            at += 1
        if not page.is_capital(at) or page.sense(at).lower not in words()["party_kind"]:
            return False
        at = page.run_end(at)
        if "parties" in {page.after(at), page.lower(at - 1)}:
            return True
    return False


def acronym_at(page: Page, i: int, signed: frozenset[str]) -> Claim | None:
    """A body named by capitals: "NKVD", "A.F.L."; the initials of a person of the text are none."""
    text, sense = page.base(i), page.sense(i)
    if not sense.acronym or sense.stop or sense.roman or page.block[i] in page.shouting:
        return None
    if sense.english and "." not in text and (len(text) > 3 or page.inside[text] < 2 or page.texts[i - 1].isupper()):
        return None  # a word stressed by capitals
    if len(text) == 2 and not text.endswith("s") and is_role(page.lower(i - 1)):
        return None
    letters = text.replace(".", "")
    if letters in signed:
        return Claim(i, i + 1, Kind.PERSON, 4, "initials of a person of the text")
    last = i + 1
    follows = i + 1 < page.size and page.tokens[i].end == page.tokens[i + 1].start
    if "." in text and follows and len(page.texts[i + 1]) == 1 and page.is_capital(i + 1):
        last += 1  # "N.C.B": the last stop is missing
    elif page.is_capital(i + 1) and page.sense(i + 1).plain and "." in text:
        return None  # initials before a surname
    weight = 3.0 if len(letters) > 2 or "." in text else 1.2
    return Claim(i, last, Kind.ORG, weight, "acronym")


def bare_org_at(page: Page, i: int, full_heads: frozenset[str]) -> Claim | None:
    """A body named by its head alone: "the Committee" where its full name stands in the document, "the Reichstag"."""
    sense = page.sense(i)
    opens = page.opens[i] and sense.english and sense.lower not in full_heads
    if opens or page.in_head(i) or page.block[i] in page.shouting:
        return None
    if sense.lower in words()["org_alone"] and not (sense.lower == "congress" and "congress" in full_heads):
        return _one_word(page, i)
    if sense.lower in words()["org_force"] and not page.opens[i] and not page.is_capital(i + 1):
        return Claim(i, i + 1, Kind.ORG, 1.5, "armed force")
    if page.before(i) not in words()["org_article"] or not _may_be_short(page, i):
        return None
    if sense.lower in full_heads - {"soviet", "soviets"} and page.after(i + 1) not in {"of", "for"}:
        return Claim(i, i + 1, Kind.ORG, 2, "short for a full name")
    short = page.before(i) == "the" and sense.lower in words()["org_short"]
    return Claim(i, i + 1, Kind.ORG, 1.5, "capitalised head") if short else None


def _may_be_short(page: Page, i: int) -> bool:
    sense, after = page.sense(i), page.after(i + 1)
    if sense.lower in {"international", "executive"} and after[:1].islower() and not sense_of(after).stop:
        return after in words()["say"]
    return (sense.org_strong or sense.lower in words()["org_short_of"]) or sense.lower in words()["org_short"]


def _one_word(page: Page, i: int) -> Claim | None:
    sense = page.sense(i)
    meeting = sense.lower == "congress" and page.before(i) not in {"in", "of", "by", "to", "that", "and", ","}
    longer = page.is_capital(i + 1) and page.sense(i + 1).plain
    return None if meeting or longer else Claim(i, i + 1, Kind.ORG, 2.5, "body of one word")
