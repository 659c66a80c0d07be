"""Numbers below a heading of words are parts of a row's total, and a message names its parts."""

from __future__ import annotations

from typing import Any

import pytest

from cofin.checks.run import run_checks
from tests.checks.calculated import Rows, calculated, faults, with_cells
from tests.narrow import words


def timesheet(*headings: str) -> Rows:
    """Hours by day: the third kind only on two of the days."""
    rows: Rows = [["Day", *headings, "Total"]]
    rows += [[f"{n} May", 5, 2, 0, 1] for n in range(2, 8)]
    rows += [["8 May", 4, 1, 2, 0], ["9 May", 3, 1, 3, 0]]
    return [rows[0], *([*row, f"=SUM(B{n}:E{n})"] for n, row in enumerate(rows[1:], 2))]


def reasons(rows: Rows, **more: Any) -> list[tuple[str, str, str]]:
    report = run_checks(calculated(rows, **more), only=["A02"])
    return [(f.cell, f.expected, words(f.values["reason"])["en"]) for f in report.findings]


@pytest.mark.parametrize("heading", ["Kurum içi", "Partner organisation", "Comment"])
def test_a_heading_of_words_above_numbers(heading: str) -> None:
    rows = timesheet("Training", "Visits", heading, "Leave")
    assert faults(rows) == []
    typed = [rows[0], *([*row[:5], sum(row[1:5])] for row in rows[1:])]
    assert faults(typed) == []
    (told,) = reasons(with_cells(rows, F9=4))
    assert told == ("F9", "7.00", "the sum of B9:E9")


def test_a_column_of_dates_or_codes_is_no_part() -> None:
    rows: Rows = [["No", "Item", "P1", "P2", "Code", "P3", "Total"]]
    rows += [[n, f"i{n}", n, 2 * n, 640 + n, 3 * n, 6 * n] for n in range(2, 8)]
    assert faults(rows) == []
    (told,) = reasons(with_cells(rows, G5=31))
    assert told == ("G5", "30.00", "the sum of C5:D5 + F5")


def test_parts_that_stand_apart_are_named_apart() -> None:
    rows: Rows = [["Item", "Here (EUR)", "There (CHF)", "There (EUR)", "Total EUR"]]
    rows += [[f"i{n}", 100 * n, 95 * n, f"=ROUND(C{n}/0.95,2)", f"=B{n}+D{n}"] for n in range(2, 7)]
    (told,) = reasons(with_cells(rows, E4="=B4+C4"))
    assert told == ("E4", "800.00", "the sum of B4 + D4")
