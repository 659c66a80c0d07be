"""What ``cofin merge`` does not bring together, and says why."""

from __future__ import annotations

import shutil
from pathlib import Path

import openpyxl
import pytest

from cofin.workbook.open import read_project
from tests.cli.conftest import BLUEHUB, SMALL, Cofin
from tests.cli.merging import edit, given, renamed, split

__all__ = ["given", "split"]


def test_a_value_that_cannot_be_read_is_never_merged(cofin: Cofin, given: Path) -> None:
    edit(given / "sheets" / "woodlink-P2.xlsx", G7="one and a half")
    out = given / "out.xlsx"
    said = cofin("merge", given / "sheets", "-o", out, "--accept-errors")
    assert said.status == 2
    assert "Cost lines!G7" in said.err
    assert not out.exists()


def test_values_that_cannot_be_read_are_told_of_all_sheets(cofin: Cofin, given: Path) -> None:
    edit(given / "sheets" / "woodlink-P2.xlsx", G7="one and a half")
    edit(given / "sheets" / "woodlink-P3.xlsx", I8="çok")
    words = ("-o", given / "out.xlsx", "--accept-errors", "--jobs", 2)
    said = cofin("merge", given / "sheets", *words)
    assert said.status == 2
    assert "woodlink-P2.xlsx, Cost lines!G7" in said.err
    assert "woodlink-P3.xlsx, Cost lines!I8" in said.err
    assert not (given / "out.xlsx").exists()


@pytest.mark.parametrize("master", [None, SMALL])
def test_a_partner_whom_the_master_does_not_know(
    cofin: Cofin, given: Path, master: Path | None
) -> None:
    renamed(given)
    known = master or given / "budget.xlsx"
    words = ("merge", given / "sheets", "-o", given / "out.xlsx", "--master", known)
    said = cofin(*words)
    assert said.status == 1
    assert "--new-partner P9" in " ".join((said.out + said.err).split())
    assert not (given / "out.xlsx").exists()
    said = cofin(*words, "--new-partner", "P9")
    assert said.status == 0, said.out
    assert [p.id for p in read_project(given / "out.xlsx").partners] == ["P1", "P2", "P3", "P9"]
    assert "İğdır Ahşap Kümesi" in said.out


def test_two_sheets_of_one_partner(cofin: Cofin, given: Path) -> None:
    copy = given / "sheets" / "copy of P2.xlsx"
    shutil.copy(given / "sheets" / "woodlink-P2.xlsx", copy)
    said = cofin("merge", given / "sheets", "-o", given / "out.xlsx")
    assert said.status == 2
    assert "copy of P2.xlsx" in said.err
    assert not (given / "out.xlsx").exists()


@pytest.mark.parametrize(
    ("given_sheets", "told"),
    [
        ("P1", {"P3": "WP1", "P2": "WP2, WP5"}),
        ("P1 P2", {"P3": "WP1"}),
        ("P3", {"P1": "WP3, WP4", "P2": "WP2, WP5"}),
    ],
)
def test_a_work_package_of_a_partner_without_a_sheet_needs_the_master(
    cofin: Cofin, given: Path, given_sheets: str, told: dict[str, str]
) -> None:
    paths = [given / "sheets" / f"woodlink-{each}.xlsx" for each in given_sheets.split()]
    said = cofin("merge", *paths, "-o", given / "out.xlsx")
    assert (said.status, said.out) == (2, "")
    for partner, led in told.items():
        assert f"{partner} leads {led}, but no sheet of {partner}" in said.err
    assert "--master" in said.err
    assert "work_package[" not in said.err
    assert cofin("merge", *paths, "-o", given / "out.xlsx", "--master", SMALL).status == 0


def test_two_coordinators_are_told_of_a_cell(cofin: Cofin, given: Path) -> None:
    path = given / "sheets" / "woodlink-P2.xlsx"
    book = openpyxl.load_workbook(path)
    cells = [cell for row in book["Partners"].iter_rows(min_row=7, max_row=7) for cell in row]
    (role,) = (cell for cell in cells if cell.value == "Beneficiary")
    role.value = "Coordinator"
    book.save(path)
    words = ("-o", given / "out.xlsx", "--accept-errors")
    said = cofin("merge", given / "sheets", *words)
    assert said.status == 2
    assert f"woodlink-P2.xlsx, Partners!{role.coordinate}" in said.err


def test_an_empty_sheet_names_no_new_partner(cofin: Cofin, given: Path) -> None:
    assert cofin("new", given / "n.xlsx").status == 0
    for words in ((), ("--master", SMALL)):
        said = cofin("merge", given / "n.xlsx", "-o", given / "out.xlsx", *words)
        assert said.status == 1
        assert "--new-partner" not in said.out


def test_a_sheet_of_another_project(cofin: Cofin, given: Path) -> None:
    assert cofin("split", BLUEHUB, "-o", given / "others").status == 0
    other = given / "others" / "bluehub-P3.xlsx"
    words = ("merge", other, "-o", given / "out.xlsx", "--accept-errors")
    said = cofin(*words, "--master", given / "budget.xlsx")
    assert said.status == 2
    assert "WOODLINK" in said.err
    assert "BLUEHUB" in said.err


def test_a_whole_budget_is_no_partner_sheet(cofin: Cofin, given: Path) -> None:
    said = cofin("merge", given / "budget.xlsx", "-o", given / "out.xlsx", "--accept-errors")
    assert said.status == 2
    assert "this file has 3" in said.err


def test_a_sheet_that_cannot_be_read(cofin: Cofin, given: Path) -> None:
    (given / "sheets" / "broken.xlsx").write_bytes(b"PK nothing")
    said = cofin("merge", given / "sheets", "-o", given / "out.xlsx", "--accept-errors")
    assert said.status == 2
    told = " ".join(said.out.split())
    assert "Nothing was written; not readable as a workbook: broken.xlsx." in told
    assert "or merge all the same" not in told


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("-o", "out.toml"), "ends in .xlsx"),
        (("-o", "out.xlsx", "--reason", "because"), "--accept-errors"),
    ],
)
def test_wrong_words(cofin: Cofin, given: Path, words: tuple[str, ...], said: str) -> None:
    found = cofin("merge", given / "sheets", *words)
    assert found.status == 2
    assert said in found.err


def test_no_sheet_at_all(cofin: Cofin, tmp_path: Path) -> None:
    assert cofin("merge", tmp_path, "-o", tmp_path / "out.xlsx").status == 2


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("en", "This is the sheet of one partner (P1), not the budget of the consortium."),
        ("tr", "Bu, tek bir ortağın (P1) kitabı; konsorsiyumun bütçesi değil."),
    ],
)
def test_a_partners_sheet_is_no_master(cofin: Cofin, given: Path, lang: str, said: str) -> None:
    """Before, ``--new-partner P2`` was advised, and did make a budget of two of the three."""
    sheets, out = given / "sheets", given / "out.xlsx"
    master, sheet = sheets / "woodlink-P1.xlsx", sheets / "woodlink-P2.xlsx"
    more = ("--new-partner", "P2", "--lang", lang)
    found = cofin("merge", sheet, "-o", out, "--master", master, *more)
    assert (found.status, found.out, out.exists()) == (2, "", False)
    assert said in found.err
    checked = cofin("check", sheet, "--against", master, "--lang", lang)
    assert (checked.status, checked.out) == (2, "")
    assert said in checked.err
