"""C04: an amount that comes from elsewhere than the list which the others of its column ask."""

from __future__ import annotations

import pytest

from tests.checks.structure.examples import Rows, cells

KINDS = ("Rent", "Print", "Travel", "Food", "Wages (from payroll)")
LIST = {
    f"Vouchers!{x}{row}": value
    for row, (kind, amount) in enumerate(
        [("Rent", 900), ("Print", 85), ("Travel", 310), ("Food", 60), ("Travel", 45)], start=2
    )
    for x, value in (("A", kind), ("B", amount), ("C", f"WP{row % 2 + 1}"))
}
SUMIF = "SUMIF(Vouchers!$A$2:$A$6,A{},Vouchers!$B$2:$B$6)"
RESULTS = (900, 85, 355, 60, 0)


def actual(typed: int, amount: object, formula: str = SUMIF) -> Rows:
    """What was spent of each kind, with an amount typed in one row."""
    rows: Rows = [["Kind", "Plan", "Actual"]]
    for row, (kind, result) in enumerate(zip(KINDS, RESULTS, strict=True), start=2):
        spent = amount if row == typed else f"={formula.format(row)} -> {result}"
        rows.append([kind, 1000, spent])
    return rows


@pytest.mark.parametrize("formula", [SUMIF, f"ROUND({SUMIF},2)"])
def test_a_list_without_such_a_row(formula: str) -> None:
    assert cells("C04", actual(6, 31480.5, formula), cells=LIST) == []


def test_a_formula_that_finds_something_was_typed_over() -> None:
    assert cells("C04", actual(4, 300), cells=LIST) == ["C4"]


def test_a_list_that_has_the_row_and_no_such_amount() -> None:
    """That nothing of the kind was spent in the other work package is what the list says."""
    rows: Rows = [["Kind", "WP1", "WP2"]]
    asked = "SUMIFS(Vouchers!$B$2:$B$6,Vouchers!$A$2:$A$6,$A{},Vouchers!$C$2:$C$6,{}$1)"
    first, second = (900, 0, 310, 0), (0, 85, 45, 60)
    for row, (kind, one, other) in enumerate(zip(KINDS, first, second, strict=False), start=2):
        parts = (f"={asked.format(row, x)} -> {y}" for x, y in (("B", one), ("C", other)))
        rows.append([kind, *parts])
    rows[2][1] = 250
    assert cells("C04", rows, cells=LIST) == ["B3"]


def test_a_sum_that_adds_something_else() -> None:
    other = f"{SUMIF}+B{{}}*2".replace("B{}", "$B$2")
    assert cells("C04", actual(6, 31480.5, other), cells=LIST) == ["C6"]


@pytest.mark.parametrize("keys", ["Vouchers!$A:$A", "Vouchers!$A$2:$A$999"])
def test_a_condition_that_is_no_key(keys: str) -> None:
    formula = f'SUMIF({keys},">"&A{{}},Vouchers!$B:$B)'
    assert cells("C04", actual(6, 310, formula), cells=LIST) == ["C6"]


def test_an_empty_list_says_nothing() -> None:
    assert cells("C04", actual(4, 300), cells={"Vouchers!A1": "Kind"}) == ["C4"]
