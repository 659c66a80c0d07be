"""C07 where a sum over the sheets of all periods leaves one of them out."""

from __future__ import annotations

from typing import Any

import pytest

from cofin.checks.finding import Severity
from cofin.checks.run import run_checks
from tests.checks.calculated import Rows, calculated, with_cells

PERIOD: Rows = [["Line", "Amount"], ["Staff", 100], ["Travel", 20], ["Total", "=B2+B3"]]
PERIOD += [["Grant", "=ROUND(B4*0.85,2)"]]


def book(grant: str = "First!B5+Second!B5", **changes: Any) -> dict[str, Rows]:
    rows: Rows = [["Line", "So far"]]
    rows += [[label, f"=SUM(First:Third!B{at})"] for at, label in ((2, "Staff"), (3, "Travel"))]
    rows += [["Total", "=B2+B3"], [], ["Grant so far", f"={grant}"]]
    third = with_cells(PERIOD, **changes)
    return {"All": rows, "First": PERIOD, "Second": PERIOD, "Third": third}


def odd(sheets: dict[str, Rows]) -> list[str]:
    subject = calculated([], sheets=sheets)
    return [f"{each.sheet}!{each.cell}" for each in run_checks(subject, only=["C07"]).findings]


@pytest.mark.parametrize(
    ("grant", "found"),
    [
        ("First!B5+Second!B5+Third!B5", []),
        ("First!B5+Second!B5", ["All!B6"]),
        ("SUM(First:Second!B5)", ["All!B6"]),
        ("First!B5+Third!B5", ["All!B6"]),
        ("First!B5", []),
        ("First!B5+Second!B4", []),
        ("SUM(First!B4:B5)+SUM(Second!B4:B5)", []),
    ],
)
def test_a_sum_over_periods(grant: str, found: list[str]) -> None:
    assert odd(book(grant)) == found


def test_what_is_said_of_it() -> None:
    (finding,) = run_checks(calculated([], sheets=book()), only=["C07"]).findings
    assert finding.message() == (
        "All!B6 (Grant so far · So far) calculates =First!B5+Second!B5. The other sums over these"
        " sheets take in the sheet “Third” as well, and no formula reads Third!B5: with it, it is"
        " =First!B5+Second!B5+Third!B5, which gives 306."
    )
    assert finding.severity is Severity.WARNING
    assert finding.difference == -102


def test_what_may_be_meant() -> None:
    sheets = book()
    before = [*sheets["All"], ["Grant of this period", "=Third!B5"]]
    assert odd({**sheets, "All": before}) == []
    more = [*sheets["All"], ["Costs of these", "=First!B4+Second!B4"]]
    assert odd({**sheets, "All": more}) == []  # twice: it is meant
    assert odd(book(A5="Own funds")) == []
    assert odd(book(B5=0)) == []
    one = [row for row in sheets["All"] if row[0:1] != ["Travel"]]
    assert odd({**sheets, "All": one}) == []  # one sum says little
