"""Cold start: a process of ours that encodes, validates and renders, against a process of jing that validates."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from bench import places
from bench.measure import Run, interleaved, ratio, run, table

OURS = "teiedition: encode, validate, HTML, text"
JING = "jing: validate against TEI All"


def report(rounds: int) -> str:
    """The table, medians of so many rounds."""
    with tempfile.TemporaryDirectory() as folder:
        stem = Path(folder) / "first"
        ours = [sys.executable, str(places.ONCE), str(places.FIRST), str(stem)]
        run(ours)  # byte code and disk caches filled for both; and there is a TEI file for jing
        jing, grammar = places.jing(), places.grammar()
        commands = {OURS: ours}
        if jing and grammar:
            commands[JING] = [jing, str(grammar), f"{stem}.xml"]
            run(commands[JING])
        runs = interleaved(commands, rounds)
    head = (f"Cold start, {places.FIRST.name}, median of {rounds}", "wall", "CPU", "memory")
    rows = [_row(name, result) for name, result in runs.items()]
    if JING in runs:
        ours_run, its = runs[OURS], runs[JING]
        rows.append(
            (
                "jing takes",
                ratio(ours_run.wall, its.wall),
                ratio(ours_run.cpu, its.cpu),
                ratio(ours_run.memory, its.memory),
            )
        )
    else:
        rows.append((f"jing: skipped, there is no {'schema' if jing else 'jing'}", "", "", ""))
    return table(head, rows)


def _row(name: str, result: Run) -> tuple[str, str, str, str]:
    return name, f"{result.wall * 1000:.0f} ms", f"{result.cpu * 1000:.0f} ms", f"{result.memory / 1e6:.0f} MB"
