"""What stayed behind, in words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cofin.text import Lang, say
from cofin.workbook.left_behind.find import LeftBehind

_KINDS = (
    *("comments", "cells", "formulas"),
    *("pictures", "charts", "shapes", "names", "looks"),
)
"""What is named by its cells, in this order."""

_NAMED = 8
"""Sheets, cells and formulas that are named before the rest is only counted."""


def said_of(found: LeftBehind, lang: Lang) -> Iterator[str]:
    """One sentence for each kind of thing."""
    if found.sheets:
        yield say("left_behind.sheets", lang, sheets=_first(found.sheets))
    for sheet in filter(None, (found.record, found.findings)):
        yield say("left_behind.reasons", lang, sheet=sheet)
    for key in _KINDS:
        if cells := getattr(found, key):
            count = found.count if key == "cells" else len(cells)
            yield say(f"left_behind.{key}", lang, count=count, cells=_first(cells))


def _first(named: Sequence[str]) -> str:
    return ", ".join(named[:_NAMED]) + (", …" if len(named) > _NAMED else "")
