"""C07: a key with a blank at its end, where nobody sums by it yet."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from cofin.checks.finding import Finding
from cofin.checks.run import run_checks
from cofin.text import Lang
from tests.checks.calculated import Rows, calculated, with_cells

LIST: Rows = [
    ["Partner", "Category", "Item", "Amount"],
    ["Bari", "Staff", "Manager", 84200],
    ["Bari", "Staff", "Engineer", 121400],
    ["Bari", "Travel", "Meetings", 7350],
    ["Kiel", "Staff", "Hydrologist", 66900],
    ["Kiel", "Travel", "Conference", 3120],
    ["Kiel", "Goods", "Sensors", 23180],
    ["Total", "", "", "=SUM(D2:D7)"],
]


def findings(rows: Rows, **more: Any) -> list[Finding]:
    return list(run_checks(calculated(rows, **more), only=["C07"]).findings)


def test_a_blank_behind_a_key() -> None:
    assert findings(LIST) == []
    (note,) = findings(with_cells(LIST, B6="Travel "))
    assert (note.cell, note.found, note.expected) == ("B6", "Travel ", "Travel")
    assert note.severity is not None
    assert note.severity.value == "note"
    assert note.message() == (
        "Budget!B6 holds “Travel ” with a blank at an end; B4 says “Travel”. SUMIF, filters and"
        " pivot tables take the two for different things."
    )
    assert note.fix().startswith("Write “Travel” and “Travel ” in one way")
    assert "“Travel ”" in note.message(Lang.TR)


@pytest.mark.parametrize(
    ("changed", "cells"),
    [
        ({"A6": " Kiel"}, ["A6"]),
        ({"A6": "kiel\N{NO-BREAK SPACE}"}, ["A6"]),
        ({"B2": "Staff ", "B3": "Staff "}, ["B2", "B3"]),
        ({"B7": "Goods "}, []),  # no other says Goods
        ({"B6": '="Travel "'}, []),
        ({"D6": "later", "B6": "Travel "}, []),  # no amount
        ({"C3": "Manager "}, []),  # a column of different texts
    ],
)
def test_which_blanks_are_told(changed: dict[str, Any], cells: list[str]) -> None:
    told = findings(with_cells(LIST, **changed))
    assert [cell for each in told for cell in (each.cell, *(c for _, c in each.also))] == cells


def test_one_that_a_sum_misses_is_told_by_that_alone() -> None:
    rows = with_cells(LIST, B6="Travel ", F2="Staff", F3="Travel", F4="Goods")
    rows = with_cells(rows, **{f"G{n}": f"=SUMIF(B$2:B$7,F{n},D$2:D$7)" for n in (2, 3, 4)})
    (error,) = findings(rows)
    assert (error.cell, error.difference) == ("B6", Decimal(-3120))


def test_keys_that_are_put_together() -> None:
    """``SUMIF(keys, partner & "|" & category, amounts)``: the key is known all the same."""
    rows = with_cells(LIST, **{f"E{n}": f'=A{n}&"|"&B{n}&"|"&2' for n in range(2, 8)})
    keys = [(p, c) for p in ("Bari", "Kiel") for c in ("Staff", "Travel", "Goods")]
    for at, (partner, category) in enumerate(keys, 2):
        wanted = f'F{at}&"|"&G{at}&"|"&$I$1'
        sums = {
            f"F{at}": partner,
            f"G{at}": category,
            f"H{at}": f"=SUMIF(E$2:E$7,{wanted},D$2:D$7)",
        }
        rows = with_cells(rows, I1=2, **sums)
    assert findings(rows) == []
    told = findings(with_cells(rows, A6="Kiel "))
    assert [(each.cell, each.found) for each in told] == [("E6", "Kiel |Travel|2"), ("A6", "Kiel ")]
    unknown = with_cells(rows, H2='=SUMIF(E$2:E$7,F2&"|"&TEXT(1,"0"),D$2:D$7)', A6="Kiel ")
    assert [each.cell for each in findings(unknown)] == ["A6"]
    joker = with_cells(rows, H2='=SUMIF(E$2:E$7,F2&"|*",D$2:D$7)', A6="Kiel ")
    assert [each.cell for each in findings(joker)] == ["A6"]
    part = with_cells(rows, I1=2.5, A6="Kiel ")
    assert [each.cell for each in findings(part)] == ["A6"]
