"""Narrative fiction: told apart from articles by its text, and its characters named as novels name them.

words of a page --``is_fiction``-----> whether a tale is told: pronouns, past tense, speech reported, few notions and years
names found     --``in_fiction``-----> families, forenames and nicknames as persons, houses and streets as places
a person        --``with_address``---> the name with its form of address: "Mrs. Hale" and "Mr. Hale" are two persons
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from teiedition.annotation import Kind
from teiedition.annotators.gazetteer import find_place
from teiedition.annotators.names.claim import Claim
from teiedition.annotators.names.finder import Named
from teiedition.annotators.names.lexicon import words
from teiedition.annotators.names.page import Page
from teiedition.transcription import BlockKind

_APPARATUS = frozenset({BlockKind.PUBLICATION, BlockKind.COLOPHON, BlockKind.DOC_DATE})
_NOTION = re.compile(r"[a-z-]+(?:ism|ist|tion|ations?|isms|ists|tions)")
_YEAR = re.compile(r"1[5-9]\d\d|20\d\d")
_LEAST_WORDS = 300
_MOST_NOTIONS = 14.0
_MOST_YEARS = 3.0
"""Per thousand words: above them a text argues or reports, however it tells."""
_SIGNS = 2
"""Of five signs of a tale so many must be seen."""
_LONGEST = 4
"""Words of a place that ends in its head, and words of address before a name."""


def is_fiction(page: Page) -> bool:
    """Whether a text tells a tale: read off its words alone, and never where a periodical's apparatus stands."""
    if not _APPARATUS.isdisjoint(page.kinds):
        return False
    counts = Counter(text.lower() for text in page.texts if text[0].isalnum())
    total = counts.total()
    if total < _LEAST_WORDS:
        return False
    thousand = total / 1000
    if sum(count for word, count in counts.items() if _YEAR.fullmatch(word)) / thousand > _MOST_YEARS:
        return False
    notions = sum(count for word, count in counts.items() if len(word) > 4 and _NOTION.fullmatch(word)) / thousand
    return notions < _MOST_NOTIONS and sum(_signs(counts, notions, thousand)) >= _SIGNS


def _signs(counts: Counter[str], notions: float, thousand: float) -> Iterator[bool]:
    table = words()

    def often(section: str) -> float:
        return sum(counts[word] for word in table[section]) / thousand

    past = often("tale_past") + sum(n for word, n in counts.items() if len(word) > 4 and word.endswith("ed")) / thousand
    yield often("tale_person") >= 25
    yield past >= 3 * often("tale_present")
    yield often("tale_speech") >= 3
    yield often("tale_address") >= 1.5
    yield notions < 10


def in_fiction(page: Page, found: Sequence[Named]) -> list[Named]:
    """The names of a tale: what the rules for articles found, read once more.

    Args:
        page: the document.
        found: its names, in the order of the text.
    """
    reading = _Reading(page, list(found))
    reading.prefer_persons()
    reading.add_sites()
    reading.add_characters()
    return sorted(reading.found, key=lambda named: (named.start, -named.end))


class _Reading:
    """The names of a tale while they are read anew."""

    def __init__(self, page: Page, found: list[Named]) -> None:
        self.page, self.found = page, found
        self.kinds: defaultdict[str, Counter[Kind]] = defaultdict(Counter)
        for named in found:
            if named.claim.last == named.claim.first + 1:
                self.kinds[page.base(named.claim.first)][named.claim.kind] += 1

    def prefer_persons(self) -> None:
        """A forename is a character's wherever it stands, unless the tale mostly goes in, to and from it."""
        for number, named in enumerate(self.found):
            first, last, kind = named.claim[:3]
            if kind is not Kind.PLACE or last != first + 1:
                continue
            place, sense = find_place(self.page.base(first)), self.page.sense(first)
            crowned = self.page.after(first + 1) == "the" and self.page.is_capital(first + 2)
            great = place is not None and (place.ours or place.sort in {"country", "continent", "state"})
            if sense.given and (crowned or not (great or self._is_gone_to(self.page.base(first)))):
                self.found[number] = replace(named, claim=Claim(first, last, Kind.PERSON, 2, "forename in a tale"))

    def _is_gone_to(self, word: str) -> bool:
        """Whether half the occurrences of a word stand behind a preposition of place."""
        page = self.page
        where = [named.claim.first for named in self.found if page.base(named.claim.first) == word]
        return 2 * sum(page.before(i) in words()["place_preposition"] for i in where) >= len(where)

    def add_sites(self) -> None:
        """Houses, streets and headlands by their last word: "Orme Manor", "Temple Bar"."""
        page, heads = self.page, words()["tale_site"]
        for k in range(1, page.size):
            if page.texts[k][0].isupper() and page.base(k).lower() in heads and page.after(k):
                first = self._begin(k)
                if first < k:
                    self._put(Claim(first, k + 1, Kind.PLACE, 2.5, "site in a tale"))

    def _begin(self, k: int) -> int:
        """Where the capitals before an index begin that may name a site."""
        page, first = self.page, k
        while first > 0 and k - first < _LONGEST and page.block[first - 1] == page.block[k]:
            sense = page.sense(first - 1)
            owner = page.base(first - 1) != page.texts[first - 1]
            if not page.is_capital(first - 1) or sense.stop or sense.address or sense.demonym or owner:
                break
            first -= 1
        while first < k and page.opens[first] and page.sense(first).english and not page.inside[page.base(first)]:
            first += 1
        return first

    def add_characters(self) -> None:
        """Families ("the Hales") and nicknames that stand before a surname elsewhere ("Ragged Hale")."""
        page, taken = self.page, self._taken()
        people = [named.claim for named in self.found if named.claim.kind is Kind.PERSON]
        families = {f"{page.base(claim.last - 1)}s" for claim in people if page.base(claim.last - 1)[-1] != "s"}
        nicknames = {page.base(k) for claim in people for k in _nicknames(page, claim)}
        for i in range(page.size):
            word = page.base(i)
            if i in taken or not page.is_capital(i):
                continue
            if word in families and page.before(i) in {"the", "both", "these", "those"}:
                self._put(Claim(i, i + 1, Kind.PERSON, 2, "family"))
            elif word in nicknames and not page.opens[i] and word.lower() not in page.small:
                self._put(Claim(i, i + 1, Kind.PERSON, 1.5, "nickname"))

    def _taken(self) -> set[int]:
        return {k for named in self.found for k in range(named.claim.first, named.claim.last)}

    def _put(self, claim: Claim) -> None:
        """Set a claim in the place of what it covers, unless something longer covers it."""
        around = [n.claim for n in self.found if n.claim.first <= claim.first and claim.last <= n.claim.last]
        if any(one.kind is claim.kind or one[:2] != claim[:2] for one in around):
            return
        self.found = [n for n in self.found if n.claim.last <= claim.first or claim.last <= n.claim.first]
        self.found.append(Named(self.page.tokens[claim.first].start, self.page.end(claim.last - 1), claim))


def with_address(page: Page, named: Named, *, tale: bool) -> Named:
    """A person's name with the form of address before it, and in a tale with byname and seat: "Rudolf the Third".

    Args:
        page: the document.
        named: a name; what is no person's comes back as it is.
        tale: the document is one, so that a byname with a capital belongs to the name, too.
    """
    if named.claim.kind is not Kind.PERSON or named.nested:
        return named
    first, last = _address_begin(page, named.claim.first), named.claim.last
    if tale:
        for k in _nicknames(page, named.claim._replace(first=first)):
            first = min(first, k)
        first = _address_begin(page, first)
        last = _byname_end(page, last)
    start = page.tokens[first].start if first < named.claim.first else named.start
    end = page.end(last - 1) if last > named.claim.last else named.end
    return replace(named, start=start, end=end)


def _address_begin(page: Page, first: int) -> int:
    """Where the forms of address before a name begin: "Mr.", "Sir", "my dear" left out."""
    at = first
    while at > 0 and first - at < 2 * _LONGEST and page.block[at - 1] == page.block[first]:
        k = at - 1
        if page.texts[k] == "." and k > 0 and page.tokens[k - 1].end == page.tokens[k].start:
            k -= 1
        sense = page.sense(k)
        if not page.is_capital(k) or page.base(k) != page.texts[k]:
            break
        if not (sense.address or sense.title or sense.lower in words()["tale_title"]):
            break
        at = k
    return at


def _nicknames(page: Page, claim: Claim) -> Iterator[int]:
    """The words with capitals right before a name that are a byname of its bearer, nearest first."""
    k = claim.first - 1
    while k >= 0 and page.block[k] == page.block[claim.first] and claim.first - k < _LONGEST:
        sense, parted = page.sense(k), page.text[page.tokens[k].end : page.tokens[k + 1].start].strip()
        if not page.is_capital(k) or parted or page.base(k) != page.texts[k] or page.taken[k]:
            return
        if sense.stop or sense.demonym or sense.idea or sense.roman or sense.address or sense.title:
            return
        if (page.opens[k] and not page.inside[page.base(k)]) or page.block[k] in page.shouting or page.in_head(k):
            return
        yield k
        k -= 1


def _byname_end(page: Page, last: int) -> int:
    """Behind a byname or a seat: "the Third", "of Ruritania"."""
    if page.after(last) == "the" and page.is_capital(last + 1) and page.after(last + 1) and _is_byname(page, last + 1):
        last += 2
    if page.after(last) == "of" and page.is_capital(last + 1) and page.after(last + 1):
        sense = page.sense(last + 1)
        if not (sense.stop or sense.idea or sense.given or sense.title):
            last += 2
    return last


def _is_byname(page: Page, k: int) -> bool:
    return not page.is_capital(k + 1) and not page.sense(k).idea
