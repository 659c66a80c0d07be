"""Each period takes over what the one before it left, and no other."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from cofin.checks.finding import Finding
from cofin.checks.run import run_checks
from cofin.text import Lang
from tests.checks.calculated import Rows, calculated, with_cells
from tests.checks.column_sums.test_carry_over import DOWN, YEARS

FOUR: Rows = [
    ["Position", "2024", "2025", "2026", "2027", "Total"],
    ["Carried over", 0, "=B7", "=C7", "=D7"],
    ["Allocation", 120000, 145000, 138000, 61500, "=SUM(B3:E3)"],
    ["Staff", 71240, 98310, 101980, 49200, "=SUM(B4:E4)"],
    ["Goods", 18930, 22750, 19840, 7300, "=SUM(B5:E5)"],
    ["Spent", *(f"=SUM({c}4:{c}5)" for c in "BCDEF")],
    ["Left", *(f"={c}2+{c}3-{c}6" for c in "BCDE"), "=F3-F6"],
]


def findings(rows: Rows, code: str = "C05", **more: Any) -> list[Finding]:
    return list(run_checks(calculated(rows, **more), only=[code]).findings)


def told(rows: Rows, **more: Any) -> list[tuple[str, str]]:
    return [(finding.cell, finding.expected) for finding in findings(rows, **more)]


def test_the_year_before_last() -> None:
    assert told(FOUR) == []
    (wrong,) = findings(with_cells(FOUR, E2="=C7"))
    assert (wrong.cell, wrong.expected, wrong.difference) == ("E2", "=D7", Decimal(-16180))
    assert wrong.message() == (
        "Budget!E2 (Carried over · 2027) takes over =C7, what is left of “2025”; D2 takes over"
        " the same. The period before it is “2026”: =D7, which gives 69,950."
    )
    assert wrong.fix().startswith("Put =D7 into Budget!E2")
    assert "“2026”" in wrong.message(Lang.TR)


def test_years_that_are_numbers() -> None:
    years = with_cells(FOUR, B1=2024, C1=2025, D1=2026, E1=2027, E2="=C7")
    (wrong,) = findings(years)
    assert "what is left of “2025”" in wrong.message()
    down = [["", *DOWN[0][1:]], *([2024 + at, *DOWN[1 + at][1:]] for at in range(3))]
    down.append([2027, "=E3", 1000, 900, "=B5+C5-D5"])
    assert told(down) == [("B5", "=E4")]
    assert told(with_cells(FOUR, B1="", C1="", D1="", E1="", E2="=C7")) == []


def test_in_the_middle_and_in_the_other_direction() -> None:
    assert told(with_cells(FOUR, D2="=B7")) == [("D2", "=C7")]
    down = [row[:] for row in DOWN]
    down[4:] = [["2027", "=E4", 1000, 900, "=B5+C5-D5"], ["Total", "=B2", "", "", "=E5"]]
    assert told(down) == []
    assert told(with_cells(down, B5="=E3")) == [("B5", "=E4")]
    newest_first: Rows = [
        ["", "2027", "2026", "2025", "2024"],
        ["Carried over", "=C4", "=D4", "=E4", 0],
        ["Change", 1, 2, 3, 4],
        ["Left", *(f"={c}2+{c}3" for c in "BCDE")],
    ]
    assert told(newest_first) == []
    assert told(with_cells(newest_first, B2="=D4")) == [("B2", "=C4")]


QUARTERS: Rows = [
    ["Item", "Jan", "Feb", "Mar", "Q1", "Apr", "May", "Jun", "Q2", "Total"],
    ["Opening", 500, "=B5", "=C5", "=B2", "=D5", "=F5", "=G5", "=F2", "=B2"],
    ["Paid in", 10, 20, 30, "=SUM(B3:D3)", 1, 2, 3, "=SUM(F3:H3)", "=E3+I3"],
    ["Paid", 7, 8, 9, "=SUM(B4:D4)", 4, 5, 6, "=SUM(F4:H4)", "=E4+I4"],
    ["Closing", *(f"={c}2+{c}3-{c}4" for c in "BCDEFGHIJ")],
]


def test_quarters_between_the_months() -> None:
    assert told(QUARTERS) == []
    assert told(with_cells(QUARTERS, G2="=D5")) == [("G2", "=F5")]
    assert told(with_cells(QUARTERS, I2="=E5")) == []  # a chain of quarters within that of months


def test_which_are_doubted() -> None:
    assert told(with_cells(FOUR, E2="=B7")) == [("E2", "=D7")]
    assert told(with_cells(FOUR, D2="=B7", E2="=B7")) == []  # two: perhaps each has a reason


def test_two_plans_for_one_year_begin_with_the_same() -> None:
    plans = with_cells(FOUR, D1="2026 careful", E1="2026 bold", E2="=C7")
    assert told(plans) == []
    words = with_cells(FOUR, B1="Before", C1="Now", D1="Careful", E1="Bold", E2="=C7")
    assert told(words) == []
    assert told(with_cells(words, D2="=B7", E2="=D7")) == [("D2", "=C7")]
    months = with_cells(FOUR, B1="Jan 2026", C1="Feb 2026", D1="Mar 2026", E1="Apr 2026")
    assert told(with_cells(months, D2="=B7")) == [("D2", "=C7")]


def test_three_years_say_too_little() -> None:
    assert told(with_cells(YEARS, D2="=B8")) == []
    assert told(with_cells(FOUR, E2="=C6")) == []  # the line of another balance: not of the chain


def test_what_leads_back_to_no_balance() -> None:
    assert told(with_cells(FOUR, E2="=C7", D7=5)) == []


def year(before: str) -> Rows:
    return [
        ["Item", "EUR"],
        ["Opening", f"='{before}'!B5" if before else 100],
        ["Paid in", 50],
        ["Paid", 30],
        ["Closing", "=B2+B3-B4"],
    ]


def test_one_sheet_for_each_year() -> None:
    names = ("", "2024", "2025", "2026")
    sheets = {str(2024 + at): year(before) for at, before in enumerate(names)}
    assert told([], sheets=sheets) == []
    (wrong,) = findings([], sheets={**sheets, "2027": year("2025")})
    assert (wrong.place, wrong.expected) == ("2027!B2", "='2026'!B5")
    assert "'2026'!B2 takes over the same" in wrong.message()
