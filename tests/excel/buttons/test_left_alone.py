"""Sheets that the add-in may not or must not fill: nothing typed is lost, and it is said why."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl.workbook.protection import WorkbookProtection

from cofin.checks.finding import LISTED
from cofin.excel import actions, on_budgets, on_files, on_findings, on_itself
from cofin.excel.protection import words_of
from cofin.text import Lang, say
from tests.excel.buttons.opened import EN, Opened, cells
from tests.excel.desk import TestDesk
from tests.excel.engines import com_errors, over_openpyxl

REASON = "Agreed with KOSGEB, 12 March"


def hidden(desk: TestDesk) -> None:
    desk.book.impl.held["Findings"].sheet_state = "hidden"


def a_column_is_gone(desk: TestDesk) -> None:
    desk.book.impl.held.defined_names[LISTED["sheet"]].attr_text = "#REF!"


def hidden_with_a_remark(desk: TestDesk) -> None:
    desk.book.sheets["Findings"].range("K5").value = "Mehmet"
    hidden(desk)


@pytest.mark.parametrize("happens", [hidden, a_column_is_gone, hidden_with_a_remark])
def test_reasons_stay_where_the_check_cannot_read_them(
    opened: Opened, happens: Callable[[TestDesk], None]
) -> None:
    desk = opened()
    desk.book.sheets["Funding"].range("F7").value = 1
    actions.perform(on_findings.check, desk)
    old = desk.book.sheets["Findings"]
    old.range("H5").value = REASON
    happens(desk)
    before = old.range("A1:K60").value
    for count in (1, 2):
        actions.perform(on_findings.check, desk)
        assert old.range("A1:K60").value == before
        names = [sheet.name for sheet in desk.book.sheets]
        assert "Findings (2)" in names
        assert "Findings (3)" not in names
        new = desk.book.sheets["Findings (2)"].range("A5:H60").value
        assert [row[1] for row in new if row[0] == "error"]
        assert not [row for row in new if row[7]]  # a list that nobody sees accepts nothing
        assert desk.told[-1][1].startswith("1 error(s)")
        said = "The list on the sheet Findings is hidden or has lost columns"
        assert (said in desk.told[-1][1]) is (count == 1)
    assert "Findings (2)" in desk.told[-2][1]


def test_a_reason_on_a_list_that_is_shown_again_can_be_copied(opened: Opened) -> None:
    desk = opened()
    desk.book.sheets["Funding"].range("F7").value = 1
    on_findings.check(desk, EN)
    hidden(desk)
    on_findings.check(desk, EN)
    desk.book.sheets["Findings (2)"].range("H5").value = REASON
    on_findings.check(desk, EN)
    assert desk.told[-1][1].startswith("0 error(s)")


def test_tables_that_nobody_sees_are_made_anew(opened: Opened) -> None:
    desk = opened()
    for button, name in (
        (on_budgets.calculate, "Budget tables"),
        (on_itself.call_rules, "Call rules"),
    ):
        button(desk, EN)
        desk.book.impl.held[name].sheet_state = "hidden"
        actions.perform(button, desk)
        assert f"{name} (2)" in [sheet.name for sheet in desk.book.sheets]


def test_sheets_of_the_add_in_are_nobodys_own(opened: Opened, tmp_path: Path) -> None:
    """They were called sheets that are no part of the template, and their amounts counted."""
    desk = opened()
    first = on_findings.checked_book(desk, EN)[0]
    for button in (on_findings.check, on_budgets.calculate, on_itself.call_rules):
        button(desk, EN)
    for name in ("Findings", "Budget tables", "Call rules"):
        desk.book.sheets[name].range("P30").value = "ask Mehmet"
    for button in (on_findings.check, on_budgets.calculate, on_itself.call_rules):
        button(desk, EN)
    desk.book.names["fig.totals.eu_contribution"].refers_to_range.select()
    on_budgets.explain_cell(desk, EN)
    found = on_findings.checked_book(desk, EN)[0]
    sheets = [sheet.name for sheet in desk.book.sheets]
    assert {"Explanation", "Findings (2)", "Budget tables (2)", "Call rules (2)"} <= {*sheets}
    assert [each.code for each in found.findings if each.code == "F07"] == []
    assert found.amount_cells_seen == first.amount_cells_seen
    on_budgets.calculate(desk, EN)
    desk.book.sheets["Budget tables (2)"].range("P30").value = "ask Ayşe, too"
    on_budgets.calculate(desk, EN)
    assert "Budget tables (3)" in [sheet.name for sheet in desk.book.sheets]
    assert on_findings.checked_book(desk, EN)[0].amount_cells_seen == first.amount_cells_seen
    folder = tmp_path / "sheets"
    folder.mkdir()
    desk.answers = [folder]
    on_files.split(desk, EN)
    desk.answers = [tuple(sorted(folder.iterdir())), tmp_path / "merged.xlsx"]
    on_files.merge(desk, EN)
    assert "Sheets of your own" not in desk.told[-1][1]


def test_a_sheet_that_a_person_calls_explanation_is_theirs(opened: Opened) -> None:
    desk = opened()
    desk.book.impl.held.create_sheet("Explanation")["A1"] = "Why we need this project"
    found = on_findings.checked_book(desk, EN)[0]
    assert [each.sheet for each in found.findings if each.code == "F07"] == ["Explanation"]


@pytest.mark.parametrize("lang", Lang)
@pytest.mark.parametrize("button", [on_findings.check, on_budgets.calculate, on_itself.call_rules])
def test_a_protected_structure_is_named_with_its_menu(
    opened: Opened, monkeypatch: pytest.MonkeyPatch, button: actions.Action, lang: Lang
) -> None:
    monkeypatch.setenv("COFIN_LANG", lang.value)
    desk = opened()
    desk.book.impl.held.security = WorkbookProtection(lockStructure=True)
    before = cells(desk.book)
    actions.perform(button, desk)
    title, text = desk.told[-1]
    assert title == say("action.failed", lang)
    assert {Lang.EN: "Review > Protect Workbook", Lang.TR: "Çalışma Kitabını Koru"}[lang] in text
    assert "-2147352567" not in text
    assert cells(desk.book) == before


def test_what_excel_says_is_told_in_its_words(
    opened: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = opened()

    def fails(*_: object, **__: object) -> None:
        raise com_errors.ComError(*com_errors.ADD_FAILED)

    with monkeypatch.context() as patch:
        patch.setattr(over_openpyxl.Sheets, "add", fails)
        actions.perform(on_itself.call_rules, desk)
    assert (
        'did not add the sheet Call rules ("Add method of Sheets class failed").'
        in desk.told[-1][1]
    )
    monkeypatch.setattr("cofin.excel.on_itself.own_sheet", fails)
    actions.perform(on_itself.call_rules, desk)
    assert "happened: Add method of Sheets class failed" in desk.told[-1][1]
    busy = com_errors.ComError(-2147418111, "Call was rejected by callee.", None, None)
    assert words_of(busy) == "Call was rejected by callee."
    assert words_of(OSError("disk")) == "OSError: disk"


def test_a_protected_list_is_named_before_anything_is_written(opened: Opened) -> None:
    desk = opened()
    desk.book.sheets["Funding"].range("F7").value = 1
    on_findings.check(desk, EN)
    held = desk.book.impl.held["Findings"]
    held["H5"] = REASON
    held.protection.sheet = True
    before = cells(desk.book)
    actions.perform(on_findings.check, desk)
    assert "The sheet Findings is protected" in desk.told[-1][1]
    assert "Review > Unprotect Sheet" in desk.told[-1][1]
    assert cells(desk.book) == before
