"""Which parts a wrong total is said to have: what other columns say, and no part twice."""

from __future__ import annotations

from typing import Any

import pytest

from cofin.checks.run import run_checks
from cofin.checks.structure.sums.written import added_columns
from tests.checks.calculated import Rows, calculated, found, with_cells
from tests.narrow import words

CODES = ("A02", "A03", "A04")

#: A sub-total that no word tells, linked from elsewhere, in the columns of partners.
LINKED: Rows = [
    ["Category", "North", "South", "West", "Total"],
    ["Personnel", 1200, 900, 700, "=SUM(B2:D2)"],
    ["Travel", 300, 200, 150, "=SUM(B3:D3)"],
    ["Direct costs", 1500, 1100, 850, "=SUM(B4:D4)"],
    ["Indirect costs", 105, 77, 59.5, "=SUM(B5:D5)"],
    ["Total", 1605, 1177, 909.5, "=SUM(B6:D6)"],
]
MONTHS: Rows = [
    ["Item", "Q1", "Q2", "Q3", "Q4"],
    ["Opening balance", 1000, 950, 900, 850],
    ["Receipts", 100, 100, 100, 100],
    ["Payments"],
    ["Personnel", 120, 130, 140, 150],
    ["Travel", 30, 20, 10, 40],
    ["Total payments", "=SUM(B5:B6)", "=SUM(C5:C6)", "=SUM(D5:D6)", "=SUM(E5:E6)"],
]
VALUES: Rows = [
    ["Item", "Amount"],
    ["Leader", 700],
    ["Engineer", 900],
    ["Sub-total staff", 1600],
    ["Inland", 320],
    ["Abroad", 580],
    ["Sub-total travel", 900],
    ["Material", 410],
    ["Rent", 230],
    ["Sub-total goods", 640],
    ["Total", 3140],
]


def reasons(rows: Rows, **more: Any) -> list[tuple[str, str, object]]:
    report = run_checks(calculated(rows, **more), only=list(CODES))
    return [(f.cell, f.expected, words(f.values["reason"])["en"]) for f in report.findings]


def test_a_right_row_sum_is_not_accused_downwards() -> None:
    assert found(CODES, LINKED) == []
    assert found(CODES, with_cells(LINKED, C3=240)) == []
    assert found(CODES, with_cells(LINKED, E6=3700)) == [("A02", "E6")]
    assert found(CODES, with_cells(LINKED, C3="", E6=3700)) == [("A02", "E6")]


def test_a_sub_total_of_other_columns_is_one_in_all() -> None:
    (_, told) = reasons(with_cells(LINKED, E3=700, E4=3450, E6=3700))
    assert told == ("E6", "3691.50", "the sum of E4:E5")
    assert found(CODES, with_cells(LINKED, E3=700, E4=3450, E6=3691.5)) == [("A02", "E3")]


def test_small_numbers_say_nothing_of_other_columns() -> None:
    small: dict[str, Any] = {"B2": 1, "B3": 2, "B4": 3, "C2": 2, "C3": 2, "C4": 4}
    small |= {"D2": 1, "D3": 1, "D4": 2, "E3": 700, "E4": 3450}
    told = reasons(with_cells(LINKED, **small, E6=3700))[-1]
    assert told[2] == "the sum of E2:E5"


def test_most_other_columns_name_the_rows() -> None:
    assert found(CODES, MONTHS) == []
    (told,) = reasons(with_cells(MONTHS, D7="=D6+0"))
    assert told == ("D7", "150.00", "the sum of D5:D6")
    assert found(CODES, with_cells(MONTHS, D7=150)) == []
    few = with_cells(MONTHS, C7="=C5", D7=11, E7="=E5")
    assert [told[2] for told in reasons(few) if told[0] == "D7"] == ["the sum of D3:D6"]


@pytest.mark.parametrize("total", [3100, 3800])
def test_parts_with_others_between_them_are_named_one_by_one(total: int) -> None:
    (told,) = reasons(with_cells(VALUES, B11=total))
    assert told == ("B11", "3140.00", "the sum of B4 + B7 + B10")


def test_many_parts_are_named_shortly() -> None:
    rows: Rows = [["Item", "Amount"]]
    for n in range(9):
        rows += [[f"a{n}", 100 + n], [f"b{n}", 300 + n], [f"Sub-total {n}", 400 + 2 * n]]
    (told,) = reasons([*rows, ["Grand total", 4000]])
    assert told[2] == "the sum of B4 + B7 + B10 + B13 + B16 + B19 + B22 + … + B28"


def test_sums_across() -> None:
    assert added_columns("SUM(B6:D6)", 6) == (2, 3, 4)
    assert added_columns("B6+C6", 6) == (2, 3)
    for formula in ("SUM(B5:D6)", "SUM(Other!B6:D6)", "B6*C6", "", "B6+7"):
        assert added_columns(formula, 6) == ()


def test_a_cell_in_a_right_row_sum_is_named_in_its_place() -> None:
    (told,) = reasons(with_cells(LINKED, C6=1277))
    assert told == ("C6", "1177.00", "the sum of C4:C5")
    assert found(CODES, with_cells(LINKED, C5="", C6=1277)) == []
