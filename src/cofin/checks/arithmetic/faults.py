"""All totals of a workbook of unknown layout that are not the sum of their parts."""

from __future__ import annotations

from cofin.a1 import parse_range
from cofin.checks.arithmetic.across import total_columns
from cofin.checks.arithmetic.cells import Once
from cofin.checks.arithmetic.sums import SumFault, total_rows
from cofin.checks.arithmetic.tables import seen_tables
from cofin.checks.subject import Subject


def _faults(subject: Subject) -> tuple[SumFault, ...]:
    found = []
    for table in seen_tables(subject):
        faults = list(dict.fromkeys([*total_rows(table), *total_columns(table)]))
        places = {fault.place: fault for fault in reversed(faults)}
        found += [
            fault
            for fault in faults
            if places[fault.place] is fault and not _rests_on_another(fault, faults)
        ]
    return tuple(found)


#: Totals that are not the sum of their parts, in a workbook of unknown layout.
sum_faults = Once(_faults)


def _rests_on_another(fault: SumFault, others: list[SumFault]) -> bool:
    """Whether one of the parts is itself a wrong total: that one is the fault."""
    parts = parse_range(f"{fault.first}:{fault.last}")
    for other in others:
        where = parse_range(other.place[1])
        if parts and where and parts.holds(where.first_row, where.first_column):
            return True
    return False
