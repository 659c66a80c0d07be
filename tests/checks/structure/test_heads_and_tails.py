"""C04 and C05 in short columns that begin with a year or a rate, or end with a fee."""

from __future__ import annotations

import pytest

from tests.checks.structure.examples import Rows, cells

#: A rate above each column, and the amounts that it makes.
RATES: Rows = [["Partner", "Grant", "Advance", "Interim"], ["rate", "", 0.4, 0.3]]
RATES += [
    [f"p{r}", 1000 * r, *(f"=ROUND($B{r}*{x}$2,2) -> {r}" for x in "CD")] for r in range(3, 7)
]
RATES.append(["Total", *(f"=SUM({x}3:{x}6) -> 9" for x in "BCD")])

#: Years above the columns, each calculated from the one before.
YEARS: Rows = [["Group", 2025, 2026, 2027]]
YEARS += [
    [f"g{r}", 90 + r, f"=ROUND(B{r}*1.02,2) -> 9", f"=ROUND(C{r}*1.02,2) -> 9"] for r in range(2, 6)
]


def changed(rows: Rows, place: str, value: object) -> Rows:
    row, column = int(place[1:]) - 1, "ABCD".index(place[0])
    return [
        [value if (r, c) == (row, column) else cell for c, cell in enumerate(cells_of)]
        for r, cells_of in enumerate(rows)
    ]


@pytest.mark.parametrize("rows", [RATES, YEARS])
def test_nothing_is_wrong(rows: Rows) -> None:
    assert [cells(code, rows) for code in ("C04", "C05")] == [[], []]


@pytest.mark.parametrize("place", ["C4", "C5", "D4", "D5"])
def test_a_number_typed_below_a_rate_or_a_year(place: str) -> None:
    assert cells("C04", changed(RATES, place, 777)) == [place]
    assert cells("C04", changed(YEARS, place.replace("5", "3"), 777)) == [place.replace("5", "3")]


def test_a_formula_that_slipped_below_a_rate_or_a_year() -> None:
    assert cells("C05", changed(RATES, "C5", "=ROUND($B4*C$2,2) -> 4")) == ["C5"]
    assert cells("C05", changed(YEARS, "D4", "=ROUND(B4*1.02,2) -> 4")) == ["D4"]


def test_a_heading_that_is_linked_and_another_formula_at_the_end() -> None:
    rows: Rows = [["Item", "=L!A1 -> 5"]]
    rows += [[f"i{r}", f"=SUMIF(L!B1:B9,B$1&$A{r},L!C1:C9) -> 5"] for r in range(2, 6)]
    assert cells("C04", changed(rows, "B4", 777), cells={"L!A1": 5}) == ["B4"]
    rows[0][1] = "Amount"
    rows.append(["fee", "=L!A1*3 -> 15"])
    assert cells("C04", changed(rows, "B4", 777), cells={"L!A1": 5}) == ["B4"]


@pytest.mark.parametrize("head", [1500, 1500.5, 12])
def test_a_head_that_may_be_an_amount_stays(head: object) -> None:
    assert cells("C04", changed(changed(YEARS, "C1", head), "C3", 777)) == []


@pytest.mark.parametrize("formats", [{"Budget!C1": "0.0%"}, {"Budget!C1": "dd/mm/yyyy"}])
def test_percentages_and_days_are_heads(formats: dict[str, str]) -> None:
    rows = changed(changed(YEARS, "C1", 0.025), "C3", 777)
    assert cells("C04", rows, formats=formats) == ["C3"]


def test_two_other_formulas_at_an_end_are_a_pattern_of_their_own() -> None:
    rows = [*changed(YEARS, "C3", 777), ["x", 5, "=B6/3 -> 1", ""], ["y", 5, "=B7/3 -> 1", ""]]
    rows[0][2] = ""
    assert cells("C04", rows) == []


def test_two_that_fit_across_by_chance_acquit_no_cell() -> None:
    rows: Rows = [["Rate", 0.2, 0.15, 0.05], ["", "Ghent", "Zuyd", "Krefeld"]]
    rows.append(["Direct", 900, 800, 700])
    rows.append(["Staff", *(f"=ROUND({x}3*$B$1,2) -> 9" for x in "BCD")])
    rows.append(["Office", *(f"=ROUND({x}4*$C$1,2) -> 9" for x in "BCD")])
    rows.append(["Travel", *(f"=ROUND({x}4*$D$1,2) -> 9" for x in "BCD")])
    assert cells("C05", rows) == []
    assert cells("C05", changed(rows, "C5", "=ROUND(C3*$C$1,2) -> 9")) == []  # two beside it
    wide = [[*row, *more] for row, more in zip(rows, wide_columns(), strict=True)]
    assert cells("C05", wide) == []
    assert cells("C05", changed(wide, "C5", "=ROUND(C3*$C$1,2) -> 9")) == ["C5"]


def wide_columns() -> Rows:
    return [
        ["", ""],
        ["Kamer", ""],
        [600, ""],
        ["=ROUND(E3*$B$1,2) -> 9", ""],
        ["=ROUND(E4*$C$1,2) -> 9", ""],
        ["=ROUND(E4*$D$1,2) -> 9", ""],
    ]


def test_a_percentage_right_below() -> None:
    rows = [*changed(changed(YEARS, "C1", "Year 2"), "C3", 777), ["Growth", 0.1, 0.02, 0.02]]
    assert cells("C04", rows, formats={"Budget!B6:D6": "0%"}) == ["C3"]
    assert cells("C04", rows) == []


def test_what_heads_a_column_is_asked_of_each_workbook_of_a_template() -> None:
    rows = changed(YEARS, "C3", 777)
    assert cells("C04", rows) == ["C3"]
    assert cells("C04", changed(rows, "C1", 400)) == []
    assert cells("C04", rows) == ["C3"]
