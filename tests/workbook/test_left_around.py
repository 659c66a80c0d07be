"""Pictures, charts, shapes, names and conditional formats that people added are named."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from openpyxl.chart import BarChart, Reference
from openpyxl.formatting.rule import ColorScaleRule, FormulaRule
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.workbook.workbook import Workbook

from cofin.rules.load import load_rules
from cofin.text import Lang
from cofin.workbook.left_behind import LeftBehind, left_behind, said_of
from cofin.workbook.read.workbook import read_grid
from tests.random_project import CALL
from tests.workbook.check.books import content, edited
from tests.workbook.check.moving import inserted
from tests.workbook.test_left_behind import found

RULES = load_rules(CALL)
DRAWING = "xl/drawings/drawing1.xml"


def chart_and_names(book: Workbook) -> None:
    chart = BarChart()
    chart.title = "Mine"
    chart.add_data(Reference(book["Budget"], min_col=4, min_row=8, max_row=12))
    book["Budget"].add_chart(chart, "H40")
    book["Partners"].add_chart(BarChart(), "C30")  # one without a title
    for name, text in (("Rate", "'Cost lines'!$T$8"), ("in.mine.oh", "Project!$C$7")):
        book.defined_names[name] = DefinedName(name, attr_text=text)
    book["Project"].defined_names["Here"] = DefinedName("Here", attr_text="Project!$C$8")
    hidden = DefinedName("Hidden", attr_text="Project!$C$9", hidden=True)
    book.defined_names["Hidden"] = hidden


def test_charts_and_names(tmp_path: Path) -> None:
    left = found(tmp_path / "b.xlsx", chart_and_names)
    assert left == LeftBehind(
        charts=("Partners!C30", "Budget!H40"),
        names=("Rate (='Cost lines'!$T$8)", "Here (=Project!$C$8)"),
    )
    en, tr = list(said_of(left, Lang.EN)), list(said_of(left, Lang.TR))
    assert en[0] == "Charts of your own (2): Partners!C30, Budget!H40"
    assert en[1].startswith("Names that you defined (2): Rate (=")
    assert tr[0].startswith("Kendi grafikleriniz (2): ")
    assert tr[1].startswith("Kendi tanımladığınız adlar (2): ")


def formats(book: Workbook) -> None:
    sheet = book["Cost lines"]
    sheet.conditional_formatting.add("I7:I60", ColorScaleRule(start_type="min", end_type="max"))
    rule = FormulaRule(formula=["$I7>100000"], stopIfTrue=False)
    sheet.conditional_formatting.add("B7:D60 F7:F60", rule)


def test_conditional_formats(tmp_path: Path) -> None:
    left = found(tmp_path / "b.xlsx", formats)
    assert left == LeftBehind(looks=("Cost lines!I7:I60", "Cost lines!B7:D60 …"))
    (said,) = said_of(left, Lang.EN)
    assert said.startswith("Conditional formats of your own (2): ")


def test_what_inserting_does_to_cofins_own_makes_them_nobodys(tmp_path: Path) -> None:
    def change(book: Workbook) -> None:
        inserted(book, "Budget", 9)
        sheet = book["Cost lines"]
        known = [
            (str(area.sqref), rule) for area in sheet.conditional_formatting for rule in area.rules
        ]
        for area, rule in known:  # as a spreadsheet has it after copying and inserting rows
            rule.formula = [each.replace("7", "9").replace("=", " = ") for each in rule.formula]
            sheet.conditional_formatting.add(area.replace("7", "9"), rule)

    assert not found(tmp_path / "b.xlsx", change)


def test_formulas_of_another_versions_formats_are_not_known(tmp_path: Path) -> None:
    def change(book: Workbook) -> None:
        book["Project"]["C23"] = "0.0.1"  # the version
        formats(book)

    assert found(tmp_path / "b.xlsx", change).looks == ("Cost lines!I7:I60",)


def anchored(row: int, inside: str) -> str:
    place = f"<xdr:from><xdr:col>7</xdr:col><xdr:row>{row}</xdr:row></xdr:from>"
    return f"<xdr:twoCellAnchor>{place}{inside}<xdr:clientData/></xdr:twoCellAnchor>"


SHAPE = "<xdr:sp><xdr:txBody><a:p><a:r><a:t>look here</a:t></a:r></a:p></xdr:txBody></xdr:sp>"
PARTS = {
    "pictures": anchored(3, "<xdr:pic><xdr:blipFill/></xdr:pic>"),
    "shapes": anchored(4, SHAPE) + anchored(5, f"<xdr:grpSp><xdr:pic/>{SHAPE}</xdr:grpSp>"),
    "nothing": anchored(6, ""),
    "charts": anchored(
        7, '<xdr:graphicFrame><c:chart xmlns:c="c" xmlns:r="r" r:id="rId99"/></xdr:graphicFrame>'
    ),
}


def with_drawing(path: Path, end: str) -> Path:
    """A workbook of cofin's with another end of its first drawing; all else is as written."""
    source = path.with_name("a.xlsx")
    source.write_bytes(content("consortium"))
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(path, "w") as new:
        for info in old.infolist():
            data = old.read(info)
            if info.filename == DRAWING:
                data = data.replace(b"</xdr:wsDr>", end.encode())
            new.writestr(info, data)
    return path


def test_pictures_and_shapes(tmp_path: Path) -> None:
    drawn = with_drawing(tmp_path / "b.xlsx", "".join(PARTS.values()) + "</xdr:wsDr>")
    left = left_behind(read_grid(drawn), drawn, RULES)
    sheet = left.pictures[0].partition("!")[0]
    assert left == LeftBehind(
        pictures=(f"{sheet}!H4",),
        shapes=(f"{sheet}!H5", f"{sheet}!H6"),
        charts=(f"{sheet}!H8",),
    )
    words = [said.partition(" (")[0] for said in said_of(left, Lang.TR)]
    assert words == ["Resimler", "Kendi grafikleriniz", "Şekiller ve metin kutuları"]


def test_a_drawing_that_is_damaged_is_in_nobodys_way(tmp_path: Path) -> None:
    path = with_drawing(tmp_path / "b.xlsx", "<xdr:pic></xdr:wsDr>")
    assert not left_behind(read_grid(path), path, RULES)


def test_a_sheet_of_ones_own_is_named_and_not_what_is_on_it(tmp_path: Path) -> None:
    def change(book: Workbook) -> None:
        sheet = book.create_sheet("Mine")
        sheet.add_chart(BarChart(), "C30")
        sheet.conditional_formatting.add("A1:A9", ColorScaleRule(start_type="min"))
        sheet.defined_names["Here"] = DefinedName("Here", attr_text="Mine!$A$1")

    assert found(tmp_path / "b.xlsx", change) == LeftBehind(sheets=("Mine",))


@pytest.mark.parametrize("kind", ["consortium", "P2"])
@pytest.mark.parametrize("lang", Lang)
def test_what_another_program_saves_is_cofins_still(kind: str, lang: Lang, tmp_path: Path) -> None:
    path = edited(tmp_path / "b.xlsx", lambda book: book, kind, lang)
    assert not left_behind(read_grid(path), path, RULES)
