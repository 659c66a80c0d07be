"""An empty row or column anywhere on any sheet makes no formula wrong, and hides none that is.

Everywhere with ``COFIN_SEEDS=all``; in a sample otherwise.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from functools import cache
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

import pytest

from cofin.a1 import a1
from cofin.checks.file.stale import agree
from cofin.checks.formula.evaluate import Book
from cofin.grid import CellKind, CellValue, Grid, SheetGrid
from cofin.text import Lang, say
from cofin.workbook.read.workbook import read_grid
from tests.workbook.check.books import content
from tests.workbook.check.moving import Insertion
from tests.workbook.check.shifting import place_in, said_of, shifted

EVERYTHING = os.environ.get("COFIN_SEEDS") == "all"
SAMPLE = 6
FARTHEST = 60

BOOKS = [("consortium", Lang.EN), ("consortium", Lang.TR), ("P2", Lang.EN), ("P2", Lang.TR)]

Unnamed = tuple[str, int, int, bool]

#: Where no name told what moved: sheet, row or column, how many, and whether it is columns.
UNNAMED: list[Unnamed] = [
    ("start", 1, 1, False),
    ("start", 6, 2, False),
    ("start", 2, 1, True),
    ("start", 6, 1, True),
    ("partners", 8, 1, False),
    ("work_packages", 10, 1, False),
    ("budget", 7, 1, False),  # rates that another sheet reads stand above all names
    ("budget", 9, 1, False),
    ("budget", 10, 2, False),
    ("budget", 45, 1, False),
    ("by_work_package", 9, 1, False),
    ("matrix", 1, 1, False),
    ("matrix", 9, 1, False),
    ("matrix", 20, 3, False),
    ("matrix", 4, 1, True),
    ("cofinancing", 27, 1, False),
    ("envelopes", 3, 1, False),
    ("envelopes", 30, 1, False),
    ("envelopes", 5, 1, True),
    ("checks", 30, 1, False),
    ("allocation", 20, 1, False),
    ("lists", 7, 1, False),
    ("lists", 7, 1, True),
    ("rules", 5, 1, True),
    ("rules", 15, 1, True),
    ("rules", 15, 2, True),
]


@cache
def book(kind: str, lang: Lang) -> Grid:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "book.xlsx"
        path.write_bytes(content(kind, lang))
        return read_grid(path)


def everywhere(grid: Grid) -> Iterator[Insertion]:
    for sheet in grid.sheets:
        for is_column in (False, True):
            last = max(place[is_column] for place in sheet.cells)
            for at in range(1, min(last + 1, FARTHEST) + 1):
                yield Insertion(sheet.name, at, 1, is_column)


def sheet_of(grid: Grid, name: str) -> SheetGrid:
    sheet = grid.sheet(name)
    assert sheet is not None
    return sheet


def some(grid: Grid, random: Random) -> list[Insertion]:
    found = list(everywhere(grid))
    return found if EVERYTHING else random.sample(found, SAMPLE)


def wrong_at(grid: Grid, sheet: str, place: tuple[int, int], cell: CellValue) -> Grid:
    def changed(each: SheetGrid) -> SheetGrid:
        return replace(each, cells={**each.cells, place: cell}) if each.name == sheet else each

    return replace(grid, sheets=tuple(map(changed, grid.sheets)))


@pytest.mark.parametrize(("lang", "places"), [(Lang.EN, UNNAMED), (Lang.TR, UNNAMED[::3])])
def test_where_no_name_tells_what_moved(lang: Lang, places: list[Unnamed]) -> None:
    for key, at, count, is_column in places:
        insertion = Insertion(say(f"sheet.{key}", lang), at, count, is_column)
        assert said_of(shifted(book("consortium", lang), insertion)) == [], insertion


@pytest.mark.parametrize(("kind", "lang"), BOOKS)
def test_nothing_is_wrong_after_any_insertion(kind: str, lang: Lang) -> None:
    grid = book(kind, lang)
    for insertion in some(grid, Random(f"{kind} {lang}")):
        assert said_of(shifted(grid, insertion)) == [], insertion


@pytest.mark.parametrize("key", ["partners", "work_packages", "budget", "cofinancing"])
def test_every_formula_gives_what_it_gave_after_a_row_in_a_table(key: str) -> None:
    at = 27 if key == "cofinancing" else 10
    before = book("consortium", Lang.EN)
    grid = shifted(before, Insertion(say(f"sheet.{key}", Lang.EN), at))
    found = Book(grid).results()
    assert len(found) == len(Book(before).results())
    other = [
        place
        for place, given in found.items()
        if not agree(sheet_of(grid, place[0]).cell(*place[1:]).value, given)
    ]
    assert other == []


@pytest.mark.parametrize(("kind", "lang"), BOOKS)
def test_what_is_wrong_is_found_in_its_cell_after_any_insertion(kind: str, lang: Lang) -> None:
    grid = book(kind, lang)
    random = Random(f"wrong {kind} {lang}")
    for insertion in some(grid, random):
        sheet = grid.sheet(insertion.sheet)
        assert sheet is not None
        formulas = [(place, c.formula) for place, c in sheet.cells.items() if c.formula]
        nearest = sorted(
            formulas, key=lambda each: abs(each[0][insertion.is_column] - insertion.at)
        )
        place, formula = random.choice(nearest[:5] if random.random() < 0.5 else formulas)
        is_typed = random.random() < 0.5
        cell = CellValue(Decimal(5), CellKind.NUMBER, None if is_typed else f"({formula})+100")
        now = place_in(insertion, place)
        found = said_of(wrong_at(shifted(grid, insertion), sheet.name, now, cell))
        code = "formula_replaced" if is_typed else "formula_changed"
        assert found == [f"{code} {sheet.name}!{a1(*now)}"], (insertion, a1(*place))
