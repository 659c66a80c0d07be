"""Part of C05: an empty cell where a row should calculate, as the rows above and below it do."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from cofin.a1 import a1
from cofin.checks.finding import Finding, said
from cofin.checks.formula.shape import shape_of
from cofin.checks.labels import label_of, row_label
from cofin.checks.structure.lines import FEWEST, Line, lines_of
from cofin.checks.structure.lookup import Look, look_in, number_in, would_give
from cofin.checks.structure.overwritten import are_inputs_filled
from cofin.checks.structure.sums import Sums, sums_of
from cofin.checks.subject import Subject
from cofin.grid import EMPTY_CELL, Position
from cofin.money import EXACT

#: Formulas that are lost beside each other; a wider gap parts two tables.
_WIDEST = 2
#: Inputs in the row of a lost formula.  With one alone an empty cell may be meant, such as
#: subcontracting in a column of indirect costs.
_LEAST_INPUTS = 2


def lost_formulas(subject: Subject) -> Iterator[Finding]:
    """Yield each empty cell of a column whose row is filled in and should calculate."""
    known, sums, look = lines_of(subject.grid), sums_of(subject.grid), look_in(subject)
    found: set[tuple[str, Position]] = set()
    for line in known.lines:
        if line.axis or len(line.fitting) < FEWEST or not line.pattern.moves:
            continue
        for position in _beside(line, sums):
            key = (line.sheet.name, position)
            if key in found or not row_label(line.sheet, *position):
                continue
            if not are_inputs_filled(line, position, known.references):
                continue
            result = would_give(subject, line.pattern.formula_at(position), (key[0], *position))
            if result and _own_inputs(line, position, look) >= _LEAST_INPUTS:
                found.add(key)
                yield _finding(line, position, result)


def _beside(line: Line, sums: Sums) -> Iterator[Position]:
    """Empty cells next to an end of the line, with a formula of the line or a total behind them."""
    for end, way in ((line.positions[0], -1), (line.positions[-1], 1)):
        row, column = end
        gap: list[Position] = []
        while len(gap) <= _WIDEST and (row := row + way) > 0 and _is_empty(line, (row, column)):
            gap.append((row, column))
        if not gap or len(gap) > _WIDEST or end not in line.fitting:
            continue
        formula = line.sheet.cell(row, column).formula
        shape = shape_of(formula) if formula else None
        is_split = shape is not None and line.pattern.fits(shape, (row, column))
        yield from (at for at in gap if is_split or _is_summed(line, end, at, sums))


def _is_empty(line: Line, position: Position) -> bool:
    cell = line.sheet.cells.get(position, EMPTY_CELL)
    return cell.formula is None and cell.value in (None, "")


def _is_summed(line: Line, end: Position, at: Position, sums: Sums) -> bool:
    """Whether a total adds up the cell and the formula beside it."""
    here = (line.sheet.name, *at)
    return any(
        area.sheet == here[0] and area.range.holds(*end) and area.range.holds(*at)
        for total in sums.covering(here)
        for area in total.areas
    )


def _own_inputs(line: Line, position: Position, look: Look) -> int:
    """How many numbers in its row the formula would read."""
    row = position[0]
    read = {
        (row, column)
        for place in line.pattern.places_at(position)
        if place.first_row == place.last_row == row
        for column in range(place.first_column, place.last_column + 1)
    }
    return sum(bool(number_in(look, line.sheet.name, *at)) for at in read)


def _finding(line: Line, position: Position, result: Decimal) -> Finding:
    sheet, formula = line.sheet, line.pattern.formula_at(position)
    place = f"{sheet.name}!{a1(*position)}"
    values = {
        "problem": said(
            "structure.lost",
            place=place,
            label=label_of(sheet, *position),
            count=len(line.fitting),
            expected=f"={formula}",
            result=result,
        ),
        "mend": said("structure.put", formula=f"={formula}", place=place),
    }
    return Finding(
        sheet=sheet.name,
        cell=a1(*position),
        label=label_of(sheet, *position),
        found="",
        expected=f"={formula}",
        difference=EXACT.minus(result),
        values=values,
    )
