"""A block of formulas that was lost is told once, with what the checks say of its cells."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

import pytest

from cofin.checks.finding import Finding
from cofin.checks.once.lost_blocks import folded
from cofin.checks.problems import as_finding
from cofin.checks.subject import Subject
from cofin.errors import Problem
from cofin.grid import CellKind, CellValue, Grid, SheetGrid
from cofin.text import Lang, Value

TYPED = {(row, column): Decimal(row * 100 + column) for row in (2, 3) for column in (4, 5)}


def book(cells: Mapping[tuple[int, int], Decimal | str], *problems: Problem) -> Subject:
    values = {
        place: CellValue(value, CellKind.TEXT if isinstance(value, str) else CellKind.NUMBER)
        for place, value in cells.items()
    }
    return Subject("x.xlsx", grid=Grid((SheetGrid("Budget", cells=values),)), problems=problems)


def lost(cells: str = "D2:E3", code: str = "replaced", sheet: str = "Budget") -> Problem:
    values: dict[str, Value] = {"cells": cells, "count": 4}
    return Problem(f"{sheet}!{cells}", f"template.formula_{code}", values)


def said(code: str, cell: str, difference: str = "", **more: Any) -> Finding:
    amount = Decimal(difference) if difference else None
    return Finding("Budget", cell, code=code, difference=amount, **more)


def test_what_is_said_of_its_cells_goes_into_the_message() -> None:
    findings = [
        said("A04", "D2", "5.5"),
        said("C04", "D2", "-2"),  # knows the formula
        said("A04", "E3", "1"),
        said("R05", "E2"),
        said("A02", "D2:D3", "9"),
        said("C04", "D3", "0"),
        said("A02", "D4", "5"),  # below the block
        said("C07", "D2", "5"),  # another fault
    ]
    kept, (problem,) = folded(book(TYPED, lost()), findings)
    assert [(each.code, each.cell) for each in kept] == [("A02", "D4"), ("C07", "D2")]
    assert problem.code == "template.formula_replaced_differs"
    en, tr = problem.sentence(Lang.EN), problem.sentence(Lang.TR)
    assert "D2:E3. With the other cells as they are now" in en
    assert "in 2 of them; most of all in D2, 206.00 instead of 204.00." in en
    assert "2 tanesinde" in tr
    assert "D2 hücresinde: 204,00 yerine 206,00." in tr
    assert all("cofin build" in problem.remedy(lang) for lang in Lang)
    assert as_finding(problem, Grid()).code == "C04"


@pytest.mark.parametrize(("cells", "sheet"), [({(2, 4): "five"}, "Budget"), (TYPED, "Gone")])
def test_without_amounts_it_is_told_as_it_is(
    cells: Mapping[tuple[int, int], Decimal | str], sheet: str
) -> None:
    problem = lost(sheet=sheet)
    finding = Finding(sheet, "D2", code="C04", difference=Decimal(5))
    assert folded(book(cells, problem), [finding]) == ([], (problem,))
    assert folded(book(cells, problem), []) == ([], (problem,))


def test_one_cell_is_left_to_the_checks_that_say_what_it_should_be() -> None:
    amount, named = said("A04", "D2", "5"), said("C04", "D2", "5")
    problem = lost("D2")
    assert folded(book(TYPED, problem), [amount, named]) == ([amount, named], (problem,))
    assert folded(book(TYPED, problem), [amount]) == ([amount], (problem,))


def test_findings_of_several_places_and_of_none_stand() -> None:
    far = said("C04", "D2", also=(("Cost lines", "D9"),))
    file = Finding(code="C04")
    other = Problem("Budget!D2:E3", "template.list_lost", {"count": 2})
    whole = Problem("Budget", "template.formula_changed", {"count": 2})
    problems = (lost(), other, whole)
    assert folded(book(TYPED, *problems), [far, file]) == ([far, file], problems)


def test_formulas_that_were_changed_are_told_once_too() -> None:
    kept, problems = folded(
        book(TYPED, lost(code="changed")), [said("C05", "E2"), said("A04", "E2")]
    )
    assert [each.code for each in kept] == ["A04"]
    assert problems == (lost(code="changed"),)


def sheets(*problems: Problem) -> Subject:
    """Three sheets with the same numbers, and what they have lost."""
    values = {place: CellValue(value, CellKind.NUMBER) for place, value in TYPED.items()}
    grids = tuple(SheetGrid(name, cells=values) for name in ("Budget", "Checks", "Rules"))
    return Subject("x.xlsx", grid=Grid(grids), problems=problems)


def test_values_pasted_over_a_sheet_are_one_finding() -> None:
    others = (lost("D9:E9", sheet="Checks"), lost("G2", code="removed"))
    problems = (lost("D2:D3"), others[0], lost("F9"), lost("E2:E3"), lost("G9"), others[1])
    kept, told = folded(sheets(*problems), [said("C04", "G9", "5"), said("A02", "D2", "7")])
    assert [each.cell for each in kept] == ["G9"]
    pasted, *rest = told
    assert rest == [others[0], lost("G9"), others[1]]
    assert (pasted.code, pasted.where) == ("template.formulas_pasted_differs", "Budget!D2:D3")
    assert pasted.also == ("Budget!F9", "Budget!E2:E3")
    for lang, words in (
        (Lang.EN, "pasting values: Budget (5). With the other cells as they are now"),
        (Lang.EN, "in 1 of them; most of all in Budget!D2, 197.00 instead of 204.00."),
        (Lang.TR, "Budget (5). Öteki hücreler"),
    ):
        assert words in pasted.sentence(lang)
        assert "cofin build" in pasted.remedy(lang)
    assert as_finding(pasted, sheets().grid).places == (
        ("Budget", "D2:D3"),
        ("Budget", "F9"),
        ("Budget", "E2:E3"),
    )


def test_values_pasted_over_every_sheet_are_one_finding() -> None:
    problems = [lost(sheet=name) for name in ("Budget", "Checks", "Rules")]
    alone = lost("D2", sheet="Start")
    _, told = folded(sheets(*problems, alone), [])
    assert [each.code for each in told] == ["template.formulas_pasted", alone.code]
    assert "Budget (4), Checks (4), Rules (4)" in told[0].sentence(Lang.EN)
    assert as_finding(told[0], sheets().grid).code == "C04"


def test_blocks_on_two_sheets_are_two_findings() -> None:
    problems = (lost(), lost(sheet="Checks"))
    assert folded(sheets(*problems), []) == ([], problems)
