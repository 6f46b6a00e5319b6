"""``python -m bench.promise [--texts N] [--seed S] [--only NUMBER] [FILES...]``: ten thousand texts, and the promise on each.

The texts are gone through twice, in processes of their own that hash otherwise and go the other way round: what depends
on the order of a set or on an earlier text gives other bytes. The status is 1 where a promise is broken.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from bench import places
from bench.promise import check, pages

SHOWN = 20
"""Broken promises that are told in full."""


def main() -> int:
    """Generate, encode twice, compare, tell."""
    parser = argparse.ArgumentParser(prog="python -m bench.promise", description=__doc__)
    parser.add_argument("files", nargs="*", type=Path, help="these instead of generated texts")
    parser.add_argument("--texts", type=int, help="how many to generate; 10000, or none where files are named")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", type=int, metavar="NUMBER", help="print this text and what came of it")
    parser.add_argument("--shared", action="store_true", help="also the pages and novels beside the project")
    parser.add_argument("--backwards", action="store_true", help=argparse.SUPPRESS)  # what the second process is told
    given = parser.parse_args()
    if given.only is not None:
        return _one(given.seed, given.only)
    files = [*given.files, *(_beside() if given.shared else [])]
    count = given.texts if given.texts is not None else 0 if given.files else 10_000
    if given.backwards:
        for number, _, outcome in reversed_work(given.seed, count, files):
            print(json.dumps([number, outcome.digest]), flush=True)
        return 0
    return _both(given.seed, count, files)


def _beside() -> list[Path]:
    return sorted([*places.pages(), *(places.SHARED / "litbank-dev").glob("*.txt")])


def _texts(seed: int, count: int, files: Sequence[Path]) -> Iterator[tuple[int, str, bytes]]:
    for number in range(count + len(files)):
        if number < count:
            yield number, f"generated-{number}.txt", pages.page(seed, number)
        else:
            yield number, files[number - count].name, files[number - count].read_bytes()


def reversed_work(seed: int, count: int, files: Sequence[Path]) -> Iterator[tuple[int, str, check.Outcome]]:
    """The work of the second process: the last text first."""
    for number, name, data in reversed(list(_texts(seed, count, files))):
        yield number, name, check.kept_promise(data, name)


def _both(seed: int, count: int, files: Sequence[Path]) -> int:
    started, total = time.monotonic(), count + len(files)
    digests: dict[int, str] = {}
    refused: Counter[str] = Counter()
    kinds: Counter[str] = Counter()
    broken: list[str] = []
    words = 0
    for number, name, data in _texts(seed, count, files):
        outcome = check.kept_promise(data, name)
        digests[number], words = outcome.digest, words + outcome.words
        kinds[pages.kind_of(number) if number < count else "pages as they are"] += 1
        refused.update([outcome.refused] if outcome.refused else [])
        if outcome.broken:
            broken.append(f"{name}: {outcome.broken}")
        if (number + 1) % 500 == 0:
            print(f"{number + 1:,} of {total:,}, {len(broken)} broken, {time.monotonic() - started:.0f} s", flush=True)
    print("once more, the other way round ...", flush=True)
    again = _again(seed, count, files)
    broken += [
        f"text {number}: other bytes the second time" for number in digests if again.get(number) != digests[number]
    ]
    print(f"\n{total:,} texts, {words:,} words, {time.monotonic() - started:.0f} s")
    print("kinds: " + ", ".join(f"{kind} {number:,}" for kind, number in sorted(kinds.items())))
    print("refused by the reader: " + (", ".join(f"{code} {n}" for code, n in sorted(refused.items())) or "none"))
    print("\n".join(broken[:SHOWN]))
    print(f"{len(broken)} promises broken" if broken else "every promise kept: text, nesting, grammar, the same again")
    return int(bool(broken))


def _again(seed: int, count: int, files: Sequence[Path]) -> dict[int, str]:
    """The digests that another process gives, whose hashes are not ours."""
    command = [sys.executable, "-m", "bench.promise", "--backwards", "--seed", str(seed), "--texts", str(count)]
    command += ["--", *map(str, files)] if files else []
    environment = os.environ | {"PYTHONHASHSEED": "4711", "LC_ALL": "C"}
    output = subprocess.run(
        command, check=True, capture_output=True, text=True, env=environment, cwd=places.ROOT
    ).stdout
    return dict(json.loads(line) for line in output.splitlines())


def _one(seed: int, number: int) -> int:
    data = pages.page(seed, number)
    sys.stdout.buffer.write(data + b"\n")
    outcome = check.kept_promise(data, f"generated-{number}.txt")
    print(outcome)
    return int(bool(outcome.broken))


if __name__ == "__main__":
    raise SystemExit(main())
