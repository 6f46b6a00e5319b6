"""One record for each work, however the text names it."""

from __future__ import annotations

from collections.abc import Iterator

from teiedition.annotators.slugs import slug
from teiedition.annotators.works.reader import Reader, Title
from teiedition.authority import Authority, Record, RecordKind


class Shelf:
    """The works of a document: those of the authority, and new ones."""

    def __init__(self, authority: Authority) -> None:
        self._taken = frozenset(authority.by_id)
        self._known: dict[str, str] = {}
        for record in authority:
            if record.kind is RecordKind.WORK:
                for name in (record.name, *record.variants):
                    self._known.setdefault(_key(name), record.id)
        self._new: dict[str, Record] = {}

    def place(self, reader: Reader, title: Title) -> str:
        """The id of the record of a title, made where there is none."""
        written = reader.name(title.first, title.last)
        name = title.name or written
        key = _key(name)
        if key not in self._known:
            record_id = _free(slug(name.removeprefix("The ")), self._taken | self._new.keys())
            details = tuple((k, v) for k, v in (("level", title.level), ("author_name", title.author)) if v)
            self._new[record_id] = Record(
                record_id, RecordKind.WORK, name, details=details, resp="works", certainty=min(0.95, title.weight / 4)
            )
            self._known[key] = record_id
        self._known.setdefault(_key(written), self._known[key])
        return self._known[key]

    def records(self) -> Iterator[Record]:
        return iter(self._new.values())


def _key(name: str) -> str:
    return name.removeprefix("The ").replace("'", "’").casefold()


def _free(wanted: str, taken: frozenset[str]) -> str:
    number, free = 1, wanted
    while free in taken:
        number += 1
        free = f"{wanted}-{number}"
    return free
