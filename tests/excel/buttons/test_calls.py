"""A workbook is calculated by the call that it names, whatever the settings say."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest
import xlwings as xw

from cofin.core.calculate import calculate
from cofin.excel import actions, on_budgets, on_files, on_findings, on_itself
from cofin.excel.functions import call
from cofin.excel.settings import Settings, save_settings, settings
from cofin.excel.values import ErrorCode, ExcelError
from cofin.rules.load import content_of, load_rules
from cofin.rules.profile import CallRules
from cofin.text import Lang, say
from cofin.workbook.generate import generate
from cofin.workbook.open import read_project, read_with_rules
from tests.excel.buttons.opened import EN, SMALL, Opened
from tests.excel.desk import TestDesk

OLD, NEW = "cos-cluster-2018-3-02", "cos-cluster-2020-3-03"


def budget(path: Path, call: str, lang: Lang = Lang.EN) -> Path:
    project = replace(read_project(SMALL), call=load_rules(call).profile.id)
    path.write_bytes(generate(project, load_rules(call), lang))
    return path


@pytest.mark.parametrize(("own", "other"), [(OLD, NEW), (NEW, OLD)])
def test_the_settings_change_no_amount(
    opened: Opened, tmp_path: Path, own: str, other: str
) -> None:
    opened()  # the engine
    path = budget(tmp_path / "own.xlsx", own)
    right = calculate(*read_with_rules(path)).totals
    desk = TestDesk(xw.books.open(str(path)))
    chosen = Settings(Lang.EN, other)
    assert on_budgets.budget_of(desk, chosen).totals == right
    found = on_findings.checked_book(desk, chosen)[0].findings
    assert found == on_findings.checked_book(desk, EN)[0].findings
    folder, merged = tmp_path / "sheets", tmp_path / "merged.xlsx"
    folder.mkdir()
    desk.answers = [folder]
    on_files.split(desk, chosen)
    sheets = tuple(sorted(folder.iterdir()))
    assert {read_project(sheet).call for sheet in sheets} == {own}
    desk.answers = [sheets, merged]
    on_files.merge(desk, chosen)
    assert read_project(merged).call == own
    desk.answers = [path, tmp_path / "changes.xlsx"]
    on_files.compare(desk, chosen)
    assert "0 change(s)" in desk.told[-1][1]
    on_itself.call_rules(desk, chosen)
    assert own in desk.book.sheets["Call rules"].range("A2").value


def test_a_profile_of_ones_own_is_found_by_the_settings(opened: Opened, tmp_path: Path) -> None:
    """A workbook can only name it; where it lies, the settings say."""
    opened()
    profile = tmp_path / "my-call.toml"
    text = content_of(NEW)[0].decode()
    profile.write_text(text.replace(f'id = "{NEW}"', 'id = "my-call-2027"', 1), "utf-8")
    path = budget(tmp_path / "own.xlsx", str(profile))
    desk = TestDesk(xw.books.open(str(path)))
    chosen = Settings(Lang.EN, str(profile))
    assert on_budgets.budget_of(desk, chosen).project.call == "my-call-2027"
    other = TestDesk(xw.books.open(str(budget(tmp_path / "other.xlsx", OLD))))
    assert on_budgets.budget_of(other, chosen).project.call == OLD


def test_a_sheet_that_names_no_call_is_judged_by_the_settings(
    opened: Opened, tmp_path: Path
) -> None:
    opened()
    book = openpyxl.Workbook()
    for row in (
        ["Item", "Amount (EUR)"],
        ["Personnel", 100_000],
        ["Travel", 20_000],
        ["Total eligible costs", 120_000],
        ["Requested EU contribution", 96_000],
    ):
        book.active.append(row)
    book.save(tmp_path / "foreign.xlsx")
    desk = TestDesk(xw.books.open(str(tmp_path / "foreign.xlsx")))
    without = {each.code for each in on_findings.checked_book(desk, EN)[0].findings}
    found = on_findings.checked_book(desk, Settings(Lang.EN, NEW))[0].findings
    judged = {each.code for each in found}
    assert "R01" not in without
    assert "R01" in judged
    on_itself.call_rules(desk, Settings(Lang.EN, OLD))
    assert OLD in desk.book.sheets["Call rules"].range("A2").value


def test_a_budget_of_an_unknown_call_is_not_judged_by_another(
    opened: Opened, tmp_path: Path
) -> None:
    opened()
    path = budget(tmp_path / "own.xlsx", NEW)
    desk = TestDesk(xw.books.open(str(path)))
    desk.book.names["cofin.call"].refers_to_range.value = "cos-cluster-2031-9-99"
    without = on_findings.checked_book(desk, EN)[0].findings
    assert any("2031" in each.message for each in without)
    assert on_findings.checked_book(desk, Settings(Lang.EN, OLD))[0].findings == without


def test_accepting_the_default_chooses_no_call(opened: Opened) -> None:
    desk = opened("tr", NEW)
    on_itself.change_settings(desk, EN)
    assert settings() == Settings(Lang.TR)
    desk.answers = ["en", NEW]
    on_itself.change_settings(desk, Settings(Lang.TR, OLD))
    assert settings() == Settings(Lang.EN, NEW)


def test_a_lost_profile_stops_no_budget_of_another_call(opened: Opened, tmp_path: Path) -> None:
    """Each budget is calculated by the call that it names."""
    desk = opened()
    chosen = Settings(Lang.EN, str(tmp_path / "gone" / "ourcall.toml"))
    right = on_budgets.budget_of(desk, EN).totals
    assert on_budgets.budget_of(desk, chosen).totals == right
    found = on_findings.checked_book(desk, chosen)[0].findings
    assert found == on_findings.checked_book(desk, EN)[0].findings
    on_itself.call_rules(desk, chosen)
    assert NEW in desk.book.sheets["Call rules"].range("A2").value


@pytest.mark.parametrize("lang", Lang)
def test_a_lost_profile_that_is_needed_is_said_with_settings(
    opened: Opened, tmp_path: Path, lang: Lang
) -> None:
    lost = tmp_path / "gone" / "ourcall.toml"
    save_settings(Settings(lang, str(lost)))
    own = opened(tmp_path / "new.xlsx")
    own.book.names["cofin.call"].refers_to_range.value = "my-call-2027"
    held = openpyxl.Workbook()
    for row in (["Item", "Amount (EUR)"], ["Personnel", 100_000], ["Total", 100_000]):
        held.active.append(row)
    held.save(tmp_path / "foreign.xlsx")
    foreign = TestDesk(xw.books.open(str(tmp_path / "foreign.xlsx")))
    for desk, button in (
        (own, on_budgets.calculate),
        (own, on_findings.check),
        (own, on_budgets.new_budget),
        (foreign, on_findings.check),
        (foreign, on_itself.call_rules),
    ):
        actions.perform(button, desk)
        title, text = desk.told[-1]
        assert title == say("action.failed", lang)
        assert str(lost) in text
        assert {Lang.EN: "Settings", Lang.TR: "Ayarlar"}[lang] in text


def test_functions_name_the_settings_whose_profile_is_lost(tmp_path: Path) -> None:
    lost = tmp_path / "gone" / "ourcall.toml"
    save_settings(Settings(Lang.EN, str(lost)))
    with pytest.raises(ExcelError) as caught:
        call("EU_CONTRIBUTION", (100.0,))
    assert caught.value.code is ErrorCode.NA
    assert str(lost) in caught.value.reason
    assert "settings" in caught.value.reason
    with pytest.raises(ExcelError) as caught:
        call("EU_CONTRIBUTION", (100.0, None, None, str(lost)))
    assert str(lost) in caught.value.reason
    assert "settings" not in caught.value.reason


def test_functions_read_a_profile_again_only_when_it_has_changed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "my-call.toml"
    text = content_of(NEW)[0].decode()
    path.write_text(text, "utf-8")
    read: list[str] = []

    def load(named: str) -> CallRules:
        read.append(named)
        return load_rules(named)

    monkeypatch.setattr("cofin.excel.reading.load_rules", load)
    for _ in range(5):
        assert call("EU_CONTRIBUTION", (100.0, None, None, str(path))) == 75.0
    assert read == [str(path)]
    path.write_text(text + "# another word\n", "utf-8")
    assert call("EU_CONTRIBUTION", (100.0, None, None, str(path))) == 75.0
    assert len(read) == 2
