"""Output that arrives on every system: UTF-8 in pipes and files, readers that go away."""

from __future__ import annotations

import contextlib
import io
import os
import sys
from collections.abc import Mapping
from typing import TextIO


def prepare() -> None:
    """Make standard output and error able to hold every letter.

    What goes into a pipe or a file is UTF-8 on every system (Windows would use a code page
    without Turkish letters); a terminal keeps its own encoding and shows ``?`` for what it
    does not know.  ``PYTHONIOENCODING`` is left to decide when it is set.
    """
    for stream in (sys.stdout, sys.stderr):
        if not isinstance(stream, io.TextIOWrapper) or os.environ.get("PYTHONIOENCODING"):
            continue
        with contextlib.suppress(OSError, ValueError):  # closed, or not what it seemed
            if stream.isatty():
                stream.reconfigure(errors="replace")
            else:
                stream.reconfigure(encoding="utf-8", errors="replace")


def deliver() -> None:
    """Flush standard output now, so that a failure is met where it can be answered."""
    if sys.stdout is not None:
        sys.stdout.flush()


def give_up(stream: TextIO | None) -> None:
    """Let nothing more be written: Python would complain at its end about what is buffered."""
    with contextlib.suppress(OSError, ValueError, AttributeError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, stream.fileno())  # type: ignore[union-attr]
        os.close(nowhere)


def is_terminal(stream: TextIO | None) -> bool:
    """Whether a person looks at this stream right now."""
    try:
        return stream is not None and stream.isatty()
    except ValueError:  # closed
        return False


def in_colour(stream: TextIO | None, environ: Mapping[str, str] | None = None) -> bool:
    """Whether colour is wanted and understood: a terminal, no ``NO_COLOR``, not a dumb one."""
    env = os.environ if environ is None else environ
    if not is_terminal(stream) or env.get("NO_COLOR") or env.get("TERM") == "dumb":
        return False
    return os.name != "nt" or "WT_SESSION" in env or "TERM" in env
