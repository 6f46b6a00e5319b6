"""Places: states, regions and older names from our own list, towns from GeoNames.

tables/places/historical.txt --load--> names to ``Place``, read once
tables/places/geonames.tsv   --load--> sorted lines, searched by bisection; no row is parsed before it is asked for
name --``find_place``--> ``Place`` or None
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from teiedition.resources import resource


@dataclass(frozen=True, slots=True)
class Place:
    """A place as the tables know it.

    Attributes:
        name: the preferred name.
        sort: state, region, city, water, world, quarter (from our list); town, form, country, state, continent.
        country: ISO code, or empty.
        geonames: the number in GeoNames, or empty.
        geo: latitude and longitude in degrees, or empty.
        people: in thousands.
        ours: whether it stands in our own list, which outweighs surnames.
        forms: other names for the same place.
    """

    name: str
    sort: str
    country: str = ""
    geonames: str = ""
    geo: str = ""
    people: int = 0
    ours: bool = False
    forms: tuple[str, ...] = ()

    @property
    def is_great(self) -> bool:
        """Whether the name alone means the place: that of our own list, a state, a continent."""
        return self.ours or self.sort in {"country", "state", "continent"}


_POWERS = frozenset({"country", "state"})
_SORTS = {"P": "town", "p": "form", "C": "country", "S": "state", "K": "continent"}


@cache
def historical_places() -> Mapping[str, Place]:
    """Each name and form in our own list."""
    found: dict[str, Place] = {}
    for line in resource("tables", "places", "historical.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("#") or "|" not in line:
            continue
        name, forms, sort, country = (part.strip() for part in line.split("|"))
        others = tuple(form.strip() for form in _split_forms(forms))
        place = Place(name, sort, country, ours=True, forms=others)
        for form in (name, *others):
            found.setdefault(form, place)
    return found


def _split_forms(forms: str) -> list[str]:
    """Split at commas, but keep "Washington, D.C." whole."""
    joined: list[str] = []
    for form in forms.split(","):
        if form.strip() in {"D.C.", "D.F."} and joined:
            joined[-1] += f", {form.strip()}"
        elif form.strip():
            joined.append(form.strip())
    return joined


@cache
def _rows() -> list[str]:
    return resource("tables", "places", "geonames.tsv").read_text(encoding="utf-8").split("\n")[:-1]


@cache
def country_names() -> Mapping[str, str]:
    """Names of the states of today by their ISO codes."""
    rows = (row.split("\t", 4) for row in _rows() if "\tC\t" in row)
    return {country: name for name, _, _, country, _ in rows}


@lru_cache(maxsize=20_000)
def find_place(name: str) -> Place | None:
    """The place a name means most often, if any table knows it."""
    ours = historical_places().get(name)
    town = find_town(name)
    if ours is None:
        return town
    same = town or next(filter(None, map(find_town, ours.forms)), None)
    if same is None or (ours.sort != "city" and (same.sort not in _POWERS or same.country != ours.country)):
        return ours
    return Place(
        ours.name, ours.sort, ours.country or same.country, same.geonames, same.geo, same.people, True, ours.forms
    )


@lru_cache(maxsize=20_000)
def find_town(name: str) -> Place | None:
    """The row of the gazetteer for a name, of the greatest place that bears it."""
    rows, key = _rows(), f"{name}\t"
    at = bisect_left(rows, key)
    if at == len(rows) or not rows[at].startswith(key):
        return None
    _, sort, number, country, people, lat, lon = rows[at].split("\t")
    return Place(name, _SORTS[sort], country, number, f"{lat} {lon}".strip(), int(people))
