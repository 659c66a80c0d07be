"""An empty row inserted among the rows that a column of links reads."""

from __future__ import annotations

import pytest

from cofin.checks.structure.lines import lines_of
from cofin.checks.structure.neighbours import _skips_a_gap
from tests.checks.calculated import Rows, calculated

LIST: Rows = [["Item", "Amount"], *([f"item {n}", n * 110] for n in range(1, 31))]
GAP: Rows = [*LIST[:2], [], *LIST[2:]]
FILLED: Rows = [*LIST[:2], ["item", 55], *LIST[2:]]


@pytest.mark.parametrize(("listed", "gaps"), [(GAP, [True]), (FILLED, [False])])
def test_the_first_link_in_front_of_the_gap(listed: Rows, gaps: list[bool]) -> None:
    """Its neighbours' pattern reads the empty row there; a filled one is left out by mistake."""
    rows = [2, *range(4, 32)]
    links: Rows = [["Place", "Linked"], *([f"place {row}", f"=List!B{row}*0.5"] for row in rows)]
    known = lines_of(calculated([], sheets={"List": listed, "Summary": links}).grid)
    (line,) = (each for each in known.lines if each.sheet.name == "Summary" and each.axis == 0)
    assert [_skips_a_gap(line, at, known) for at in line.strays] == gaps
