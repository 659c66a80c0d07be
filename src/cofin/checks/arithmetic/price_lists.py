"""Part of A04: prices of a list, and what another table says of the same persons or things.

The list has each name once; the table repeats the prices beside them, row by row.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import permutations
from typing import TypeAlias

from cofin.checks.arithmetic.told_twice import Told, differs
from cofin.checks.column_sums.sum_faults import SumFault
from cofin.checks.subject import Subject
from cofin.checks.tables.cells import are_equal
from cofin.checks.tables.tables import SeenTable, seen_tables
from cofin.checks.words.headings import Role
from cofin.checks.words.outside import says_another_time
from cofin.checks.words.sums import fold
from cofin.grid import A_TEXT

#: Names of a list that another table repeats, and prices that agree for each that differs.
_FEWEST = 3
_TIMES = 2

#: Tables with prices that are compared with each other.
_MOST_TABLES = 30

_Prices: TypeAlias = Mapping[str, list[Told]]
"""Typed prices by the name in the first column of their row."""


def price_faults(subject: Subject) -> Iterator[SumFault]:
    """Typed prices that are not those of the list with the same names and the same heading."""
    known = [
        (heading, prices)
        for table in seen_tables(subject)
        for heading, prices in _prices(table).items()
    ]
    told: dict[tuple[str, str], SumFault] = {}
    for (heading, listed), (other, used) in permutations(known[:_MOST_TABLES], 2):
        if heading == other and all(len(each) == 1 for each in listed.values()):
            for fault in _differing(listed, used):
                told.setdefault(fault.place, fault)
    yield from told.values()


def _prices(table: SeenTable) -> Mapping[str, _Prices]:
    """By the words of their heading."""
    names = _names(table)
    found: dict[str, _Prices] = {}
    for column in table.columns:
        heading = fold(table.headings.get(column, ""))
        if table.role(column) is not Role.PRICE or says_another_time(heading):
            continue
        by_name: defaultdict[str, list[Told]] = defaultdict(list)
        for row in table.rows:
            cell = table.grid.cell(row.number, names)
            is_typed = column in row.numbers and column not in row.formulas
            if cell.kind is A_TEXT and is_typed and not row.is_total:
                by_name[fold(str(cell.value))].append(Told(table, row, column))
        found[heading] = by_name
    return found


def _names(table: SeenTable) -> int:
    """The first column of a table."""
    return min(table.headings, default=1)


def _differing(listed: _Prices, used: _Prices) -> Iterator[SumFault]:
    """The prices in a table whose names are all in the list, some of them several times.

    Where a name has one price in several rows of the table, that of the list is the wrong one.
    """
    if not set(used) <= set(listed) or len(used) < _FEWEST:
        return
    if all(len(each) == 1 for each in used.values()):
        return  # two lists: nobody can say which is the price
    pairs = [(each, listed[name][0]) for name, rows in used.items() for each in rows]
    wrong = [(here, there) for here, there in pairs if not are_equal(here.value, there.value)]
    if len(pairs) - len(wrong) < _TIMES * len(wrong):
        return
    for here, there in wrong:
        rows = used[fold(str(there.table.grid.cell(there.row.number, _names(there.table)).value))]
        is_listed = len(rows) > 1 and all(are_equal(each.value, here.value) for each in rows)
        fault = differs(there, rows[0]) if is_listed else differs(here, there)
        yield replace(fault, is_price=True)
