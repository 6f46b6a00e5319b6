"""``python -m bench.annotation [--sets first development ...] [--list N] [--spoilt [PERCENT]] [--unread] [--write]``.

Prints the agreement of each set, and what fell since the last release in ``figures.json``; the status is 1 where a figure
fell by more than a point. ``--unread`` scores the unread set too, as totals: for a release, not while rules are written.
``--spoilt`` scores the same texts when some per cent of their characters, by default 2, are misread as scanners misread.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from pathlib import Path

from bench.annotation import sets
from bench.measure import table
from teiedition import __version__
from teiedition.evaluation import Scores

FIGURES = Path(__file__).parent / "figures.json"
FALL = 1.0
"""Points by which a figure may fall before it counts."""

Figures = dict[str, dict[str, float]]


def main() -> int:
    """Score, print, compare, and keep the figures where asked."""
    parser = argparse.ArgumentParser(prog="python -m bench.annotation", description=__doc__)
    parser.add_argument("--sets", nargs="+", choices=["novels", *(s for s in sets.SETS if s != sets.UNREAD)])
    parser.add_argument("--list", type=int, default=0, metavar="N", help="disagreements of each sort to print")
    parser.add_argument(
        "--spoilt",
        type=float,
        nargs="?",
        const=2.0,
        default=0.0,
        metavar="PERCENT",
        help="of the characters are misread",
    )
    parser.add_argument("--unread", action="store_true", help="score the unread texts too, as totals")
    parser.add_argument("--write", action="store_true", help=f"keep the figures as those of {__version__}")
    arguments = parser.parse_args()
    names = arguments.sets or [s for s in sets.SETS if s != sets.UNREAD]
    names = [name for given in names for name in (sets.NOVELS if given == "novels" else (given,))]
    now: Figures = {}
    for name in [*names, *([sets.UNREAD] if arguments.unread else [])]:
        found = sets.scores(name, arguments.spoilt)
        if not found.coverage:
            print(f"{name}: skipped, the texts are not beside the project\n")
            continue
        unread = name == sets.UNREAD
        shown = f"{name}, {arguments.spoilt:g} % spoilt" if arguments.spoilt else name
        now[shown] = {key: round(value, 1) for key, value in sets.figures(found, totals_only=unread)}
        listed = 0 if name in sets.UNLISTED else arguments.list
        print(_totals(now[shown], len(found.coverage)) if unread else _shown(shown, found, listed), flush=True)
    kept: dict[str, Figures] = json.loads(FIGURES.read_bytes()) if FIGURES.is_file() else {}
    falls = list(_falls(kept, now))
    print("\n".join(falls) if falls else "nothing fell since the last release")
    if arguments.write:
        kept[__version__] = kept.get(__version__, {}) | now
        FIGURES.write_text(json.dumps(kept, indent=1) + "\n", encoding="utf-8")
    return int(bool(falls))


def _shown(name: str, found: Scores, listed: int) -> str:
    return f"{name}: {found.table()}" + (f"\n{found.listing(listed)}" if listed else "")


def _totals(figures: dict[str, float], number: int) -> str:
    return (
        table((f"unread: {number} texts", "per cent"), [(key, f"{value:.1f}") for key, value in figures.items()]) + "\n"
    )


def _falls(kept: dict[str, Figures], now: Figures) -> Iterator[str]:
    """What is worse than in the last release that has the figure, this one apart."""
    for name, figures in now.items():
        for key, value in figures.items():
            before = [
                (version, of[name][key])
                for version, of in kept.items()
                if version != __version__ and key in of.get(name, {})
            ]
            if before and value < before[-1][1] - FALL:
                yield f"FELL  {name}, {key}: {before[-1][1]:.1f} in {before[-1][0]}, now {value:.1f}"


if __name__ == "__main__":
    raise SystemExit(main())
