"""C13: headings that differ in a sign or in their second line are two headings."""

from __future__ import annotations

import pytest

from tests.checks.calculated import Rows, found, with_cells

TABLE: Rows = [["Item", "Approved", "Changes", "Changes"]]
TABLE += [[f"item {n}", 900 + n, 10 * n, 7 * n] for n in range(1, 5)]
LINES: Rows = [["Budget line", "Approved budget", "Spent", "Spent", "Left"]]
LINES += [["", "EUR", "TRY", "EUR", "by now"]]
LINES += [[f"item {n}", 900 + n, 4000 + n, 100 * n, 70 * n] for n in range(1, 5)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Changes +", "Changes –"),
        ("Changes (+)", "Changes (-)"),
        ("+ Changes", "− Changes"),
        ("Changes", "Changes +"),
    ],
)
def test_a_sign_tells_two_headings_apart(one: str, other: str) -> None:
    assert found(["C13"], with_cells(TABLE, C1=one, D1=other)) == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Changes", "Changes"),
        ("Changes - plan", "Changes plan"),
        ("- Changes", "- Changes"),
    ],
)
def test_the_same_words_with_the_same_sign_are_one_heading(one: str, other: str) -> None:
    assert found(["C13"], with_cells(TABLE, C1=one, D1=other)) == [("C13", "D1")]


def test_a_second_line_tells_two_headings_apart() -> None:
    assert found(["C13"], LINES) == []


@pytest.mark.parametrize(
    "rows",
    [
        with_cells(LINES, C2="EUR"),
        with_cells(LINES, C2="", D2=""),
        with_cells(LINES, A2="item 0", B2=800, C2=4000, D2=90, E2=60),
    ],
)
def test_a_row_that_does_not_tell_them_apart(rows: Rows) -> None:
    assert found(["C13"], rows) == [("C13", "D1")]


#: Two numbers for each supplier, whose name stands over the first of them.
OFFERS: Rows = [["Item", "Units", "Alfa Ltd", "", "Beta Ltd", ""]]
OFFERS += [["", "", "Unit price", "Amount", "Price", "Amount"]]
OFFERS += [[f"item {n}", n, 40 + n, n * (40 + n), 50 + n, n * (50 + n)] for n in range(1, 5)]


def test_the_first_heading_of_a_group_counts_up_to_the_next() -> None:
    assert found(["C13"], OFFERS) == []
    assert found(["C13"], [["Offers (EUR)"], [], *OFFERS]) == []


def test_groups_of_the_same_name_and_one_group_tell_nothing_apart() -> None:
    assert found(["C13"], with_cells(OFFERS, E1="Alfa Ltd")) == [("C13", "F2")]
    assert found(["C13"], with_cells(OFFERS, E1="", E2="Days")) == [("C13", "F2")]
