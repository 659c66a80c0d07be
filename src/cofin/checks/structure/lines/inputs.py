"""What a line's formula would read in another place, and whether there is anything to read."""

from __future__ import annotations

from cofin.checks.formula.references import References
from cofin.checks.structure.lines.line import Line
from cofin.grid import Area, CellKind, Position

#: Numbers that are looked at in an area to tell whether it is filled.
_MOST_CELLS = 2_000


def are_inputs_filled(line: Line, position: Position, references: References) -> bool | None:
    """Whether what the formula would read is filled as its neighbour's is.

    ``None`` when it would read nothing that changes along the line.
    """
    there = read_at(line, position, references)
    model = read_at(line, line.neighbour(position), references)
    pairs = [
        (here, content)
        for here, theirs in zip(there, model, strict=False)
        if here != theirs and (content := _content(theirs, references))
    ]
    if not pairs:
        return None if there == model else False
    return all(_content(here, references) == content for here, content in pairs)


def read_at(line: Line, position: Position, references: References) -> list[Area]:
    """The cells that the formula of the line would read in this place."""
    formula = line.pattern.formula_at(position)
    return references.of_formula(formula, line.sheet.name, *position)


def _content(area: Area, references: References) -> str:
    """``number`` when there is a number or a formula in an area, ``text``, or nothing."""
    sheet = references.grid.sheet(area.sheet)
    cells = sheet.cells if sheet is not None else {}
    first_row, first_column, last_row, last_column = area.range
    if (last_row - first_row + 1) * (last_column - first_column + 1) > _MOST_CELLS:
        return "number"
    found = ""
    for row in range(first_row, last_row + 1):
        for column in range(first_column, last_column + 1):
            cell = cells.get((row, column))
            if cell is not None and (cell.formula is not None or cell.kind is not CellKind.TEXT):
                return "number"
            found = found if cell is None else "text"
    return found
