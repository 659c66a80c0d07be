"""Rows and columns inserted, sheets renamed: no formula is called wrong for having moved along."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl.workbook.workbook import Workbook

from cofin.text import Lang
from cofin.workbook.anchors import Axis, axis_of, record_of
from cofin.workbook.check import subject_of
from cofin.workbook.read.workbook import read_grid
from tests.workbook.check.books import edited
from tests.workbook.check.moving import inserted, renamed, typed
from tests.workbook.check.shifting import said_of

Change = Callable[[Workbook], object]


def several(*changes: Change) -> Change:
    return lambda book: [change(book) for change in changes]


def rows(sheet: str, at: int, count: int = 1) -> Change:
    return lambda book: inserted(book, sheet, at, count)


def columns(sheet: str, at: int, count: int = 1) -> Change:
    return lambda book: inserted(book, sheet, at, count, column=True)


def called(sheet: str, name: str) -> Change:
    return lambda book: renamed(book, sheet, name)


def found_in(path: Path) -> list[str]:
    return said_of(read_grid(path))


MOVED = {
    "a sheet renamed": called("Cost lines", "Costs 2026"),
    "renamed with odd letters": called("Funding", "Bob's ü-money (1)"),
    "sheets without names of the sheets' own": called("Lists", "Hidden lists"),
    "sheets renamed": several(
        *(called(s, f"X {s}") for s in ("Partners", "Budget", "Allocation", "Exchanges", "Rules"))
    ),
    "names exchanged by two sheets": several(
        called("Partners", "tmp"), called("Funding", "Partners"), called("tmp", "Funding")
    ),
    "rows above the title": rows("Cost lines", 1, 3),
    "a row above the totals": rows("Cost lines", 4),
    "a row below the headings": rows("Cost lines", 7),
    "rows within": rows("Exchanges", 9, 2),
    "rows above the project": rows("Project", 1, 3),
    "a row between the project and its call": rows("Project", 11),
    "rows above the budget": rows("Budget", 2, 2),
    "rows above the helpers": rows("Allocation", 1),
    "rows above the lists": rows("Lists", 1, 2),
    "rows above the rules": rows("Rules", 2),
    "rows above the state of the checks": rows("Checks", 1),
    "rows above the co-financing": rows("Co-financing", 1, 5),
    "a column among the costs": columns("Cost lines", 7),
    "columns before all": columns("Cost lines", 1, 2),
    "a column among the partners": columns("Partners", 5),
    "a column of the budget": columns("Budget", 5),
    "all at once": several(
        rows("Cost lines", 1, 3),
        columns("Cost lines", 7),
        called("Cost lines", "Kosten"),
        rows("Partners", 1),
        columns("Funding", 4),
        called("Partners", "Who's who"),
    ),
}


@pytest.mark.parametrize("change", MOVED.values(), ids=MOVED.keys())
def test_what_moved_along_is_not_called_wrong(change: Change, tmp_path: Path) -> None:
    assert found_in(edited(tmp_path / "book.xlsx", change, "consortium")) == []


@pytest.mark.parametrize(
    "change", [rows("Bütçe kalemleri", 1, 3), called("Bütçe kalemleri", "Giderler")]
)
def test_neither_in_a_turkish_partner_sheet(change: Change, tmp_path: Path) -> None:
    assert found_in(edited(tmp_path / "book.xlsx", change, "P2", Lang.TR)) == []


@pytest.mark.parametrize(
    ("change", "wrong", "expected"),
    [
        (
            rows("Cost lines", 1, 3),
            {"Cost lines!J11": 5, "Cost lines!M12": None, "Cost lines!J8": 7},
            [
                "formula_replaced Cost lines!J8",
                "formula_replaced Cost lines!J11",
                "formula_removed Cost lines!M12",
            ],
        ),
        (
            columns("Cost lines", 7),
            {"Cost lines!K7": 5, "Cost lines!N9": "=K9*2", "Budget!D9": "=1+1"},
            [
                "formula_replaced Cost lines!K7",
                "formula_changed Cost lines!N9",
                "formula_changed Budget!D9",
            ],
        ),
        (
            called("Cost lines", "Costs 2026"),
            {"Costs 2026!J7": 5, "Budget!D9": "='Costs 2026'!M7"},
            ["formula_replaced Costs 2026!J7", "formula_changed Budget!D9"],
        ),
        (
            rows("Project", 1, 3),
            {"Project!C13": "2026-01-01", "Project!D9": 1},
            ["formula_replaced Project!C13", "formula_replaced Project!D9"],
        ),
        (
            rows("Cost lines", 7),
            {"Cost lines!J5": None, "Cost lines!M5": 3, "Cost lines!J8": "=G8*I8"},
            [
                "formula_replaced Cost lines!M5",
                "formula_removed Cost lines!J5",
                "formula_changed Cost lines!J8",
            ],
        ),
        (
            several(rows("Lists", 1, 2), called("Lists", "L")),
            {"Budget!D6": "=L!$F$8", "Budget!E6": "=L!$F$8"},
            ["formula_changed Budget!D6"],
        ),
    ],
)
def test_what_is_wrong_is_still_found_where_it_is(
    change: Change, wrong: dict[str, object], expected: list[str], tmp_path: Path
) -> None:
    def spoil(book: Workbook) -> None:
        change(book)
        for place, value in wrong.items():
            sheet, _, cell = place.partition("!")
            book[sheet][cell] = value

    assert sorted(found_in(edited(tmp_path / "book.xlsx", spoil, "consortium"))) == sorted(expected)


def test_a_partner_inserted_whom_the_budget_does_not_know_is_still_told(tmp_path: Path) -> None:
    def change(book: Workbook) -> None:
        inserted(book, "Partners", 8)
        typed(book["Partners"], 8, "P4", first="B")

    path = edited(tmp_path / "book.xlsx", change, "consortium")
    assert not any("formula_changed" in each for each in found_in(path))
    told = [each.where for each in subject_of(path).problems if "between" in each.code]
    assert told == ["Partners!8:8"]


def test_without_the_record_of_places_nothing_is_taken_for_moved(tmp_path: Path) -> None:
    def change(book: Workbook) -> None:
        del book.defined_names["list.places"]

    assert found_in(edited(tmp_path / "book.xlsx", change, "consortium")) == []


def test_places_that_make_no_sense_are_passed_over(tmp_path: Path) -> None:
    def change(book: Workbook) -> None:
        ((sheet, cells),) = book.defined_names["list.places"].destinations
        first, *_ = book[sheet][cells.replace("$", "")]
        for (cell,), text in zip(
            book[sheet][cells.replace("$", "")],
            ("costs", "=in.cost.partner", "costs!Z=in.cost.partner", "other!A1=in.cost.unit", 5),
            strict=False,
        ):
            cell.value = text
        assert first

    assert found_in(edited(tmp_path / "book.xlsx", change, "consortium")) == []


def test_an_axis_says_where_a_row_was_and_is() -> None:
    axis = axis_of({(6, 9), (7, 10), (56, 60)})
    assert [axis.present(row) for row in (5, 6, 7, 55, 56, 60)] == [
        (8, 5),
        (9,),
        (10,),
        (58,),
        (60,),
        (64,),
    ]
    assert [axis.former(row) for row in (8, 9, 10, 59, 60, 64)] == [5, 6, 7, 56, 56, 60]


@pytest.mark.parametrize(
    "pairs",
    [
        set(),
        {(1, 1), (9, 9)},  # nothing moved
        {(1, 1), (1, 2)},  # one row in two places
        {(1, 9), (5, 5)},  # moved past each other
    ],
)
def test_an_axis_that_is_not_believed(pairs: set[tuple[int, int]]) -> None:
    assert axis_of(pairs) == Axis()
    assert Axis().present(7) == (7,)
    assert Axis().former(7) == 7


def test_only_names_that_tell_more_are_recorded() -> None:
    names = {
        "a": "'Cost lines'!$C$7:$C$56",
        "b": "'Cost lines'!$D$7:$D$56",
        "same": "'Cost lines'!$C$7:$D$7",
        "other": "Elsewhere!$A$1",
        "odd": "1+1",
    }
    assert record_of(names, {"Cost lines": "costs"}) == ["costs!C7:C56=a", "costs!D7:D56=b"]
