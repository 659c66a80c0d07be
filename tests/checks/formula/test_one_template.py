"""What is kept from one workbook for the next one with the same formulas, and what is not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from cofin.a1 import Range
from cofin.checks.formula import written
from cofin.checks.formula.evaluate import Book
from cofin.checks.formula.written import formulas_of
from cofin.checks.structure.lines.line import Line, lines_of
from cofin.checks.subject import Recomputed
from cofin.grid import CellKind, CellValue, DefinedName, Grid, Table
from tests.checks.example_cells import example_grid
from tests.checks.structure.examples import cells

Rows = Sequence[Sequence[object]]


def priced(price: int, last: object = "=B6*C6") -> Rows:
    """Five products of a quantity and a price."""
    rows: list[list[object]] = [[f"item {row}", row, price, f"=B{row}*C{row}"] for row in (2, 3, 4)]
    return [["Item", "Qty", "Price", "Amount"], *rows, ["item 5", 5, price, "=B5*C5"],
            ["item 6", 6, price, last]]  # fmt: skip


def grid_of(rows: Rows, **more: object) -> Grid:
    return example_grid({"sheet": rows, **more})


def only_line(grid: Grid) -> Line:
    (line,) = lines_of(grid).lines
    return line


def test_workbooks_with_the_same_formulas_share_what_follows_from_them() -> None:
    one, other = grid_of(priced(10)), grid_of(priced(20))
    assert formulas_of(one) is formulas_of(other)
    assert only_line(one)[1:] == only_line(other)[1:]
    assert only_line(one).sheet is one.sheets[0]
    assert only_line(other).sheet is other.sheets[0]


def test_another_formula_another_name_and_another_table_are_another_template() -> None:
    grid = grid_of(priced(10))
    named = replace(grid, names={("", "vat"): DefinedName("VAT", "=0.2")})
    table = replace(grid, tables=(Table("tbl", "Budget", Range(1, 1, 6, 4), (), None),))
    others = [grid_of(priced(10, "=B6+C6")), named, table, replace(grid, date1904=True)]
    assert len({id(formulas_of(each)) for each in (grid, *others)}) == 5


def test_a_name_that_no_formula_uses_is_no_difference() -> None:
    """Each partner's sheet names its figures by its own id."""
    grid = grid_of(priced(10, "=B6*rate"), names={"rate": "Budget!B1"})

    def with_names(**names: DefinedName) -> Grid:
        more = {("", key.casefold()): name for key, name in names.items()}
        return replace(grid, names={**grid.names, **more})

    area = grid.names["", "rate"].area
    assert area is not None
    assert formulas_of(with_names(fig_p1=DefinedName("fig_P1", "Budget!$B$1", area))) is (
        formulas_of(with_names(fig_p2=DefinedName("fig_P2", "Budget!$B$1", area)))
    )
    elsewhere = DefinedName("RATE", "Budget!$B$2", area._replace(range=Range(2, 2, 2, 2)))
    as_formula = DefinedName("other", "Budget!$B$1*2")
    others = [grid, with_names(rate=elsewhere), with_names(other=as_formula)]
    assert len({id(formulas_of(each)) for each in others}) == 3


def test_formulas_of_large_workbooks_are_not_remembered(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(written, "_MOST_FORMULAS", 4)
    one, other = (grid_of([["large"], *priced(price)]) for price in (10, 20))
    assert formulas_of(one) is not formulas_of(other)


def test_a_number_typed_over_a_formula_that_another_file_leaves_empty_is_of_its_line() -> None:
    empty, typed = grid_of(priced(10, "")), grid_of(priced(10, 60))
    assert formulas_of(empty) is formulas_of(typed)
    assert len(only_line(empty).positions) == 4
    assert only_line(typed).strays == [(6, 4)]
    assert only_line(empty).strays == []


def test_a_typed_number_is_found_in_a_file_after_one_without() -> None:
    assert cells("C04", priced(10)) == []
    assert cells("C04", priced(10, 61)) == ["D6"]
    assert cells("C04", priced(10)) == []


def shares(note: int) -> Grid:
    """Shares of a whole column; one of them writes out where that ends: in row 20."""
    rows: list[list[object]] = [[row, row, f"=B{row}/SUM(A:A)"] for row in range(1, 21)]
    rows[3][2] = "=B4/SUM(A$1:A$20)"
    return grid_of(rows, cells={f"Budget!F{note}": "a note"})


def test_where_a_whole_column_ends_is_asked_in_each_file() -> None:
    short, long = shares(20), shares(25)
    assert formulas_of(short) is formulas_of(long)
    assert only_line(short).strays == []
    assert only_line(long).strays == [(4, 3)]
    assert only_line(shares(19)).strays == []


def results(quantity: object, rate: int) -> dict[str, Recomputed]:
    """What formulas on two sheets give: of a table, of a name, and of the other sheet."""
    rows: list[list[object]] = [
        ["Qty", "Price", "Amount"],
        [quantity, 3, "=tbl[[#This Row],[Qty]]*'Rates'!B1"],
    ]
    more = {"Rates!B1": rate, "Rates!B2": "=B1+rate", "Rates!B3": "=SUM(tbl[Qty])"}
    grid = grid_of(rows, cells=more, names={"rate": "Rates!B1"})
    table = Table("tbl", "Budget", Range(1, 1, 2, 3), ("Qty", "Price", "Amount"), Range(2, 1, 2, 3))
    found = Book(replace(grid, tables=(table,))).results()
    return {f"{sheet}!{row},{column}": value for (sheet, row, column), value in found.items()}


def test_a_compiled_formula_reads_the_cells_of_the_file_at_hand() -> None:
    for quantity, rate in ((2, 10), (4, 100), (2, 10)):
        assert results(quantity, rate) == {
            "Budget!2,3": Decimal(quantity * rate),
            "Rates!2,2": Decimal(2 * rate),
            "Rates!3,2": Decimal(quantity),
        }


def counted(formula: str, *row: object) -> Recomputed:
    """What a formula gives in the second row of a table with the columns A, B and C."""
    grid = grid_of([["A", "B", "C", "Count"], ["", "", "", ""], [*row, f"={formula}"]])
    columns = ("A", "B", "C", "Count")
    table = Table("tbl", "Budget", Range(1, 1, 3, 4), columns, Range(2, 1, 3, 4))
    other = Table("other", "Nowhere", Range(1, 1, 3, 4), columns, Range(2, 1, 3, 4))
    found = Book(replace(grid, tables=(table, other))).results()
    return found.get(("Budget", 3, 4))


OWN = "tbl[[#This Row],[A]],tbl[[#This Row],[B]],tbl[[#This Row],[C]]"


@pytest.mark.parametrize(
    ("formula", "row", "expected"),
    [
        (f"COUNTA({OWN})", ("x", 1, True), 3),
        (f"COUNT({OWN})", ("x", 1, True), 1),
        (f"COUNTA({OWN})", ("", "", "#N/A"), 1),
        (f"COUNT({OWN})", ("", 5, "#N/A"), 1),
        ("COUNT(tbl[[#This Row],[A]],5)", (1, "", ""), 2),
        ("COUNT(tbl[[#This Row],[A]:[C]],tbl[[#This Row],[A]])", (1, 2, 3), 4),
        ("COUNTA(tbl[[#This Row],[A]],tbl[B])", (1, 2, 3), 2),
        ("COUNTA([@A],[@B])", (1, "", ""), 1),
        ("SUM(B3:A2)", (1, 2, 3), 3),
        ("SUM(A3:B2)", (1, 2, 3), 3),
        ("tbl[[#This Row],[A]]+tbl[[#This Row],[B]]", (1, 2, ""), 3),
    ],
)
def test_cells_of_the_own_row_are_read(
    formula: str, row: tuple[object, ...], expected: int
) -> None:
    assert counted(formula, *row) == Decimal(expected)


@pytest.mark.parametrize(
    "formula",
    [
        "COUNTA(tbl[[#This Row],[A]],tbl[[#This Row],[Z]])",
        "COUNTA(other[[#This Row],[A]])",
        "COUNTA(tbl[[#This Row],[A]],other[[#This Row],[A]])",
    ],
)
def test_cells_of_columns_and_tables_that_are_not_there_are_not_counted(formula: str) -> None:
    assert counted(formula, 1, 2, 3) is None


def test_counted_cells_that_are_not_calculated_are_worked_out_first() -> None:
    grid = grid_of([["A", "Count"], ["=1+1", "=COUNT(tbl[[#This Row],[A]])"]])
    (sheet,) = grid.sheets
    waiting = CellValue(None, CellKind.EMPTY, "1+1")
    sheet = replace(sheet, cells={**sheet.cells, (2, 1): waiting})
    table = Table("tbl", "Budget", Range(1, 1, 2, 2), ("A", "Count"), Range(2, 1, 2, 2))
    found = Book(Grid((sheet,), tables=(table,))).results()
    assert found["Budget", 2, 2] == Decimal(1)


def test_an_error_in_the_own_row_is_the_result() -> None:
    assert getattr(counted("tbl[[#This Row],[A]]+1", "#N/A", 2, 3), "text", "") == "#N/A"


def test_a_count_outside_of_its_table_is_an_error() -> None:
    grid = grid_of([["A"], [1], [""], ["=COUNT(tbl[[#This Row],[A]])"]])
    table = Table("tbl", "Budget", Range(1, 1, 2, 1), ("A",), Range(2, 1, 2, 1))
    found = Book(replace(grid, tables=(table,))).results()
    assert getattr(found["Budget", 4, 1], "text", "") == "#VALUE!"


def test_a_circle_through_a_whole_column_is_one_wherever_the_column_ends() -> None:
    rows: list[list[object]] = [["Item", "Amount"], ["a", 1], ["b", 2], ["Total", "=SUM(B:B)"]]
    for note in (1, 9, 4):
        assert cells("A08", rows, cells={f"Budget!F{note}": "a note"}) == ["B4"]


def test_another_thread_may_add_what_it_knows_meanwhile(monkeypatch: pytest.MonkeyPatch) -> None:
    def rated(place: str) -> Grid:
        return grid_of(priced(10, "=B6*rate+2"), names={"rate": place})

    first = formulas_of(rated("Budget!B1"))
    used, others = written._used, iter(("=B6/C6+1", "=B6/C6+2"))

    def slowly(*names: Any) -> Any:
        for other in others:
            formulas_of(grid_of(priced(10, other)))  # as another thread does while this one waits
        return used(*names)

    monkeypatch.setattr(written, "_used", slowly)
    assert formulas_of(rated("Budget!B2")) is not first
    assert formulas_of(rated("Budget!B1")) is first
