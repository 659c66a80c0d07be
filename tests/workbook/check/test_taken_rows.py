"""Rows of partners and work packages, each of which one row of the results takes."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from openpyxl.workbook.workbook import Workbook

from cofin.grid import Area, CellKind, CellValue, Grid
from cofin.text import Lang
from cofin.workbook.check import subject_of
from cofin.workbook.check.names import layout_of
from cofin.workbook.check.owners import misread, name_now
from cofin.workbook.open import read_noted
from cofin.workbook.read.taken_rows import taken_rows
from tests.workbook.check.books import edited
from tests.workbook.check.moving import copied, inserted, typed
from tests.workbook.check.test_every_insertion import book, sheet_of, wrong_at

LOST = '=IFERROR(IF(#REF!="","",#REF!),"")'


def with_partner(book: Workbook) -> None:
    """One more partner between the second and the third, with the formulas of a row."""
    inserted(book, "Partners", 9)
    copied(book["Partners"], 8, 9)
    typed(book["Partners"], 9, "P4", "Neu", "Neu", "DE", None, "Beneficiary", first="B")


def with_packages(book: Workbook) -> None:
    inserted(book, "Work packages", 9, 2)
    typed(book["Work packages"], 9, "WP8", "Extra", "P2", 2, 9, first="B")
    typed(book["Work packages"], 10, "WP9", "Extra", "P2", 2, 9, first="B")


def about_formulas(path: Path) -> list[str]:
    return [
        f"{p.code.removeprefix('template.')} {p.where}"
        for p in subject_of(path).problems
        if p.code.startswith(("template.formula", "workbook_in"))
    ]


def test_a_partner_between_the_others_is_counted_and_named(tmp_path: Path) -> None:
    path = edited(tmp_path / "b.xlsx", with_partner, "consortium")
    project, _, notes = read_noted(path)
    assert [partner.id for partner in project.partners] == ["P1", "P2", "P4", "P3"]
    (note,) = notes
    assert note.where == "Partners!9:9"
    assert "Row 9 was inserted between the rows" in note.message(Lang.EN)
    assert "9 numaralı satır" in note.message(Lang.TR)
    assert about_formulas(path) == ["workbook_in.between_counted Partners!9:9"]


def test_work_packages_without_formulas_are_named_together(tmp_path: Path) -> None:
    path = edited(tmp_path / "b.xlsx", with_packages, "consortium")
    assert "workbook_in.between_counted_many Work packages!9:10" in about_formulas(path)
    assert not [text for text in about_formulas(path) if "changed" in text]


def test_an_empty_row_between_the_others_is_nothing(tmp_path: Path) -> None:
    path = edited(tmp_path / "b.xlsx", lambda b: inserted(b, "Partners", 9), "consortium")
    assert about_formulas(path) == []


def test_a_row_of_the_results_whose_own_was_deleted_is_nothing(tmp_path: Path) -> None:
    def change(book: Workbook) -> None:
        for cell in ("B14", "C14"):
            book["Budget"][cell] = LOST

    path = edited(tmp_path / "b.xlsx", change, "consortium")
    assert about_formulas(path) == []


@pytest.mark.parametrize(
    "formula",
    [
        """=IFERROR(IF('Partners'!$B$8="","",'Partners'!$B$8),"")""",  # that of another row
        """=IFERROR(IF('Partners'!$B$9="","",'Partners'!$B$10),"")""",
        """=IFERROR(IF('Partners'!$B$40="","",'Partners'!$B$40),"")""",
        """=IFERROR(IF('Funding'!$B$9="","",'Funding'!$B$9),"")""",
        '=UPPER("P3")',
    ],
)
def test_a_wrong_formula_is_found_although_rows_were_inserted(tmp_path: Path, formula: str) -> None:
    def change(book: Workbook) -> None:
        book["Budget"]["B11"] = formula

    path = edited(tmp_path / "b.xlsx", change, "consortium")
    assert about_formulas(path) == ["formula_changed Budget!B11"]


def test_without_the_names_nothing_is_taken() -> None:
    grid = book("consortium", Lang.EN)
    assert taken_rows(grid, "partner") == (7, 8, 9, 10, 11, 12)
    assert taken_rows(grid, "cost") == ()
    names = {key: name for key, name in grid.names.items() if key[1] != "out.budget.id"}
    assert taken_rows(replace(grid, names=names), "partner") == ()


def sorted_down(grid: Grid) -> Grid:
    """As when P3 stands first among the partners, and P1 has left."""
    for row, text in ((9, "P3"), (11, "")):
        cell = sheet_of(grid, "Budget").cell(row, 2)
        grid = wrong_at(grid, "Budget", (row, 2), cell._replace(value=text))
    return grid


def test_figures_are_those_of_the_partner_in_their_row() -> None:
    grid = book("consortium", Lang.EN)
    scalars = layout_of(grid, {}).scalars
    assert scalars["fig.partners.P1.eligible"] == ("Budget", 9, 12)
    there = layout_of(sorted_down(grid), {}).scalars
    assert there["fig.partners.P3.eligible"] == ("Budget", 9, 12)
    assert there["fig.partners.P2.eligible"] == scalars["fig.partners.P2.eligible"]
    assert "fig.partners.P1.eligible" not in there
    area = grid.names["", "fig.totals.eligible"].area
    assert area is not None
    assert name_now(grid, "fig.partners.P1.eligible", Area("Start", area.range)).endswith(
        "P1.eligible"
    )


def test_a_formula_that_names_the_figure_of_another_partner_is_told() -> None:
    grid = book("consortium", Lang.EN)
    for number, name in enumerate(("P1", "P2", "P3"), 50):
        cell = CellValue(None, CellKind.NUMBER, f"2*FIG.partners.{name}.eligible")
        grid = wrong_at(grid, "Start", (number, 2), cell)
    assert list(misread(grid)) == []
    first, other = misread(sorted_down(grid))
    assert (first.where, other.where) == ("Start!B50", "Start!B52")
    assert "now holds the figure of P3" in first.message(Lang.EN)
    assert "P3 için olan tutar" in first.message(Lang.TR)
    assert "the figure of -" in other.message(Lang.EN)
