"""C04 beyond the examples of its card."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from cofin.checks.card import cards
from cofin.text import Lang
from tests.checks.structure.examples import Rows, cells, found, products


def typed(rows: Rows, row: int, value: object, column: int = 4) -> Rows:
    rows[row - 1][column - 1] = value
    return rows


@pytest.mark.parametrize("row", [2, 3, 5, 7])
def test_at_every_place_of_a_column(row: int) -> None:
    assert cells("C04", typed(products(), row, 999)) == [f"D{row}"]


@pytest.mark.parametrize("column", [2, 3, 6])
def test_at_every_place_of_a_row(column: int) -> None:
    letters = "BCDEF"
    rows: Rows = [["", *(f"Y{n}" for n in range(5))], ["a", 1, 2, 3, 4, 5], ["b", 1, 2, 3, 4, 5]]
    rows.append(["Total", *(f"=SUM({x}2:{x}3) -> 4" for x in letters)])
    assert cells("C04", typed(rows, 4, 77, column)) == [f"{letters[column - 2]}4"]


def test_two_next_to_each_other() -> None:
    rows = typed(typed(products(8), 4, 1), 5, 1)
    assert cells("C04", rows) == ["D4", "D5"]


def test_a_column_of_which_half_is_typed_is_an_input() -> None:
    rows = products()
    for row in (3, 5, 7):
        typed(rows, row, 5)
    assert cells("C04", rows) == []


def test_two_formulas_are_no_pattern_at_an_end() -> None:
    assert cells("C04", typed(products(3), 4, 5)) == ["D4"]
    assert cells("C04", typed(products(2), 3, 5)) == []


def test_a_fee_without_quantity_at_the_end() -> None:
    rows = [*products(4), ["Bank guarantee", "", "", 500]]
    assert cells("C04", rows) == []


def test_a_lone_number_in_a_template_row_is_none() -> None:
    rows = products(4)
    rows[3] = ["", "", "", 500]
    assert cells("C04", rows) == ["D4"]


def test_a_value_that_cannot_be_computed_is_still_found() -> None:
    rows: Rows = [["Item", "In", "Out"]]
    rows += [[f"i{n}", n, f"=VLOOKUP(B{n},F1:G9,2) -> 5"] for n in range(2, 7)]
    (finding,) = found("C04", typed(rows, 4, 9, 3))
    assert finding.difference is None
    assert finding.values["result"] == "?"
    assert cards()["C04"].message(finding, Lang.EN).endswith("would stand =VLOOKUP(B4,F1:G9,2).")


def test_the_message_says_what_the_formula_gives() -> None:
    rows: Rows = [["Item", "Units", "Cost"], *([f"i{n}", n, f"=B{n}/3 -> 1"] for n in range(2, 7))]
    (finding,) = found("C04", typed(rows, 4, 9, 3))
    message = cards()["C04"].message(finding, Lang.TR)
    assert message.endswith("bulunmalıydı; sonucu: 1,33333333333333.")


def test_a_number_among_sums_over_a_whole_sheet() -> None:
    rows: Rows = [["Partner", "Sum"]]
    rows += [[f"P{n}", f"=SUMIFS(Costs!D1:D9999,Costs!A1:A9999,A{n}) -> 1"] for n in range(2, 7)]
    assert cells("C04", typed(rows, 4, 9, 2), cells={"Costs!A1": 1}) == ["B4"]


def test_columns_beside_texts_and_recomputed_values() -> None:
    rows = typed(typed(products(), 4, 999), 4, "=2*50 -> 10", column=3)
    (finding,) = found("C04", rows, recomputed={"Budget!C4": 100})
    assert finding.difference == 999 - 300


def test_areas_that_are_too_large_to_look_at_are_taken_as_filled() -> None:
    rows: Rows = [["Item", "Share"]]
    rows += [[f"i{n}", f"=SUM(D{n}:D{n + 2999}) -> 0"] for n in range(2, 7)]
    assert cells("C04", typed(rows, 4, 9, 2)) == ["B4"]


def grid(at: int) -> Rows:
    """A row of typed numbers in a table of formulas."""
    rows: Rows = [["", *"ABCDE"]]
    rows += [[f"i{n}", *(f"=Costs!{x}{n}*2 -> 2" for x in "BCDEF")] for n in range(2, 8)]
    rows[at - 1][1:] = [7, 8, 9, 10, 11]
    return rows


def test_a_whole_row_of_numbers_may_be_an_input() -> None:
    given = {f"Costs!{x}{n}": 1 for x in "BCDEF" for n in range(2, 8)}
    findings = found("C04", grid(4), cells=given)
    assert [(f.cell, str(f.severity)) for f in findings] == [(f"{x}4", "warning") for x in "BCDEF"]
    assert cells("C04", grid(2), cells=given) == []
    assert cells("C04", grid(7), cells=given) == []


def test_dates_and_spilled_cells_are_left_alone() -> None:
    rows = typed(products(), 4, date(2022, 2, 1))
    assert cells("C04", rows) == []
    assert cells("C04", typed(products(), 4, 999), arrays=["Budget!D3:D5"]) == []


def test_years_above_totals() -> None:
    rows: Rows = [["Item", 2025], *([f"i{n}", f"=F{n}*2 -> 2"] for n in range(2, 6))]
    numbers = {f"Budget!F{n}": 1 for n in range(1, 6)}
    assert cells("C04", rows, cells=numbers) == []
    rows[0][1] = 20.25
    assert cells("C04", rows, cells=numbers) == ["B1"]


def test_areas_on_sheets_that_are_missing_are_not_filled() -> None:
    rows: Rows = [["a", f"=Gone!B{n} -> 1"] for n in range(1, 6)]
    assert cells("C04", typed(rows, 3, 9, 2)) == ["B3"]


def test_the_pattern_of_a_section_counts_where_the_column_has_several() -> None:
    rows = products(4)
    rows.append(["Sub-total", "", "", "=SUM(D2:D5) -> 100"])
    rows += [[f"t{n}", n, 10, f"=B{n}*C{n}*1.1 -> 11"] for n in range(7, 11)]
    rows.append(["Sub-total", "", "", "=SUM(D7:D10) -> 100"])
    assert cells("C04", typed(rows, 8, 5)) == ["D8"]


def words(rows: Rows, **more: Any) -> tuple[str, str]:
    """Message and fix of the one finding, in English."""
    (finding,) = found("C04", rows, **more)
    card = cards()["C04"]
    return card.message(finding, Lang.EN), card.fix(finding, Lang.EN)


def test_the_formula_is_copied_from_the_next_cell_where_copying_gives_the_right_one() -> None:
    _, fix = words(typed(products(), 4, 999))
    assert fix.startswith("Copy the formula of D3 into Budget!D4.")
    rows: Rows = [["Partner", "Sum"]]
    rows += [[f"P{n}", f"=Costs!$B${n + 7} -> 1"] for n in range(2, 7)]
    costs = {f"Costs!B{n}": 1 for n in range(9, 14)}
    _, fix = words(typed(rows, 4, 9, 2), cells=costs)
    assert fix.startswith("Put =Costs!$B$11 back into Budget!B4.")


@pytest.mark.parametrize("more", [120, 9])
def test_a_long_formula_is_cut_in_the_message_alone(more: int) -> None:
    def formula(row: int) -> str:
        return f"=B{row}*C{row}" + f"+0*B{row}" * more

    rows = products()
    for row in range(2, 8):
        typed(rows, row, f"{formula(row)} -> 1")
    (finding,) = found("C04", typed(rows, 4, 999))
    message, _ = words(rows)
    assert finding.expected == formula(4)
    assert (formula(4) in message) is (more == 9)
    assert ("…" in message) is (more == 120)
    assert len(message) < 400


def test_whole_columns_and_rows_stay_where_they_are_when_copied() -> None:
    rows: Rows = [["Item", "In", "Sum"]]
    rows += [[f"i{n}", n, f"=SUM(F:F)*B{n}+SUM($9:$9) -> 0"] for n in range(2, 7)]
    _, fix = words(typed(rows, 4, 9, 3), cells={"Budget!F9": 1})
    assert fix.startswith("Copy the formula of C3 into Budget!C4.")


def plans(count: int) -> Rows:
    """Four quarters that calculate, and behind them what was planned."""
    rows: Rows = [["Category", "Q1", "Q2", "Q3", "Q4", "Plan"]]
    for row in range(2, count + 2):
        quarters = (f"=SUMIFS(L!D1:D9,L!B1:B9,$A{row},L!C1:C9,{x}$1) -> 1" for x in "BCDE")
        rows.append([f"c{row}", *quarters, 1000 * row])
    return rows


@pytest.mark.parametrize("count", [2, 3, 5])
def test_what_is_typed_in_every_row_behind_the_formulas_is_an_input(count: int) -> None:
    assert cells("C04", plans(count), cells={"L!D1": 1}) == []


def test_it_is_one_although_a_row_is_odd() -> None:
    rows = plans(3)
    rows[2][2] = "=SUMIFS(L!E1:E9,L!B1:B9,$A3,L!C1:C9,C$1) -> 1"
    assert cells("C04", rows, cells={"L!D1": 1}) == []


def test_a_total_below_two_typed_numbers_makes_them_no_less_an_input() -> None:
    rows = [*plans(2), ["Total", *(f"=SUM({x}2:{x}3) -> 2" for x in "BCDEF")]]
    assert cells("C04", rows, cells={"L!D1": 1}) == []


def test_two_of_four_rows_are_not_an_input() -> None:
    rows = plans(4)
    for row in (4, 5):
        rows[row - 1][5] = f"=SUMIFS(L!D1:D9,L!B1:B9,$A{row},L!C1:C9,F$1) -> 1"
    assert cells("C04", rows, cells={"L!D1": 1}) == ["F2", "F3"]


def linked(row: int, column: int, value: object) -> Rows:
    """A summary whose rows stand further down than those it reads, one cell typed."""
    rows: Rows = [["Summary"], [], ["Item", "2025", "2026", "Total"]]
    for n in range(2, 6):
        links = (f"=D!{x}{n} -> 100" for x in "BC")
        rows.append([f"i{n}", *links, f"=SUM(B{n + 2}:C{n + 2}) -> 200"])
    rows.append(["Total", *(f"=SUM({x}4:{x}7) -> 400" for x in "BCD")])
    return typed(rows, row, value, column)


@pytest.mark.parametrize("place", ["B4", "C4", "B5", "C7"])
def test_links_to_another_row_of_another_sheet_are_no_running_total(place: str) -> None:
    more = {f"D!{x}{n}": 100 for x in "BC" for n in range(2, 6)}
    rows = linked(int(place[1]), "ABC".index(place[0]) + 1, 48000)
    assert cells("C04", rows, cells=more) == [place]
    assert cells("C05", linked(4, 3, "=D!B2 -> 5"), cells=more) == ["C4"]


def test_an_opening_balance_is_typed_once() -> None:
    rows: Rows = [[0, 0, 0], ["Day", 500, 10, "=B2-C2 -> 490"]]
    rows += [[f"d{n}", f"=D{n - 1} -> 1", 10, f"=B{n}-C{n} -> 1"] for n in range(3, 8)]
    assert cells("C04", rows, cells={"Budget!D1": 0}) == []
