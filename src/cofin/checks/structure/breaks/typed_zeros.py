"""Part of C04: a 0 typed on purpose where others of a column calculate.

What is bought once costs nothing in the other years, whichever year it is bought in.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import takewhile

from cofin.checks.formula.shape import Place, shape_of
from cofin.checks.structure.lines.line import Line
from cofin.checks.structure.sums.written import added_columns, added_rows
from cofin.checks.structure.values import would_give
from cofin.checks.subject import Subject
from cofin.grid import EMPTY_CELL, CellKind, CellValue, Position

#: Cells of a row that are looked at on either side: the months of ten years.
_MOST = 120
#: Zeros beside each other that show that nothing more is due.
_FEWEST = 2


def is_nothing_due(line: Line, position: Position, subject: Subject) -> bool:
    """Whether nobody lost a formula where a 0 is typed.

    It would give 0 as well; or the same formula stands in another year of its row, which has
    all of the quantity then; or zeros follow what was calculated in the year before them.
    """
    if not _is_zero(line.sheet.cells[position]):
        return False
    formula = line.pattern.formula_at(position)
    if _is_elsewhere(line, position, formula) or _ends(line, position):
        return True
    key = (line.sheet.name, *position)
    return would_give(subject, formula, key, line.neighbour(position)) == 0


def _is_zero(cell: CellValue) -> bool:
    return cell.formula is None and cell.kind is CellKind.NUMBER and cell.value == 0


def _is_elsewhere(line: Line, position: Position, formula: str) -> bool:
    """Whether one formula of the row reads just what the lost one would: it is due once.

    Where several do, the same is due in each period, and one is missing.
    """
    wanted = _read(formula)
    copies = sum(
        cell.formula is not None and _read(cell.formula) == wanted
        for way in (-1, 1)
        for cell in _beside(line, position, way)
    )
    return copies == 1


def _read(formula: str) -> tuple[str, list[Place]] | None:
    """A formula without the dollars that only say how it is copied."""
    shape = shape_of(formula)
    bare = [place._replace(marks="") for place in shape.places] if shape is not None else []
    return (shape.skeleton, bare) if shape is not None else None


def _ends(line: Line, position: Position) -> bool:
    """Whether it is one of the zeros between the last year that calculates and the total."""
    before, behind = (list(_beside(line, position, way)) for way in (-1, 1))
    early, late = (len(list(takewhile(_is_zero, cells))) for cells in (before, behind))
    if early + 1 + late < _FEWEST or not any(_is_amount(cell) for cell in before[early:][:1]):
        return False
    return all(_adds(cell, line, position) for cell in behind[late:][:1])


def _is_amount(cell: CellValue) -> bool:
    return bool(cell.formula) and cell.value not in (None, 0)


def _adds(cell: CellValue, line: Line, position: Position) -> bool:
    """Whether a cell is the total of the row."""
    formula, (row, column) = cell.formula or "", position
    if line.axis == 0:
        return column in added_columns(formula, row)
    return any(first <= row <= last for first, last in added_rows(formula, column))


def _beside(line: Line, position: Position, way: int) -> Iterator[CellValue]:
    """The cells across the line on one side, up to the first empty one."""
    row, column = position
    down, right = (0, way) if line.axis == 0 else (way, 0)
    places = ((row + step * down, column + step * right) for step in range(1, _MOST))
    return takewhile(_is_filled, (line.sheet.cells.get(at, EMPTY_CELL) for at in places))


def _is_filled(cell: CellValue) -> bool:
    return cell.value is not None or cell.formula is not None
