"""One line that says what takes so long: on a terminal only, and gone when it is done."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event, Thread

from cofin.cli.streams import is_terminal

_PATIENCE = 0.6  # seconds in which nobody asks what is happening


@contextmanager
def shown(words: str, *, quiet: bool = False) -> Iterator[None]:
    """Show ``words`` on standard error while the block runs, if it runs long enough."""
    if quiet or not is_terminal(sys.stderr):
        yield
        return
    done = Event()
    watcher = Thread(target=_watch, args=(words, done), daemon=True)
    watcher.start()
    try:
        yield
    finally:
        done.set()
        watcher.join()


def _watch(words: str, done: Event) -> None:
    if done.wait(_PATIENCE):
        return
    print(f"{words} ...", end="", file=sys.stderr, flush=True)
    done.wait()
    print("\r" + " " * (len(words) + 4) + "\r", end="", file=sys.stderr, flush=True)
