"""Narrative fiction: told apart from articles by its text, and its characters named as novels name them.

words of a page --``is_fiction``-----> whether a tale is told: pronouns, past tense, speech reported, few notions and years
names found     --``in_fiction``-----> families, forenames and nicknames as persons, houses and streets as places
a person        --``with_address``---> the name with its form of address: "Mrs. Hale" and "Mr. Hale" are two persons
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache

from teiedition.annotation import Kind
from teiedition.annotators.gazetteer import find_place
from teiedition.annotators.lexicon import sections
from teiedition.annotators.names.claim import Claim
from teiedition.annotators.names.finder import Named
from teiedition.annotators.names.lexicon import sense, words
from teiedition.annotators.names.page import Page
from teiedition.transcription import BlockKind

_APPARATUS = frozenset({BlockKind.PUBLICATION, BlockKind.COLOPHON, BlockKind.DOC_DATE})
_NOTION = re.compile(r"[a-z-]+(?:ism|ist|tion|ations?|isms|ists|tions)")
_YEAR = re.compile(r"1[5-9]\d\d|20\d\d")
_LEAST_WORDS = 300
_MOST_NOTIONS = 14.0
_MOST_YEARS = 3.0
_LEAST_PERSONS = 8.0
"""Per thousand words: a text that passes them argues or reports, or is not in English."""
_SIGNS = 2
"""Of six signs of a tale so many must be seen."""
_LONGEST = 4
"""Words of a place that ends in its head, and words of address before a name."""
_TOWNS = ("ville", "shire", "burgh")


@cache
def tale() -> Mapping[str, frozenset[str]]:
    """The sections of the table of words of tales."""
    return sections("names", "fiction.txt")


def is_fiction(page: Page) -> bool:
    """Whether a text tells a tale: read off its words alone, and never where a periodical's apparatus stands."""
    if not _APPARATUS.isdisjoint(page.kinds):
        return False
    counts = Counter(text.lower() for text in page.texts if text[0].isalnum())
    if counts.total() < _LEAST_WORDS:
        return False
    rates = {word: 1000 * count / counts.total() for word, count in counts.items()}
    years = sum(rate for word, rate in rates.items() if _YEAR.fullmatch(word))
    notions = sum(rate for word, rate in rates.items() if len(word) > 4 and _NOTION.fullmatch(word))
    if years > _MOST_YEARS or notions > _MOST_NOTIONS or _rate(rates, "person") < _LEAST_PERSONS:
        return False
    return sum(_signs(rates, notions)) >= _SIGNS


def _rate(rates: Mapping[str, float], section: str) -> float:
    """How often the words of a section come in a thousand."""
    return sum(rates.get(word, 0.0) for word in sorted(tale()[section]))


def _signs(rates: Mapping[str, float], notions: float) -> Iterator[bool]:
    past = _rate(rates, "past") + sum(rate for word, rate in rates.items() if len(word) > 4 and word.endswith("ed"))
    yield _rate(rates, "person") >= 25
    yield past >= 3 * _rate(rates, "present")
    yield _rate(rates, "speech") >= 3
    yield _rate(rates, "address") >= 1.5
    yield notions < 10
    yield notions < 8


def in_fiction(page: Page, found: Sequence[Named]) -> list[Named]:
    """The names of a tale: what the rules for articles found, read once more.

    Args:
        page: the document.
        found: its names, in the order of the text.
    """
    reading = _Reading(page, found)
    reading.prefer_persons()
    reading.prefer_places()
    reading.add_sites()
    reading.add_nicknames()
    reading.add_characters()
    return sorted(reading.names(), key=lambda named: (named.start, -named.end))


class _Reading:
    """The names of a tale while they are read anew."""

    def __init__(self, page: Page, found: Sequence[Named]) -> None:
        self.page = page
        self.nicknames: set[str] = set()
        self._found: dict[int, Named] = {}
        self._at: defaultdict[int, set[int]] = defaultdict(set)
        self._next = 0
        for named in found:
            if not _is_common(page, named.claim):
                self._add(_as_building(page, named))

    def names(self) -> list[Named]:
        """What stands now, in the order in which it was found."""
        return list(self._found.values())

    def _add(self, named: Named) -> None:
        self._found[self._next] = named
        for k in range(named.claim.first, named.claim.last):
            self._at[k].add(self._next)
        self._next += 1

    def _remove(self, number: int) -> None:
        named = self._found.pop(number)
        for k in range(named.claim.first, named.claim.last):
            self._at[k].discard(number)

    def _under(self, claim: Claim) -> list[int]:
        """Numbers of the names that share a word with a claim."""
        return sorted({number for k in range(claim.first, claim.last) for number in self._at.get(k, ())})

    def _put(self, claim: Claim) -> None:
        """Set a claim in the place of what it covers, unless something as long or longer covers it."""
        under = self._under(claim)
        for one in (self._found[number].claim for number in under):
            covers = one.first <= claim.first and claim.last <= one.last
            if covers and (one.kind is claim.kind or one[:2] != claim[:2]):
                return
        for number in under:
            self._remove(number)
        self._add(Named(self.page.tokens[claim.first].start, self.page.end(claim.last - 1), claim))

    def _singles(self, kind: Kind) -> Mapping[str, list[int]]:
        """Single words of a kind with the numbers of their names."""
        found: defaultdict[str, list[int]] = defaultdict(list)
        for number, named in self._found.items():
            if named.claim.kind is kind and named.claim.last == named.claim.first + 1:
                found[self.page.base(named.claim.first)].append(number)
        return found

    def _turn(self, number: int, kind: Kind, weight: float, rule: str) -> None:
        """Let a name be of another kind."""
        named = self._found[number]
        self._found[number] = replace(named, claim=Claim(*named.claim[:2], kind, weight, rule))

    def prefer_persons(self) -> None:
        """A forename is a character's wherever it stands, unless the tale mostly goes in, to and from it."""
        persons = self._singles(Kind.PERSON)
        for word, numbers in self._singles(Kind.PLACE).items():
            if not sense(word).given:
                continue
            place = find_place(word)
            great = place is not None and (place.ours or place.sort in {"country", "continent", "state"})
            gone_to = self._go_to([*numbers, *persons.get(word, ())])
            for number in numbers:
                first = self._found[number].claim.first
                crowned = self.page.after(first + 1) == "the" and self.page.is_capital(first + 2)
                if crowned or not (great or gone_to):
                    self._turn(number, Kind.PERSON, 2, "forename in a tale")

    def _go_to(self, numbers: Sequence[int]) -> bool:
        """Whether half the occurrences of a word stand behind a preposition of place."""
        before = [self.page.before(self._found[number].claim.first) for number in numbers]
        return 2 * sum(word in words()["place_preposition"] for word in before) >= len(before)

    def prefer_places(self) -> None:
        """A word that no title, verb or forename shows to be a person's, and that stands as places do."""
        page = self.page
        full = [n.claim for n in self.names() if n.claim.last > n.claim.first + 1]
        bearers = {page.base(k) for claim in full for k in range(claim.first, claim.last)}
        for word, numbers in self._singles(Kind.PERSON).items():
            if word not in bearers and self._is_site(word, [self._found[number].claim.first for number in numbers]):
                for number in numbers:
                    self._turn(number, Kind.PLACE, 1.5, "place in a tale")

    def _is_site(self, word: str, at: Sequence[int]) -> bool:
        page, say = self.page, tale()["speech"]
        if sense(word).given or any(_address_begin(page, i) < i or page.after(i + 1) in say for i in at):
            return False
        near = sum(page.before(i) in tale()["where"] for i in at)
        return 2 * near >= len(at) or word.lower().endswith(_TOWNS)

    def add_sites(self) -> None:
        """Houses, streets and headlands by their last word: "Orme Manor", "Temple Bar"."""
        page, heads = self.page, tale()["site"]
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

    def add_nicknames(self) -> None:
        """A nickname before a surname belongs to the name: "Ragged Hale"."""
        people = [
            (n, named) for n, named in self._found.items() if named.claim.kind is Kind.PERSON and not named.nested
        ]
        for number, named in people:
            before = list(_nicknames(self.page, named.claim))
            if before and number in self._found:
                self.nicknames |= {self.page.base(k) for k in before}
                claim = named.claim._replace(first=before[-1])
                for other in self._under(claim):
                    self._remove(other)
                self._add(replace(named, start=self.page.tokens[claim.first].start, claim=claim))

    def add_characters(self) -> None:
        """Families ("the Hales"), nicknames that stand before a surname elsewhere, forenames that are words, too."""
        page = self.page
        lasts = {page.base(n.claim.last - 1) for n in self.names() if n.claim.kind is Kind.PERSON}
        families = {f"{word}s" for word in lasts if word[-1] != "s"}
        for i in range(page.size):
            if not page.is_capital(i) or self._at.get(i):
                continue
            word = page.base(i)
            if word in families and page.before(i) in {"the", "both", "these", "those"}:
                self._put(Claim(i, i + 1, Kind.PERSON, 2, "family"))
            elif word in self.nicknames and word.lower() not in page.small:
                self._put(Claim(i, i + 1, Kind.PERSON, 1.5, "nickname"))
            elif self._is_forename(i):
                self._put(Claim(i, i + 1, Kind.PERSON, 1.5, "forename in a tale"))

    def _is_forename(self, i: int) -> bool:
        """Whether a forename that is a common word, too, stands where only a name has a capital."""
        page, found = self.page, self.page.sense(i)
        if not (found.given and found.english) or found.lower in tale()["no_forename"] or page.in_head(i):
            return False
        if page.before(i) in tale()["telling"] or page.block[i] in page.shouting or page.is_capital(i + 1):
            return False
        return not page.opens[i] or page.after(i + 1) in {",", "!", "?"}


def _as_building(page: Page, named: Named) -> Named:
    """A theatre or museum is where a tale goes on, and no body that acts."""
    claim = named.claim
    if claim.kind is not Kind.ORG or page.base(claim.last - 1).lower() not in tale()["building"]:
        return named
    return replace(named, claim=Claim(claim.first, claim.last, Kind.PLACE, 2, "building in a tale"))


def _is_common(page: Page, claim: Claim) -> bool:
    """Whether a name is no character: one of a kind ("an Orkad"), or it tells what a noun is ("the Orkad boats")."""
    i = claim.first
    if claim.rule == "acronym":
        return True
    if claim.kind is not Kind.PERSON or claim.last != i + 1 or page.texts[i] != page.base(i):
        return False
    before, after = page.before(i), page.after(i + 1)
    if (
        before in {"a", "an"}
        or page.base(i).lower() in tale()["no_name"]
        or (page.base(i).lower() in tale()["site"] and after == "of")
    ):
        return True
    if before not in tale()["telling"] or not after.isalpha() or page.texts[i + 1] != after:
        return False
    return len(after) > 3 and after.endswith("s") and not after.endswith("ss") and not sense(after).stop


def with_address(page: Page, found: Sequence[Named], *, told: bool) -> list[Named]:
    """Persons' names with the form of address before them, and in a tale with byname and seat: "Rudolf the Third".

    Args:
        page: the document.
        found: its names, in their order; what is no person's stays as it is.
        told: the document is a tale, so that a byname with a capital belongs to the name, too.
    """
    return [_addressed(page, named, told=told) for named in found]


def _addressed(page: Page, named: Named, *, told: bool) -> Named:
    if named.claim.kind is not Kind.PERSON or named.nested:
        return named
    first, last = _address_begin(page, named.claim.first), named.claim.last
    if told:
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
        if not (sense.address or sense.title or sense.lower in tale()["title"]):
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
    """Behind a particle's name, a byname or a seat: "d'Orme", "the Third", "of Ruritania"."""
    if page.after(last).startswith(("d’", "d'")) and len(page.after(last)) > 3:
        last += 1
    if page.after(last) == "the" and page.is_capital(last + 1) and page.after(last + 1) and _is_byname(page, last + 1):
        last += 2
    if page.after(last) == "of" and page.is_capital(last + 1) and page.after(last + 1):
        found = page.sense(last + 1)
        if find_place(page.base(last + 1)) is not None or not (found.stop or found.idea or found.given or found.title):
            last = page.run_end(last + 1)
    return last


def _is_byname(page: Page, k: int) -> bool:
    return not (page.is_capital(k + 1) or page.sense(k).idea or page.sense(k).demonym)
