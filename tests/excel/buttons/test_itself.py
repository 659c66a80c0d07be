"""The buttons about the call and the add-in, and what a failure leaves."""

from __future__ import annotations

import inspect
from pathlib import Path

import pytest
import xlwings as xw

from cofin.cli.output import PLAIN
from cofin.cli.report_call import call_report
from cofin.excel import actions, on_budgets, on_files, on_findings, on_itself
from cofin.excel.ribbon import BUTTONS
from cofin.excel.settings import Settings, settings
from cofin.rules.load import FIRST_CALL, content_of, load_rules
from cofin.text import Lang, say
from tests.excel.buttons.opened import EN, SMALL, Opened, cells
from tests.excel.desk import TestDesk


def test_every_button_has_its_function_without_arguments() -> None:
    for button in BUTTONS:
        function = getattr(actions, button.name)
        assert not inspect.signature(function).parameters
        assert function.__doc__


def test_the_rules_of_the_call_are_listed_with_their_sources(opened: Opened) -> None:
    desk = opened()
    on_itself.call_rules(desk, EN)
    rows = desk.book.sheets["Call rules"].range("A5:E60").value
    known = {row[0]: row for row in rows if row[0]}
    assert len(known) > 15
    assert any(row[1] == "EUR 500,000.00" and row[2] and row[3] for row in known.values())


@pytest.mark.parametrize("lang", Lang)
def test_the_rules_are_those_that_cofin_calls_shows(opened: Opened, lang: Lang) -> None:
    """No codes, no bare numbers, no truth values as 1."""
    desk = opened()
    on_itself.call_rules(desk, Settings(lang))
    sheet = desk.book.sheets[say("action.rules_sheet", lang)]
    rows = [row[:2] for row in sheet.range("A5:E60").value if row[0]]
    report = " ".join(" ".join(call_report(load_rules(FIRST_CALL), lang, PLAIN)).split())
    for label, value in rows:
        assert say("cli_calls.value", lang, label=label, value=value) in report
    values = [value for _, value in rows]
    expected = {Lang.EN: ["75 %", "yes", "20 months"], Lang.TR: ["%75", "evet", "20 ay"]}[lang]
    assert {*expected} <= {*values}
    assert not [label for label, _ in rows if "_" in label]


def test_settings_are_asked_for_and_remembered(opened: Opened) -> None:
    desk = opened("tr", "cos-cluster-2018-3-02")
    on_itself.change_settings(desk, EN)
    assert settings() == Settings(Lang.TR, "cos-cluster-2018-3-02")
    for answers in (("klingon",), ("en", "no-such-call")):
        wrong = opened(*answers)
        actions.perform(on_itself.change_settings, wrong)
        assert wrong.told
    assert settings() == Settings(Lang.TR, "cos-cluster-2018-3-02")


@pytest.mark.parametrize("typed", ["{path}", '"{path}"', " {path} ", "ours.toml"])
def test_a_profile_of_ones_own_is_remembered_with_its_folder(
    opened: Opened, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, typed: str
) -> None:
    """Explorer's "Copy as path" puts quotes around it; Excel works in another folder each time."""
    path = tmp_path / "ours.toml"
    path.write_bytes(content_of("cos-cluster-2018-3-02")[0])
    monkeypatch.chdir(tmp_path)
    on_itself.change_settings(opened("en", typed.format(path=path)), EN)
    assert settings() == Settings(Lang.EN, str(path))


def test_the_installation_names_its_versions(opened: Opened) -> None:
    desk = opened()
    on_itself.check_installation(desk, EN)
    assert f"xlwings {xw.__version__}" in desk.words


def test_the_installation_is_checked_without_a_workbook() -> None:
    desk = TestDesk(None)  # type: ignore[arg-type]
    actions.perform(on_itself.check_installation, desk)
    assert "Excel 16.0" in desk.words


@pytest.mark.parametrize(
    "action", [on_budgets.calculate, on_findings.check, on_files.split, on_files.merge]
)
def test_a_failure_is_told_and_leaves_the_workbook_as_it_was(
    opened: Opened, tmp_path: Path, action: actions.Action, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = opened(tmp_path)
    if action in (on_findings.check, on_files.merge):
        monkeypatch.setattr("cofin.excel.on_findings.snapshot", _full)
        monkeypatch.setattr("cofin.excel.on_files.snapshot", _full)
        desk.answers = [(SMALL,), tmp_path / "out.xlsx"]
    else:
        desk.book.sheets["Cost lines"].range("G7").value = "one and a half"
    before = cells(desk.book)
    files = sorted(tmp_path.iterdir())
    actions.perform(action, desk)
    is_unusable = action in (on_budgets.calculate, on_files.split)  # else Excel or the disk fails
    assert desk.told[0][0] == say("action.failed" if is_unusable else "action.stopped", Lang.EN)
    assert cells(desk.book) == before
    assert [path for path in sorted(tmp_path.iterdir()) if path not in files] == []


def _full(*_: object) -> Path:
    raise OSError(28, "No space left on device")


@pytest.mark.parametrize("fails", [False, True])
def test_the_workbooks_own_macros_sleep_meanwhile(
    opened: Opened, monkeypatch: pytest.MonkeyPatch, *, fails: bool
) -> None:
    """They would answer to every cell that is written; afterwards all is as it was."""
    desk = opened()
    app, seen = desk.book.app, []

    def look(*_: object) -> None:
        seen.append((app.enable_events, app.screen_updating))
        if fails:
            raise OSError("1004")

    monkeypatch.setattr("cofin.excel.tables.OwnSheet.finish", look)
    actions.perform(on_budgets.calculate, desk)
    assert seen == [(False, False)]
    assert (app.enable_events, app.screen_updating) == (True, True)
    assert (desk.told[-1][0] == say("action.stopped", Lang.EN)) is fails
