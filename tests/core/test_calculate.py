"""What calculation refuses, what it keeps, and how it copes with size."""

from __future__ import annotations

from dataclasses import fields, replace
from decimal import Context, Decimal, localcontext

import pytest

from cofin.core.calculate import calculate, with_overrides
from cofin.core.model import CostLine, Override, Partner, Project, Role, WorkPackage
from cofin.core.result import Ineligible, LineResult, Lines, Totals
from tests.core.rules_for_tests import make_rules
from tests.random_project import random_project

RULES = make_rules()
PROJECT = Project(
    call="test-call",
    acronym="X",
    partners=(Partner("P1", "One", "TR", Role.COORDINATOR),),
    work_packages=(WorkPackage("WP1", "Work"),),
)


def line(partner: str = "P1", work_package: str = "WP1", category: str = "travel") -> CostLine:
    return CostLine(partner, work_package, category, "", Decimal(1), Decimal("10.00"))


@pytest.mark.parametrize(
    "stranger", [line(partner="P2"), line(work_package="WP2"), line(category="trips")]
)
def test_costs_that_belong_nowhere_are_refused(stranger: CostLine) -> None:
    for costs in ((stranger,), (replace(stranger, eligible=False),)):
        with pytest.raises(ValueError, match="no place for costs"):
            calculate(replace(PROJECT, costs=costs), RULES)


def test_a_project_without_partners_or_work_packages() -> None:
    empty = calculate(Project(call="test-call", acronym="X"), RULES)
    assert (empty.partners, empty.cells, empty.totals.eligible) == ((), (), Decimal(0))
    packages = calculate(replace(PROJECT, partners=()), RULES).work_packages
    assert [(package.id, package.eligible) for package in packages] == [("WP1", Decimal(0))]
    partners = calculate(replace(PROJECT, work_packages=()), RULES).partners
    assert [(partner.id, partner.eligible) for partner in partners] == [("P1", Decimal(0))]


def test_the_result_is_the_same_in_any_decimal_context() -> None:
    project = random_project(1, exchanges=0, profile=RULES.profile)
    expected = calculate(project, RULES)
    with localcontext(Context(prec=4)):
        assert calculate(project, RULES) == expected
        assert calculate(project, RULES).totals.effective_rate == expected.totals.effective_rate


def test_overrides_are_in_the_rules_of_the_result_and_applied_once() -> None:
    override = Override("indirect_rate", Decimal("0.05"), "Read in the agreement")
    project = replace(PROJECT, overrides=(override,))
    once = calculate(project, RULES).rules
    assert once.value("indirect_rate").original == Decimal("0.07")
    assert with_overrides(once, project) == once
    assert calculate(project, once).rules.value("indirect_rate").original == Decimal("0.07")


def test_two_overrides_of_one_parameter_the_last_one_counts() -> None:
    overrides = tuple(Override("indirect_rate", Decimal(rate), "x") for rate in ("0.05", "0.06"))
    found = with_overrides(RULES, replace(PROJECT, overrides=overrides))
    assert found.decimal("indirect_rate") == Decimal("0.06")


def test_amounts_have_two_decimals() -> None:
    result = calculate(replace(PROJECT, costs=(line(),)), RULES)
    amounts = [value for value in vars_of(result.totals) if isinstance(value, Decimal)]
    assert {amount.as_tuple().exponent for amount in amounts} == {-2}


def vars_of(holder: Totals) -> list[object]:
    return [getattr(holder, field.name) for field in fields(holder)]


def test_a_result_per_line_is_made_when_asked_for() -> None:
    odd = LineResult(5, 2, 3, Ineligible.DEPRECIATION)
    lines = Lines([7, 5, 0], {1: odd})
    assert list(lines) == [LineResult(7, 7, 0), odd, LineResult(0, 0, 0)]
    assert lines[-2] == odd
    assert lines[1:] == (odd, LineResult(0, 0, 0))
    assert len(lines) == 3
    with pytest.raises(IndexError):
        lines[3]


@pytest.mark.parametrize("lines", [0, 1, 3_000])
def test_lines_are_in_the_order_of_the_project(lines: int) -> None:
    project = random_project(lines, lines=lines, exchanges=0, profile=RULES.profile)
    result = calculate(project, RULES)
    assert len(result.lines) == len(project.costs)
    for cost, found in zip(project.costs, result.lines, strict=True):
        assert abs(Decimal(found.amount) - cost.quantity * cost.unit_cost * 100) <= Decimal("0.5")
