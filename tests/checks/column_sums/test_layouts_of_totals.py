"""Budgets laid out in many ways, all right, and the same with a total that is wrong."""

from __future__ import annotations

from typing import Any

import pytest

from tests.checks.calculated import Rows, found, with_cells

CODES = ("A01", "A02", "A03", "A04", "C04", "C05", "C07", "C12")
HEAD = ["Category", "Amount (EUR)"]


def of(*rows: list[Any]) -> Rows:
    return [HEAD, *rows]


SECTIONS = of(
    *(["Personnel", "=SUM(B3:B4)"], ["Senior", 100], ["Junior", 50]),
    *(["Purchases", "=SUM(B6:B7)"], ["Travel", 20], ["Goods", 30]),
    *(["Indirect", "=(B2+B5)*25%"], ["Total", "=B2+B5+B8"]),
)
LETTERS = of(
    *(["A Personnel", 150], ["A.1 Senior", 100], ["A.2 Junior", 50], ["B Subcontracting", 70]),
    *(["C Purchases", 50], ["C.1 Travel", 20], ["C.2 Goods", 30], ["D Indirect", 50]),
    ["Total costs", 320],
)
REVENUE = of(
    *(["Staff", 1000], ["Travel", 200], ["Total expenditure", "=B2+B3"], ["Net revenue", 100]),
    ["Total eligible expenditure", "=B4-B5"],
)
ONE_EACH = of(
    *(["Senior", 100], ["Personnel costs", "=B2"], ["Travel", 20], ["Goods", 30]),
    *(["Purchase costs", "=SUM(B4:B5)"], ["Total", "=B3+B6"]),
)
ONE_BELOW = of(
    *(["Personnel", "=B3"], ["Senior", 100], ["Purchases", "=SUM(B5:B6)"], ["Travel", 20]),
    *(["Goods", 30], ["Total", "=B2+B4"]),
)
MONTHS = of(
    *(["Person-months", 12], ["Rate (EUR)", 4000], ["Staff", "=B2*B3"], ["Travel", 200]),
    ["Total", "=B4+B5"],
)
INSTALMENTS = of(["Rate 1", 100], ["Rate 2", "=B2"], ["Rate 3", "=B3"], ["Total", "=SUM(B2:B4)"])
FLAT = of(
    *(["Staff", 1000], ["Travel", 200], ["Direct costs", "=SUM(B2:B3)"], ["Flat rate", 0.25]),
    *(["Indirect costs", "=B4*B5"], ["Total", "=B4+B6"]),
)
DISCOUNT = of(
    *(["Design", 1000], ["Print", 500], ["Before discount", "=SUM(B2:B3)"]),
    *(["Discount 5 %", "=-B4*5%"], ["Total", "=B4+B5"]),
)
BALANCES: Rows = [
    ["Month", "In (EUR)", "Out (EUR)", "Balance (EUR)"],
    ["Jan", 100, 50, "=B2-C2"],
    *([f"m{n}", 0, 10, f"=D{n - 1}+B{n}-C{n}"] for n in range(3, 6)),
    ["Total", "=SUM(B2:B5)", "=SUM(C2:C5)", "=D5"],
]
RESTS: Rows = [
    ["Category", "Plan (EUR)", "Actual (EUR)", "Rest (EUR)"],
    ["A", 100, 50, "=B2-C2"],
    ["B", 200, 250, "=B3-C3"],
    ["Total", "=SUM(B2:B3)", "=SUM(C2:C3)", "=B4-C4"],
]


MIXED = of(
    *(["a", 130.5], ["b", 20], ["Direct costs", "=SUM(B2:B3)"], ["c", 61], ["d", 47.1]),
    *(["Zwischensumme B", "=SUM(B5:B6)"], ["Indirect costs", "=(B4+B7)*7%"]),
    ["Total", "=B4+B7+B8"],
)
MIXED_VALUES = with_cells(MIXED, B4=150.5, B7=108.1, B8=18.1, B9=276.7)
BELOW = of(
    *(["1.1 a", 54], ["1.2 b", 65.5], ["Kosten A", "=SUM(B2:B3)"], ["2.1 c", 72], ["2.2 d", 77]),
    *(["Kosten B", "=SUM(B5:B6)"], ["Indirect costs", "=(B4+B7)*7%"], ["Total", "=B4+B7+B8"]),
)


@pytest.mark.parametrize(
    "rows",
    [
        MIXED,
        MIXED_VALUES,
        BELOW,
        SECTIONS,
        with_cells(SECTIONS, B2=150, B5=50, B8=50, B9=250),
        with_cells(SECTIONS, B2=150, B5=50, B8=45, B9=245),
        LETTERS,
        with_cells(LETTERS, B2="=SUM(B3:B4)", B6="=SUM(B7:B8)", B10="=B2+B5+B6+B9"),
        REVENUE,
        ONE_EACH,
        ONE_BELOW,
        MONTHS,
        INSTALMENTS,
        with_cells(INSTALMENTS, B5=300),
        FLAT,
        with_cells(FLAT, B4=1200, B6=300, B7=1500),
        DISCOUNT,
        BALANCES,
        RESTS,
    ],
)
def test_it_is_right(rows: Rows) -> None:
    assert found(CODES, rows) == []


@pytest.mark.parametrize(
    ("rows", "wrong"),
    [
        (with_cells(MIXED, B7="=SUM(B4:B6)"), "B7"),
        (with_cells(MIXED_VALUES, B7=100), "B7"),
        (with_cells(BELOW, B9="=B7+B8"), "B9"),
        (with_cells(BELOW, B4=119.5, B7=149, B8=18.8, B9=167.8), "B9"),
        (with_cells(LETTERS, B10=170), "B10"),
        (with_cells(SECTIONS, B9="=B5+B8"), "B9"),
        (with_cells(SECTIONS, B9="=B2+B8"), "B9"),
        (with_cells(SECTIONS, B2=150, B5=50, B8=50, B9=240), "B9"),
        (with_cells(LETTERS, B10=330), "B10"),
        (with_cells(REVENUE, B4="=B2"), "B4"),
        (with_cells(REVENUE, A6="Total", B6="=B2-B5"), "B6"),
        (with_cells(ONE_EACH, B7="=B6+B5"), "B7"),
        (with_cells(ONE_BELOW, B7="=B2"), "B7"),
        (with_cells(MONTHS, B6="=B4"), "B6"),
        (with_cells(INSTALMENTS, B5=200), "B5"),
        (with_cells(FLAT, B7="=B4"), "B7"),
        (with_cells(DISCOUNT, B6="=B4"), "B6"),
        (with_cells(BALANCES, C6="=SUM(C2:C4)"), "C6"),
        (with_cells(RESTS, B4="=SUM(B2:B2)"), "B4"),
    ],
)
def test_it_is_wrong(rows: Rows, wrong: str) -> None:
    assert wrong in [cell for _, cell in found(CODES, rows)]


def test_many_rows_are_not_folded_up() -> None:
    rows = [*of(*([f"i{n}", n] for n in range(1, 600))), ["Direct costs", 179700], ["More", 100]]
    assert found(["A02"], [*rows, ["Total", 179800]]) == [("A02", "B603")]
