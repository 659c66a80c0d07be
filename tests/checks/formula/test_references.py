"""The cells that a formula reads: other sheets, names, tables, whole columns."""

from __future__ import annotations

from decimal import Decimal

import pytest

from cofin.a1 import Range, parse_range
from cofin.checks.formula import References, parse, shape_of
from cofin.checks.formula.nodes import Call, Chain, Slot
from cofin.checks.formula.parse import tree_of
from cofin.grid import Area, CellKind, CellValue, DefinedName, Grid, Position, SheetGrid, Table
from tests.narrow import of_kind


def sheet(name: str, *places: str) -> SheetGrid:
    cells: dict[Position, CellValue] = {}
    for place in places:
        found = parse_range(place)
        assert found is not None
        cells[found.first_row, found.first_column] = CellValue(Decimal(1), CellKind.NUMBER)
    return SheetGrid(name, cells=cells)


def area(text: str) -> Range:
    found = parse_range(text)
    assert found is not None
    return found


def names(*pairs: tuple[str, str, str]) -> dict[tuple[str, str], DefinedName]:
    """Name, what it stands for, and the area as ``Sheet!A1`` or nothing."""
    found = {}
    for name, text, place in pairs:
        on, _, cells = place.partition("!")
        known = Area(on, area(cells)) if place else None
        found["", name] = DefinedName(name, text, known)
    return found


GRID = Grid(
    sheets=(sheet("Costs", "A1", "D20"), sheet("Mid", "A1"), sheet("Rates", "C7")),
    names=names(
        ("rate", "Rates!$C$7", "Rates!C7"),
        ("double", "=Rates!$C$7*2+Costs!$A$1", ""),
        ("loop", "loop+1", ""),
        ("far", "[1]Rates!$C$7", ""),
        ("broken", "(", ""),
    ),
    tables=(
        Table("tbl", "Costs", area("B4:D10"), ("Item", "Qty", "Unit cost"), area("B5:D9")),
        Table("bare", "Mid", area("A1:A1"), ("x",), None),
    ),
)
READ = {
    "B2*$C$3": ["Costs!B2", "Costs!C3"],
    "SUM(C3:B2)": ["Costs!B2:C3"],
    "rates!C7": ["Rates!C7"],
    "Nowhere!C7": [],
    "[1]Rates!C7": [],
    "SUM(A:A)": ["Costs!A1:A20"],
    "SUM(Z:Z)": ["Costs!Z1:Z20"],
    "SUM(2:3)": ["Costs!A2:D3"],
    "SUM(40:41)": ["Costs!A40:D40"],
    "SUM(Costs:Rates!B2)": ["Costs!B2", "Mid!B2", "Rates!B2"],
    "SUM(Rates:Mid!B2)": ["Mid!B2", "Rates!B2"],
    "B2 : Costs!C4": ["Costs!B2:C4"],
    "Nowhere!B2 : C4": [],
    "RATE+rate": ["Rates!C7"],
    "double": ["Rates!C7", "Costs!A1"],
    "Mid!rate": ["Rates!C7"],
    "loop+far+broken+unknown": [],
    "SUM(tbl)": ["Costs!B5:D9"],
    "SUM(bare)": [],
    "SUM(tbl[Qty])": ["Costs!C5:C9"],
    "tbl[[#This Row],[Qty]]*tbl[@[Unit cost]]": ["Costs!C6", "Costs!D6"],
    "[@Qty]": ["Costs!C6"],
    "SUM(tbl[[#This Row],[Qty]:[Unit cost]])": ["Costs!C6:D6"],
    "tbl[[#Headers],[Qty]]": ["Costs!C4"],
    "SUM(tbl[[#Totals],[Qty]])": ["Costs!C10"],
    "SUM(tbl[[#Headers],[#Data],[Qty]])": ["Costs!C4:C9"],
    "SUM(tbl[#All])": ["Costs!B4:D10"],
    "SUM(bare[x])": [],
    "tbl[Price]": [],
    "other[Qty]": [],
    "ROW(B2)+COLUMNS(B2:D2)+B3": ["Costs!B3"],
    '1+"A1"': [],
    "(B2": [],
}


@pytest.mark.parametrize("formula", READ)
def test_areas(formula: str) -> None:
    found = References(GRID).of_formula(formula, "Costs", 6, 4)
    assert [f"{each.sheet}!{each.range}" for each in found] == READ[formula]


def test_a_column_without_a_table_has_no_own_row() -> None:
    references = References(GRID)
    assert references.of_formula("[@Qty]", "Costs", 6, 9) == []
    assert references.of_formula("[@Qty]", "Costs", 6, 3) == [Area("Costs", area("C6"))]


def test_too_long_a_formula_reads_nothing() -> None:
    assert References(GRID).of_formula("B2+" * 9_000 + "B2", "Costs", 6, 4) == []


def test_one_cell_or_none() -> None:
    references = References(GRID)
    shape = shape_of("B2+B2:B3+rate+tbl[Qty]")
    assert shape is not None
    tree = of_kind(Chain, tree_of(shape.skeleton))
    cells = [
        references.cell_of(node, shape.places, "Costs", 6, 4) for node in (*tree.operands, tree)
    ]
    assert cells == [Area("Costs", area("B2")), None, Area("Rates", area("C7")), None, None]


def test_a_cell_in_a_tree_with_places_is_no_slot() -> None:
    tree = of_kind(Call, parse("SUM(B2,-B3%,(B4,B5))"))
    assert Slot not in {type(node) for node in tree.arguments}
