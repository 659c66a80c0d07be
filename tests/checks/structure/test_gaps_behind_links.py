"""An empty row inserted among the rows that a column of links reads."""

from __future__ import annotations

import pytest

from tests.checks.calculated import Rows, found

LIST: Rows = [
    ["Item", "Amount", "", "Rate", 0.5],
    *([f"item {n}", n * 110] for n in range(1, 31)),
]
GAP: Rows = [*LIST[:2], [], *LIST[2:]]
FILLED: Rows = [*LIST[:2], ["item", 55], *LIST[2:]]


@pytest.mark.parametrize(("listed", "told"), [(GAP, []), (FILLED, [("C05", "B2")])])
def test_the_first_link_in_front_of_the_gap(listed: Rows, told: list[tuple[str, str]]) -> None:
    """Its neighbours' pattern reads the empty row there; a filled one is left out by mistake."""
    rows = [2, *range(4, 32)]
    links: Rows = [
        ["Place", "Linked"],
        *([f"place {row}", f"=List!B{row}*List!$E$1"] for row in rows),
    ]
    assert found(["C05"], [], sheets={"List": listed, "Summary": links}) == told
