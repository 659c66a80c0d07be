"""A05: a table of typed numbers against the list that it was pasted from."""

from __future__ import annotations

from itertools import product
from typing import Any

import pytest

from cofin.checks.arithmetic import pasted
from cofin.checks.run import run_checks
from cofin.text import Lang
from tests.checks.calculated import Rows, calculated, with_cells

PARTNERS, ITEMS = ("North", "South", "East", "West"), ("Staff", "Travel", "Pilots")
DETAIL: Rows = [
    ["Partner", "Item", "2026", "2027", "Total"],
    *(
        [partner, item, 10000 + 731 * n, 500 * n, f"=SUM(C{n + 2}:D{n + 2})"]
        for n, (partner, item) in enumerate(product(PARTNERS, ITEMS))
    ),
    ["Total", "", *(f"=SUM({x}2:{x}13)" for x in "CDE")],
]
OVERVIEW: Rows = [
    ["Partner", *ITEMS, "Total"],
    *(
        [partner, *(10000 + 1231 * (3 * n + i) for i in range(3)), f"=SUM(B{n + 2}:D{n + 2})"]
        for n, partner in enumerate(PARTNERS)
    ),
    ["Total", *(f"=SUM({x}2:{x}5)" for x in "BCDE")],
]


def findings(overview: Rows, detail: Rows = DETAIL, **more: Any) -> list[Any]:
    subject = calculated(overview, sheets={"Detail": detail}, **more)
    return list(run_checks(subject, only=["A05"]).findings)


def told(overview: Rows, detail: Rows = DETAIL) -> list[tuple[str, str]]:
    return [(each.cell, each.expected) for each in findings(overview, detail)]


def test_as_it_was_pasted() -> None:
    assert told(OVERVIEW) == []


def test_the_list_has_changed_since() -> None:
    (wrong,) = findings(OVERVIEW, with_cells(DETAIL, C9=20000))
    assert (wrong.place, wrong.found, wrong.expected) == ("Budget!C4", "18617.00", "23500.00")
    assert wrong.message() == (
        "Budget!C4 (East · Travel) says 18,617.00; the detail gives 23,500.00 (Detail!E9 by the"
        " heads of row and column; the 11 other cells of this table agree with Detail; difference"
        " -4,883.00)."
    )
    assert "öteki 11 hücresi" in wrong.message(Lang.TR)


def test_nobody_compares_for_ever(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pasted, "_MOST_COMPARED", 5)
    assert told(with_cells(OVERVIEW, B3=16393)) == []


def test_typed_wrong_or_sorted_by_half() -> None:
    assert told(with_cells(OVERVIEW, B3=16393)) == [("B3", "13693.00")]
    assert [cell for cell, _ in told(with_cells(OVERVIEW, B3=17386, B4=13693))] == ["B3", "B4"]


def test_a_row_under_another_name() -> None:
    (wrong,) = findings(OVERVIEW, with_cells(DETAIL, A9="East Ltd"))
    assert (wrong.cell, wrong.expected) == ("C4", "0.00")
    assert "no row of Detail has the heads of this row and column" in wrong.message()


def test_a_row_twice() -> None:
    wrong = told(OVERVIEW, with_cells(DETAIL, B9="Staff"))
    assert wrong == [("B4", "36003.00"), ("C4", "0.00")]


def test_two_columns_of_the_list_may_stand_in_another_order() -> None:
    turned = [[row[1], row[0], *row[2:]] for row in DETAIL]
    assert told(with_cells(OVERVIEW, B3=1), turned) == [("B3", "13693.00")]


@pytest.mark.parametrize(
    ("overview", "detail"),
    [
        ({"B3": "=13000+1"}, {}),  # calculated
        ({"B2": 1, "B3": 2, "B4": 3, "C2": 4, "C3": 5}, {}),  # another table
        ({"A3": "South hub"}, {}),  # a partner that the list does not have
        ({"C1": "Trips", "D1": "Tests", "B3": 1}, {}),  # items that it does not have
        ({"B3": 1}, {f"A{row}": f"Other {row}" for row in range(5, 11)}),
        ({"B3": 1}, {f"B{row}": "" for row in range(2, 11)}),  # no second key
    ],
)
def test_where_nothing_is_known(overview: dict[str, Any], detail: dict[str, Any]) -> None:
    assert told(with_cells(OVERVIEW, **overview), with_cells(DETAIL, **detail)) == []


def test_a_list_with_another_column_of_keys_and_rows_without_one() -> None:
    wide = [
        [*row[:2], "note", *row[2:]] if n else [*row[:2], "Kind", *row[2:]]
        for n, row in enumerate(DETAIL)
    ]
    wide = [
        [
            *row[:3],
            *(
                str(c).replace("SUM(C", "SUM(D").replace(":D", ":E") if str(c)[:1] == "=" else c
                for c in row[3:]
            ),
        ]
        for row in wide[:-1]
    ]
    assert told(with_cells(OVERVIEW, B3=1), with_cells(wide, B5="", D5=0)) != []
    numbered = [["No.", *OVERVIEW[0]], *([n, *row] for n, row in enumerate(OVERVIEW[1:5], 1))]
    numbered = [[c if str(c)[:1] != "=" else "" for c in row] for row in numbered]
    assert told(with_cells(numbered, C3=1)) == [("C3", "13693.00")]
    plain: Rows = [["A", "B", "C"], *([n, 2 * n, 3 * n] for n in range(1, 9))]
    small: Rows = [["Partner", "Staff", "Travel"], ["North", 1, 2], ["South", 3, 4]]
    assert told(plain) == told(small) == []


def test_long_lists_are_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pasted, "_MOST_ROWS", 8)
    assert told(with_cells(OVERVIEW, B3=1)) == []


def test_zeros_agree_with_anything() -> None:
    cells = {f"{x}{row}": 0 for x in "BCD" for row in range(2, 6)}
    zeros = with_cells(DETAIL, **{f"{x}{row}": 0 for x in "CD" for row in range(2, 14)})
    assert told(with_cells(with_cells(OVERVIEW, **cells), B3=1), zeros) == []


def test_other_rows_of_the_list() -> None:
    longer = [*DETAIL[:-1], *([f"Third {n}", "Staff", n, n, 2 * n] for n in range(1, 9))]
    assert told(with_cells(OVERVIEW, B3=1), longer) == []
    assert told(with_cells(OVERVIEW, B3=1), longer[:15]) == [("B3", "13693.00")]


def test_our_own_layout_is_not_guessed_at() -> None:
    scalars = {"fig.totals.eligible": "Budget!B6"}
    assert [f.cell for f in findings(with_cells(OVERVIEW, B3=1), scalars=scalars)] == []
