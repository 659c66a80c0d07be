"""Mean rates, amounts per head, running totals and balances in the place of a total."""

from __future__ import annotations

from typing import Any

import pytest

from cofin.checks.structure.sums.written import (
    added_rows,
    divides,
    factor_rows,
    goes_on,
    is_statistic,
    is_sum,
    nets,
    repeated_row,
    single_place,
    single_places,
)
from tests.checks.calculated import Rows, found, with_cells

CHECKS = ("A02", "A03", "A04", "C05", "C07")


def cells(rows: Rows, **more: Any) -> list[str]:
    """Cells of totals that are called wrong."""
    return [cell for _, cell in found(CHECKS, rows, **more)]


GRANT: Rows = [
    ["Budget (EUR)", "UNI", "SME", "NGO", "Total"],
    ["Personnel", 50000, 30000, 20000, "=SUM(B2:D2)"],
    ["Travel", 2000, 1000, 1500, "=SUM(B3:D3)"],
    ["Total costs", "=SUM(B2:B3)", "=SUM(C2:C3)", "=SUM(D2:D3)", "=SUM(E2:E3)"],
    ["Funding rate", 1, 0.7, 1, "=E6/E4"],
    ["EU contribution", "=B4*B5", "=C4*C5", "=D4*D5", "=SUM(B6:D6)"],
    ["Own contribution", "=B4-B6", "=C4-C6", "=D4-D6", "=E4-E6"],
]
HEADS: Rows = [
    ["Category", "Year 1", "Year 2", "Year 3", "Total (EUR)"],
    ["Participants", 10, 12, 14, "=SUM(B2:D2)"],
    ["Cost per head (EUR)", 100, 110, 120, "=E4/E2"],
    ["Cost (EUR)", "=B2*B3", "=C2*C3", "=D2*D3", "=SUM(B4:D4)"],
]
TASKS: Rows = [
    ["Task", "Participants", "Budget (EUR)", "Amount per participant (EUR)"],
    ["T1", 20, 5000, "=C2/B2"],
    ["T2", 30, 9000, "=C3/B3"],
    ["T3", 40, 10000, "=C4/B4"],
    ["Total", "=SUM(B2:B4)", "=SUM(C2:C4)", "=C5/B5"],
]
SHARES: Rows = [
    ["Partner", "Total (EUR)", "EU share", "Grant (EUR)"],
    ["A", 100, 0.75, "=B2*C2"],
    ["B", 60, 0.5, "=B3*C3"],
    ["C", 40, 1, "=B4*C4"],
    ["Total", "=SUM(B2:B4)", "=D5/B5", "=SUM(D2:D4)"],
]
BALANCE: Rows = [
    ["Item", "Amount (EUR)", "Balance (EUR)"],
    ["Opening balance", "", 10000],
    ["Staff", 1200.5, "=C2-B3"],
    ["Travel", 300, "=C3-B4"],
    ["Goods", 250, "=C4-B5"],
    ["Fees", 10, "=C5-B6"],
    ["Total", "=SUM(B3:B6)", "=C6"],
]
CUMULATIVE: Rows = [
    ["Item", "Amount (EUR)", "Cumulative (EUR)"],
    ["Staff", 1200.5, "=B2"],
    ["Travel", 300, "=C2+B3"],
    ["Goods", 250, "=C3+B4"],
    ["Fees", 10, "=C4+B5"],
    ["Total", "=SUM(B2:B5)", "=C5"],
]
PERIODS: Rows = [
    ["Category", "Period 1", "Period 2", "Period 3", "Total (EUR)"],
    ["Staff", 100.5, 200, 300, "=SUM(B2:D2)"],
    ["Travel", 10, 20, 30, "=SUM(B3:D3)"],
    ["Total", "=SUM(B2:B3)", "=SUM(C2:C3)", "=SUM(D2:D3)", "=SUM(E2:E3)"],
    ["Cumulative total", "=B4", "=B5+C4", "=C5+D4", "=D5"],
    ["Advance", 500, 0, 0, "=B6"],
    ["Remaining advance", "=B6-B5", "=$B$6-C5", "=$B$6-D5", "=D7"],
]


@pytest.mark.parametrize(
    "rows",
    [
        GRANT,
        with_cells(GRANT, E5=0.911),
        with_cells(GRANT, A5="Förderquote", E5=0.9),
        with_cells(GRANT, E5="=IF(E4=0,0,E6/E4)"),
        HEADS,
        with_cells(HEADS, E3=111.11),
        with_cells(HEADS, A3="Kişi başına maliyet (EUR)", E3=111.11),
        with_cells(HEADS, A3="Kosten je Teilnehmer (EUR)", E3="=AVERAGE(B3:D3)"),
        TASKS,
        with_cells(TASKS, D5="=IFERROR(ROUND(C5/B5,2),0)"),
        with_cells(TASKS, D1="Daily (EUR)", D5="=AVERAGE(D2:D4)"),
        with_cells(TASKS, D1="Tutar (EUR)", D5=266.67),
        SHARES,
        with_cells(SHARES, C5="=AVERAGE(C2:C4)"),
        with_cells(SHARES, C5="=MAX(C2:C4)"),
        with_cells(SHARES, C5=0.725),
        BALANCE,
        with_cells(BALANCE, C7=8239.5),
        with_cells(BALANCE, C7=""),
        with_cells(BALANCE, C3=8799.5, C4=8499.5, C5=8249.5, C6=8239.5, C7=8239.5),
        CUMULATIVE,
        with_cells(CUMULATIVE, **{f"C{n}": f"=SUM(B$2:B{n})" for n in range(2, 6)}),
        with_cells(CUMULATIVE, **{f"C{n}": f'=IF(B{n}="","",C{n - 1}+B{n})' for n in (3, 4, 5)}),
        with_cells(CUMULATIVE, C3="=ROUND(C2+B3,2)", C4="=ROUND(C3+B4,2)", C5="=SUM(C4,B5)"),
        PERIODS,
    ],
)
def test_a_number_that_is_no_sum(rows: Rows) -> None:
    assert cells(rows) == []


def test_a_column_of_percentages_by_its_format() -> None:
    rows = with_cells(SHARES, C1="EU (EUR)", C2=1.2, C5="=C2*0.5")
    assert cells(rows) == ["C5"]
    assert cells(rows, formats={"Budget!C2:C4": "0.0%"}) == []
    assert cells(rows, formats={"Budget!C5": "0.0%"}) == []


@pytest.mark.parametrize(
    ("rows", "wrong"),
    [
        (with_cells(GRANT, C4="=SUM(C2:C2)"), {"C4", "E7"}),
        (with_cells(HEADS, E4="=SUM(B4:C4)"), {"E4"}),
        (with_cells(HEADS, E2=30), {"E2"}),
        (with_cells(TASKS, C5="=SUM(C2:C3)"), {"C5"}),
        (with_cells(TASKS, C5="=AVERAGE(C2:C4)"), {"C5"}),
        (with_cells(TASKS, C5="=MAX(C2:C4)"), {"C5"}),
        (with_cells(TASKS, C5="=C4"), {"C5"}),
        (with_cells(TASKS, D1="Budget per partner (EUR)", D2=1, D3=2, D4=9, D5=9), {"D5"}),
        (with_cells(BALANCE, B7="=SUM(B3:B5)"), {"B7"}),
        (with_cells(CUMULATIVE, B6=1700), {"B6"}),
        (with_cells(PERIODS, E2="=SUM(B2:C2)"), {"E2", "E4"}),
        (with_cells(PERIODS, E3=50), {"E3"}),
    ],
)
def test_a_sum_beside_them_that_is_wrong(rows: Rows, wrong: set[str]) -> None:
    assert set(cells(rows)) <= wrong
    assert cells(rows)


@pytest.mark.parametrize(
    "heading",
    [
        "Budget per participant (EUR)",
        "Costs per institution",
        "Budget per site",
        "Kosten pro Projekt (EUR)",
        "Kişi başına maliyet (EUR)",
    ],
)
def test_amounts_per_something_that_have_a_total(heading: str) -> None:
    rows: Rows = [["Item", heading], ["DE", 500], ["FR", 200], ["IT", 100], ["ES", 10]]
    assert cells([*rows, ["Total", 800]]) == ["B6"]
    assert cells([*rows, ["Total", "=SUM(B2:B4)"]]) != []
    assert cells([*rows, ["Total", 810]]) == []
    assert cells([*rows, ["Total", 202.5]]) == []  # the mean
    assert cells([*rows, ["Total", "'800"]]) == []


@pytest.mark.parametrize("total", [990, 1200, 2500])
def test_how_an_amount_was_reckoned_is_no_rate(total: int) -> None:
    rows: Rows = [
        ["Item", "Year 1", "Year 2", "Year 3", "Total"],
        ["Travel (3 trips, 500 EUR per trip)", 500, 1000, 1500, total],
        ["Flights", 100, 100, 100, 300],
        ["Hotel", 10, 20, 30, 60],
    ]
    assert cells(rows) == ["E2"]
    assert cells(with_cells(rows, A2="Cost (per trip)", E2=1000)) == []


def test_amounts_that_grow_are_added_up() -> None:
    rows: Rows = [["Year", "Cost (EUR)"], ["2025", 1000]]
    rows += [[f"{2023 + n}", f"=B{n - 1}*1.03"] for n in range(3, 7)]
    assert cells([*rows, ["Total", "=SUM(B2:B6)"]]) == []
    assert cells([*rows, ["Total", 5000]]) == ["B7"]


def test_a_mean_rate_in_a_column_of_totals() -> None:
    rows: Rows = [["Item", "P1", "P2", "Total"]]
    rows += [[f"i{n}", n, 2 * n, f"=SUM(B{n}:C{n})"] for n in range(2, 6)]
    rows += [["Rate", 0.5, 0.6, "=D7/D5"], ["Sum", 2, 3, "=SUM(B7:C7)"]]
    assert found(["C05"], rows) == []
    assert found(["C05"], with_cells(rows, D6="=D5")) == [("C05", "D6")]
    assert found(["C05"], with_cells(rows, D6="=B6*C6")) == [("C05", "D6")]


def test_what_a_formula_says_of_its_number() -> None:
    assert added_rows("SUM(B2:B4,B6)", 2) == ((2, 4), (6, 6))
    assert added_rows("B2+B3", 2) == ((2, 2), (3, 3))
    nothing = ("SUM(C2:C4)", "SUM(B:B)", "SUM(X!B2:B4)", "B2*B3", "B2", "2+3", "SUM(name)", "(")
    assert [added_rows(formula, 2) for formula in nothing] == [()] * len(nothing)
    assert [is_sum(text) for text in ("SUM(A1:B9)", "A1*2", "")] == [True, False, False]
    assert single_place("B$2") is not None
    assert [single_place(text) for text in ("X!B2", "B2:B3", "B2+1", "")] == [None] * 4
    yes = ("C5/B5", "IF(B5=0,0,C5/B5)", "IFERROR(C5/B5,0)", "ROUND(C5/B5,2)", "-(C5/B5)")
    assert all(map(divides, (*yes, "C5/B5-1")))
    assert not any(map(divides, ("B5-1", "C5/2", "C5/$B$1", "C5*B5", "SUM(C5)", "", "(")))
    assert [is_statistic(text) for text in ("AVERAGE(A1:A3)", "ROUND(MAX(A1),2)", "A1", "")] == [
        *(True, True, False, False)
    ]
    assert [nets(text, 2) for text in ("B9-B4", "B9-C4", "B9+B4", "B9*B4-C2", "")] == [
        *(True, False, False, False, False)
    ]
    assert [len(single_places(text)) for text in ("B9-B4", "SUM(B2:B4)-B5", "(" * 9000)] == [
        2,
        0,
        0,
    ]
    assert factor_rows("B2*B3", 2) == (2, 3)
    assert factor_rows("B2*B3*0.5", 2) == (2, 3)
    others = ("B2*C3", "(B2+B3)*7%", "B2*2", "B2/B3", "B2", "SUM(B2:B3)*B4", "")
    assert [factor_rows(text, 2) for text in others] == [()] * len(others)
    assert repeated_row("B$3", 2) == ((3, 3),)
    assert repeated_row("C3", 2) == repeated_row("B3+1", 2) == ()
    assert goes_on("B4+C5", 5, 2)
    assert not any(goes_on(text, 5, 2) for text in ("B4*1.03", "B3+C5", "B4", "C4+C5", ""))
