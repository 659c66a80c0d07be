"""Rows and columns of the template that were deleted, while its formulas still read them.

A spreadsheet writes #REF! into such a formula, and shows it in everything that depends on it: on
most sheets.  That is one fault, with one remedy.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from cofin.a1 import a1, column_letters
from cofin.errors import Problem
from cofin.grid import Area, CellKind, Grid, Position
from cofin.text import Value
from cofin.workbook.anchors import recorded
from cofin.workbook.layout import INPUT_SHEETS

_LOST = "#REF!"
_LINES = ("rows", "columns")

#: The sheet that Excel leaves before a lost reference.
_SHEET = re.compile(r"(?:'((?:[^']|'')*)'|([\w.]+))!#REF!")


def lost_references(
    grid: Grid,
    now: Mapping[str, str],
    there: Mapping[str, Mapping[Position, tuple[str, str]]],
    *,
    is_spared: bool,
) -> Problem | None:
    """What is to be said where formulas of the template have lost what they read.

    ``now`` names the sheets by key; ``there`` has the recorded form of formulas and the present
    one, by sheet and cell.  Rows of partners and work packages may be deleted (``is_spared``):
    then only formulas count that show an error.
    """
    broken = list(_broken(grid, there, is_spared=is_spared))
    if not broken:
        return None
    values: dict[str, Value] = {"count": len(broken)}
    for key, (axis, lines) in _gone(grid).items():
        if key in now:
            names = [str(line) if axis == 0 else column_letters(line) for line in lines]
            values |= {"sheet": now[key], "lines": "-".join(dict.fromkeys(names))}
            return Problem(now[key], f"template.deleted_{_LINES[axis]}", values)
    if len(broken) == 1:
        return None  # no name has lost a cell: that formula was broken alone, which C03 tells
    for _, _, formula in broken:
        if found := _SHEET.search(formula):
            sheet = (found[1] or found[2]).replace("''", "'")
            return Problem(sheet, "template.deleted_on", {**values, "sheet": sheet})
    sheet, place, _ = broken[0]
    return Problem(f"{sheet}!{a1(*place)}", "template.deleted_somewhere", values)


def _broken(
    grid: Grid,
    there: Mapping[str, Mapping[Position, tuple[str, str]]],
    *,
    is_spared: bool,
) -> Iterator[tuple[str, Position, str]]:
    """Sheet, cell and formula wherever the template's has lost a reference."""
    for name, forms in there.items():
        sheet = grid.sheet(name)
        for place, (recorded_form, form) in forms.items() if sheet else ():
            cell = sheet.cell(*place) if sheet and form != recorded_form else None
            if cell is None or cell.formula is None or _LOST not in cell.formula:
                continue
            if cell.kind is CellKind.ERROR or not is_spared:
                yield name, place, cell.formula


def _gone(grid: Grid) -> Mapping[str, tuple[int, tuple[int, int]]]:
    """The key of each sheet that lost rows (0) or columns (1), and the first and last of them.

    Names tell, the narrowest first: those that stand for nothing any more, and those for fewer
    cells than before.  Of a single cell that is gone, others say which way.  Input rows may go.
    """
    told: dict[str, list[tuple[int, tuple[int, int]]]] = {}
    sure: set[tuple[str, int]] = set()
    for key, _, then, area in recorded(grid):
        for axis in (0, 1):
            lines, across = (then[axis], then[axis + 2]), then[1 - axis] != then[3 - axis]
            if area is None and lines[0] == lines[1]:
                told.setdefault(key, []).append((axis, lines))
                if across:
                    sure.add((key, axis))
            elif area is not None and key not in INPUT_SHEETS and _is_less(area, axis, lines):
                told.setdefault(key, []).append((axis, lines))
                sure.add((key, axis))

    def rank(key: str, axis: int, lines: tuple[int, int]) -> tuple[bool, int, int]:
        return (key, axis) not in sure, lines[1] - lines[0], axis

    return {key: min(each, key=lambda e: rank(key, *e)) for key, each in told.items()}


def _is_less(area: Area, axis: int, lines: tuple[int, int]) -> bool:
    """Whether a name stands for fewer rows (0) or columns (1) than it did."""
    return area.range[axis + 2] - area.range[axis] < lines[1] - lines[0]


def without_inserted(problems: Sequence[Problem]) -> tuple[Problem, ...]:
    """Without rows said to be inserted: no row of the results takes them, for that was deleted."""
    if not any(problem.code.startswith("template.deleted_") for problem in problems):
        return tuple(problems)
    inserted = "workbook_in.between_counted"
    return tuple(problem for problem in problems if not problem.code.startswith(inserted))
