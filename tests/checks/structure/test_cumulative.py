"""Rows and columns of running totals with few periods."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from cofin.checks.finding import Finding
from cofin.checks.run import run_checks
from cofin.text import Lang
from tests.checks.calculated import Rows, calculated, with_cells

YEARS: Rows = [
    ["Gider", "1. yıl", "2. yıl", "3. yıl", "Toplam"],
    ["Personel", 86400, 89856, 93450, "=SUM(B2:D2)"],
    ["Kira", 9600, 9984, 10383, "=SUM(B3:D3)"],
    ["Toplam", *(f"=SUM({c}2:{c}3)" for c in "BCDE")],
    ["Kümülatif", "=B4", "=B5+C4", "=C5+D4"],
]


def findings(rows: Rows, **more: Any) -> list[Finding]:
    return list(run_checks(calculated(rows, **more), only=["C04", "C05"]).findings)


def told(rows: Rows, **more: Any) -> list[tuple[str, str, str]]:
    return [(each.code, each.cell, each.expected) for each in findings(rows, **more)]


def test_a_period_that_skips_the_one_before() -> None:
    assert told(YEARS) == []
    (wrong,) = findings(with_cells(YEARS, D5="=B5+D4"))
    assert (wrong.cell, wrong.expected, wrong.difference) == ("D5", "=C5+D4", Decimal(-99840))
    assert wrong.message() == (
        "Budget!D5 (Kümülatif · 3. yıl) holds =B5+D4. By its label each period is added to those"
        " before it, as in C5; here that is =C5+D4, which gives 299,673."
    )
    assert wrong.fix().startswith("Put =C5+D4 into Budget!D5")
    assert "=C5+D4" in wrong.message(Lang.TR)


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        ({"D5": "=D4"}, "=C5+D4"),
        ({"C5": "=C4+B4-B4+C4"}, ""),  # another formula: nobody knows
        ({"C5": "=C4+C4"}, "=B5+C4"),
        ({"D5": 250000}, "=C5+D4"),
        ({"D5": 299673}, ""),
        ({"D5": 299672.6}, ""),  # typed in whole euro, or nearly
        ({"C5": 150000}, "=B5+C4"),
        ({"C5": 196340}, "=B5+C4"),
        ({"D5": "=SUM($B4:D4)"}, ""),
        ({"C5": "=SUM($B4:C4)", "D5": "=SUM($B4:C4)"}, "=C5+D4"),
        ({"C5": "=SUM(B5,C4)", "D5": "=C5+D4"}, ""),
        ({"D5": "=C5+D3"}, ""),  # another row on purpose, or not
        ({"C5": "=B5+C4*1"}, ""),
        ({"D5": "=C5"}, ""),  # nothing new
        ({"E5": "=D5"}, ""),
        ({"E5": "=SUM(B4:D4)"}, ""),
        ({"E1": "Alle", "E5": "=SUM(B4:D4)"}, ""),
        ({"E1": "2027", "E2": 300, "E3": 9, "E5": "=C5+E4"}, "=D5+E4"),
        ({"B5": 5000}, ""),  # what was spent before
        ({"A5": "Nakit"}, ""),
        ({"D5": "=C5+Other!D4"}, ""),
        ({"D4": 0, "C4": 0}, ""),
    ],
)  # fmt: skip
def test_three_periods(cells: dict[str, Any], expected: str) -> None:
    wrong = {"D5": "=B5+D4"} if cells.keys() <= {"A5", "B5"} and "A5" in cells else {}
    found = told(with_cells(YEARS, **{**wrong, **cells}))
    assert [each[2] for each in found] == ([expected] if expected else [])


@pytest.mark.parametrize(
    "label",
    [
        *("Cumulative", "Running total", "Kumuliert", "Cumulé", "Acumulado", "Cumulato"),
        *("Narastająco", "Gecumuleerd", "KÜMÜLATİF TOPLAM", "Cumulative spending (EUR)"),
    ],
)
def test_in_any_language(label: str) -> None:
    assert [e[1] for e in told(with_cells(YEARS, A5=label, D5="=B5+D4"))] == ["D5"]


#: Down a column, with a section between.
MONTHS: Rows = [
    ["Claim", "Amount", "Cumulative"],
    ["First", 100, "=B2"],
    ["Second", 250, "=C2+B3"],
    ["Third", 300, "=C3+B4"],
    ["Fourth", 50, "=C4+B5"],
    ["Total", "=SUM(B2:B5)", ""],
]


def test_down_a_column() -> None:
    assert told(MONTHS) == []
    four = with_cells(MONTHS, C4="=C2+B4")
    assert [each[1:] for each in told(four)] == [("C4", "=C3+B4")]
    three = [*MONTHS[:4], ["Total", "=SUM(B2:B4)", ""]]
    assert [each[1:] for each in told(with_cells(three, C4="=C2+B4"))] == [("C4", "=C3+B4")]
    assert told(with_cells(three, C4="=C2+B4", C1="State")) == []


def test_two_that_are_wrong_are_too_many() -> None:
    assert told(with_cells(MONTHS, C4="=C2+B4", C5="=C2+B5")) == []


def test_another_year_begins_anew() -> None:
    halves: Rows = [
        ["", "H1 2024", "H2 2024", "H1 2025", "H2 2025"],
        ["Paid", 10, 20, 35, 40],
        ["Cumulative", "=B2", "=B3+C2", "=D2", "=D3+E2"],
    ]
    assert told(halves) == []
    assert told([row[:4] for row in halves]) == []
    years = with_cells([row[:4] for row in halves], B1="Y 2024", C1="Y 2025", D1="Y 2026")
    assert [each[1] for each in told(years)] == ["D3"]
    five = [[*row, more] for row, more in zip(halves, ("H1 2026", 50, "=F2"), strict=True)]
    assert told(five) == []


def test_quarters_between_months() -> None:
    """A quarter adds its months up, and goes on from none of them."""
    rows: Rows = [
        ["", "Jan", "Feb", "Mar", "Q1", "Apr", "May"],
        ["Paid", 10, 20, 30, "=SUM(B2:D2)", 40, 50],
        ["Cumulative", "=B2", "=B3+C2", "=C3+D2", "", "=D3+F2", "=F3+G2"],
    ]
    assert told(rows) == []
    assert told(with_cells(rows, E3="=D3")) == []
    assert told(with_cells(rows, E3="=SUM(B2:D2)")) == []
    assert [each[1] for each in told(with_cells(rows, G3="=D3+G2"))] == ["G3"]
    behind: Rows = [["Jun", "Q2", "Jul"], [60, "=SUM(F2:H2)", 70], ["=G3+H2", "=I2", "=H3+J2"]]
    more = [[*row, *rest] for row, rest in zip(rows, behind, strict=True)]
    assert told(more) == []
    assert told(with_cells(more, I3="=SUM(F2:H2)")) == []
    assert [each[1] for each in told(with_cells(more, C2=25, J3="=G3+J2"))] == ["J3"]


def test_two_tables_below_each_other() -> None:
    second: Rows = [["Claim", "Amount", "Cumulative"], ["a", 5, "=B9"], ["b", 6, "=C9+B10"]]
    tables = [*MONTHS, [], *second]
    assert told(tables) == []
    assert [e[1] for e in told(with_cells(tables, C5="=C3+B5"))] == ["C5"]


def test_years_and_percentages() -> None:
    numbers = with_cells(YEARS, B1=2024, C1=2025, D1=2026, D5="=B5+D4")
    assert [each[1] for each in told(numbers)] == ["D5"]
    shares: Rows = [
        ["", "Y1", "Y2", "Y3"],
        ["Share", 0.2, 0.3, 0.5],
        ["Cumulative", "=B2", "=B3+C2", "=B3+D2"],
    ]
    formats = {"Budget!B2:D3": "0%"}
    assert [each[1] for each in told(shares, formats=formats)] == ["D3"]
    typed = with_cells(shares, D3=0.999)
    assert told(typed, formats=formats) == []


def test_two_bases_and_long_rows() -> None:
    two = with_cells(YEARS, D5="=C5+D3", E5="=D5+E4")
    assert told(two) == []
    long: Rows = [
        ["", *(f"M{n}" for n in range(1, 15))],
        ["Paid", *range(1, 15)],
        ["Cumulative", 1, "=B3+C2", *("" for _ in range(11)), "=C3+O2"],
    ]
    assert told(long) == []


def test_a_typed_number_is_told_once() -> None:
    """Where the formulas around it tell that it was typed over one, that is enough."""
    rows = with_cells(MONTHS, A6="Fifth", B6=60, C6="=C5+B6", C4=700)
    assert [each[:2] for each in told(rows)] == [("C04", "C4")]


def test_what_stands_before_the_first_period() -> None:
    first: Rows = [
        ["", "All", "Y1", "Y2", "Y3"],
        ["Paid", "=SUM(C2:E2)", 10, 20, 40],
        ["Cumulative", "=B2", "=C2", "=C3+D2", "=D3+E2"],
    ]
    assert told(first) == []
    assert [each[1] for each in told(with_cells(first, E3="=C3+E2"))] == ["E3"]
    carried = with_cells(YEARS, B5="=Other!B5")
    assert told(carried, sheets={"Other": [[], [], [], [], ["Left", 500]]}) == []


def test_a_row_that_only_sounds_like_a_total() -> None:
    rows = with_cells(MONTHS, A3="Total claim 2")
    assert told(rows) == []
    assert [each[1] for each in told(with_cells(rows, C4="=C2+B4"))] == ["C4"]


def test_our_own_layout_and_what_a_program_made() -> None:
    wrong = with_cells(YEARS, D5="=B5+D4")
    assert told(wrong, scalars={"fig.totals.eligible": "Budget!B4"}) == []
    rows: Rows = [["Claim", "Amount", "Cumulative"], ["a", 1, "=B2"]]
    rows += [["a", 1, f"=C{row - 1}+B{row} -> {row - 1}"] for row in range(3, 60)]
    assert told([*rows, ["b", 1, "=C58+B60"]])[:1] == [("C05", "C60", "=C59+B60")]
    rows += [["a", 1, f"=C{row - 1}+B{row} -> {row - 1}"] for row in range(60, 5010)]
    assert told(rows) == []


def _six(*headings: str, begin: int = 3) -> list[tuple[str, str, str]]:
    """Six periods, of which one begins anew."""
    letters = "BCDEFG"
    sums = [f"={letters[n - 1]}3+{letters[n]}2" for n in range(1, 6)]
    row = ["Cumulative", "=B2", *sums]
    row[begin] = f"={letters[begin - 1]}2"
    return told([["", *headings], ["Paid", 10, 20, 35, 40, 15, 5], row])


def test_a_count_that_goes_on_does_not_begin_anew() -> None:
    assert _six("P1", "P2", "P3", "P4", "P5", "P6") == [("C05", "D3", "=C3+D2")]
    assert _six("P1", "P2", "P3", "P4", "P5", "P6", begin=2) == [("C05", "C3", "=B3+C2")]
    month = [f"Month {n} 2026" for n in range(3, 9)]
    assert _six(*month) == [("C05", "D3", "=C3+D2")]


@pytest.mark.parametrize(
    "headings",
    [
        ("Q3 2025", "Q4 2025", "Q1 2026", "Q2 2026", "Q3 2026", "Q4 2026"),
        ("S1", "S2", "S3", "S4", "S5", "S6"),
        ("Halbjahr 1", "Halbjahr 2", "Halbjahr 3", "Halbjahr 4", "Halbjahr 5", "Halbjahr 6"),
        ("1. yarıyıl", "2. yarıyıl", "3. yarıyıl", "4. yarıyıl", "5. yarıyıl", "6. yarıyıl"),
        ("Nov", "Dec", "Jan", "Feb", "Mar", "Apr"),
        ("11/25", "12/25", "01/26", "02/26", "03/26", "04/26"),
        ("11", "12", "1", "2", "3", "4"),
        ("", "", "", "", "", ""),
    ],
)
def test_a_place_where_another_count_may_begin(headings: tuple[str, ...]) -> None:
    assert _six(*headings) == []


def test_a_fifth_period_may_be_of_another_year() -> None:
    assert _six("P1", "P2", "P3", "P4", "P5", "P6", begin=5) == []


def test_a_row_that_begins_anew_again_and_again() -> None:
    rows: Rows = [
        ["", "P1", "P2", "P3", "P4", "P5", "P6"],
        ["Paid", 10, 20, 35, 40, 15, 5],
        ["Cumulative", "=B2", "=B3+C2", "=D2", "=D3+E2", "=F2", "=F3+G2"],
    ]
    assert told(rows) == []
