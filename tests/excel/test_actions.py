"""The ribbon's buttons over a workbook that openpyxl holds: what they write, ask and tell."""

from __future__ import annotations

import inspect
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import openpyxl
import pytest
import xlwings as xw

from cofin.checks.outcome import outcome
from cofin.core.calculate import calculate
from cofin.excel import actions, on_budgets, on_files, on_itself
from cofin.excel.ribbon import BUTTONS
from cofin.excel.settings import Settings, settings
from cofin.text import Lang, say
from cofin.workbook.check import check
from cofin.workbook.generate import generate
from cofin.workbook.open import read_project, read_with_rules
from cofin.workbook.read import read_grid
from cofin.workbook.split import partner_sheets
from tests.excel.desk import TestDesk
from tests.excel.engines import openpyxl_cells, over_openpyxl

ROOT = Path(__file__).resolve().parents[2]
SMALL = ROOT / "examples" / "small" / "project.toml"
EN = Settings(Lang.EN)
Opened = Callable[..., TestDesk]


@pytest.fixture(scope="module", autouse=True)
def engine() -> Iterator[None]:
    with over_openpyxl.working():
        yield


@pytest.fixture(autouse=True)
def own_settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COFIN_SETTINGS", str(tmp_path / "settings.toml"))
    monkeypatch.setenv("COFIN_LANG", "en")


@pytest.fixture(scope="module")
def content() -> bytes:
    return generate(*read_with_rules(SMALL), Lang.EN)


@pytest.fixture
def opened(tmp_path: Path, content: bytes) -> Opened:
    """The example's budget, opened; with answers for the dialogs."""
    xw.apps.active.impl.books.all.clear()

    def make(*answers: object) -> TestDesk:
        path = tmp_path / "open.xlsx"
        if not path.exists():
            path.write_bytes(content)
        return TestDesk(xw.books.open(str(path)), *answers)

    return make


def cells(book: xw.Book) -> dict[tuple[str, str], object]:
    held = book.impl.held
    return {
        (sheet.title, cell.coordinate): (cell.value, cell.comment and cell.comment.text)
        for sheet in held.worksheets
        for row in sheet.iter_rows()
        for cell in row
        if cell.value is not None or cell.comment
    }


def test_every_button_has_its_function_without_arguments() -> None:
    for button in BUTTONS:
        function = getattr(actions, button.name)
        assert not inspect.signature(function).parameters
        assert function.__doc__


def test_calculate_writes_the_tables_of_core(opened: Opened) -> None:
    desk = opened()
    on_budgets.calculate(desk, EN)
    result = calculate(*read_with_rules(SMALL))
    rows = desk.book.sheets["Budget tables"].range("A4:L40").value
    found = {row[0]: row[1:] for row in rows if row[0]}
    assert found["EU contribution"][0] == float(result.totals.eu_contribution)
    for partner, project in zip(result.partners, result.project.partners, strict=True):
        name = f"{partner.id} {project.short_name or project.name}"
        amounts = [value for value in found[name] if value is not None]
        assert amounts[-2] == float(partner.eu_contribution)
        assert amounts[-1] == float(partner.co_financing)
        matrix = [value for value in found[partner.id] if value is not None]
        assert matrix[-1] == float(partner.eligible)
        cells_ = [c.eligible for c in result.cells if c.partner == partner.id]
        assert matrix[:-1] == [float(value) for value in cells_]
    assert "EU contribution 159,300.14 EUR" in desk.words
    assert desk.said == ["cofin is at work ...", ""]


def test_calculate_again_replaces_its_tables(opened: Opened) -> None:
    desk = opened()
    on_budgets.calculate(desk, EN)
    first = cells(desk.book)
    on_budgets.calculate(desk, EN)
    assert cells(desk.book) == first


def test_unsaved_changes_count(opened: Opened) -> None:
    desk = opened()
    desk.book.sheets["Cost lines"].range("G7").value = 99
    result = on_budgets.budget_of(desk, EN)
    assert result.project.costs[0].quantity == 99
    assert read_project(Path(desk.book.fullname)).costs[0].quantity != 99


def test_check_finds_what_the_command_line_finds(opened: Opened, tmp_path: Path) -> None:
    desk = opened()
    desk.book.sheets["Funding"].range("F7").value = 1
    saved = tmp_path / "same.xlsx"
    desk.book.impl.held.save(saved)
    expected = outcome(check(saved), Lang.EN)
    on_budgets.check(desk, EN)
    sheet = desk.book.sheets[say("check.findings_sheet", Lang.EN)]
    listed = [row for row in sheet.range("A5:D60").value if row[1]]
    assert [(row[1], row[2] or "", row[3] or "") for row in listed] == [
        (each.code, each.sheet, each.cell) for each in expected.findings
    ]
    assert any(row[1] == "R03" for row in listed)
    notes = [note.text for each in desk.book.sheets for note in each.notes]
    assert any(note.startswith("cofin R03: ") for note in notes)
    assert f"{expected.count(on_budgets.Severity.ERROR)} error(s)" in desk.words


def test_checking_again_leaves_one_note_and_no_persons_note_is_lost(opened: Opened) -> None:
    desk = opened()
    funding = desk.book.sheets["Funding"]
    funding.range("F7").value = 1
    funding.range("F7").add_note("Ask Ayşe about this")
    on_budgets.check(desk, EN)
    on_budgets.check(desk, EN)
    assert funding.range("F7").note.text == "Ask Ayşe about this"
    notes = [note.text for each in desk.book.sheets for note in each.notes]
    assert len(notes) == len(set(notes))


def test_every_place_of_a_finding_has_its_note(opened: Opened) -> None:
    desk = opened()
    lines = desk.book.sheets["Cost lines"]
    lines.range("G7").value = lines.range("G9").value = "-12"
    on_budgets.check(desk, EN)
    noted = [lines.range(place).note for place in ("G7", "G8", "G9")]
    assert [note is not None and note.text.startswith("cofin C") for note in noted] == [
        True,
        False,
        True,
    ]


def test_a_sheet_that_takes_no_notes_is_told_and_its_findings_are_listed(
    opened: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    def protected(*_: object) -> None:
        raise OSError("1004")  # as Excel says it

    desk = opened()
    desk.book.sheets["Funding"].range("F7").value = 1
    monkeypatch.setattr(openpyxl_cells.Range, "add_note", protected)
    on_budgets.check(desk, EN)
    assert "Cells that take no note" in desk.words
    rows = desk.book.sheets[say("check.findings_sheet", Lang.EN)].range("A5:D60").value
    assert any(row[1] == "R03" for row in rows)


def test_a_new_budget_is_written_and_opened(opened: Opened, tmp_path: Path) -> None:
    target = tmp_path / "new.xlsx"
    desk = opened(target)
    on_budgets.new_budget(desk, Settings(Lang.TR))
    assert desk.opened == [target]
    assert read_grid(target).sheet("Bütçe kalemleri")
    cancelled = opened()
    on_budgets.new_budget(cancelled, EN)
    assert cancelled.opened == []


def test_the_selected_figure_is_explained(opened: Opened) -> None:
    desk = opened()
    desk.book.names["fig.totals.eu_contribution"].refers_to_range.select()
    on_budgets.explain_cell(desk, EN)
    assert "159,300.14" in desk.words
    desk.book.sheets["Start"].range("A1").select()
    actions.perform(on_budgets.explain_cell, desk)
    assert "no figure that cofin names" in desk.words


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


def test_two_versions_are_compared(opened: Opened, tmp_path: Path) -> None:
    target = tmp_path / "changes.xlsx"
    desk = opened(SMALL, target)
    desk.book.sheets["Cost lines"].range("G7").value = 99
    on_files.compare(desk, EN)
    assert "1 change(s)" in desk.words
    assert [sheet.name for sheet in read_grid(target).sheets] == ["Figures", "Partners", "Changes"]


def test_the_rules_of_the_call_are_listed_with_their_sources(opened: Opened) -> None:
    desk = opened()
    on_itself.call_rules(desk, EN)
    rows = desk.book.sheets["Call rules"].range("A5:E60").value
    known = {row[0]: row for row in rows if row[0]}
    assert len(known) > 15
    assert any(row[1] == 500_000 and row[2] and row[3] for row in known.values())


def test_settings_are_asked_for_and_remembered(opened: Opened) -> None:
    desk = opened("tr", "cos-cluster-2018-3-02")
    on_itself.change_settings(desk, EN)
    assert settings() == Settings(Lang.TR, "cos-cluster-2018-3-02")
    for answers in (("klingon",), ("en", "no-such-call")):
        wrong = opened(*answers)
        actions.perform(on_itself.change_settings, wrong)
        assert wrong.told
    assert settings() == Settings(Lang.TR, "cos-cluster-2018-3-02")


def test_the_installation_names_its_versions(opened: Opened) -> None:
    desk = opened()
    on_itself.check_installation(desk, EN)
    assert f"xlwings {xw.__version__}" in desk.words


@pytest.mark.parametrize(
    "action", [on_budgets.calculate, on_budgets.check, on_files.split, on_files.merge]
)
def test_a_failure_is_told_and_leaves_the_workbook_as_it_was(
    opened: Opened, tmp_path: Path, action: actions.Action, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = opened(tmp_path)
    if action in (on_budgets.check, on_files.merge):
        monkeypatch.setattr("cofin.excel.on_budgets.snapshot", _full)
        monkeypatch.setattr("cofin.excel.on_files.snapshot", _full)
        desk.answers = [(SMALL,), tmp_path / "out.xlsx"]
    else:
        desk.book.sheets["Cost lines"].range("G7").value = "one and a half"
    before = cells(desk.book)
    files = sorted(tmp_path.iterdir())
    actions.perform(action, desk)
    assert desk.told[0][0] == say("action.failed", Lang.EN)
    assert cells(desk.book) == before
    assert [path for path in sorted(tmp_path.iterdir()) if path not in files] == []


def _full(*_: object) -> Path:
    raise OSError(28, "No space left on device")


@pytest.mark.parametrize("name", ["=cmd|' /C calc'!A0", "+1", "@x", "-2", "'x"])
def test_words_of_a_file_are_never_typed_as_formulas(name: str, opened: Opened) -> None:
    desk = opened()
    desk.book.impl.held["Partners"]["D7"].value = name
    desk.book.impl.held["Partners"]["D7"].data_type = "s"
    on_budgets.calculate(desk, EN)
    sheet = desk.book.impl.held["Budget tables"]
    texts = [cell for row in sheet.iter_rows() for cell in row if isinstance(cell.value, str)]
    assert texts
    assert not any(cell.data_type == "f" for cell in texts)


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
        assert target.read_bytes() == b"somebody's work"


def test_the_installation_is_checked_without_a_workbook() -> None:
    desk = TestDesk(None)  # type: ignore[arg-type]
    actions.perform(on_itself.check_installation, desk)
    assert "Excel 16.0" in desk.words


def test_sheets_of_the_add_in_are_no_findings(opened: Opened) -> None:
    desk = opened()
    on_budgets.check(desk, EN)
    before = {(each.code, each.sheet) for each in on_budgets.outcome_of(desk, EN).findings}
    on_budgets.calculate(desk, EN)
    on_itself.call_rules(desk, EN)
    after = on_budgets.outcome_of(desk, EN).findings
    assert {(each.code, each.sheet) for each in after} == before


def test_a_reason_on_the_findings_sheet_accepts_the_finding(opened: Opened) -> None:
    desk = opened()
    desk.book.sheets["Funding"].range("F7").value = 1
    on_budgets.check(desk, EN)
    sheet = desk.book.sheets["Findings"]
    codes = [row[1] for row in sheet.range("A5:H60").value]
    row = 5 + codes.index("R03")
    sheet.range(f"H{row}").value = "The letter of the bank comes on Monday."
    on_budgets.check(desk, EN)
    again = sheet.range("A5:H60").value
    assert "The letter of the bank comes on Monday." in [each[7] for each in again]
    assert "0 error(s)" in desk.told[-1][1]


def test_a_persons_own_sheet_of_that_name_is_left_alone(opened: Opened) -> None:
    desk = opened()
    own = desk.book.sheets.add("Budget tables")
    own.range("B5").value = 4711
    on_budgets.calculate(desk, EN)
    on_budgets.calculate(desk, EN)
    assert own.range("B5").value == 4711
    names = [sheet.name for sheet in desk.book.sheets]
    assert names.count("Budget tables (2)") == 1
    assert "Budget tables (3)" not in names
