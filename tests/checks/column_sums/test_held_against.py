"""A02: what a total is held against stands above its rows, and is none of its parts."""

from __future__ import annotations

import pytest

from tests.checks.calculated import Rows, faults, with_cells

PLAN: Rows = [
    ["Item", "Cost (EUR)"],
    ["Granted", 25000],
    ["Travel", 4200],
    ["Tickets", 8900],
    ["Total", 13100],
]


@pytest.mark.parametrize(
    "after",
    [
        [["Left", "=B2-B5"]],
        [["Used", "=B5/B2"]],
        [["Within it?", '=IF(B5<=B2,"yes","no")']],
        [["", ""], ["", ""], ["Within it?", '=IF(B5<=B2,"yes","no")']],
    ],
)
def test_a_ceiling_above_the_costs(after: Rows) -> None:
    assert faults([*PLAN, *after]) == []
    assert faults(with_cells([*PLAN, *after], B5=13000)) == ["B5"]


@pytest.mark.parametrize(
    "after",
    [
        [],
        [["Share", "=B2/B5"]],
        [["Others", "=B5-B2"]],
        [["Left", "=B2-B4"]],
        [["Left", "=C2-B5"]],
        [["Left", "=B5-B7"], ["Other", 5]],
    ],
)
def test_a_line_above_the_costs(after: Rows) -> None:
    assert faults([*PLAN, *after]) == ["B5"]
