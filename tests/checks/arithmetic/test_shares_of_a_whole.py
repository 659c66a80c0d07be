"""A07: shares that miss the whole by far, and numbers that are no shares of one."""

from __future__ import annotations

from typing import Any

import pytest

from cofin.checks.run import run_checks
from tests.checks.calculated import Rows, calculated, found, with_cells
from tests.narrow import words


def cells(rows: Rows, **more: Any) -> list[str]:
    return [cell for _, cell in found(["A07"], rows, **more)]


def shares(heading: str = "Share", total: Any = "=SUM(C2:C4)") -> Rows:
    return [
        ["Partner", "Amount (EUR)", heading],
        ["A", 100, 0.5],
        ["B", 60, 0.3],
        ["C", 40, 0.1],
        ["Total", "=SUM(B2:B4)", total],
    ]


@pytest.mark.parametrize(
    "rows",
    [
        shares(),
        shares("Share of budget"),
        shares("Percentage"),
        shares("Anteil (%)"),
        shares("Pay"),
        shares(total=1),
        shares(total=0.9),
        with_cells(shares("Share (%)"), C2=50, C3=30, C4=10),
        with_cells(shares("Yüzde", 100), C2=50, C3=30, C4=10),
        with_cells(shares(), C4=0.45),
    ],
)
def test_shares_that_are_far_from_the_whole(rows: Rows) -> None:
    assert cells(rows) == ["C5"]


@pytest.mark.parametrize(
    "rows",
    [
        with_cells(shares(), C4=0.2),
        with_cells(shares("Share (%)"), C2=50, C3=30, C4=20),
        shares("Time share (%)"),  # of three people
        shares("Funding rate"),
        shares(total=0.3),  # a mean
        shares(total="=B5/1000"),
        with_cells(shares(), C2="=B2/1000", C3="=B3/1000", C4="=B4/1000"),  # of a larger whole
        [*shares()[:3], ["Subtotal", 160, 0.8], *shares()[3:], ["Total", 200, 0.9]],
        with_cells(shares(), B1="Hours", C1="Share (%)"),
        with_cells(shares(), C4=0),
        with_cells(shares(), C3="'30%"),
        [["Partner", "Share"], ["A", 0.5], ["Total", "=SUM(B2:B2)"]],
    ],
)
def test_numbers_that_are_no_shares_of_one_whole(rows: Rows) -> None:
    assert cells(rows) == []


@pytest.mark.parametrize(
    ("beside", "told"),
    [
        (["Eigen bijdrage %", "", 0.1], []),
        (["Eigen bijdrage %", "", "=0.25-0.15"], []),
        (["Own contribution", "", 0.05], ["C5"]),
        (["Visitors from abroad", "", 0.1], ["C5"]),
    ],
)
def test_the_rest_may_be_own_money(beside: list[Any], told: list[str]) -> None:
    assert cells([*shares(), [], beside], formats={"Budget!C7": "0%"}) == told
    typed = [*shares(total=1), [], beside]  # says that the rows are all of it
    assert cells(typed, formats={"Budget!C7": "0%"}) == ["C5"]


def outline(*numbers: Any, total: Any = 100) -> Rows:
    """Shares of headings and, with 1.1 or words, of their parts."""
    labels = ["1 Personnel", "1.1 Staff", "1.2 Interns", "2 Travel", "2.1 Flights", "2.2 Hotels"]
    rows: Rows = [["Item", "Share (%)"], *map(list, zip(labels, numbers, strict=True))]
    return [*rows, ["Total", total]]


@pytest.mark.parametrize(
    "rows",
    [
        outline(60, 40, 20, 40, 30, 10),
        outline(0.6, 0.4, 0.2, 0.4, 0.3, 0.1, total=1),
        outline(60, 40, 10, 40, 30, 10),  # a part is missing: the whole is there all the same
        outline(60, 40, 20, 40, 30, 10)[:-1],
        with_cells(outline(60, 40, 20, 40, 30, 10), A3="of which staff", A4="davon Azubis"),
        with_cells(outline(60, 40, 20, 40, 30, 10), B8="=B2+B5"),
    ],
)
def test_parts_of_shares_are_not_added_to_them(rows: Rows) -> None:
    assert cells(rows) == []


def test_shares_with_parts_that_miss_the_whole() -> None:
    assert cells(outline(60, 40, 20, 20, 10, 10)) == ["B8"]
    rows = with_cells(outline(50, 30, 20, 30, 20, 10), A3="of which staff", A4="of which interns")
    assert cells(rows) == ["B8"]


@pytest.mark.parametrize("heading", ["Rate (EUR/h)", "Rate (EUR per day)", "Satz (EUR)"])
def test_rates_in_euro_are_no_shares(heading: str) -> None:
    rows: Rows = [
        ["Person", heading, "Hours Y1", "Hours Y2", "Total hours", "Total cost (EUR)"],
        ["A", 30, 100, 50, "=C2+D2", "=E2*B2"],
        ["B", 40, 100, 50, "=C3+D3", "=E3*B3"],
        ["C", 25.5, 10, 5, "=C4+D4", "=E4*B4"],
        ["Total", "=F5/E5", *(f"=SUM({c}2:{c}4)" for c in "CDEF")],
    ]
    assert cells(rows) == []
    assert cells(with_cells(rows, B5="")) == []
    assert cells(with_cells(rows, B5=95.5)) == []


#: A grant in whole cents, whose rate is typed, and what others pay.
PAID: Rows = [
    ["Who pays", "EUR", "Share"],
    ["Ministry", "=ROUND(B5*C2,2)", 0.8],
    ["Town", 2000, "=B3/B$5"],
    ["Ourselves", "=B5-B2-B3", "=IF(B$5=0,0,B4/B$5)"],
    ["Total", 12345.67, "=SUM(C2:C4)"],
]


def told(rows: Rows, **more: Any) -> list[tuple[str, str]]:
    report = run_checks(calculated(rows, **more), only=["A07"])
    return [(f.found, words(f.values["missing"])["en"]) for f in report.findings]


def test_a_cent_in_the_amounts_is_no_gap_in_the_shares() -> None:
    assert cells(PAID) == []
    assert cells(with_cells(PAID, B5=45.67, B3=20)) == []
    assert cells(with_cells(PAID, B3=0)) == []
    percent = {"C2": 80, "B2": "=ROUND(B5*C2/100,2)", "C3": "=B3/B$5*100", "C4": "=B4/B$5*100"}
    assert cells(with_cells(PAID, C1="Share (%)", **percent)) == []


def test_more_than_a_cent_in_the_amounts_is_a_gap() -> None:
    assert told(with_cells(PAID, B4="=B5-B2-B3-1")) == [("99.9919 %", "-0.0081 %")]
    assert told(with_cells(PAID, B4="=B5-B2-B3-0.03")) == [("99.9997 %", "-0.0003 %")]
    assert told(with_cells(PAID, C4="=ROUND(B4/B$5,2)")) == [("100.2 %", "0.2 %")]


@pytest.mark.parametrize(
    "last",
    ["0.1999999", "=0.1999999/1", "=F5/1-0.8000001", "=F4/F5+0.1999999"],
)
def test_a_gap_is_shown_with_enough_digits(last: str) -> None:
    rows = with_cells(shares(), C4=float(last) if last[0] == "0" else last, F5=1, F4=0)
    assert told(rows) == [("99.99999 %", "-0.00001 %")]


def test_shares_of_a_row_that_amounts_are_divided_by() -> None:
    rows: Rows = [["Item", "EU (EUR)", "Own (EUR)", "Total (EUR)", "EU", "Own", "Total (%)"]]
    for n in range(2, 8):
        own = [f"=ROUND(D{n}*E{n},2)", f"=D{n}-B{n}", 1000 + n / 8, 0.7, f"=C{n}/D{n}"]
        rows.append([f"i{n}", *own, f"=E{n}+F{n}"])
    formats = {"Budget!E2:G7": "0.0%"}
    assert cells(rows, formats=formats) == []
    assert cells(with_cells(rows, C3="=D3-B3+0.2"), formats=formats) == ["G3"]
    across = with_cells(rows, G1="Total", C3="=D3-B3+0.01")
    assert cells(across, formats=formats) == []
    assert cells(with_cells(across, C3="=D3-B3+0.2"), formats=formats) == ["G3"]
