"""A column "Gap" in which every row but one says 0: the sheet checks itself there."""

from __future__ import annotations

from typing import Any

import pytest

from cofin.checks.run import run_checks
from tests.checks.card_examples import subject_of_example

HEAD = ["Partner", "Eligible cost", "EU grant", "Own cash", "Total funding"]


def told(
    heading: str = "Gap",
    off: tuple[int, ...] = (4,),
    total: str = "=SUM(C{0}:D{0})",
    rows: int = 5,
    gap: str = "=B{0}-E{0}",
) -> list[str]:
    """Where A02 speaks of a check, in a plan of costs and their sources."""
    sheet: list[list[Any]] = [[*HEAD, heading]]
    for row in range(2, 2 + rows):
        own = 200 if row in off else 250
        whole = f"{total.format(row)} -> {750 + own}" if total else 750 + own
        sheet.append([f"P{row}", 1000, 750, own, whole, f"{gap.format(row)} -> {250 - own}"])
    findings = run_checks(subject_of_example({"sheet": sheet}), only=["A02"]).findings
    return [each.cell for each in findings if each.cell.startswith("F")]


@pytest.mark.parametrize(
    "heading",
    [
        "Gap",
        "Funding gap (EUR)",
        "Differenz",
        "Fark",
        "Écart",
        "Scarto",
        "Diferencia",
        "Różnica",
        "Diferença",
        "Verschil",
    ],
)
def test_a_gap_among_zeros_is_a_check_that_does_not_hold(heading: str) -> None:
    assert told(heading) == ["F4"]


def test_gaps_that_are_no_check() -> None:
    assert told(off=()) == []
    assert told(off=(3, 4)) == []  # somebody has still to find money
    assert told(rows=3, off=(3,)) == []
    assert told("Remaining budget") == []
    assert told(total="") == []  # a new budget beside an old one
    assert told(total="=C{0}+D{0}") == []
    assert told(gap="=B{0}-C{0}-D{0}") == []
    assert told(gap="=B$2-E{0}") == []
