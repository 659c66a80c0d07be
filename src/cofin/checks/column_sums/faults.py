"""All totals of a workbook of unknown layout that are not the sum of their parts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import product
from typing import TypeAlias

from cofin.a1 import Range, parse_range
from cofin.checks.column_sums.across import total_columns
from cofin.checks.column_sums.sum_faults import SumFault
from cofin.checks.column_sums.sums import total_rows
from cofin.checks.formula import shape_of
from cofin.checks.structure.left_out.wrong_sums import WrongSum, wrong_sums
from cofin.checks.structure.sums.sum import Sums, sums_of
from cofin.checks.subject import CellKey, Subject, once
from cofin.checks.tables.cells import added, are_equal, less
from cofin.checks.tables.tables import SeenTable, seen_tables
from cofin.grid import Position
from cofin.money import EXACT


def _faults(subject: Subject) -> tuple[SumFault, ...]:
    found = []
    sums, wrong = sums_of(subject.grid), subject.once(wrong_sums)
    for table in seen_tables(subject):
        faults = list(dict.fromkeys([*total_rows(table), *total_columns(table)]))
        places = {fault.place: fault for fault in reversed(faults)}
        by_position = _by_position(faults)
        found += [
            fault
            for fault in faults
            if places[fault.place] is fault
            and not _rests_on_another(table, fault, by_position)
            and not _rests_on_a_sum(fault, sums, wrong)
        ]
    return tuple(found)


#: Totals that are not the sum of their parts, in a workbook of unknown layout.
sum_faults = once(_faults)


_Faults: TypeAlias = Mapping[Position, Sequence[SumFault]]
"""The wrong totals of a table by their cells, so that each is compared with few others."""


def _by_position(faults: Sequence[SumFault]) -> _Faults:
    found: dict[Position, list[SumFault]] = {}
    places = ((at, fault) for fault in faults if (at := parse_range(fault.place[1])))
    for at, fault in places:
        found.setdefault(at[:2], []).append(fault)
    return found


def _rests_on_another(table: SeenTable, fault: SumFault, others: _Faults) -> bool:
    """Whether a part, or a cell that the formula reads, is itself a wrong total: the fault."""
    if _is_made_of_others(table, fault, others):
        return True
    areas = [parse_range(f"{fault.first}:{fault.last}"), *_read(table, fault)]
    return any(
        other is not fault for area in areas if area is not None for other in _within(area, others)
    )


def _within(area: Range, faults: _Faults) -> Iterator[SumFault]:
    """The wrong totals in an area: its cells are looked up, or they are, whichever are fewer."""
    first_row, first_column, last_row, last_column = area
    rows, columns = range(first_row, last_row + 1), range(first_column, last_column + 1)
    if len(rows) * len(columns) > len(faults):
        places = [place for place in faults if area.holds(*place)]
    else:
        places = [place for place in product(rows, columns) if place in faults]
    for place in places:
        yield from faults[place]


def _is_made_of_others(table: SeenTable, fault: SumFault, others: _Faults) -> bool:
    """Whether parts in its row are made from wrong totals, and are off by no more: ``=B12*8%``."""
    parts = parse_range(f"{fault.first}:{fault.last}")
    if parts is None or parts.first_row != parts.last_row:
        return False
    read = {
        area[:2]
        for column in range(parts.first_column, parts.last_column + 1)
        for area in _single_cells(table.grid.cell(parts.first_row, column).formula)
    }
    off = [
        less(other.found, other.expected).copy_abs()
        for place in read
        for other in others.get(place, ())
        if other is not fault
    ]
    return bool(off) and less(fault.found, fault.expected).copy_abs() <= added(off)


def _rests_on_a_sum(fault: SumFault, sums: Sums, wrong: Sequence[WrongSum]) -> bool:
    """Whether formulas among the parts that leave out cells, or add some twice, are the fault.

    They account for all of the difference; what is left would be a fault of its own.
    """
    sheet = fault.place[0]
    parts, here = parse_range(f"{fault.first}:{fault.last}"), parse_range(fault.place[1])
    if not wrong or parts is None or here is None:
        return False
    key = (sheet, here.first_row, here.first_column)
    own = sums.by_cell.get(key)
    below = {part.key for part in sums.below(own)} if own is not None else set()
    off = [
        each.difference or Decimal(0)
        for each in wrong
        if each.total.key != key
        and (
            each.total.key in below
            or (each.total.key[0] == sheet and parts.holds(*each.total.key[1:]))
        )
    ]
    difference = EXACT.subtract(fault.found, fault.expected).copy_abs()
    if any(off) and are_equal(added(off).copy_abs(), difference):
        return True
    read = [e for e in wrong if e.total.key not in below and _is_read(e.total.key, fault, sums)]
    return difference <= added(each.difference or Decimal(0) for each in read).copy_abs()


def _is_read(key: CellKey, fault: SumFault, sums: Sums) -> bool:
    """Whether a part is made from a wrong sum, as a share of it is: ``=B9*75%``."""
    sheet, parts = sums.grid.sheet(fault.place[0]), parse_range(f"{fault.first}:{fault.last}")
    if sheet is None or parts is None or parts.first_row != parts.last_row:
        return False
    for column in range(parts.first_column, parts.last_column + 1):
        at = (fault.place[0], parts.first_row, column)
        cell = sheet.cells.get(at[1:])
        areas = sums.references.of_formula(cell.formula, *at) if cell and cell.formula else ()
        if any(a.sheet == key[0] and a.range.holds(*key[1:]) for a in areas):
            return True
    return False


def _read(table: SeenTable, fault: SumFault) -> list[Range]:
    """The single cells that the formula of a wrong total names on its own sheet."""
    where = parse_range(fault.place[1])
    return _single_cells(
        table.grid.cell(where.first_row, where.first_column).formula if where else None
    )


def _single_cells(formula: str | None) -> list[Range]:
    shape = shape_of(formula) if formula else None
    if shape is None or "!" in shape.skeleton:
        return []
    return [Range(*place[:4]) for place in shape.places if not place.is_range]
