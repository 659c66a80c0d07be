"""A partner's part of a project counts with the share that the whole leaves for it."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given

from cofin.core import doors
from cofin.core.calculate import calculate
from cofin.core.explain import explain
from cofin.core.explain_text import render_steps
from cofin.core.judgement import found_good, remembered, with_share
from cofin.core.merge import merge
from cofin.core.model import (
    CostLine,
    FundingKind,
    FundingSource,
    LegalForm,
    Partner,
    Project,
    Role,
    WorkPackage,
)
from cofin.core.result import BudgetResult, LimitedBy
from cofin.errors import InputError
from cofin.rules.profile import CallRules, RateScope
from cofin.text import Lang
from cofin.workbook.split import agreed_part
from tests.core.rules_for_tests import make_rules
from tests.strategies import any_rules, projects

RULES = make_rules()
TWO = Project(
    call="test-call",
    acronym="X",
    partners=(
        Partner("A", "One", "TR", Role.COORDINATOR, legal_form=LegalForm.SME),
        Partner("B", "Two", "TR", Role.BENEFICIARY, legal_form=LegalForm.SME),
    ),
    work_packages=(WorkPackage("W", "Work"),),
    costs=tuple(
        CostLine(partner, "W", "subcontracting", "", Decimal(1), Decimal("400000.00"))
        for partner in ("A", "B")
    ),
)


def part(project: Project, number: int, rules: CallRules = RULES) -> BudgetResult:
    own = calculate(project, rules).partners[number]
    return calculate(agreed_part(project, rules, own), rules)


@given(projects(), any_rules())
def test_a_part_has_the_figures_of_its_partner(project: Project, rules: CallRules) -> None:
    whole = calculate(project, rules)
    for number, partner in enumerate(whole.partners):
        own = part(project, number, rules)
        if rules.rate_scope is RateScope.PARTNER:
            assert own.partners == (partner,)
            assert own.cells == tuple(c for c in whole.cells if c.partner == partner.id)
        else:  # the project's maximum is rounded once, a part's own as well
            missing = partner.eu_contribution - own.partners[0].eu_contribution
            assert Decimal(0) <= missing <= Decimal("0.01")


def test_the_ceiling_is_shared() -> None:
    own = part(TWO, 0)
    assert own.totals.eu_contribution == own.totals.grant == Decimal("250000.00")
    assert own.totals.co_financing == Decimal("150000.00")
    assert own.totals.maximum_grant == Decimal("500000.00")
    assert own.totals.limited_by is LimitedBy.SHARE


def test_a_share_does_not_raise_the_ceiling() -> None:
    costs = (replace(TWO.costs[0], unit_cost=Decimal("800000.00")),)
    alone = replace(TWO, partners=TWO.partners[:1], costs=costs, share=Decimal("550000.00"))
    own = calculate(alone, RULES)
    assert own.totals.grant == own.totals.maximum_grant == Decimal("500000.00")
    assert own.totals.limited_by is LimitedBy.MAXIMUM_GRANT


def test_what_the_ceiling_leaves_is_no_promise_for_less_costs() -> None:
    fewer = replace(TWO.costs[0], unit_cost=Decimal("200000.00"))
    own = calculate(replace(part(TWO, 0).project, costs=(fewer,)), RULES)
    assert own.totals.eu_contribution == Decimal("150000.00")
    assert own.totals.limited_by is LimitedBy.REIMBURSEMENT_RATE


def test_without_a_ceiling_that_binds_a_part_is_calculated_as_it_was() -> None:
    small = replace(TWO, costs=(replace(TWO.costs[0], unit_cost=Decimal("1000.00")),))
    assert part(small, 0).project.share is None


def test_income_of_one_partner_is_judged_in_the_whole() -> None:
    income = FundingSource("A", FundingKind.RECEIPTS, Decimal("100.00"), "Fees")
    costs = tuple(replace(line, unit_cost=Decimal("200.00")) for line in TWO.costs)
    shared = replace(TWO, costs=costs, funding=(income,))
    own = part(shared, 0)
    assert own.totals.eu_contribution == Decimal("150.00")  # alone it would make a surplus of 50
    assert (own.totals.surplus, own.totals.deduction) == (Decimal("50.00"), Decimal(0))


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        (Lang.EN, "250,000.00 = the partner's share of the grant, lower than the requested"),
        (Lang.TR, "250.000,00 = ortağın hibedeki payı; talep edilen"),
    ],
)
def test_a_share_is_explained(lang: Lang, words: str) -> None:
    own = part(TWO, 0)
    for name in ("fig.totals.eu_contribution", "fig.totals.limited_by"):
        assert "share" in render_steps(explain(own, name), Lang.EN)
    assert words in render_steps(explain(own, "fig.totals.eu_contribution"), lang)
    deduction = render_steps(explain(own, "fig.totals.deduction"), Lang.EN)
    assert "in the partner's share already" in deduction


def test_what_is_merged_is_whole_again() -> None:
    parts = {each.id: agreed_part(TWO, RULES, each) for each in calculate(TWO, RULES).partners}
    assert all(each.share for each in parts.values())
    assert merge(parts) == merge(parts, TWO) == TWO


def test_python_code_may_give_a_share() -> None:
    own = replace(TWO, partners=TWO.partners[:1], costs=TWO.costs[:1], is_part=True)
    for share in (Decimal("250000.00"), 250000, 250000.0):
        given_part = replace(own, share=share)  # type: ignore[arg-type]
        assert doors.calculate(given_part, RULES).totals.eu_contribution == Decimal("250000.00")
    with pytest.raises(InputError) as refused:
        doors.calculate(replace(own, share=Decimal("-0.01")), RULES)
    assert [problem.where for problem in refused.value.problems] == ["project.share"]
    with pytest.raises(InputError):
        doors.calculate(replace(own, share="a half"), RULES)  # type: ignore[arg-type]


def test_a_share_does_not_undo_a_judgement() -> None:
    part_read = found_good(TWO, TWO, RULES.profile)
    assert with_share(part_read, None, RULES.profile) is part_read
    shared = with_share(part_read, Decimal("1.00"), RULES.profile)
    assert shared.share == Decimal("1.00")
    assert remembered(shared, RULES.profile) is shared
    fresh = with_share(replace(TWO, title="Y"), Decimal("1.00"), RULES.profile)
    assert remembered(fresh, RULES.profile) is None
