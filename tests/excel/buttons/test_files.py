"""The buttons about other files: split, merge, fill, compare."""

from __future__ import annotations

import shutil
from pathlib import Path

import openpyxl
import pytest

from cofin.core.calculate import calculate
from cofin.errors import InputError, OutputError, Problem
from cofin.excel import actions, in_excel, on_budgets, on_files
from cofin.excel.in_excel import for_excel
from cofin.text import Lang
from cofin.workbook.open import read_project, read_with_rules
from cofin.workbook.read import read_grid
from cofin.workbook.split import partner_sheets
from tests.excel.buttons.opened import EN, ROOT, SMALL, Opened


def test_split_and_merge(opened: Opened, tmp_path: Path) -> None:
    folder, target = tmp_path / "sheets", tmp_path / "merged.xlsx"
    folder.mkdir()
    desk = opened(folder)
    on_files.split(desk, EN)
    sheets = tuple(sorted(folder.iterdir()))
    assert len(sheets) == 3
    assert "woodlink-P1.xlsx" in desk.words
    again = opened(sheets, target)
    on_files.merge(again, EN)
    assert again.opened == [target]
    assert read_project(target) == read_project(SMALL)
    assert "0 change(s)" in again.words


def test_errors_in_a_sheet_stop_the_merge(opened: Opened, tmp_path: Path) -> None:
    project, rules = read_with_rules(SMALL)
    sheet, target = tmp_path / "P2.xlsx", tmp_path / "merged.xlsx"
    sheet.write_bytes(partner_sheets(project, rules, Lang.EN)["P2"])
    book = openpyxl.load_workbook(sheet)
    book["Cost lines"]["I9"] = 12345.67
    book.save(sheet)
    desk = opened((sheet,), target)
    actions.perform(on_files.merge, desk)
    assert "Nothing was written: 1 error(s) in P2.xlsx" in desk.words
    assert not target.exists()


def test_an_error_that_the_partners_file_accepts_is_told(opened: Opened, tmp_path: Path) -> None:
    project, rules = read_with_rules(SMALL)
    sheet, target = tmp_path / "P2.xlsx", tmp_path / "merged.xlsx"
    sheet.write_bytes(partner_sheets(project, rules, Lang.EN)["P2"])
    book = openpyxl.load_workbook(sheet)
    book["Cost lines"]["I9"] = 12345.67
    book.save(sheet)
    accept = '[[accept]]\ncode = "R03"\nreason = "Known to us."\n'
    (tmp_path / "cofin.accept.toml").write_text(accept)
    desk = opened((sheet,), target)
    actions.perform(on_files.merge, desk)
    assert "1 error(s) were accepted; the sheet Merged from of the result lists them." in desk.words
    assert target.exists()


def test_a_template_is_filled_by_the_map_beside_it(opened: Opened, tmp_path: Path) -> None:
    for name in ("grant-form.en.xlsx", "grant-form.en.map.toml"):
        shutil.copy(ROOT / "templates" / name, tmp_path / name)
    target = tmp_path / "filled.xlsx"
    desk = opened(tmp_path / "grant-form.en.xlsx", target)
    on_files.fill_template(desk, EN)
    assert desk.opened == [target]
    values = {cell.value for cell in read_grid(target).sheets[0].cells.values()}
    assert calculate(*read_with_rules(SMALL)).totals.eu_contribution in values
    (tmp_path / "grant-form.en.map.toml").unlink()
    without = opened(tmp_path / "grant-form.en.xlsx", target)
    actions.perform(on_files.fill_template, without)
    assert "There is no map" in without.words
    assert "cofin fill --suggest " in without.words
    assert "--map" not in without.words
    assert "Put the map beside the template" in without.words


def test_two_versions_are_compared(opened: Opened, tmp_path: Path) -> None:
    target = tmp_path / "changes.xlsx"
    desk = opened(SMALL, target)
    desk.book.sheets["Cost lines"].range("G7").value = 99
    on_files.compare(desk, EN)
    assert "1 change(s)" in desk.words
    assert [sheet.name for sheet in read_grid(target).sheets] == ["Figures", "Partners", "Changes"]


def test_a_file_that_is_there_is_never_replaced(opened: Opened, tmp_path: Path) -> None:
    target = tmp_path / "there.xlsx"
    target.write_bytes(b"somebody's work")
    for action, answers in (
        (on_budgets.new_budget, (target,)),
        (on_files.compare, (SMALL, target)),
    ):
        desk = opened(*answers)
        actions.perform(action, desk)
        assert "exists already" in desk.words
        assert "Choose another name or folder" in desk.words
        assert "--" not in desk.words
        assert target.read_bytes() == b"somebody's work"


@pytest.mark.parametrize("lang", Lang)
@pytest.mark.parametrize("code", sorted(in_excel._SAID))
def test_a_remedy_in_excel_is_no_option_of_a_command(code: str, lang: Lang) -> None:
    """The sentence is the same; what to do is what somebody can do there."""
    values = dict.fromkeys(("partner", "known", "count", "files", "found", "call"), "P9")
    for made in (
        OutputError(Problem("here", code, values)),
        InputError([Problem("", code, values)]),
    ):
        assert "--" not in for_excel(made).render(lang)
    problem = Problem("", code, values)
    told = Problem("", in_excel._SAID[code], values)
    assert told.remedy(lang)
    if code != "merge.unknown_partner":
        assert told.sentence(lang) == problem.sentence(lang)


def test_other_problems_stay_as_they_are() -> None:
    error = InputError([Problem("x", "merge.nothing", {})], "y")
    assert for_excel(error).render(Lang.EN) == error.render(Lang.EN)


def test_errors_that_a_merge_leaves_open_are_told(opened: Opened, tmp_path: Path) -> None:
    """The open budget has an error in a partner's rows, and no sheet of that partner comes."""
    project, rules = read_with_rules(SMALL)
    sheet, target = tmp_path / "P2.xlsx", tmp_path / "merged.xlsx"
    sheet.write_bytes(partner_sheets(project, rules, Lang.EN)["P2"])
    desk = opened((sheet,), target)
    desk.book.sheets["Funding"].range("F7").value = 1
    actions.perform(on_files.merge, desk)
    assert "The merged budget itself has 1 open error(s)" in desk.words
    assert "R03 Funding!F7" in desk.words
    assert "Press Check in the new budget" in desk.words
    assert target.exists()
