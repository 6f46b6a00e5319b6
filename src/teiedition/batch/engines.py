"""Engines: one small protocol behind which work is done here or in other processes, results always in order."""

from __future__ import annotations

import os
import threading
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

if TYPE_CHECKING:
    from concurrent.futures import Future, ProcessPoolExecutor
    from multiprocessing.context import BaseContext

Item = TypeVar("Item")
Result = TypeVar("Result")

FEW = 8
"""Below so many documents, starting workers takes longer than the work."""
AHEAD = 4
"""Tasks a worker has waiting: enough to keep it busy, and memory doesn't grow with the corpus."""


class Engine(Protocol):
    """Does the same work on many items.

    A further engine (a cluster, a job array) is a class with this one method; for example::

        class Backwards:
            def map(self, function, items, died):
                return iter([function(item) for item in reversed(items)][::-1])
    """

    def map(
        self, function: Callable[[Item], Result], items: Sequence[Item], died: Callable[[Item, str], Result]
    ) -> Iterator[Result]:
        """The results, in the order of the items.

        Args:
            function: can be pickled, raises nothing.
            items: can be pickled.
            died: gives the result of an item whose worker died, from the item and the reason.
        """
        ...


class Serial:
    """One after the other, in this process."""

    def map(
        self, function: Callable[[Item], Result], items: Sequence[Item], died: Callable[[Item, str], Result]
    ) -> Iterator[Result]:
        return map(function, items)


class ProcessPool:
    """Several processes of this machine.

    Args:
        jobs: how many.
    """

    def __init__(self, jobs: int) -> None:
        self.jobs = jobs

    def map(
        self, function: Callable[[Item], Result], items: Sequence[Item], died: Callable[[Item, str], Result]
    ) -> Iterator[Result]:
        from concurrent.futures.process import BrokenProcessPool

        rest = deque(items)
        while rest:
            pool = _start(self.jobs, function)
            waiting: deque[tuple[Item, Future[Result]]] = deque()
            try:
                while rest or waiting:
                    with _interrupts_later():  # the first task starts the workers
                        while rest and len(waiting) < self.jobs * AHEAD:
                            waiting.append((rest[0], pool.submit(_work, rest[0])))
                            rest.popleft()
                    result = waiting[0][1].result()
                    waiting.popleft()
                    yield result
                pool.shutdown()
            except BrokenProcessPool:
                # a worker was killed and took the pool with it: the suspects go on one by one, the rest in a new pool
                pool.shutdown(wait=False)
                for item, _ in waiting:
                    yield _alone(function, item, died)
            except BaseException:  # also GeneratorExit and Ctrl-C: leave no worker behind
                _stop(pool)
                raise


def choose_engine(jobs: int, count: int) -> Engine:
    """The engine for a run.

    Args:
        jobs: processes; 0 is as many as this process may use.
        count: documents to work on.
    """
    if jobs == 0:
        jobs = min(_processors(), count // FEW)
    jobs = min(jobs, count)
    return ProcessPool(jobs) if jobs > 1 else Serial()


def _processors() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


_function: Callable[[Any], Any] | None = None
"""A worker's work, set once when it starts: it may carry a large authority file."""


def _prepare(function: Callable[[Any], Any]) -> None:
    import signal

    global _function  # noqa: PLW0603 - the only memory a worker of a pool can have between two tasks
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches the parent, which ends its workers
    _function = function


@contextmanager
def _interrupts_later() -> Iterator[None]:
    """Hold Ctrl-C back while workers start: one that gets it before ``_prepare`` would die with a traceback."""
    import signal

    if not hasattr(signal, "pthread_sigmask"):  # pragma: no cover - Windows
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _work(item: Any) -> Any:
    if _function is None:  # pragma: no cover - the pool always prepares its workers
        raise RuntimeError("a worker was not prepared")
    return _function(item)


def _context() -> BaseContext:
    """Fork shares what is loaded already and starts in milliseconds, but must not be used beside threads."""
    import multiprocessing
    import sys

    forks = sys.platform.startswith("linux") and threading.active_count() == 1
    return multiprocessing.get_context("fork" if forks else "spawn")


def _start(jobs: int, function: Callable[[Any], Any]) -> ProcessPoolExecutor:
    from concurrent.futures import ProcessPoolExecutor

    return ProcessPoolExecutor(jobs, mp_context=_context(), initializer=_prepare, initargs=(function,))


def _alone(function: Callable[[Item], Result], item: Item, died: Callable[[Item, str], Result]) -> Result:
    """One item in a process of its own, so that its death harms no other."""
    from concurrent.futures.process import BrokenProcessPool

    with _start(1, function) as pool:
        try:
            result: Result = pool.submit(_work, item).result()
        except BrokenProcessPool:
            return died(item, "killed by the system")
        return result


def _stop(pool: ProcessPoolExecutor) -> None:
    processes = list((getattr(pool, "_processes", None) or {}).values())
    pool.shutdown(wait=False, cancel_futures=True)
    for process in processes:
        process.terminate()
    for process in processes:
        process.join(timeout=5)
