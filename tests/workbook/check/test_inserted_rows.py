"""Rows that people insert into the tables: every one counts, and none goes without a word."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import TypeAlias

import pytest
from openpyxl.workbook.workbook import Workbook

from cofin.checks.card import severity_of
from cofin.checks.finding import Severity
from cofin.errors import InputError, Problem
from cofin.text import Lang
from cofin.workbook.check import check, subject_of
from cofin.workbook.open import read_noted
from tests.workbook.check.books import edited
from tests.workbook.check.moving import copied, inserted, typed

Change: TypeAlias = Callable[[Workbook], None]

LINE = ("P1", "WP1", "Personnel", "New one", 1, "month", 1000)
LINES = 25  # of the small example, on the rows 7 to 31 of 7 to 56


def inserting(sheet: str, at: int, *rows: tuple[object, ...], source: int = 0) -> Change:
    """Insert rows and type into them; ``source`` is a row (then) whose formulas are copied."""

    def change(book: Workbook) -> None:
        inserted(book, sheet, at, len(rows))
        for row, values in enumerate(rows, at):
            typed(book[sheet], row, *values)
            if source:
                copied(book[sheet], source, row)

    return change


def read(path: Path, change: Change) -> tuple[tuple[str, ...], tuple[Problem, ...]]:
    project, _, notes = read_noted(edited(path, change, "consortium"))
    return tuple(line.description for line in project.costs), notes


@pytest.mark.parametrize("source", [0, 9])
@pytest.mark.parametrize(
    ("count", "rows", "en"),
    [
        (1, "7:7", "Row 7 stands above the first row that the workbook's own formulas count"),
        (2, "7:8", "Rows 7-8 stand above the first row that the workbook's own formulas count"),
    ],
)
def test_a_row_above_the_first_counts_and_is_named(
    tmp_path: Path, count: int, rows: str, en: str, source: int
) -> None:
    change = inserting("Cost lines", 7, *[LINE] * count, source=source)
    lines, notes = read(tmp_path / "b.xlsx", change)
    assert len(lines) == LINES + count
    assert lines[:count] == ("New one",) * count
    (note,) = notes
    assert note.where == f"Cost lines!{rows}"
    assert en in note.message(Lang.EN)
    assert "kendi formüllerinin hesaba kattığı ilk satırın üstünde" in note.message(Lang.TR)


def test_a_partner_and_a_source_above_the_first_count_too(tmp_path: Path) -> None:
    def change(book: Workbook) -> None:
        inserted(book, "Partners", 7)
        partner = ("P4", "Neu", "Neu", "DE", "", "Beneficiary")
        typed(book["Partners"], 7, *partner, first="B")
        inserted(book, "Funding", 7)
        typed(book["Funding"], 7, "P4", "Own resources", "Cash", 10)

    project, _, notes = read_noted(edited(tmp_path / "b.xlsx", change, "consortium"))
    assert [p.id for p in project.partners] == ["P4", "P1", "P2", "P3"]
    assert project.funding[0].amount == 10
    assert [note.where for note in notes] == ["Partners!7:7", "Funding!7:7"]


def test_the_check_names_it_and_knows_its_cells(tmp_path: Path) -> None:
    change = inserting("Cost lines", 7, LINE)
    subject = subject_of(edited(tmp_path / "b.xlsx", change, "consortium"))
    assert [p.where for p in subject.problems if p.code == "workbook_in.above_counted"] == [
        "Cost lines!7:7"
    ]
    assert subject.layout is not None
    column = subject.layout.column("cost", "quantity")
    assert column is not None
    assert str(column.range) == "G7:G57"


def test_without_an_excel_table_it_is_refused_with_its_place(tmp_path: Path) -> None:
    """Where a program dropped the tables, nothing says that such a row belongs to one."""

    def change(book: Workbook) -> None:
        inserting("Cost lines", 7, LINE)(book)
        del book["Cost lines"].tables["tblCosts"]

    with pytest.raises(InputError) as caught:
        read(tmp_path / "b.xlsx", change)
    (problem,) = caught.value.problems
    assert (problem.where, problem.code) == ("Cost lines!7:7", "workbook_in.above_table")
    assert "Move it into an empty row of the table." in problem.message(Lang.EN)
    assert "boş bir satırına taşıyın" in problem.message(Lang.TR)


def test_headings_without_an_excel_table_are_no_input(tmp_path: Path) -> None:
    def change(book: Workbook) -> None:
        for sheet in book.worksheets:
            sheet.tables.clear()

    assert read(tmp_path / "b.xlsx", change)[1] == ()


@pytest.mark.parametrize(("rows", "cells"), [(1, "J9, M9:O9"), (2, "J9:J10, M9:O10")])
def test_a_row_within_without_formulas_counts_and_is_named(
    tmp_path: Path, rows: int, cells: str
) -> None:
    change = inserting("Cost lines", 9, *[LINE] * rows)
    lines, (note,) = read(tmp_path / "b.xlsx", change)
    assert len(lines) == LINES + rows
    assert note.where.startswith("Cost lines!J9")
    assert f"formulas are missing in {cells}:" in note.message(Lang.EN)
    assert "kendi formülleri şu hücrelerde eksik" in note.message(Lang.TR)


def test_a_copied_row_needs_no_word(tmp_path: Path) -> None:
    lines, notes = read(tmp_path / "b.xlsx", inserting("Cost lines", 9, LINE, source=8))
    assert len(lines) == LINES + 1
    assert notes == ()


def test_formulas_gone_in_many_places_are_one_note(tmp_path: Path) -> None:
    def change(book: Workbook) -> None:
        for row in (8, 10, 12, 14, 16, 18):
            book["Cost lines"][f"M{row}"] = 5 if row == 8 else None

    _, (note,) = read(tmp_path / "b.xlsx", change)
    assert "missing in M8, M10, M12, M14…:" in note.message(Lang.EN)


def test_values_pasted_over_a_whole_column_are_not_missing_rows(tmp_path: Path) -> None:
    def change(book: Workbook) -> None:
        for row in range(7, 57):
            book["Cost lines"][f"M{row}"] = Decimal(1)

    assert read(tmp_path / "b.xlsx", change)[1] == ()


@pytest.mark.parametrize(
    ("at", "where"),
    [(9, ["J9", "M9:O9"]), (30, ["J30", "M30:O30"]), (56, ["J56", "M56:O56"])],
)
def test_the_check_finds_the_formulas_that_a_row_lacks(
    tmp_path: Path, at: int, where: list[str]
) -> None:
    change = inserting("Cost lines", at, LINE)
    subject = subject_of(edited(tmp_path / "b.xlsx", change, "consortium"))
    found = [p.where for p in subject.problems if p.code == "template.formula_removed"]
    assert found == [f"Cost lines!{cells}" for cells in where]
    assert not [p for p in subject.problems if p.code == "workbook_in.no_formulas"]


def test_empty_rows_inserted_lack_nothing(tmp_path: Path) -> None:
    path = edited(tmp_path / "b.xlsx", inserting("Cost lines", 9, (), ()), "consortium")
    codes = [p.code for p in subject_of(path).problems]
    assert not [code for code in codes if code.startswith("template.formula")]


@pytest.mark.parametrize(("at", "source"), [(7, 8), (57, 0)])
def test_what_is_wrong_in_such_a_row_is_told_as_well(tmp_path: Path, at: int, source: int) -> None:
    change = inserting("Cost lines", at, ("P9", "WP1", "Personnel", "x", "many"), source=source)
    found = check(edited(tmp_path / "b.xlsx", change, "consortium")).findings
    errors = {f.cell for f in found if f.sheet == "Cost lines" and severity_of(f) is Severity.ERROR}
    assert {f"C{at}", f"G{at}"} <= errors
    assert f"{at}:{at}" in {f.cell for f in found}
