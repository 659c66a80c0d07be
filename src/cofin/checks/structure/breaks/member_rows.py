"""Part of C05: the first and the last row of a list, whose other columns are those of a member.

At an end of a column another formula is mostly a fee or a total.  A row whose other columns
calculate as all rows of the list do is neither: it is a row like the others, and its formula
reads what theirs read.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from cofin.checks.formula.shape import shape_of
from cofin.checks.structure.breaks.ends import are_copies, are_summed, is_of_line
from cofin.checks.structure.lines.line import FEWEST, Line, Lines
from cofin.checks.structure.sums.sum import Sums
from cofin.checks.structure.values import Look, number_in
from cofin.grid import Area, Position


def is_member_row(line: Line, position: Position, known: Lines, sums: Sums, look: Look) -> bool:
    """Whether the row of a formula at an end, or of one of three, is one of the list."""
    if line.axis == 1 or not line.is_beside(position) or line.pattern.refers_to_its_line:
        return False
    if len(line.fitting) < FEWEST and (len(line.positions) != FEWEST or not are_copies(line)):
        return False
    name, references = line.sheet.name, sums.references
    read = references.of_formula(line.sheet.cells[position].formula or "", name, *position)
    meant = references.of_formula(line.pattern.formula_at(position), name, *position)
    inputs = [area for area in meant if _is_of_row(area, name, position)]
    beside = line.neighbour(position)[0]
    if not all(_is_filled(area, beside, look) for area in inputs):
        return False
    amounts = [amount for area in inputs for amount in _amounts(area, look)]
    if not inputs or (amounts and not any(amounts)):
        return False
    if not _is_variant(line, position, read, meant):
        return False
    if any(_is_alike(line, position, other) for other in known.crossing(name, 0, position[0])):
        return True
    return (
        len(line.fitting) >= FEWEST
        and len(inputs) > 1
        and set(read) == set(meant)
        and are_summed(line, (line.positions[0], line.positions[-1]), sums)
    )


def _is_variant(
    line: Line, position: Position, read: Sequence[Area], meant: Sequence[Area]
) -> bool:
    """Whether a formula reads what it should, or does the same with other cells of its row."""
    name = line.sheet.name
    odd = [area for area in read if area not in meant]
    if not any(_is_of_row(area, name, position) for area in read):
        return False
    if not odd:
        return True
    shape = shape_of(line.sheet.cells[position].formula or "")
    return (
        shape is not None
        and shape.skeleton == line.pattern.skeleton
        and all(area.sheet != name or _is_of_row(area, name, position) for area in odd)
        and not any(is_of_line(area, line) for area in odd)
    )


def _is_alike(line: Line, position: Position, other: Line) -> bool:
    """Whether another column has a formula in the same rows, and this row follows it."""
    rows = (line.positions[0][0], line.positions[-1][0])
    ends = (other.positions[0][0], other.positions[-1][0])
    column = other.positions[0][1]
    return (
        column != position[1]
        and ends == rows
        and other.pattern.moves
        and len(other.fitting) >= FEWEST
        and (position[0], column) in other.fitting
    )


def _is_of_row(area: Area, sheet: str, position: Position) -> bool:
    """Whether an area lies in the row of a formula."""
    return area.sheet == sheet and area.range[0] == area.range[2] == position[0]


def _is_filled(area: Area, beside: int, look: Look) -> bool:
    """Whether cells of a row hold a number, or a key as the row beside it does."""
    name, (row, first, _, last) = area
    columns = range(first, last + 1)
    return bool(_amounts(area, look)) or all(
        isinstance(look(name, each, column), str) for column in columns for each in (row, beside)
    )


def _amounts(area: Area, look: Look) -> list[Decimal]:
    """The numbers in cells of a row."""
    name, (row, first, _, last) = area
    found = (number_in(look, name, row, column) for column in range(first, last + 1))
    return [number for number in found if number is not None]
