"""What holds for every budget, whatever the call's rates and choices."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from random import Random
from typing import TypeAlias

from hypothesis import assume, given
from hypothesis import strategies as st

from cofin.core.calculate import calculate
from cofin.core.model import Project, Role
from cofin.core.result import BudgetResult, Cell, PartnerResult, Totals, WorkPackageResult
from cofin.money import BASIS_POINTS, cents
from cofin.rules.profile import CallRules
from tests.core.rules_for_tests import make_rules
from tests.strategies import amounts, any_rules, projects

Holder: TypeAlias = Totals | PartnerResult | WorkPackageResult | Cell

SUMS = ("direct", "indirect", "eligible", "ineligible", "eu_contribution")


@st.composite
def budgets(draw: st.DrawFn) -> BudgetResult:
    return calculate(draw(projects()), draw(any_rules()))


@given(budgets())
def test_cells_sum_to_partners_work_packages_and_totals(result: BudgetResult) -> None:
    for key in SUMS:
        for partner in result.partners:
            own = [getattr(c, key) for c in result.cells if c.partner == partner.id]
            assert sum(own) == getattr(partner, key)
        for package in result.work_packages:
            own = [getattr(c, key) for c in result.cells if c.work_package == package.id]
            assert sum(own) == getattr(package, key)
        assert sum(getattr(p, key) for p in result.partners) == getattr(result.totals, key)


@given(budgets())
def test_categories_and_indirect_costs_are_the_eligible_costs(result: BudgetResult) -> None:
    holders: list[Holder] = [result.totals, *result.partners, *result.work_packages, *result.cells]
    for holder in holders:
        assert sum(holder.categories.values()) == holder.direct
        assert holder.direct + holder.indirect == holder.eligible
    for key in result.rules.category_keys:
        assert sum(c.categories[key] for c in result.cells) == result.totals.categories[key]


@given(budgets())
def test_lines_sum_to_the_direct_costs(result: BudgetResult) -> None:
    assert sum(line.eligible for line in result.lines) == cents(result.totals.direct)
    assert sum(line.ineligible for line in result.lines) == cents(result.totals.ineligible)
    assert all(line.amount == line.eligible + line.ineligible for line in result.lines)
    assert all(
        (line.reason is None) == (line.ineligible == 0) for line in result.lines if line.amount
    )


@given(budgets())
def test_no_share_is_above_its_maximum(result: BudgetResult) -> None:
    for partner in result.partners:
        assert Decimal(0) <= partner.eu_contribution <= partner.weight
        assert partner.weight <= partner.maximum_contribution <= partner.eligible
    for cell in result.cells:
        assert Decimal(0) <= cell.eu_contribution <= cell.eligible


@given(budgets())
def test_eu_contribution_and_co_financing_are_the_eligible_costs(result: BudgetResult) -> None:
    holders: list[Totals | PartnerResult] = [result.totals, *result.partners]
    for holder in holders:
        assert holder.eu_contribution + holder.co_financing == holder.eligible
        assert holder.co_financing >= 0


@given(budgets())
def test_everything_is_financed_or_open(result: BudgetResult) -> None:
    for partner in result.partners:
        costs = partner.eligible + partner.ineligible
        assert partner.eu_contribution + partner.to_finance == costs
        assert sum(partner.funding.values()) + partner.gap == partner.to_finance


@given(budgets())
def test_the_grant_respects_rates_and_ceiling(result: BudgetResult) -> None:
    totals, rules = result.totals, result.rules
    exact = sum(rules.rate(key) * cents(sum_) for key, sum_ in totals.categories.items())
    exact += rules.rate("indirect") * cents(totals.indirect)
    assert totals.eu_contribution <= totals.grant <= totals.maximum_grant
    if rules.derived_rounding == "down":
        assert cents(totals.eu_contribution) * BASIS_POINTS <= exact
    if rules.rate_scope == "project":
        assert abs(cents(totals.by_rate) * BASIS_POINTS - exact) < BASIS_POINTS


@given(budgets())
def test_the_deduction_never_exceeds_the_surplus_or_the_grant(result: BudgetResult) -> None:
    totals = result.totals
    assert 0 <= totals.deduction <= min(totals.surplus, totals.grant)
    assert (totals.limited_by == "no_profit") == (totals.deduction > 0)


@given(projects(receipts=False), any_rules())
def test_without_receipts_there_is_no_deduction(project: Project, rules: CallRules) -> None:
    assert calculate(project, rules).totals.deduction == 0


@given(budgets())
def test_an_associated_partner_gets_nothing(result: BudgetResult) -> None:
    for partner, found in zip(result.project.partners, result.partners, strict=True):
        if partner.role is Role.ASSOCIATED_PARTNER:
            assert (found.eligible, found.eu_contribution, found.indirect) == (Decimal(0),) * 3


@given(projects(), any_rules(), st.randoms())
def test_the_order_of_partners_changes_no_total(
    project: Project, rules: CallRules, r: Random
) -> None:
    partners = list(project.partners)
    r.shuffle(partners)
    shuffled = replace(project, partners=tuple(partners))
    assert calculate(shuffled, rules).totals == calculate(project, rules).totals


@given(projects(), any_rules(), st.integers(2, 9))
def test_as_many_times_each_line_is_as_many_times_the_direct_costs(
    project: Project, rules: CallRules, times: int
) -> None:
    once, more = (
        calculate(project, rules),
        calculate(replace(project, costs=project.costs * times), rules),
    )
    assert more.totals.direct == times * once.totals.direct
    assert more.totals.ineligible == times * once.totals.ineligible
    assert (
        more.totals.indirect >= times * once.totals.indirect or rules.derived_rounding == "half_up"
    )


@given(projects(receipts=False), st.integers(0, 4), amounts())
def test_a_request_never_raises_the_grant(project: Project, i: int, asked: Decimal) -> None:
    assume(i < len(project.partners))
    rules = make_rules()
    partners = list(project.partners)
    free = replace(
        project, partners=(*partners[:i], replace(partners[i], requested=None), *partners[i + 1 :])
    )
    bound = replace(
        project, partners=(*partners[:i], replace(partners[i], requested=asked), *partners[i + 1 :])
    )
    assert (
        calculate(bound, rules).totals.eu_contribution
        <= calculate(free, rules).totals.eu_contribution
    )
    assert calculate(bound, rules).partners[i].eu_contribution <= asked


@given(projects(receipts=False), any_rules(), amounts(1000))
def test_a_higher_ceiling_never_lowers_the_grant(
    project: Project, rules: CallRules, more: Decimal
) -> None:
    raised = rules.with_override("maximum_grant", rules.decimal("maximum_grant") + more, "test")
    low, high = calculate(project, rules).totals, calculate(project, raised).totals
    assert low.eu_contribution <= high.eu_contribution <= low.eu_contribution + more
