"""Workbooks that are no consortium workbooks, and input cells that hold no value."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import xlsxwriter

from cofin.errors import FileRefused, InputError, ProfileError
from cofin.text import Lang
from cofin.workbook.read import read_consortium
from tests.narrow import of_kind
from tests.workbook.read.filled import SHEETS, SMALL, filled
from tests.workbook.read.packed import packed

LINE = {"partner": "P1", "work_package": "WP1", "category": "travel"}


def problems(path: Path, expected: type[InputError] = FileRefused) -> list[tuple[str, str]]:
    """The problems of a workbook: place and reason of each."""
    with pytest.raises(expected) as raised:
        read_consortium(path)
    assert all(p.message(lang) for p in raised.value.problems for lang in Lang)
    return [(p.where, p.code.removeprefix("workbook_in.")) for p in raised.value.problems]


def rows(raw: dict[str, object], table: str) -> list[Any]:
    return of_kind(list, raw[table])


@pytest.mark.parametrize("name", ["cofin.layout", "cofin.call", "cofin.lang"])
def test_a_workbook_that_says_not_what_it_is(tmp_path: Path, name: str) -> None:
    assert problems(filled(tmp_path / "b.xlsx", without=[name])) == [("", "not_consortium")]


@pytest.mark.parametrize(
    ("layout", "reason"),
    [(2, "newer_layout"), ("1", "unknown_layout"), (0, "unknown_layout"), (None, "unknown_layout")],
)
def test_layouts_that_are_not_known(tmp_path: Path, layout: object, reason: str) -> None:
    assert problems(filled(tmp_path / "b.xlsx", layout=layout)) == [("Project!B5", reason)]


def test_a_newer_layout_is_named(tmp_path: Path) -> None:
    with pytest.raises(FileRefused, match="has layout 7; this cofin reads layout 1"):
        read_consortium(filled(tmp_path / "b.xlsx", layout=7))


@pytest.mark.parametrize("call", [None, "", "../secret.toml", "/etc/x", "C:\\x", "a.toml"])
def test_a_workbook_names_its_call_by_id_and_never_a_file(tmp_path: Path, call: str | None) -> None:
    assert problems(filled(tmp_path / "b.xlsx", call=call)) == [("Project!B6", "no_call")]


def test_a_call_that_nobody_knows(tmp_path: Path) -> None:
    with pytest.raises(ProfileError):
        read_consortium(filled(tmp_path / "b.xlsx", call="cos-cluster-2031"))


def test_the_words_of_another_call_can_be_used(tmp_path: Path) -> None:
    path = filled(tmp_path / "b.xlsx", call="cos-cluster-2031")
    raw, _ = read_consortium(path, call="cos-cluster-2020-3-03")
    assert rows(raw, "cost")[0]["category"] == "personnel"
    assert raw["call"] == "cos-cluster-2031"


def test_names_that_are_gone_or_no_longer_stand_for_cells(tmp_path: Path) -> None:
    def change(book: xlsxwriter.Workbook) -> None:
        book.define_name("in.project.title", "=#REF!")

    path = filled(tmp_path / "b.xlsx", without=["in.project.title", "in.cost.unit"], change=change)
    with pytest.raises(FileRefused, match=r"in\.project\.title .*\(#REF!\)") as refused:
        read_consortium(path)
    assert len(refused.value.problems) == 2


def test_a_table_that_the_workbook_does_not_have(tmp_path: Path) -> None:
    names = ["partner", "source", "name", "amount"]
    path = filled(tmp_path / "b.xlsx", without=[f"in.funding.{name}" for name in names])
    assert "funding" not in read_consortium(path)[0]


def test_columns_of_one_table_that_have_come_apart(tmp_path: Path) -> None:
    def change(book: xlsxwriter.Workbook) -> None:
        book.define_name("in.cost.unit", "='Cost lines'!$G$3:$G$6")

    path = filled(tmp_path / "b.xlsx", without=["in.cost.unit"], change=change)
    with pytest.raises(FileRefused, match=r"in\.cost\.unit stands for Cost lines!G3:G6"):
        read_consortium(path)


def test_cells_that_hold_no_value_are_all_named(tmp_path: Path) -> None:
    lines = [
        {**LINE, "quantity": ("=#REF!*2", "#REF!")},
        {**LINE, "unit_cost": ("=1/0", "#DIV/0!")},
    ]
    path = filled(tmp_path / "b.xlsx", {"cost": lines}, {"title": ("=Gone!A1", "#NAME?")})
    assert problems(path, InputError)[:3] == [
        ("Project!B2", "error_cell"),
        ("Cost lines!F4", "error_cell"),
        ("Cost lines!H5", "error_cell"),
    ]


def test_all_else_that_is_wrong_is_said_in_the_same_round(tmp_path: Path) -> None:
    line = {**LINE, "quantity": ("=#REF!*2", "#REF!"), "unit_cost": -1}
    path = filled(tmp_path / "b.xlsx", {**SMALL, "cost": [line]})
    assert problems(path, InputError) == [
        ("Cost lines!F4", "error_cell"),
        ("Cost lines!H4", "project.negative"),
    ]


def test_a_formula_that_nobody_has_calculated(tmp_path: Path) -> None:
    path = filled(tmp_path / "b.xlsx", {"cost": [{**LINE, "quantity": ("=2*3", 6)}]})
    book = openpyxl.load_workbook(path)
    book.save(path)
    assert ("Cost lines!F4", "not_calculated") in problems(path, InputError)


def test_rows_below_the_table_that_would_be_lost(tmp_path: Path) -> None:
    def change(book: xlsxwriter.Workbook) -> None:
        for column in (1, 2, 3):
            book.get_worksheet_by_name(SHEETS["cost"]).write(12, column, "x")

    path = filled(tmp_path / "b.xlsx", {"cost": [LINE]}, change=change)
    assert problems(path) == [("Cost lines!13:13", "below_table")]


def test_merged_cells_hide_what_is_missing(tmp_path: Path) -> None:
    def change(book: xlsxwriter.Workbook) -> None:
        book.get_worksheet_by_name(SHEETS["cost"]).merge_range("B4:B5", "P1")

    path = filled(tmp_path / "b.xlsx", {"cost": [LINE, {"work_package": "WP1"}]}, change=change)
    assert ("Cost lines!B5", "merged") in problems(path, InputError)


def test_an_input_cell_that_the_file_stores_twice(tmp_path: Path) -> None:
    path = filled(tmp_path / "b.xlsx")
    with zipfile.ZipFile(path) as archive:
        content = {name: archive.read(name) for name in archive.namelist()}
    name = "xl/worksheets/sheet4.xml"
    content[name] = re.sub(rb'(<c r="F4"[^/]*</v></c>)', rb"\1\1", content[name])
    found = problems(packed(path, content), InputError)
    assert found == [("Cost lines!F4", "stored_twice")]


def test_an_input_cell_with_content_that_is_no_number(tmp_path: Path) -> None:
    path = filled(tmp_path / "b.xlsx")
    with zipfile.ZipFile(path) as archive:
        content = {name: archive.read(name) for name in archive.namelist()}
    name = "xl/worksheets/sheet4.xml"
    content[name] = content[name].replace(b"<v>4200.5</v>", b"<v>NaN</v>")
    assert problems(packed(path, content), InputError) == [("Cost lines!H4", "bad_cell")]


def test_merges_over_the_whole_sheet_are_no_work(tmp_path: Path) -> None:
    def change(book: xlsxwriter.Workbook) -> None:
        sheet = book.get_worksheet_by_name(SHEETS["cost"])
        sheet.write(1_000_000, 1, "P1")
        sheet.write(1_000_000, 2, "WP1")

    path = filled(tmp_path / "b.xlsx", change=change)
    with zipfile.ZipFile(path) as archive:
        content = {name: archive.read(name) for name in archive.namelist()}
    name = "xl/workbook.xml"
    content[name] = re.sub(rb"('Cost lines'!\$[B-N]\$4:\$[B-N])\$6", rb"\1$1000001", content[name])
    name = "xl/worksheets/sheet4.xml"
    merges = b"<mergeCells>" + b'<mergeCell ref="A1:N1048576"/>' * 1000 + b"</mergeCells>"
    content[name] = content[name].replace(b"</sheetData>", b"</sheetData>" + merges)
    raw, _ = read_consortium(packed(path, content))
    assert rows(raw, "cost")[1:] == [{"partner": "P1", "work_package": "WP1"}]
