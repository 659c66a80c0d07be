"""Grand totals that stand above their table, or elsewhere, and forget a sub-total."""

from __future__ import annotations

from typing import Any

import pytest

from cofin.checks.finding import Finding
from cofin.checks.run import run_checks
from cofin.text import Lang
from tests.checks.calculated import Rows, calculated, with_cells

#: Three blocks, each with its sub-total below, and a total above them all.
ABOVE: Rows = [
    ["Budget", ""],
    ["GRAND TOTAL", "=B7+B12+B16"],
    ["Item", "Amount"],
    ["A. Staff", ""],
    ["Manager", 50],
    ["Expert", 30],
    ["Sub-total A", "=SUM(B5:B6)"],
    [],
    ["B. Travel", ""],
    ["Flights", 20],
    ["Hotels", 10],
    ["Sub-total B", "=SUM(B10:B11)"],
    ["C. Goods", ""],
    ["Laptops", 9],
    ["Paper", 1],
    ["Sub-total C", "=SUM(B14:B15)"],
    [],
    ["", ""],
    ["", ""],
    ["", ""],
    ["", ""],
]


def findings(rows: Rows, **more: Any) -> list[Finding]:
    return list(run_checks(calculated(rows, **more), only=["C07"]).findings)


def told(rows: Rows, **more: Any) -> list[tuple[str, str, str]]:
    return [(each.cell, each.found, each.expected) for each in findings(rows, **more)]


def test_nothing_is_forgotten() -> None:
    assert told(ABOVE) == []


@pytest.mark.parametrize(
    ("formula", "found"),
    [
        ("=B7+B16", "90"),  # between
        ("=SUM(B7,B16)", "90"),
        ("=ROUND(B7+B16,2)", "90"),
        ("=B7+B12", "110"),  # behind
        ("=B12+B16", "40"),  # before
    ],
)
def test_a_total_above_its_table(formula: str, found: str) -> None:
    assert told(with_cells(ABOVE, B2=formula)) == [("B2", found, "120")]


def test_words() -> None:
    (wrong,) = findings(with_cells(ABOVE, B2="=B7+B16"))
    assert wrong.message() == (
        "Budget!B2 (GRAND TOTAL) adds up =B7+B16, and leaves out B12. The total shows 90; from its"
        " parts it is 120."
    )


def test_a_line_in_place_of_its_sub_total() -> None:
    (wrong,) = findings(with_cells(ABOVE, B2="=B7+B11+B16"))
    assert (wrong.cell, wrong.found, wrong.expected) == ("B2", "100", "120")
    assert wrong.message() == (
        "Budget!B2 (GRAND TOTAL) adds up =B7+B11+B16, with B11, a single line, in place of B12, the"
        " sub-total of its block. The total shows 100; from its parts it is 120."
    )
    assert wrong.fix() == (
        "Change the formula in Budget!B2 so that it takes in B12 in place of B11."
    )
    assert "B11" in wrong.message(Lang.TR)
    assert "B11" in wrong.fix(Lang.TR)


@pytest.mark.parametrize("place", ["D9", "D16", "B20"])
def test_a_total_beside_its_table(place: str) -> None:
    rows = with_cells(ABOVE, B2="", A2="", **{place: "=B7+B16"})
    label = f"{'A' if place[0] == 'B' else 'C'}{place[1:]}"
    assert [each[0] for each in told(with_cells(rows, **{label: "Total costs"}))] == [place]


def test_a_total_on_another_sheet() -> None:
    rows = with_cells(ABOVE, B2="", A2="")
    cells = {"Cover!A1": "Total project costs", "Cover!B1": "=Budget!B7+Budget!B16"}
    assert told(rows, cells=cells) == [("B1", "90", "120")]
    cells["Cover!B1"] = "=Budget!B7+Budget!B12+Budget!B16"
    assert told(rows, cells=cells) == []
    cells = {"Cover!A1": "Total", "Cover!B1": "=Budget!B7+Budget!B16", "Cover!B3": "=Budget!B12"}
    assert told(rows, cells=cells) == []


def test_headings_that_add_up_what_stands_below_them() -> None:
    rows = with_cells(
        ABOVE, B4="=SUM(B5:B6)", B9="=SUM(B10:B11)", B13="=SUM(B14:B15)",
        B7="", A7="", B12="", A12="", B16="", A16="", B2="=B4+B9+B13",
    )  # fmt: skip
    assert told(rows) == []
    assert told(with_cells(rows, B2="=B4+B13")) == [("B2", "90", "120")]


def test_four_blocks() -> None:
    rows = with_cells(ABOVE, A18="Audit", B18=5, A19="Visa", B19=2, A20="Sub-total D")
    rows = with_cells(rows, B20="=SUM(B18:B19)", B2="=B7+B12+B16+B20")
    assert told(rows) == []
    assert told(with_cells(rows, B2="=B7+B12+B20")) == [("B2", "117", "127")]
    assert told(with_cells(rows, B2="=B7+B20")) == []  # as many are left out: a choice
    assert told(with_cells(rows, B2="=B7+B12", B3="=B16+B20")) == []  # two halves


@pytest.mark.parametrize(
    "changed",
    [
        {"A12": "Sub-total B (in kind)"},
        {"A9": "B. Volunteer work"},
        {"A12": "Ara toplam B – uygun olmayan"},
        {"A12": "davon Reisen"},
        {"A10": "Flights (donated)", "A11": "Hotels (donated)"},
        {"A2": "GRAND TOTAL excluding travel"},
        {"A2": "Total staff and goods"},
        {"A2": "Staff and goods"},
        {"B3": "=B12"},  # shown, perhaps added up by somebody else
        {"C12": "=B12*80%"},
        {"D2": "=SUM(B5:B15)"},
        {"D2": "=SUMIF(A:A,\"Sub*\",B:B)"},
        {"D2": "=SUMPRODUCT(B10:B11)"},
        {"D2": "=INDIRECT(\"B12\")"},
        {"D2": "=OFFSET(B1,11,0)"},
        {"D2": "=SUM(B10:B11)/2"},
        {"B12": "=B10+B11"},  # another form
        {"B12": "=SUM(B10:B11)*1"},
        {"B16": "=SUM(B14:B15)*1"},
        {"B16": "=SUM(C14:C15)"},
        {"B12": "=SUM(B5:B11)"},
        {"B2": "=B7+B10+B11+B16"},
        {"B2": "=B7+B10+B11+B16", "B12": "=SUM(B11:B11)"},
        {"B2": "=SUM(B7:B7,B16)-0"},
        {"B2": "=B5+B16"},
        {"B12": "=SUM(Other!B1:B2)"},
        {"B12": "=SUM(B19:B20)"},
    ],
)  # fmt: skip
def test_left_out_on_purpose_or_counted(changed: dict[str, Any]) -> None:
    rows = with_cells(ABOVE, B2="=B7+B16")
    assert "B2" not in [each[0] for each in told(with_cells(rows, **changed))]


def test_shares_of_the_total_do_not_count_it() -> None:
    shares = {f"C{row}": f"=B{row}/B$2" for row in (7, 12, 16)}
    assert told(with_cells(ABOVE, B2="=B7+B16", **shares)) == [("B2", "90", "120")]


@pytest.mark.parametrize(
    "changed",
    [
        {"A16": "Total income"},
        {"B13": "Amount"},  # the heading of another table
        {"A17": "Laptops", "B17": 9, "A18": "Paper", "B18": 1, "A19": "Sub-total C",
         "B19": "=SUM(B17:B18)", "A16": "", "B16": "", "A14": "", "B14": "", "A15": "", "B15": ""},
    ],
)  # fmt: skip
def test_another_table_behind(changed: dict[str, Any]) -> None:
    assert told(with_cells(with_cells(ABOVE, B2="=B7+B12"), **changed)) == []


def test_of_a_row_nothing_is_told() -> None:
    rows: Rows = [
        ["", "Total", "M1", "M2", "Sub-total", "M3", "M4", "Sub-total", "M5", "M6", "Sub-total"],
        ["Staff", "=E2+K2", 1, 2, "=SUM(C2:D2)", 3, 4, "=SUM(F2:G2)", 5, 6, "=SUM(I2:J2)"],
    ]
    assert told(rows) == []


def test_too_many_formulas_are_not_looked_through() -> None:
    from unittest.mock import patch

    from cofin.checks.structure.sums.sum import Sums

    with patch.object(Sums, "afford", lambda _, visits: visits < 5):
        assert told(with_cells(ABOVE, B2="=B7+B16", D1="=B2*2")) == []
