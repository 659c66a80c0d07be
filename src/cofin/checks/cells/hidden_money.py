"""C09: amounts where nobody sees them, and whether a total counts them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from cofin.a1 import Range
from cofin.checks.cells.error_values import is_hidden
from cofin.checks.cells.kinds import Kinds, kinds, ranges
from cofin.checks.finding import Finding, Severity
from cofin.checks.formula import References
from cofin.checks.inference import Role, roles
from cofin.checks.labels import label_of
from cofin.checks.registry import check
from cofin.checks.subject import Subject
from cofin.core.parse_numbers import plain
from cofin.grid import Position

#: Functions whose result counts what they read; a lookup shows one cell of it.
_COUNTING = ("SUM", "SUBTOTAL", "AGGREGATE", "+")


_MONEY_FORMAT = re.compile(r"#,##0|0[.,]00(?!%)|€|EUR|TL|₺")
#: Where neither heading nor format speaks of money, smaller numbers are marks and ranks.
SMALL = 100


@check("C09")
def hidden_money(subject: Subject) -> Iterator[Finding]:
    """Hidden sheets, rows and columns with amounts other than 0; an error when in a total."""
    own = own_columns(subject)
    found: list[tuple[Kinds, Range, list[tuple[Position, Decimal]]]] = []
    for here in kinds(subject):
        sheet = here.sheet
        if sheet.state == "visible" and not (sheet.hidden_rows or sheet.hidden_columns):
            continue
        hidden = [
            (position, number)
            for position, number in (*here.numbers, *here.results)
            if number
            and is_hidden(here, *position)
            and not any(area.holds(*position) for area in own.get(here.sheet.name, ()))
            and _is_amount(subject, here, position)
        ]
        for area in _areas(here, [position for position, _ in hidden]):
            found.append((here, area, [item for item in hidden if area.holds(*item[0])]))
    if not found:
        return
    counted = _counted(subject, [(here.sheet.name, area) for here, area, _ in found])
    for index, (here, area, amounts) in enumerate(found):
        (row, column), largest = max(amounts, key=lambda item: abs(item[1]))
        yield Finding(
            sheet=here.sheet.name,
            cell=str(area),
            label=label_of(here.sheet, row, column),
            found=plain(largest),
            values={"count": len(amounts), "in_total": index in counted},
            severity=Severity.ERROR if index in counted else None,
        )


def own_columns(subject: Subject) -> dict[str, list[Range]]:
    """Columns that cofin itself calculates; its helper columns are folded away."""
    found: dict[str, list[Range]] = {}
    for column in subject.layout.columns if subject.layout else ():
        if not column.is_input:
            found.setdefault(column.sheet, []).append(column.range)
    return found


def _is_amount(subject: Subject, here: Kinds, position: Position) -> bool:
    if here.sheet.cell(*position).style.is_date:
        return False
    role = roles(subject).role(here.sheet.name, *position)
    if role is Role.AMOUNT:
        return True
    if here.sheet.state != "visible":  # a hidden list of prices is a list
        return False
    return role is Role.PRICE or (
        role in (Role.NUMBER, Role.PERIOD) and _looks_like_money(here, position)
    )


def _looks_like_money(here: Kinds, position: Position) -> bool:
    cell = here.sheet.cell(*position)
    if _MONEY_FORMAT.search(cell.style.number_format):
        return True
    is_plain = cell.style.number_format == "General" and isinstance(cell.value, Decimal)
    return is_plain and abs(Decimal(str(cell.value))) >= SMALL


def _areas(here: Kinds, positions: Sequence[Position]) -> list[Range]:
    """The hidden sheet, each run of hidden rows, each run of hidden columns."""
    if not positions:
        return []
    if here.sheet.state != "visible":
        return [_around(positions)]
    rows = [p for p in positions if p[0] in here.sheet.hidden_rows]
    columns = [p for p in positions if p[0] not in here.sheet.hidden_rows]
    row_runs = ranges((row, 1) for row, _ in rows)
    column_runs = ranges((1, column) for _, column in columns)
    found = [_around([p for p in rows if r.first_row <= p[0] <= r.last_row]) for r in row_runs]
    return found + [
        _around([p for p in columns if r.first_column <= p[1] <= r.last_column])
        for r in column_runs
    ]


def _around(positions: Sequence[Position]) -> Range:
    rows, columns = [row for row, _ in positions], [column for _, column in positions]
    return Range(min(rows), min(columns), max(rows), max(columns))


def _counted(subject: Subject, areas: Sequence[tuple[str, Range]]) -> set[int]:
    """The areas, by number, that a formula outside of them adds up."""
    references = References(subject.grid)
    found: set[int] = set()
    for here in kinds(subject):
        for position, cell in here.formulas:
            formula = (cell.formula or "").upper()
            if not any(word in formula for word in _COUNTING):
                continue
            for read in references.of_formula(cell.formula or "", here.sheet.name, *position):
                for index, (sheet, area) in enumerate(areas):
                    is_outside = sheet != here.sheet.name or not area.holds(*position)
                    if sheet == read.sheet and is_outside and _meet(area, read.range):
                        found.add(index)
    return found


def _meet(one: Range, other: Range) -> bool:
    return (
        one.first_row <= other.last_row
        and other.first_row <= one.last_row
        and one.first_column <= other.last_column
        and other.first_column <= one.last_column
    )
