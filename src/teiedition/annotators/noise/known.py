"""Which clean words there are: names of the text, of the authority, of the tables; words of every day.

A word gets a rank: what is likelier to stand where a strange word stands. Nothing is ever searched: a word is asked for.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache, lru_cache

from teiedition.annotators.corrections.vocabulary import is_word, weight
from teiedition.annotators.dates.words import words as date_words
from teiedition.annotators.gazetteer import find_town, historical_places
from teiedition.annotators.lexicon import english_words
from teiedition.annotators.names.lexicon import acronyms, given_names, known_bodies, known_events, words

_WORD = re.compile(r"[^\W\d_]{4,}")
_GREAT = 100
"""Thousands of people from which on a town is expected anywhere."""
_LEAST = 5
"""Letters of the shortest name that is looked for under its misprints."""


@lru_cache(maxsize=20_000)
def is_listed(word: str) -> bool:
    """Whether a list has a word."""
    lower = word.lower()
    return lower in english_words() or is_name(word) or find_town(word) is not None


@lru_cache(maxsize=20_000)
def is_known(word: str) -> bool:
    """Whether a word is as it should be: a list has it, or it is made of words that one has."""
    whole = word.islower() or word[1:].islower() or word.isupper()
    return is_listed(word) or (whole and is_word(word.lower()))


def is_name(word: str) -> bool:
    """Whether the tables of names have a word, or what it is the plural of."""
    lower = word.lower()
    return (
        lower in given_names()
        or lower in named_words()
        or word in historical_places()
        or word.title() in historical_places()
        or (lower[-1:] == "s" and lower[:-1] in named_words())
    )


@cache
def named_words() -> frozenset[str]:
    """Words of the tables of names, in lower case: titles, heads of bodies, peoples, months, parts of known names."""
    found: set[str] = set()
    for section in words().values():
        found |= section
    for sort in ("month", "weekday"):
        found |= date_words(sort).keys()
    for names in (known_bodies(), known_events(), acronyms(), historical_places()):
        for name in names:
            found.update(word.lower() for word in _WORD.findall(name))
    return frozenset(word for word in found if len(word) > 2)


@cache
def listed_words() -> frozenset[str]:
    """All words of the lists but those of towns, in lower case: one look-up tells that a word is none."""
    places = (name.lower() for name in historical_places())
    return english_words() | named_words() | given_names().keys() | frozenset(places)


def rank_of_name(word: str) -> float:
    """How much the tables of names make of a word with a capital; 0 where they lack it."""
    lower = word.lower()
    if lower in named_words() or word in historical_places() or word.title() in historical_places():
        return 2.5
    if lower in given_names():
        return 2.0
    town = find_town(word if not word.isupper() else word.title()) if len(word) >= _LEAST else None
    return 1.0 if town is not None and town.people >= _GREAT else 0.0


def rank_of_word(word: str) -> float:
    """How usual a word is that is no name; 0 for one that is not English."""
    lower = word.lower()
    return weight(lower) or (0.15 if lower in english_words() else 0.0)


def names_of_text(counts: Mapping[str, int]) -> Mapping[str, int]:
    """Words with a capital that a text writes twice and more, and no dictionary has."""
    known = english_words()
    return {
        word: count
        for word, count in counts.items()
        if count > 1
        and len(word) >= _LEAST
        and word[0].isupper()
        and word[-2] not in "’'"
        and word.lower() not in known
    }
