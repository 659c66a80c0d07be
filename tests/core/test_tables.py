"""DataFrames for people: the same figures, exact to the cent."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from decimal import Decimal

import pytest

from cofin.core.calculate import calculate
from cofin.core.model import Project
from cofin.core.result import BudgetResult
from tests.core.rules_for_tests import CATEGORY_KEYS, make_rules
from tests.core.situations import CASES, calculated, read_case
from tests.random_project import random_project

RULES = make_rules()


@pytest.fixture(scope="module")
def result() -> BudgetResult:
    return calculate(random_project(3, exchanges=4, profile=RULES.profile), RULES)


def test_by_partner(result: BudgetResult) -> None:
    table = result.by_partner()
    assert table.index.name == "partner"
    assert list(table.index) == [partner.id for partner in result.partners]
    assert list(table.columns[:9]) == ["name", "country", "role", *CATEGORY_KEYS]
    assert table["eu_contribution"].sum() == result.totals.eu_contribution
    for word in ("name", "country", "role"):
        assert list(table[word]) == [getattr(partner, word) for partner in result.project.partners]
    assert list(table["requested"]) == [p.requested for p in result.project.partners]


def test_by_work_package(result: BudgetResult) -> None:
    table = result.by_work_package()
    assert list(table.index) == [package.id for package in result.work_packages]
    assert list(table["title"]) == [package.title for package in result.project.work_packages]
    assert table["eligible"].sum() == result.totals.eligible
    assert table["eu_contribution"].sum() == result.totals.eu_contribution


@pytest.mark.parametrize("figure", ["eligible", "direct", "eu_contribution"])
def test_matrix(result: BudgetResult, figure: str) -> None:
    from cofin.core.tables import matrix

    table = matrix(result, figure)
    assert table.sum().sum() == getattr(result.totals, figure)
    for cell in result.cells:
        assert table.loc[cell.partner, cell.work_package] == getattr(cell, figure)


def test_the_matrix_shows_eligible_costs(result: BudgetResult) -> None:
    assert result.matrix().sum().sum() == result.totals.eligible


def test_ids_that_are_titles_of_columns_stay_ids() -> None:
    """A work package may be called as the index is."""
    project = random_project(3, profile=RULES.profile)
    names = dict(
        zip((each.id for each in project.work_packages), ("partner", "name"), strict=False)
    )
    named = calculate(
        replace(
            project,
            work_packages=tuple(
                replace(each, id=names.get(each.id, each.id)) for each in project.work_packages
            ),
            costs=tuple(
                replace(each, work_package=names.get(each.work_package, each.work_package))
                for each in project.costs
            ),
            exchanges=tuple(
                replace(each, work_package=names.get(each.work_package, each.work_package))
                for each in project.exchanges
            ),
        ),
        RULES,
    )
    table = named.matrix()
    assert list(table.index) == [partner.id for partner in named.partners]
    assert list(table.columns) == [package.id for package in named.work_packages]
    assert table.columns[0] == "partner"
    for cell in named.cells:
        assert table.loc[cell.partner, cell.work_package] == cell.eligible
    assert list(named.by_work_package().index)[:2] == ["partner", "name"]


def test_funding(result: BudgetResult) -> None:
    table = result.funding()
    kinds = ["own", "public", "private", "in-kind", "receipts"]
    assert list(table.columns) == ["costs", "eu_contribution", "to_finance", *kinds, "gap"]
    open_ = table["costs"] - table["eu_contribution"] - table[kinds].sum(axis=1)
    assert (open_ == table["gap"]).all()


def test_by_line(result: BudgetResult) -> None:
    table = result.by_line()
    assert len(table) == len(result.project.costs) + len(result.project.exchanges)
    assert table["eligible"].sum() == result.totals.direct
    assert table["ineligible"].sum() == result.totals.ineligible
    assert set(table["reason"]) >= {"", "declared"}


def test_an_exchange_is_a_line_of_its_own() -> None:
    table = calculated(read_case(CASES / "exchanges.toml")).by_line()
    first = table.iloc[0]
    assert (first["category"], first["unit"], first["description"]) == (
        "third_party_support",
        "exchange",
        "DE",
    )
    assert (first["quantity"], first["unit_cost"], first["amount"]) == (3, 830, Decimal("2490.00"))


def test_amounts_are_decimals(result: BudgetResult) -> None:
    for table in (result.matrix(), result.funding()):
        assert {type(value) for value in table.to_numpy().ravel()} == {Decimal}


def test_tables_of_an_empty_project_have_their_columns() -> None:
    empty = calculate(Project(call="test-call", acronym="X"), RULES)
    for table in (empty.by_partner(), empty.by_work_package(), empty.funding(), empty.by_line()):
        assert len(table) == 0
        assert "eligible" in table.columns or "gap" in table.columns
    assert empty.matrix().shape == (0, 0)


def test_pandas_is_imported_when_a_table_is_made() -> None:
    program = "import sys, cofin.core.tables, cofin.core.calculate; print('pandas' in sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "False"
