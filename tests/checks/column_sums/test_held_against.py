"""A02: what a total is held against stands above its rows, and is none of its parts."""

from __future__ import annotations

from typing import Any

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


SOURCES: Rows = [
    ["Item", "2025", "2026"],
    ["All costs", 1120, 1485],
    ["Not eligible", 80, 45],
    ["Region", 500, 720],
    ["Province", 200, 290],
    ["Town", 320, 430],
    ["Total sources", "=SUM(B4:B6)", "=SUM(C4:C6)"],
]


def test_what_all_columns_add_up_is_what_the_row_means() -> None:
    assert faults(with_cells(SOURCES, B2="=900+220", B3="=40+40", C2="=985+500")) == []


@pytest.mark.parametrize(
    "cells",
    [
        {"C7": 1440},  # nobody says what it is
        {"C7": "=SUM(C3:C6)"},  # one of them slipped
        {"B7": "=SUM(B2:B6)"},
        {"B7": "=B4+B5+B6", "C7": "=C4+C5+C6"},
        {"B7": "=SUM(B5:B6)", "C7": "=SUM(C5:C6)"},  # too few to say so
        {"B7": "=SUM(B3:B5)", "C7": "=SUM(C3:C5)"},  # not what stands right above
    ],
)
def test_columns_that_do_not_agree_are_judged_by_what_stands_above(cells: dict[str, Any]) -> None:
    assert faults(with_cells(SOURCES, **cells)) != []
