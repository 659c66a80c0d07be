"""Sums in every fourth row, or in every row: seconds once, and minutes for a long budget."""

from __future__ import annotations

import random
from collections.abc import Callable
from typing import Any

import pytest

from cofin.checks.formula.references import References
from cofin.checks.run import run_checks
from cofin.checks.structure.sums.reaches import Reaches
from cofin.checks.structure.sums.readers import any_of, readers_of
from cofin.checks.structure.sums.sum import sums_of
from cofin.checks.subject import Subject
from tests.checks.card_examples import subject_of_example
from tests.checks.steps import growth

Rows = list[list[object]]


def subject_of(rows: Rows) -> Subject:
    return subject_of_example({"sheet": rows, "kind": "other"})


def with_sub_totals(count: int) -> Subject:
    """A sub-total behind every four lines, and one total of everything."""
    rows: Rows = [["Item", "Days", "Price", "Amount"]]
    for n in range(count // 4):
        for line in range(4):
            row = len(rows) + 1
            rows.append([f"Item {n} {line}", 2, 10, f"=B{row}*C{row} -> 20"])
        last = len(rows)
        rows.append([f"Sub-total {n}", "", "", f"=SUM(D{last - 3}:D{last}) -> 80"])
    rows.append(["Grand total", "", "", f"=SUBTOTAL(9,D2:D{len(rows)}) -> {20 * count}"])
    return subject_of(rows)


def cumulative(count: int) -> Subject:
    """What was spent up to each line beside its amount."""
    rows: Rows = [["Item", "Days", "Price", "Amount", "Cumulative"]]
    for row in range(2, count + 2):
        amounts = [f"=B{row}*C{row} -> 20", f"=SUM(D$2:D{row}) -> {20 * (row - 1)}"]
        rows.append([f"Item {row}", 2, 10, *amounts])
    return subject_of(rows)


def rates(count: int) -> Subject:
    """The same, and a rate above the amounts that each of them reads."""
    subject = cumulative(count)
    cells = dict(subject.grid.sheets[0].cells)
    for row in range(2, count + 2):
        cells[row, 4] = cells[row, 4]._replace(formula=f"B{row}*C{row}*D$1")
    cells[1, 4] = cells[2, 2]
    object.__setattr__(subject.grid.sheets[0], "cells", cells)
    return subject


def test_a_sub_total_looks_at_its_own_block() -> None:
    assert growth("C07", with_sub_totals, 200) < 3


@pytest.mark.parametrize("layout", [cumulative, rates])
def test_a_cumulative_total_resolves_no_formula_again(
    layout: Callable[[int], Subject], monkeypatch: pytest.MonkeyPatch
) -> None:
    resolved: list[str] = []
    resolve = References.of_shape

    def counted(references: References, *where: Any) -> object:
        resolved.append("")
        return resolve(references, *where)

    monkeypatch.setattr(References, "of_shape", counted)

    def questions(count: int) -> int:
        subject = layout(count)
        resolved.clear()
        run_checks(subject, only=["C07"])
        return len(resolved)

    assert questions(100) < 3 * questions(50)


def test_ranges_that_take_a_row_in_come_in_their_order() -> None:
    chance = random.Random(1)
    for count in (0, 1, 2, 3, 8, 13):
        pairs = [sorted(chance.choices(range(12), k=2)) for _ in range(count)]
        reaches = [(first, last) for first, last in pairs]
        for here in range(-1, 13):
            expected = [reach for reach in reaches if reach[0] <= here <= reach[1]]
            assert list(Reaches(reaches).holding(here)) == expected


def test_places_in_two_lists() -> None:
    assert any_of([3, 5], [1, 5, 9])
    assert not any_of([3, 6], [1, 5, 9])
    assert not any_of([], [1])
    assert not any_of([1], [])


def test_which_cells_are_read() -> None:
    rows: Rows = [[1, 2, "=SUM(A2:A4)", "=SUM(A3:A6)"], [1, 2, 3], ["=SUM(A4:C5)", "=A1", "=C9*1"]]
    sums = sums_of(subject_of(rows).grid)
    read = readers_of(sums).is_read
    assert [row for row in range(1, 9) if read(("Budget", row, 1))] == [1, 2, 3, 4, 5, 6]
    assert [row for row in range(1, 10) if read(("Budget", row, 3))] == [4, 5, 9]
    assert [row for row in range(1, 10) if read(("Budget", row, 2))] == [4, 5]
    assert not read(("Elsewhere", 1, 1))
