"""R07: a total solved back from the grant, which the lines do not carry."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from cofin.checks.arithmetic.cells import amount_finding, less
from cofin.checks.arithmetic.faults import sum_faults
from cofin.checks.arithmetic.figures import figure_faults
from cofin.checks.arithmetic.sums import SumFault
from cofin.checks.budget_rules.figures import groups_of, rate_of
from cofin.checks.budget_rules.words import Kind
from cofin.checks.finding import Finding
from cofin.checks.registry import check
from cofin.checks.subject import Subject
from cofin.money import EXACT

#: A grant divided by the rate and rounded to a cent gives the grant back to about a cent; one
#: rounded to whole euro gives it back to about one euro.
NEAR = Decimal("1.00")


def is_gross_up(subject: Subject, fault: SumFault) -> bool:
    """Whether a wrong total times the rate is the grant that the sheet asks for."""
    return _grant(subject, fault) is not None


def _grant(subject: Subject, fault: SumFault) -> tuple[Decimal, Decimal] | None:
    """The grant that fits, and its rate."""
    for group in groups_of(subject):
        rate = rate_of(subject, group)
        for kind in (Kind.REQUESTED, Kind.EU, Kind.MAXIMUM):
            grant = group.value(kind)
            if rate is None or grant is None or grant <= 0 or fault.found <= fault.expected:
                continue
            if _carries(fault.found, rate, grant) and not _carries(fault.expected, rate, grant):
                return grant, rate
    return None


def _carries(total: Decimal, rate: Decimal, grant: Decimal) -> bool:
    return less(EXACT.multiply(total, rate), grant).copy_abs() <= NEAR


@check("R07")
def total_solved_back(subject: Subject) -> Iterator[Finding]:
    """Stated totals that are the grant divided by the rate and exceed their lines."""
    for fault in (*sum_faults(subject), *figure_faults(subject)):
        found = _grant(subject, fault) if fault.code == "A02" else None
        if found is not None:
            grant, rate = found
            values = {"grant": grant, "rate": EXACT.scaleb(rate, 2).normalize(EXACT)}
            amounts = (fault.found, fault.expected)
            yield amount_finding(fault.place, fault.label, amounts, values, "reimbursement_rate")
