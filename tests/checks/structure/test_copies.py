"""C05 where titles, sub-totals and typed numbers part the copies of one formula."""

from __future__ import annotations

from typing import Any

import pytest

from cofin.checks.run import run_checks
from cofin.checks.subject import Subject
from tests.checks.calculated import Rows, calculated, found, with_cells
from tests.checks.steps import growth


def claim(sections: int = 3) -> Rows:
    """Sections of two or three rows, each with its sub-total: spent so far and left."""
    rows: Rows = [["Heading", "Budget", "Claim 1", "Claim 2", "Claim 3", "Spent", "Left"]]
    for number in range(sections):
        rows.append([f"Section {number}"])
        first = len(rows) + 1
        last = first + (1 if number else 2)
        for row in range(first, last + 1):
            amounts = [row * 1000, row * 110, row * 120, row * 130]
            rows.append([f"Item {row}", *amounts, f"=SUM(C{row}:E{row})", f"=B{row}-F{row}"])
        rows.append(["Sub-total", *(f"=SUM({x}{first}:{x}{last})" for x in "BCDEFG")])
    return rows


def odd(rows: Rows, **changes: Any) -> list[str]:
    return [cell for _, cell in found(["C05"], with_cells(rows, **changes))]


@pytest.mark.parametrize(
    ("place", "formula"),
    [
        ("F9", "=SUM(C9:D9)"),  # leaves out the last claim
        ("F8", "=SUM(C9:E9)"),  # the row below
        ("F12", "=SUM(B12:E12)"),  # the budget, too
        ("G12", "=B12-C12"),
        ("G13", "=B13+F13"),
    ],
)
def test_a_column_in_sections(place: str, formula: str) -> None:
    assert odd(claim()) == []
    assert odd(claim(), **{place: formula}) == [place]


@pytest.mark.parametrize(
    "changes",
    [
        {"F9": "=SUM(C9:D9)", "F12": "=SUM(C12:D12)"},  # two: they may be meant
        {"F9": "=SUM(C9:D9)", "F13": "=SUM(D13:E13)"},
        {"F9": "=SUM(C9:D9)", "E9": 0},  # gives the same
        {"F9": "=SUM(C9:D9)", "E9": ""},
        {"F8": "=SUM(C9:E9)", "C9": 880, "D9": 960, "E9": 1040},
        {"G12": "=F12-B12"},  # an income: more is better
        {"G12": "=B12-C12-D12-E12"},  # the same
        {"F9": "=C9*D9"},
        {"F9": "=Other!C9"},
        {"F9": "=IF(C9>0,SUM(C8:E8),SUM(C9:D9))"},
    ],
)
def test_what_is_no_slip(changes: dict[str, Any]) -> None:
    sheets = {"Other": [[1] * 5] * 12}
    rows = with_cells(claim(), **changes)
    told = found(["C05"], rows, sheets={"Budget": rows, **sheets})
    assert told == []


def years(count: int = 4) -> Rows:
    """Prices that grow by one rate, and what two funders give of the costs of each year."""
    columns = "DEFG"[:count]
    rows: Rows = [["", "Growth", 0.03], ["Item", "Number", "Price", *range(1, count + 1)]]
    for row in (3, 4):
        grown = [f"=ROUND({x}{row}*(1+$C$1),2)" for x in "DEF"[: count - 1]]
        rows.append([f"Item {row}", row, row * 700, f"=B{row}*C{row}", *grown])
    rows.append(["Costs", "", "", *(f"={x}3+{x}4" for x in columns)])
    rows += [[], ["Funder", "Share"]]
    for row, share in ((8, 0.6), (9, 0.25)):
        rows.append([f"Funder {row}", share, "", *(f"=ROUND({x}$5*$B{row},2)" for x in columns)])
    rows.append(["Own funds", "", "", *(f"={x}5-{x}8-{x}9" for x in columns)])
    return rows


@pytest.mark.parametrize(
    ("place", "formula"),
    [
        ("E4", "=ROUND(D3*(1+$C$1),2)"),  # begins with another price
        ("E3", "=ROUND(D3*(1+$D$1),2)"),  # nothing
        ("F3", "=ROUND(D3*(1+$C$1),2)"),  # the second year once more
        ("D9", "=ROUND(D$5*$B8,2)"),
        ("G8", "=ROUND(F$5*$B8,2)"),
    ],
)
def test_rows_and_columns_of_copies(place: str, formula: str) -> None:
    assert odd(years()) == []
    assert odd(years(), **{place: formula}) == [place]


def test_another_rate_is_no_slip() -> None:
    assert odd(years(), E3="=ROUND(D3*(1+$D$1),2)", D1=0.05) == []
    assert odd(years(), D9="=ROUND(D$5*$B8,2)", B9="") == []  # no share to read
    assert odd(years(2), E3="=ROUND(D4*(1+$C$1),2)") == []  # one copy, and
    assert odd(years(3), E4="=ROUND(C4*(1+$C$1),2)") == []  # three are too few
    assert odd(years(3), F3="=ROUND(D3*(1+$C$1),2)") == ["F3"]  # but for what E3 says already


def balances() -> Rows:
    """Money at the end of each quarter, where each year repeats its last one."""
    heads = ["Q1", "Q2", "Q3", "Q4", "2026", "Q1", "Q2", "Q3", "Q4", "2027"]
    rows: Rows = [["", *heads], ["In", *range(500, 400, -10)], ["Own", *range(30, 40)]]
    rows += [["Out", *range(310, 410, 10)], ["Balance", "=B2+B3-B4"]]
    for before, here in zip("BCDEFGHIJ", "CDEFGHIJK", strict=True):
        is_year = here in "FK"
        rows[4].append(f"={before}5" if is_year else f"={before}5+{here}2+{here}3-{here}4")
    for row in (1, 2, 3):
        rows[row][5], rows[row][10] = (f"=SUM({x}{row + 1}:{y}{row + 1})" for x, y in ("BE", "GJ"))
    return rows


@pytest.mark.parametrize(
    ("place", "formula"),
    [
        ("H5", "=G5+H2+H3-G4"),
        ("G5", "=E5+G2+G3-G4+F2"),  # another chain, which has most of it
        ("G5", "=F5+G2-G3-G4"),
    ],
)
def test_a_row_with_years_between(place: str, formula: str) -> None:
    assert odd(balances()) == []
    assert odd(balances(), **{place: formula}) == [place]


def test_a_balance_that_repeats_is_that_of_a_year_alone() -> None:
    months = balances()
    for row in (1, 2, 3):
        months[row][5] = months[row][10] = row * 100
    months[4][10] = "=J5+K2+K3-K4"
    assert odd(months) == ["F5"]


def test_a_chain_with_more_or_less_is_another_thing() -> None:
    assert odd(balances(), G5="=F5+G2+G3-G4+L5", L5=5) == []
    assert odd(claim(), G12="=B12+C12") == []


def test_a_range_of_very_many_cells_is_not_looked_through() -> None:
    rows = with_cells(claim(), **{f"H{row}": row for row in range(3, 14)})
    wide = {f"F{row}": f"=SUM(H{row}:EZ{row})" for row in (3, 4, 5, 8, 9, 12, 13)}
    assert odd(rows, **wide) == []
    assert odd(rows, **{**wide, "F9": "=SUM(H8:EZ8)"}) == []
    assert odd(rows, **{**wide, "F9": "=SUM(H9:EZ9)+SUM(H8:H9)"}) == []


def products(*, totals: bool) -> Rows:
    """Sections of quantity x price, and nothing else to calculate."""
    rows: Rows = [["Item", "Number", "Price", "Reserve", "Amount"]]
    for title in "xyz":
        rows.append([title])
        first = len(rows) + 1
        for row in (first, first + 1):
            rows.append([f"{title} {row}", row, row * 10, row * 12, f"=B{row}*C{row}"])
        rows += [["Sub-total", "", "", "", f"=SUM(E{first}:E{first + 1})"] if totals else []]
    return rows


def test_a_total_of_both_says_that_a_row_is_one_of_them() -> None:
    assert odd(products(totals=True)) == []
    assert odd(products(totals=True), E8="=B8*D8") == ["E8"]
    assert odd(products(totals=False), E8="=B8*D8") == []


def long(count: int) -> Subject:
    return calculated(with_cells(claim(count), F9="=SUM(C9:D9)"))


def test_work_grows_with_the_rows() -> None:
    assert growth("C05", long, 40) < 3


def scattered(count: int) -> Subject:
    """Copies, and between them formulas of which each reads a row of its own."""
    rows: Rows = [["Item", "Number", "Price", "Amount", "Twice", "Half"]]
    for row in range(2, 4 * count + 2):
        other = row if row % 2 else row * row % 97 + 2
        amounts = [f"={x}{row}*{y}{other}" for x, y in ("BC", "CB", "BB")]
        rows.append([f"Item {row}", row, row * 10, *amounts])
    return calculated(rows)


def test_work_grows_with_the_rows_where_every_other_formula_is_alone() -> None:
    run_checks(scattered(80), only=["C05"])  # else formulas are parsed for the longer one alone
    assert growth("C05", scattered, 40) < 3
