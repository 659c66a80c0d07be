"""C09: rows that are folded away beside a sub-total in sight, and others in a total."""

from __future__ import annotations

from typing import Any

import pytest

from cofin.checks.card import severity_of
from cofin.checks.run import run_checks
from tests.checks.calculated import Rows, calculated, with_cells

HEAD = ["Task", "Person-months", "Staff (EUR)", "Total (EUR)"]


def tasks(count: int) -> Rows:
    """A sub-total and its two rows for each task, and the total of the sub-totals."""
    rows: Rows = [HEAD]
    for n in range(2, 2 + 3 * count, 3):
        rows += [[f"T{n}", *(f"=SUM({c}{n + 1}:{c}{n + 2})" for c in "BCD")]]
        rows += [["detail", 2, 900 + each, f"=SUM(C{each}:C{each})"] for each in (n + 1, n + 2)]
    starts = range(2, 2 + 3 * count, 3)
    return [*rows, ["Total", *("=" + "+".join(f"{c}{n}" for n in starts) for c in "BCD")]]


def told(rows: Rows, *hidden: str, **more: Any) -> list[tuple[str, str]]:
    subject = calculated(rows, hidden_rows=[f"Budget!{each}" for each in hidden], **more)
    report = run_checks(subject, only=["C09"])
    return [(severity_of(each).value, each.cell) for each in report.findings]


def test_details_that_are_folded_away() -> None:
    assert told(tasks(2), "3:4", "6:7") == [("warning", "C3:D4"), ("warning", "C6:D7")]
    many = [f"{n}:{n + 1}" for n in range(3, 15, 3)]
    assert told(tasks(4), *many) == [("warning", "C3:D4")]


def test_a_first_or_last_row_of_nothing() -> None:
    assert told(with_cells(tasks(2), C3=0), "3:4", "6:7")[0] == ("warning", "C4:D4")
    assert told(with_cells(tasks(2), C4=0), "3:4", "6:7")[0] == ("warning", "C3:D3")


@pytest.mark.parametrize(
    ("change", "hidden"),
    [
        ({}, "3:3"),  # one row among others
        ({}, "2:4"),  # with the sub-total
        ({"C2": "=SUM(C3:C5)"}, "3:4"),
        ({"C2": "=SUM(C3:C4)+C6"}, "3:4"),
        ({"C2": 1, "C8": "=SUM(C2:C7)"}, "3:4"),
    ],
)
def test_other_hidden_rows_in_a_total(change: dict[str, Any], hidden: str) -> None:
    assert told(with_cells(tasks(2), **change), hidden)[0][0] == "error"


def test_a_hidden_sheet_and_a_hidden_column() -> None:
    assert told(tasks(2), hidden_columns=["Budget!C"]) == [("error", "C2:C8")]
    rows: Rows = [["Item", "Total"], ["Staff", "=Old!D8"], ["Other", "=SUM(Old!D3:D4)"]]
    subject = calculated([], sheets={"Budget": rows, "Old": tasks(2)}, hidden_sheets=["Old"])
    (finding,) = run_checks(subject, only=["C09"]).findings
    assert "sub-total" not in finding.message()


def test_amounts_that_only_their_row_counts() -> None:
    rows = [row[:1] + row[1:] for row in tasks(1)]
    rows = with_cells(rows, B2="", C2="", B5="", C5="", D3="=C3*1", D4="=C4*1")
    assert told(rows, "3:4") == [("warning", "C3:D4")]
    assert told(with_cells(rows, D2="=C3+D4", D5="=D2"), "3:4")[0][0] == "error"
