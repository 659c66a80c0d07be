"""What people wrote outside the yellow cells is named; a workbook without it says nothing."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl.comments import Comment
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.workbook.workbook import Workbook

from cofin.rules.load import load_rules
from cofin.text import Lang
from cofin.workbook.generate import generate
from cofin.workbook.left_behind import LeftBehind, left_behind, said_of
from cofin.workbook.read.workbook import read_grid
from cofin.workbook.split import partner_sheets
from tests.random_project import CALL, random_project
from tests.workbook.check.books import edited
from tests.workbook.check.moving import copied, inserted, renamed, typed

RULES = load_rules(CALL)

Change = Callable[[Workbook], object]


def found(path: Path, change: Change, kind: str = "consortium", lang: Lang = Lang.EN) -> LeftBehind:
    edited(path, change, kind, lang)
    return left_behind(read_grid(path), path, RULES)


def put(**cells: object) -> Change:
    """Type into cells of the sheet Cost lines."""

    def change(book: Workbook) -> None:
        for cell, value in cells.items():
            book["Cost lines"][cell] = value

    return change


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize("lang", Lang)
def test_nothing_stays_behind_of_what_cofin_wrote(seed: int, lang: Lang, tmp_path: Path) -> None:
    lines = (0, 30, 120)[seed]
    project = random_project(seed, partners=1 + seed, lines=lines, exchanges=9 * seed)
    books = [generate(project, RULES, lang), *partner_sheets(project, RULES, lang).values()]
    path = tmp_path / "b.xlsx"
    for content in books[:2]:
        path.write_bytes(content)
        assert left_behind(read_grid(path), path, RULES) == LeftBehind()


def line_added(book: Workbook) -> None:
    inserted(book, "Cost lines", 9)
    typed(book["Cost lines"], 9, "P1", "WP1", "Personnel", "New one", 1, "month", 1000)
    copied(book["Cost lines"], 8, 9)


def partner_added(book: Workbook) -> None:
    inserted(book, "Partners", 9)
    copied(book["Partners"], 8, 9)
    typed(book["Partners"], 9, "P9", "New partner", "New", "IT", "ITC1", first="B")


CLEAN: dict[str, Change] = {
    "a line more": line_added,
    "a partner more": partner_added,
    "a row above a sum": lambda book: inserted(book, "Budget", 9),
    "a column among the categories": lambda book: inserted(book, "Budget", 5, column=True),
    "a sheet renamed": lambda book: renamed(book, "Cost lines", "Our lines"),
    "an input emptied": put(H8=None),
    "only blanks": put(T8="  "),
    "the list of findings": lambda book: book.create_sheet("Findings"),
}


@pytest.mark.parametrize("name", CLEAN)
def test_what_belongs_to_a_budget_does_not_stay_behind(name: str, tmp_path: Path) -> None:
    assert not found(tmp_path / "b.xlsx", CLEAN[name])


def everything(book: Workbook) -> None:
    put(T6="Notes", T8="ask", T9=500, T10="=J8*2", F60="below", I8="=2000+180")(book)
    book["Project"]["C7"] = '="A "&"title"'
    book["Budget"]["C50"] = "beside a sum"
    book["Rules"]["Z3"] = "whence?"
    book["Cost lines"]["F9"].comment = Comment("why?", "Ayşe")
    book["Cost lines"]["F10"].comment = Comment("ours", "cofin")
    signed = "cofin C04: typed over\n-> Put it back\n(cofin 0123abcd)"
    book["Cost lines"]["F11"].comment = Comment(signed, "Ayşe")
    book.create_sheet("Mine")


def test_all_that_is_not_in_an_input_cell_is_named(tmp_path: Path) -> None:
    left = found(tmp_path / "b.xlsx", everything)
    assert left == LeftBehind(
        sheets=("Mine",),
        comments=("Cost lines!F9",),
        cells=("Cost lines!T6", "Cost lines!T8:T10", "Cost lines!F60", "Budget!C50", "Rules!Z3"),
        count=7,
        formulas=('Project!C7 (="A "&"title")', "Cost lines!I8 (=2000+180)"),
    )


def test_it_is_said_in_both_languages_and_not_for_ever(tmp_path: Path) -> None:
    many = put(**{f"T{row}": "note" for row in range(7, 40, 2)})
    left = found(tmp_path / "b.xlsx", many)
    (en,), (tr,) = said_of(left, Lang.EN), said_of(left, Lang.TR)
    assert en.startswith("Cells typed outside the yellow ones (17): Cost lines!T7, Cost lines!T9")
    assert tr.startswith("Sarı hücrelerin dışına yazılanlar (17): ")
    assert en.endswith("Cost lines!T21, …")


def test_a_list_of_findings_stays_behind_with_the_reasons_in_it(tmp_path: Path) -> None:
    def change(book: Workbook) -> None:
        sheet = book.create_sheet("Findings")
        for column, (key, value) in enumerate(LISTED_ROW.items()):
            letter = "ABCD"[column]
            sheet[f"{letter}2"] = value
            name = f"cofin.findings.{key}"
            book.defined_names[name] = DefinedName(
                name, attr_text=f"Findings!${letter}$2:${letter}$2"
            )

    left = found(tmp_path / "b.xlsx", change)
    assert (left.findings, left.sheets) == ("Findings", ())
    (said,) = said_of(left, Lang.EN)
    assert "cofin.accept.toml" in said


LISTED_ROW = {"code": "P01", "sheet": "Cost lines", "cell": "I8", "reason": "looked at"}


def test_the_words_of_another_version_are_not_taken_for_somebodys(tmp_path: Path) -> None:
    def change(book: Workbook) -> None:
        book["Project"]["C23"] = "0.0.1"  # the version
        book["Cost lines"]["H6"] = "Unit (of old)"
        put(H7="month", T8="ask", D70="told below")(book)

    assert found(tmp_path / "b.xlsx", change).cells == ("Cost lines!T8", "Cost lines!D70")
