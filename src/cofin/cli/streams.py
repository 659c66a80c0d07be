"""Output that arrives on every system: UTF-8 in pipes and files, readers that go away."""

from __future__ import annotations

import codecs
import contextlib
import io
import os
import sys
from collections.abc import Mapping
from typing import TextIO

_JSON_ESCAPES = "cofin.json"


def prepare() -> None:
    """Make standard output and error able to hold every letter.

    What goes into a pipe or a file is UTF-8 on every system (Windows would use a code page
    without Turkish letters); a terminal keeps its own encoding and shows ``?`` for what it
    does not know, and so does what goes out in the encoding of ``PYTHONIOENCODING``.
    """
    is_chosen = bool(os.environ.get("PYTHONIOENCODING"))
    for stream in (sys.stdout, sys.stderr):
        if not isinstance(stream, io.TextIOWrapper):
            continue
        with contextlib.suppress(OSError, ValueError):  # closed, or not what it seemed
            if is_chosen:
                stream.reconfigure(errors="replace" if stream.errors == "strict" else None)
            elif stream.isatty():
                stream.reconfigure(errors="replace")
            else:
                stream.reconfigure(encoding="utf-8", errors="replace")


def expect_json() -> None:
    """What is printed from now on is JSON: a letter that the output has not is escaped."""
    codecs.register_error(_JSON_ESCAPES, _escaped)
    if isinstance(sys.stdout, io.TextIOWrapper):
        with contextlib.suppress(OSError, ValueError):
            sys.stdout.reconfigure(errors=_JSON_ESCAPES)


def _escaped(failure: UnicodeError) -> tuple[str, int]:
    r"""``ş`` as ``\u015f``, which means the same wherever letters may stand in JSON."""
    import json

    if not isinstance(failure, UnicodeEncodeError):
        raise failure
    letters = failure.object[failure.start : failure.end]
    return json.dumps(letters)[1:-1], failure.end


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
