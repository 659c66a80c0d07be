"""Part of C05: the first and the last cell of a line, and lines of three, inside a summed block.

At an end a formula is mostly another thing, a fee or a rate of the cells before it.  One that
a total adds up with the cell beside it, and that calculates as its neighbours do but for a
reference or a figure, is one of them.
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache

from cofin.a1 import a1
from cofin.checks.formula.shape import SLOT, shape_of
from cofin.checks.structure.lines.line import FEWEST, Line
from cofin.checks.structure.sums.sum import Sums
from cofin.grid import Area, Position
from cofin.money import EXACT

_SHEET = re.compile(rf"(?:'(?:[^']|'')+'|[\w.]+)!(?={SLOT})")
_FIGURE = re.compile(r"(?<![\w.])(?:\d+\.?\d*|\.\d+) *%?(?![\w.])")
_ADDED = re.compile(rf"{SLOT}(?: *[-+] *{SLOT})+")
_ALONE = re.compile(rf"\( *{SLOT} *\)|\bSUM\( *{SLOT} *\)", re.IGNORECASE)
_TIMES = re.compile(r"[*/]")
#: The name of a cell, as ``Rate`` in ``C5*Rate``: no function, no sheet, nothing in quotes.
_NAME = re.compile(r"(?<![\w.'\"!\[\]#])[A-Z_][\w.]*(?![\w.('\"!\[\]])")


def is_of_the_block(line: Line, position: Position, sums: Sums) -> bool:
    """Whether the formula belongs to the summed cells of the line, though it calculates else."""
    if not line.is_beside(position) or line.pattern.refers_to_its_line:
        return False
    cells, here = line.sheet.cells, line.sheet.name
    formula, meant = cells[position].formula or "", line.pattern.formula_at(position)
    shared = sums.references.of_formula(meant, here, *position)  # a choice above the column
    if any(
        is_of_line(area, line) and area not in shared
        for area in sums.references.of_formula(formula, here, *position)
    ):
        return False  # a part of the cells before it
    beside = line.neighbour(position)
    if len(line.fitting) < FEWEST:
        if len(line.positions) != FEWEST or not are_copies(line):
            return False
        first, last = line.positions[0], line.positions[-1]
    else:
        first, last = position, beside
    if not are_summed(line, (first, last, position), sums):
        return False
    wanted = line.pattern.skeleton
    found = shape_of(formula)
    # along a row the figures may change: 30 %, 30 % and 40 % of a grant in three years
    return found is not None and (
        _core(found.skeleton, line.axis) == _core(wanted, line.axis)
        or is_slipped(found.skeleton, wanted)
    )


def closes_a_year(line: Line, position: Position, sums: Sums) -> bool:
    """Whether the balance of a year repeats that of its last quarter.

    What the quarters add to the balance before them stands in the year's column added up.
    """
    row, column = position
    name = line.sheet.name
    formula = line.sheet.cells[position].formula or ""
    if line.axis == 0 or not line.pattern.refers_to_its_line or formula != a1(row, column - 1):
        return False
    meant = sums.references.of_formula(line.pattern.formula_at(position), name, *position)
    return any(sums.is_within((name, *area.range[:2]), line.axis) for area in meant)


def is_slipped(one: str, other: str) -> bool:
    """Whether formulas differ in one rate, whose point has slipped: 0.7 for 0.07, 6 % for 60 %."""
    if _FIGURE.sub("#", one) != _FIGURE.sub("#", other):
        return False
    pairs = zip(_FIGURE.findall(one), _FIGURE.findall(other), strict=True)
    rates = [sorted(map(_rate, pair)) for pair in pairs if pair[0] != pair[1]]
    return len(rates) == 1 and rates[0][1] < 1 and EXACT.scaleb(rates[0][0], 1) == rates[0][1]


def _rate(figure: str) -> Decimal:
    bare = Decimal(figure.rstrip("% "))
    return EXACT.scaleb(bare, -2) if figure.endswith("%") else bare


def is_of_line(area: Area, line: Line) -> bool:
    """Whether an area has cells of the line's own column or row."""
    track = line.positions[0][1 - line.axis]
    return area.sheet == line.sheet.name and (
        area.range[1 - line.axis] <= track <= area.range[3 - line.axis]
    )


def are_copies(line: Line) -> bool:
    """Whether each of two formulas, copied to the place of the other, gives the other."""
    one, other = sorted(line.fitting)
    shape = shape_of(line.sheet.cells[one].formula or "")
    return shape is not None and line.pattern.is_copy(shape, one, other)


def are_summed(line: Line, positions: tuple[Position, ...], sums: Sums) -> bool:
    """Whether one range of a total takes in all of the cells."""
    name = line.sheet.name
    return any(
        area.sheet == name and all(area.range.holds(*each) for each in positions)
        for total in sums.covering((name, *positions[0]))
        for area in total.areas
    )


@lru_cache(maxsize=1 << 12)
def _core(skeleton: str, axis: int) -> str:
    """What a formula does, whatever it refers to and, down a column, whatever its figures.

    A product of a sum is one of a cell: ``7%*(B4+C4)`` and ``7%*F4`` differ in their base.
    """
    core = _SHEET.sub("", skeleton.upper())
    if axis == 0:
        core = _FIGURE.sub("#", core)
    elif '"' not in core:
        core = _NAME.sub(SLOT, core)  # in one row, a cell by its name
    if _TIMES.search(core):
        before = ""
        while before != core:
            before, core = core, _ALONE.sub(SLOT, _ADDED.sub(SLOT, core))
    return core.replace(" ", "")
