"""A progress bar, where somebody watches; a plain line where results are written at the same time."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterable, Iterator
from typing import TypeVar

Item = TypeVar("Item")

WORTH_SHOWING = 3
"""Documents: below that the bar is gone before it is seen, and loading rich takes longer than the work."""
PAUSE = 0.1
"""Seconds between two pictures of the bar."""


class Counting:
    """A line on standard error that counts, where somebody watches; it makes way for what is written meanwhile.

    Args:
        total: how many there are.
        label: of what.
    """

    def __init__(self, total: int, label: str) -> None:
        self._total, self._label = total, label
        self._seen = total >= WORTH_SHOWING and sys.stderr.isatty() and os.environ.get("TERM") != "dumb"
        self._done, self._shown, self._there = 0, 0.0, False

    def advance(self) -> None:
        """One more is done."""
        self._done += 1
        if self._seen and (now := time.monotonic()) - self._shown > PAUSE:
            sys.stderr.write(f"\r{self._done:,} of {self._total:,} {self._label}")
            sys.stderr.flush()
            self._shown, self._there = now, True

    def clear(self) -> None:
        """Take the line away."""
        if self._there:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()
            self._there = False


def watched(items: Iterable[Item], total: int, label: str) -> Iterator[Item]:
    """The items as they come; a bar on standard error counts them where that is a terminal."""
    if total < WORTH_SHOWING or not sys.stderr.isatty() or os.environ.get("TERM") == "dumb":
        yield from items
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    # no refreshing thread: workers are forked from this process, which must have one thread only
    columns = (TextColumn(label), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    bar = Progress(*columns, console=Console(stderr=True), auto_refresh=False, transient=True)
    with bar:
        task = bar.add_task(label, total=total)
        shown = 0.0
        for item in items:
            yield item
            bar.advance(task)
            if time.monotonic() - shown > PAUSE:
                bar.refresh()
                shown = time.monotonic()
