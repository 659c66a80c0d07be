"""What a person types on the add-in's own sheets is never lost."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
import xlwings as xw

from cofin.checks.report.accept import Acceptance
from cofin.excel import actions, on_budgets, on_findings, on_itself
from cofin.excel.desk import Desk
from cofin.excel.settings import Settings
from tests.excel.buttons.opened import EN, Opened, cells
from tests.excel.desk import TestDesk
from tests.excel.engines import openpyxl_cells

Button = Callable[[Desk, Settings], None]
BUTTONS = [
    (on_findings.check, "Findings"),
    (on_budgets.calculate, "Budget tables"),
    (on_itself.call_rules, "Call rules"),
]


@pytest.mark.parametrize(("button", "name"), BUTTONS)
def test_what_stands_beside_or_below_the_table_stays(
    opened: Opened, button: Button, name: str
) -> None:
    for place in ("P5", "A200", "C2"):
        desk = opened()
        button(desk, EN)
        sheet = desk.book.sheets[name]
        sheet.range(place).value = "Mehmet, by Friday"
        listed = sheet.range("B6").value
        button(desk, EN)
        button(desk, EN)
        assert sheet.range(place).value == "Mehmet, by Friday"
        assert sheet.range("B6").value == listed
        names = [each.name for each in desk.book.sheets]
        assert f"{name} (2)" in names
        assert f"{name} (3)" not in names


def test_reasons_follow_to_the_new_list(opened: Opened) -> None:
    desk = opened()
    desk.book.sheets["Funding"].range("F7").value = 1
    on_findings.check(desk, EN)
    sheet = desk.book.sheets["Findings"]
    sheet.range("H5").value = "The bank's letter comes on Monday."
    sheet.range("J5").value = "Mehmet"
    on_findings.check(desk, EN)
    reasons = [row[7] for row in desk.book.sheets["Findings (2)"].range("A5:H60").value]
    assert "The bank's letter comes on Monday." in reasons
    on_findings.check(desk, EN)
    assert "0 error(s)" in desk.told[-1][1]


def test_a_sheet_that_was_renamed_is_filled_again(opened: Opened) -> None:
    desk = opened()
    on_budgets.calculate(desk, EN)
    desk.book.impl.held["Budget tables"].title = "Tables of May"
    held = desk.book.impl.held.defined_names
    for name, defined in held.items():
        if name.startswith("cofin.own."):  # as every program does when a sheet is renamed
            defined.attr_text = defined.attr_text.replace("Budget tables", "Tables of May")
    on_budgets.calculate(desk, EN)
    assert "Budget tables" not in [sheet.name for sheet in desk.book.sheets]


def test_a_sheet_that_was_deleted_is_made_anew(opened: Opened) -> None:
    desk = opened()
    on_budgets.calculate(desk, EN)
    del desk.book.impl.held["Budget tables"]
    for name, defined in desk.book.impl.held.defined_names.items():
        if name.startswith("cofin.own."):
            defined.attr_text = "#REF!"
    on_budgets.calculate(desk, EN)
    assert "EU contribution" in [
        row[0] for row in desk.book.sheets["Budget tables"].range("A4:A20").options(ndim=2).value
    ]


def test_nothing_is_left_of_a_longer_list(opened: Opened) -> None:
    desk = opened()
    funding = desk.book.sheets["Funding"]
    on_findings.check(desk, EN)
    clean = cells(desk.book)
    funding.range("F7").value, right = 1, funding.range("F7").value
    on_findings.check(desk, EN)
    assert cells(desk.book) != clean
    funding.range("F7").value = right
    on_findings.check(desk, EN)
    assert cells(desk.book) == clean
    held = desk.book.impl.held["Findings"]
    rows = {row for row in range(5, held.max_row + 1) if held.cell(row, 2).value is None}
    assert not [row for row in rows if held.cell(row, 4).hyperlink]


def test_a_failure_while_the_list_is_written_takes_no_reason(
    opened: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = opened()
    desk.book.sheets["Funding"].range("F7").value = 1
    on_findings.check(desk, EN)
    desk.book.sheets["Findings"].range("H5").value = "The bank's letter comes on Monday."
    before = cells(desk.book)

    def busy(*_: object) -> None:
        raise OSError("-2147418111 Call was rejected by callee.")

    for method in ("raw_value", "number_format", "add_hyperlink"):
        with monkeypatch.context() as patch:
            old = getattr(openpyxl_cells.Range, method)
            new = property(old.fget, busy) if isinstance(old, property) else busy
            patch.setattr(openpyxl_cells.Range, method, new)
            actions.perform(on_findings.check, desk)
        assert "rejected by callee" in desk.told[-1][1]
        assert "as it was" not in desk.told[-1][0]
        listed = [row[7] for row in desk.book.sheets["Findings"].range("A5:H60").value]
        assert "The bank's letter comes on Monday." in listed
    assert before.keys() <= cells(desk.book).keys()


def test_a_reason_for_a_finding_without_a_cell_waits_with_its_words(opened: Opened) -> None:
    """By them it is told from others of its kind when it comes back."""
    desk = opened()
    found, _ = on_findings.checked_book(desk, EN)
    kept = Acceptance("F06", "Not used.", listed=True, said="The name Rates is broken.")
    sheet = on_findings.findings_sheet(desk.book, found, [kept], EN.lang)
    (waiting,) = [each for each in sheet.range("A5:H60").value if each[7]]
    assert waiting[5] == "The name Rates is broken."
    assert "kept in case it comes back" in waiting[6]
    _, again = on_findings.checked_book(desk, EN)
    assert [(each.code, each.said) for each in again] == [("F06", "The name Rates is broken.")]


def test_a_reason_waits_while_its_finding_is_gone(opened: Opened) -> None:
    desk = opened()
    amount = desk.book.sheets["Funding"].range("F7")
    right, amount.value = amount.value, 1
    on_findings.check(desk, EN)
    sheet = desk.book.sheets["Findings"]
    row = 5 + [each[1] for each in sheet.range("A5:H60").value].index("R03")
    sheet.range(f"H{row}").value = "The bank's letter comes on Monday."
    amount.value = right
    for _ in range(2):
        on_findings.check(desk, EN)
        waiting = [each for each in sheet.range("A5:H60").value if each[7]]
        assert [(each[1], each[2], each[7]) for each in waiting] == [
            ("R03", "Funding", "The bank's letter comes on Monday.")
        ]
        assert "kept in case it comes back" in waiting[0][5]
    amount.value = 1
    on_findings.check(desk, EN)
    assert "0 error(s)" in desk.told[-1][1]
    reasons = [each[7] for each in sheet.range("A5:H60").value if each[7]]
    assert reasons == ["The bank's letter comes on Monday."]


def test_a_sheet_of_words_counts_as_typed_even_if_its_formula_fails(opened: Opened) -> None:
    desk = opened()
    on_budgets.calculate(desk, EN)
    sheet: xw.Sheet = desk.book.sheets["Budget tables"]
    sheet.range("Z9").value = "#DIV/0!"
    on_budgets.calculate(desk, EN)
    assert sheet.range("Z9").options(err_to_str=True).value == "#DIV/0!"
    assert "Budget tables (2)" in [each.name for each in desk.book.sheets]


def test_buttons_make_no_budget_of_cofins_out_of_anybodys_workbook(
    opened: Opened, tmp_path: Path
) -> None:
    """Their names and sheets stand in it afterwards; what is found in it stays the same."""
    opened()
    book = openpyxl.Workbook()
    for row in (["Item", "Amount (EUR)"], ["Staff", 1234], ["Travel", 1178], ["Total", 2000]):
        book.active.append(row)
    book.save(tmp_path / "foreign.xlsx")
    desk = TestDesk(xw.books.open(str(tmp_path / "foreign.xlsx")))
    first = on_findings.checked_book(desk, EN)[0]
    assert [each.code for each in first.listed] == ["A02"]
    for _ in range(2):
        on_findings.check(desk, EN)
        on_itself.call_rules(desk, EN)
        again = on_findings.checked_book(desk, EN)[0]
        assert again.kind == first.kind == "other"
        assert again.listed == first.listed
