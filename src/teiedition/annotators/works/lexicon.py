"""Words that announce titles, and titles known to everybody.

tables/works/words.txt  --load--> sets by section
tables/works/titles.txt --load--> ``KnownTitle`` by its first word, longest first
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from teiedition.annotators.lexicon import sections, table_lines


@dataclass(frozen=True, slots=True)
class KnownTitle:
    """A work as the table knows it.

    Attributes:
        form: the form looked for.
        name: the preferred form.
        level: TEI's: a, m, j, s or u.
        author: in reading order, or empty.
        common: its words are common; it counts only where something announces a title.
    """

    form: str
    name: str
    level: str
    author: str
    common: bool


@cache
def words() -> Mapping[str, frozenset[str]]:
    """The sections of the table of words."""
    return sections("works", "words.txt")


@cache
def known_titles() -> Mapping[str, tuple[KnownTitle, ...]]:
    """Titles by their first word, without a leading article, longest first."""
    buckets: dict[str, dict[str, KnownTitle]] = {}
    for line in table_lines("works", "titles.txt"):
        name, level, author, forms = (part.strip() for part in line.split("|"))
        common, name = name.startswith("?"), name.lstrip("?")
        for form in (name, *(form.strip() for form in forms.split(",") if form.strip())):
            bare = form.removeprefix("The ").replace("'", "’")
            title = KnownTitle(bare, name, level, author, common)
            buckets.setdefault(first_word(bare), {}).setdefault(bare, title)
    return {first: tuple(sorted(titles.values(), key=lambda t: -len(t.form))) for first, titles in buckets.items()}


def first_word(title: str) -> str:
    """The first word of a title as a reader of the text meets it: without what marks a plural owner."""
    return title.split(maxsplit=1)[0].rstrip("’',:").removesuffix("’s")
