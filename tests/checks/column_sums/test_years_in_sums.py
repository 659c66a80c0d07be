"""The year above a column of amounts, added up with them."""

from __future__ import annotations

from typing import Any

import pytest

from cofin.checks.run import run_checks
from tests.checks.calculated import Rows, calculated, found, with_cells
from tests.narrow import words

PLAN: Rows = [
    ["Cost category", 2024, 2025, "Total"],
    ["Staff", 82000, 110500, "=SUM(B2:C2)"],
    ["Travel", 9000, 12400, "=SUM(B3:C3)"],
    ["Other costs", 3200, 4100, "=SUM(B4:C4)"],
    ["Total", "=SUM(B2:B4)", "=SUM(C2:C4)", "=SUM(D2:D4)"],
    ["EU grant", "=B5*0.75", "=C5*0.75", "=D5*0.75"],
]


def cells(rows: Rows, **more: Any) -> list[tuple[str, str]]:
    return found(("A02", "A03", "C07"), rows, **more)


def test_a_year_in_a_sum() -> None:
    assert cells(PLAN) == []
    rows = with_cells(PLAN, B5="=SUM(B1:B4)")
    assert cells(rows) == [("C07", "B5")]
    (told,) = run_checks(calculated(rows), only=["C07"]).findings
    assert (told.found, told.expected) == ("96224", "94200")
    assert words(told.values["fault"])["en"] == "and takes in B1, the year that heads the column"


def test_a_sum_that_begins_and_ends_too_early() -> None:
    (told,) = run_checks(calculated(with_cells(PLAN, B5="=SUM(B1:B3)")), only=["C07"]).findings
    assert (told.found, told.expected) == ("93024", "94200")
    fault = "takes in B1, which is no part of it, and leaves out B4"
    assert words(told.values["fault"])["en"] == fault


def test_the_years_of_all_columns() -> None:
    rows = with_cells(PLAN, B5="=SUM(B1:B4)", C5="=SUM(C1:C4)")
    assert cells(rows) == [("C07", "B5"), ("C07", "C5")]


@pytest.mark.parametrize("change", [{"C1": "Second"}, {"D1": "=2*5"}, {"D1": 500}, {"C1": 2030}])
def test_an_amount_that_looks_like_a_year(change: dict[str, Any]) -> None:
    rows = with_cells(PLAN, **change, B5="=SUM(B1:B4)")
    assert ("C07", "B5") not in cells(rows)


def test_a_share_that_is_off_by_itself() -> None:
    assert cells(with_cells(PLAN, D6=190000)) == [("A03", "D6")]
    assert cells(with_cells(PLAN, B5="=SUM(B1:B4)", D6=190000)) == [("A03", "D6"), ("C07", "B5")]
