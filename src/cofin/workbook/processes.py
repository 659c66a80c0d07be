"""Many files shared out among several processes, which an interrupt ends without a word."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from typing import TypeVar

Task = TypeVar("Task")
Done = TypeVar("Done")

_MOST = 61
"""Processes that Windows can wait for at once; Python refuses more there."""


def shared_out(
    work: Callable[[Task], Done], tasks: Sequence[Task], jobs: int, start: Callable[[], None]
) -> Iterator[Done]:
    """What ``work`` makes of each task, in order; each process begins with ``start``.

    Ctrl-C goes to every process of a group.  Here it counts in the first one alone; the others
    end with the file that they have in hand, and no further one is begun.
    """
    from concurrent.futures import ProcessPoolExecutor

    pool = ProcessPoolExecutor(useful(jobs, len(tasks)), initializer=partial(_begin, start))
    try:
        with _interrupts_waiting():  # a new process would not ignore them yet
            done = pool.map(work, tasks)
        yield from done
    finally:
        pool.shutdown(cancel_futures=True)


def useful(jobs: int, tasks: int) -> int:
    """How many of the processes asked for have something to do, and a processor to do it on."""
    return min(jobs, tasks, os.cpu_count() or 1, _MOST)


def _begin(start: Callable[[], None]) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    start()


@contextmanager
def _interrupts_waiting() -> Iterator[None]:
    """One that comes now is met afterwards; Windows cannot do that."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
