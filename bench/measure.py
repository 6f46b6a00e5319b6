"""Child processes, their time and their memory."""

from __future__ import annotations

import os
import subprocess
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import median


@dataclass(frozen=True, slots=True)
class Run:
    """What one run of a command took: seconds, seconds, and bytes at its peak."""

    wall: float
    cpu: float
    memory: int


def run(command: Sequence[str], good: Sequence[int] = (0,)) -> Run:
    """Run a command to its end, its output thrown away.

    Args:
        command: with its arguments.
        good: the exit statuses of success.

    Raises:
        RuntimeError: the command failed: what it took says nothing.
    """
    start = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in good:
        raise RuntimeError(f"{' '.join(command)} ended with status {process.returncode}")
    return Run(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * 1024)


def interleaved(commands: Mapping[str, Sequence[str]], rounds: int, good: Sequence[int] = (0,)) -> dict[str, Run]:
    """Medians of some rounds; in each round every command runs once, so that all meet the same machine."""
    runs: dict[str, list[Run]] = {name: [] for name in commands}
    for _ in range(rounds):
        for name, command in commands.items():
            runs[name].append(run(command, good))
    return {
        name: Run(median(r.wall for r in of), median(r.cpu for r in of), round(median(r.memory for r in of)))
        for name, of in runs.items()
    }


def table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Columns of text, the first to the left, the others to the right."""
    widths = [max(len(row[i]) for row in (head, *rows)) for i in range(len(head))]
    lines = [
        [row[0].ljust(widths[0]), *(cell.rjust(width) for cell, width in zip(row[1:], widths[1:], strict=True))]
        for row in (head, *rows)
    ]
    return "\n".join("  ".join(line).rstrip() for line in lines)


def ratio(one: float, other: float) -> str:
    """How many times the second is the first: "8.1 x"."""
    return f"{other / one:.1f} x" if one else "-"
