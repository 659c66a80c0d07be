"""No total hangs on the order of the partners, not even where their remainders are equal."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from itertools import permutations

from hypothesis import given
from hypothesis import strategies as st

from cofin.core.calculate import calculate
from cofin.core.model import Project
from cofin.core.result import BudgetResult
from cofin.money import cents, whole_cents
from tests.core.rules_for_tests import make_rules
from tests.core.situations import project_of

#: Amounts of which three quarters are not whole cents, often with equal remainders.
COSTS = st.sampled_from(["0.02", "1.02", "100.01", "100.02", "100.03", "200.02"])
ASKED = st.none() | st.sampled_from(["0.00", "0.01", "0.76", "75.01", "75.02", "150.00", "150.01"])


@st.composite
def consortia(draw: st.DrawFn) -> Project:
    """Two to four partners with a line each; some ask for about what they may get."""
    rows = draw(st.lists(st.tuples(COSTS, ASKED), min_size=2, max_size=4))
    partners = [
        {"id": f"P{number}"} | ({"requested": Decimal(asked)} if asked else {})
        for number, (_, asked) in enumerate(rows, 1)
    ]
    costs = [
        {"partner": f"P{number}", "category": "subcontracting", "unit_cost": Decimal(amount)}
        for number, (amount, _) in enumerate(rows, 1)
    ]
    return project_of({"partner": partners, "cost": costs})


@given(
    consortia(),
    st.sampled_from(["partner", "project"]),
    st.sampled_from(["down", "half_up"]),
    st.sampled_from(["500000.00", "150.01"]),
)
def test_every_order_gives_the_same_totals(
    project: Project, scope: str, rounding: str, ceiling: str
) -> None:
    rules = make_rules(rate_scope=scope, derived_rounding=rounding, maximum_grant=Decimal(ceiling))
    first = calculate(project, rules)
    for order in permutations(project.partners):
        other = calculate(replace(project, partners=order), rules)
        assert other.totals == first.totals
        if len(set(_remainders(other))) == len(order):  # equals share what is left as listed
            assert _by_partner(other) == _by_partner(first)


def _remainders(result: BudgetResult) -> list[int]:
    """What three quarters of the costs leave of a cent, in hundredths."""
    return [cents(each.eligible) * 75 % 100 for each in result.partners]


def _by_partner(result: BudgetResult) -> dict[str, tuple[Decimal, Decimal]]:
    return {each.id: (each.maximum_contribution, each.weight) for each in result.partners}


def test_of_equal_remainders_the_one_that_takes_the_cent_comes_first() -> None:
    assert whole_cents(3, [15, 15], 10) == [2, 1]
    assert whole_cents(3, [15, 15], 10, [1, None]) == [1, 2]
    assert whole_cents(3, [15, 15], 10, [2, None]) == [2, 1]
    assert whole_cents(3, [16, 14], 10, [1, None]) == [2, 1]  # the larger one all the same
