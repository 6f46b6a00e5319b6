"""Places of a document: one record for all names of a place that the tables know as one."""

from __future__ import annotations

from teiedition.annotators.gazetteer import country_names, find_place
from teiedition.annotators.names.ids import Ids
from teiedition.authority import Record, RecordKind


class Sites:
    """The places of a document by their preferred name."""

    def __init__(self, ids: Ids) -> None:
        self._ids = ids
        self._known: dict[str, str] = {}

    def find(self, name: str) -> str:
        """The record id of a place, made where the authority lacks it."""
        place = find_place(name)
        preferred = place.name if place else name
        if preferred not in self._known:
            self._known[preferred] = (
                self._ids.known(RecordKind.PLACE, name)
                or self._ids.known(RecordKind.PLACE, preferred)
                or self._make(preferred, name)
            )
        return self._known[preferred]

    def _make(self, preferred: str, name: str) -> str:
        place = find_place(name)
        variants = (name,) if name != preferred else ()
        if place is None:
            return self._ids.make(
                [preferred, f"{preferred} place"], Record("", RecordKind.PLACE, preferred, variants, certainty=0.8)
            )
        numbers = (("GeoNames", place.geonames),) if place.geonames else ()
        known = (
            ("geo", place.geo),
            ("country", place.country),
            ("country_name", country_names().get(place.country, "") if place.country else ""),
        )
        details = tuple((key, value) for key, value in known if value)
        record = Record(
            "", RecordKind.PLACE, preferred, variants, numbers, details, certainty=0.95 if place.ours else 0.85
        )
        return self._ids.make([preferred, f"{preferred} place"], record)
