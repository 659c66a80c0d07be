"""Words that cofin understands and the workbook's own formulas do not: said at their cell.

What the formulas accept was asked of LibreOffice (``tests/libreoffice/test_foreign_words.py``).
"""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl.utils.cell import coordinate_to_tuple
from openpyxl.workbook.workbook import Workbook

from cofin.core.calculate import calculate
from cofin.errors import Problem
from cofin.text import Lang
from cofin.workbook.check import subject_of
from cofin.workbook.open import read_noted
from tests.whole.seeding.edited import edited as planted
from tests.whole.seeding.edits import Put, Stored
from tests.workbook.check.books import content, edited

Cells = dict[str, Stored]


def changed(path: Path, cells: Cells, kind: str = "consortium", lang: Lang = Lang.EN) -> Path:
    puts = []
    for place, value in cells.items():
        sheet, _, cell = place.partition("!")
        row, column = coordinate_to_tuple(cell)
        puts.append(Put(sheet, row, column, value))
    path.write_bytes(planted(content(kind, lang), puts))
    return path


def notes_of(path: Path) -> tuple[Problem, ...]:
    return read_noted(path)[2]


BLANKS, OTHER = "blanks_around", "not_on_list"
TOLD = [
    ("Cost lines!C7", "P1 ", BLANKS, "P1"),
    ("Cost lines!C7", " p1", BLANKS, "P1"),
    ("Cost lines!C7", "P1\N{NO-BREAK SPACE}", BLANKS, "P1"),
    ("Cost lines!D7", "WP1\t", BLANKS, "WP1"),
    ("Cost lines!E7", "A Personnel", OTHER, "Personnel"),
    ("Cost lines!E7", "PERSONNEL ", BLANKS, "Personnel"),
    ("Cost lines!E11", "travel", OTHER, "Travel and subsistence"),
    ("Cost lines!K7", "yes ", BLANKS, "yes"),
    ("Cost lines!K7", "evet", OTHER, "yes"),
    ("Cost lines!K7", "doğru", OTHER, "yes"),
    ("Cost lines!K7", True, OTHER, "yes"),
    ("Partners!B8", "P2 ", BLANKS, "P2"),
    ("Partners!E7", " HR", BLANKS, "HR"),
    ("Partners!F7", "HR04 ", BLANKS, "HR04"),
    ("Partners!G8", "associated-partner", OTHER, "Associated partner"),
    ("Partners!G8", "Associated partner ", BLANKS, "Associated partner"),
    ("Partners!H8", "Nonprofit", OTHER, "Non-profit"),
    ("Partners!I8", " Member", BLANKS, "Member"),
    ("Work packages!B7", "WP1 ", BLANKS, "WP1"),
    ("Work packages!D7", "P3 ", BLANKS, "P3"),
    ("Work packages!G8", 2, OTHER, "2"),
    ("Exchanges!F7", "PT ", BLANKS, "PT"),
    ("Exchanges!F7", "GR", OTHER, "EL"),
    ("Exchanges!I7", "hayır", OTHER, "no"),
    ("Funding!D7", "own", OTHER, "Own resources"),
]


@pytest.mark.parametrize(("place", "value", "code", "word"), TOLD)
def test_what_formulas_do_not_know_is_told(
    tmp_path: Path, place: str, value: Stored, code: str, word: str
) -> None:
    path = changed(tmp_path / "b.xlsx", {place: value})
    (note,) = notes_of(path)
    assert (note.where, note.code) == (place, f"workbook_in.{code}")
    assert f'is read as "{word}" here' in note.message(Lang.EN)
    assert f'burada "{word}" olarak okundu' in note.message(Lang.TR)
    assert [p for p in subject_of(path).problems if p.code == note.code] == [note]


@pytest.mark.parametrize(
    ("place", "value"),
    [
        ("Cost lines!C7", "p1"),
        ("Cost lines!D7", "wp1"),
        ("Cost lines!E7", "PERSONNEL"),
        ("Cost lines!E7", "personnel"),
        ("Cost lines!K7", "YES"),
        ("Cost lines!K7", None),
        ("Cost lines!F7", " a text in blanks "),
        ("Cost lines!H7", "month "),
        ("Partners!C7", "Name "),
        ("Partners!E7", "hr"),
        ("Partners!F7", "hr04"),
        ("Partners!G8", "beneficiary"),
        ("Work packages!D7", "p3"),
        ("Exchanges!F7", "pt"),
        ("Exchanges!I7", "Yes"),
        ("Funding!D7", "own Resources"),
    ],
)
def test_what_they_know_is_not(tmp_path: Path, place: str, value: Stored) -> None:
    assert notes_of(changed(tmp_path / "b.xlsx", {place: value})) == ()


@pytest.mark.parametrize(
    ("value", "is_told"), [("HAYIR", False), ("hayir", True), ("Hayır", False)]
)
def test_a_turkish_i_is_told_where_programs_do_not_agree(
    tmp_path: Path,
    value: str,
    is_told: bool,  # noqa: FBT001
) -> None:
    cells: Cells = {"Bütçe kalemleri!K7": value, "Bütçe kalemleri!L7": "neden"}
    notes = notes_of(changed(tmp_path / "b.xlsx", cells, lang=Lang.TR))
    assert [note.where for note in notes] == ["Bütçe kalemleri!K7"] * is_told


def test_a_word_pasted_all_down_a_column_is_one_note(tmp_path: Path) -> None:
    cells: Cells = {f"Cost lines!K{row}": "evet" for row in (7, 8, 12)}
    (note,) = notes_of(changed(tmp_path / "b.xlsx", {**cells, "Cost lines!K9": "evet"}))
    assert (note.where, note.also) == (
        "Cost lines!K7",
        ("Cost lines!K8", "Cost lines!K9", "Cost lines!K12"),
    )


@pytest.mark.parametrize(
    "place",
    ["Cost lines!K7", "Cost lines!Q7", "Cost lines!S8", "Partners!J8", "Work packages!G8"],
)
def test_a_cell_that_only_looks_empty_is_told(tmp_path: Path, place: str) -> None:
    (note,) = notes_of(changed(tmp_path / "b.xlsx", {place: "  "}))
    assert (note.where, note.code) == (place, "workbook_in.only_blanks")
    assert "Clear the cell with the Delete key." in note.message(Lang.EN)
    assert "Delete tuşuyla temizleyin" in note.message(Lang.TR)


@pytest.mark.parametrize("place", ["Cost lines!F7", "Cost lines!L7", "Cost lines!Q40"])
def test_unless_it_is_a_text_or_in_an_unused_row(tmp_path: Path, place: str) -> None:
    assert notes_of(changed(tmp_path / "b.xlsx", {place: "  "})) == ()


def test_figures_are_those_of_the_words_that_are_meant(tmp_path: Path) -> None:
    path = changed(tmp_path / "b.xlsx", {"Cost lines!K7": "evet", "Cost lines!C8": "P1 "})
    project, rules, _ = read_noted(path)
    right = read_noted(changed(tmp_path / "right.xlsx", {}))[0]
    assert calculate(project, rules).totals == calculate(right, rules).totals


def test_a_word_that_is_wrong_everywhere_is_said_once(tmp_path: Path) -> None:
    path = changed(tmp_path / "b.xlsx", {"Cost lines!K7": "perhaps", "Cost lines!C8": "P9 "})
    codes = [p.code for p in subject_of(path).problems if p.where.startswith("Cost lines!")]
    assert sorted(codes) == ["project.not_a_flag", "project.unknown_partner"]


def test_in_a_partner_sheet_somebody_else_may_lead(tmp_path: Path) -> None:
    assert notes_of(changed(tmp_path / "b.xlsx", {}, "P2")) == ()
    (note,) = notes_of(changed(tmp_path / "c.xlsx", {"Cost lines!C7": "P2 "}, "P2"))
    assert note.where == "Cost lines!C7"


def test_without_its_lists_a_workbook_is_not_judged(tmp_path: Path) -> None:
    def change(book: Workbook) -> None:
        for name in [name for name in book.defined_names if name.startswith("list.")]:
            del book.defined_names[name]
        book["Cost lines"]["K7"] = "evet"

    assert notes_of(edited(tmp_path / "b.xlsx", change, "consortium")) == ()
