"""Time and memory against jing: cold processes, many files, files with errors, two workers, one large file."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from bench.measure import Run, interleaved, ratio, table

ALONE = Path(__file__).with_name("alone.py")
FOUND = (0, 1)
"""The exit statuses of a validator that has run, with or without findings."""
_HEAD = ("", "jing", "engine", "program", "jing / engine", "jing / program")


def report(jing: str, schema: Path, samples: Path, folder: Path, rounds: int) -> Iterator[str]:
    """The tables as they are measured, medians of so many rounds."""
    # in a process of its own, since a child is said to have used as much memory as its parent
    subprocess.run([sys.executable, "-m", "bench.validation.files", schema, samples, folder], check=True)
    peers = _Peers(jing, schema, folder / "cache")
    yield _cold(peers, folder, rounds)
    yield _many(peers, folder, rounds)
    yield _large(peers, folder)


class _Peers:
    """The commands that are measured against each other."""

    def __init__(self, jing: str, schema: Path, cache: Path) -> None:
        self._jing, self._schema, self._cache = jing, str(schema), str(cache)

    def commands(self, paths: Sequence[Path], *, jobs: int = 1, cached: bool = True) -> Mapping[str, Sequence[str]]:
        names = [str(path) for path in paths]
        python = [sys.executable, str(ALONE), self._schema, self._cache if cached else "-", str(jobs)]
        program = [str(Path(sys.executable).with_name("teiedition")), "validate", "--no-repairs", "--select", "TEI3"]
        program += ["--schema", self._schema, "--jobs", str(jobs), "--no-cache", "--output-format", "jsonl"]
        commands = {"jing": [self._jing, "-i", self._schema, *names], "engine": [*python, *names]}
        return commands | ({"program": [*program, *names]} if cached else {})

    def runs(self, paths: Sequence[Path], rounds: int, *, jobs: int = 1, cached: bool = True) -> dict[str, Run]:
        commands = self.commands(paths, jobs=jobs, cached=cached)
        interleaved(commands, 1, FOUND)  # byte code, the cache of the schema and that of the disk are filled
        return interleaved(commands, rounds, FOUND)


def _cold(peers: _Peers, folder: Path, rounds: int) -> str:
    rows = []
    for name in ("9 kB", "288 kB", "5 MB"):
        rows += _rows(f"{name}, schema in the cache", peers.runs([folder / f"{name}.xml"], rounds))
    rows += _rows("9 kB, no cache", peers.runs([folder / "9 kB.xml"], rounds, cached=False))
    return table((f"A process each, TEI All, median of {rounds}", *_HEAD[1:]), rows)


def _many(peers: _Peers, folder: Path, rounds: int) -> str:
    valid, invalid = (sorted(folder.glob(f"{kind}*.xml")) for kind in ("valid", "invalid"))
    rounds = max(1, rounds // 2)
    megabytes = sum(path.stat().st_size for path in valid) / 1e6
    one = peers.runs(valid, rounds)
    rows = [*_rows("valid", one), *_rows("one error in 100 lines", peers.runs(invalid, rounds))]
    two = peers.runs(valid, rounds, jobs=2)
    rows.append(_row("two workers, jing one: wall", {**two, "jing": one["jing"]}, "wall"))
    return table((f"{len(valid)} files, {megabytes:.0f} MB, median of {rounds}", *_HEAD[1:]), rows)


def _large(peers: _Peers, folder: Path) -> str:
    path = folder / "large.xml"
    runs = peers.runs([path], 1)
    return table((f"One file of {path.stat().st_size / 1e6:.0f} MB", *_HEAD[1:]), [_row("memory", runs, "memory")])


def _rows(name: str, runs: Mapping[str, Run]) -> list[tuple[str, ...]]:
    return [_row(f"{name}: {what}", runs, what.lower()) for what in ("wall", "CPU", "memory")]


def _row(name: str, runs: Mapping[str, Run], what: str) -> tuple[str, ...]:
    taken = {peer: float(getattr(run, what)) for peer, run in runs.items()}
    shown = [f"{taken[p] / 1e6:.0f} MB" if what == "memory" else f"{taken[p] * 1000:.0f} ms" for p in taken]
    ratios = [ratio(taken[peer], taken["jing"]) for peer in taken if peer != "jing"]
    blank = [""] * (3 - len(shown))
    return (name, *shown, *blank, *ratios, *blank)
