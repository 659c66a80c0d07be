"""C07: what is counted twice has the name that stands in the formula."""

from __future__ import annotations

import pytest

from cofin.checks.run import run_checks
from cofin.text import Lang
from tests.checks.calculated import Rows, calculated, with_cells

YEARS: Rows = [
    ["Item", "2026", "2027", "First half", "2028", "2029", "Second half", "Total"],
    *(
        [f"Item {n}", n, n, f"=SUM(B{n}:C{n})", 2 * n, 2 * n, f"=SUM(E{n}:F{n})", f"=D{n}+G{n}"]
        for n in range(2, 5)
    ),
    ["Total", *(f"=SUM({column}2:{column}4)" for column in "BCDEFGH")],
    ["Reserve", *(7,) * 7],
    ["Whole", *(f"={column}5+{column}6" for column in "BCDEFGH")],
]


@pytest.mark.parametrize(
    ("cell", "formula", "twice", "mend"),
    [
        ("H7", "=H5+H6+H3", "counts H3 twice", "counts H3 once"),  # a total of a total
        ("H7", "=H5+H6+H3+H4", "counts H3:H4 twice", "counts H3:H4 once"),
        ("H7", "=H5+H6+H6", "counts H6 twice", "counts H6 once"),
        ("H7", "=H5+H6+H6+H3", "counts H3, H6 twice", "counts H3, H6 once"),
        ("H3", "=D3+G3+D3", "counts D3 twice", "counts D3 once"),
        (
            "H3",
            "=SUM(B3:G3)",
            "counts both D3, G3 and what is added up there",
            "takes in either D3, G3 or what is added up there, not both",
        ),
        ("H3", "=SUM(B3:G3)+D4+D4+B4", "counts B3, C3, D4, E3, F3 twice", "once"),
        ("H3", "=D3+G3+C3", "counts C3 twice", "counts C3 once"),
    ],
)
def test_by_their_names(cell: str, formula: str, twice: str, mend: str) -> None:
    rows = with_cells(YEARS, **{cell: formula})
    told = run_checks(calculated(rows), only=["C07"]).findings
    (each,) = [each for each in told if each.cell == cell]
    assert twice in each.message()
    assert mend in each.fix()


def test_in_turkish() -> None:
    subject = calculated(with_cells(YEARS, H3="=SUM(B3:G3)"))
    (each,) = run_checks(subject, only=["C07"]).findings
    assert "Hem ara toplam hem de parçaları sayılıyor: D3, G3." in each.message(Lang.TR)
    assert "Ya ara toplam ya da parçaları sayılacak: D3, G3." in each.fix(Lang.TR)
