"""Where a formula stands, and the rows and columns that it asks for."""

from __future__ import annotations

from tests.checks.formula.given_formulas import ROWS
from tests.checks.formula.test_evaluate import results


def test_a_formula_knows_where_it_stands() -> None:
    found = results(sheet=ROWS, cells={"Budget!C9": "=ROW()*100+COLUMN()"})
    assert found == {"C9": 903}


def test_the_rows_of_a_range_are_many_numbers_where_a_formula_wants_many() -> None:
    cells = {
        "Budget!A9": "=SUMPRODUCT((ROW(B2:B5)<ROW(B4))*1)",
        "Budget!B9": "=ROW(B4:C4)+COLUMN(C2:C9)",
        "Budget!C9": "=ROW(B2:B5)",
        "Budget!D9": "=SUMPRODUCT((COLUMN(A1:C1)<2)*1)",
        "Budget!E9": "=SUMPRODUCT((ROW(A:A)<2)*1)",
    }
    assert results(sheet=ROWS, cells=cells) == {"A9": 2, "B9": 7}


def test_products_of_whole_columns_end_where_nothing_stands_any_more() -> None:
    formulas = ("=SUMPRODUCT(A:B,B:C)", "=SUMPRODUCT(A:C,B:D)", "=SUMPRODUCT(A90:A99,B90:B99)")
    cells = {f"Budget!F{n}": formula for n, formula in enumerate(formulas, 1)}
    found = results(sheet=[[1, 10, 2], [2, 20, "x"], [3, 30, 4]], cells=cells)
    assert found == {"F1": 280, "F2": 280, "F3": 0}
