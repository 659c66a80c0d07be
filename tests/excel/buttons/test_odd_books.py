"""Workbooks without a place on this PC, with broken names, open under the same name."""

from __future__ import annotations

import sys
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import xlwings as xw

from cofin.excel import actions, on_budgets, on_files, on_findings
from cofin.excel.desk import MOST_SHOWN, ExcelDesk
from cofin.excel.settings import Settings
from cofin.text import Lang
from tests.excel.buttons.opened import EN, SMALL, Opened
from tests.excel.desk import TestDesk
from tests.excel.engines import over_openpyxl
from tests.excel.engines.openpyxl_cells import Range

FIGURE = "fig.totals.eu_contribution"
ACCEPT = '[[accept]]\ncode = "R03"\nreason = "Somebody else\'s."\n'


def not_synchronised(_: object) -> str:
    raise xw.XlwingsError("Couldn't find your local OneDrive for Business file")


def test_a_workbook_on_a_server_is_calculated_checked_and_split(
    opened: Opened, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = opened()
    monkeypatch.setattr(over_openpyxl.Book, "name", "Budget of May.xlsx")
    monkeypatch.setattr(over_openpyxl.Book, "fullname", property(not_synchronised))
    on_budgets.calculate(desk, EN)
    on_findings.check(desk, EN)
    desk.answers = [tmp_path / "sheets"]
    (tmp_path / "sheets").mkdir()
    on_files.split(desk, EN)
    assert len(list((tmp_path / "sheets").iterdir())) == 3


def test_a_list_of_another_folder_accepts_nothing_of_an_unsaved_workbook(
    opened: Opened, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = opened()
    desk.book.sheets["Funding"].range("F7").value = 1
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere" / "cofin.accept.toml").write_text(ACCEPT)
    monkeypatch.chdir(tmp_path / "elsewhere")
    monkeypatch.setattr(over_openpyxl.Book, "fullname", "Book1")
    on_findings.check(desk, EN)
    assert "1 error(s)" in desk.words
    monkeypatch.setattr(over_openpyxl.Book, "fullname", str(tmp_path / "elsewhere" / "saved.xlsx"))
    on_findings.check(desk, EN)
    assert "0 error(s)" in desk.told[-1][1]


def test_on_a_mac_an_unsaved_workbook_has_to_be_saved(
    opened: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = opened()
    monkeypatch.setattr(sys, "platform", "darwin")
    on_budgets.calculate(desk, EN)
    monkeypatch.setattr(over_openpyxl.Book, "fullname", "Book1")
    actions.perform(on_budgets.calculate, desk)
    assert "has never been saved" in desk.told[-1][1]
    assert "Save it" in desk.told[-1][1]


def test_a_name_without_a_cell_is_told_and_explains_nothing(opened: Opened) -> None:
    desk = opened()
    desk.book.impl.held.defined_names["fig.totals.co_financing"].attr_text = "#REF!"
    on_budgets.calculate(desk, EN)
    assert "fig.totals.co_financing: its cell was deleted (#REF!); " in desk.words
    desk.book.names[FIGURE].refers_to_range.select()
    on_budgets.explain_cell(desk, EN)
    assert "159,300.14" in desk.told[-1][1]


@pytest.mark.parametrize(
    ("typed", "lang", "shown"),
    [
        (True, Lang.EN, "TRUE in the cell, 159,300.14 by the lines"),
        ("not yet", Lang.TR, "hücrede not yet, kalemlere göre 159.300,14"),
        (None, Lang.EN, "- in the cell, 159,300.14"),
        (-2146826238, Lang.EN, "#CALC! in the cell, 159,300.14"),
        (123456.789, Lang.TR, "hücrede 123.456,789, kalemlere göre 159.300,14"),
        (123456.7, Lang.EN, "123,456.70 in the cell, 159,300.14"),
    ],
)
def test_a_figure_that_is_another_one_is_told_as_its_reader_writes(
    opened: Opened, monkeypatch: pytest.MonkeyPatch, typed: object, lang: Lang, shown: str
) -> None:
    desk = opened()
    desk.book.names[FIGURE].refers_to_range.value = typed
    if isinstance(typed, int) and not isinstance(typed, bool):
        # xlwings gives an error that it does not know as the number that Excel sent
        monkeypatch.setattr(over_openpyxl.Engine, "clean_value_data", staticmethod(_as_sent))
    on_budgets.calculate(desk, Settings(lang))
    assert f"({FIGURE}): {shown}" in desk.words


def _as_sent(data: list[list[object]], *_: object) -> list[list[object]]:
    return data


def test_a_figure_in_a_currency_format_is_right(
    opened: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = opened()
    cell = desk.book.names[FIGURE].refers_to_range
    cell.value = 159300.14
    as_held: Any = Range.raw_value  # the property

    def currency(self: Range) -> object:
        """As Excel gives it: pywin32 makes a Decimal of a currency."""
        rows = as_held.fget(self)
        return [[Decimal(str(v)) if isinstance(v, float) else v for v in row] for row in rows]

    monkeypatch.setattr(Range, "raw_value", property(currency, as_held.fset))
    on_budgets.calculate(desk, EN)
    assert f"({FIGURE}): 159,300.14 in the cell" not in desk.words


def test_a_file_that_was_made_and_not_opened_is_told_as_made(
    opened: Opened, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def same_name(*_: object) -> None:
        raise ValueError("Cannot open two workbooks named 'new.xlsx', even if saved apart")

    target = tmp_path / "new.xlsx"
    desk = opened(target)
    monkeypatch.setattr(TestDesk, "open", same_name)
    actions.perform(on_budgets.new_budget, desk)
    assert target.is_file()
    assert f"{target} was made, but it could not be opened" in desk.words
    assert "did not work" not in desk.words
    desk.answers = [SMALL, tmp_path / "changes.xlsx"]
    actions.perform(on_files.compare, desk)
    assert "did not work" not in desk.words


@pytest.mark.parametrize("lang", Lang)
def test_a_long_explanation_stands_on_a_sheet(opened: Opened, lang: Lang) -> None:
    desk = opened()
    desk.book.names[FIGURE].refers_to_range.select()
    on_budgets.explain_cell(desk, Settings(lang))
    sheet = desk.book.sheets[-1]
    lines = [line for line in sheet.range("A4:A400").value if line]
    assert len("\n".join(lines)) > MOST_SHOWN
    assert sheet.name in desk.told[-1][1]
    assert len(desk.told[-1][1]) <= MOST_SHOWN
    assert any("COS-CLUSTER-2020-3-03" in line.upper() for line in lines)


class Alerts:
    """The part of Excel that shows a box."""

    def __init__(self) -> None:
        self.shown: list[str] = []

    def alert(self, text: str, title: str) -> None:
        self.shown.append(f"{title}\n{text}")


def test_a_long_text_is_whole_in_a_file(opened: Opened) -> None:
    opened()
    desk, box = ExcelDesk(), Alerts()
    desk._app = box
    text = "\n".join(f"Zeile {number}: ein Fehler in einer Zelle" for number in range(90))
    desk.tell("Title", "short", Lang.EN)
    desk.tell("Title", text, Lang.TR)
    assert box.shown[0] == "Title\nshort"
    assert len(box.shown[1]) < len(text)
    file = Path(box.shown[1].rpartition("Metnin tamamı: ")[2])
    assert file.read_text("utf-8-sig") == text
    file.unlink()
