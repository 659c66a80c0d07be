"""``cofin build`` and ``merge`` say what they do not carry over, and keep what is accepted."""

from __future__ import annotations

import json
from pathlib import Path

import openpyxl
import pytest

from cofin.workbook.merge.again import record_in
from cofin.workbook.read.workbook import read_grid
from tests.cli.conftest import SMALL, Cofin
from tests.cli.merging import edit, given, split

__all__ = ["given", "split"]

TYPED = "Cells typed outside the yellow ones (1): Cost lines!T8"


def test_build_names_what_was_typed_outside_the_yellow_cells(cofin: Cofin, given: Path) -> None:
    source, output = given / "budget.xlsx", given / "b.xlsx"
    assert "Not carried over" not in cofin("build", source, "-o", output).out
    edit(source, T8="ask")
    said = cofin("build", source, "-o", output, "--force").out
    assert f"Not carried over from {source}:" in " ".join(said.split())
    assert TYPED in said
    tr = cofin("build", source, "-o", given / "p.toml", "--lang", "tr").out
    assert "Sarı hücrelerin dışına yazılanlar (1): Cost lines!T8" in tr
    assert cofin("build", source, "-o", output, "--force", "--quiet").out == ""


def test_merge_names_it_file_by_file(cofin: Cofin, given: Path) -> None:
    sheets, master, output = given / "sheets", given / "budget.xlsx", given / "b.xlsx"
    edit(sheets / "woodlink-P2.xlsx", T8="ask")
    said = cofin("merge", sheets, "-o", output).out
    assert said.count("Not carried over") == 1
    assert "woodlink-P2.xlsx" in said.split("Not carried over")[1]
    assert TYPED in said
    edit(master, T8="=J8*2")
    said = cofin("merge", sheets, "-o", output, "--master", master, "--force").out
    assert said.count(TYPED) == 2
    assert cofin("merge", sheets, "-o", output, "--force", "--quiet").out == ""


@pytest.fixture
def merged(cofin: Cofin, given: Path) -> Path:
    """A budget that was merged with an error, which is accepted at its row."""
    path = given / "sheets" / "woodlink-P2.xlsx"
    book = openpyxl.load_workbook(path)
    book["Funding"]["F7"] = 1
    book.save(path)
    output = given / "merged.xlsx"
    why = ("--accept-errors", "--reason", "it comes on Monday")
    assert cofin("merge", given / "sheets", "-o", output, *why).status == 0
    return output


def accepted(cofin: Cofin, path: Path) -> list[str]:
    said = cofin("check", path, "--format", "json")
    assert said.status == 0
    found = json.loads(said.out)[0]["findings"]
    return [each["accepted"] for each in found if "accepted" in each]


@pytest.mark.parametrize("lang", ["en", "tr"])
def test_a_merged_budget_made_anew_keeps_what_was_accepted(
    cofin: Cofin, merged: Path, lang: str
) -> None:
    anew = merged.with_name("anew.xlsx")
    said = cofin("build", merged, "-o", anew, "--lang", lang)
    assert (said.status, "Merged from" in said.out) == (0, False)
    assert accepted(cofin, anew) == accepted(cofin, merged) == ["it comes on Monday"]
    old, new = record_in(read_grid(merged)), record_in(read_grid(anew))
    assert old
    assert new
    assert old.sheets == new.sheets
    assert [each.file for each in new.sheets][1:2] == ["woodlink-P2.xlsx"]
    assert [each.errors for each in new.sheets] == [0, 1, 0]
    assert [each.reason for each in new.accepted] == ["it comes on Monday"]
    assert [each.sheet for each in new.accepted] == [{"en": "Funding", "tr": "Finansman"}[lang]]


def original(budget: Path, row: int) -> object:
    return openpyxl.load_workbook(budget)["Funding"][f"F{row}"].value


def test_what_was_mended_stays_in_the_record_without_a_cell(cofin: Cofin, merged: Path) -> None:
    book = openpyxl.load_workbook(merged)
    (row,) = [cell.row for cell in book["Funding"]["F"] if cell.value == 1]
    book["Funding"][f"F{row}"] = original(merged.with_name("budget.xlsx"), row)
    book.save(merged)
    anew = merged.with_name("anew.xlsx")
    assert cofin("build", merged, "-o", anew).status == 0
    record = record_in(read_grid(anew))
    assert record
    assert [(each.code, each.cell) for each in record.accepted] == [("R03", "")]
    assert accepted(cofin, anew) == []


def test_a_text_cannot_hold_what_was_accepted(cofin: Cofin, merged: Path) -> None:
    said = cofin("build", merged, "-o", merged.with_name("p.toml")).out
    assert 'The sheet "Merged from" with the reasons why findings are accepted' in said
    assert "cofin.accept.toml" in said


def test_a_budget_of_sheets_without_errors_says_from_which_it_was_merged(
    cofin: Cofin,
    given: Path,
) -> None:
    output, anew = given / "merged.xlsx", given / "anew.xlsx"
    assert cofin("merge", given / "sheets", "-o", output).status == 0
    assert cofin("build", output, "-o", anew).status == 0
    record = record_in(read_grid(anew))
    assert record
    assert (len(record.sheets), record.accepted) == (3, [])
    assert record_in(read_grid(SMALL.with_name("budget.xlsx"))) is None
