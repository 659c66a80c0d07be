"""Formulas that read another cell than their neighbours, for a reason that the sheet tells."""

from __future__ import annotations

from tests.checks.calculated import Rows, found, with_cells

_COLUMNS = "BCDEFGHIJK"


def _cash() -> Rows:
    """Two half-years of four months each, and the total of each behind it."""
    months = [["2026", *["month"] * 4, "Total 2026", *["month"] * 4]]
    flows = [["", 500, 300, 200, 700, "", 400, 300, 600, 100]]
    costs = [["", 350, 420, 260, 300, "", 210, 480, 350, 320]]
    rows: Rows = [months[0], ["At the beginning"], ["Received", *flows[0][1:]]]
    rows += [["Spent", *costs[0][1:]], ["At the end"]]
    for at, column in enumerate(_COLUMNS):
        before = _COLUMNS[at - 1]
        begins = {0: 1000, 5: None, 6: None}.get(at, f"={before}5")
        rows[1].append(begins)
        rows[4].append(f"={column}2+{column}3-{column}4")
    return with_cells(
        rows, F2="=B2", F3="=SUM(B3:E3)", F4="=SUM(B4:E4)", G2="=E5", F5="=F2+F3-F4", H2="=G5"
    )


CASH = _cash()
#: Charges on the price of the works, and one on a charge.
CHARGES: Rows = [
    ["Line", "Rate", "Amount (EUR)"],
    ["A. Price of the works", "", 26000],
    ["B1. Survey", 0.05, "=ROUND($C$2*B3,2)"],
    ["B2. Design fees", 0.09, "=ROUND($C$2*B4,2)"],
    ["B3. Pension fund on design fees", 0.04, "=ROUND(C4*B5,2)"],
    ["B4. Supervision", 0.1, "=ROUND($C$2*B6,2)"],
    ["B5. Tests", 0.02, "=ROUND($C$2*B7,2)"],
    ["B. Together", "", "=SUM(C3:C7)"],
]

#: Pieces by their number, and a cable by number and length.
PIECES: Rows = [
    ["Item", "Number", "Length", "Quantity"],
    ["Panels", 273, "", "=B2"],
    ["Inverters", 2, "", "=B3"],
    ["Cable", 8, 64, "=B4*C4"],
    ["Switchboard", 1, "", "=B5"],
    ["Meter", 1, "", "=B6"],
]
#: A rate that each row adds up from the same figures.
POSTS: Rows = [
    ["Rise each year", 0.03],
    ["Insurance", 0.138],
    ["Pension", 0.145],
    ["Training levy", 0.005],
    [],
    ["Post", "Salary", "On top", "Costs"],
    ["Head", 58000, "=$B$2+$B$3+$B$4", "=B7*(1+C7)"],
    ["Biologist", 52000, "=$B$2+$B$3+$B$4", "=B8*(1+C8)"],
    ["Driver", 31000, "=$B$2+$B$3+$B$4", "=B9*(1+C9)"],
]


def told(rows: Rows) -> list[str]:
    return [cell for _, cell in found(["C05"], rows)]


def test_a_year_begins_with_the_month_before_its_total() -> None:
    assert told(CASH) == []
    assert told(with_cells(CASH, G2="=D5")) == ["G2"]  # not the last month
    bare = with_cells(CASH, F3=1700, F4=1330)
    assert told(bare) == ["G2"]  # nothing says that the column between is a total
    assert told(with_cells(CASH, G2="=E5-E4")) == ["G2"]


def test_a_charge_on_the_line_that_it_names() -> None:
    assert told(CHARGES) == []
    assert told(with_cells(CHARGES, A5="B3. Pension fund")) == ["C5"]
    assert told(with_cells(CHARGES, A5="B3. Design fees and price of the works")) == ["C5"]


def test_what_only_this_row_has_is_read_in_it_alone() -> None:
    assert told(PIECES) == []
    assert told(with_cells(PIECES, C2=2, C3=1, C5=1, C6=1)) == ["D4"]
    assert told(with_cells(PIECES, C4="", C5=64, D4="=B4*C5")) == ["D4"]
    assert told(with_cells(PIECES, D4="=B3*C4")) == ["D4"]


def test_single_figures_that_each_row_adds_up() -> None:
    assert found(["C07"], POSTS) == []
    once = with_cells(POSTS, C8=0.288, C9=0.288)
    assert found(["C07"], once) == [("C07", "C7")]
    assert len(found(["C07"], [[*r[:2], *(["=SUM($B$2:$B$4)"] if r[2:] else [])] for r in POSTS]))
