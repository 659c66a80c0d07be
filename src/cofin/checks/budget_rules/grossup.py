"""R07: a total solved back from the grant, which the lines do not carry."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from cofin.checks.column_sums.faults import sum_faults
from cofin.checks.column_sums.sum_faults import SumFault
from cofin.checks.figures.figures import Group, groups_of
from cofin.checks.figures.limits import limits_of, percent
from cofin.checks.figures.own import figure_faults
from cofin.checks.finding import Finding
from cofin.checks.registry import check
from cofin.checks.subject import Subject
from cofin.checks.tables.cells import amount_finding, less, to_cents
from cofin.checks.words.figures import FigureKind
from cofin.money import BASIS_POINTS, EXACT, to_step

#: A grant divided by the rate and rounded to a cent gives the grant back to about a cent; one
#: rounded to whole euro gives it back to about one euro.
NEAR = Decimal("1.00")

CENT = Decimal("0.01")


def is_gross_up(subject: Subject, fault: SumFault) -> bool:
    """Whether a wrong total times the rate is the grant that the sheet asks for."""
    return _grant(subject, fault) is not None


def _grant(subject: Subject, fault: SumFault) -> tuple[Decimal, Decimal] | None:
    """The grant that fits, and its share of the total in percent."""
    if fault.found <= fault.expected or fault.found <= 0:
        return None
    for group in groups_of(subject):
        for kind in (FigureKind.REQUESTED, FigureKind.EU, FigureKind.MAXIMUM):
            grant = group.value(kind)
            if grant is None or grant <= 0:
                continue
            rate = _carries(subject, group, fault.found, grant)
            if rate is not None and _carries(subject, group, fault.expected, grant) is None:
                return grant, rate
    return None


def _carries(subject: Subject, group: Group, total: Decimal, grant: Decimal) -> Decimal | None:
    """The part of a total (percent) that the rates allow, when that is the grant."""
    limits = limits_of(subject, group, total)
    if limits is None or not to_cents(total):
        return None
    if less(EXACT.scaleb(Decimal(limits.sure), -6), grant).copy_abs() > NEAR:
        return None
    return percent(limits.sure, BASIS_POINTS * to_cents(total))


@check("R07")
def total_solved_back(subject: Subject) -> Iterator[Finding]:
    """Stated totals that are the grant divided by the rate and exceed their lines."""
    for fault in (*sum_faults(subject), *figure_faults(subject)):
        found = _grant(subject, fault) if fault.code == "A02" else None
        if found is not None:
            grant, rate = found
            values = {"grant": grant, "rate": to_step(rate, CENT).normalize(EXACT)}
            amounts = (fault.found, fault.expected)
            yield amount_finding(fault.place, fault.label, amounts, values, "reimbursement_rate")
