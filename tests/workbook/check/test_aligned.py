"""Rows and columns without names: where they are now is told by what they calculate."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

import pytest

from cofin.grid import CellKind, CellValue, SheetGrid
from cofin.workbook.anchors import Axis, Moved
from cofin.workbook.check.aligned import closer, likeness
from cofin.workbook.check.search import MOST, Search

FORMULA = CellValue(Decimal(1), CellKind.NUMBER, "1+0")
NUMBER = CellValue(Decimal(1), CellKind.NUMBER)
WORDS = CellValue("words", CellKind.TEXT)

CELLS = {"f": FORMULA, "n": NUMBER, "w": WORDS}


def drawn(*rows: str) -> SheetGrid:
    """A sheet: f is a formula, n a number, w a text, anything else an empty cell."""
    return SheetGrid(
        "Sheet",
        cells={
            (row, column): CELLS[letter]
            for row, text in enumerate(rows, 1)
            for column, letter in enumerate(text, 1)
            if letter in CELLS
        },
    )


def places(*rows: str) -> list[tuple[int, int]]:
    return [place for place, cell in drawn(*rows).cells.items() if cell.formula]


def rows_of(moved: Moved, *rows: int) -> list[int]:
    return [moved.rows.present(row)[0] for row in rows]


THEN = ("w", "wff", "wff", "", "wff")


@pytest.mark.parametrize(
    ("now", "rows"),
    [
        (("w", "wff", "wff", "", "wff"), [2, 3, 5]),
        (("w", "", "wff", "wff", "", "wff"), [3, 4, 6]),
        (("w", "wff", "", "wff", "", "wff"), [2, 4, 6]),
        (("w", "wff", "wff", "", "", "wff"), [2, 3, 6]),
        (("w", "", "wff", "", "", "wff", "", "wff"), [3, 6, 8]),
        (("w", "wff", "", "wnf", "", "wff"), [2, 4, 6]),  # one typed over
        (("w", "wff", "", "w f", "", "wff"), [2, 4, 6]),  # one cleared
        (("w", "wff", "w", "wff", "", "wff"), [2, 4, 6]),  # with a remark
        (("w", "wff", " n", "wff", "", "wff"), [2, 3, 6]),  # with a number: it may count
        (("w", "wff", "wff", "", "wff", "wff"), [2, 3, 5]),  # a copied one: nothing is certain
        (("w", "wff", "wff", "", "w"), [2, 3, 5]),  # all cleared
    ],
)
def test_rows(now: tuple[str, ...], rows: list[int]) -> None:
    found = closer(drawn(*now), places(*THEN), Moved("Sheet"))
    assert rows_of(found, 2, 3, 5) == rows


def test_a_row_of_words_in_a_table_of_input_is_not_passed_over() -> None:
    now = drawn("w", "wff", "w", "wff", "", "wff")
    found = closer(now, places(*THEN), Moved("Sheet"), is_input=True)
    assert rows_of(found, 2, 3) == [2, 3]


def test_columns_and_rows_at_once() -> None:
    now = drawn("w", "w f f", "", "w f f", "", "w f f")
    found = closer(now, places(*THEN), Moved("Sheet"))
    assert rows_of(found, 2, 3, 5) == [2, 4, 6]
    assert [found.columns.present(column)[0] for column in (2, 3)] == [3, 5]


def test_names_say_how_many_rows_there_are() -> None:
    """Where nothing moved between two names, nothing is looked for."""
    still = Moved("Sheet", Axis(anchors=((1, 1), (5, 5))))
    now = drawn("w", "", "wff", "wff", "", "wff")
    assert rows_of(closer(now, places(*THEN), still), 2, 3) == [2, 3]


@pytest.mark.parametrize(
    ("now", "percent"),
    [(THEN, 100), (("", *THEN), 100), (("w", "wnn", "wff", "", "wff"), 77), (("w",), 0)],
)
def test_how_well_a_sheet_fits(now: tuple[str, ...], percent: int) -> None:
    assert likeness(drawn(*now), places(*THEN)) == percent


def search(now: Mapping[int, int], anchors: tuple[tuple[int, int], ...] = ()) -> Search:
    """Lines of the template that are elsewhere now; all others may have been inserted."""
    taken = sorted(now.values())
    return Search(anchors, lambda: taken, lambda: taken[-1], lambda then, here: now[then] == here)


def test_so_many_lines_are_looked_for() -> None:
    assert search({1: 1, 2: 2 + MOST}).axis([1, 2]).present(2) == (2 + MOST,)
    assert search({1: 1, 2: 3 + MOST}).axis([1, 2]).present(2) == (2,)


def test_a_search_that_would_take_too_long_is_left_out() -> None:
    now = {line: line + 900 * (line > 500) for line in range(1, 1001)}
    ends = ((1, 1), (1000, 1900))
    assert search(now, ends).axis(list(now)).present(700) == (700,)


def test_without_room_for_what_a_name_says_it_is_left_out() -> None:
    lines = {1: 1, 2: 2, 3: 4}
    full = Search(((1, 1), (3, 4)), lambda: [1, 2, 3, 4], lambda: 4, lambda _, __: 1)
    found = full.axis(list(lines))
    assert found.present(2) == (2,)
