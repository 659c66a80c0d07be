"""The words around a cell."""

from __future__ import annotations

from typing import Any

import pytest

from cofin.checks.words.labels import column_label, label_of, row_label
from cofin.grid import SheetGrid
from tests.checks.card_examples import subject_of_example
from tests.checks.structure.examples import Rows

ROWS: list[list[Any]] = [
    ["Budget of P1", "", "", "", "", "Year 1"],
    ["Partner", "Category", "Description", "Quantity", "Unit", "Amount"],
    ["P1", "Personnel", "Project  manager\n(senior)", 10, "month", 42000],
    ["P1", "Personnel", "Trainer", 10, "month", 30000],
    ["P1", "Travel", "Bus to Bari", 2, "trip", 80],
    ["Total", "", "", "", "", 72080],
    ["", "", "", 5, "", 6],
    ["x" * 80, "", "", "", "", 7],
]


def sheet(rows: list[list[Any]] = ROWS, **more: Any) -> SheetGrid:
    return subject_of_example({"sheet": rows, **more}).grid.sheets[0]


@pytest.mark.parametrize(
    ("row", "column", "label"),
    [
        (3, 6, "Project manager (senior) · Amount"),
        (5, 6, "Bus to Bari · Amount"),
        (5, 4, "Bus to Bari · Quantity"),
        (6, 6, "Total · Amount"),
        (7, 6, "Amount"),
        (1, 1, ""),
        (3, 1, "Partner"),
        (99, 99, ""),
    ],
)
def test_label(row: int, column: int, label: str) -> None:
    assert label_of(sheet(), row, column) == label


def test_a_heading_over_several_columns() -> None:
    rows: Rows = [["Item", "Costs", ""], ["a", 1, 2], ["Item", "", ""], ["b", 3, 4]]
    merged = sheet(rows, merges=["Budget!B1:C1", "Budget!A2:A3"])
    assert column_label(merged, 2, 3) == "Costs"
    assert column_label(merged, 4, 2) == "Costs"
    rows = [["", "Old", "Old"], ["", "New", ""], ["a", 1, 2]]
    assert column_label(sheet(rows, merges=["Budget!B1:C1"]), 3, 2) == "New"
    assert column_label(sheet(rows, merges=["Budget!B2:C2"]), 3, 3) == "New"
    assert column_label(sheet(rows, merges=["Budget!D2:E2"]), 3, 3) == "Old"


def test_long_labels_are_cut() -> None:
    label = row_label(sheet(), 8, 6)
    assert len(label) == 60
    assert label.endswith("…")


def test_the_same_words_are_said_once() -> None:
    assert label_of(sheet([["", "Total"], ["Total", 5]]), 2, 2) == "Total"


def test_labels_of_another_sheet_with_the_same_cells_are_its_own() -> None:
    first, second = sheet([["", "A"], ["a", 1]]), sheet([["", "B"], ["b", 1]])
    assert label_of(first, 2, 2) == "a · A"
    assert label_of(second, 2, 2) == "b · B"


NUMBERS_AS_TEXT: list[list[Any]] = [
    ["Item", "Costs", "", "Remark"],
    ["", "2023", "2024", "3"],
    ["Staff", "1.200,00", 1300, "12"],
    ["Travel", "1 500", 700, "x"],
    ["Rent", "900", 800, ""],
    ["Phone", 20, 30, 5],
]


@pytest.mark.parametrize(
    ("row", "column", "label"),
    [
        (4, 2, "2023"),  # 1.200,00 above it is an amount
        (5, 2, "2023"),  # 1 500 could be nothing else, 900 stands among amounts
        (6, 2, "2023"),
        (3, 2, "2023"),  # a heading, as long as no amounts stand beside it
        (6, 4, "x"),
        (4, 4, "3"),  # the third period
    ],
)
def test_a_number_written_as_text_is_no_heading(row: int, column: int, label: str) -> None:
    assert column_label(sheet(NUMBERS_AS_TEXT), row, column) == label


SIDE: list[list[Any]] = [
    ["Costs", "Amount", "%", "Sources", "Amount", "%"],
    ["Staff and charges", 80, "=B2/B4 -> 0.8", "European Union", 75, "=E2/E4 -> 0.75"],
    ["Missions", 20, "=B3/B4 -> 0.2", "Region", 25, "=E3/E4 -> 0.25"],
    ["All costs", 100, 1, "All sources", 100, 1],
]


def test_two_tables_side_by_side() -> None:
    assert label_of(sheet(SIDE), 3, 6) == "Region · %"
    assert label_of(sheet(SIDE), 3, 5) == "Region · Amount"
    assert label_of(sheet(SIDE), 3, 2) == "Missions · Amount"
    parted = [[*row[:3], "", *row[3:]] for row in SIDE]
    parted[0][5] = "EUR"
    assert label_of(sheet(parted), 3, 7) == "Region · %"
    once = [[*SIDE[0][:4], "EUR", "Share"], *SIDE[1:]]
    assert row_label(sheet(once), 3, 6) == "Missions"  # it may be a remark
    assert row_label(sheet(SIDE[1:]), 3, 6) == "All costs"  # no headings
    once[0][3:5] = ["", "Amount"]
    assert row_label(sheet(once), 3, 6) == "Missions"


def test_units_after_a_blank_column_start_no_table() -> None:
    rows = [[f"Service number {n}", n, "", "day", "trip" * (n % 2), n] for n in range(4)]
    assert row_label(sheet(rows), 3, 6) == "Service number 2"
    rows = [[f"Service {n}", "", f"Place {n}, hall", n] for n in range(4)]
    assert row_label(sheet(rows), 3, 4) == "Place 2, hall"  # says more
    rows = [[f"Service number {n}", "", f"Place {n}", n] for n in range(4)]
    assert row_label(sheet(rows), 3, 4) == "Service number 2"


def test_a_short_list_of_income_beside_a_long_one_of_costs() -> None:
    costs = ["Artists' fees", "Stage and light hire", "Accommodation (64 nights)", "Insurance"]
    income = ["Creative Europe grant", "Own funds", "", ""]
    rows: list[list[Any]] = [["Expenditure", "Amount", "", "Income", "Amount"]]
    rows += [[c, 5, "", i, 5 if i else ""] for c, i in zip(costs, income, strict=True)]
    rows += [["Overheads (7 % of cash)", 5], ["Total expenditure", 20, "", "Total income", 10]]
    assert row_label(sheet(rows), 7, 5) == "Total income"
    rows = [[f"Service number {n}", n, "", "a" * (n < 2) + "day", n] for n in range(5)]
    assert row_label(sheet(rows), 3, 5) == "Service number 2"


@pytest.mark.parametrize("blocks", [2, 3, 6])
@pytest.mark.parametrize("beside", [("EUR", "EUR"), ("P1.1", "P1.2"), ("unit", "EUR per month")])
def test_lines_that_come_again_in_each_block(blocks: int, beside: tuple[str, str]) -> None:
    items = ["Researchers", "Travel", "Overheads (7 % of the above)", "Total"]
    rows: Rows = []
    for block in range(blocks):
        rows += [[f"Partner {block}", "", ""], ["Item", "", "Amount"]]
        rows += [[item, beside[at % 2], 100 * at] for at, item in enumerate(items)]
    for row in (5, 6 * blocks - 1):
        assert row_label(sheet(rows), row, 3) == "Overheads (7 % of the above)"
        turned = sheet([[cells[1], cells[0], *cells[2:]] for cells in rows])
        assert row_label(turned, row, 3) == "Overheads (7 % of the above)"
