"""A stale result is told once: what was worked out from the right one is right."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from cofin.checks.file.stale import agree
from cofin.checks.subject import Recomputed
from cofin.workbook.check.recompute import recomputed
from tests.checks.example_cells import example_grid

NOWHERE = Path("nowhere.xlsx")


def differing(rows: list[list[Any]]) -> dict[str, Recomputed]:
    """The results that differ from the stored ones, by their rows in the column B."""
    grid = example_grid({"sheet": rows})
    found = recomputed(grid, NOWHERE) or {}
    cells = grid.sheets[0].cells
    return {
        f"B{row}": given
        for (_, row, column), given in found.items()
        if not agree(cells[row, column].value, given)
    }


def budget(total: str, grant: str, own: str) -> list[list[Any]]:
    return [
        ["Direct costs", 1000],
        ["Indirect costs", 70],
        ["Total costs", f"=B1+B2 -> {total}"],
        ["EU contribution", f"=B3*0.75 -> {grant}"],
        ["Own contribution", f"=B3-B4 -> {own}"],
    ]


def test_figures_made_from_the_right_total_are_right() -> None:
    assert differing(budget("1070", "802.5", "267.5")) == {}
    assert differing(budget("1000", "802.5", "267.5")) == {"B3": 1070}


def test_figures_made_from_the_stale_total_are_no_second_fault() -> None:
    assert differing(budget("1000", "750", "250")) == {"B3": 1070}


def test_a_figure_that_fits_neither_total_is_a_fault_of_its_own() -> None:
    assert differing(budget("1000", "802.5", "300")) == {"B3": 1070, "B5": 197.5}


def test_a_check_of_the_sheet_that_held_before_holds() -> None:
    rows = [*budget("1000", "802.5", "267.5"), ["Check", "=B3-B4-B5 -> 0"]]
    assert differing(rows) == {"B3": 1070}


def test_what_nobody_can_evaluate_stays_as_it_is() -> None:
    rows = [["Day", "=TODAY() -> 5"], ["Sum", "=1+1 -> 3"], ["Twice", "=B2*2 -> 4"]]
    assert differing(rows) == {"B2": 2}
