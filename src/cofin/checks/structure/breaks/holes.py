"""Part of C05: an empty cell where a row should calculate, as the rows above and below it do."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from cofin.checks.finding import Finding, said
from cofin.checks.formula.shape import shape_of
from cofin.checks.structure.correction import Correction
from cofin.checks.structure.lines.inputs import are_inputs_filled
from cofin.checks.structure.lines.line import FEWEST, Line, lines_of
from cofin.checks.structure.periods.stocks import stocks_of
from cofin.checks.structure.sums.sum import Sums, summands, sums_of
from cofin.checks.structure.values import Look, look_in, number_in, would_give
from cofin.checks.subject import Subject
from cofin.checks.words.currencies import currency_said
from cofin.checks.words.headings import Role, folded, whole
from cofin.checks.words.labels import column_label, row_label
from cofin.checks.words.overheads import EVERY
from cofin.checks.words.sums import fold, role_of, says_per, says_share
from cofin.grid import EMPTY_CELL, CellKind, Position
from cofin.money import EXACT

#: Formulas that are lost beside each other; a wider gap parts two tables.
_WIDEST = 2
#: Inputs in the row of a lost formula.  With one alone an empty cell may be meant, such as
#: subcontracting in a column of indirect costs.
_LEAST_INPUTS = 2
#: Taxes, overheads and contributions: some rows have none, and are left empty on purpose.
_SHARES = ("taxes.vat.words", *EVERY, "funds.grant.words", "funds.contribution.words")
#: "Amount incl. VAT" is an amount of its own.
_BESIDE = ("included.with.words", "included.with.joins", "included.without.words")
#: What the numbers of a row are that nobody adds up.
_NO_AMOUNTS = (Role.PRICE, Role.RATE)
#: A rate typed in a formula: 0.25, 25 %, *25/100.
_RATE = re.compile(r"(?<![\w.])0?\.\d*[1-9]|\d *%|/ *100(?![\d.])")


def lost_formulas(subject: Subject) -> Iterator[Finding]:
    """Yield each empty cell of a column whose row is filled in and should calculate."""
    known, sums, look = lines_of(subject.grid), sums_of(subject.grid), look_in(subject)
    found: set[tuple[str, Position]] = set()
    for line in known.lines:
        if line.axis or len(line.fitting) < FEWEST or not line.pattern.moves:
            continue
        if _is_share(line, look):
            continue
        for position in _beside(line, sums):
            key = (line.sheet.name, position)
            if key in found or not row_label(line.sheet, *position):
                continue
            if _is_in_other_money(line, position):
                continue
            if not are_inputs_filled(line, position, known.references):
                continue
            formula, model = line.pattern.formula_at(position), min(line.fitting)
            result = would_give(subject, formula, (key[0], *position), model)
            if not result or _own_inputs(line, position, look) < _LEAST_INPUTS:
                continue
            if _adds(line, position) and (
                position[0] in stocks_of(line.sheet, 0).every or _is_never_added(line, position)
            ):
                continue
            found.add(key)
            yield _finding(line, position, result)


def _is_in_other_money(line: Line, position: Position) -> bool:
    """Whether the row is in another currency than the column: ``Salaries (TL)`` under ``€``."""
    row, column = (
        currency_said(words(line.sheet, *position)) for words in (row_label, column_label)
    )
    return bool(row and column) and row != column


def _adds(line: Line, position: Position) -> bool:
    """Whether the formula is the sum of its row, and so would count what is carried over again."""
    shape = shape_of(line.pattern.formula_at(position))
    return (
        shape is not None
        and summands(shape.skeleton) is not None
        and all(place.first_row == place.last_row == position[0] for place in shape.places)
    )


def _is_never_added(line: Line, position: Position) -> bool:
    """Whether the numbers of a row are rates or prices: ``Cost per PM``, ``Funding rate``."""
    row, last = position
    cells = [line.sheet.cell(row, column) for column in range(1, last)]
    numbers = [cell for cell in cells if cell.kind is CellKind.NUMBER]
    if numbers and all("%" in cell.style.number_format for cell in numbers):
        return True
    texts = (str(cell.value) for cell in cells if cell.kind is CellKind.TEXT)
    return any(role_of(text) in _NO_AMOUNTS or says_per(fold(text)) for text in texts)


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


def _is_share(line: Line, look: Look) -> bool:
    """Whether a column takes a part of other amounts, which not every row need have."""
    first = line.positions[0]
    heading = folded(column_label(line.sheet, *first))
    is_part = says_share(fold(heading)) or whole(*_SHARES).search(heading)
    if is_part and not whole(*_BESIDE).search(heading):
        return True
    if _RATE.search(line.pattern.formula_at(first)):
        return True
    last = set(line.pattern.places_at(line.positions[-1]))
    fixed = [place for place in line.pattern.places_at(first) if place in last]
    return any(
        "%" in line.sheet.cell(place.first_row, place.first_column).style.number_format
        and number_in(look, line.sheet.name, place.first_row, place.first_column) is not None
        for place in fixed
        if not place.is_range
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
    formula = line.pattern.formula_at(position)
    right = Correction(line.sheet, position, formula, result, EXACT.minus(result))
    problem = said(
        "structure.lost",
        place=right.place,
        label=right.label,
        count=len(line.fitting),
        expected=right.expected,
        result=result,
    )
    return right.finding({"problem": problem, "mend": right.put})
