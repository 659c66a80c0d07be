"""C13: years and work packages that go on by one, with one of them repeated."""

from __future__ import annotations

from typing import Any

import pytest

from cofin.checks.finding import Finding
from cofin.checks.run import run_checks
from cofin.text import Lang
from tests.checks.calculated import Rows, calculated, with_cells

BODY: Rows = [
    ["Staff", 10, 20, 30, "=SUM(B2:D2)"],
    ["Travel", 1, 2, 3, "=SUM(B3:D3)"],
    ["Total", *(f"=SUM({c}2:{c}3)" for c in "BCDE")],
]


def findings(rows: Rows, **more: Any) -> list[Finding]:
    return list(run_checks(calculated(rows, **more), only=["C13"]).findings)


def told(rows: Rows) -> list[tuple[str, str, str]]:
    return [(f.cell, f.expected, f.severity.value) for f in findings(rows) if f.severity]


@pytest.mark.parametrize(
    ("headings", "cell", "expected"),
    [
        ([2025, 2026, 2026], "D1", "2027"),
        (["2025", "2026", "2026"], "D1", "2027"),
        ([2025, 2025, 2027], "C1", "2026"),
        (["Year 1", "Year 2", "Year 2"], "D1", "Year 3"),
        (["WP1", "WP2", "WP2"], "D1", "WP3"),
        (["Year 1", "Year 1", "Year 5"], "C1", ""),
        ([2026, 2026, 2026], "C1", ""),
        (["Cost", "Cost", "Year 2"], "C1", ""),
    ],
)
def test_what_a_repeated_heading_most_likely_is(
    headings: list[Any], cell: str, expected: str
) -> None:
    first = findings([["Item", *headings, "Total"], *BODY])[0]
    assert (first.cell, first.expected) == (cell, expected)
    hint = f'most likely it is "{expected}"'
    assert (hint in first.fix()) is bool(expected)
    assert (f'"{expected}"' in first.fix(Lang.TR)) is bool(expected)


HELPER: Rows = [
    ["", "", "", "", 2025, 2026, 2027, ""],
    ["Task", "h 2025", "h 2026", "h 2027", "Cost 2025", "Cost 2026", "Cost 2027", "Total"],
    ["Design", 40, 10, 5, "=B3*E$1", "=C3*F$1", "=D3*G$1", "=SUM(E3:G3)"],
    ["Tests", 4, 1, 50, "=B4*E$1", "=C4*F$1", "=D4*G$1", "=SUM(E4:G4)"],
]


def test_years_above_headings_that_say_other_years() -> None:
    assert told(HELPER) == []
    (wrong,) = findings(with_cells(HELPER, G1=2026))
    assert (wrong.cell, wrong.found, wrong.expected) == ("G1", "2026", "2027")
    assert wrong.message() == (
        'Budget!G1 holds "2026", but the heading G2 of its column says "Cost 2027"; the years'
        " beside it agree with theirs."
    )
    assert wrong.fix().startswith('Write "2027"')
    below = [HELPER[1], with_cells(HELPER, G1=2026)[0], *HELPER[2:]]
    assert [cell for cell, *_ in told(below)] == ["G2"]


@pytest.mark.parametrize(
    "changed",
    [
        {"F1": 2027, "G1": 2026},  # two that disagree
        {"G1": "=F1+1"},
        {"G2": "Cost later"},
        {"G2": "Cost 2027/2028"},
        {"E1": "", "G1": 2026},  # one year beside it
        {"G1": ""},
    ],
)
def test_which_years_are_not_doubted(changed: dict[str, Any]) -> None:
    assert [each for each in told(with_cells(HELPER, **changed)) if each[0] == "G1"] == []


PACKAGES: Rows = [
    ["", "Staff (EUR)", "Travel (EUR)"],
    ["WP1", 10, 20],
    ["WP2", 1, 2],
    ["WP3", 3, 4],
    ["WP4", 5, 6],
    ["Total", "=SUM(B2:B5)", "=SUM(C2:C5)"],
]


def test_rows_that_go_on_by_one() -> None:
    assert told(PACKAGES) == []
    assert told(with_cells(PACKAGES, A4="WP2")) == [("A4", "WP3", "warning")]
    assert told(with_cells(PACKAGES, A5="WP3")) == [("A5", "WP4", "note")]
    years = {f"A{2 + at}": year for at, year in enumerate((2024, 2025, 2025, 2027))}
    assert told(with_cells(PACKAGES, **years)) == [("A4", "2026", "warning")]
    (wrong,) = findings(with_cells(PACKAGES, A4="WP2"))
    assert wrong.message() == (
        'Budget!A4 repeats "WP2" of A3, where the rows go on by one: most likely it is "WP3".'
    )
    assert "WP3" in wrong.message(Lang.TR)


@pytest.mark.parametrize(
    "changed",
    [
        {"A3": "WP1", "A5": "WP2", "A4": "WP2"},  # two lines for each
        {"A4": "WP2", "A5": "WP3"},
        {"A4": "WP2", "D1": "What", "D3": "Meetings", "D4": "Fairs"},  # lines of a list
        {"A4": "WP2 Fairs"},
        {"A4": ""},
        {"A3": '="WP2"', "A4": "WP2"},
        {"A3": "WP2", "A4": "WP4"},  # no third: nothing is repeated
        {"A5": "WP3", "A6": "WP3"},
        {"A5": "WP3", "A6": "Reserve"},
    ],
)
def test_rows_that_are_no_run(changed: dict[str, Any]) -> None:
    assert told(with_cells(PACKAGES, **changed)) == []
