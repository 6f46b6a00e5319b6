"""Persons of a document: who bears a surname, and which of two bearers a short form means."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from unicodedata import combining, normalize

from teiedition.annotators.lexicon import table_lines
from teiedition.annotators.names.finder import Named
from teiedition.annotators.names.ids import Ids
from teiedition.annotators.names.lexicon import ROMAN, given_names, sense, words
from teiedition.annotators.names.page import Page
from teiedition.authority import Record, RecordKind

_CHINESE = 7
"""Letters no Chinese family name reaches."""
_PART = re.compile(r"[^\W\d_](?:\.|(?=\s|$))|[^\s,]+")


_WOMAN = frozenset(
    {"mrs", "miss", "ms", "lady", "madame", "madam", "mme", "mademoiselle", "mlle", "frau", "dame", "aunt"}
)
_MAN = frozenset({"mr", "sir", "lord", "monsieur", "herr", "uncle", "master"})
_CROWNED = frozenset(
    {"king", "queen", "pope", "saint", "st", "tsar", "czar", "emperor", "empress", "prince", "princess"}
)


@dataclass(frozen=True, slots=True)
class Parts:
    """A personal name taken apart: forenames or initials, surname with its particles, nothing else."""

    forename: str
    surname: str


@dataclass(slots=True)
class Person:
    """One bearer of a surname in the document; ``sex`` and ``address`` as a form of address tells them."""

    parts: Parts
    name: str
    sex: str = ""
    address: str = ""
    record: str = ""
    certainty: float = 0.6
    forms: list[str] = field(default_factory=list)
    where: list[int] = field(default_factory=list)


class People:
    """The persons of a document by surname.

    Attributes:
        doubts: short forms that several persons bear: where the first stands, who was taken, who else it may be.
    """

    def __init__(self, ids: Ids) -> None:
        self._ids = ids
        self._by_surname: dict[str, list[Person]] = {}
        self._by_forename: dict[str, list[Person]] = {}
        self._addresses: dict[int, str] = {}
        self.doubts: dict[str, tuple[int, str, str]] = {}

    def learn(self, mentions: Sequence[tuple[str, Named]], page: Page) -> None:
        """Read all full names of the document first, then the short forms that no full name explains."""
        parted = [(name, named, take_apart(name)) for name, named in mentions]
        self._addresses = {named.start: address for _, named, _ in parted if (address := address_of(page, named))}
        for name, named, parts in parted:
            if parts.forename:
                self._add(name, named, parts)
        self._read_forenames()
        short = [(name, named, parts) for name, named, parts in parted if not parts.forename]
        for name, named, parts in short:
            if self._addresses.get(named.start) and not self._by_forename_alone(parts, named.start):
                self._add(name, named, parts)
        for name, named, parts in short:
            if _key(parts.surname) not in self._by_surname and not self._by_forename_alone(parts, named.start):
                self._by_surname[_key(parts.surname)] = [Person(parts, name)]
        self._read_forms(parted)
        self._make_records()

    def _read_forms(self, parted: Sequence[tuple[str, Named, Parts]]) -> None:
        for people in self._by_surname.values():
            for person in people:
                person.where.sort()
        for name, named, parts in parted:
            person = self._choose(parts, named.start)
            person.address = person.address or self._addresses.get(named.start, "")
            person.certainty = max(person.certainty, min(0.95, named.claim.weight / 5))
            if name not in person.forms:
                person.forms.append(name)

    def _read_forenames(self) -> None:
        for people in self._by_surname.values():
            for person in people:
                forename = _key(person.parts.forename.split(" ")[0])
                if len(forename) > 2 and "." not in forename:
                    self._by_forename.setdefault(forename, []).append(person)

    def _by_forename_alone(self, parts: Parts, at: int) -> bool:
        """Whether a name alone is the forename of one named in full, and not of a king or saint."""
        key = _key(parts.surname)
        crowned = self._addresses.get(at, "").rstrip(".").lower() in _CROWNED
        return key in self._by_forename and key not in self._by_surname and not crowned

    def _add(self, name: str, named: Named, parts: Parts) -> None:
        """Learn of a bearer by a name in full, or by a surname with a form of address: Mrs. Hale is not Mr. Hale."""
        bearers = self._by_surname.setdefault(_key(parts.surname), [])
        sex = self._sex(parts, named.start)
        fitting = [one for one in bearers if _agree(one.parts.forename, parts.forename) and not _differ(one.sex, sex)]
        if not fitting:
            bearers.append(Person(parts, name, sex, where=[named.start]))
            return
        person = fitting[0] if parts.forename else max(fitting, key=lambda one: _last_named(one, named.start))
        person.sex = person.sex or sex
        if len(parts.forename.replace(".", "")) > len(person.parts.forename.replace(".", "")):
            person.parts, person.name = parts, name
        person.where.append(named.start)

    def _sex(self, parts: Parts, at: int) -> str:
        """Of the bearer of a mention: m or f, by the form of address, else by the forename; empty if nothing tells."""
        word = self._addresses.get(at, "").rstrip(".").lower()
        sex = (
            "f" if word in _WOMAN else "m" if word in _MAN else given_names().get(parts.forename.split(" ")[0].lower())
        )
        return sex if sex in {"m", "f"} else ""

    def _choose(self, parts: Parts, at: int) -> Person:
        """The bearer a form means: the one whose forename agrees, else the one last named in full before."""
        bearers = self._by_surname.get(_key(parts.surname))
        if bearers is None:
            bearers = self._by_forename[_key(parts.surname)]
        elif parts.forename:
            bearers = [person for person in bearers if _agree(person.parts.forename, parts.forename)] or bearers
        sex = self._sex(parts, at)
        bearers = [person for person in bearers if not _differ(person.sex, sex)] or bearers
        last, index = max((_last_named(person, at), k) for k, person in enumerate(bearers))
        return bearers[index] if last >= 0 else bearers[0]

    def _make_records(self) -> None:
        for people in self._by_surname.values():
            for person in people:
                person.record = self._known(person) or self._make(person, alone=len(people) == 1)

    def _known(self, person: Person) -> str:
        for form in (person.name, *person.forms):
            if known := self._ids.known(RecordKind.PERSON, form):
                record = self._ids.authority[known]
                if not person.parts.forename or _agree(record.get("forename"), person.parts.forename):
                    return known
        return ""

    def _make(self, person: Person, *, alone: bool) -> str:
        parts = person.parts
        full = f"{parts.forename} {parts.surname}".strip()
        wanted = [parts.surname, full] if alone or not parts.forename else [full]
        if not (alone or parts.forename) and person.address:
            full = f"{person.address} {parts.surname}"
            wanted = [full]
        details = tuple(
            (key, value) for key, value in (("forename", parts.forename), ("surname", parts.surname)) if value
        )
        sex = person.sex or given_names().get(parts.forename.split(" ")[0].lower(), "")
        if sex in {"m", "f"}:
            details = (*details, ("sex", sex))
        variants = tuple(form for form in person.forms if form != full)
        record = Record("", RecordKind.PERSON, full, variants, details=details, certainty=person.certainty)
        return self._ids.make(wanted, record)

    def find(self, name: str, named: Named) -> str:
        """The record id of one mention."""
        parts = take_apart(name)
        person = self._choose(parts, named.start)
        others = [other for other in self._by_surname.get(_key(parts.surname), ()) if other is not person]
        sex = self._sex(parts, named.start)
        others = [other for other in others if not _differ(other.sex, sex)]
        if others and not parts.forename:
            self.doubts.setdefault(name, (named.start, person.name, others[0].name))
        return person.record


def address_of(page: Page, named: Named) -> str:
    """The form of address right before a name, as written with its stop; empty for none."""
    k = named.claim.first - 1
    stop = "." if k > 0 and page.texts[k] == "." and page.tokens[k - 1].end == page.tokens[k].start else ""
    k -= bool(stop)
    if k < 0 or page.block[k] != page.block[named.claim.first] or not page.is_capital(k):
        return ""
    bare = page.texts[k].rstrip(".").lower()
    return page.texts[k] + stop if bare in _WOMAN | _MAN | _CROWNED else ""


def _differ(one: str, other: str) -> bool:
    """Whether two sexes are known and not the same."""
    return bool(one and other and one != other)


def take_apart(name: str) -> Parts:
    """Split a personal name before its surname, or before the particles of the surname.

    A given name alone counts as a surname: the text says no more of its bearer.
    """
    parts = list(_PART.findall(name.replace("’s ", " ")))
    while len(parts) > 1 and (
        sense(parts[-1].rstrip(".") or parts[-1]).suffix or (len(parts) > 2 and ROMAN.fullmatch(parts[-1]))
    ):
        parts.pop()
    if (
        len(parts) < 2
        or (len(parts) == 2 and ROMAN.fullmatch(parts[1]))
        or (len(parts) == 3 and parts[1] in {"of", "the"})
    ):
        return Parts("", name)  # a ruler's number or byname is part of his name
    at = len(parts) - 1
    while at > 1 and (parts[at - 1].lower() in words()["particle"] or at == len(parts)):
        at -= 1
    if at == 1 and parts[0].lower() in words()["particle"] and not _is_given(parts[0]):
        return Parts("", " ".join(parts))
    if len(parts) == 2 and len(parts[0]) < _CHINESE and parts[1].count("-") == 1 and parts[1].split("-")[1].islower():
        return Parts(parts[1], parts[0])  # Chinese names: the family first
    return Parts(" ".join(parts[:at]).replace(" .", "."), " ".join(parts[at:]))


def _is_given(word: str) -> bool:
    return word.lower() in given_names()


def _is_forename(word: str) -> bool:
    return _is_given(word) or len(word.rstrip(".")) == 1


def _key(name: str) -> str:
    """A surname as it is compared: without case and accents."""
    plain = name.replace("'", "’").replace("’ ", "’").casefold()
    return plain if plain.isascii() else "".join(c for c in normalize("NFD", plain) if not combining(c))


def _last_named(person: Person, at: int) -> int:
    """Where a person was last named in full up to a place; -1 where not yet."""
    index = bisect_right(person.where, at)
    return person.where[index - 1] if index else -1


def _agree(one: str, other: str) -> bool:
    """Whether two forenames may be one person's: equal, or one the initial of the other, or one missing."""
    first, second = (_initials_apart(forename) for forename in (one, other))
    if not first or not second:
        return True
    longer, shorter = (first, second) if len(first) > len(second) else (second, first)
    if longer[-len(shorter) :] == shorter:
        return True  # "Arthur Conan Doyle", "Conan Doyle"
    for a, b in zip(first, second, strict=False):
        if _full_forms().get(a, frozenset((a,))) & _full_forms().get(b, frozenset((b,))):
            continue
        short = min(len(a), len(b))
        if a[:short] != b[:short] or (short > 1 and a != b and short < 3):
            return False
        if short > 1 and a != b:
            return a.startswith(b[:3])
    return True


@cache
def _full_forms() -> Mapping[str, frozenset[str]]:
    """Given names and their short forms to the names they stand for: "ned" is an Edward or an Edmund."""
    forms: dict[str, frozenset[str]] = {}
    for line in table_lines("names", "diminutives.txt"):
        full, *short = line.split()
        for form in (full, *short):
            forms[form] = forms.get(form, frozenset()) | {full}
    return forms


def _initials_apart(forename: str) -> list[str]:
    return [part for part in re.split(r"[.\s]+", forename.casefold()) if part]
