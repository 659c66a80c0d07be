"""C04: a number typed where the row or the column calculates."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping
from dataclasses import replace
from decimal import Decimal

from cofin.a1 import Range, a1
from cofin.checks.finding import Finding, Severity, said
from cofin.checks.formula.references import References
from cofin.checks.registry import check
from cofin.checks.structure.breaks.other_sources import Lists
from cofin.checks.structure.breaks.typed_parents import typed_parents
from cofin.checks.structure.breaks.typed_zeros import is_nothing_due
from cofin.checks.structure.correction import Correction
from cofin.checks.structure.lines.corners import ends_before
from cofin.checks.structure.lines.inputs import are_inputs_filled
from cofin.checks.structure.lines.line import FEWEST, Line, lines_of, refers, unit_of
from cofin.checks.structure.lines.precedents import precedents_of, without_circles
from cofin.checks.structure.lines.solid import YEARS
from cofin.checks.structure.values import would_give
from cofin.checks.subject import Subject
from cofin.checks.words.labels import row_label
from cofin.grid import CellKind, CellValue, Position
from cofin.money import EXACT
from cofin.text import Value


@check("C04")
def number_among_formulas(subject: Subject) -> Iterator[Finding]:
    """Yield each typed number whose neighbours share one formula that could stand there."""
    known = lines_of(subject.grid)
    found: dict[tuple[str, Position], tuple[tuple[bool, bool, int], Line]] = {}
    for line in known.lines:
        for position in line.strays:
            if (
                is_typed(line.sheet.cells[position])
                and _is_overwritten(line, position, known.references)
                and not _is_source(line, position, subject)
            ):
                rank = (*_belongs(line, position), len(line.fitting))
                key = (line.sheet.name, position)
                found[key] = max(found.get(key, (rank, line)), (rank, line), key=lambda r: r[0])
    lists = Lists(subject)
    for position, ((_, is_between, _), line) in ((key[1], best) for key, best in found.items()):
        if is_nothing_due(line, position, subject) or lists.have_not(line, position):
            continue
        across, is_whole = _typed_across(line, position, found, known.references)
        if across < FEWEST and not (is_whole and across > 1 and not is_between):
            yield _finding(line, position, subject)
        elif is_between:  # a whole row of numbers may be an input: a person must look
            finding = _finding(line, position, subject)
            yield replace(finding, severity=Severity.WARNING)
    for finding in without_circles(subject.grid, typed_parents(subject)):
        if not any(finding.cell == a1(*at) and finding.sheet == name for name, at in found):
            yield finding


def _belongs(line: Line, position: Position) -> tuple[bool, bool]:
    """Whether the cell is of the line and of no other across it, and between others of it."""
    return not ends_before(line, position), line.is_between(position)


def _typed_across(
    line: Line,
    position: Position,
    found: Container[tuple[str, Position]],
    references: References,
) -> tuple[int, bool]:
    """How many such numbers stand beside each other across the line, this one included.

    And whether no cell beside them calculates anything but their own total.  A number counts
    wherever the cell on its side of the line calculates: that a formula of its row is odd
    makes the "Plan" typed behind it no less an input.
    """
    cells, across, count = line.sheet.cells, 1 - line.axis, 1
    beside = line.neighbour(position)[line.axis]
    is_whole = True
    for way in (-1, 1):
        at = position[across]
        while True:
            at += way
            there = (position[0], at) if across == 1 else (at, position[1])
            model = (beside, at) if across == 1 else (at, beside)
            if (line.sheet.name, there) in found:
                count += 1
                continue
            here, near = cells.get(there), cells.get(model)
            if here is None or near is None or not near.formula or not refers(near.formula):
                break
            if not is_typed(here):
                read = references.of_formula(here.formula or "", line.sheet.name, *there)
                own = (area.range for area in read if area.sheet == line.sheet.name)
                is_whole = is_whole and any(area.holds(*position) for area in own)
                break
            count += 1
    return count, is_whole


def is_typed(cell: CellValue) -> bool:
    """Whether a cell holds a number that nobody calculates; ``=1200*3`` is typed as well."""
    if cell.formula is None:
        return cell.kind is CellKind.NUMBER and not cell.style.is_date
    return bool(cell.formula) and not refers(cell.formula)


def _is_overwritten(line: Line, position: Position, references: References) -> bool:
    """Whether the formula of the line belongs there: its inputs look like its neighbours'."""
    if _is_counter(line, position) or not line.is_beside(position):
        return False
    if not line.is_between(position) and ends_before(line, position):
        return False
    model = line.neighbour(position)
    if unit_of(line, position) != unit_of(line, model):
        return False
    if line.axis == 1:
        return len(line.fitting) >= FEWEST and are_inputs_filled(line, position, references) is True
    filled = are_inputs_filled(line, position, references)
    if len(line.fitting) < FEWEST or not line.is_between(position):
        return filled is True and not _is_heading(line, position, model)
    if filled is None:
        return True
    return filled or not row_label(line.sheet, *position)


def _is_source(line: Line, position: Position, subject: Subject) -> bool:
    """Whether the formula would read its own cell: the rate of an amount, what shares are of."""
    formula = line.pattern.formula_at(position)
    return precedents_of(subject.grid).reads_itself(formula, (line.sheet.name, *position))


def _is_counter(line: Line, position: Position) -> bool:
    """Numbers that start or restart a count, as 1 above ``=A1+1``, and opening balances."""
    if not line.pattern.refers_to_its_line:
        return False
    return not line.is_between(position) or line.sheet.cells[position].value in (0, 1)


def _is_heading(line: Line, position: Position, model: Position) -> bool:
    """A year, or the number of a column, above the first formula."""
    if bool(row_label(line.sheet, *position)) != bool(row_label(line.sheet, *model)):
        return True
    value = line.sheet.cells[position].value
    if position != line.positions[0] or not isinstance(value, Decimal):
        return False
    return value == value.to_integral_value() and int(value) in YEARS


def _finding(line: Line, position: Position, subject: Subject) -> Finding:
    sheet, cell = line.sheet, line.sheet.cells[position]
    formula = line.pattern.formula_at(position)
    beside = line.neighbour(position)
    result = would_give(subject, formula, (sheet.name, *position), beside)
    typed = cell.value if isinstance(cell.value, Decimal) else None
    difference = None if result is None or typed is None else EXACT.subtract(typed, result)
    right = Correction(sheet, position, formula, result, difference)
    values: dict[str, Value | Mapping[str, str]] = {
        "neighbours": str(_extent(line)),
        "count": len(line.fitting),
        **right.values,
    }
    if not right.found and typed is not None:
        values["found"] = typed
    if line.can_be_copied(position):
        source = a1(*beside)
        values["mend"] = said("structure.copied_back", source=source, place=right.place)
    return replace(
        right.finding(values),
        found=right.found or f"{typed:f}",
        severity=Severity.WARNING if difference == 0 or not line.pattern.moves else None,
    )


def _extent(line: Line) -> Range:
    """The cells from the first to the last of the pattern."""
    first = next(p for p in line.positions if p in line.fitting)
    last = next(p for p in reversed(line.positions) if p in line.fitting)
    return Range(*first, *last)
