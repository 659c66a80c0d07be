"""When an engine is believed, and what is done when it is not."""

from __future__ import annotations

import sys
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from cofin.checks.file.stale import agree
from cofin.grid import CellError, Grid, Note
from cofin.workbook.check import engine, recompute
from cofin.workbook.check.recompute import MOST_WRONG, recomputed
from cofin.workbook.read import read_grid
from tests.checks.example_cells import example_grid
from tests.workbook.check.books import content, edited

NOWHERE = Path("nowhere.xlsx")


def column(*formulas: str) -> Grid:
    return example_grid({"sheet": [[f"={formula}"] for formula in formulas]})


def test_every_formula_of_our_own_workbooks_is_judged_and_right(tmp_path: Path) -> None:
    for kind in ("consortium", "P1"):
        path = tmp_path / f"{kind}.xlsx"
        path.write_bytes(content(kind))
        grid = read_grid(path)
        found = recomputed(grid, path)
        formulas = [
            (sheet.name, *at) for sheet in grid.sheets for at, cell in sheet.cells.items()
            if cell.formula is not None
        ]  # fmt: skip
        assert found is not None
        assert set(found) == set(formulas)
        assert recompute.is_believed(grid, found)


def test_results_that_another_program_dropped_are_worked_out_to_the_same(tmp_path: Path) -> None:
    path = tmp_path / "before.xlsx"
    path.write_bytes(content("consortium"))
    after = edited(tmp_path / "after.xlsx", lambda _: None, "consortium")
    found = recomputed(read_grid(after), after)
    stored = recomputed(read_grid(path), path)
    assert found is not None
    assert stored is not None
    assert set(found) == set(stored)
    assert all(agree(stored[key], found[key]) for key in found)


def test_a_few_differences_are_faults_of_the_file() -> None:
    grid = column("1+1 -> 2", "1+1 -> 3", "1+1 -> 4")
    found = recomputed(grid, NOWHERE)
    assert found is not None
    assert list(found.values()) == [2, 2, 2]


def test_many_differences_are_faults_of_the_engine() -> None:
    wrong = [f"1+{n} -> 999" for n in range(MOST_WRONG + 1)]
    assert recomputed(column(*wrong, "1+1 -> 2"), NOWHERE) == {}
    right = ["1+1 -> 2"] * (20 * len(wrong))
    found = recomputed(column(*wrong, *right), NOWHERE)
    assert found is not None
    assert len(found) == len(wrong) + len(right)


def test_zeros_that_a_program_stores_for_everything_are_faults_of_the_file() -> None:
    found = recomputed(column(*["1+1 -> 0"] * 100), NOWHERE)
    assert found is not None
    assert len(found) == 100


def test_stored_results_that_were_cut_to_what_is_shown_are_not_judged() -> None:
    grid = Grid(column("1/3 -> 0.33").sheets, notes=frozenset({Note.PRECISION_AS_SHOWN}))
    assert recomputed(grid, NOWHERE) is None


@pytest.fixture
def beyond(tmp_path: Path) -> Path:
    """A workbook with a function that is left to ironcalc."""
    book = openpyxl.Workbook()
    rows: list[list[Any]] = [
        [3, "=_xlfn.IFS(A1>5,1,A1>2,2)", '=_xlfn.MAXIFS(A1:A2,A1:A2,">0")'],
        [4, "=INT(_xlfn.IFS(TRUE,1.5))", "=_xlfn.STDEV.S(A1:A2)"],
    ]
    for row in rows:
        book.active.append(row)
    book.save(tmp_path / "beyond.xlsx")
    return tmp_path / "beyond.xlsx"


def test_ironcalc_helps_with_functions_it_is_proven_on(beyond: Path) -> None:
    found = recomputed(read_grid(beyond), beyond)
    assert found == {("Sheet", 1, 2): Decimal(2), ("Sheet", 1, 3): Decimal(4)}


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("MAX_BYTES", 10),
        ("SECONDS", 0.01),
        ("_PROGRAM", "import sys; sys.exit(1)"),
        ("_PROGRAM", "print('nonsense')"),
    ],
)
def test_without_ironcalc_its_formulas_are_not_judged(
    name: str, value: object, beyond: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engine, name, value)
    assert recomputed(read_grid(beyond), beyond) == {}


def test_what_ironcalc_cannot_do_is_no_result(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    values = [1.5, True, "word", "#N/IMPL!", "#DIV/0!", None, "#CIRC!"]
    monkeypatch.setattr(engine, "_PROGRAM", f"import json; print(json.dumps({values}))")
    book = tmp_path / "any.xlsx"
    book.touch()
    found = engine.calculated(book, [("S", row, 1) for row in range(1, 8)])
    assert found == {
        ("S", 1, 1): Decimal("1.5"),
        ("S", 2, 1): True,
        ("S", 3, 1): "word",
        ("S", 5, 1): CellError("#DIV/0!"),
    }


def test_importing_the_checks_starts_no_engine() -> None:
    assert "ironcalc" not in sys.modules
