"""C07: what is counted twice is told at the sum that does it, not at the totals above."""

from __future__ import annotations

from typing import Any

import pytest

from cofin.checks.finding import Finding, Severity
from cofin.checks.run import run_checks
from tests.checks.calculated import Rows, calculated, found, with_cells

#: Totals above their rows, as in outlines.
ABOVE: Rows = [
    ["Item", "2026", "2027", "2028", "Total"],
    ["1 Staff", *(f"={c}3+{c}6" for c in "BCD"), "=SUM(B2:D2)"],
    ["1.1 Lead", *(f"=SUM({c}4:{c}5)" for c in "BCD"), "=SUM(B3:D3)"],
    ["Manager", 500, 600, 700, "=SUM(B4:D4)"],
    ["Assistant", 200, 210, 220, "=SUM(B5:D5)"],
    ["1.2 Experts", *(f"=SUM({c}7:{c}8)" for c in "BCD"), "=SUM(B6:D6)"],
    ["Analyst", 400, 410, 420, "=SUM(B7:D7)"],
    ["Tester", 300, 310, 320, "=SUM(B8:D8)"],
]
#: Three partners' sheets, picked cell by cell.
PARTNER: Rows = [
    ["", "Y1", "Y2", "Y3"],
    ["Staff", 100, 210, 320],
    ["Travel", 31, 42, 53],
    ["Total", *(f"=SUM({c}2:{c}3)" for c in "BCD")],
]
PROJECT: Rows = [
    ["", "Y1", "Y2", "Y3", "Total"],
    *(
        [name, *(f"=P1!{c}{n}+P2!{c}{n}+P3!{c}{n}" for c in "BCD"), f"=SUM(B{n}:D{n})"]
        for n, name in ((2, "Staff"), (3, "Travel"))
    ),
    ["Total", *(f"=SUM({c}2:{c}3)" for c in "BCDE")],
]


def told(project: Rows, *codes: str) -> list[Finding]:
    sheets: dict[str, Any] = {"Project": project, "P1": PARTNER, "P2": PARTNER, "P3": PARTNER}
    return list(run_checks(calculated([], sheets=sheets), only=list(codes)).findings)


def test_right_sheets() -> None:
    assert found(["C07"], ABOVE) == []
    assert told(PROJECT, "C05", "C07") == []


@pytest.mark.parametrize("column", ["B", "C", "D"])
def test_a_group_that_runs_into_the_next_one(column: str) -> None:
    rows = with_cells(ABOVE, **{f"{column}3": f"=SUM({column}4:{column}6)"})
    report = run_checks(calculated(rows), only=["C05", "C07"])
    assert [(each.code, each.cell) for each in report.findings] == [("C07", f"{column}3")]
    (each,) = report.findings
    assert each.values["taken"] == f"{column}6"


def test_direct_costs_below_that_take_in_a_sub_total_are_right() -> None:
    rows: Rows = [["Item", "EUR"], ["a", 10], ["b", 20], ["Staff", "=SUM(B2:B3)"], ["c", 5]]
    rows += [["Direct costs", "=SUM(B4:B5)"], ["Indirect", "=B6*7%"]]
    assert found(["C07"], [*rows, ["Total", "=B6+B7"]]) == []


def test_a_sum_that_slipped_into_the_column_beside_it() -> None:
    rows = with_cells(PROJECT, C2="=P1!B2+P2!C2+P3!C2")
    (each,) = told(rows, "C07")
    assert (each.place, each.expected) == ("Project!C2", "630")
    assert "P1!C2 instead of P1!B2" in each.fix("en")
    assert each.fix("tr")


def test_both_slipped_and_nobody_knows_which_is_meant() -> None:
    rows = with_cells(PROJECT, C2="=P1!B2+P2!C2+P3!D2")
    assert [each.cell for each in told(rows, "C07")] == ["E2"]
    rows = with_cells(PROJECT, C2="=P1!B2+P2!C2+P3!C2", B2="=P1!B2+P2!C2+P3!C2")
    assert [each.cell for each in told(rows, "C07")] == ["E2"]


def test_links_are_no_sums_that_slipped() -> None:
    rows: Rows = [["a", 1], ["b", 2], ["c", 3], ["x", "=B1+B2"], ["y", "=SUM(B2:B3)"]]
    assert ("C07", "B6") in found(["C07"], [*rows, ["Total", "=B4+B5"]])


def test_a_formula_unlike_its_neighbours_is_told_instead_of_all_totals() -> None:
    lines: Rows = [["", "Net", "VAT", "Gross"]]
    lines += [[f"i{n}", 100 * n, 20 * n, f"=B{n}+C{n}"] for n in range(2, 9)]
    lines += [["Total", "=SUM(B2:B8)", "=SUM(C2:C8)", "=SUM(D2:D8)"]]
    assert found(["C05", "C07"], lines) == []
    wrong = with_cells(lines, D5="=B5+C4")
    (each,) = run_checks(calculated(wrong), only=["C05", "C07"]).findings
    assert (each.code, each.cell, each.severity) == ("C05", "D5", Severity.ERROR)


def test_a_sub_total_of_the_wrong_column_is_told_and_not_what_it_leaves_out() -> None:
    rows: Rows = [["", "Rate", "Y1", "Y2", "Y3", "Months", "Cost"]]
    rows += [["Manager", 4200, 5, 6, 2, "=SUM(C2:E2)", "=B2*F2"]]
    rows += [["Clerk", 3100, 3, 3, 3, "=SUM(C3:E3)", "=B3*F3"]]
    staff = [f"=SUMPRODUCT($B$2:$B$3,{c}2:{c}3)" for c in "CDE"]
    rows += [["Staff", "", *staff, "", "=SUM(G2:G3)"]]
    rows += [[f"x{n}", "", 100 * n, 10, 5, "", f"=SUM(C{n}:E{n})"] for n in range(5, 10)]
    rows += [["Total", "", *(f"=SUM({c}4:{c}9)" for c in "CDE"), "", "=SUM(G4:G9)"]]
    assert found(["C05", "C07", "A02", "A03"], rows) == []
    wrong = with_cells(rows, G4="=SUM(F2:F3)")
    assert found(["C05", "C07", "A03"], wrong) == [("C05", "G4")]
    assert ("C07", "G10") in found(["C07"], wrong)
