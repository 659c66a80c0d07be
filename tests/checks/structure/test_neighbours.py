"""C05 beyond the examples of its card."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tests.checks.structure.examples import Rows, cells, found, products, with_prices_read


def changed(rows: Rows, row: int, formula: str, column: int = 4) -> Rows:
    rows[row - 1][column - 1] = formula
    return rows


@pytest.mark.parametrize(
    "formula",
    ["B4*C5", "B4+C4", "B4*C4*1.1", "ROUND(B4*C4,0)", "B4*$C$2", "C4", "SUM(B4:C4)", "(B4*C4"],
)
def test_another_formula_in_the_middle(formula: str) -> None:
    assert cells("C05", changed(products(), 4, f"={formula} -> 30")) == ["D4"]


@pytest.mark.parametrize("formula", ["C4*B4", "(B4*C4)", "$B$4*$C4", "PRODUCT(B4:C4)", "b4*c4"])
def test_the_same_written_differently(formula: str) -> None:
    assert cells("C05", changed(products(), 4, f"={formula} -> 30")) == []


def test_the_difference_is_known_where_it_can_be_computed() -> None:
    (finding,) = found("C05", changed(products(), 4, "=B4*C4+5 -> 35"))
    assert finding.difference == Decimal(5)
    (finding,) = found("C05", changed(products(), 4, "=B4*C4+5"))
    assert finding.difference is None


def test_a_first_or_last_row_of_its_own() -> None:
    assert cells("C05", changed(products(), 2, "=F1*12 -> 12")) == []
    assert cells("C05", changed(products(), 7, "=B7*C7*1.1 -> 66")) == []
    last = changed(products(4), 5, "=B5*C4 -> 66")
    assert cells("C05", with_prices_read(last)) == []
    assert cells("C05", last) == ["D5"]  # its own price stands there, and nothing reads it


def test_a_first_row_that_slipped() -> None:
    assert cells("C05", changed(products(), 2, "=B3*C2 -> 20")) == ["D2"]


def test_a_form_that_occurs_twice_is_a_choice() -> None:
    rows = changed(changed(products(9), 4, "=B4*C4*0.5 -> 15"), 7, "=B7*C7*0.5 -> 30")
    assert cells("C05", rows) == []


def test_but_not_among_many() -> None:
    rows = changed(changed(products(40), 4, "=B4*C4*0.5 -> 15"), 7, "=B7*C7*0.5 -> 30")
    assert cells("C05", rows) == ["D4", "D7"]


def test_a_formula_of_its_row_is_at_home() -> None:
    rows = products(8)
    for row in rows[1:]:
        row += [row[3], row[3], row[3]]
    rows[4][3:] = [f"=SUM({x}2:{x}4)*2 -> 5" for x in "DEFG"]
    assert cells("C05", rows) == []


def test_links_to_different_cells_are_no_pattern() -> None:
    rows: Rows = [[f"P{n}", "=$F$1 -> 1"] for n in range(6)]
    assert cells("C05", changed(rows, 3, "=$F$2 -> 2", 2)) == []


def test_states_in_words_are_not_compared() -> None:
    rows = products()
    for number, row in enumerate(rows[1:], 2):
        row[3] = f'=IF(B{number}="","?","OK") -> OK'
    assert cells("C05", changed(rows, 4, '=IF(B4="","x","fine") -> fine')) == []


def test_twins_across_a_row_of_many_kinds() -> None:
    rows: Rows = [["Item", "Qty", "Price", "A", "B", "C", "D", "E", "F"]]
    for row in range(2, 9):
        single = [f"=B{row}*C{row} -> 1", f"=B{row}+1 -> 1", f"=B{row}+C{row} -> 1"]
        rows.append([f"item {row}", 1, 2, *single, *single])
    rows[4][3:6] = ["=MAX(B5:B5) -> 5", "=MAX(C5:C5) -> 5", "=MAX(D5:D5) -> 5"]
    assert cells("C05", rows) == []
    rows[4][3:6] = ["=MAX(B5:B5) -> 5", "=MAX(C5:C5) -> 5", "=MAX(C5:C5) -> 5"]
    assert cells("C05", rows) == ["D5", "E5", "F5"]


def test_a_rate_among_amounts() -> None:
    rows: Rows = [["", "A", "B", "C", "D", "E"], ["a", 1, 2, 3, 4, 5]]
    rows.append(["Total", *(f"=SUM({x}1:{x}2) -> 1" for x in "BCDEF")])
    changed(rows, 3, "=C2/B2 -> 2", 4)
    assert cells("C05", rows) == ["D3"]
    assert cells("C05", rows, formats={"Budget!D3": "0.0%"}) == []
    assert cells("C05", rows, formats={"Budget!D3": "dd.mm.yyyy"}) == []


def test_a_cell_is_found_once() -> None:
    rows: Rows = [["", *"ABCDE"]]
    for row in range(2, 7):
        rows.append([f"item {row}", *(f"=Costs!{x}{row}*2 -> 1" for x in "BCDEF")])
    changed(rows, 4, "=Costs!D4*3 -> 1", 4)
    assert cells("C05", rows) == ["D4"]


def test_a_mean_rate_in_a_row_of_sums() -> None:
    rows: Rows = [["", *"ABCDE"], ["a", 1, 2, 3, 4, 5], ["b", 1, 2, 3, 4, 5]]
    rows.append(["Total", *(f"=SUM({x}2:{x}3) -> 1" for x in "BCDEF")])
    assert cells("C05", changed(rows, 4, "=E4/C4 -> 2", 4)) == []
    assert cells("C05", changed(rows, 4, "=SUM(C2:C3) -> 2", 4)) == ["D4"]


def lines_and(label: str, *cells: object) -> Rows:
    rows = products(4)
    return [*rows, [label, *cells]]


def test_overheads_below_lines_are_no_product() -> None:
    overheads = lines_and("Overheads", "", 0.07, "=ROUND(D5*C6,2) -> 2.8")
    rows = [*overheads, ["more", 2, 10, "=B7*C7 -> 20"], ["more", 3, 10, "=B8*C8 -> 30"]]
    assert cells("C05", rows) == []
    rows[5] = ["Overheads", 1, 0.07, "=ROUND(D5*C6,2) -> 2.8"]
    assert cells("C05", rows) == ["D6"]
    rows[5] = ["Overheads", "", 0.07, "=ROUND(D5*C6,2) -> 0"]
    assert cells("C05", rows) == ["D6"]  # nothing is lost, and the reference is wrong


def test_a_neighbour_that_cannot_be_copied() -> None:
    rows = changed(changed(products(), 3, "=$B$3*$C$3 -> 20"), 4, "=B4*C5 -> 30")
    (finding,) = found("C05", rows)
    assert finding.fix().startswith("Put =B4*C4 into Budget!D4")


def with_remarks(count: int = 6) -> Rows:
    """Costs with limits, and a word on each: ``ok`` or ``too high``."""
    rows: Rows = [["Item", "Cost", "Limit", "State"]]
    for row in range(2, count + 2):
        rows.append([f"i{row}", 10 * row, 100, f'=IF(B{row}<=C{row},"ok","too high") -> "ok"'])
    return rows


@pytest.mark.parametrize("row", [4, 7])
def test_a_remark_that_compares_another_row(row: int) -> None:
    slipped = f'=IF(B{row}<=C{row - 1},"ok","too high") -> "ok"'
    assert cells("C05", changed(with_remarks(), row, slipped)) == [f"D{row}"]


def test_a_remark_of_its_own() -> None:
    own = '=IF(B4<=C4,"ok","ask the office") -> "ok"'
    assert cells("C05", changed(with_remarks(), 4, own)) == []
    assert cells("C05", changed(with_remarks(4), 3, '=IF(B3<=C2,"ok","too high") -> "ok"')) == []
    assert cells("C05", with_remarks()) == []
