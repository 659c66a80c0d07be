"""R10 in a workbook from which no project can be read: grant and income above the costs.

Judged only where one sheet states costs, grant and income once each, and the budgets of all
other sheets are no more than parts of it: no profit is asked of the action as a whole.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import NamedTuple, TypeAlias

from cofin.a1 import parse_range
from cofin.checks.budget_rules.stated.partners import is_of_partner
from cofin.checks.figures.figures import Group, Told, groups_of
from cofin.checks.finding import Finding, Severity, said
from cofin.checks.subject import Subject, once
from cofin.checks.tables.cells import added, amount_finding, are_equal, less, shown
from cofin.checks.tables.tables import SeenRow, SeenTable, seen_tables
from cofin.checks.words.figures import FigureKind, kind_of
from cofin.checks.words.labels import column_label
from cofin.checks.words.stated import income_said, nouns
from cofin.checks.words.sums import fold, names_total
from cofin.grid import SheetGrid
from cofin.rules.profile import CallRules
from cofin.text import Value

Budget: TypeAlias = tuple[Told, Told]
"""Costs and grant."""

_COSTS = (FigureKind.ELIGIBLE, FigureKind.TOTAL)
_GRANTS = (FigureKind.REQUESTED, FigureKind.EU)


class Stated(NamedTuple):
    """What one sheet says of the project: its costs, the grant, and what it earns."""

    costs: Told
    grant: Told
    income: Told


class _Income(NamedTuple):
    """Where a table names income: a row, or a column."""

    table: SeenTable
    row: SeenRow | None
    column: int
    is_earned: bool  # says so: else it may be the name of all that finances the project


def _stated(subject: Subject) -> Stated | None:
    tables: dict[str, list[SeenTable]] = {}
    for table in seen_tables(subject):
        tables.setdefault(table.sheet, []).append(table)
    incomes = {sheet: [i for t in each for i in _incomes(t)] for sheet, each in tables.items()}
    if not any(incomes.values()):
        return None  # as nearly always
    groups: dict[str, list[Group]] = {}
    for group in groups_of(subject):
        groups.setdefault(next(iter(group.figures.values())).place[0], []).append(group)
    budgets = {sheet: _budget(each, groups.get(sheet, [])) for sheet, each in tables.items()}
    found = [_of_sheet(incomes[sheet], budget) for sheet, budget in budgets.items()]
    known = [each for each in found if each is not None]
    costs = [budget[0].value for budget in budgets.values() if budget is not None]
    return known[0] if len(known) == 1 and _is_all(known[0].costs.value, costs) else None


#: Costs, grant and income of the project of a subject without one, if they are beyond doubt.
income_stated = once(_stated)


def _is_all(whole: Decimal, costs: Sequence[Decimal]) -> bool:
    """Whether the costs of other sheets are parts of those of one, or the same again."""
    return added(other for other in costs if not are_equal(other, whole)) <= whole


def _of_sheet(incomes: Sequence[_Income], budget: Budget | None) -> Stated | None:
    if budget is None or len(incomes) != 1:
        return None
    income = _amount(incomes[0], budget[1])
    if income is None or income.value <= 0:
        return None
    # the income side of a balanced budget holds the grant as well
    is_sure = incomes[0].is_earned or income.value < budget[1].value
    return Stated(*budget, income) if is_sure else None


def _incomes(table: SeenTable) -> Iterator[_Income]:
    for row in table.rows:
        is_named = nouns("income").search(row.folded) is not None
        is_earned = income_said(row.label) if is_named else None
        if is_earned is not None:
            yield _Income(table, row, 0, is_earned)
    for column in table.columns:
        is_earned = income_said(table.headings.get(column, ""))
        if is_earned is not None:
            yield _Income(table, None, column, is_earned)


def _amount(income: _Income, grant: Told) -> Told | None:
    """The income in the row or column of the grant, in its table; else the one of its row."""
    table, row, column, _ = income
    grant_row, grant_column = _at(grant)
    beside = next((each for each in table.rows if each.number == grant_row), None)
    if row is None:
        row = beside
    elif beside is not None and grant_column in row.numbers:
        column = grant_column
    elif len(row.numbers) == 1:
        column = next(iter(row.numbers))
    if row is None or column not in row.numbers:
        return None
    return Told(row.numbers[column], table.place(row, column), table.label(row, column))


def _at(told: Told) -> tuple[int, int]:
    """Row and column of a figure."""
    area = parse_range(told.place[1])
    return (area.first_row, area.first_column) if area is not None else (0, 0)


def _budget(tables: Sequence[SeenTable], groups: Sequence[Group]) -> Budget | None:
    """Costs and grant of the project: of one budget on the sheet, else a row for each."""
    grid = tables[0].grid
    found = []
    for group in groups:
        costs, grant = _first(group, _COSTS), _first(group, _GRANTS)
        if costs is not None and grant is not None and not _is_share(grid, grant):
            found.append((group, costs, grant))
    if len(found) > 1:
        found = [each for each in found if _is_whole(grid, each[0], each[2])]
        return found[0][1:] if len(found) == 1 else None
    if found:
        group, costs, grant = found[0]
        return None if any(group.table) and not group.is_total else (costs, grant)
    both = [_rows(tables, kinds) for kinds in (_COSTS, _GRANTS)]
    return (both[0][0], both[1][0]) if all(len(each) == 1 for each in both) else None


def _first(group: Group, kinds: Sequence[FigureKind]) -> Told | None:
    return next((group.figures[kind] for kind in kinds if kind in group.figures), None)


def _is_share(grid: SheetGrid, told: Told) -> bool:
    return "%" in grid.cell(*_at(told)).style.number_format


def _is_whole(grid: SheetGrid, group: Group, grant: Told) -> bool:
    """Whether a budget among others is the one of all: a row or a column of totals."""
    if any(group.table):
        return group.is_total
    return names_total(fold(column_label(grid, *_at(grant))))


def _rows(tables: Sequence[SeenTable], kinds: Sequence[FigureKind]) -> list[Told]:
    """Rows of these kinds with one amount each, an amount that comes again once."""
    found = {
        number: Told(number, table.place(row, column), row.label)
        for table in tables
        for row in table.rows
        if kind_of(row.folded) in kinds and len(row.numbers) == 1
        for column, number in row.numbers.items()
    }
    return list(found.values())


def income_above_costs(subject: Subject, rules: CallRules) -> Iterator[Finding]:
    """Grant and income of the project together above its costs."""
    stated = income_stated(subject)
    if stated is None:
        return
    costs, grant, income = stated
    together = added((grant.value, income.value))
    if together <= costs.value:
        return
    told: dict[str, Value] = {
        "place": "!".join(income.place),
        "label": income.label,
        "income": shown(income.value),
        "grant": shown(grant.value),
        "grant_cell": grant.place[1],
        "found": shown(together),
        "expected": shown(costs.value),
        "costs_cell": costs.place[1],
        "difference": shown(less(together, costs.value)),
    }
    values = {
        "problem": said(f"stated.income_{rules.no_profit}", **told),
        "mend": said("stated.income_fix", **told),
    }
    amounts = (together, costs.value)
    found = amount_finding(income.place, income.label, amounts, values, "no_profit")
    is_alone = is_of_partner(subject, income.place[0])
    yield replace(found, severity=Severity.NOTE if is_alone else None)
