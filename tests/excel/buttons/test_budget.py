"""The buttons about the open budget: new, calculate, explain."""

from __future__ import annotations

from pathlib import Path

import pytest

from cofin.core.calculate import calculate
from cofin.excel import actions, on_budgets
from cofin.excel.settings import Settings
from cofin.text import Lang
from cofin.workbook.open import read_project, read_with_rules
from cofin.workbook.read import read_grid
from tests.excel.buttons.opened import EN, SMALL, Opened, cells


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
