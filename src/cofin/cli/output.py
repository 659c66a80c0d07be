"""Text for a terminal: aligned tables, colour where it helps, nothing that could steer it."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from cofin.cli import streams
from cofin.text import printable

WIDTH = 100
"""Columns that every report tries to stay within."""

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


def escaped(words: str) -> str:
    """The same for a page: signs that turn the direction of writing would turn amounts around."""
    from html import escape

    return escape(printable(words))


def clip(words: str, width: int) -> str:
    """At most ``width`` characters, the last one an ellipsis when something was cut off."""
    words = printable(words)
    return words if len(words) <= width else words[: width - 1].rstrip() + "…"


def wrap(words: str, width: int = WIDTH, indent: str = "", hang: str = "") -> list[str]:
    """Lines of at most ``width`` characters, each after ``indent``, the later ones ``hang`` in."""
    from textwrap import wrap as fold

    return fold(
        printable(words),
        width,
        initial_indent=indent,
        subsequent_indent=indent + hang,
        break_long_words=False,
        break_on_hyphens=False,
    )


def table(
    titles: Sequence[str],
    rows: Iterable[Sequence[str]],
    *,
    total: Sequence[str] = (),
    left: int = 1,
    ink: Ink = PLAIN,
) -> list[str]:
    """Lines of an aligned table; the first ``left`` columns are text, the others numbers.

    Long titles stand on several lines so that numbers decide how wide a column is; the
    row of ``total`` stands under a rule.
    """
    body = [list(row) for row in rows]
    everything = [*body, list(total)] if total else body
    longest = [max((seen(row[i]) for row in everything), default=0) for i, _ in enumerate(titles)]
    heads = [_folded(title, max(longest[i], 9)) for i, title in enumerate(titles)]
    widths = [max([longest[i], *map(len, head)]) for i, head in enumerate(heads)]
    deep = max(map(len, heads))
    lines = [
        _line([head[k - deep] if deep - k <= len(head) else "" for head in heads], widths, left)
        for k in range(deep)
    ]
    rule = "  " + "─" * (sum(widths) + 2 * (len(widths) - 1))
    lines = [ink("strong", line) for line in lines] + [rule]
    lines += [_line(row, widths, left) for row in body]
    if total:
        lines += [rule, ink("strong", _line(total, widths, left))]
    return lines


def seen(words: str) -> int:
    """How many columns the words take on the screen; colour takes none."""
    return len(_ESCAPE.sub("", words))


def _line(cells: Sequence[str], widths: Sequence[int], left: int) -> str:
    padded = [
        cell + " " * (width - seen(cell)) if i < left else " " * (width - seen(cell)) + cell
        for i, (cell, width) in enumerate(zip(cells, widths, strict=True))
    ]
    return ("  " + "  ".join(padded)).rstrip()


def _folded(title: str, width: int) -> list[str]:
    return wrap(title, width) or [""]
