"""Prints what the validator is worth beside jing: ``python -m bench.validation [--rounds N] [--mutants N] [--seed N]``."""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from pathlib import Path

from bench import places
from bench.measure import table
from bench.validation import speed

SCHEMAS = ("tei_all", "tei_lite", "tei_simplePrint", "dtabf", "dracor", "eltec-1", "epidoc", "cmif")


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m bench.validation", description="Our validator against jing.")
    parser.add_argument("--rounds", type=int, default=5, help="of the measures of time; 0 leaves them out")
    parser.add_argument("--mutants", type=int, default=10_000, help="spoilt files; 0 leaves them out")
    parser.add_argument("--seed", type=int, default=4)
    parser.add_argument(
        "--keep", type=Path, help="a folder for the spoilt files, to look at the ones judged differently"
    )
    arguments = parser.parse_args()
    jing, grammar = places.jing(), places.grammar()
    if not jing or not grammar:
        sys.exit(f"skipped: there is no {'schema' if jing else 'jing'}")
    load = os.getloadavg()[0]
    print(f"{os.cpu_count()} cores, load before {load:.2f}\n", flush=True)
    with tempfile.TemporaryDirectory() as temporary:
        if arguments.rounds:
            samples = places.SHARED / "tei-samples"
            for found in speed.report(jing, grammar, samples, Path(temporary), arguments.rounds):
                print(found, end="\n\n", flush=True)
        if arguments.mutants:
            folder = arguments.keep or Path(temporary)
            print(spoilt_files(jing, folder, arguments.mutants, arguments.seed))


def spoilt_files(jing: str, folder: Path, count: int, seed: int) -> str:
    """The table of verdicts, and what was judged differently."""
    from bench.validation import mutants, verdicts  # a parent's memory is counted as its children's: they come last

    sources = mutants.samples([places.SHARED / "tei-samples", places.ROOT / "tei" / "editions"])
    written = []
    for number, data in enumerate(mutants.mutants(sources, count, seed)):
        path = folder / f"mutant{number:05}.xml"
        path.write_bytes(data)
        written.append(path)
    total = verdicts.Tally()
    rows = []
    for number, name in enumerate(SCHEMAS):
        found = verdicts.compare(jing, schema_path(name), written[number :: len(SCHEMAS)])
        rows.append((name, *found.figures()))
        total.add(found)
    rows.append(("all", *total.figures()))
    head = (f"Spoilt files, seed {seed}", "files", "invalid", "same verdict", "first error's line", "number of errors")
    return "\n".join((table(head, rows), *total.different))


def schema_path(name: str) -> Path:
    """A schema by its name."""
    folder = places.SHARED / "schemas"
    return next(path for path in (folder / f"{name}.rng", folder / "targets" / f"{name}.rng") if path.is_file())


if __name__ == "__main__":
    main()
