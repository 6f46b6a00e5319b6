"""Names known beforehand: those of the edition's authority files and acronyms with the full names of bodies.

names --first word--> bucket   a text is compared with the few names that share its first word, longest first
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from teiedition.annotation import Kind
from teiedition.annotators.names.claim import Claim
from teiedition.annotators.names.lexicon import acronyms
from teiedition.annotators.names.page import Page
from teiedition.authority import Authority, RecordKind

KINDS = {
    RecordKind.PERSON: Kind.PERSON,
    RecordKind.PLACE: Kind.PLACE,
    RecordKind.ORG: Kind.ORG,
    RecordKind.EVENT: Kind.EVENT,
}
_FIRST = re.compile(r"[\w.]+(?:[’'\-‐‑][^\W_]+)*")


@cache
def _acronym_names() -> tuple[str, ...]:
    known = acronyms()
    return tuple(name for acronym, (full, forms) in known.items() for name in (acronym, full, *forms))


class Phrases:
    """Names that a text may hold word for word."""

    def __init__(self, authority: Authority) -> None:
        self._names: dict[str, list[tuple[str, Kind, str]]] = {}
        for name in _acronym_names():
            self._add(name, Kind.ORG, "")
        for name, records in authority.by_name.items():
            if records[0].kind in KINDS:
                self._add(name, KINDS[records[0].kind], records[0].id)
        for bucket in self._names.values():
            bucket.sort(key=lambda entry: (-len(entry[0]), not entry[2]))

    def _add(self, name: str, kind: Kind, record: str) -> None:
        first = _FIRST.match(name)
        if first and name[0].isupper():
            self._names.setdefault(first.group(), []).append((name, kind, record))

    def at(self, page: Page, i: int) -> Claim | None:
        """The longest known name that begins at a word."""
        start = page.tokens[i].start
        for name, kind, record in self._names.get(page.base(i), ()):
            stop = start + len(name)
            if page.text.startswith(name, start) and (last := _word_ending(page, i, stop)):
                if last == i + 1 and page.sense(i).english and not record:
                    continue
                return Claim(i, last, kind, 5, "authority" if record else "known body")
        return None


def _word_ending(page: Page, i: int, stop: int) -> int:
    """The index behind the word that ends at an offset, possessive 's left out; 0 if none does."""
    for k in _from(page, i):
        if page.tokens[k].end >= stop:
            return k + 1 if stop in {page.tokens[k].end, page.end(k)} else 0
    return 0


def _from(page: Page, i: int) -> Iterator[int]:
    return iter(range(i, min(i + 14, page.size)))
