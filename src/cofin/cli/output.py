"""Text for a terminal: as wide as that, colour where it helps, nothing that could steer it."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass

from cofin.cli import streams
from cofin.text import printable

_WIDTH = 100
"""Columns that every report tries to stay within, and those of a pipe and of a file."""

_LEAST = 60
"""Columns of the narrowest window that reports still heed."""

_file_drawn: ContextVar[bool] = ContextVar("_file_drawn", default=False)

_SGR = {"strong": "1", "faint": "2", "good": "32", "bad": "31", "open": "33"}
_ESCAPE = re.compile(r"\x1b\[\d+m")


@dataclass(frozen=True, slots=True)
class Ink:
    """Colour or none; the words alone must always say everything."""

    coloured: bool

    @classmethod
    def for_stdout(cls) -> Ink:
        """Colour when a person looks at standard output and wants it."""
        return cls(streams.in_colour(sys.stdout))

    def __call__(self, tone: str, words: str) -> str:
        """The words, in colour or as they are."""
        return f"\x1b[{_SGR[tone]}m{words}\x1b[0m" if self.coloured and words else words


PLAIN = Ink(False)


@contextmanager
def drawn_for(file: str | None) -> Iterator[Ink]:
    """The ink for what is drawn in here; for a file none, and no window decides how wide it is."""
    before = _file_drawn.set(bool(file))
    try:
        yield PLAIN if file else Ink.for_stdout()
    finally:
        _file_drawn.reset(before)


def window() -> int | None:
    """Columns of the terminal, between 60 and 100; ``None`` for pipes and files."""
    if _file_drawn.get() or not streams.is_terminal(sys.stdout):
        return None
    from shutil import get_terminal_size

    return min(max(get_terminal_size((_WIDTH, 24)).columns, _LEAST), _WIDTH)


def columns() -> int:
    """Columns that lines are broken at."""
    return window() or _WIDTH


def escaped(words: str) -> str:
    """The same for a page: signs that turn the direction of writing would turn amounts around."""
    from html import escape

    return escape(printable(words))


def clip(words: str, width: int) -> str:
    """At most ``width`` characters, the last one an ellipsis when something was cut off."""
    words = printable(words)
    return words if len(words) <= width else words[: width - 1].rstrip() + "…"


def wrap(words: str, width: int | None = None, indent: str = "", hang: str = "") -> list[str]:
    """Lines of at most ``width`` characters (those of ``columns``).

    Each stands after ``indent``, the later ones ``hang`` in.
    """
    from textwrap import wrap as fold

    return fold(
        printable(words),
        columns() if width is None else width,
        initial_indent=indent,
        subsequent_indent=indent + hang,
        break_long_words=False,
        break_on_hyphens=False,
    )


def seen(words: str) -> int:
    """How many columns the words take on the screen; colour takes none."""
    return len(_ESCAPE.sub("", words))
