"""Prints the table of repairs: ``python -m bench.repairs [--count N] [--seed N] [--list KIND] FILES...``."""

from __future__ import annotations

import argparse
import random
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from tempfile import gettempdir

from bench import places
from bench.measure import table
from bench.repairs.slips import SLIPS, spoilt
from teiedition.diagnostics.repair import Repair, apply_edits
from teiedition.pipeline import encode
from teiedition.relaxng.automaton import Automaton
from teiedition.relaxng.cache import compiled_schema
from teiedition.relaxng.engine import NotWellFormed
from teiedition.relaxng.frozen import FrozenAutomaton
from teiedition.relaxng.problems import Problem
from teiedition.transcription import Source
from teiedition.validation.repairs import find_problems, find_repairs, read_layout
from teiedition.validation.repairs.layout import Layout

Schema = Automaton | FrozenAutomaton
_LARGEST = 400_000
_PAGES = 12


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m bench.repairs", description="Repairs of single slips.")
    parser.add_argument("--count", type=int, default=60, help="of spoilt, invalid documents a kind")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--list", metavar="KIND", default="", help="show those of a kind that were not repaired")
    parser.add_argument("--schema", type=Path, default=places.grammar())
    parser.add_argument("files", nargs="*", type=Path)
    print(report(parser.parse_args()))


def report(arguments: argparse.Namespace) -> str:
    """The table."""
    if arguments.schema is None:
        return "Repairs: skipped, the schemas are not beside the project"
    automaton = compiled_schema(arguments.schema, Path(gettempdir()) / "teiedition-bench")
    documents = [path.read_bytes() for path in arguments.files] or _samples()
    layouts = [layout for data in documents if (layout := _valid(automaton, data)) is not None]
    tallies = {kind: _measured(automaton, layouts, kind, arguments) for kind in SLIPS}
    tallies["all"] = sum(tallies.values(), Counter())
    head = (f"{len(layouts)} documents", "invalid", "offered", "valid after", "safe", "as it was", "valid in the end")
    rows = []
    for kind, tally in tallies.items():
        total = tally["invalid"] or 1
        shares = (tally[each] / total for each in ("offered", "valid", "safe", "restored", "end"))
        rows.append((kind, str(tally["invalid"]), *(f"{share:.0%}" for share in shares)))
    return table(head, rows)


def _samples() -> list[bytes]:
    """Files of several projects, our own edition, and pages that we have encoded."""
    found = sorted((places.SHARED / "tei-samples").glob("*.*"))
    files = [*found, *sorted((places.ROOT / "tei" / "editions").glob("*.xml"))]
    pages = [encode(Source(path.read_bytes(), path.name)).data for path in places.pages()[:_PAGES]]
    return [*(path.read_bytes() for path in files), *pages]


def _valid(automaton: Schema, data: bytes) -> Layout | None:
    if len(data) > _LARGEST:
        return None
    try:
        return read_layout(data) if not find_problems(automaton, data) else None
    except NotWellFormed:
        return None


def _measured(automaton: Schema, layouts: Sequence[Layout], kind: str, arguments: argparse.Namespace) -> Counter[str]:
    """How many spoilt documents of a kind are repaired."""
    dice = random.Random(f"{arguments.seed} {kind}")  # noqa: S311 - repeatable, not secret
    tally: Counter[str] = Counter()
    for _ in range(arguments.count * 12):
        layout = dice.choice(layouts)
        data = spoilt(layout, kind, dice)
        if data is None:
            continue
        try:
            problems = find_problems(automaton, data)
        except NotWellFormed:
            continue
        if not problems:
            continue
        tally["invalid"] += 1
        repair = next(iter(find_repairs(automaton, data, problems, most_repairs=1).values()), None)
        after = _judge(automaton, data, repair, layout, tally)
        if arguments.list and kind.startswith(arguments.list) and not after:
            _show(data, layout, problems, repair)
        if tally["invalid"] == arguments.count:
            break
    return tally


def _judge(automaton: Schema, data: bytes, repair: Repair | None, layout: Layout, tally: Counter[str]) -> bool:
    if repair is None:
        return False
    tally["offered"] += 1
    after = apply_edits(data, repair.edits)
    left = find_problems(automaton, after)
    tally["valid"] += not left
    tally["safe"] += repair.safe and not left
    tally["restored"] += after == layout.data
    for _ in range(5):
        if not left:
            break
        more = next(iter(find_repairs(automaton, after, left, most_repairs=1).values()), None)
        if more is None:
            break
        after = apply_edits(after, more.edits)
        left = find_problems(automaton, after)
    tally["end"] += not left
    return not left


def _show(data: bytes, layout: Layout, problems: Sequence[Problem], repair: Repair | None) -> None:
    at = next((i for i, (a, b) in enumerate(zip(data, layout.data, strict=False)) if a != b), len(data))
    print("---", data[max(0, at - 60) : at + 100])
    print("   was", layout.data[max(0, at - 60) : at + 100])
    for problem in problems[:4]:
        print(
            "   ",
            problem.fault,
            problem.name.rpartition("}")[2],
            problem.value[:30],
            "missing",
            [n.rpartition("}")[2] for n in problem.missing],
            len(problem.expected),
        )
    print("   offered:", repair and repair.sentence)


if __name__ == "__main__":
    main()
