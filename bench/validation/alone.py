"""The engine without the program around it: python bench/validation/alone.py SCHEMA CACHE|- JOBS FILE...

Prints how many problems there are.
"""

import sys
from collections.abc import Sequence
from pathlib import Path

from teiedition.relaxng.cache import compiled_schema
from teiedition.relaxng.engine import validate_file


def count(schema: str, cache: str, files: Sequence[str]) -> int:
    """How many problems some files have."""
    automaton = compiled_schema(Path(schema), None if cache == "-" else Path(cache))
    found = 0

    def report(problem: object) -> None:
        nonlocal found
        found += 1

    for name in files:
        with Path(name).open("rb") as file:
            validate_file(automaton, file, report)
    return found


def main(schema: str, cache: str, jobs: str, *files: str) -> None:
    """Count in this process, or in several."""
    workers = int(jobs)
    if workers == 1:
        print(count(schema, cache, files))
        return
    from multiprocessing import get_context

    with get_context("fork").Pool(workers) as pool:
        shares = [(schema, cache, files[share::workers]) for share in range(workers)]
        print(sum(pool.starmap(count, shares)))


if __name__ == "__main__":
    main(*sys.argv[1:])
