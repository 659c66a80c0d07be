"""P07: one number a thousand times the others, and formulas that say thousands and are not."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from cofin.checks.run import run_checks
from tests.checks.calculated import Rows, calculated, found, with_cells

FLOWS: Rows = [
    ["Cash plan (k€)", "Q1", "Q2", "Q3", "Q4", "Total"],
    ["Staff", 82.5, 82.5, 91, 88.4, "=SUM(B2:E2)"],
    ["Experts", 0, 12, 0, 30.5, "=SUM(B3:E3)"],
    ["Grants", 150, 150, 0, 100, "=SUM(B4:E4)"],
    ["Total", *(f"=SUM({x}2:{x}4)" for x in "BCDEF")],
]


def told(rows: Rows, **more: Any) -> list[str]:
    report = run_checks(calculated(rows, **more), only=["P07"])
    return [each.cell for each in report.findings if str(each.severity) == "warning"]


def test_euro_in_a_row_of_thousands() -> None:
    assert told(FLOWS) == []
    assert told(with_cells(FLOWS, D2=91000)) == ["D2"]
    assert told(with_cells(FLOWS, C4=150000)) == ["C4"]
    subject = calculated(with_cells(FLOWS, D2=91000))
    wrong = next(each for each in run_checks(subject, only=["P07"]).findings if each.cell == "D2")
    assert (wrong.expected, wrong.difference) == ("91", Decimal(90909))
    assert (
        "91,000 is a thousand times the other numbers of its row or more (82.5 to 88.4); 91 would"
        in wrong.message()
    )
    assert wrong.fix().startswith("Look whether 91 is meant in Budget!D2")


@pytest.mark.parametrize(
    "cells",
    [
        {"E3": 12000},  # beside one number alone
        {"D2": 9100},  # a hundred times
        {"D2": "=91*1000"},  # calculated
        {"D2": 9_100_000_000},
        {"B2": 8, "D2": 91000},  # the others differ among themselves
        {"F2": "", "F4": "", "D2": 91000, "D5": ""},  # nothing adds them up
    ],
)
def test_what_may_be_meant(cells: dict[str, Any]) -> None:
    assert told(with_cells(FLOWS, **cells)) == []


def test_three_numbers_of_which_one_must_lie_between_the_others() -> None:
    rows: Rows = [["", "2026", "2027", "2028", "2029", "Total"]]
    rows.append(["Conferences", 0, 3650, 5100, 2750, "=SUM(B2:E2)"])
    assert told(with_cells(rows, C2=3650000)) == ["C2"]
    assert told(with_cells(rows, C2=9650000)) == []
    assert told(with_cells(rows, C2=9650000, B2=4000)) == ["C2"]


def test_columns() -> None:
    rows: Rows = [["Item", "Tickets", "EUR per ticket", "EUR"]]
    rows += [[f"Item {n}", n % 3 + 1, 4100.5 + 70 * n, f"=B{n + 1}*C{n + 1}"] for n in range(1, 6)]
    rows.append(["Total", "=SUM(B2:B6)", "", "=SUM(D2:D6)"])
    assert told(rows) == []
    assert told(with_cells(rows, B3=2000)) == []  # leaflets
    assert told(with_cells(rows, C3=4240500)) == ["C3"]


def test_rates_by_month() -> None:
    rows: Rows = [
        ["1 EUR =", "2026-01", "2026-02", "2026-03", "2026-04", "2026-05"],
        ["SEK", 11.214, 11.187, 11.0945, 10.986, 11.032],
        ["TRY", 44.1205, 44.9861, 45.7732, 46.521, 47.3382],
    ]
    assert found(["P07"], rows) == []
    assert found(["P07"], with_cells(rows, E3=465210)) == [("P07", "E3")]
    assert found(["P07"], with_cells(rows, E3=465210, D3=45, C3=44)) == []  # whole numbers
    assert found(["P07"], with_cells(rows, E3=465210, D3="", C3="")) == []


@pytest.mark.parametrize("rate", [1500.5, 2100, 2800])
def test_months_beside_a_monthly_rate_are_another_kind(rate: float) -> None:
    rows: Rows = [["Staff", "PM WP1", "PM WP2", "PM WP3", "PM WP4", "Monthly rate", "Cost"]]
    rows += [[f"P{n}", 1.5, 1.25, 1.75, 1.5, rate, f"=SUM(B{n}:E{n})*F{n}"] for n in (2, 3, 4)]
    rows.append(["Total", *(f"=SUM({x}2:{x}4)" for x in "BCDE"), "", "=SUM(G2:G4)"])
    assert found(["P07"], rows) == []


@pytest.mark.parametrize(
    "label", ["EU (k€)", "AB katkısı (bin €)", "EU, thousand EUR", "Tausend Euro"]
)
def test_thousands_by_another_divisor(label: str) -> None:
    rows: Rows = [["Total (EUR)", 374899.69], [label, "=B1/1000"]]
    assert told(rows) == []
    assert told(with_cells(rows, B2="=B1/100")) == ["B2"]
    assert told(with_cells(rows, B2="=ROUND(B1/100,1)")) == ["B2"]
    for formula in ("=B1/1000000", "=B1/12", "=B1/100*7", "=SUM(B1:B1)/100", "=100/B1"):
        assert told(with_cells(rows, B2=formula)) == []
    assert told(with_cells(rows, A2="Share", B2="=B1/100")) == []


def test_a_divisor_among_others_is_told_as_a_formula_of_its_own() -> None:
    rows: Rows = [["Item", "EUR", "k€"]]
    rows += [[f"Item {n}", 1000 * n, f"=B{n + 1}/1000"] for n in range(1, 6)]
    assert told(with_cells(rows, C4="=B4/100")) == []
    assert found(["C05"], with_cells(rows, C4="=B4/100")) == [("C05", "C4")]


def test_a_lump_sum_beside_the_shares_of_each_partner() -> None:
    rows: Rows = [
        ["WP", "Lump sum", "P1", "P2", "P3", "P4"],
        ["WP3", 2467.8, 2.2, 2.3, 2.25, 2.25],
    ]
    assert told(rows, formats={"Budget!C2:F2": "0%"}) == []
    assert told(rows) == []
    ratios = with_cells(rows, C2=0.22, D2=0.23, E2=0.225, F2=0.225)
    assert told(ratios) == []  # among ratios an amount is another fault


def test_sums_of_blocks_and_of_few_cells_are_not_looked_at() -> None:
    rows: Rows = [["", "Q1", "Q2"], ["Staff", 82.5, 91000], ["Experts", 80, 85], ["Grants", 90, 95]]
    assert told([*rows, ["Total", "=SUM(B2:C4)"]]) == []
    assert told([*rows, ["Total", "", "=SUM(C2:C3)"]]) == []
