"""Ranges that end a row early in functions that are no plain sums."""

from __future__ import annotations

from typing import Any

import pytest

from cofin.checks.finding import Finding
from cofin.checks.run import run_checks
from cofin.text import Lang
from tests.checks.calculated import Rows, calculated, with_cells

PEOPLE: Rows = [
    ["Person", "Group", "Months", "Part", "Cost"],
    ["Manager", "A", 24, 0.5, 36000],
    ["Researcher 1", "B", 24, 1, 72000],
    ["Researcher 2", "B", 18, 1, 54000],
    ["Student", "B", 20, 0.5, 18000],
    ["Accountant", "A", 12, 0.25, 8000],
    ["Field worker", "B", 12, 1, 20000],
    ["Total", "", "=SUMPRODUCT(C2:C7,D2:D7)", "", "=SUM(E2:E7)"],
    *([] for _ in range(12)),
]


def findings(rows: Rows, **more: Any) -> list[Finding]:
    return list(run_checks(calculated(rows, **more), only=["C07"]).findings)


def told(rows: Rows) -> list[tuple[str, str]]:
    return [(each.cell, each.severity.value if each.severity else "") for each in findings(rows)]


def test_a_sum_of_products() -> None:
    assert told(PEOPLE) == []
    (wrong,) = findings(with_cells(PEOPLE, C8="=SUMPRODUCT(C2:C6,D2:D6)"))
    assert (wrong.place, wrong.found, wrong.expected) == ("Budget!C8", "67", "79")
    assert wrong.difference == -12
    assert wrong.message() == (
        "Budget!C8 (Total · Months) calculates =SUMPRODUCT(C2:C6,D2:D6). The ranges leave out"
        " C7, D7, a row like those beside it, which E8 counts. It shows 67; with this row it is 79."
    )
    assert wrong.fix().startswith("Put =SUMPRODUCT(C2:C7,D2:D7) into Budget!C8")
    assert "=SUMPRODUCT(C2:C7,D2:D7)" in wrong.fix(Lang.TR)


@pytest.mark.parametrize(
    ("formula", "severity"),
    [
        ("=SUMPRODUCT(C3:C7,D3:D7)", "error"),
        ("=ROUND(SUMPRODUCT(C2:C6*D2:D6),0)", "error"),
        ("=SUMPRODUCT((B2:B6=\"B\")*E2:E6)", "error"),
        ("=SUMIF(C2:C6,\">0\",E2:E6)", "error"),
        ("=SUMIFS(E2:E6,C2:C6,\">1\")", "error"),
        ("=COUNTIF(C2:C6,\">1\")", "warning"),
        ("=COUNTIF(B2:B6,\"B\")", "warning"),
        ("=AVERAGE(C2:C6)", "warning"),
        ("=MAX(C2:C6)", "warning"),  # right today
        ("=SUMPRODUCT((B2:B6=\"A\")*E2:E6)", "warning"),
        ("=SUMPRODUCT(C2:C5,D2:D5)", ""),  # two of six rows: a part of them
        ("=SUMPRODUCT(C2:C6,D3:D7)", ""),
        ("=SUMPRODUCT(C2:C6,Parts)", ""),
        ("=SUMPRODUCT(C2:C7,D2:D7)+E2", ""),
        ("=COUNTIF(C:C,\">1\")", ""),
        ("=COUNTIF(B$2:B6,\"B\")", ""),  # one of a column that grows
        ("=SUMPRODUCT(C2:C3,D2:D3)", ""),
        ("=COUNTIF(B3:B6,\"B\")+1", ""),
        ("=INDEX(C2:C6,2)", ""),
    ],
)  # fmt: skip
def test_functions(formula: str, severity: str) -> None:
    rows = with_cells(PEOPLE, C8="=SUM(C2:C7)", B10=formula)
    wanted = [("B10", severity)] if severity else []
    assert told(rows) == wanted


@pytest.mark.parametrize(
    "changed",
    [
        {"A7": "Total staff"},
        {"A7": "", "B7": ""},
        {"C7": ""},
        {"C7": "=SUM(C2:C6)"},
        {"D7": "=AVERAGE(D2:D6)"},
        {"D7": "n/a"},
        {"C7": 2027},
        {"A2": "1.1 Manager", "A6": "1.5 Accountant", "A7": "2.1 Field worker"},
    ],
)
def test_rows_of_another_kind(changed: dict[str, Any]) -> None:
    rows = with_cells(PEOPLE, C8="=SUMPRODUCT(C2:C6,D2:D6)", **changed)
    assert [cell for cell, _ in told(rows) if cell == "C8"] == []


def test_a_cell_with_nothing_but_a_format() -> None:
    rows = with_cells(PEOPLE, C8="=SUMPRODUCT(C2:C6,D2:D6)", C7="")
    assert findings(rows, formats={"Budget!C7": "0.0"}) == []


def test_without_a_formula_that_reads_the_whole() -> None:
    alone = with_cells(PEOPLE, C8="=SUMPRODUCT(C2:C6,D2:D6)", E8="")
    assert told(alone) == [("C8", "warning")]
    assert told(with_cells(alone, C8="", C20="=SUMPRODUCT(C2:C6,D2:D6)")) == []
    text = with_cells(alone, C8='=COUNTIF(B2:B6,"B")', A7="Field worker", C7="", D7="", E7="")
    assert told(text) == []


def test_from_another_sheet() -> None:
    sheets: dict[str, Rows] = {
        "Staff": [*PEOPLE[:7], ["Total", "", "", "", "=SUM(E2:E7)"]],
        "Summary": [
            ["Group", "EUR"],
            ["A", '=SUMPRODUCT((Staff!B2:B6="A")*Staff!E2:E6)'],
            ["B", '=SUMPRODUCT((Staff!B2:B6="B")*Staff!E2:E6)'],
        ],
    }
    (wrong,) = findings([], sheets=sheets)
    assert (wrong.place, wrong.also) == ("Summary!B2", (("Summary", "B3"),))
    assert "Staff!B7, Staff!E7" in wrong.message()
    assert "; so do B3." in wrong.message()
    short = with_cells(sheets["Staff"], E8="=SUM(E2:E6)")
    more = {"Staff": short, "Summary": sheets["Summary"]}
    assert [each.place for each in findings([], sheets=more)] == ["Staff!E8"]


def test_one_that_stands_among_formulas_like_it_is_told_by_them() -> None:
    rows: Rows = [["Package", "A", "B", "C", "D"], *([f"x{n}", n, 2, 3, 4] for n in range(1, 7))]
    sums = [f"=SUMPRODUCT($B$2:$B$7,{c}2:{c}7)" for c in "CDE"]
    rows.append(["Sum", "=SUM(B2:B7)", *sums])
    assert told(rows) == []
    rows[0].append("F")
    for row in rows[1:7]:
        row.append(5)
    rows[7].append("=SUMPRODUCT($B$2:$B$7,F2:F7)")
    assert told(with_cells(rows, D8="=SUMPRODUCT($B$2:$B$6,D2:D6)")) == []


def test_a_key_behind_the_range_is_told_once() -> None:
    rows = with_cells(PEOPLE, C8="", B10='=SUMIF(B2:B6,"B",E2:E6)')
    assert told(rows) == [("B10", "error")]


def test_what_reads_no_rows_of_this_workbook() -> None:
    gone = with_cells(PEOPLE, B10="=SUMPRODUCT(Gone!C2:C6,Gone!D2:D6)", C10="=SUM(Gone!E2:E7)")
    assert told(gone) == []
    rows: Rows = [["Item", "Amount"], *([f"x{n}", n] for n in range(5)), ["Total", "=SUM(B2:B6)"]]
    assert told(rows) == []


def test_what_is_not_known() -> None:
    unknown = with_cells(PEOPLE, C8="=SUMPRODUCT(C2:C6,D2:D6)+NOW()")
    (wrong,) = findings(unknown)
    assert (wrong.found, wrong.expected) == (
        "=SUMPRODUCT(C2:C6,D2:D6)+NOW()",
        "=SUMPRODUCT(C2:C7,D2:D7)+NOW()",
    )
    assert wrong.message().endswith("which E8 counts.")


def test_few_that_read_more() -> None:
    several = {f"B{row}": f"=SUMPRODUCT(C2:C6,D2:D6)*{row}" for row in (10, 12, 14)}
    other = with_cells(PEOPLE, C8="", E8="", B16="=AVERAGE(E2:E7)", **several)
    assert told(other) == []


def test_stairs() -> None:
    stairs = {f"F{n}": f"=AVERAGE(C2:C{n})" for n in range(4, 8)}
    assert told(with_cells(PEOPLE, **stairs)) == []
