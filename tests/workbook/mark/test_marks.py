"""Colours, notes and the list: what a person sees in a marked copy."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import openpyxl
from openpyxl.comments import Comment
from openpyxl.workbook.defined_name import DefinedName

from cofin.checks.finding import Severity
from cofin.text import Lang
from cofin.workbook.acceptances import acceptances_for
from cofin.workbook.mark.run import marked
from cofin.workbook.read import read_grid
from tests.workbook.mark.copies import (
    VML,
    book_of,
    boxes,
    marking,
    outcome,
    shown,
    with_comments,
)
from tests.workbook.patch.inject import parts_of
from tests.workbook.patch.makers import form


def test_somebodys_notes_stay_and_ours_stand_behind(tmp_path: Path) -> None:
    path = marking(book_of(with_comments), tmp_path, shown("Budget", "B2"), shown("Budget", "B3"))
    sheet = openpyxl.load_workbook(path)["Budget"]
    assert sheet["B2"].comment.text.startswith("Net of VAT?\n\nC04 (error): B2: ")
    assert sheet["B2"].comment.author == "Fund"
    assert (sheet["B3"].comment.author, sheet["A4"].comment.text) == ("cofin", "Only abroad")
    assert boxes(path) == [(2, 2), (3, 2), (4, 1)]


def test_names_of_one_sheet_and_the_open_sheet_follow(tmp_path: Path) -> None:
    def prepare(book: openpyxl.Workbook) -> None:
        book["Other"].defined_names["rate"] = DefinedName("rate", attr_text="Other!$A$1")
        book["Budget"].print_title_rows = "1:1"
        book.active = 1

    book = openpyxl.load_workbook(marking(book_of(prepare), tmp_path, shown("Budget", "B2")))
    assert book["Other"].defined_names["rate"].attr_text == "Other!$A$1"
    assert book["Budget"].print_title_rows == "$1:$1"
    assert book["Findings"].print_title_rows == "$5:$5"
    assert book.active.title == "Findings"
    assert [bool(s.sheet_view.tabSelected) for s in book.worksheets] == [True, False, False]


def test_a_merged_cell_is_marked_where_it_is_seen(tmp_path: Path) -> None:
    def merge(book: openpyxl.Workbook) -> None:
        book["Budget"].merge_cells("A2:B3")

    found = [shown("Budget", "B3", Severity.WARNING), shown("Budget", "A2", Severity.NOTE)]
    sheet = openpyxl.load_workbook(marking(book_of(merge), tmp_path, *found))["Budget"]
    assert sheet["A2"].fill.fgColor.rgb == "FFFFE699"
    assert sheet["A2"].comment.text.count("C04") == 2


def test_of_a_long_range_the_first_cells_are_coloured(tmp_path: Path) -> None:
    sheet = openpyxl.load_workbook(marking(book_of(), tmp_path, shown("Budget", "B1:B500")))[
        "Budget"
    ]
    colours = [sheet.cell(row, 2).fill.fgColor.rgb for row in (1, 200, 201)]
    assert colours == ["FFF8CBAD", "FFF8CBAD", "00000000"]


def test_places_that_cannot_be_marked_are_listed_all_the_same(tmp_path: Path) -> None:
    found = [shown("", ""), shown("Gone", "A1"), shown("Budget", "rows 2")]
    book = openpyxl.load_workbook(marking(book_of(), tmp_path, *found))
    assert len(list(book["Findings"].iter_rows(min_row=6))) == 3
    assert book["Findings"]["D7"].hyperlink is None
    assert book["Budget"]._comments == []


def test_no_findings_are_an_empty_list(tmp_path: Path) -> None:
    path = marking(book_of(), tmp_path)
    assert openpyxl.load_workbook(path)["Findings"].max_row == 5
    assert acceptances_for(path, read_grid(path)) == []


def test_a_conversation_is_left_to_those_who_have_it(tmp_path: Path) -> None:
    def talk(book: openpyxl.Workbook) -> None:
        book["Budget"]["B2"].comment = Comment("[Threaded comment]", "tc={1234}")

    sheet = openpyxl.load_workbook(marking(book_of(talk), tmp_path, shown("Budget", "B2")))
    assert sheet["Budget"]["B2"].comment.text == "[Threaded comment]"


def test_a_cell_with_very_many_findings_has_a_note_that_can_be_read(tmp_path: Path) -> None:
    found = [shown("Budget", "B2", code=f"X{n}") for n in range(500)]
    book = openpyxl.load_workbook(marking(book_of(), tmp_path, *found))
    text = book["Budget"]["B2"].comment.text
    assert text.endswith("… (the rest is on the list of findings)")
    assert len(text) < 1_600
    assert book["Findings"].max_row == 505


def test_somebodys_box_shows_both_texts(tmp_path: Path) -> None:
    content = form(lambda _, sheet: sheet.write_comment("B2", "old"))
    before = parts_of(content)[VML].decode()
    after = parts_of(marking(content, tmp_path, shown("Form", "B2")).read_bytes())[VML].decode()
    old, new = (re.findall(r"height:([0-9.]+)pt", text) for text in (before, after))
    assert float(new[0]) > float(old[0])
    rows = [re.findall(r"<x:Anchor>([^<]*)<", text)[0].split(",") for text in (before, after)]
    assert int(rows[1][6]) > int(rows[0][6])
    assert rows[0][:6] == rows[1][:6]


def test_what_is_accepted_is_on_the_list_alone(tmp_path: Path) -> None:
    accepted = replace(shown("Budget", "B2"), accepted="Agreed.")
    book = openpyxl.load_workbook(marking(book_of(), tmp_path, accepted, shown("Budget", "B3")))
    assert book["Budget"]["B2"].comment is None
    assert book["Budget"]["B2"].fill.fgColor.rgb == "00000000"
    assert [row[11] for row in book["Findings"].iter_rows(min_row=6, values_only=True)] == [
        "Agreed.",
        None,
    ]


def test_the_original_is_not_touched(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(content := form())
    marked(path, outcome(shown("Form", "B2")), Lang.TR)
    assert path.read_bytes() == content
