"""The workbook around its sheets: parts, names, tables, notes."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
import xlsxwriter
from openpyxl.worksheet.table import Table as OpenpyxlTable

from cofin.a1 import Range
from cofin.grid import Area, Note
from cofin.workbook.read import read_grid
from tests.narrow import there
from tests.workbook.read.packed import (
    MAIN,
    Refusal,
    cell,
    packed,
    parts,
    relationships,
    sheet,
    workbook,
)

ONE = cell("<v>1</v>")
QUANTITY = Area("Cost lines", Range(2, 2, 4, 2))


def test_strict_files_absolute_targets_and_capitals(tmp_path: Path) -> None:
    content = {
        name.upper() if name.endswith("sheet1.xml") else name: str(text)
        .replace(MAIN, "http://purl.oclc.org/ooxml/spreadsheetml/main")
        .replace(
            "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
            "http://purl.oclc.org/ooxml/officeDocument/relationships",
        )
        .replace('"xl/workbook.xml"', '"/xl/workbook.xml"')
        .replace('"worksheets/sheet1.xml"', '"/xl/worksheets/sheet1.xml"')
        for name, text in parts(ONE).items()
    }
    grid = read_grid(packed(tmp_path / "b.xlsx", content))
    assert grid.sheets[0].cell(1, 1).value == 1


@pytest.mark.parametrize(
    ("part", "text", "reason"),
    [
        ("_rels/.rels", relationships(), "no_workbook"),
        ("xl/_rels/workbook.xml.rels", relationships(), "missing_sheet"),
        ("xl/workbook.xml", workbook(), "no_workbook"),
        ("xl/workbook.xml", workbook("Data", "More"), "missing_sheet"),
        ("xl/workbook.xml", workbook(*(str(i) for i in range(600))), "too_much_content"),
        ("xl/worksheets/sheet1.xml", "<worksheet>", "damaged_part"),
        ("xl/worksheets/sheet1.xml", "", "damaged_part"),
        ("xl/worksheets/sheet1.xml", "<a>" * 200, "damaged_part"),
        ("xl/workbook.xml", "<a>" * 200, "damaged_part"),
        ("xl/worksheets/sheet1.xml", b"<worksheet>\xff</worksheet>", "damaged_part"),
    ],
)
def test_files_that_are_not_whole(
    refusal: Refusal, part: str, text: str | bytes, reason: str
) -> None:
    assert refusal({**parts(ONE), part: text}) == reason


@pytest.mark.parametrize(
    "other",
    [
        ("<worksheet xmlns=", "<worksheet xmlns:x="),  # in no namespace
        (f'xmlns="{MAIN}"', 'xmlns="urn:mine"'),
        ("worksheet", "chartsheet"),
        ("sheetData", "data"),
        ("<sheetData>", '<sheetData xmlns="urn:mine">'),
        ("<sheetData>", '<sheetData/><sheetData xmlns="urn:mine">'),
        ("<row>", '<row xmlns="urn:mine">'),
        ("<c ", '<c xmlns="urn:mine" '),
    ],
    ids=lambda pair: pair[1],
)
def test_cells_are_never_passed_over_without_a_word(
    refusal: Refusal, other: tuple[str, str]
) -> None:
    """A sheet or its cells in another namespace are read by nobody: the file is not clean."""
    assert refusal({**parts(), "xl/worksheets/sheet1.xml": sheet(ONE).replace(*other)}) == (
        "damaged_part"
    )


def test_a_sheet_may_be_empty_and_have_marks_of_others(tmp_path: Path) -> None:
    extra = '<c r="A1"><v>1</v><extLst><ext xmlns:o="urn:o"><o:x/></ext></extLst></c>'
    content = {**parts(), "xl/worksheets/sheet1.xml": sheet(f"<row>{extra}<extLst/></row>")}
    assert read_grid(packed(tmp_path / "a.xlsx", content)).sheets[0].cell(1, 1).value == 1
    assert read_grid(packed(tmp_path / "b.xlsx", parts())).sheets[0].cells == {}


@pytest.mark.parametrize("place", ["A0", "XFE1", "A1048577", "1A", "ABCD1", "A", "Ä1", "A99999999"])
def test_cells_outside_of_any_sheet(refusal: Refusal, place: str) -> None:
    assert refusal(parts(cell("<v>1</v>", place))) == "damaged_part"


def test_two_sheets_cannot_share_their_content(refusal: Refusal) -> None:
    content = parts(ONE)
    content["xl/workbook.xml"] = workbook("Data", "Again").replace("worksheet2", "worksheet1")
    assert refusal(content) == "missing_sheet"


def test_names_stand_for_cells(tmp_path: Path) -> None:
    path = tmp_path / "names.xlsx"
    book = xlsxwriter.Workbook(path)
    sheet = book.add_worksheet("Cost lines")
    book.add_worksheet("Partner's")
    columns = [{"header": "Partner"}, {"header": "Quantity"}, {"header": "Price [EUR] #1"}]
    sheet.add_table("A1:C5", {"name": "tblCosts", "columns": columns, "total_row": True})
    for name, formula in {
        "in.cost.quantity": "='Cost lines'!$B$2:$B$4",
        "table.column": "=tblCosts[Quantity]",
        "table.data": "=tblCosts[[#Data],[quantity]]",
        "quoted": "='Partner''s'!$A$1",
        "column": "='Cost lines'!$B:$B",
        "constant": "=0.75",
        "broken": "=#REF!",
        "moving": "=OFFSET('Cost lines'!$A$1,1,1)",
        "'Cost lines'!local": "='Cost lines'!$A$1",
    }.items():
        book.define_name(name, formula)
    book.close()
    grid = read_grid(path)

    def area(name: str, sheet: str = "") -> Area | None:
        return there(grid.name(name, sheet)).area

    assert area("in.cost.quantity") == area("IN.COST.Quantity") == QUANTITY
    assert area("table.column") == area("table.data") == QUANTITY
    assert area("quoted") == Area("Partner's", Range(1, 1, 1, 1))
    assert area("column") == Area("Cost lines", Range(1, 2, 1_048_576, 2))
    assert [area(name) for name in ("constant", "broken", "moving")] == [None] * 3
    assert there(grid.name("broken")).text == "#REF!"
    assert (grid.name("local"), there(area("local", "cost lines")).sheet) == (None, "Cost lines")


def test_tables_have_columns_a_body_and_totals(tmp_path: Path) -> None:
    path = tmp_path / "table.xlsx"
    book = openpyxl.Workbook()
    for row in (["İş paketi", "Tutar"], ["WP1", 5], ["WP2", 6], ["Toplam", 11]):
        book.active.append(row)
    table = OpenpyxlTable(displayName="tblA", ref="A1:B4", totalsRowCount=1)
    book.active.add_table(table)
    book.save(path)
    (found,) = read_grid(path).tables
    assert (found.name, found.sheet, found.columns) == ("tblA", "Sheet", ("İş paketi", "Tutar"))
    assert (found.range, found.body) == (Range(1, 1, 4, 2), Range(2, 1, 3, 2))


def test_notes_about_the_whole_workbook(tmp_path: Path) -> None:
    content = parts(ONE)
    content["xl/workbook.xml"] = workbook(
        "Data",
        before='<workbookPr date1904="1"/><workbookProtection lockStructure="1"/>',
        after='<calcPr fullPrecision="0"/>',
    ).replace("<workbook ", '<workbook conformance="strict" ')
    content["xl/_rels/workbook.xml.rels"] = relationships(
        worksheet1="worksheets/sheet1.xml",
        vbaProject2="vbaProject.bin",
        externalLink3="externalLinks/externalLink1.xml",
    )
    content["_xmlsignatures/sig1.xml"] = "<Signature/>"
    grid = read_grid(packed(tmp_path / "b.xlsm", content))
    assert grid.date1904
    assert grid.notes == set(Note)


def test_hidden_sheets_and_charts_are_sheets_too(tmp_path: Path) -> None:
    path = tmp_path / "b.xlsx"
    book = xlsxwriter.Workbook(path)
    book.add_worksheet("Data").write("A1", 1)
    book.add_worksheet("Lists").hide()
    book.add_worksheet("Secret").very_hidden()
    chart = book.add_chart({"type": "column"})
    chart.add_series({"values": "=Data!$A$1:$A$2"})
    book.add_chartsheet("Chart").set_chart(chart)
    book.close()
    grid = read_grid(path)
    assert [(sheet.name, sheet.state) for sheet in grid.sheets] == [
        ("Data", "visible"),
        ("Lists", "hidden"),
        ("Secret", "veryHidden"),
        ("Chart", "visible"),
    ]
    assert there(grid.sheet("data")).cell(1, 1).value == Decimal(1)
    assert grid.sheet("nothing") is None
