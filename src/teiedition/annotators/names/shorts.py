"""Short names of bodies: acronyms, heads alone where the full name stands in the document, bodies of one word."""

from __future__ import annotations

from teiedition.annotation import Kind
from teiedition.annotators.names.claim import Claim
from teiedition.annotators.names.complements import extended
from teiedition.annotators.names.lexicon import acronyms, words
from teiedition.annotators.names.lexicon import sense as sense_of
from teiedition.annotators.names.page import POSSESSIVES, Page
from teiedition.annotators.names.persons import is_role

_WORK = 1
_BEFORE_MEETINGS = frozenset(
    {
        "the",
        "a",
        "an",
        "this",
        "that",
        "our",
        "their",
        "its",
        "your",
        "his",
        "present",
        "last",
        "next",
        "annual",
        "world",
    }
)


_OFFICES = frozenset({"minister", "ministers", "ministry", "secretary", "department", "commissar", "commissioner"})


def cited_works(page: Page) -> frozenset[str]:
    """Words in capitals that stand for a work: its volumes or pages are cited, or they are the initials of a title."""
    by = words()["org_cited_by"]
    found: set[str] = set()
    first = page.taken.find(_WORK)
    while first >= 0:
        last = first
        while last < page.size and page.taken[last] == _WORK:
            last += 1
        letters = "".join(page.texts[k][0] for k in range(first, last) if page.is_capital(k))
        if len(letters) > 1 and letters not in acronyms():
            found |= {letters, "".join(f"{letter}." for letter in letters)}
        first = page.taken.find(_WORK, last)
    for i in range(1, page.size - 1):
        if page.texts[i] in by and page.block[i] == page.block[i - 1]:
            at = i - 1 - (page.texts[i - 1] == ",")
            if at >= 0 and page.texts[at].isupper() and len(page.texts[at]) > 1 and not page.sense(at).roman:
                found.add(page.texts[at])
    return frozenset(found)


def acronym_at(page: Page, i: int, signed: frozenset[str], cited: frozenset[str]) -> Claim | None:
    """A body named by capitals: "NKVD", "A.F.L."; the initials of a person of the text are none.

    Args:
        page: the document.
        i: index of a word with a capital.
        signed: initials of the persons who sign.
        cited: words in capitals that stand for works.
    """
    text, sense = page.base(i), page.sense(i)
    letters = text.replace(".", "")
    other = sense.stop or sense.roman or text in cited or letters.lower() in words()["not_body"]
    if not sense.acronym or other or page.block[i] in page.shouting:
        return None
    if sense.english and "." not in text and (len(text) > 3 or page.inside[text] < 2 or page.texts[i - 1].isupper()):
        return None  # a word stressed by capitals
    if len(text) == 2 and not text.endswith("s") and is_role(page.lower(i - 1)):
        return None
    if letters in signed:
        return Claim(i, i + 1, Kind.PERSON, 4, "initials of a person of the text")
    last = i + 1
    follows = i + 1 < page.size and page.tokens[i].end == page.tokens[i + 1].start
    if "." in text and follows and len(page.texts[i + 1]) == 1 and page.is_capital(i + 1):
        last += 1  # "N.C.B": the last stop is missing
    elif "." in text and _is_surname(page, i + 1):
        return None  # initials before a surname
    elif page.after(last) in {"of", "&"} and page.is_capital(last + 1) and page.sense(last + 1).initial:
        last += 2  # "S.P. of A.", "A.S.L.E. & F."
    elif letters.endswith("C") and page.after(last) == "of":
        last = extended(page, last)  # "E.C. of the Union"
    weight = 3.0 if len(letters) > 2 or "." in text else 1.2
    return Claim(i, last, Kind.ORG, weight, "acronym")


def _is_surname(page: Page, i: int) -> bool:
    """Whether a surname may stand at a word: a capital, and no word that the document writes small or that begins a sentence."""
    sense = page.sense(i)
    return (
        page.is_capital(i) and sense.plain and not (sense.english and not sense.surname and sense.lower in page.small)
    )


def heads_of_acronym(letters: str) -> list[str]:
    """The heads of the full name of a well-known acronym, in lower case: "TGWU" --> "union"."""
    full = acronyms().get(letters.replace(".", ""), ("", ()))[0]
    head = full.split(" of ")[0].rpartition(" ")[2].lower()
    sense = sense_of(head) if head else None
    known = sense is not None and (sense.org_strong or head in words()["org_short_of"])
    return [head] if known and head not in {"congress", "international"} else []


def bare_org_at(page: Page, i: int, full_heads: frozenset[str], meetings: frozenset[str]) -> Claim | None:
    """A body named by its head alone: "the Committee" where its full name stands in the document, "the Reichstag".

    Args:
        page: the document.
        i: index of a word with a capital.
        full_heads: the heads of the full names of bodies in the document, in lower case.
        meetings: the heads that name meetings there.
    """
    sense = page.sense(i)
    known = sense.lower in full_heads or (
        sense.lower in words()["org_alone"] | words()["org_force"] and page.inside[page.base(i)] > 0
    )
    opens = page.opens[i] and sense.english and not known
    if opens or page.in_head(i) or page.block[i] in page.shouting:
        return None
    if sense.lower in words()["org_alone"] and not (sense.lower == "congress" and _meets(page, i, meetings)):
        return _congress(page, i, full_heads) or _one_word(page, i)
    if sense.lower in words()["union_trade"]:
        return _union(page, i)
    return _force(page, i) or _short(page, i, full_heads)


def _congress(page: Page, i: int, full_heads: frozenset[str]) -> Claim | None:
    """The congress of the document that is a body: "the Congress"."""
    short = page.lower(i) == "congress" and "congress" in full_heads and page.before(i) in words()["org_article"]
    return Claim(i, i + 1, Kind.ORG, 2, "short for a full name") if short else None


def _force(page: Page, i: int) -> Claim | None:
    opens = page.opens[i] and page.inside[page.base(i)] < 2
    armed = page.sense(i).lower in words()["org_force"] and not opens and not page.is_capital(i + 1)
    return Claim(i, i + 1, Kind.ORG, 1.5, "armed force") if armed else None


def _short(page: Page, i: int, full_heads: frozenset[str]) -> Claim | None:
    """A head for the full name that bears it."""
    sense = page.sense(i)
    if not _has_article(page, i) or not _may_be_short(page, i):
        return None
    if sense.lower in full_heads - {"soviet", "soviets"} and page.after(i + 1) not in {"of", "for"}:
        return Claim(i, i + 1, Kind.ORG, 2, "short for a full name")
    short = page.before(i) == "the" and sense.lower in words()["org_short"]
    return Claim(i, i + 1, Kind.ORG, 1.5, "capitalised head") if short else None


def _meets(page: Page, i: int, meetings: frozenset[str]) -> bool:
    return "congress" in meetings and (page.opens[i] == 1 or page.before(i) in words()["org_article"])


def _has_article(page: Page, i: int) -> bool:
    """Whether an article stands before a head, or before the one adjective that stands between."""
    before = page.before(i)
    if before in words()["org_article"]:
        return True
    return before in words()["short_adjective"] and page.before(i - 1) in words()["org_article"]


def _may_be_short(page: Page, i: int) -> bool:
    sense, after = page.sense(i), page.after(i + 1)
    adjective = sense.lower in {"international", "executive"} and not page.texts[i].endswith(POSSESSIVES)
    if adjective and after[:1].islower() and not sense_of(after).stop:
        return after in words()["say"] or (sense.lower in page.small and not sense_of(after).english)
    return (sense.org_strong or sense.lower in words()["org_short_of"]) or sense.lower in words()["org_short"]


def _one_word(page: Page, i: int) -> Claim | None:
    sense = page.sense(i)
    meeting = sense.lower == "congress" and (page.before(i) in _BEFORE_MEETINGS | words()["ordinal"])
    longer = page.is_capital(i + 1) and page.sense(i + 1).plain
    if sense.lower == "labour":
        notion = page.after(i + 1) in words()["labour_notion"]
        office = page.before(i) == "of" and page.before(i - 1) in _OFFICES
        longer = longer or notion or office or (i > 0 and page.before(i) != "" and page.sense(i - 1).demonym)
    return None if meeting or longer else Claim(i, i + 1, Kind.ORG, 2.5, "body of one word")


def _union(page: Page, i: int) -> Claim | None:
    """A union called by its trade: "the Moulders", where the document never writes the workers so in lower case."""
    word = page.base(i)
    if page.before(i) not in {"the", ",", "and", "&"} or word.lower() in page.small or page.inside[word] < 2:
        return None
    return None if page.is_capital(i + 1) and page.sense(i + 1).plain else Claim(i, i + 1, Kind.ORG, 1.6, "trade")
