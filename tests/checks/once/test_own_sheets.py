"""Tables of the add-in are no budget, and nobody can hide one by calling it so."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from cofin.a1 import Range
from cofin.checks.once.own_sheets import without_own_sheets
from cofin.checks.run import run_checks
from cofin.checks.subject import Subject
from cofin.grid import Area, CellKind, CellValue, DefinedName, Grid, SheetGrid

HUGE = CellValue(Decimal("2300000000"), CellKind.NUMBER)
GONE = "cofin.own.rules.2"
WORD = CellValue("Amount", CellKind.TEXT)


def workbook(
    *, own: dict[tuple[int, int], CellValue] | None = None, elsewhere: str = "", name: str = ""
) -> Subject:
    """A sheet of costs, and one of the add-in's with the area A1:B3."""
    cells = {(1, 1): WORD, (2, 1): WORD, (2, 2): HUGE, (9, 2): HUGE, **(own or {})}
    costs = {(1, 1): CellValue(Decimal(1), CellKind.NUMBER, elsewhere)} if elsewhere else {}
    area = Area("Call rules", Range(1, 1, 3, 2))
    key = name or "cofin.own.rules.1"
    names = {
        ("", key): DefinedName(key, "", area, "", hidden=False),
        ("", "cofin.own.rules.2"): DefinedName(
            "cofin.own.rules.2", "", None, "#REF!", hidden=False
        ),
    }
    sheets = (SheetGrid("Costs", cells=costs), SheetGrid("Call rules", cells=cells))
    return Subject("x.xlsx", grid=Grid(sheets, names))


def places(subject: Subject) -> set[tuple[int, int]]:
    return set(without_own_sheets(subject).grid.sheets[1].cells)


def test_the_tables_are_left_out_and_nothing_beside_them() -> None:
    assert places(workbook()) == {(9, 2)}
    assert places(workbook(elsewhere="SUM(A2:A9)")) == {(9, 2)}


@pytest.mark.parametrize("formula", ["'Call rules'!B2", "SUM('CALL RULES'!A1:B9)"])
def test_a_sheet_that_counts_elsewhere_is_looked_at(formula: str) -> None:
    assert (2, 2) in places(workbook(elsewhere=formula))


def test_a_sheet_that_a_name_refers_to_is_looked_at() -> None:
    subject = workbook(elsewhere="2*rate")
    rate = DefinedName("rate", "'Call rules'!$B$2", None, "", hidden=False)
    assert places(subject) == {(9, 2)}
    names = {**subject.grid.names, ("", "rate"): rate}
    assert (2, 2) in places(replace(subject, grid=replace(subject.grid, names=names)))


def test_a_sheet_that_calculates_is_looked_at() -> None:
    formula = CellValue(Decimal(1), CellKind.NUMBER, "B2*2")
    assert (2, 2) in places(workbook(own={(3, 2): formula}))


def test_other_names_leave_nothing_out() -> None:
    subject = workbook(name="cofin.totals")
    assert places(subject) == {(1, 1), (2, 1), (2, 2), (9, 2)}
    alone = Subject("x.xlsx", grid=Grid((SheetGrid("Costs"),), {}))
    assert without_own_sheets(alone) is alone


def test_what_stands_beside_the_tables_is_judged() -> None:
    head = CellValue("Amount (EUR)", CellKind.TEXT)
    subject = workbook(own={(8, 2): head, (10, 2): HUGE, (8, 1): WORD, (9, 1): WORD, (10, 1): WORD})
    found = run_checks(subject, only=["C12"]).findings
    assert [finding.cell for finding in found] == ["B9:B10"]
