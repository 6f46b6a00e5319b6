"""Who takes part in a tale: one key for each person, however named or described, and the pronoun that fits.

mentions outside quotations --``Cast``--> the sex of each, by title, given name, noun, or the pronouns that follow
a voice or a mention        --``key``---> "the parson" and Parson Hale are one; "i" is the narrator
"""

from __future__ import annotations

from bisect import bisect_left

from teiedition.annotation import Kind
from teiedition.annotators.quotations.lexicon import (
    DETERMINERS,
    FEMININE,
    FEMININE_ROLES,
    LADY_TITLES,
    MAN_TITLES,
    MASCULINE,
    NEUTER_ROLES,
    given_names,
    lexicon,
)
from teiedition.annotators.quotations.page import Name, Page, Voice

NARRATOR = "i"
_PLURALS = frozenset({"men", "women", "people", "children", "folk", "gentlemen", "ladies", "boys", "girls"})
_CALLINGS = (
    ("parson", "reverend", "clergyman", "vicar", "rector", "curate", "minister", "priest", "pastor"),
    ("doctor", "dr", "physician", "surgeon"),
    ("judge", "justice", "magistrate"),
    ("captain", "skipper"),
    ("inspector", "detective"),
)
"""Nouns for one calling: one of them is the title, the narration uses the others."""
_REMEMBERED = 40
"""Mentions among which the bearer of a pronoun is looked for."""
_PRONOUN_REACH = 14
"""Tokens after a mention in which a pronoun tells its sex."""


class Cast:
    """The persons of a document of dialogue."""

    def __init__(self, page: Page, mentions: list[Name]) -> None:
        self._page = page
        self._titled = self._read_titles()
        persons = [name for name in page.names if name.kind is Kind.PERSON and not self._is_family(name)]
        self._families = {name.ref for name in page.names if name.kind is Kind.PERSON} - {name.ref for name in persons}
        self.mentions = sorted([*persons, *mentions])
        """Persons named or described, in the order of the text."""
        self._sex: dict[str, str] = {}
        self._read_sexes()
        self._titled = self._read_appositions(mentions) | self._titled

    def _is_family(self, name: Name) -> bool:
        """Whether a name means many: "the Hales"."""
        words = self._page.words
        return (
            name.first == name.last and words[name.last].endswith("s") and words[name.first - 1 : name.first] == ["the"]
        )

    def key_of(self, name: Name) -> str:
        """What tells a mentioned person from others."""
        if name.ref and name.kind is not Kind.DESCRIPTION:
            return name.ref
        return self.key_of_noun(self._page.words[name.last])

    def key(self, voice: Voice) -> str:
        """What tells a voice from others; empty for none."""
        if voice.refs:
            return " ".join(voice.refs)
        if voice.described is not None:
            return self.key_of_noun(self._page.words[voice.described[1]])
        return NARRATOR if voice.narrator else ""

    def is_many(self, key: str) -> bool:
        """Whether a key means more than one: "the Hales", "the men"."""
        return key in self._families or key in _PLURALS

    def sex(self, key: str) -> str:
        """The pronoun of a person, "he" or "she"; empty where nothing tells."""
        return self._sex.get(key, "")

    def before(self, token: int) -> list[Name]:
        """The last mentions before a token, outside quotations, nearest first."""
        stop = bisect_left(self.mentions, token, key=lambda name: name.first)
        return [
            name
            for name in reversed(self.mentions[max(0, stop - _REMEMBERED) : stop])
            if self._page.is_outer(name.first)
        ]

    def voice_of(self, name: Name) -> Voice:
        """The voice of a mentioned person."""
        words = (self._page.phrase(name.first, name.last),)
        key = self.key_of(name)
        if name.kind is Kind.DESCRIPTION and key == self._page.words[name.last]:
            return Voice("turn", described=(name.first, name.last), words=words)
        return Voice("turn", (key,), words=words)

    def key_of_noun(self, noun: str) -> str:
        """What tells one described by a noun from others; a known person where it is the title of one only."""
        return self._titled.get(noun) or noun

    def _read_titles(self) -> dict[str, str]:
        """Nouns that are the title of one person only: "the parson" of a tale with Parson Hale."""
        page, roles = self._page, lexicon().roles
        bearers: dict[str, set[str]] = {}
        for name in page.names:
            if name.kind is Kind.PERSON:
                for index in range(max(0, name.first - 1), name.last):
                    if page.words[index] in roles and page.tokens[index].text[0].isupper():
                        bearers.setdefault(page.words[index], set()).add(name.ref)
        for nouns in _CALLINGS:
            refs = set[str]().union(*(bearers.get(noun, ()) for noun in nouns))
            bearers |= {noun: refs for noun in nouns if refs and noun not in bearers}
        return {noun: next(iter(refs)) for noun, refs in bearers.items() if len(refs) == 1}

    def _read_appositions(self, mentions: list[Name]) -> dict[str, str]:
        """Nouns that tell what one named person is: "Hale, a boy of seven, ran"."""
        page = self._page
        told: dict[str, set[str]] = {}
        for mention in mentions:
            bearer = page.name_at.get(mention.first - 2) if page.words[max(0, mention.first - 1)] == "," else None
            after = page.words[mention.last + 1] if mention.last + 1 < len(page.words) else ""
            if bearer is None or bearer.kind is not Kind.PERSON or bearer.possessive or after not in {",", "of", "in"}:
                continue
            noun = page.words[mention.last]
            if self.sex(noun) in {"", self.sex(bearer.ref)}:
                told.setdefault(noun, set()).add(bearer.ref)
        return {noun: next(iter(refs)) for noun, refs in told.items() if len(refs) == 1}

    def _read_sexes(self) -> None:
        votes: dict[str, int] = {}
        for name in self.mentions:
            key = self.key_of(name)
            votes[key] = votes.get(key, 0) + self._vote(name)
        self._sex = {key: "she" if vote < 0 else "he" for key, vote in votes.items() if vote}

    def _vote(self, name: Name) -> int:
        """How surely a mention is of a man (above nought) or of a woman."""
        page = self._page
        if name.kind is Kind.DESCRIPTION:
            noun = page.words[name.last]
            return -9 if noun in FEMININE_ROLES else 0 if noun in NEUTER_ROLES or noun.endswith("s") else 9
        words = page.words[max(0, name.first - 2) : name.last + 1]
        lady, man = any(word in LADY_TITLES for word in words), any(word in MAN_TITLES for word in words)
        if lady or man:
            return -9 if lady else 9
        record = page.context.authority.by_id.get(name.ref)
        sex = (record.get("sex")[:1] if record is not None else "") or given_names().get(page.words[name.first], "")
        known = {"m": 5, "1": 5, "f": -5, "2": -5}.get(sex, 0)
        return known or self._pronoun_after(name)

    def _pronoun_after(self, name: Name) -> int:
        page = self._page
        if not page.is_outer(name.first) or name.possessive:
            return 0
        for index in range(name.last + 1, min(len(page.words), name.last + _PRONOUN_REACH)):
            word = page.words[index]
            if index in page.name_at or word in lexicon().roles:
                return 0
            if page.is_outer(index) and word in MASCULINE | FEMININE | {"himself", "herself"}:
                return -1 if word in FEMININE or word == "herself" else 1
        return 0


def find_cast(page: Page) -> list[Name]:
    """Mentions of persons by what they are, outside quotations."""
    roles = lexicon().roles
    found = []
    for index, word in enumerate(page.words):
        if word in roles and index not in page.name_at and page.is_outer(index):
            for first in range(index - 1, max(-1, index - 4), -1):
                if page.words[first] in DETERMINERS:
                    owned = page.text[page.tokens[index].end : page.tokens[index].end + 2] in {"’s", "'s"}
                    found.append(Name(first, index, Kind.DESCRIPTION, "she" if word in FEMININE_ROLES else "", owned))
                    break
                if not page.words[first].replace("-", "").isalpha() or first in page.name_at:
                    break
    return found
