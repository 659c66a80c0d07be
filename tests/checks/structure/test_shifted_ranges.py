"""Ranges of sums with conditions that are of one length and begin in other rows."""

from __future__ import annotations

import pytest

from cofin.checks.run import run_checks
from cofin.text import Lang
from tests.checks.calculated import Rows, calculated, with_cells

TRIPS: Rows = [
    ["Mission", "Partner", "Persons", "Cost"],
    *([f"Trip {n}", f"P{n % 3 + 1}", n, 100 * n] for n in range(1, 10)),
    ["All", "", "=SUM(C2:C10)", "=SUM(D2:D10)"],
]
TOTALS: Rows = [
    ["Partner", "Cost", "Persons"],
    *(
        [f"P{n}", *(f"=SUMIF(Trips!B$2:B$10,A{n + 1},Trips!{x}$2:{x}$10)" for x in "DC")]
        for n in (1, 2, 3)
    ),
]  # fmt: skip


def told(totals: Rows, trips: Rows = TRIPS) -> list[tuple[str, str, str]]:
    subject = calculated(totals, sheets={"Trips": trips})
    report = run_checks(subject, only=["C07"])
    return [(each.cell, each.expected, str(each.severity)) for each in report.findings]


def test_side_by_side() -> None:
    assert told(TOTALS) == []


@pytest.mark.parametrize(
    ("formula", "right"),
    [
        ("=SUMIF(Trips!B$2:B$10,A3,Trips!D$3:D$11)", "=SUMIF(Trips!B$2:B$10,A3,Trips!D$2:D$10)"),
        ("=SUMIF(Trips!B$1:B$9,A3,Trips!D$2:D$10)", "=SUMIF(Trips!B$2:B$10,A3,Trips!D$2:D$10)"),
        ("=SUMIF(Trips!B$2:B$10,A3,Trips!D$1:D$9)", "=SUMIF(Trips!B$2:B$10,A3,Trips!D$2:D$10)"),
        (
            "=ROUND(SUMIFS(Trips!D$3:D$11,Trips!B$2:B$10,A3),2)",
            "=ROUND(SUMIFS(Trips!D$2:D$10,Trips!B$2:B$10,A3),2)",
        ),
        (
            "=AVERAGEIF(Trips!B$2:B$10,A3,Trips!D$3:D$11)",
            "=AVERAGEIF(Trips!B$2:B$10,A3,Trips!D$2:D$10)",
        ),
    ],
)  # fmt: skip
def test_one_range_a_row_off(formula: str, right: str) -> None:
    assert told(with_cells(TOTALS, B3=formula)) == [("B3", right, "error")]


def test_the_sentences() -> None:
    rows = with_cells(TOTALS, B3="=SUMIF(Trips!B$2:B$10,A3,Trips!D$3:D$11)")
    (wrong,) = run_checks(calculated(rows, sheets={"Trips": TRIPS}), only=["C07"]).findings
    assert wrong.message() == (
        "Budget!B3 (P2 · Cost) calculates =SUMIF(Trips!B$2:B$10,A3,Trips!D$3:D$11). Its ranges do"
        " not begin in the same row (Trips!B2:B10, Trips!D3:D11): each key is taken with the amount"
        " of another row. Side by side it is =SUMIF(Trips!B$2:B$10,A3,Trips!D$2:D$10), which gives"
        " 1,200."
    )
    assert wrong.fix().startswith("Put =SUMIF(Trips!B$2:B$10,A3,Trips!D$2:D$10) into Budget!B3")
    assert "aynı satırda başlamıyor" in wrong.message(Lang.TR)


def test_a_whole_column_of_them_is_told_once() -> None:
    moved = {f"B{n}": f"=SUMIF(Trips!B$2:B$10,A{n},Trips!D$3:D$11)" for n in (2, 3, 4)}
    rows = with_cells(TOTALS, **moved)
    (wrong,) = run_checks(calculated(rows, sheets={"Trips": TRIPS}), only=["C07"]).findings
    assert wrong.places == (("Budget", "B2"), ("Budget", "B3"), ("Budget", "B4"))


def test_right_today() -> None:
    rows = with_cells(TOTALS, A3="Q", B3="=SUMIF(Trips!B$2:B$10,A3,Trips!D$3:D$11)")
    assert ("B3", "warning") in [(cell, severity) for cell, _, severity in told(rows)]


@pytest.mark.parametrize(
    "formula",
    [
        "=SUMIF(Trips!B$2:B$9,A3,Trips!D$3:D$11)",  # not of one length
        "=SUMIF(Trips!B$2:B$3,A3,Trips!D$3:D$4)",  # two rows are no list
        "=SUMIF(Trips!B$2:B$10,A3,Trips!C$3:D$11)",  # two columns
        "=SUMIF(Trips!B:B,A3,Trips!D:D)",
        "=SUMIF(B$2:B$10,A3,Trips!D$3:D$11)",  # keys on another sheet
        "=SUMIF(Trips!B$2:B$10,A3)",
        "=SUMIF(INDEX(Trips!B$2:B$10,0),A3,Trips!D$3:D$11)",
        "=COUNTIFS(Trips!B$2:B$10,A3)",
        "=SUMPRODUCT(Trips!D$3:D$11-Trips!D$2:D$10)",
        "=SUMIF(Trips!B$2:Nowhere!B$10,A3,Trips!D$3:D$11)",
    ],
)
def test_what_is_no_slip(formula: str) -> None:
    rows = with_cells(TOTALS, B3=formula)
    assert not [each for each in told(rows) if "Trips!D$2" in each[1] and each[0] == "B3"]


def test_an_amount_below_its_label_is_meant() -> None:
    rows: Rows = [["Block", "Amount"]]
    for n in range(1, 7):
        rows += [[f"WP{n}", ""], ["", 100 * n]]
    totals: Rows = [["WP1", "=SUMIF(Trips!A2:A13,A1,Trips!B3:B14)"]]
    assert told(totals, rows) == []
