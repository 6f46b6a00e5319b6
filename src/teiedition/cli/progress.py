"""A progress bar, where somebody watches."""

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
