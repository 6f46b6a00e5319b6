from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator, Sequence
from typing import Any

import pytest

from teiedition.batch import Input, run
from teiedition.batch.engines import Engine, ProcessPool, Serial, choose_engine
from teiedition.diagnostics import InputError, Place, Report
from teiedition.transcription import Source


def inputs(*texts: bytes) -> list[Input]:
    return [Input(f"{number}.txt", str(number), text) for number, text in enumerate(texts)]


def work(source: Source, report: Report) -> bytes:
    """What documents can do to a worker, by their text."""
    if source.data == b"slow":
        time.sleep(0.1)
    if source.data == b"bad":
        report.add("TEI703", Place(source.path), name="x", wanted="y")
        raise InputError("TEI702", Place(source.path), name="x", reason="bad")
    if source.data == b"slip":
        raise ValueError("a slip of ours")
    if source.data == b"die":
        os._exit(9)
    return source.data.upper()


TEXTS = [b"slow", b"a", b"bad", b"b", b"slip", b"c", b"slow", b"d"]


@pytest.mark.parametrize("engine", [Serial(), ProcessPool(1), ProcessPool(3)], ids=["serial", "one", "three"])
def test_results_come_in_order_and_one_stops_no_other(engine: Engine) -> None:
    outcomes = list(run(inputs(*TEXTS), work, engine=engine))
    assert [outcome.input.path for outcome in outcomes] == [f"{n}.txt" for n in range(len(TEXTS))]
    assert [outcome.value for outcome in outcomes] == [b"SLOW", b"A", None, b"B", None, b"C", b"SLOW", b"D"]
    assert [found.code for found in outcomes[2].diagnostics] == ["TEI703", "TEI702"]
    assert [found.code for found in outcomes[4].diagnostics] == ["TEI903"]
    assert "ValueError: a slip of ours" in outcomes[4].diagnostics[0].message


def test_a_worker_that_dies_takes_no_other_document_with_it() -> None:
    texts = [b"a", b"die", b"b", b"slow", b"die", b"c", *[b"x"] * 20]
    outcomes = list(run(inputs(*texts), work, engine=ProcessPool(2)))
    assert [outcome.value for outcome in outcomes] == [None if t == b"die" else t.upper() for t in texts]
    assert [[found.code for found in outcome.diagnostics] for outcome in outcomes if outcome.value is None] == [
        ["TEI719"]
    ] * 2


def test_a_pool_that_nobody_listens_to_ends() -> None:
    outcomes = run(inputs(*[b"slow"] * 30), work, engine=ProcessPool(2))
    next(outcomes)
    started = time.monotonic()
    outcomes.close()  # type: ignore[attr-defined]
    assert time.monotonic() - started < 2


def test_the_engine_fits_the_number_of_documents() -> None:
    assert isinstance(choose_engine(0, 1), Serial)
    assert isinstance(choose_engine(1, 1000), Serial)
    assert isinstance(choose_engine(4, 1), Serial)
    pool = choose_engine(4, 100)
    assert isinstance(pool, ProcessPool)
    assert pool.jobs == 4


def test_an_engine_of_ones_own() -> None:
    class Backwards:
        def map(
            self, function: Callable[[Any], Any], items: Sequence[Any], died: Callable[[Any, str], Any]
        ) -> Iterator[Any]:
            return iter([function(item) for item in reversed(items)][::-1])

    assert [outcome.value for outcome in run(inputs(b"a", b"b"), work, engine=Backwards())] == [b"A", b"B"]
