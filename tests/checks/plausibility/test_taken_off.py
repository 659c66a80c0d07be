"""P05 in tables of another layout: costs that their formulas take off again, or leave beside."""

from __future__ import annotations

from typing import Any

import pytest

from cofin.checks.run import run_checks
from cofin.text import Lang
from tests.checks.calculated import Rows, calculated, found, with_cells

OFFER: Rows = [
    ["Item", "Quantity", "Unit price", "Amount"],
    ["Oven", 1, 6000, "=B2*C2"],
    ["Range", 2, 2000, "=B3*C3"],
    ["Freezer", 2, 1500, "=B4*C4"],
    ["Net price", "", "", "=SUM(D2:D4)"],
    ["VAT", "", 0.23, "=D5*C6"],
    ["Price with VAT", "", "", "=D5+D6"],
]
GRANT = ["Grant, 75 %", "", "", "=ROUND(D5*0.75,2)"]


def told(rows: Rows, **example: Any) -> list[str]:
    return [cell for _, cell in found(["P05"], rows, **example)]


def test_vat_that_is_paid_by_nobody_else() -> None:
    assert told([*OFFER[:5], ["Grant", "", "", "=D7*0.75"]]) == []
    assert told(OFFER) == ["D6"]
    assert told([*OFFER, ["Grant, 75 %", "", "", "=ROUND(D7*0.75,2)"]]) == ["D6"]


@pytest.mark.parametrize(
    "after",
    [
        [GRANT],
        [GRANT, ["Own funds", "", "", "=D7-D8"]],
        [["To be charged", "", "", "=D5"]],
        [["Hibe, %75", "", "", "=ROUND(D5*0.75,2)"], ["Rank", "", "", "=RANK(D7,D7:D7)"]],
    ],
)
def test_a_price_with_vat_below_the_one_that_counts(after: Rows) -> None:
    assert told([*OFFER, *after]) == []


@pytest.mark.parametrize(
    "cells",
    [
        {"D7": "=SUM(D5:D6)"},  # not told apart
        {"D7": "=D5+D6+C4"},  # of another column
        {"D7": "=D5+D6*1"},
        {"D7": "=Other!D5+D6"},
        {"A8": "Remark", "D9": "=D7"},  # nothing of a grant, and the whole is read
    ],
)
def test_a_price_with_vat_that_counts(cells: dict[str, Any]) -> None:
    assert told(with_cells([*OFFER, GRANT, ["Sum", "", "", 1]], **cells)) == ["D6"]


PLAN: Rows = [
    ["Item", "2025", "2026", "Total"],
    ["Sales", 900, 950, "=SUM(B2:C2)"],
    ["Costs", 500, 520, "=SUM(B3:C3)"],
    ["Loan interest", 40, 30, "=SUM(B4:C4)"],
    ["Profit", "=B2-B3-B4", "=C2-C3-C4", "=SUM(B5:C5)"],
]


@pytest.mark.parametrize(
    ("cells", "interest"),
    [
        ({}, []),
        ({"B5": "=B2-(B3+B4)", "C5": "=C2-(C3+C4)"}, []),
        ({"B5": "=B2+B3+B4", "C5": "=C2+C3+C4"}, ["D4"]),
        ({"B5": "=B4-B3", "C5": "=C4-C3"}, ["D4"]),
        ({"B5": 1, "C5": 2, "E4": "=D4-B4"}, ["D4"]),  # what is left of its own row
    ],
)
def test_interest_that_is_taken_off(cells: dict[str, Any], interest: list[str]) -> None:
    assert told(with_cells(PLAN, **cells)) == interest


def test_what_a_total_counts_is_taken_off_that_total_alone() -> None:
    lines: Rows = [["Item", "Amount"], ["Staff", 900], ["Fines", 45], ["Total", "=SUM(B2:B3)"]]
    assert told([*lines, ["Money left", "=B6-B2-B3"], ["Grant", 1000]]) == ["B3"]
    assert told([*lines, ["Eligible", "=B4-B3"]]) == []


def test_a_rate_and_a_total_are_no_costs() -> None:
    rows: Rows = [
        ["Item", "Amount"],
        ["Works", 900],
        ["Contingency", 45],
        ["Net with contingency", "=B2+B3"],
        ["VAT", 0.2],
    ]
    assert told(rows, formats={"Budget!B5": "0%"}) == ["B3"]


def test_the_amount_below_the_title_of_a_group() -> None:
    rows: Rows = [
        ["Item", "Quantity", "EP €", "GP €"],
        ["Works", "", "", ""],
        ["Digging", 12, 40, "=B3*C3"],
        ["Pipes", 10, 30, "=B4*C4"],
        ["Bank charges", 2, 45, "=B5*C5"],
    ]
    assert told(rows) == ["D5"]


def test_the_currency_is_not_made_up() -> None:
    (vat,) = run_checks(calculated(OFFER), only=["P05"]).outcome(Lang.EN).findings
    assert "Amount, 2,990.00)" in vat.message
    (kdv,) = run_checks(calculated(OFFER), only=["P05"]).outcome(Lang.TR).findings
    assert "2.990,00)" in kdv.message
