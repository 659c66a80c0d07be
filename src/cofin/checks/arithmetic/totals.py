"""A02, A03 and A04: totals against their parts, in any layout, and periods in the duration.

In cofin's layout every figure is compared with the cells it is made of (``figures``
and ``packages``); elsewhere total rows and columns with the numbers beside them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from cofin.checks.arithmetic.own_checks import own_checks
from cofin.checks.arithmetic.packages import package_faults
from cofin.checks.arithmetic.periods import outside_duration
from cofin.checks.budget_rules.grossup import is_gross_up
from cofin.checks.column_sums.faults import sum_faults
from cofin.checks.column_sums.sum_faults import SumFault
from cofin.checks.figures.derived import derived_faults
from cofin.checks.figures.own import figure_faults
from cofin.checks.finding import Finding, Severity, said
from cofin.checks.registry import check
from cofin.checks.subject import Subject
from cofin.checks.tables.cells import amount_finding


@check("A02")
def total_differs(subject: Subject) -> Iterator[Finding]:
    """A category, partner or project that is not the sum of what it is made of."""
    for fault in (*sum_faults(subject), *figure_faults(subject)):
        if fault.code == "A02" and not is_gross_up(subject, fault):
            yield _finding(fault)
    for derived in derived_faults(subject):
        if derived.code == "A02":
            amounts = (derived.found, derived.expected)
            told = {"reason": said("arithmetic.derived")}
            yield amount_finding(derived.place, derived.label, amounts, told, derived.parameter)
    yield from own_checks(subject)


@check("A03")
def periods_differ(subject: Subject) -> Iterator[Finding]:
    """Periods that do not add up to their row, or lie outside the duration."""
    yield from (_finding(fault) for fault in sum_faults(subject) if fault.code == "A03")
    yield from outside_duration(subject)


@check("A04")
def work_packages_differ(subject: Subject) -> Iterator[Finding]:
    """Work packages or person-months that do not add up, or differ between sheets."""
    yield from (_finding(fault) for fault in sum_faults(subject) if fault.code == "A04")
    yield from map(_finding, package_faults(subject))


def _finding(fault: SumFault) -> Finding:
    parts = fault.first if fault.first == fault.last else f"{fault.first}:{fault.last}"
    parts = fault.parts or parts
    key = "arithmetic.same_in" if "!" in parts else "arithmetic.sum_of"
    key = "arithmetic.same_price_in" if fault.is_price else key
    amounts = (fault.found, fault.expected)
    found = amount_finding(fault.place, fault.label, amounts, {"reason": said(key, parts=parts)})
    return replace(found, severity=Severity.WARNING) if fault.is_price else found
