"""What is financed, above the sources that make it up, is none of them in any column."""

from __future__ import annotations

from tests.checks.calculated import Rows, found, with_cells

#: What is financed in two years, and who pays it.
SOURCES: Rows = [
    ["Source", "Share", "2026", "2027", "Both years"],
    ["Eligible costs", "", 5000, 3000, "=C2+D2"],
    ["Grant", 0.6, "=ROUND(C$2*$B3,2)", "=ROUND(D$2*$B3,2)", "=C3+D3"],
    ["Friends of the museum", "", 400, 250, "=C4+D4"],
    ["Municipality", "", "=C2-C3-C4", "=D2-D3-D4", "=C5+D5"],
    ["Sources together", "", "=SUM(C3:C5)", "=SUM(D3:D5)", "=SUM(E3:E5)"],
]


def told(rows: Rows) -> list[str]:
    return [cell for _, cell in found(["C07"], rows)]


def test_what_is_financed_is_no_source() -> None:
    assert told(SOURCES) == []


def test_a_row_that_is_no_whole_of_the_others_is_missed() -> None:
    assert told(with_cells(SOURCES, C5=1500, D5=900)) == ["E6"]  # not all of it is paid
    lines = with_cells(SOURCES, C3=3000, D3=1800, C5=1600, D5=950)
    assert told(with_cells(lines, C6="=SUM(C2:C5)", D6="=SUM(D2:D5)")) == ["E6"]
    assert "E6" in told(lines)  # no column says what is made from what
