"""C05 in the first and last rows of lists whose other columns say that they are members."""

from __future__ import annotations

import pytest

from tests.checks.calculated import Rows, found, with_cells


def payments(count: int = 5) -> Rows:
    """For each partner the costs, the grant computed, the most it may be, and what is due."""
    rows: Rows = [["Partner", "Personnel", "Travel", "Costs", "Grant", "Maximum", "Due"]]
    for row in range(2, count + 2):
        rows.append([f"Partner {row}", row * 1000, row * 150])
        rows[-1] += [f"=B{row}+C{row}", f"=ROUND(D{row}*75%,2)", 3000, f"=MIN(E{row},F{row})"]
    rows.append(["Total", *(f"=SUM({x}2:{x}{count + 1})" for x in "BCDEFG")])
    return rows


@pytest.mark.parametrize("count", [3, 5, 9])
@pytest.mark.parametrize(
    ("column", "formula"),
    [
        ("G", "=MAX(E{row},F{row})"),
        ("E", "=ROUNDDOWN(D{row}*75%,2)"),
        ("D", "=B{row}-C{row}"),
    ],
)
def test_the_first_and_the_last_member(count: int, column: str, formula: str) -> None:
    clean = payments(count)
    assert found(["C05"], clean) == []
    for row in (2, count + 1):
        place = f"{column}{row}"
        rows = with_cells(clean, **{place: formula.format(row=row)})
        assert found(["C05"], rows) == [("C05", place)]


def test_the_first_of_one_column_and_the_last_of_another() -> None:
    rows = with_cells(payments(9), E2="=ROUNDDOWN(D2*75%,2)", G10="=MAX(E10,F10)")
    assert found(["C05"], rows) == [("C05", "E2"), ("C05", "G10")]


def test_inputs_alone_make_a_member_where_the_same_cells_are_read_and_added_up() -> None:
    rows = [[row[0], row[4], row[5], row[6]] for row in payments()]
    for row in range(2, 7):
        rows[row - 1][1:] = [row * 1000, 3000, f"=MIN(B{row},C{row})"]
    rows[6] = ["Total", "=SUM(B2:B6)", "=SUM(C2:C6)", "=SUM(D2:D6)"]
    assert found(["C05"], rows) == []
    assert found(["C05"], with_cells(rows, D6="=MAX(B6,C6)")) == [("C05", "D6")]
    assert found(["C05"], with_cells(rows, D2="=MAX(B2,C2)")) == [("C05", "D2")]
    assert found(["C05"], with_cells(rows, D6="=MAX(B6,C6)", C6="")) == []
    assert found(["C05"], with_cells(rows, D6="=MAX(B6,C6)")[:-1]) == []  # nothing adds it up
    assert found(["C05"], with_cells(rows, D6="=B6")) == []  # reads another thing


@pytest.mark.parametrize(
    ("place", "formula"),
    [
        ("G6", "=7%*SUM(G2:G5)"),  # overheads of the rows above
        ("G6", "=MIN(E5,F6)*7%"),  # of another row
        ("G6", "=ROUND(Limits!B3,2)"),  # nothing of its row
        ("E6", "(D6*"),
    ],
)
def test_a_fee_is_none(place: str, formula: str) -> None:
    rows = with_cells(payments(), **{place: formula})
    assert ("C05", place) not in found(["C05"], rows, sheets={"Limits": [["a", 1], ["b", 2]]})


def test_one_of_three_needs_two_copies_of_each_other() -> None:
    rows = with_cells(payments(3), G2="=MIN($E$2,F2)", G4="=MAX(E4,F4)")
    assert found(["C05"], rows) == []


def test_ranges_on_another_sheet_may_be_short() -> None:
    listed: Rows = [["Partner", "Year", "Amount"]]
    listed += [[f"P{row % 3}", f"Y{row % 3 + 1}", row * 100] for row in range(2, 14)]
    rows: Rows = [["", "Y1", "Y2", "Y3"]]
    for row in (2, 3, 4):
        keys = f"(List!$A$2:$A$13=$A{row})*(List!$B$2:$B$13={{}}$1)"
        sums = [f"=ROUND($E{row}*SUMPRODUCT({keys.format(x)}*List!$C$2:$C$13),2)" for x in "BCD"]
        rows.append([f"P{row - 2}", *sums, 0.75])
    assert found(["C05"], rows, sheets={"List": listed}) == []
    rows[3][2] = rows[3][2].replace("$13", "$11")
    assert ("C05", "C4") in found(["C05"], rows, sheets={"List": listed})
