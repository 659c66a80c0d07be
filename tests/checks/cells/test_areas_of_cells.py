"""Cells as ranges: how they are written, which meet, and which formulas fill."""

from __future__ import annotations

import pytest

from cofin.a1 import Range
from cofin.checks.columns.kinds import ranges, size
from cofin.checks.overlaps import ArrayCells, Overlaps
from tests.checks.card_examples import findings_of


def test_ranges() -> None:
    cells = [(2, 3), (3, 3), (2, 4), (3, 4), (9, 1), (2, 3)]
    assert [str(area) for area in ranges(cells)] == ["C2:D3", "A9"]
    assert [str(area) for area in ranges(cells, joined=False)] == ["A9", "C2:C3", "D2:D3"]
    assert size(Range(2, 3, 3, 4)) == 4


def test_areas_that_meet() -> None:
    areas = [Range(1, 1, 100, 1), Range(2, 2, 3, 4), Range(90, 2, 90, 2), Range(2, 9, 3, 9)]
    found = Overlaps((area, str(area)) for area in areas)
    assert [name for _, name in found.of(Range(3, 1, 60, 5))] == ["A1:A100", "B2:D3"]
    assert [name for _, name in found.of(Range(90, 2, 90, 2))] == ["B90"]


class Asked(Range):
    """A range that counts how often somebody looks where it ends."""

    asked = 0

    @property
    def last_row(self) -> int:
        Asked.asked += 1
        return self[2]


def test_few_areas_are_looked_at_to_find_the_ones_that_meet() -> None:
    """Tall areas, too: a sheet may have thousands of sums over long columns."""
    tall = [Range(1 + 100 * n, 1, 100 + 100 * n, 1) for n in range(1000)]
    flat = [Range(row, 2, row, 2) for row in range(1, 2000)]
    found = Overlaps((area, str(area)) for area in (*tall, *flat))
    assert [name for _, name in found.of(Asked(555, 1, 555, 2))] == ["A501:A600", "B555"]
    assert 0 < Asked.asked < 10


def test_cells_that_array_formulas_fill() -> None:
    filled = ArrayCells([Range(1, 1, 1, 1), Range(3, 1, 60, 2)])
    assert filled.is_alone((1, 1))
    assert not filled.is_alone((3, 1))
    assert not filled.is_spread((1, 1))
    assert filled.is_spread((60, 2))
    assert not filled.is_spread((61, 2))


def test_each_finding_of_parts_of_cents_looks_at_its_own_cells(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A list of prices has thousands of them."""
    asked = 0
    holds = Range.holds

    def counted(area: Range, row: int, column: int) -> bool:
        nonlocal asked
        asked += 1
        return holds(area, row, column)

    monkeypatch.setattr(Range, "holds", counted)
    rows: list[list[object]] = [["Item", "Amount"]]
    rows += [[f"item {n}", n + 0.12345 if n % 2 else n] for n in range(200)]
    (finding,) = findings_of("C10", {"sheet": rows})
    assert (finding.cell, len(finding.places)) == ("B3:B201", 100)
    assert asked < 1000
