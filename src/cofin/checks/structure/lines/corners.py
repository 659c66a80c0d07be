"""Where the lines of a table cross: which of them a cell belongs to.

A summary counts by category in its first columns and has the grant in a later one.  A number
typed over the grant of the first row stands at the end of a row of counts, and in a column of
grants: beside it, in the next row, the counts end where the grant begins.
"""

from __future__ import annotations

from cofin.checks.formula.shape import shape_of
from cofin.checks.structure.lines.line import Line
from cofin.grid import Position


def ends_before(line: Line, position: Position) -> bool:
    """Whether the line beside this one has its pattern too, and another formula at this place."""
    model = line.neighbour(position)
    return any(
        _skeleton(line, _beside(line, model, way)) == line.pattern.skeleton
        and _skeleton(line, _beside(line, position, way)) not in ("", line.pattern.skeleton)
        for way in (-1, 1)
    )


def _beside(line: Line, position: Position, way: int) -> Position:
    row, column = position
    return (row + way, column) if line.axis else (row, column + way)


def _skeleton(line: Line, position: Position) -> str:
    """What the formula of a cell does; empty where it refers to nothing."""
    shape = shape_of(line.sheet.cell(*position).formula or "")
    return shape.skeleton if shape is not None and shape.places else ""
