"""Where the time of an encoding goes: ``python -m bench.profile [FILES...]``, by default the hundred pages."""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import Any

from bench import places
from bench.measure import table
from teiedition import pipeline
from teiedition.annotators import run as annotators
from teiedition.annotators.protocol import Annotator, Context, Findings
from teiedition.transcription import Source

STAGES = ("read", "resolve_overlap", "build_document", "serialize", "_assert_text_kept", "_assert_valid")


class _Clock:
    """Sums the CPU time of named functions."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}

    def timed(self, name: str, function: Callable[..., Any]) -> Callable[..., Any]:
        @wraps(function)
        def measured(*given: Any, **named: Any) -> Any:
            start = time.process_time()
            try:
                return function(*given, **named)
            finally:
                self.seconds[name] = self.seconds.get(name, 0.0) + time.process_time() - start

        return measured

    def most(self) -> list[tuple[str, float]]:
        """Names and seconds, the slowest first."""
        return sorted(self.seconds.items(), key=lambda item: -item[1])


class _TimedAnnotator:
    """An annotator that is watched."""

    def __init__(self, annotator: Annotator, clock: _Clock) -> None:
        self.name, self.needs, self.gives = annotator.name, annotator.needs, annotator.gives
        self._tokens = clock.timed("cut into words", lambda context: context.tokens)
        self._find = clock.timed(f"annotate: {annotator.name}", annotator.find)

    def find(self, context: Context) -> Findings:
        self._tokens(context)  # before the annotator's clock runs, so that the first does not pay for all
        found: Findings = self._find(context)
        return found


def _watch(clock: _Clock) -> None:
    for stage in STAGES:
        setattr(pipeline, stage, clock.timed(stage.removeprefix("_"), getattr(pipeline, stage)))
    load = annotators.load_annotators
    setattr(annotators, "load_annotators", lambda names: [_TimedAnnotator(a, clock) for a in load(names)])  # noqa: B010 - mypy refuses to assign to a function


def main() -> None:
    """Encode all files once to fill caches, once under the clock, and print the shares."""
    parser = argparse.ArgumentParser(prog="python -m bench.profile", description=__doc__)
    parser.add_argument("files", nargs="*", type=Path)
    files = parser.parse_args().files or places.pages() or [places.FIRST]
    sources = [Source(file.read_bytes(), str(file)) for file in files]
    words = sum(len(source.data.decode("utf-8", "replace").split()) for source in sources)
    pipeline.encode(sources[0])
    clock = _Clock()
    _watch(clock)
    start = time.process_time()
    for source in sources:
        pipeline.encode(source)
    total = time.process_time() - start
    rest = {"all else": total - sum(clock.seconds.values())}
    rows = [
        (name, f"{taken:.2f} s", f"{100 * taken / total:.0f} %", f"{words / taken:,.0f}" if taken > 0 else "-")
        for name, taken in [*clock.most(), *rest.items(), ("all", total)]
    ]
    print(table((f"{len(files)} texts, {words:,} words", "CPU", "share", "words a second"), rows))


if __name__ == "__main__":
    main()
