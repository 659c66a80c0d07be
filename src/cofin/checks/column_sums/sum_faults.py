"""A total in a workbook of unknown layout that is not the sum of its parts, and what they are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from cofin.checks.column_sums.beside_columns import as_beside, named_parts, without_runs
from cofin.checks.column_sums.stack import LEAST_PARTS, Entry, ends_part
from cofin.checks.structure.sums.written import added_columns, added_rows
from cofin.checks.tables.cells import added, are_equal
from cofin.checks.tables.tables import SeenRow, SeenTable
from cofin.checks.words.divisions import is_package, is_period
from cofin.checks.words.headings import Role
from cofin.checks.words.sums import (
    says_grand_total,
    says_person_months,
)


@dataclass(frozen=True, slots=True)
class SumFault:
    """A total that is not the sum of its parts (EUR, or person-months)."""

    code: str  # the check that reports it
    place: tuple[str, str]
    label: str
    found: Decimal
    expected: Decimal
    first: str  # cells between which the parts stand
    last: str
    parts: str = ""  # the cells to add, where others stand between them
    is_price: bool = False  # of a name that another table has with another price


def since(stack: Sequence[Entry], row: SeenRow) -> int:
    """Where the entries behind the last total begin; for a grand total, behind the last such."""
    return next((i for i in range(len(stack), 0, -1) if ends_part(stack[i - 1], row)), 0)


def parts_of(
    table: SeenTable, column: int, row: SeenRow, stack: Sequence[Entry]
) -> tuple[list[Entry], int]:
    """The parts of a total, and how many of the last entries they stand for.

    What it adds up in other columns; else what follows where its own range begins; else the
    rows since the last total; else all there is.
    """
    beside = as_beside(table, row, column)
    if beside:
        return beside, sum(entry.row.number >= beside[0].row.number for entry in stack)
    own = _from_its_first(row, column, stack)
    if own:
        return own, len(own)
    behind = len(stack) - since(stack, row)
    last = next(e for e in reversed(table.rows) if e.is_total and column in e.numbers)
    is_whole = row is last and not says_grand_total(row.folded)
    taken = len(stack) if is_whole or behind < LEAST_PARTS else behind
    return without_runs(table, stack[len(stack) - taken :], column), taken


def _from_its_first(row: SeenRow, column: int, stack: Sequence[Entry]) -> list[Entry]:
    """The last entries from the first on that a range names, where it ends before the last."""
    spans = added_rows(row.formulas.get(column, ""), column)
    if len(spans) != 1 or not stack or stack[-1].row.number <= spans[0][1]:
        return []
    own = [entry for entry in stack if entry.row.number >= spans[0][0]]
    return own if own and own[0].row.number == spans[0][0] and len(own) > LEAST_PARTS else []


def faults_of(
    table: SeenTable, column: int, row: SeenRow, parts: Sequence[Entry]
) -> Iterator[SumFault]:
    """The total, when it is not the sum of its parts; instead of a row sum what it adds up."""
    across = added_columns(row.formulas.get(column, ""), row.number)
    if not across:
        fault = _fault(table, column, row, parts)
        if not are_equal(fault.found, fault.expected):
            yield fault
    for other in across:
        own = [entry.row.numbers[other] for entry in parts if other in entry.row.numbers]
        if other < column and other in row.numbers and len(own) == len(parts):
            beside = [Entry(n, each.row) for n, each in zip(own, parts, strict=True)]
            yield from faults_of(table, other, row, beside)


def _fault(table: SeenTable, column: int, row: SeenRow, parts: Sequence[Entry]) -> SumFault:
    return SumFault(
        code=_code(table, column, row, parts),
        place=table.place(row, column),
        label=table.label(row, column),
        found=row.numbers[column],
        expected=added(entry.value for entry in parts),
        first=table.place(parts[0].row, column)[1],
        last=table.place(parts[-1].row, column)[1],
        parts=named_parts(table, parts, column),
    )


def _code(table: SeenTable, column: int, row: SeenRow, parts: Sequence[Entry]) -> str:
    """Which check reports it: sums over work packages and periods have their own."""
    labels = [entry.row.folded for entry in parts]
    role = table.role(column)
    if all(map(is_period, labels)):
        return "A03"
    if role in (Role.ONE_PACKAGE, Role.QUANTITY) or all(map(is_package, labels)):
        return "A04"
    return "A04" if says_person_months(row.folded) else "A02"
