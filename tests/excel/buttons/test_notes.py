"""Notes of the add-in are renewed; one in which a person has written is the person's."""

from __future__ import annotations

import pytest
from openpyxl.comments import Comment

from cofin.excel import on_findings
from cofin.excel.notes import is_edited, is_ours
from tests.excel.buttons.opened import EN, Opened
from tests.excel.engines import openpyxl_cells
from tests.narrow import there


def test_a_note_that_somebody_wrote_into_stays_and_is_told(opened: Opened) -> None:
    desk = opened()
    desk.book.sheets["Funding"].range("F7").value = 1
    on_findings.check(desk, EN)
    cell = desk.book.impl.held["Funding"]["F7"]
    written = f"{cell.comment.text}\nAyşe: the bank's letter comes on Monday"
    cell.comment = Comment(written, "Ayşe")
    for _ in range(2):
        on_findings.check(desk, EN)
        assert cell.comment.text == written
        assert "left as they are: 1 (Funding!F7)" in desk.told[-1][1]


def test_a_persons_note_that_begins_with_our_name_stays(opened: Opened) -> None:
    desk = opened()
    cell = desk.book.sheets["Funding"].range("H9")
    cell.add_note("cofin says 9,001 but the agreement of 3 May says 1; keep")
    on_findings.check(desk, EN)
    assert there(cell.note).text == "cofin says 9,001 but the agreement of 3 May says 1; keep"


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_a_note_is_ours_however_a_program_ends_its_lines(opened: Opened, newline: str) -> None:
    desk = opened()
    desk.book.sheets["Funding"].range("F7").value = 1
    on_findings.check(desk, EN)
    text = there(desk.book.sheets["Funding"].range("F7").note).text.replace("\n", newline)
    assert is_ours(text)
    assert is_ours(f"{text}{newline}")
    assert not is_edited(text)
    for changed in (text.replace("Funding", "Funds"), f"{text} ok", text[:-12], f"NB! {text}"):
        assert not is_ours(changed)


def test_a_note_that_cannot_be_taken_away_is_told(
    opened: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = opened()
    amounts = [desk.book.sheets["Funding"].range(cell) for cell in ("F7", "F9")]
    rights = [amount.value for amount in amounts]
    for amount in amounts:
        amount.value = 1
    on_findings.check(desk, EN)
    for amount, right in zip(amounts, rights, strict=True):
        amount.value = right

    def protected(*_: object) -> None:
        raise OSError("1004")

    monkeypatch.setattr(openpyxl_cells.Note, "delete", protected)
    on_findings.check(desk, EN)
    assert "could not be removed: 2, on Funding. They" in desk.told[-1][1]
