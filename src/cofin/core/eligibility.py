"""Which part of each line is eligible, why the rest is not, and the sums of both."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from cofin.core.amounts import is_halved, line_amounts, lump_sum
from cofin.core.model import THIRD_PARTY_SUPPORT, CostLine, Exchange, Project, Role
from cofin.core.result import ExchangeResult, Ineligible, LineResult, Lines
from cofin.money import BASIS_POINTS, basis_points, euro, ratio_cents
from cofin.readonly import ReadOnly
from cofin.rules.profile import CallRules


@dataclass(frozen=True, slots=True)
class Ledger:
    """Every line judged, and the cents of all of them."""

    lines: Lines
    exchanges: tuple[ExchangeResult, ...]
    eligible: Mapping[tuple[str, str, str], int]  # by partner, work package, category
    ineligible: Mapping[tuple[str, str], int]  # by partner, work package


def judged_costs(project: Project, rules: CallRules) -> Ledger:
    """Judge and add up all cost lines and exchanges: one pass, nothing else reads them."""
    associated = associated_partners(project)
    amounts = line_amounts(project.costs, rules.line_rounding)
    eligible: defaultdict[tuple[str, str, str], int] = defaultdict(int)
    ineligible: defaultdict[tuple[str, str], int] = defaultdict(int)
    judged: dict[int, LineResult] = {}
    for i, (line, amount) in enumerate(zip(project.costs, amounts, strict=True)):
        if line.eligible and line.useful_life_months is None and line.partner not in associated:
            eligible[line.partner, line.work_package, line.category] += amount
            continue
        judged[i] = found = judged_line(line, amount, associated, project.duration_months)
        eligible[line.partner, line.work_package, line.category] += found.eligible
        ineligible[line.partner, line.work_package] += found.ineligible
    exchanges = []
    for visit in project.exchanges:
        row = judged_exchange(visit, associated, rules)
        exchanges.append(row)
        eligible[visit.partner, visit.work_package, THIRD_PARTY_SUPPORT] += row.line.eligible
        ineligible[visit.partner, visit.work_package] += row.line.ineligible
    lines = Lines(tuple(amounts), ReadOnly(judged))
    return Ledger(lines, tuple(exchanges), eligible, ineligible)


def associated_partners(project: Project) -> frozenset[str]:
    """Ids of the partners that take part without EU money."""
    return frozenset(p.id for p in project.partners if p.role is Role.ASSOCIATED_PARTNER)


def judged_line(
    line: CostLine, amount: int, associated: frozenset[str], duration_months: int
) -> LineResult:
    """The eligible part of ``amount`` cents, and the first reason that takes from it."""
    if line.partner in associated:
        return LineResult(amount, 0, amount, Ineligible.ASSOCIATED_PARTNER)
    if not line.eligible:
        return LineResult(amount, 0, amount, Ineligible.DECLARED)
    eligible = depreciation(line, amount, duration_months)
    reason = Ineligible.DEPRECIATION if eligible < amount else None
    return LineResult(amount, eligible, amount - eligible, reason)


def depreciation(line: CostLine, amount: int, duration_months: int) -> int:
    """Cents of the price that fall into the project, rounded down.

    Price x months used / useful life x share of use (``domain.md`` 2.3); never more months
    than the useful life has.  The months used are the project's, unless the line says.
    """
    if line.useful_life_months is None:
        return amount
    life = line.useful_life_months
    months = min(duration_months if line.months_used is None else line.months_used, life)
    share = BASIS_POINTS if line.share_of_use is None else basis_points(line.share_of_use)
    return ratio_cents(amount * months * share, life * BASIS_POINTS)


def was_depreciated(line: CostLine, judged: LineResult) -> bool:
    """Whether the price was charged as depreciation, be it all of the price."""
    return line.useful_life_months is not None and judged.reason in (None, Ineligible.DEPRECIATION)


def judged_exchange(
    visit: Exchange, associated: frozenset[str], rules: CallRules
) -> ExchangeResult:
    """What a row of visits costs; a visit below the call's minimum of days counts nothing."""
    each = lump_sum(visit, rules)
    amount = each * visit.count
    minimum = rules.find("exchange_minimum_days")
    reason: Ineligible | None = None
    if visit.partner in associated:
        reason = Ineligible.ASSOCIATED_PARTNER
    elif minimum is not None and visit.working_days < rules.count("exchange_minimum_days"):
        reason = Ineligible.EXCHANGE_TOO_SHORT
    eligible = 0 if reason else amount
    line = LineResult(amount, eligible, amount - eligible, reason)
    return ExchangeResult(line, euro(each), is_halved(visit, rules))
