"""``cofin merge``: sheets out, edited, back in; what stops it, and what it writes down."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import openpyxl
import pytest

from cofin.core.merge import natural
from cofin.workbook.open import read_project
from cofin.workbook.read import read_grid
from tests.cli.conftest import SMALL, Cofin
from tests.cli.merging import edit, given, split

__all__ = ["given", "split"]


def test_split_and_merged_is_the_same_budget(cofin: Cofin, given: Path) -> None:
    out, master = given / "out.xlsx", given / "budget.xlsx"
    said = cofin("merge", given / "sheets", "-o", out, "--master", master)
    assert (said.status, said.err) == (0, "")
    assert "Merged 3 partner sheet(s)" in said.out
    assert "Nothing changed" in said.out
    assert read_project(out) == read_project(SMALL)
    turkish = cofin("merge", given / "sheets", "-o", given / "tr.xlsx", "--lang", "tr")
    assert turkish.status == 0
    assert read_grid(given / "tr.xlsx").sheet("Birleştirilenler")
    assert read_project(given / "tr.xlsx") == read_project(SMALL)


def test_an_edit_of_a_partner_is_the_only_change(cofin: Cofin, given: Path) -> None:
    edit(given / "sheets" / "woodlink-P2.xlsx", G7=2.25)
    out, master = given / "out.xlsx", given / "budget.xlsx"
    said = cofin("merge", given / "sheets", "-o", out, "--master", master)
    assert said.status == 0, said.out
    assert "Quantity: 2.5 → 2.25" in said.out
    assert "0 added, 0 removed, 1 changed" in said.out
    compared = cofin("compare", master, out)
    assert "0 added, 0 removed, 1 changed" in compared.out


def test_partners_without_a_sheet_keep_what_they_have(cofin: Cofin, given: Path) -> None:
    out, sheet = given / "out.xlsx", given / "sheets" / "woodlink-P3.xlsx"
    said = cofin("merge", sheet, "-o", out, "--master", SMALL)
    assert said.status == 0
    assert "P1, P2." in said.out
    assert read_project(out) == read_project(SMALL)


def test_errors_stop_the_merge_and_nothing_is_written(cofin: Cofin, given: Path) -> None:
    edit(given / "sheets" / "woodlink-P2.xlsx", I9=12345.67)
    out = given / "out.xlsx"
    said = cofin("merge", given / "sheets", "-o", out)
    assert said.status == 1
    assert "R03 Funding!F7" in said.out
    assert "Nothing was written: 1 error(s) in woodlink-P2.xlsx." in said.out
    assert "woodlink-P1.xlsx" not in said.out
    assert not out.exists()


def test_accepted_errors_are_written_into_the_result(cofin: Cofin, given: Path) -> None:
    edit(given / "sheets" / "woodlink-P2.xlsx", I9=12345.67)
    out = given / "out.xlsx"
    why = "P2 finds the money on Monday"
    said = cofin("merge", given / "sheets", "-o", out, "--accept-errors", "--reason", why)
    assert said.status == 0
    assert "1 error(s) were accepted" in said.out
    record = read_grid(out).sheet("Merged from")
    assert record is not None
    texts = [cell.value for cell in record.cells.values()]
    assert {"R03", "Funding!F7", why, "woodlink-P2.xlsx"} <= set(texts)
    assert "sheet_added" not in cofin("check", out).out
    assert "Merged from" not in cofin("check", out).out


def test_an_accepted_error_stays_accepted_at_its_row_in_the_result(
    cofin: Cofin, given: Path
) -> None:
    edit(given / "sheets" / "woodlink-P2.xlsx", I9=12345.67)
    out, why = given / "out.xlsx", "P2 pazartesi ödeyecek"
    options = ("--accept-errors", "--reason", why, "--master", given / "budget.xlsx")
    assert cofin("merge", given / "sheets", "-o", out, *options).status == 0
    found = json.loads(cofin("check", out, "--format", "json").out)[0]["findings"]
    (error,) = (each for each in found if each["code"] == "R03")
    assert error["label"] == "P2"
    assert error["accepted"] == why
    assert error["cell"] != "F7"
    assert cofin("check", out).status == 0


def test_the_next_merge_keeps_what_an_earlier_one_accepted(cofin: Cofin, given: Path) -> None:
    sheets, why = given / "sheets", "P2 tops up on Monday"
    shutil.copy(sheets / "woodlink-P1.xlsx", given / "P1.xlsx")
    edit(sheets / "woodlink-P2.xlsx", I9=12345.67)
    second, third = given / "v2.xlsx", given / "v3.xlsx"
    options = ("--accept-errors", "--reason", why, "--master", given / "budget.xlsx")
    assert cofin("merge", sheets, "-o", second, *options).status == 0
    said = cofin("merge", given / "P1.xlsx", "-o", third, "--master", second)
    assert said.status == 0
    assert cofin("check", third).status == 0
    record = read_grid(third).sheet("Merged from")
    assert record is not None
    texts = [cell.value for cell in record.cells.values()]
    assert {"P2", "R03", why, "woodlink-P2.xlsx"} & set(texts) == {"P2", "R03", why}
    renewed = cofin("merge", sheets, "-o", given / "v4.xlsx", "--master", third, *options[:3])
    assert "1 error(s) were accepted" in renewed.out


def test_a_text_is_a_master_to_check_against_like_a_workbook(cofin: Cofin, given: Path) -> None:
    path = given / "sheets" / "woodlink-P2.xlsx"
    book = openpyxl.load_workbook(path)
    book["Partners"]["C7"] = "Another name"
    book.save(path)
    for master in (SMALL, given / "budget.xlsx"):
        said = cofin("merge", path, "-o", given / "out.xlsx", "--master", master)
        assert said.status == 1, master
        assert "P06" in said.out


def test_what_only_the_whole_shows_is_told_of_its_sheet(cofin: Cofin, given: Path) -> None:
    """A sheet still has lines of a work package that the coordinator has dropped."""
    book = openpyxl.load_workbook(given / "sheets" / "woodlink-P1.xlsx")
    last = book["Cost lines"]["D7"].value
    text = SMALL.read_text("utf-8").replace(f'id = "{last}"', 'id = "WPX"')
    text = text.replace(f'work_package = "{last}"', 'work_package = "WPX"')
    master = given / "master.toml"
    master.write_text(text, "utf-8")
    words = ("--master", master, "--accept-errors")
    said = cofin("merge", given / "sheets" / "woodlink-P1.xlsx", "-o", given / "o.xlsx", *words)
    assert said.status == 2
    assert "woodlink-P1.xlsx, Cost lines!D7" in said.err
    assert "master.toml" not in said.err


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_refusal_is_one_in_any_number_of_processes(cofin: Cofin, given: Path, jobs: int) -> None:
    (given / "sheets" / "cofin.accept.toml").write_text('[[accept]]\ncode = "ZZ"\nreason = ""\n')
    for words in (("merge", given / "sheets", "-o", given / "o.xlsx"), ("check", given / "sheets")):
        said = cofin(*words, "--jobs", jobs)
        assert said.status == 2
        assert "accept[1].code" in said.err


def test_an_acceptance_falls_on_no_other_error(cofin: Cofin, given: Path) -> None:
    edit(given / "sheets" / "woodlink-P2.xlsx", I9=12345.67)
    edit(given / "sheets" / "woodlink-P3.xlsx", I9=999999.99)  # now the ceiling binds for all
    out = given / "out.xlsx"
    assert cofin("merge", given / "sheets", "-o", out, "--accept-errors").status == 0
    found = json.loads(cofin("check", out, "--format", "json").out)[0]["findings"]
    others = [each for each in found if each["code"] == "R03"]
    assert {each["label"] for each in others} >= {"P1", "P2", "P3"}
    assert not any("accepted" in each for each in others)
    assert cofin("check", out).status == 1


def test_an_accepted_finding_needs_no_acceptance_of_all(cofin: Cofin, given: Path) -> None:
    edit(given / "sheets" / "woodlink-P2.xlsx", I9=12345.67)
    accept = '[[accept]]\ncode = "R03"\nfile = "woodlink-P2.xlsx"\nreason = "Known to us."\n'
    (given / "sheets" / "cofin.accept.toml").write_text(accept)
    out = given / "out.xlsx"
    said = cofin("merge", given / "sheets", "-o", out)
    assert said.status == 0
    assert "1 error(s) were accepted" in said.out
    record = read_grid(out).sheet("Merged from")
    assert record is not None
    assert "Known to us." in [cell.value for cell in record.cells.values()]


def test_several_processes_make_the_same_budget(cofin: Cofin, given: Path) -> None:
    for jobs in (1, 2):
        words = ("-o", given / f"{jobs}.xlsx", "--master", given / "budget.xlsx", "--jobs", jobs)
        assert cofin("merge", given / "sheets", *words).status == 0
    assert (given / "1.xlsx").read_bytes() == (given / "2.xlsx").read_bytes()


def test_what_the_coordinator_decides_stays_and_is_said(cofin: Cofin, given: Path) -> None:
    path = given / "sheets" / "woodlink-P2.xlsx"
    book = openpyxl.load_workbook(path)
    book["Project"]["C7"] = "Another title"
    book.save(path)
    out, master = given / "out.xlsx", given / "budget.xlsx"
    said = cofin("merge", given / "sheets", "-o", out, "--master", master)
    assert said.status == 0
    told = " ".join(said.out.split())
    assert "woodlink-P2.xlsx has another value than" in told
    assert "for: Title." in told
    assert "The sheets have 1 warning(s)" in told
    assert read_project(out) == read_project(SMALL)
    alone = cofin("merge", given / "sheets", "-o", given / "alone.xlsx")
    assert alone.status == 2
    assert "The project's title is" in alone.err


def test_master_and_output_in_the_folder_are_no_sheets(cofin: Cofin, given: Path) -> None:
    sheets = given / "sheets"
    shutil.move(given / "budget.xlsx", sheets / "budget.xlsx")
    words = ("merge", sheets, "-o", sheets / "out.xlsx", "--master", sheets / "budget.xlsx")
    assert cofin(*words).status == 0
    assert cofin(*words).status == 2
    assert cofin(*words, "--force").status == 0


def test_ids_are_in_the_order_of_their_numbers() -> None:
    assert sorted(["P10", "P9", "p1", "Ortak 2"], key=natural) == ["Ortak 2", "p1", "P9", "P10"]
