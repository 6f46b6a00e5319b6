"""Records that names point to: persons, places, organisations, events and works.

tei/authority/*.xml --load_authority--> ``Authority`` (frozen for a run)
annotators          --new ``Record``--> ``authority.extended(...)`` for this document
encoder             --> ``standOff`` lists of the records a document points to, ``resp`` saying which are new
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property


class RecordKind(StrEnum):
    """The list a record belongs to; the value is its TEI element."""

    PERSON = "person"
    PLACE = "place"
    ORG = "org"
    EVENT = "event"
    WORK = "bibl"


@dataclass(frozen=True, slots=True)
class Record:
    """One authority record.

    Attributes:
        id: an XML name, unique in the edition: "trotsky".
        kind: which list it belongs to.
        name: the preferred form, in reading order: "Leon Trotsky".
        variants: other forms under which texts name it.
        identifiers: pairs of authority and number: ("GeoNames", "1503901"). Only from a source, never guessed.
        details: what else is known, by name: forename, surname, birth, death, from, to, when, geo ("55.3 86.1"),
            country, author (a record id), level, type ("descriptive" for one known by a description), note ...
        resp: "" for a record of the edition's authority files, else the annotator that made it.
        certainty: 0 to 1, of a record made by machine.
    """

    id: str
    kind: RecordKind
    name: str
    variants: tuple[str, ...] = ()
    identifiers: tuple[tuple[str, str], ...] = ()
    details: tuple[tuple[str, str], ...] = ()
    resp: str = ""
    certainty: float = 1.0

    def get(self, name: str, default: str = "") -> str:
        return next((value for key, value in self.details if key == name), default)


@dataclass(frozen=True)
class Authority:
    """The records of an edition, by id and by name."""

    records: tuple[Record, ...] = ()
    source: str = field(default="", compare=False)

    def __iter__(self) -> Iterator[Record]:
        return iter(self.records)

    def __contains__(self, record_id: object) -> bool:
        return record_id in self.by_id

    def __getitem__(self, record_id: str) -> Record:
        return self.by_id[record_id]

    @cached_property
    def by_id(self) -> Mapping[str, Record]:
        return {record.id: record for record in self.records}

    @cached_property
    def by_name(self) -> Mapping[str, tuple[Record, ...]]:
        """Each name and variant, exactly as written, to the records that bear it."""
        names: dict[str, list[Record]] = {}
        for record in self.records:
            for name in dict.fromkeys((record.name, *record.variants)):
                names.setdefault(name, []).append(record)
        return {name: tuple(bearers) for name, bearers in names.items()}

    def extended(self, records: Iterable[Record]) -> Authority:
        """With further records; one whose id is taken replaces it."""
        merged = dict(self.by_id) | {record.id: record for record in records}
        return Authority(tuple(merged.values()), self.source)
