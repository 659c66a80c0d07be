"""Lookups of texts that take the nearest one, in lists that are not sorted."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from cofin.checks.finding import Finding, Severity
from cofin.checks.run import run_checks
from cofin.text import Lang
from tests.checks.calculated import Rows, calculated

RATES: Rows = [["Currency", "Rate"], ["EUR", 1], ["USD", 1.1], ["CHF", 0.9], ["GBP", 0.8]]


def costs(formula: str, *values: float, keys: tuple[str, ...] = ("USD", "CHF", "EUR")) -> Rows:
    """Three costs with a lookup; # stands for the row, ``values`` are what the file holds."""
    shown = values or (1.1, 0.8, 1)
    rows: Rows = [["Item", "Currency", "Factor"]]
    for row, (key, value) in enumerate(zip(keys, shown, strict=True), 2):
        rows.append([f"Cost {row}", key, f"{formula.replace('#', str(row))} -> {value}"])
    return rows


def findings(rows: Rows, rates: Rows = RATES, **more: Any) -> list[Finding]:
    sheets = {"Costs": rows, "Rates": rates}
    return list(run_checks(calculated([], sheets=sheets, **more), only=["C05"]).findings)


def test_a_column_without_the_last_argument() -> None:
    (wrong,) = findings(costs("=VLOOKUP(B#,Rates!$A$2:$B$5,2)"))
    assert (wrong.cell, wrong.difference) == ("C3", Decimal("-0.1"))
    assert wrong.also == (("Costs", "C2"), ("Costs", "C4"))
    assert wrong.severity is Severity.WARNING
    assert wrong.message() == (
        "Costs!C3 (Cost 3 · Factor) looks up with =VLOOKUP(B3,Rates!$A$2:$B$5,2); so do C2, C4."
        " Without FALSE (or 0) at its end a lookup finds the right one in a sorted list only, and"
        " in Rates!A2:A5 “CHF” stands behind “USD”. One that asks for the very text is"
        " =VLOOKUP(B3,Rates!$A$2:$B$5,2,FALSE), which gives 0.9."
    )
    assert "“USD”" in wrong.message(Lang.TR)
    assert "FALSE" in wrong.fix()


@pytest.mark.parametrize(
    ("formula", "expected"),
    [
        ("=VLOOKUP(B#,Rates!$A$2:$B$5,2,TRUE)", "=VLOOKUP(B3,Rates!$A$2:$B$5,2,FALSE)"),
        ("=VLOOKUP(B#,Rates!$A$2:$B$5,2,TRUE())", "=VLOOKUP(B3,Rates!$A$2:$B$5,2,FALSE)"),
        ("=VLOOKUP(B#,Rates!$A:$B,2,1)*2", "=VLOOKUP(B3,Rates!$A:$B,2,FALSE)*2"),
        (
            "=INDEX(Rates!$B$2:$B$5,MATCH(B#,Rates!$A$2:$A$5))",
            "=INDEX(Rates!$B$2:$B$5,MATCH(B3,Rates!$A$2:$A$5,0))",
        ),
        (
            "=INDEX(Rates!$B$2:$B$5,MATCH(B#,Rates!$A$2:$A$5,1))",
            "=INDEX(Rates!$B$2:$B$5,MATCH(B3,Rates!$A$2:$A$5,0))",
        ),
        ("=VLOOKUP(B#,Rates!$A$2:$B$5,2,FALSE)", ""),
        ("=VLOOKUP(B#,Rates!$A$2:$B$5,2,)", ""),
        ("=VLOOKUP(B#,Rates!$A$2:$B$5,2,B$1=0)", ""),
        ("=INDEX(Rates!$B$2:$B$5,MATCH(B#,Rates!$A$2:$A$5,-1))", ""),
        ("=MATCH(B#&\"\",Rates!$A$2:$A$5)", ""),
        ("=MATCH(B#,Rates!$A$2:$B$5)", ""),
        ("=MATCH(B#,Gone!$A$2:$B$5)", ""),
        ("=MATCH(Rates!$A$2:$A$5,Rates!$A$2:$A$5)", ""),
        ("=VLOOKUP(\"zzz\",Rates!$A$2:$B$5,1)", ""),  # the last text of a column, on purpose
    ],
)  # fmt: skip
def test_ways_to_look_up(formula: str, expected: str) -> None:
    rows = costs(formula, *((2.2, 8, 2) if "*2" in formula else (1.1, 8, 1)))
    found = [each.expected for each in findings(rows) if "behind" in each.message()]
    assert found == ([expected] if expected else [])


def test_a_row_of_keys() -> None:
    across: Rows = [["Currency", "EUR", "USD", "CHF", "GBP"], ["Rate", 1, 1.1, 0.9, 0.8]]
    (wrong,) = findings(costs("=HLOOKUP(B#,Rates!$B$1:$E$2,2)", 1.1, 1.1, 1), across)
    assert wrong.expected == "=HLOOKUP(B3,Rates!$B$1:$E$2,2,FALSE)"


@pytest.mark.parametrize(
    "keys",
    [
        ("CHF", "EUR", "GBP", "USD"),
        ("chf", "Eur", "gbp", "USD"),
        ("CHF", "EUR", "USD"),
        ("USD", "Currency", "EUR", "GBP"),  # the first may be a heading
        ("EUR", "USD", "CHF", 5),  # not texts alone
        ("EUR",),
    ],
)
def test_lists_that_are_sorted_or_none(keys: tuple[Any, ...]) -> None:
    rates: Rows = [["Currency", "Rate"], *([key, 1] for key in keys)]
    assert findings(costs("=VLOOKUP(B#,Rates!$A$2:$B$5,2)"), rates) == []


@pytest.mark.parametrize(
    "keys",
    [
        ("a", "Ådal", "Berg", "CHF"),
        ("a", "Berg", "CHF", "Ådal"),
        ("a", "coach", "cook", "co-op"),
    ],
)
def test_other_orders(keys: tuple[str, ...]) -> None:
    """With and without accents, with and without signs."""
    rates: Rows = [["Currency", "Rate"], *([key, 1] for key in keys)]
    assert findings(costs("=VLOOKUP(B#,Rates!$A$2:$B$5,2)", keys=keys[1:]), rates) == []


def test_keys_that_are_not_in_the_list() -> None:
    """Nobody can tell what was meant there."""
    rows = costs("=VLOOKUP(B#,Rates!$A$2:$B$5,2)", keys=("TRY", "PLN", "SEK"))
    assert findings(rows) == []
    assert findings([[row[0], 5, row[2]] for row in rows]) == []


def test_what_other_findings_tell() -> None:
    """One that differs from the cells around it is told as such, and only once."""
    rows = costs("=VLOOKUP(B#,Rates!$A$2:$B$5,2,FALSE)", 1.1, 0.9, 1, 0.8, 1, keys=tuple("ABCDE"))
    rows[3] = ["Cost", "USD", "=VLOOKUP(B4,Rates!$A$2:$B$5,2,TRUE) -> 0.8"]
    assert [each.cell for each in findings(rows)] == ["C4"]


def test_a_column_that_a_program_made() -> None:
    rows: Rows = [["Item", "Currency", "Factor"]]
    rows += [["x", "USD", f"=VLOOKUP(B{row},Rates!$A$2:$B$5,2) -> 1"] for row in range(2, 5004)]
    assert findings(rows) == []


def test_in_our_own_layout_lookups_are_made_by_pattern() -> None:
    rows = costs("=VLOOKUP(B#,Rates!$A$2:$B$5,2)")
    assert findings(rows, scalars={"fig.totals.eligible": "Costs!C3"}) == []
