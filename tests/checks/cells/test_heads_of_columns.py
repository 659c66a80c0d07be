"""C01: numbers that head columns, as in a table of what happens if costs rise or fall."""

from __future__ import annotations

import pytest

from tests.checks.structure.examples import Rows, cells

PLAN: Rows = [["Plan", "2026", "2027", "2028"]]
PLAN += [["Sales", 900, 950, 980], ["Costs", 700, 720, 740], []]
WAYS: Rows = [
    ["What if", "'-10 %", "Plan", "'+10 %"],
    ["Factor", 0.9, 1, 1.1],
    ["Sales", "=B2*B6 -> 810", "=B2*C6 -> 900", "=B2*D6 -> 990"],
]


def test_numbers_beside_a_word_head_columns() -> None:
    assert cells("C01", [*PLAN, *WAYS]) == []


@pytest.mark.parametrize(
    "row",
    [
        ["Rent", "'-10", "'20", "'30"],  # no word heads a column
        ["Rent", "'-10", "days", 20],
        ["Rent", "'-10", "=A1 -> Plan", "'20"],
    ],
)
def test_a_row_of_numbers_as_texts(row: list[object]) -> None:
    assert "B5" in cells("C01", [*PLAN, row, *WAYS[1:]])


def test_numbers_that_are_read_or_stand_in_the_table() -> None:
    read: Rows = [*WAYS[:2], ["Sales", "=B2*(1+B5) -> 810", "=B2*C6 -> 900", "=B2*D6 -> 990"]]
    assert cells("C01", [*PLAN, *read]) == ["B5"]
    assert cells("C01", [*PLAN[:-1], ["Rent", "'-10", "days", "'20"], *WAYS[1:]]) == ["B4", "D4"]
