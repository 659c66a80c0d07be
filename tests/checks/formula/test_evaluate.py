"""Formulas evaluated in Python give what Excel gives, or are not judged."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from cofin.a1 import Range
from cofin.checks.formula.evaluate import Book, book
from cofin.checks.formula.evaluate.values import NotJudged
from cofin.checks.subject import Recomputed
from cofin.grid import CellError, CellKind, CellValue, Grid, SheetGrid, Table
from tests.checks.example_cells import example_grid
from tests.checks.formula.formulas_not_judged import NOT_JUDGED
from tests.checks.formula.given_formulas import GIVEN, ROWS, meant


def results(**example: Any) -> dict[str, Recomputed]:
    """Results by cell of the sheet Budget, of an example as cards write it."""
    from cofin.a1 import a1

    found = Book(example_grid(example)).results()
    return {a1(row, column): value for (_, row, column), value in found.items()}


def given(formula: str) -> Recomputed:
    """What a formula in A9 gives; ``KeyError`` when it is not judged."""
    return results(sheet=ROWS, cells={"Budget!A9": f"={formula}"})["A9"]


def plain(value: Recomputed) -> Recomputed:
    return value.text if isinstance(value, CellError) else value


@pytest.mark.parametrize("formula", GIVEN)
def test_it_gives_what_excel_gives(formula: str) -> None:
    found, expected = plain(given(formula)), meant(formula)
    assert type(found) is type(expected)
    if isinstance(found, Decimal) and isinstance(expected, Decimal):
        assert abs(found - expected) < Decimal("1e-12")
    else:
        assert found == expected


@pytest.mark.parametrize("formula", NOT_JUDGED)
def test_what_is_not_certain_is_not_judged(formula: str) -> None:
    with pytest.raises(KeyError):
        given(formula)


def test_a_result_follows_from_the_results_stored_for_others() -> None:
    stale = {"Budget!A9": "=B2*2 -> 99", "Budget!B9": "=A9+1 -> 100"}
    found = results(sheet=ROWS, cells=stale)
    assert found == {"A9": 4, "B9": 100}


def test_results_that_are_not_stored_are_worked_out_first() -> None:
    assert results(sheet=[["=B1+1", "=C1*2", "=SUM(D1:D2)", 3], ["", "", "", 4]]) == {
        "A1": 15,
        "B1": 14,
        "C1": 7,
    }


@pytest.mark.parametrize("like_a_blank", [0, False, "'", "=1-1", ""])
def test_a_blank_is_not_looked_up_where_programs_may_find_it(like_a_blank: object) -> None:
    listed = {"Data!A1": "x", "Data!A2": like_a_blank, "Data!A3": 1}
    cells = {**listed, "Budget!B1": "=MATCH(D1,Data!A1:A3,0)"}
    assert "B1" not in results(sheet=[["x"]], cells=cells)
    sure = {**cells, "Data!A2": "y", "Budget!B2": "=MATCH(D2,Data!A1:A3,0)"}
    found = results(sheet=[["x"]], cells=sure)
    assert [plain(found[cell]) for cell in ("B1", "B2")] == ["#N/A", "#N/A"]


def test_sums_and_counts_over_cells_that_are_not_calculated() -> None:
    rows = [["a", "=1+1"], ["b", "=2+1"], ["a", "=3+1"]]
    cells = {
        "Budget!D1": '=SUMIFS(B1:B3,A1:A3,"a")',
        "Budget!D2": "=COUNTIF(B1:B3,3)",
        "Budget!D3": "=MATCH(4,B1:B3,0)",
        "Budget!D4": "=SUMPRODUCT((B1:B3=2)*1)",
    }
    found = results(sheet=rows, cells=cells)
    assert [found[f"D{row}"] for row in range(1, 5)] == [6, 1, 3, 1]


def test_counts_over_cells_that_wait_for_each_other() -> None:
    rows: list[list[Any]] = [[f"=C{n}*2", "", n] for n in range(1, 6)]
    for n, row in enumerate(rows, 1):
        row[1] = f"=COUNTIF(A$1:A{n},A{n})+SUMIFS(C$1:C{n},A$1:A{n},A{n})"
        row += [f"=COUNTIFS(A$1:A{6 - n},{2 * n},C$1:C{6 - n},{n})"]
    rows[3][0] = "=IF(COUNTIF(A$1:A3,4)>0,4,0)"
    found = results(sheet=rows)
    assert [found[f"B{n}"] for n in range(1, 6)] == [2, 3, 4, 8, 6]
    assert [found[f"D{n}"] for n in range(1, 6)] == [1, 1, 1, 0, 0]


def test_long_sums_that_grow_or_begin_elsewhere() -> None:
    rows: list[list[Any]] = [[n, f"=SUM(A$1:A{n})", f"=SUM(A{n}:A$60)"] for n in range(1, 61)]
    rows[29][0] = "'x"
    found = results(sheet=rows, cells={"Budget!E1": "=SUM(A90:A199)", "Budget!E2": "=SUM(A:A)"})
    assert [found[f"B{n}"] for n in (5, 29, 30, 60)] == [15, 435, 435, 1800]
    assert [found[f"C{n}"] for n in (1, 30, 31, 60)] == [1800, 1365, 1365, 60]
    assert (found["E1"], found["E2"]) == (0, 1800)
    rows[39][0] = "#N/A"
    found = results(sheet=rows)
    assert [plain(found[f"B{n}"]) for n in (39, 40, 60)] == [750, "#N/A", "#N/A"]


def test_a_long_sum_in_a_circle_is_not_judged() -> None:
    assert results(sheet=[[n] for n in range(29)], cells={"Budget!A30": "=SUM(A1:A40)"}) == {}


def test_codes_typed_as_texts_are_not_counted_for_a_number() -> None:
    rows = [["'1"], ["'2"], [3]]
    stored = {"Budget!C1": "=COUNTIF(A1:A3,1) -> 0", "Budget!C2": "=COUNTIF(A1:A3,3) -> 1"}
    cells = {**stored, "Budget!C3": '=COUNTIF(A1:A3,"1") -> 1'}
    assert results(sheet=rows, cells=cells) == {"C2": 1, "C3": 1}


def test_an_index_is_made_while_a_formula_asks_for_it() -> None:
    rows: list[list[Any]] = [[1], ["=COUNTIFS(A$1:A1,1)"], ["=COUNTIFS(A$1:A2,1)"], [1]]
    found = results(sheet=rows, cells={"Budget!B9": "=COUNTIFS(A$1:A4,1)"})
    assert found == {"A2": 1, "A3": 2, "B9": 3}


def test_sums_reach_as_far_as_the_column_that_is_summed() -> None:
    sheets = {"List": [["x"], ["y"]], "Budget": [[1], [2], [3], [4]]}
    formula = '=SUMIF(List!A1:A9,"<>x",A1:A9)'
    assert results(sheets=sheets, cells={"Budget!C9": formula})["C9"] == 9


@pytest.mark.parametrize(
    "rows",
    [
        [["=A1+1"]],
        [["=B1", "=A1"]],
        [["=SUM(A1:B1)", "=A1*2"]],
    ],
)
def test_circles_are_not_judged(rows: list[list[str]]) -> None:
    assert results(sheet=rows) == {}


def test_a_long_chain_is_judged_in_the_order_of_its_rows() -> None:
    rows = [["=1"], *([f"=A{row}+1"] for row in range(1, 500))]
    assert results(sheet=rows)["A500"] == 500


def test_names_stand_for_cells_constants_and_formulas() -> None:
    names = {"rate": "Budget!$D$2", "vat": "0.18", "both": "=rate+vat", "lost": "#REF!"}
    cells = {
        "Budget!A9": "=rate*100",
        "Budget!B9": "=both",
        "Budget!C9": "=lost",
        "Budget!D9": "=nobody",
        "Budget!E9": "=SUM(rate,vat)",
    }
    found = results(sheet=ROWS, cells=cells, names=names)
    assert [plain(found[f"{column}9"]) for column in "ABCDE"] == [
        Decimal("75.00"),
        Decimal("0.93"),
        "#REF!",
        "#NAME?",
        Decimal("0.93"),
    ]


def test_a_name_may_refer_to_cells_of_a_named_sheet_alone() -> None:
    names = {"twice": "=Budget!$B$2*2", "moving": "=B2*2"}
    found = results(sheet=ROWS, names=names, cells={"Budget!A9": "=twice", "Budget!B9": "=moving"})
    assert found == {"A9": 4}


def test_results_that_wait_for_too_many_others_come_when_asked_again() -> None:
    rows = [[f"=A{row + 1}+1"] for row in range(1, 100)]
    chain = Book(example_grid({"sheet": [*rows, [1]]}))
    counts = [len(chain.results()) for _ in range(5)]
    assert counts == sorted(counts)
    assert counts[0] < 99
    assert counts[-1] == 99


def test_other_sheets_are_read_and_other_files_are_not() -> None:
    sheets = {"Cost lines": [[5]], "Budget": [["='Cost lines'!A1*2", "='[1]x'!A1", "=None!A1"]]}
    assert results(sheets=sheets) == {"A1": 10}


def table_grid(formula: str) -> Grid:
    rows = [["Qty", "Price", "Amount"], [2, 3, f"={formula}"], [4, 5, ""]]
    grid = example_grid({"sheet": rows, "cells": {"Budget!E9": f"={formula}"}})
    columns = ("Qty", "Price", "Amount")
    table = Table("tblCosts", "Budget", Range(1, 1, 3, 3), columns, Range(2, 1, 3, 3))
    return Grid(grid.sheets, grid.names, (table,))


@pytest.mark.parametrize(
    ("formula", "expected"),
    [
        ("tblCosts[[#This Row],[Qty]]*tblCosts[[#This Row],[Price]]", 6),
        ("[@Qty]+1", 3),
        ("SUM(tblCosts[Qty])", 6),
        ("SUM(tblCosts[[Qty]:[Price]])", 14),
        ("COUNTA(tblCosts[[#Headers],[Qty]])", 1),
    ],
)
def test_columns_of_tables(formula: str, expected: int) -> None:
    assert Book(table_grid(formula)).results()["Budget", 2, 3] == expected


def test_a_row_outside_its_table_is_an_error_and_unknown_columns_are_not_judged() -> None:
    outside = Book(table_grid("tblCosts[[#This Row],[Qty]]")).results()["Budget", 9, 5]
    assert plain(outside) == "#VALUE!"
    for unknown in ("tblCosts[Nothing]", "tblCosts[#All]"):
        assert Book(table_grid(f"SUM({unknown})")).results() == {}


def test_a_row_of_a_table_is_that_of_the_same_number_on_every_sheet() -> None:
    formula = "tblCosts[[#This Row],[Qty]]*COUNT(tblCosts[[#This Row],[Price]])"
    grid = table_grid(formula)
    other = SheetGrid("Cost lines (2)", cells={(3, 9): grid.sheets[0].cells[2, 3]})
    found = Book(replace(grid, sheets=(*grid.sheets, other))).results()
    assert found["Cost lines (2)", 3, 9] == 4


def test_array_formulas_take_whole_ranges() -> None:
    cells = {"Budget!H1": "=SUM(IF(B2:B5>1,B2:B5,0))"}
    assert results(sheet=ROWS, cells=cells) == {}
    assert results(sheet=ROWS, cells=cells, arrays=["Budget!H1"]) == {"H1": 15}


def test_a_spill_over_several_cells_is_not_judged() -> None:
    cells = {"Budget!H1": "=B2:B5*2"}
    assert results(sheet=ROWS, cells=cells, arrays=["Budget!H1:H4"]) == {}


def test_subtotals_leave_out_other_subtotals_and_are_unsure_of_hidden_rows() -> None:
    rows = [[1], [2], ["=SUBTOTAL(9,A1:A2) -> 3"], [4], ["=SUBTOTAL(9,A1:A4) -> 7"]]
    assert results(sheet=rows) == {"A3": 3, "A5": 7}
    assert results(sheet=rows, hidden_rows=["Budget!4"]) == {"A3": 3}


def test_days_counted_from_1904_are_not_judged() -> None:
    cells = {"Budget!A9": "=EDATE(E2,1)", "Budget!B9": "=E2+1"}
    assert set(results(sheet=ROWS, cells=cells, date1904=True)) == {"B9"}


def test_one_workbook_may_not_take_for_ever(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(book, "MAX_WORK", 50)
    rows = [[row, f"=SUM(A$1:A{row})"] for row in range(1, 30)]
    assert 0 < len(results(sheet=rows)) < 29


def test_ranges_are_compared_cell_by_cell_also_where_an_index_would_help() -> None:
    formula = "=SUMPRODUCT((A2:A5=A2:A5)*1) -> 4"
    assert results(sheet=ROWS, cells={"Budget!A9": formula}) == {"A9": 4}


def test_the_word_for_a_truth_in_a_cell_is_not_judged() -> None:
    rows = [["'TRUE"], [True], ["x"]]
    assert results(sheet=rows, cells={"Budget!A9": '=COUNTIF(A2:A3,"TRUE")'})["A9"] == 1
    assert results(sheet=rows, cells={"Budget!A9": '=COUNTIF(A1:A3,"TRUE")'}) == {}


def test_all_formulas_are_taken_apart_only_where_all_are_evaluated(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """What one formula would give is asked of a copy of the workbook, which may be large."""
    workbook = Book(example_grid({"sheet": [["=B1*2", "=C1+1", 3]]}))
    monkeypatch.setattr(book, "formulas_of", lambda _grid: pytest.fail("all of them"))
    assert workbook.value("A1+1", "Budget", 5, 1) == 9


def test_a_formula_whose_text_is_missing_is_not_judged() -> None:
    cells = {(1, 1): CellValue(None, CellKind.EMPTY, "")}
    workbook = Book(Grid((SheetGrid("Budget", cells=cells),)))
    with pytest.raises(NotJudged):
        workbook.value("A1+1", "Budget", 5, 1)
