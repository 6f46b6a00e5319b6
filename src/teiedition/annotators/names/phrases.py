"""Names known beforehand: those of the edition's authority files, acronyms and names of well-known bodies and events.

names --first word--> bucket   a text is compared with the few names that share its first word, longest first
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import NamedTuple

from teiedition.annotation import Kind
from teiedition.annotators.names.claim import Claim
from teiedition.annotators.names.lexicon import acronyms, known_bodies, known_events, known_persons
from teiedition.annotators.names.page import POSSESSIVES, Page
from teiedition.authority import Authority, RecordKind

KINDS = {
    RecordKind.PERSON: Kind.PERSON,
    RecordKind.PLACE: Kind.PLACE,
    RecordKind.ORG: Kind.ORG,
    RecordKind.EVENT: Kind.EVENT,
}
_SITE = re.compile(r"(?<=[a-z])\.[a-z]+$")
_FIRST = re.compile(r"[\w.]+(?:[’'\-‐‑][^\W_]+)*")


class _Phrase(NamedTuple):
    name: str
    kind: Kind
    record: str


_Buckets = Mapping[str, list[_Phrase]]


@cache
def _shipped() -> _Buckets:
    """The names of our own tables, which are the same for every document."""
    named = [(name, Kind.ORG) for acronym, (full, forms) in acronyms().items() for name in (acronym, full, *forms)]
    named += [(name, Kind.ORG) for name in known_bodies()]
    named += [(name, Kind.EVENT) for name in known_events()]
    named += [(name, Kind.PERSON) for name in known_persons()]
    return _in_buckets(_Phrase(form, kind, "") for name, kind in named for form in _spellings(name))


def _spellings(name: str) -> Iterable[str]:
    """A name as printers may set it: apostrophes curly, straight or left out, accents left out."""
    if name.isascii():
        return (name,)
    bare = "".join(sign for sign in unicodedata.normalize("NFD", name) if not unicodedata.combining(sign))
    return dict.fromkeys((name, name.replace("’", "'"), name.replace("s’", "s"), bare))


def _in_buckets(phrases: Iterable[_Phrase]) -> _Buckets:
    buckets: dict[str, list[_Phrase]] = {}
    for phrase in phrases:
        first = _FIRST.match(phrase.name)
        if first and phrase.name[0].isupper():
            word = _SITE.sub("", first.group())
            buckets.setdefault(word[:-2] if word.endswith(POSSESSIVES) else word, []).append(phrase)
    for bucket in buckets.values():
        bucket.sort(key=lambda phrase: (-len(phrase.name), phrase.name))
    return buckets


class Phrases:
    """Names that a text may hold word for word."""

    def __init__(self, authority: Authority) -> None:
        self._own = _in_buckets(
            _Phrase(name, KINDS[records[0].kind], records[0].id)
            for name, records in authority.by_name.items()
            if records[0].kind in KINDS
        )

    def at(self, page: Page, i: int) -> Claim | None:
        """The longest known name that begins at a word; of two as long, the edition's own."""
        base = page.base(i)
        found = [self._match(page, i, bucket[base]) for bucket in (self._own, _shipped()) if base in bucket]
        return max(filter(None, found), key=lambda claim: claim.last, default=None)

    def _match(self, page: Page, i: int, bucket: Iterable[_Phrase]) -> Claim | None:
        start = page.tokens[i].start
        for name, kind, record in bucket:
            stop = start + len(name)
            if page.text.startswith(name, start) and (last := _word_ending(page, i, stop)):
                if last == i + 1 and page.sense(i).english and not record:
                    continue
                return Claim(i, last, kind, 5, "authority" if record else "known name")
        return None


def _word_ending(page: Page, i: int, stop: int) -> int:
    """The index behind the word that ends at an offset, possessive 's left out; 0 if none does."""
    for k in _from(page, i):
        if page.tokens[k].end >= stop:
            return k + 1 if stop in {page.tokens[k].end, page.end(k)} else 0
    return 0


def _from(page: Page, i: int) -> Iterator[int]:
    return iter(range(i, min(i + 14, page.size)))
