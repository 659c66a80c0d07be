"""Sheets that are odd but valid, and what surrounds their cells."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from cofin.a1 import Range
from cofin.grid import CellKind, Position, Protection, SheetGrid
from cofin.workbook.read import read_grid
from tests.workbook.read.packed import MAIN, ReadSheet, cell, packed, parts

ONE_TO_THREE = {(1, 1): Decimal(1), (1, 2): Decimal(2), (2, 1): Decimal(3)}


def values(sheet: SheetGrid) -> dict[Position, object]:
    return {place: cell.value for place, cell in sheet.cells.items()}


A1, B1 = '<c r="A1"><v>1</v></c>', '<c r="B1"><v>2</v></c>'
A2 = '<c r="A2"><v>3</v></c>'


@pytest.mark.parametrize(
    "rows",
    [
        f'<row r="1">{A1}{B1}</row><row r="2">{A2}</row>',
        "<row><c><v>1</v></c><c><v>2</v></c></row><row><c><v>3</v></c></row>",
        f'<row r="2">{A2}</row><row r="1">{B1}{A1}</row>',
        f'<row r="1">{A1}</row><row r="2"><c><v>3</v></c></row><row r="1">{B1}</row>',
    ],
    ids=["usual", "without places", "out of order", "a row in two pieces"],
)
def test_cells_are_where_their_place_says(only_sheet: ReadSheet, rows: str) -> None:
    assert values(only_sheet(rows)) == ONE_TO_THREE


def test_names_may_have_a_prefix(tmp_path: Path) -> None:
    content = parts()
    content["xl/worksheets/sheet1.xml"] = (
        f'<x:worksheet xmlns:x="{MAIN}"><x:sheetData><x:row r="1"><x:c r="A1"><x:v>5</x:v></x:c>'
        f"</x:row></x:sheetData></x:worksheet>"
    )
    assert values(read_grid(packed(tmp_path / "b.xlsx", content)).sheets[0]) == {(1, 1): Decimal(5)}


def test_the_dimension_is_not_believed(only_sheet: ReadSheet) -> None:
    sheet = only_sheet(cell("<v>1</v>", "XFD1048576"), before='<dimension ref="A1:B2"/>')
    assert list(sheet.cells) == [(1_048_576, 16_384)]


def test_a_cell_stored_twice_is_noted_and_the_last_one_counts(only_sheet: ReadSheet) -> None:
    sheet = only_sheet(cell("<v>1</v>") + cell("<v>2</v>"))
    assert (values(sheet), sheet.doubled) == ({(1, 1): Decimal(2)}, ((1, 1),))


def test_blank_cells_are_counted_and_not_stored(only_sheet: ReadSheet) -> None:
    sheet = only_sheet('<row><c s="1"/><c s="1"/><c><v>1</v></c></row>')
    assert (len(sheet.cells), sheet.blank_cells) == (1, 2)


def test_shared_formulas_are_spelled_out(only_sheet: ReadSheet) -> None:
    rows = (
        '<row r="1"><c r="B1"><f t="shared" si="0"/><v>9</v></c></row>'
        '<row r="2"><c r="B2"><f t="shared" si="0" ref="B1:B3">A2*$D$1</f><v>1</v></c></row>'
        '<row r="3"><c r="B3"><f t="shared" si="0"/><v>2</v></c></row>'
    )
    sheet = only_sheet(rows)
    assert [sheet.cell(row, 2).formula for row in (1, 2, 3)] == ["A1*$D$1", "A2*$D$1", "A3*$D$1"]


def test_a_shared_formula_without_its_text_is_still_a_formula(only_sheet: ReadSheet) -> None:
    assert only_sheet(cell('<f t="shared" si="7"/><v>2</v>')).cell(1, 1).formula == ""


def test_array_formulas_cover_cells(only_sheet: ReadSheet) -> None:
    sheet = only_sheet(cell('<f t="array" ref="A1:A9">ROW(1:9)</f><v>1</v>'))
    assert sheet.arrays == (Range(1, 1, 9, 1),)


def test_an_empty_formula_tag_is_no_formula(only_sheet: ReadSheet) -> None:
    assert only_sheet(cell("<f/><v>2</v>")).cell(1, 1).formula is None


def test_hidden_rows_and_columns(only_sheet: ReadSheet) -> None:
    sheet = only_sheet(
        '<row r="2" hidden="true"/><row r="3" ht="0" customHeight="1"/><row r="4" hidden="0"/>',
        before='<cols><col min="2" max="4" hidden="1"/><col min="6" max="6" width="0"/></cols>',
    )
    assert sheet.hidden_rows == {2, 3}
    assert [c for c in range(1, 8) if sheet.is_column_hidden(c)] == [2, 3, 4, 6]


def test_rows_that_are_hidden_unless_said_otherwise(only_sheet: ReadSheet) -> None:
    assert only_sheet(before='<sheetFormatPr zeroHeight="1"/>').other_rows_hidden


def test_merges_may_be_whole_columns(only_sheet: ReadSheet) -> None:
    merges = '<mergeCells><mergeCell ref="A1:B2"/><mergeCell ref="A:XFD"/>'
    merges += '<mergeCell ref="A1:B2"/></mergeCells>'  # once more, as hostile files do 20,000 times
    assert only_sheet(after=merges).merges == (Range(1, 1, 2, 2), Range(1, 1, 1_048_576, 16_384))


def test_protection_and_what_it_allows(only_sheet: ReadSheet) -> None:
    on = '<sheetProtection sheet="1" formatColumns="0" sort="false"/>'
    assert only_sheet(after=on).protection == Protection(frozenset({"formatColumns", "sort"}))
    assert only_sheet(after='<sheetProtection sheet="0"/>').protection is None


def test_validations_in_both_places_where_files_keep_them(only_sheet: ReadSheet) -> None:
    x14 = "http://schemas.microsoft.com/office/spreadsheetml/2009/9/main"
    xm = "http://schemas.microsoft.com/office/excel/2006/main"
    sheet = only_sheet(
        after='<dataValidations><dataValidation type="decimal" operator="greaterThan"'
        ' sqref="B2 C2:C9" showErrorMessage="1"><formula1>0</formula1></dataValidation>'
        "</dataValidations>"
        f'<extLst><ext xmlns:x14="{x14}" xmlns:xm="{xm}"><x14:dataValidations><x14:dataValidation'
        ' type="list"><x14:formula1><xm:f>Lists!$A$1:$A$3</xm:f></x14:formula1>'
        "<xm:sqref>D2</xm:sqref></x14:dataValidation></x14:dataValidations></ext></extLst>"
    )
    decimal, listed = sheet.validations
    assert (decimal.ranges, decimal.formula1) == ((Range(2, 2, 2, 2), Range(2, 3, 9, 3)), "0")
    assert (decimal.operator, decimal.stops, listed.stops) == ("greaterThan", True, False)
    assert (listed.ranges, listed.formula1) == ((Range(2, 4, 2, 4),), "Lists!$A$1:$A$3")


def test_styles_say_what_is_locked_and_what_is_a_date(tmp_path: Path) -> None:
    content = parts(
        "".join(f'<row><c s="{style}"><v>44593</v></c></row>' for style in (0, 1, 2, 3, 99))
    )
    content["xl/styles.xml"] = (
        f'<styleSheet xmlns="{MAIN}"><numFmts><numFmt numFmtId="164" formatCode="[Red]dd\\.mm"/>'
        '</numFmts><cellStyleXfs><xf numFmtId="9"/></cellStyleXfs><cellXfs>'
        '<xf numFmtId="0"/><xf numFmtId="4"><protection locked="false" hidden="1"/></xf>'
        '<xf numFmtId="164"><protection locked="1"/></xf><xf numFmtId="14"/></cellXfs></styleSheet>'
    )
    cells = read_grid(packed(tmp_path / "b.xlsx", content)).sheets[0].cells
    styles = [cells[row, 1].style for row in range(1, 6)]
    assert [style.locked for style in styles] == [True, False, True, True, True]
    assert [style.is_date for style in styles] == [False, False, True, True, False]
    assert [style.number_format for style in styles[:2]] == ["General", "#,##0.00"]


def test_a_cell_without_anything_reads_as_empty(only_sheet: ReadSheet) -> None:
    assert only_sheet().cell(5, 5).kind is CellKind.EMPTY
