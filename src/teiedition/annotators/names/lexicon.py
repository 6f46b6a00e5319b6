"""What a single word may be in a name: looked up once for each distinct word.

tables/names/{words,bodies-words}.txt --load--> sets by section;  given.txt --load--> sexes;  acronyms.txt --load--> full names
tables/names/{bodies,companies,events}.txt --load--> well-known names and their forms
word --``sense``--> ``Sense``    every question the rules ask of a word, answered by hash look-ups
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from teiedition.annotators.lexicon import english_words, sections, table_lines

ROMAN = re.compile(r"[IVXLC]+")
_ACRONYM = re.compile(r"[A-Z]{2,5}s?|(?:[A-Z]\.){2,8}|[A-Z][a-z]?[A-Z]{2,4}")
_CONTRACTION = re.compile(r".*(?:n’t|’ll|’re|’ve|’d|’m)")
_IDEA = re.compile(
    r"[\w-]+(?:ism|isms|ismo|isme|ismus|ist|ists|istic|ite|ites|ization|isation|ness|ology|cracy|ardom|(?:sh|ch)men|women)"
)
_BROUGHT_OVER = (
    "anti-",
    "pro-",
    "ex-",
    "non-",
    "pre-",
    "post-",
    "semi-",
    "pseudo-",
    "neo-",
    "ultra-",
    "counter-",
    "all-",
)


@dataclass(frozen=True, slots=True)
class Sense:
    """What one word may be.

    Attributes:
        lower: the word in lower case, with straight apostrophes turned.
        given: the sex a given name is used for: m, f, u; empty for other words.
        english: a dictionary knows the word in lower case.
        idea: a follower, teaching or people named after a name or notion: never a name of its own.
        surname: an English word that is a common surname, too.
        acronym: written like the acronym of a body.
    """

    lower: str
    given: str
    english: bool
    stop: bool
    idea: bool
    address: bool
    title: bool
    suffix: bool
    demonym: bool
    surname: bool
    org_head: bool
    org_strong: bool
    event_head: bool
    place_head: bool
    acronym: bool
    initial: bool
    roman: bool

    @property
    def plain(self) -> bool:
        """Whether the word may be a name that only its context betrays."""
        return not (self.stop or self.idea or self.demonym or self.roman or self.initial or self.acronym)


@cache
def words() -> Mapping[str, frozenset[str]]:
    """The sections of the tables of words."""
    files = ("words.txt", "bodies-words.txt", "persons-words.txt")
    return {name: section for file in files for name, section in sections("names", file).items()}


@cache
def given_names() -> Mapping[str, str]:
    """Given names in lower case to the sex they are used for; "u" where for both."""
    names: dict[str, str] = {}
    sex = "u"
    for line in table_lines("names", "given.txt"):
        if line.startswith("["):
            sex = line.strip("[]")
        else:
            for name in line.split():
                names[name] = sex if names.get(name, sex) == sex else "u"
    return names


@cache
def acronyms() -> Mapping[str, tuple[str, tuple[str, ...]]]:
    """Acronyms of bodies without stops to their full names and other forms."""
    known = {}
    for line in table_lines("names", "acronyms.txt"):
        acronym, full, forms = (part.strip() for part in line.split("|"))
        known[acronym] = full, tuple(form.strip() for form in forms.split(",") if form.strip())
    return known


@cache
def known_bodies() -> Mapping[str, str]:
    """Each name and form of the well-known bodies, companies among them, to the preferred name."""
    return {**_forms("bodies.txt"), **known_companies()}


@cache
def known_companies() -> Mapping[str, str]:
    """Each name and form of the well-known companies to the preferred name."""
    return _forms("companies.txt")


@cache
def same_body() -> Mapping[str, str]:
    """Each acronym, name and form of the bodies of our tables to the name that all of them share."""
    shared: dict[str, str] = {}
    known: dict[str, list[str]] = {}
    for form, name in known_bodies().items():
        known.setdefault(name, []).append(form)
    bodies = [(full, (acronym, *forms)) for acronym, (full, forms) in acronyms().items()]
    for name, forms in (*bodies, *((name, tuple(forms)) for name, forms in known.items())):
        roots = list(dict.fromkeys(shared[form] for form in (name, *forms) if form in shared)) or [name]
        if len(roots) > 1:
            shared.update((form, roots[0]) for form, root in list(shared.items()) if root in roots)
        shared.update((form, roots[0]) for form in (name, *forms))
    return shared


@cache
def known_persons() -> Mapping[str, str]:
    """Each name and form of well-known persons whose names no rule reads to the preferred name."""
    return _forms("persons.txt")


@cache
def known_events() -> Mapping[str, str]:
    """Each name and form of the well-known events to the preferred name."""
    return _forms("events.txt")


@cache
def event_dates() -> Mapping[str, str]:
    """The dates of well-known events by their preferred name: "1922-04-10/1922-05-19" or one alone."""
    parts = ([part.strip() for part in line.split("|")] for line in table_lines("names", "events.txt"))
    return {name: dates for name, _, dates in parts if dates}


def _forms(file: str) -> dict[str, str]:
    known: dict[str, str] = {}
    for line in table_lines("names", file):
        name, forms = (part.strip() for part in line.split("|")[:2])
        for form in (name, *(form.strip() for form in forms.split(",") if form.strip())):
            known[form] = name
    return known


@lru_cache(maxsize=50_000)
def sense(word: str) -> Sense:
    """What a word may be; the word comes without possessive 's."""
    table, lower = words(), word.lower().replace("'", "’")
    bare = lower.rstrip(".")
    known = english_words()
    return Sense(
        lower=lower,
        given=_given(lower),
        english=bare in known or _is_compound(bare, known) or (bare.endswith("ly") and len(bare) > 6),
        stop=lower in table["stop"] or not word[0].isalpha() or bool(_CONTRACTION.fullmatch(lower)),
        idea=lower in table["not_name"]
        or (lower[-1] == "s" and lower[:-1] in table["not_name"])
        or lower.startswith(_BROUGHT_OVER)
        or bool(_IDEA.fullmatch(lower))
        or _is_of_person(lower, table["famous"])
        or ("-" in lower and _is_joined(lower, word, table["demonym"])),
        address=bare in table["address"],
        title=bare in table["title"],
        suffix=bare in table["suffix"] or lower in table["suffix"],
        demonym=_is_people(lower, table["demonym"]),
        surname=lower in table["surname"],
        org_head=lower in table["org_head"],
        org_strong=lower in table["org_strong"],
        event_head=lower in table["event_head"],
        place_head=lower in table["place_head"],
        acronym=bool(_ACRONYM.fullmatch(word)) and lower not in table["not_name"],
        initial=len(bare) == 1
        or bare in table["short_given"]
        or (len(bare) == 2 and word.endswith(".") and word[0].isupper()),
        roman=bool(ROMAN.fullmatch(word)),
    )


def _is_people(word: str, peoples: frozenset[str]) -> bool:
    """Whether a word is of a people or of two: "Ruritanian", "Anglo-Ruritanian"."""
    if word in peoples or (word.endswith("s") and word[:-1] in peoples):
        return True
    first, hyphen, second = word.partition("-")
    if second.endswith("s") and second not in peoples:
        second = second[:-1]
    return bool(hyphen) and second in peoples and (first in peoples or first in words()["people_prefix"])


def _given(word: str) -> str:
    """The sex of a given name, or of the last of two that are joined: "Jean-Paul"."""
    names = given_names()
    if "-" in word and word not in names and all(part in names for part in word.split("-")):
        return names[word.rsplit("-", 1)[1]]
    return names.get(word, "")


def _is_of_person(word: str, famous: frozenset[str]) -> bool:
    """Whether an adjective names a teaching or an age after a person: "Marxian", "Victorian"."""
    if not word.endswith(("ian", "ians")) or word in given_names():
        return False
    stem = word.rstrip("s")[:-3]
    return stem in famous or stem + "e" in famous or stem + "ia" in given_names() or stem + "us" in famous


def _is_joined(lower: str, word: str, peoples: frozenset[str]) -> bool:
    """Whether a word for a people is joined to what is no name: "English-speaking", "Un-Ruritanian"."""
    first, _, second = lower.partition("-")
    return (first in peoples and word[len(first) + 1 :][:1].islower()) or (second in peoples and len(first) < 4)


def _is_compound(word: str, known: frozenset[str]) -> bool:
    parts = re.split(r"[-’‐‑]", word)
    return len(parts) > 1 and all(part in known or len(part) < 2 for part in parts)
