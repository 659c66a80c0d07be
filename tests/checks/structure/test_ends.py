"""C05 at the ends of a line, and in lines of three: cells that one total adds up."""

from __future__ import annotations

from typing import Any

import pytest

from tests.checks.structure.examples import Rows, cells, products, with_prices_read


def summed(count: int, **formulas: str) -> Rows:
    """Products under each other, or other formulas in their place, and a total below."""
    rows = products(count)
    for row in range(2, count + 2):
        usual = formulas.get("all", str(rows[row - 1][3]))
        rows[row - 1][3] = formulas.get(f"D{row}", usual).format(row=row)
    rows.append(["Total", "", "", f"=SUM(D2:D{count + 1}) -> 9"])
    return rows


@pytest.mark.parametrize(
    ("all_of_them", "formula"),
    [
        ("=B{row}*C{row} -> 9", "=B{row}*C4 -> 9"),
        ("=B{row}*7% -> 9", "=B{row}*25% -> 9"),
        ("=(B{row}+C{row})*0.07 -> 9", "=(B{row})*0.07 -> 9"),
        ("=ROUND(7%*SUM(B{row}:C{row}),2) -> 9", "=ROUND(7%*C{row},2) -> 9"),
        ("=SUM(A{row}:C{row}) -> 9", "=SUM(A{row}:B{row}) -> 9"),
        ("='WP 1'!B{row} -> 9", "='WP 2'!B{row} -> 9"),
    ],
)
def test_an_end_that_a_total_takes_in(all_of_them: str, formula: str) -> None:
    assert cells("C05", summed(5, all=all_of_them, D6=formula)) == ["D6"]
    assert cells("C05", summed(5, all=all_of_them, D2=formula)) == ["D2"]
    alone = with_prices_read(summed(5, all=all_of_them, D6=formula)[:-1])
    assert cells("C05", alone) == []  # no total


@pytest.mark.parametrize(
    "formula",
    [
        "=B6 -> 9",  # does another thing
        "=D5*B6 -> 9",  # a part of the cells before it
        "=D6*B6 -> 9",  # a circle, which is told elsewhere
        "(B6*",
    ],
)
def test_an_end_that_is_another_thing(formula: str) -> None:
    assert cells("C05", summed(5, D6=formula)) == []


def test_running_totals_begin_as_they_like() -> None:
    rows = summed(5, all="=D{row}+B{row} -> 9")
    for row in range(2, 7):
        rows[row - 1][3] = f"=D{row - 1}+B{row} -> 9"
    rows[1][3] = "=F1+B2 -> 9"
    assert cells("C05", rows) == []


@pytest.mark.parametrize(
    ("place", "formula"),
    [("D2", "=B2*C3 -> 9"), ("D3", "=B3*C2 -> 9"), ("D4", "=B4*C3 -> 9"), ("D3", "=B3*C3*2 -> 9")],
)
def test_one_of_three(place: str, formula: str) -> None:
    is_alike = "*2" not in formula
    assert cells("C05", summed(3, **{place: formula})) == [place] * is_alike
    assert cells("C05", with_prices_read(summed(3, **{place: formula})[:-1])) == []


def test_one_of_three_with_fixed_cells_may_be_right() -> None:
    three = {"D2": "=Costs!$B$2 -> 9", "D3": "=Costs!$B$2 -> 9", "D4": "=Costs!$B$4 -> 9"}
    assert cells("C05", summed(3, **three)) == []
    three["D3"] = "=Costs!$B$9 -> 9"
    assert cells("C05", summed(3, **three)) == []


def test_two_alike_need_a_third() -> None:
    assert cells("C05", summed(2, D3="=B3*C2 -> 9")) == []
    rows = summed(4, D3="=B3*C2 -> 9")
    rows[4][3] = "=MAX(B5,C5) -> 9"
    assert cells("C05", with_prices_read(rows)) == []


def test_parts_of_a_grant_over_the_years() -> None:
    rows: Rows = [["", "2024", "2025", "2026", "2027", "All"], ["Base", 100, 100, 100, 100, 400]]
    rows.append(["Paid", *(f"={x}2*30% -> 30" for x in "BCD"), "=E2*10% -> 10", "=SUM(B3:E3) -> 1"])
    assert cells("C05", rows) == []
    rows[2][4] = "=D2*30% -> 30"
    assert cells("C05", rows) == ["E3"]


def test_two_links_of_one_row_to_the_same_cell() -> None:
    rows: Rows = [["", "WP1", "WP2", "WP3", "All"]]
    for row in range(2, 5):
        links = [f"=WP{n}!$H{row} -> {n}" for n in (1, 2, 3)]
        rows.append([f"partner {row}", *links, f"=SUM(B{row}:D{row}) -> 6"])
    rows.append(["Total", *(f"=SUM({x}2:{x}4) -> 6" for x in "BCDE")])
    assert cells("C05", rows) == []
    rows[2][3] = "=WP2!$H3 -> 2"
    assert cells("C05", rows) == ["D3"]


def test_a_choice_above_the_column_is_none_of_its_cells() -> None:
    rows = summed(4, all="=IF($D$1=1,B{row},C{row}) -> 9", D5="=IF($D$1=1,B5,C4) -> 9")
    assert cells("C05", rows) == ["D5"]


def in_three(rates: str, *, function: str = "ROUND({column}2*{rate},2)") -> Rows:
    """Overheads of three work packages in a row, with a total behind them and one below."""
    rows: Rows = [["Category", "WP1", "WP2", "WP3", "Total"], ["Direct", 400, 500, 300]]
    made = (
        f"={function.format(column=column, rate=rate)} -> 9"
        for column, rate in zip("BCD", rates.split(), strict=True)
    )
    rows[1].append("=SUM(B2:D2) -> 1200")
    return [*rows, ["Indirect", *made, "=SUM(B3:D3) -> 27"]]


@pytest.mark.parametrize(
    ("rates", "cell"),
    [
        ("0.07 0.7 0.07", "C3"),
        ("0.07 0.07 0.7", "D3"),
        ("0.7 0.07 0.07", "B3"),
        ("60% 6% 60%", "C3"),
        ("0.6 0.6 .06", "D3"),
        ("2.5% 25% 2.5%", "C3"),
    ],
)
def test_a_rate_whose_point_has_slipped_in_a_row_of_three(rates: str, cell: str) -> None:
    assert cells("C05", in_three(rates)) == [cell]


@pytest.mark.parametrize(
    "rates",
    [
        "0.07 0.07 0.07",
        "0.3 0.3 0.4",  # parts of a grant
        "0.07 0.25 0.07",  # each partner's own
        "0.1 1 0.1",  # all of it
        "12 120 12",  # no rates
        "0.07 0.007*10 0.07",
    ],
)
def test_other_figures_in_a_row_of_three(rates: str) -> None:
    assert cells("C05", in_three(rates)) == []


def test_two_figures_that_differ() -> None:
    rows = in_three("0.07*0.3 0.7*0.03 0.07*0.3")
    assert cells("C05", rows) == []


def test_a_cell_by_its_name_in_a_row_of_three() -> None:
    rows: Rows = [["", 1, 2, 3, "Total"], ["Hours", 10, 20, 30, "=SUM(B2:D2) -> 60"]]
    values = ["=B2*Price -> 9", "=C2*Price -> 9", "=D2*Price -> 9", "=SUM(B3:D3) -> 27"]
    rows.append(["Value", *values])
    names = {"Price": "Budget!$G$1", "Overhead": "Budget!$G$2"}
    more: dict[str, Any] = {"cells": {"Budget!G1": 15, "Budget!G2": 0.1}, "names": names}
    assert cells("C05", rows, **more) == []
    for at, place in enumerate(("B3", "C3", "D3"), 1):
        odd = [*rows[2][:at], f"={place[0]}2*Overhead -> 3", *rows[2][at + 1 :]]
        assert cells("C05", [*rows[:2], odd], **more) == [place]
        assert cells("C05", [*rows[:2], [*odd[:4]]], **more) == []  # nothing adds them up


def test_texts_in_a_row_of_three_are_no_names() -> None:
    rows: Rows = [["", 1, 2, 3, "Total"], ["Hours", 10, 20, 30, "=SUM(B2:D2) -> 60"]]
    rows.append(["Value", *(f'=IF({x}1="x",{x}2,0) -> 9' for x in "BCD"), "=SUM(B3:D3) -> 27"])
    assert cells("C05", rows) == []
    rows[2][3] = '=IF(D1="y",D2,0) -> 9'
    assert cells("C05", rows) == []
