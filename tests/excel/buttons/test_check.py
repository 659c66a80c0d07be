"""The button that checks: its list, its notes, and what a person typed there."""

from __future__ import annotations

from pathlib import Path

import pytest

from cofin.checks.finding import Severity
from cofin.checks.report.outcome import outcome
from cofin.excel import on_budgets, on_findings, on_itself
from cofin.text import Lang, say
from cofin.workbook.check import check
from tests.excel.buttons.opened import EN, Opened
from tests.excel.engines import openpyxl_cells
from tests.narrow import there


def test_check_finds_what_the_command_line_finds(opened: Opened, tmp_path: Path) -> None:
    desk = opened()
    desk.book.sheets["Funding"].range("F7").value = 1
    saved = tmp_path / "same.xlsx"
    desk.book.impl.held.save(saved)
    expected = outcome(check(saved), Lang.EN)
    on_findings.check(desk, EN)
    sheet = desk.book.sheets[say("check.findings_sheet", Lang.EN)]
    listed = [row for row in sheet.range("A5:D60").value if row[1]]
    assert [(row[1], row[2] or "", row[3] or "") for row in listed] == [
        (each.code, each.sheet, each.cell) for each in expected.findings
    ]
    assert any(row[1] == "R03" for row in listed)
    notes = [note.text for each in desk.book.sheets for note in each.notes]
    assert any(note.startswith("cofin R03: ") for note in notes)
    assert f"{expected.count(Severity.ERROR)} error(s)" in desk.words


def test_checking_again_leaves_one_note_and_no_persons_note_is_lost(opened: Opened) -> None:
    desk = opened()
    funding = desk.book.sheets["Funding"]
    funding.range("F7").value = 1
    funding.range("F7").add_note("Ask Ayşe about this")
    on_findings.check(desk, EN)
    on_findings.check(desk, EN)
    assert there(funding.range("F7").note).text == "Ask Ayşe about this"
    notes = [note.text for each in desk.book.sheets for note in each.notes]
    assert len(notes) == len(set(notes))


def test_every_place_of_a_finding_has_its_note(opened: Opened) -> None:
    desk = opened()
    lines = desk.book.sheets["Cost lines"]
    lines.range("G7").value = lines.range("G9").value = "-12"
    on_findings.check(desk, EN)
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
    on_findings.check(desk, EN)
    assert "Cells that took no note: 1 (Funding!F7)" in desk.words
    rows = desk.book.sheets[say("check.findings_sheet", Lang.EN)].range("A5:D60").value
    assert any(row[1] == "R03" for row in rows)


def test_sheets_of_the_add_in_are_no_findings(opened: Opened) -> None:
    desk = opened()
    on_findings.check(desk, EN)
    before = {(each.code, each.sheet) for each in on_findings.checked_book(desk, EN)[0].findings}
    on_budgets.calculate(desk, EN)
    on_itself.call_rules(desk, EN)
    after = on_findings.checked_book(desk, EN)[0].findings
    assert {(each.code, each.sheet) for each in after} == before


def test_a_reason_on_the_findings_sheet_accepts_the_finding(opened: Opened) -> None:
    desk = opened()
    desk.book.sheets["Funding"].range("F7").value = 1
    on_findings.check(desk, EN)
    sheet = desk.book.sheets["Findings"]
    codes = [row[1] for row in sheet.range("A5:H60").value]
    row = 5 + codes.index("R03")
    sheet.range(f"H{row}").value = "The letter of the bank comes on Monday."
    on_findings.check(desk, EN)
    again = sheet.range("A5:H60").value
    assert "The letter of the bank comes on Monday." in [each[7] for each in again]
    assert "0 error(s)" in desk.told[-1][1]
