"""Part of C05: the last formula of a column that takes a step of its row instead of the result.

``=C10`` below ``=ROUND(H9*F9*G9,2)``: the whole price in place of the depreciation.  At an end a
formula is mostly another thing, but here its row is prepared as the others are: every input is
filled in, one of them is calculated as in the rows above, and nothing reads what it gives.
"""

from __future__ import annotations

from collections.abc import Iterator

from cofin.checks.formula.references import is_one_cell
from cofin.checks.formula.written import formulas_of
from cofin.checks.structure.breaks.ends import are_summed
from cofin.checks.structure.lines.line import FEWEST, Line, Lines
from cofin.checks.structure.sums.sum import Sums
from cofin.checks.structure.values import Look, number_in
from cofin.grid import Area, Position


def stops_halfway(line: Line, position: Position, known: Lines, sums: Sums, look: Look) -> bool:
    """Whether a formula reads what its row calculates with, and leaves the calculation unused."""
    if line.axis or len(line.fitting) < FEWEST or not line.is_beside(position):
        return False
    beside = line.neighbour(position)
    if not are_summed(line, (position, beside), sums):
        return False
    here = (line.sheet.name, *position)
    steps = known.references.of_formula(line.pattern.formula_at(position), *here)
    read = known.references.of_formula(line.sheet.cells[position].formula or "", *here)
    own = [area for area in steps if _is_of_row(area, here[0], position)]
    if not own or not all(number_in(look, here[0], *area.range[:2]) for area in own):
        return False
    unused = [
        area
        for area in own
        if area not in read and known.fit(here[0], 0, area.range[:2], (beside[0], area.range[1]))
    ]
    inputs = [each for area in unused for each in _inputs(area, known)]
    is_step = bool(read) and all(
        area in own or (area in inputs and _is_of_row(area, here[0], position)) for area in read
    )
    return is_step and any(not _is_read(area, known) for area in unused)


def _is_of_row(area: Area, sheet: str, position: Position) -> bool:
    """Whether an area is one cell of the row of a formula."""
    return area.sheet == sheet and is_one_cell(area.range) and area.range[0] == position[0]


def _inputs(area: Area, known: Lines) -> Iterator[Area]:
    """The cells that a calculated cell reads."""
    sheet = known.references.grid.sheet(area.sheet)
    row, column = area.range[:2]
    formula = sheet.cell(row, column).formula if sheet is not None else None
    yield from known.references.of_formula(formula or "", area.sheet, row, column)


def _is_read(area: Area, known: Lines) -> bool:
    """Whether a formula reads the one cell by itself; a sum of its column is no use of it."""
    return any(
        area in known.references.of_shape(formula.shape, *formula.key)
        for formulas in formulas_of(known.references.grid).by_skeleton.values()
        for formula in formulas
    )
