"""xml:ids: unique in the document, readable, the same every time."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable

_NOT_NAME = re.compile(r"[^\w.\-]+")


class Ids:
    """Gives each thing an id that no other has.

    Args:
        records: the ids of the authority records there are; a pointer to any other would dangle and is not made.
    """

    def __init__(self, records: Container[str] = ()) -> None:
        self._known = records
        self._taken: set[str] = set()
        self._next: dict[str, int] = {}  # the number to try first for a name that is taken
        self._records: dict[str, str] = {}

    def new(self, wish: str) -> str:
        """The wished id, made an XML name, with a number where it is taken."""
        name = _NOT_NAME.sub("-", wish).strip("-.") or "id"
        if not (name[0].isalpha() or name[0] == "_"):
            name = f"id-{name}"
        free, number = name, self._next.get(name, 2)
        while free in self._taken:
            free, number = f"{name}-{number}", number + 1
        self._taken.add(free)
        self._next[name] = number
        return free

    def record(self, record_id: str) -> str:
        """The xml:id of an authority record, the same for every mention."""
        if record_id not in self._records:
            self._records[record_id] = self.new(record_id)
        return self._records[record_id]

    def pointers(self, record_ids: str) -> str:
        """Pointers to records, for an attribute: "#trotsky #kamenev"."""
        return " ".join(f"#{self.record(record_id)}" for record_id in record_ids.split() if record_id in self._known)

    @property
    def records(self) -> Iterable[str]:
        """The ids of the records pointed to so far, in the order they were first met."""
        return self._records.keys()
