"""Persons: title and name, initials and name, given name and surname, two words that no dictionary knows.

A title of address stays outside the span, a particle ("von") inside. Single surnames are no matter of a rule but of the
vote: see ``vote``.
"""

from __future__ import annotations

import re

from teiedition.annotation import Kind
from teiedition.annotators.gazetteer import find_place
from teiedition.annotators.names.claim import Claim
from teiedition.annotators.names.lexicon import Sense, words
from teiedition.annotators.names.page import Page, is_elided
from teiedition.transcription import BlockKind

_LONGEST = 5
_NUMBERED = 3
"""Words of the longest name with a number: "Henry Ford I"."""
_DOTTED_TITLES = frozenset({"sen", "rep"})
"""Titles only where a stop follows: "Sen" alone is a surname."""
_INITIALS = re.compile(r"(?:[^\W\d_]\.){2,3}")
_LEADING_PARTICLES = frozenset({"von", "van", "de", "du", "da", "di", "ter", "ten", "zu", "della", "d’", "d'"})


def person_at(page: Page, i: int, end: int) -> Claim | None:
    """The person whose name or title begins at a word.

    Args:
        page: the document.
        i: index of a word with a capital.
        end: behind the last word with a capital that follows without a sign between.
    """
    first, titled = skip_titles(page, i, end)
    if titled:
        last = name_end(page, first, end, lenient=True)
        if last == first or _is_motherland(page, i, first):
            return _doubtful_surname(page, i, first, end)
        return Claim(first, _with_junior(page, last), Kind.PERSON, 5 if titled == 2 else 4, "title")
    lead = page.sense(i)
    initial = lead.initial and page.after(i + 1) == "."  # "A." and "I." are no words
    if lead.stop and not initial and not _is_will(page, i):
        return None
    if lead.demonym or (lead.idea and not lead.given and not _is_initials(page, i)):
        return None
    last = name_end(page, i, end, lenient=False)
    if last - i < 2 or not (page.is_capital(last - 1) or is_elided(page.texts[last - 1])):
        return None
    claim = _untitled(page, i, last)
    return claim._replace(last=_with_junior(page, last)) if claim is not None else None


def _is_numbered(page: Page, i: int, last: int) -> bool:
    """Whether a forename and a ruler's number stand in [i, last), not the writer: "Alexander I, of", "George V"."""
    number = page.texts[last - 1]
    if not page.sense(i).given or last - i > _NUMBERED or number not in {"I", "V", "X"}:
        return False
    return number != "I" or page.after(last) in {".", ",", ";", ":", ")", "of", "was", "had", "and"}


def _is_initials(page: Page, i: int) -> bool:
    """Whether dots stand for forenames though other words are shortened so: "M.D. Marlow"."""
    if not _INITIALS.fullmatch(page.texts[i]) or page.before(i) == "," or not page.is_capital(i + 1):
        return False
    name = page.sense(i + 1)
    return bool(page.after(i + 1)) and name.plain and not name.org_head


def _with_junior(page: Page, last: int) -> int:
    """Behind ", Jr." where it follows the name that ends at an index."""
    if page.after(last) != "," or page.after(last + 1) not in {"jr", "sr"} or not page.is_capital(last + 1):
        return last
    return last + 3 if page.after(last + 2) == "." else last + 2


def _is_will(page: Page, i: int) -> bool:
    """Whether a given name that is a small word, too, is meant: inside a sentence, before an unknown word."""
    if not page.sense(i).given or page.opens[i] or page.in_head(i) or not page.is_capital(i + 1):
        return False
    name = page.sense(i + 1)
    return (not name.english or (name.surname and page.before(i) in {"and", ","})) and find_place(
        page.base(i + 1)
    ) is None


def _is_motherland(page: Page, i: int, at: int) -> bool:
    """Whether a country or God has the title: "Mother England", "Lord God"."""
    if page.lower(at) in {"god", "christmas"}:
        return True
    return page.sense(i).lower in {"mother", "father", "madame"} and _is_great(page, at)


def _doubtful_surname(page: Page, i: int, at: int, end: int) -> Claim | None:
    """A surname that is another word, too, behind a title that only persons have: "Mrs. French", "Colonel House"."""
    personal = page.sense(i).address or page.sense(i).lower in words()["title_personal"]
    sense = page.sense(at) if at < end else None
    if (
        sense is None
        or not personal
        or sense.stop
        or _is_motherland(page, i, at)
        or sense.acronym
        or sense.title
        or end > at + 1
    ):
        return None
    return Claim(at, at + 1, Kind.PERSON, 4, "title")


def skip_titles(page: Page, i: int, end: int) -> tuple[int, int]:
    """Behind the titles that open a name, and how sure they are: 2 address, 1 title, 0 none."""
    at, sure = i, 0
    while at < end:
        sense = page.sense(at)
        if page.texts[at] == "." and at > i:
            at += 1
        elif page.texts[at] == "M" and page.says_monsieur and page.after(at + 1) == ".":
            sure = 2
            at += 1
        elif sense.address or sense.title:
            if (sense.given and not (sense.address and page.after(at + 1) == ".")) or _is_quality(page, at):
                break
            if sense.lower in _DOTTED_TITLES and page.after(at + 1) != ".":
                break
            sure = max(sure, 2 if sense.address else 1)
            at += 1
        else:
            break
    return at, sure if page.is_capital(at) or at < end else 0


def _is_quality(page: Page, at: int) -> bool:
    """Whether a title is an adjective: "Private Property", "the Hon. Member"."""
    at_name = at + 1 + (page.after(at + 1) == ".")
    name = page.sense(at_name) if at_name < page.size else None
    common = name is not None and name.english and not (name.surname or name.given)
    return common and page.lower(at) in {"private", "principal", "boss", "hon", "honourable", "honorable"}


def name_end(page: Page, first: int, end: int, *, lenient: bool) -> int:
    """Behind the last word of a personal name that begins at an index; the index itself where none does."""
    at = first
    while at < end and at - first < _LONGEST + 4:
        text = page.texts[at]
        if text == ".":
            if at == first or not page.sense(at - 1).initial or _ends_behind_number(page, first, at):
                break
        elif text[0].islower():
            if not (is_elided(text) or page.is_capital(at + 1)):
                break
        elif not _goes_on(page, first, at, lenient=lenient):
            break
        at += 1
        if text.endswith(("’s", "'s")):
            break
    while at > first and page.texts[at - 1] == "." and (page.texts[at - 2] == "I" or not page.sense(at - 2).initial):
        at -= 1
    return at


def _ends_behind_number(page: Page, first: int, at: int) -> bool:
    """Whether a stop behind "I" ends the sentence, a forename before it: "Alexander I. Nobody knew"."""
    if page.texts[at - 1] != "I" or at - first != 2 or not page.sense(first).given:
        return False
    name = page.sense(at + 1) if at + 1 < page.size else None
    return name is None or (name.english and not (name.surname or name.given))


def _goes_on(page: Page, first: int, at: int, *, lenient: bool) -> bool:
    """Whether a word with a capital belongs to the name that begins at ``first``."""
    sense = page.sense(at)
    if sense.lower in _DOTTED_TITLES:
        return True
    if at > first + (not lenient) and page.in_head(at) and _is_headline(page, at):
        return False
    if at == first and (sense.suffix or _is_initials(page, at)):
        return _is_initials(page, at)
    return _may_belong(sense, at == first, lenient) or _is_surname_too(page, first, at)


def _is_headline(page: Page, at: int) -> bool:
    """Whether the line goes on behind the name: "John Marlow Tells His Story"."""
    sense = page.sense(at)
    return not page.texts[at - 1].endswith(".") and sense.english and not (sense.surname or sense.given or sense.suffix)


def _is_surname_too(page: Page, first: int, at: int) -> bool:
    """Whether a word for a people, or that heads bodies, ends a name as its surname: "Peter English", "Oliver Lodge"."""
    sense, lead = page.sense(at), page.sense(first)
    if page.texts[at - 1] == "." and page.sense(at - 2).initial and not page.is_capital(at + 1):
        return sense.surname or sense.title  # "K. T. Shah"
    if at != first + 1 or page.is_capital(at + 1) or not lead.given or lead.lower in words()["ambiguous_given"]:
        return False
    return sense.surname or (sense.demonym and not page.texts[at].lower().endswith("s"))


def _may_belong(sense: Sense, is_first: bool, lenient: bool) -> bool:
    if sense.initial or sense.given or sense.suffix:
        return True
    if sense.stop or sense.demonym or sense.idea or sense.address:
        return False
    if sense.roman:
        return not is_first
    if sense.acronym:
        return "." in sense.lower
    heads = sense.org_head or sense.event_head or sense.place_head
    return not (sense.english and (heads or sense.title)) if lenient or is_first else not (heads or sense.title)


def _untitled(page: Page, i: int, last: int) -> Claim | None:
    """A name of two words and more without a title: initials, a given name, a rank behind it, or unknown words."""
    senses = [page.sense(k) for k in range(i, last) if page.texts[k] != "."]
    ranked = senses[-1].suffix
    while len(senses) > 1 and senses[-1].suffix:
        senses.pop()
    lead, final = senses[0], senses[-1]
    if len(senses) < 2:
        return Claim(i, last, Kind.PERSON, 3.5, "rank behind") if ranked and lead.plain and not lead.english else None
    if (final.initial and not _is_numbered(page, i, last)) or (final.acronym and not final.roman):
        return None
    if lead.initial or (lead.acronym and "." in lead.lower) or _is_initials(page, i):
        return _with_initials(page, i, last, final)
    if lead.given:
        # "Will America ..." begins a question, "Christian Socials" are a party, "Mark Twain" is a person
        asks = (
            lead.lower in words()["ambiguous_given"] and page.opens[i] and (final.english or _is_great(page, last - 1))
        )
        return None if asks or (lead.idea and final.english) else Claim(i, last, Kind.PERSON, 4.5, "given name")
    if len(senses) > 2 and senses[1].initial and lead.plain and (lead.surname or not lead.english):
        return Claim(i, last, Kind.PERSON, 4.5, "initial inside")
    return _unknown(page, i, last, senses)


def _with_initials(page: Page, i: int, last: int, final: Sense) -> Claim | None:
    dotted = page.texts[i + 1] == "." or "." in page.texts[i]
    body = len(page.texts[i].replace(".", "")) > 2 and final.english
    return Claim(i, last, Kind.PERSON, 5, "initials") if dotted and not body else None


def _unknown(page: Page, i: int, last: int, senses: list[Sense]) -> Claim | None:
    """Words that no table knows as a person's: none of them may say that they name something else."""
    lead, final = senses[0], senses[-1]
    sure = lead.lower in _LEADING_PARTICLES and not page.opens[i] and not (final.org_head or final.event_head)
    if lead.lower in words()["particle"] and final.plain and (sure or not final.english) and not page.in_head(i):
        return Claim(i, last, Kind.PERSON, 3, "particle")  # "La Follette", "De Wet"
    if lead.english or lead.org_head or lead.event_head or lead.place_head or final.place_head:
        return None
    if _is_great(page, i) and not lead.surname:
        return None  # "In Lund Karl Marlow"
    if any(sense.given for sense in senses[1:-1]):
        return Claim(i, last, Kind.PERSON, 3, "given name inside")
    if final.english or any(_is_great(page, k) for k in range(i, last)):
        return None
    weight = 0.6 if page.before(i) == "the" or page.in_head(i) else 2.5
    return Claim(i, last, Kind.PERSON, weight, "two unknown words")


def _is_great(page: Page, i: int) -> bool:
    """Whether a word alone names a state or region of our own list, which no surname outweighs."""
    place = find_place(page.base(i))
    return place is not None and place.is_great


def with_particle(page: Page, claim: Claim) -> Claim:
    """The claim with a particle in lower case before it: "von Seeckt"."""
    first = claim.first
    while first > 0 and page.before(first) in _LEADING_PARTICLES and page.texts[first - 1][0].islower():
        first -= 1
    return claim._replace(first=first)


def byline_persons(page: Page) -> list[Claim]:
    """The authors that a byline or signature names."""
    found: list[Claim] = []
    i = 0
    while i < page.size:
        if page.kinds[page.block[i]] is not BlockKind.BYLINE or not page.is_capital(i):
            i += 1
            continue
        sense = page.sense(i)
        start, _ = skip_titles(page, i, page.run_end(i))
        last = i + 1 if sense.stop and not sense.initial else page.run_end(i)
        if (
            (sense.initial or not sense.stop)
            and last > start
            and not any(page.sense(k).org_strong for k in range(start, last))
        ):
            found.append(Claim(start, _before_suffix(page, start, last), Kind.PERSON, 6, "byline"))
        i = last
    return found


def _before_suffix(page: Page, start: int, last: int) -> int:
    while last - 1 > start and page.texts[last - 1] in {".", ","}:
        if page.sense(last - 2).initial:
            break
        last -= 1
    return last


def is_role(word: str) -> bool:
    """Whether a word in lower case says what a person is, so that a name may follow: "secretary Lund"."""
    return word in words()["role"] or word in words()["title"] or word in words()["address"]


def is_roles(word: str) -> bool:
    """Whether a word in lower case says what several persons are: "the writers Lund and Marlow"."""
    return word.endswith("s") and (word[:-1] in words()["role"] or word[:-1] in words()["title"])
