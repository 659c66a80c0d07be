"""Finding cells by what stands beside and above them, as a person does."""

from __future__ import annotations

import difflib
from collections.abc import Iterator
from functools import cache

from cofin.checks.words.headings import folded
from cofin.grid import CellKind, Position, SheetGrid

_AROUND = " \t\r\n:*.-–—"


@cache
def label(text: str) -> str:
    """A label as labels are compared: no case, no accents, no colon or asterisk at its ends."""
    return folded(" ".join(text.split())).strip(_AROUND)


def found(sheet: SheetGrid, words: str) -> list[Position]:
    """Every cell whose text is this label, in reading order."""
    wanted = label(words)
    return sorted(place for place, text in texts(sheet) if label(text) == wanted)


def texts(sheet: SheetGrid) -> Iterator[tuple[Position, str]]:
    """Cells with words of their own, no formulas."""
    for place, cell in sheet.cells.items():
        if cell.kind is CellKind.TEXT and cell.formula is None and isinstance(cell.value, str):
            yield place, cell.value


def nearest(sheet: SheetGrid, words: str) -> str:
    """The label of the sheet that was probably meant; "" when none is like it."""
    known = {label(text): text for _, text in texts(sheet) if len(text) <= 200}
    near = difflib.get_close_matches(label(words), list(known), 1, 0.6)
    return known[near[0]] if near else ""
