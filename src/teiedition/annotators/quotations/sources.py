"""Where quoted words stood: the works of a document and their authors, and records for what has none yet.

``Sources.of_person``  --> the work of a person from which the document quotes, named or supplied
``Sources.described``  --> the record of a speaker known by a description alone
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_left
from dataclasses import replace

from teiedition.annotation import Kind
from teiedition.annotators.quotations.lexicon import DETERMINERS, FEMININE, MASCULINE
from teiedition.annotators.quotations.page import Name, Page
from teiedition.authority import Record, RecordKind

RESP = "quotations"
_OWNERS = MASCULINE | FEMININE
_NEAR = 8
_SUPPLIED = 0.6
_ARTICLES = frozenset({"the", "a", "an", "this", "that", "one", "another", "some", "his", "her", "their", "its"})


class Sources:
    """Works by author, and the records made for a document."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._works: dict[str, list[Name]] = {}
        self.records: dict[str, Record] = {}
        self._completed: dict[str, Record] = {}
        """Works whose author only the text around their titles tells."""
        self._described: dict[str, str] = {}
        self._read_authors()

    def of_persons(self, refs: tuple[str, ...], before: int) -> str:
        """The work from which the words of some persons come: the last one named, else a supplied one.

        Args:
            refs: ids of the records of persons or bodies.
            before: token of the quotation.
        """
        known = self._works.get(refs[0], []) if len(refs) == 1 else []
        if known:
            number = bisect_left(known, before, key=lambda name: name.first)
            ref = known[max(0, number - 1)].ref
            if ref in self._completed:
                self.records[ref] = self._completed[ref]
            return ref
        return self._supplied(refs)

    def described(self, words: str) -> str:
        """The record of someone the text describes and does not name."""
        plain = _without_article(words)
        if plain not in self._described:
            ident = self._free_id(slug(plain) or "speaker")
            self._described[plain] = ident
            details = (("type", "descriptive"),)
            self.records[ident] = Record(ident, RecordKind.PERSON, plain, details=details, resp=RESP, certainty=0.8)
        return self._described[plain]

    def _supplied(self, refs: tuple[str, ...]) -> str:
        key = " ".join(refs)
        ident = f"{'-'.join(refs)}-words"
        if ident in self.records:
            return ident
        if ident in self._page.context.authority and self._page.context.authority[ident].get("author") != key:
            ident = self._free_id(ident)
        authority = self._page.context.authority.by_id
        names = " and ".join(authority[ref].name if ref in authority else ref for ref in refs)
        details = (("author", key), ("level", "u"), ("type", "supplied"))
        self.records[ident] = Record(
            ident, RecordKind.WORK, f"[words of {names}]", details=details, resp=RESP, certainty=_SUPPLIED
        )
        return ident

    def _free_id(self, wanted: str) -> str:
        ident, number = wanted, 1
        while ident in self.records or ident in self._page.context.authority:
            number += 1
            ident = f"{wanted}-{number}"
        return ident

    def _read_authors(self) -> None:
        page = self._page
        for name in page.names:
            if name.kind is not Kind.WORK:
                continue
            record = page.context.authority.by_id.get(name.ref)
            if record is None or record.get("level") == "j":
                continue  # a newspaper has no author; what somebody wrote in it gets a record of its own
            author = record.get("author") or self._author_nearby(name)
            if author and not record.get("author"):
                if not record.resp:
                    continue  # a record of the edition is not ours to complete
                details = tuple(sorted((*record.details, ("author", author))))
                self._completed.setdefault(name.ref, replace(record, details=details))
            if author:
                self._works.setdefault(author, []).append(name)

    def _author_nearby(self, work: Name) -> str:
        """Orme’s book, The Salt Road; in his book The Salt Road; The Salt Road by Ida Orme."""
        page = self._page
        for index in range(work.first - 1, max(-1, work.first - _NEAR), -1):
            word = page.words[index]
            name = page.name_at.get(index)
            if name is not None:
                return name.ref if name.kind is Kind.PERSON and name.possessive else ""
            if word in _OWNERS and word not in {"he", "she", "him"}:
                owner = page.last_name(index, Kind.PERSON)
                return owner.ref if owner is not None else ""
            if word in {".", ";", ":", "!", "?"}:
                break
        after = work.last + 1
        if after + 1 < len(page.words) and page.words[after] == "by":
            name = page.name_at.get(after + 1)
            return name.ref if name is not None and name.kind is Kind.PERSON else ""
        return ""


def slug(words: str) -> str:
    """Words as an XML name: "the mine’s doctor" -> "mine-s-doctor"."""
    plain = unicodedata.normalize("NFKD", words).encode("ascii", "replace").decode().lower()
    parts = "".join(c if c.isalnum() else " " for c in plain).split()
    while parts and not parts[0][0].isalpha():
        parts.pop(0)
    return "-".join(parts)[:60].rstrip("-")


def _without_article(words: str) -> str:
    parts = words.split()
    return " ".join(parts[1:]) if len(parts) > 1 and parts[0].lower() in _ARTICLES & DETERMINERS else " ".join(parts)
