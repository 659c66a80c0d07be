"""All totals of a workbook of unknown layout that are not the sum of their parts."""

from __future__ import annotations

from cofin.a1 import Range, parse_range
from cofin.checks.arithmetic.across import total_columns
from cofin.checks.arithmetic.cells import Once
from cofin.checks.arithmetic.sum_faults import SumFault
from cofin.checks.arithmetic.sums import total_rows
from cofin.checks.arithmetic.tables import SeenTable, seen_tables
from cofin.checks.formula import shape_of
from cofin.checks.subject import Subject


def _faults(subject: Subject) -> tuple[SumFault, ...]:
    found = []
    for table in seen_tables(subject):
        faults = list(dict.fromkeys([*total_rows(table), *total_columns(table)]))
        places = {fault.place: fault for fault in reversed(faults)}
        found += [
            fault
            for fault in faults
            if places[fault.place] is fault and not _rests_on_another(table, fault, faults)
        ]
    return tuple(found)


#: Totals that are not the sum of their parts, in a workbook of unknown layout.
sum_faults = Once(_faults)


def _rests_on_another(table: SeenTable, fault: SumFault, others: list[SumFault]) -> bool:
    """Whether a part, or a cell that the formula reads, is itself a wrong total: the fault."""
    parts = [parse_range(f"{fault.first}:{fault.last}"), *_read(table, fault)]
    for other in others:
        where = parse_range(other.place[1])
        if (
            where
            and other is not fault
            and any(part and part.holds(where.first_row, where.first_column) for part in parts)
        ):
            return True
    return False


def _read(table: SeenTable, fault: SumFault) -> list[Range]:
    """The single cells that the formula of a wrong total names on its own sheet."""
    where = parse_range(fault.place[1])
    formula = table.grid.cell(where.first_row, where.first_column).formula if where else None
    shape = shape_of(formula) if formula else None
    if shape is None or "!" in shape.skeleton:
        return []
    return [Range(*place[:4]) for place in shape.places if not place.is_range]
