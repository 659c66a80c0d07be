"""Sheets without names that were renamed, beside sheets of somebody's own."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl.workbook.workbook import Workbook

from cofin.checks.problems import speaker
from cofin.checks.run import run_checks
from cofin.text import Lang
from cofin.workbook.check import subject_of
from tests.workbook.check.books import edited
from tests.workbook.check.moving import inserted, renamed


def found(path: Path) -> list[tuple[str, str]]:
    """Keys and places of what differs from the template."""
    return [
        (p.code.removeprefix("template."), p.where)
        for p in subject_of(path).problems
        if speaker(p) in ("F07", "C04", "C05")
    ]


@pytest.mark.parametrize("row", [0, 3])
def test_a_sheet_put_in_front_of_a_renamed_one_is_not_taken_for_it(
    tmp_path: Path, row: int
) -> None:
    def change(book: Workbook) -> None:
        if row:
            inserted(book, "Start", row)
        renamed(book, "Start", "Overview")
        book.create_sheet("Cover", 0)["B2"] = "Our budget"

    assert found(edited(tmp_path / "book.xlsx", change)) == [
        ("sheet_renamed", "Overview"),
        ("sheet_added", "Cover"),
    ]


def test_renamed_sheets_in_another_order_are_told_apart(tmp_path: Path) -> None:
    def change(book: Workbook) -> None:
        for sheet, name in (("Envelopes", "E"), ("Partner x work package", "P"), ("Start", "S")):
            renamed(book, sheet, name)
            book.move_sheet(name, -20)

    path = edited(tmp_path / "book.xlsx", change, "consortium")
    assert found(path) == [("sheet_renamed", name) for name in "SPE"]


def test_a_sheet_in_the_place_of_a_deleted_one_is_another_one(tmp_path: Path) -> None:
    def change(book: Workbook) -> None:
        book.remove(book["Start"])
        book.create_sheet("Cover", 0)["B2"] = "Our budget"

    assert found(edited(tmp_path / "book.xlsx", change)) == [
        ("sheet_missing", ""),
        ("sheet_added", "Cover"),
    ]


def test_without_a_record_of_formulas_the_place_tells(tmp_path: Path) -> None:
    def change(book: Workbook) -> None:
        renamed(book, "Start", "Overview")
        del book.defined_names["list.formulas"]

    assert found(edited(tmp_path / "book.xlsx", change)) == [("sheet_renamed", "Overview")]


def test_texts_of_a_renamed_sheet_without_protection_are_no_placeholders(tmp_path: Path) -> None:
    def change(book: Workbook) -> None:
        first = book.worksheets[0]
        first.protection.disable()
        renamed(book, first.title, "Genel bakış")

    path = edited(tmp_path / "book.xlsx", change, "consortium", Lang.TR)
    assert [f.place for f in run_checks(subject_of(path)).findings if f.code == "C11"] == []
