"""Copies that are marked again, and lists that somebody else made."""

from __future__ import annotations

import io
from pathlib import Path

import openpyxl
from openpyxl.workbook.defined_name import DefinedName

from cofin.checks.finding import LISTED
from cofin.checks.report.outcome import outcome as outcome_of
from cofin.text import Lang
from cofin.workbook.acceptances import acceptances_for
from cofin.workbook.check import check
from cofin.workbook.mark import annotate
from cofin.workbook.read import read_grid
from tests.workbook.mark.copies import (
    book_of,
    boxes,
    marking,
    shown,
    with_comments,
)
from tests.workbook.patch.inject import changed
from tests.workbook.patch.odd import BOOK


def test_a_copy_that_is_marked_again_has_the_new_findings_alone(tmp_path: Path) -> None:
    old = [shown("Budget", "B2"), shown("Budget", "B3"), shown("Other", "A1"), shown("Budget", "")]
    first = marking(book_of(with_comments), tmp_path, *old).read_bytes()
    new = [shown("Budget", "B3", code="C01"), shown("Budget", "B4")]
    path = marking(first, tmp_path, *new)
    book = openpyxl.load_workbook(path)
    assert book.sheetnames == ["Findings", "Budget", "Other"]
    rows = [row[:4] for row in book["Findings"].iter_rows(min_row=6, values_only=True)]
    assert rows == [("error", "C01", "Budget", "B3"), ("error", "C04", "Budget", "B4")]
    sheet = book["Budget"]
    assert sheet["B3"].comment.text.startswith("C01")
    assert "C04" not in sheet["B3"].comment.text
    assert sheet["B4"].comment.text.startswith("C04")
    assert book["Other"]["A1"].comment is None
    assert boxes(path) == [(2, 2), (3, 2), (4, 1), (4, 2)]
    assert book.defined_names[LISTED["code"]].attr_text == "'Findings'!$B$6:$B$7"


def test_reasons_on_the_list_are_read_by_the_next_check(tmp_path: Path) -> None:
    path = marking(book_of(), tmp_path, shown("Budget", "B2"), lang=Lang.TR)
    book = openpyxl.load_workbook(path)
    book["Bulgular"]["L6"] = "Agreed."
    book.save(path)
    (accepted,) = acceptances_for(path, read_grid(path))
    assert (accepted.code, accepted.sheet, accepted.cell) == ("C04", "Budget", "B2")
    assert accepted.said == shown("Budget", "B2").message
    again = openpyxl.load_workbook(marking(path.read_bytes(), tmp_path, shown("Budget", "B2")))
    assert again.sheetnames == ["Bulgular", "Budget", "Other"]


def test_somebodys_sheet_of_that_name_stays(tmp_path: Path) -> None:
    def named(book: openpyxl.Workbook) -> None:
        book["Other"].title = "FINDINGS"
        book["FINDINGS"]["A1"] = "mine"

    book = openpyxl.load_workbook(marking(book_of(named), tmp_path, shown("Budget", "B2")))
    assert book.sheetnames == ["Findings (2)", "Budget", "FINDINGS"]
    assert book["FINDINGS"]["A1"].value == "mine"


def test_the_list_is_the_one_that_is_open_also_when_made_anew(tmp_path: Path) -> None:
    first = openpyxl.load_workbook(marking(book_of(), tmp_path, shown("Budget", "B2")))
    first.active = 1
    for sheet in first.worksheets:
        sheet.sheet_view.tabSelected = True
    content = io.BytesIO()
    first.save(content)
    book = openpyxl.load_workbook(marking(content.getvalue(), tmp_path, shown("Budget", "B2")))
    assert book.active.title == "Findings"
    assert [bool(s.sheet_view.tabSelected) for s in book.worksheets] == [True, False, False]


def test_what_stands_below_somebodys_note_stands_there_once(tmp_path: Path) -> None:
    content = book_of(with_comments)
    for _ in range(3):
        content = marking(content, tmp_path, shown("Budget", "B2")).read_bytes()
    path = marking(content, tmp_path, shown("Budget", "B2", code="C01"))
    text = openpyxl.load_workbook(path)["Budget"]["B2"].comment.text
    assert (text.count("C04"), text.count("C01")) == (1, 1)
    assert text.startswith("Net of VAT?")


def test_a_copied_list_is_nobodys_to_overwrite(tmp_path: Path) -> None:
    """A duplicated tab has names of its own sheet alone; the list is the one with the names."""

    def copied(book: openpyxl.Workbook) -> None:
        book["Other"].title = "Findings (2)"
        book["Findings (2)"]["M6"] = "mine"
        for name in LISTED.values():
            area = "'Findings (2)'!$B$6:$B$6"
            book["Findings (2)"].defined_names[name] = DefinedName(name, attr_text=area)

    first = marking(book_of(copied), tmp_path, shown("Budget", "B2")).read_bytes()
    book = openpyxl.load_workbook(marking(first, tmp_path, shown("Budget", "B3")))
    assert book.sheetnames == ["Findings", "Budget", "Findings (2)"]
    assert book["Findings (2)"]["M6"].value == "mine"
    assert book["Findings"]["D6"].value == "B3"


def test_a_list_whose_sheet_is_lost_is_made_anew(tmp_path: Path) -> None:
    first = marking(book_of(), tmp_path, shown("Budget", "B2")).read_bytes()
    made = changed(first, BOOK, ('name="Findings"', 'name="Gone"'))
    book = openpyxl.load_workbook(marking(made, tmp_path, shown("Budget", "B3")))
    assert book.sheetnames == ["Findings", "Gone", "Budget", "Other"]


def test_the_list_of_a_merge_is_no_earlier_marking(tmp_path: Path) -> None:
    def recorded(book: openpyxl.Workbook) -> None:
        for name in LISTED.values():
            book.defined_names[name] = DefinedName(name, attr_text="'Other'!$A$1:$A$2")
        book["Other"]["A1"] = "kept"

    book = openpyxl.load_workbook(marking(book_of(recorded), tmp_path, shown("Budget", "B2")))
    assert book.sheetnames == ["Findings", "Budget", "Other"]
    assert book["Other"]["A1"].value == "kept"
    assert book.defined_names[LISTED["code"]].attr_text == "'Findings'!$B$6:$B$6"


def test_a_marked_copy_has_the_findings_of_the_workbook(tmp_path: Path) -> None:
    """Also where its list tells of formulas, which would be texts that begin like one."""
    book = openpyxl.Workbook()
    for row in (
        ["Item", "Amount", "Share"],
        ["a", 5, "=B2/B5"],
        ["b", 20, 0.7],
        ["c", 7, "=B4/B5"],
    ):
        book.worksheets[0].append(row)
    book.worksheets[0].append(["Total", "=SUM(B2:B3)", "=NOW()"])
    book.save(tmp_path / "any.xlsx")
    found = outcome_of(check(tmp_path / "any.xlsx"), Lang.EN)
    assert any("=" in shown.found + shown.expected for shown in found.listed)
    annotate(tmp_path / "any.xlsx", found, tmp_path / "marked", Lang.EN, force=False)
    again = outcome_of(check(tmp_path / "marked" / "any.xlsx"), Lang.EN)
    assert again.listed == found.listed
