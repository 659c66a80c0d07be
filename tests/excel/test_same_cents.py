"""The functions give the cents of ``core``: for any amounts, and the fixed points of the design."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cofin.core.calculate import calculate
from cofin.core.model import CostLine, Partner, Project, Role, WorkPackage
from cofin.core.result import BudgetResult
from cofin.excel.functions import call
from cofin.money import allocate, cents, euro
from cofin.rules.load import load_rules

RULES = load_rules("cos-cluster-2020-3-03")
CATEGORIES = RULES.category_keys
AMOUNTS = st.integers(0, 100_000_000).map(euro)


def budget(lines: list[tuple[str, str, str, Decimal, Decimal]]) -> BudgetResult:
    """These lines, calculated without any of the add-in's code."""
    partners = dict.fromkeys(line[0] for line in lines)
    packages = dict.fromkeys(line[1] for line in lines)
    project = Project(
        call=RULES.profile.id,
        acronym="X",
        partners=tuple(Partner(each, each, "TR", Role.BENEFICIARY) for each in partners),
        work_packages=tuple(WorkPackage(each, each) for each in packages),
        costs=tuple(CostLine(p, w, c, "", q, u) for p, w, c, q, u in lines),
    )
    return calculate(project, RULES)


@given(st.lists(AMOUNTS, min_size=1, max_size=8))
def test_contribution_and_co_financing_of_partners(eligible: list[Decimal]) -> None:
    """Subcontracting carries no indirect costs: eligible costs are what was given."""
    each = [(f"P{i}", "WP1", "subcontracting", Decimal(1), a) for i, a in enumerate(eligible)]
    expected = budget(each).partners
    column = tuple((float(amount),) for amount in eligible)
    for name, key in (("EU_CONTRIBUTION", "eu_contribution"), ("EU_COFINANCING", "co_financing")):
        found = call(name, [column])
        rows = found if isinstance(found, tuple) else ((found,),)
        assert rows == tuple((float(getattr(partner, key)),) for partner in expected)


@given(st.dictionaries(st.sampled_from(CATEGORIES), AMOUNTS, min_size=1))
def test_indirect_and_eligible_costs(by_category: dict[str, Decimal]) -> None:
    lines = [("P1", "WP1", key, Decimal(1), amount) for key, amount in by_category.items()]
    expected = budget(lines).totals
    rows = tuple((key, float(amount)) for key, amount in by_category.items())
    assert call("EU_INDIRECT", [rows]) == float(expected.indirect)
    assert call("EU_ELIGIBLE", [rows]) == float(expected.eligible)


@given(st.integers(0, 10**10), st.lists(st.integers(1, 10**6), min_size=1, max_size=12))
def test_allocation(total: int, weights: list[int]) -> None:
    found = call("EU_ALLOCATE", [float(euro(total)), (tuple(map(float, weights)),)])
    row = found[0] if isinstance(found, tuple) else (found,)
    shares = [cents(Decimal(str(value))) for value in row]
    assert shares == allocate(total, weights)
    assert sum(shares) == total


LINES = st.lists(
    st.tuples(
        st.sampled_from(["P1", "P2", "P3"]),
        st.sampled_from(["WP1", "WP2"]),
        st.sampled_from(CATEGORIES),
        st.integers(0, 1_000).map(Decimal),
        st.integers(0, 1_000_000).map(euro),
    ),
    min_size=1,
    max_size=25,
)


@given(LINES)
def test_budgets_of_lines(lines: list[tuple[str, str, str, Decimal, Decimal]]) -> None:
    expected = budget(lines)
    given_lines = tuple((p, w, c, float(q), float(u)) for p, w, c, q, u in lines)
    by_partner = rows_of(call("EU_BUDGET", [given_lines]))
    for row, partner in zip(by_partner[1:-1], expected.partners, strict=True):
        assert row[0] == partner.id
        assert row[-6:] == tuple(
            float(amount)
            for amount in (
                *(partner.direct, partner.indirect, partner.eligible),
                *(partner.maximum_contribution, partner.eu_contribution, partner.co_financing),
            )
        )
    assert by_partner[-1][-2] == float(expected.totals.eu_contribution)
    by_package = rows_of(call("EU_BUDGET", [given_lines, "work package"]))
    for row, package in zip(by_package[1:-1], expected.work_packages, strict=True):
        assert row[0] == package.id
        assert row[-2:] == (float(package.eligible), float(package.eu_contribution))
    matrix = rows_of(call("EU_BUDGET", [given_lines, "matrix"]))
    inside = [value for row in matrix[1:-1] for value in row[1:-1]]
    assert inside == [float(cell.eligible) for cell in expected.cells]


def rows_of(found: object) -> tuple[tuple[object, ...], ...]:
    assert isinstance(found, tuple)
    assert len({len(row) for row in found}) == 1
    return found


@pytest.mark.parametrize(
    ("eligible", "eu"),
    [(666_666.66, 499_999.99), (666_666.67, 500_000.0), (700_000.0, 500_000.0), (0.01, 0.0)],
)
def test_fixed_points(eligible: float, eu: float) -> None:
    assert call("EU_CONTRIBUTION", [eligible]) == eu


def test_three_partners_of_the_design() -> None:
    column = ((222_222.22,), (222_222.22,), (222_222.23,))
    shares = call("EU_CONTRIBUTION", [column])
    assert isinstance(shares, tuple)
    assert sum(cents(Decimal(str(row[0]))) for row in shares) == 49_999_999
