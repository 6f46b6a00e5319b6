"""Ids of records: those of the authority, and free ones for new records."""

from __future__ import annotations

from collections.abc import Iterable

from teiedition.annotators.slugs import slug
from teiedition.authority import Authority, Record, RecordKind


class Ids:
    """The authority's records by kind and name, and the records made for this document."""

    def __init__(self, authority: Authority) -> None:
        self.authority = authority
        self._made: dict[str, Record] = {}

    def known(self, kind: RecordKind, name: str) -> str:
        """The id of the one record of a kind that bears a name; empty where none does, or several."""
        bearers = [record.id for record in self.authority.by_name.get(name, ()) if record.kind is kind]
        return bearers[0] if len(bearers) == 1 else ""

    def make(self, wanted: Iterable[str], record: Record) -> str:
        """Keep a new record under the first free of some names.

        Args:
            wanted: names to make an id of, the best first.
            record: its own id is not looked at.
        """
        names = [slug(name) for name in wanted]
        number = 1
        while True:
            for name in names:
                free = name if number == 1 else f"{name}-{number}"
                if free not in self.authority.by_id and free not in self._made:
                    self._made[free] = Record(
                        free, record.kind, record.name, record.variants, record.identifiers, record.details, "names",
                        record.certainty,
                    )  # fmt: skip
                    return free
            number += 1

    def records(self) -> list[Record]:
        return list(self._made.values())
