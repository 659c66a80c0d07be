"""Part of C05: a total that counts its cells in a row of totals that add theirs.

``SUBTOTAL(2,H4:H11)`` beside ``SUBTOTAL(9,G4:G11)``: eight receipts instead of their amount.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal

from cofin.a1 import a1
from cofin.checks.finding import Finding
from cofin.checks.formula.nodes import Call, Number
from cofin.checks.formula.parse import tree_of
from cofin.checks.formula.shape import SLOT
from cofin.checks.formula.written import Written, formulas_of
from cofin.checks.structure.correction import correction
from cofin.checks.structure.sums.sum import sums_of
from cofin.checks.structure.values import look_in, number_in
from cofin.checks.subject import Subject
from cofin.checks.words.labels import row_label
from cofin.checks.words.totals import is_total
from cofin.grid import Area

_COUNTS = (2, 3, 102, 103)


def counted_amounts(subject: Subject) -> Iterator[Finding]:
    """Yield the totals that count amounts, where those beside them add up the same rows."""
    if subject.layout is not None:
        return
    sums = sums_of(subject.grid)
    rows: dict[tuple[str, int], list[Written]] = defaultdict(list)
    for skeleton, formulas in formulas_of(subject.grid).by_skeleton.items():
        if _right(skeleton):
            for formula in formulas:
                rows[formula.key[:2]].append(formula)
    for (name, row), formulas in rows.items():
        if len(formulas) > 1:
            continue  # a row of counts
        (formula,) = formulas
        for area in sums.references.of_shape(formula.shape, *formula.key):
            beside = [
                total.key[2]
                for total in sums.in_row(name, row)
                if any(_are_rows_of(area, each, total.key[2]) for each in total.areas)
            ]
            if beside and _are_rows_of(area, area, formula.column):
                yield from _finding(subject, formula, area, beside)


def _right(skeleton: str) -> str:
    """The formula that adds up instead of counting; empty where it does something else."""
    match tree_of(skeleton) if skeleton.count(SLOT) == 1 else None:
        case Call(name="SUBTOTAL", arguments=(Number(value=function), _)) if function in _COUNTS:
            return f"SUBTOTAL({109 if function > 100 else 9},{SLOT})"
        case Call(name="COUNT" | "COUNTA", arguments=(_,)):
            return f"SUM({SLOT})"
    return ""


def _are_rows_of(area: Area, other: Area, column: int) -> bool:
    """Whether an area has the rows of one of one column, this one."""
    first_row, first_column, last_row, last_column = other.range
    rows = (area.range[0], area.range[2])
    return (
        other.sheet == area.sheet
        and first_column == last_column == column
        and (first_row, last_row) == rows
    )


def _finding(
    subject: Subject, formula: Written, area: Area, beside: list[int]
) -> Iterator[Finding]:
    name, row, column = formula.key
    sheet = next(each for each in subject.grid.sheets if each.name == name)
    look = look_in(subject)
    rows = range(area.range[0], area.range[2] + 1)
    found = [number_in(look, area.sheet, each, column) for each in rows]
    numbers = [number for number in found if number is not None]
    is_amount = any(sheet.cell(each, column).formula for each in rows) or any(
        map(_has_cents, numbers)
    )
    is_mostly = len(numbers) * 2 > len(rows)  # else it counts what else stands there
    if area.sheet != name or not (is_amount and is_mostly):
        return
    if not is_total(row_label(sheet, row, column)):
        return
    text = _right(formula.shape.skeleton).replace(SLOT, str(formula.shape.places[0]))
    right = correction(subject, sheet, (row, column), text)
    nearest = min(beside, key=lambda each: abs(each - column))
    yield right.finding(
        {
            "count": len(beside),
            "neighbour": a1(row, nearest),
            **right.values,
            "mend": right.put,
        }
    )


def _has_cents(number: Decimal) -> bool:
    return number != number.to_integral_value()
