"""C05 where formulas by their words, or what they are made from, mean another cell."""

from __future__ import annotations

from typing import Any

import pytest

from cofin.checks.run import run_checks
from tests.checks.calculated import Rows, calculated, found, with_cells


def odd(rows: Rows, **changes: Any) -> list[str]:
    return [cell for _, cell in found(["C05"], with_cells(rows, **changes))]


def said(rows: Rows, **changes: Any) -> str:
    subject = calculated(with_cells(rows, **changes))
    (finding,) = run_checks(subject, only=["C05"]).findings
    return finding.message()


def converted() -> Rows:
    rows: Rows = [["Partner", "Costs", "Grant 85%", "Own funds"]]
    rows += [[f"P{n}", n * 1000, f"=B{n}*0.85", f"=B{n}-C{n}"] for n in (2, 3)]
    rows += [["All", "=SUM(B2:B3)", "=SUM(C2:C3)", "=SUM(D2:D3)"], [], ["Rate", 4.25]]
    return [*rows, ["Costs in EUR", "=ROUND(B4/B6,2)"], ["Grant in EUR", "=ROUND(C4/B6,2)"]]


def test_two_names_of_one_formula() -> None:
    assert odd(converted()) == []
    assert odd(converted(), B8="=ROUND(B4/B6,2)") == ["B8"]
    assert odd(converted(), B7="=ROUND(C4/B6,2)") == ["B7"]
    assert said(converted(), B8="=ROUND(B4/B6,2)") == (
        "Budget!B8 (Grant in EUR · Costs) calculates =ROUND(B4/B6,2), which is what B7 (Costs in"
        " EUR · Costs) calculates. It reads “Costs”; what its own words name would be"
        " =ROUND(C4/B6,2), which gives 1,000."
    )


def test_two_names_beside_each_other() -> None:
    rows = [*converted()[:6], ["", "Costs in EUR", "Grant in EUR"]]
    rows.append(["Sum", "=ROUND(B4/B6,2)", "=ROUND(B4/B6,2)"])
    assert odd(rows) == ["C8"]


@pytest.mark.parametrize(
    "changes",
    [
        {"A8": "Once more"},
        {"A8": "Grants in EUR"},  # no heading has this word
        {"C1": ""},
        {"A8": "Costs and grant in EUR"},  # both
        {"A7": "Sum in EUR"},  # does not say that the first is right
        {"D1": "Grant or own"},  # two cells
        {"A9": "Grant", "B9": "=ROUND(B4/B6,2)"},  # three
        {"A8": "", "B8": "", "A9": "Grant in EUR", "B9": "=ROUND(B4/B6,2)"},  # apart
        {"C4": "x"},
        {"C2": 2000, "C3": 3000},  # the same
    ],
)
def test_names_that_say_too_little(changes: dict[str, Any]) -> None:
    rows = [*converted(), ["", ""]]
    assert odd(rows, **{"B8": "=ROUND(B4/B6,2)", **changes}) == []


def test_ranges_and_other_sheets_are_no_cells_of_twins() -> None:
    rows = with_cells(converted(), B7="=ROUND(SUM(B2:B3)/B6,2)", B8="=ROUND(SUM(B2:B3)/B6,2)")
    assert odd(rows) == []


def cash() -> Rows:
    rows: Rows = [["", "Jan", "Feb", "Mar", "Apr"], ["In", 500, 100, 120, 700]]
    rows += [["Out", 200, 300, 310, 320], ["Movement", *(f"={x}2-{x}3" for x in "BCDE")]]
    rows.append(["Closing balance", "=B4", *(f"={x}5+{y}4" for x, y in ("BC", "CD", "DE"))])
    return [*rows, [], ["Lowest balance", "=MIN(B5:E5)"], ["Largest movement", "=MAX(B4:E4)"]]


def test_the_lowest_of_another_row() -> None:
    assert odd(cash()) == []
    assert odd(cash(), B7="=MIN(B4:E4)") == ["B7"]
    assert said(cash(), B7="=MIN(B4:E4)") == (
        "Budget!B7 (Lowest balance · Jan) calculates =MIN(B4:E4), of “Movement”. What its own"
        " words name is “Closing balance”, which is made from that: =MIN(B5:E5), which gives -90."
    )


def test_the_lowest_of_another_column() -> None:
    rows: Rows = [["Month", "Movement", "Balance", "", "Lowest balance"]]
    rows += [[f"M{n}", 100 - n * 50, f"=C{n - 1}+B{n}"] for n in range(2, 6)]
    rows[1][2] = "=B2"
    assert odd(with_cells(rows, E2="=MIN(C2:C5)")) == []
    assert odd(with_cells(rows, E2="=MIN(B2:B5)")) == ["E2"]


@pytest.mark.parametrize(
    "changes",
    [
        {"A7": "Lowest of all"},
        {"A7": "Lowest movement before the balance"},
        {"B7": "=MIN(B4:C4)"},  # of two
        {"B7": "=MIN(B4:E5)"},
        {"B7": "=MIN(B4:E4,0)"},
        {"B7": "=SUM(B4:E4)"},
        {"D5": 250},  # not made from it
        {"D5": "=C5+D3"},
        {"B3": 0, "C3": 0, "D3": 0, "E3": 0, "C2": -500, "D2": -10, "E2": 490, "B2": 10},
    ],
)
def test_what_may_be_the_lowest(changes: dict[str, Any]) -> None:
    told = odd(cash(), **{"B7": "=MIN(B4:E4)", **changes})
    assert "B7" not in told


def plan() -> Rows:
    rows: Rows = [["", "2026", "2027", "2028", "Total"], ["Costs", 100, 120, 140, "=SUM(B2:D2)"]]
    rows.append(["Grant asked for", *(f"={x}2*0.7" for x in "BCD"), "=SUM(B3:D3)"])
    rows += [[], ["Ceiling kept?", "", "", "", '=IF(E3<=B7,"yes","no")']]
    return [*rows, [], ["Highest grant", 250]]


@pytest.mark.parametrize("formula", ['=IF(B3<=B7,"yes","no")', "=B7>=B3", '=IF(D3<=$B$7,"x","y")'])
def test_a_limit_held_against_one_year(formula: str) -> None:
    assert odd(plan()) == []
    assert odd(plan(), E5=formula) == ["E5"]


def test_what_is_said_of_the_limit() -> None:
    assert said(plan(), E5='=IF(B3<=B7,"yes","no")') == (
        'Budget!E5 (Ceiling kept? · Total) calculates =IF(B3<=B7,"yes","no"): it tests B3, a part'
        " of E3, though the limit is for all of it and the formula stands in the column of the"
        ' total. Probably =IF(E3<=B7,"yes","no") is meant.'
    )


@pytest.mark.parametrize(
    "changes",
    [
        {"A7": "Ceiling of one year"},
        {"A7": ""},
        {"D5": '=IF(D3<=B7,"yes","no")'},  # each year has its own
        {"E5": "", "B5": '=IF(B3<=B7,"yes","no")'},
        {"E3": "=B3+C3"},
        {"E3": 250},
        {"E5": '=IF(B3=B7,"yes","no")'},
        {"E5": '=IF(B3<=SUM(B7),"yes","no")'},
        {"E5": '=IF(B3<=Missing!B7,"yes","no")'},
        {"E5": '=IF(B3<=C3,"more","less")'},  # of two years
    ],
)
def test_limits_that_may_be_meant(changes: dict[str, Any]) -> None:
    first = {"E5": '=IF(D3<=B7,"yes","no")'}
    assert "E5" not in odd(plan(), **{**first, **changes})
