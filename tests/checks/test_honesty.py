"""M01: what was not recognised is said once, by the check that knows why."""

from __future__ import annotations

from decimal import Decimal

import pytest

from cofin.checks.honesty import nothing_recognised
from cofin.checks.subject import FileKind, Subject
from cofin.errors import Problem
from cofin.grid import CellKind, CellValue, Grid, SheetGrid
from tests.narrow import words

AMOUNTS = Grid(
    (
        SheetGrid(
            "S",
            cells={
                (1, 1): CellValue("Amount", CellKind.TEXT),
                (2, 1): CellValue(Decimal("1234.56"), CellKind.NUMBER),
                (3, 1): CellValue(Decimal("99.50"), CellKind.NUMBER),
            },
        ),
    )
)
LOST = Problem("", "template.names_lost", {"count": 14, "how": ""})


@pytest.mark.parametrize(
    ("subject", "missing"),
    [
        (Subject("x", grid=Grid((SheetGrid("S"),))), ["amounts"]),
        (Subject("x", grid=AMOUNTS), []),
        (Subject("x", FileKind.PARTNER_SHEET, grid=AMOUNTS), ["partners"]),
        (Subject("x", FileKind.PARTNER_SHEET, grid=AMOUNTS, problems=(LOST,)), []),
        (Subject("x", FileKind.CONSORTIUM, problems=(LOST,)), ["amounts"]),
    ],
)
def test_what_is_missing(subject: Subject, missing: list[str]) -> None:
    found = [finding.values["missing"] for finding in nothing_recognised(subject)]
    assert [words(each)["en"] for each in found] == missing
