"""R05 where the costs are listed line by line, with sub-totals and without."""

from __future__ import annotations

from typing import Any

import pytest

from cofin.checks.finding import Severity
from cofin.checks.run import run_checks
from tests.checks.calculated import Rows, calculated, with_cells

CALL: dict[str, Any] = {"change": []}
HEAD = ["Category", "Description", "Quantity", "Unit price", "Amount"]
LINES: Rows = [
    HEAD,
    ["Personnel", "Coordinator", 6, 3000, "=C2*D2"],
    ["Personnel", "Travel adviser", 4, 500, "=C3*D3"],
    ["Sub-total Personnel", "", "", "", "=SUM(E2:E3)"],
    ["Subcontracting", "Evaluation", 1, 6000, "=C5*D5"],
    ["Subcontracting", "Translation of staff papers", 1, 2000, "=C6*D6"],
    ["Sub-total Subcontracting", "", "", "", "=SUM(E5:E6)"],
    ["Other goods", "Staff catering", 4, 1000, "=C8*D8"],
    ["Other goods", "Hall", 1, 1000, "=C9*D9"],
    ["Sub-total Other goods", "", "", "", "=SUM(E8:E9)"],
    ["Total direct costs", "", "", "", "=E4+E7+E10"],
    ["Indirect costs", "", "", "", "=(E4+E10)*0.07"],
    ["Total eligible costs", "", "", "", "=E11+E12"],
]


def told(rows: Rows, **more: Any) -> list[tuple[str, str, str]]:
    findings = run_checks(calculated(rows, **(more or CALL)), only=["R05"]).findings
    return [(each.cell, each.found, each.expected) for each in findings]


def without_sub_totals() -> Rows:
    lines: Rows = [HEAD]
    for row in LINES[1:10]:
        if not row[0].startswith("Sub-total"):
            lines.append([*row[:4], row[2] * row[3]])
    whole = ["Total direct costs", "", "", "", "=SUM(E2:E7)"]
    return [*lines, whole, ["Indirect costs", "", "", "", 1750], ["Total", "", "", "", "=E8+E9"]]


@pytest.mark.parametrize(
    ("formula", "found"),
    [
        ("=(E4+E10)*0.07", []),
        ("=E11*7/100", [("E12", "2310.00", "1750.00")]),
        ("=(E4+E10)*0.25", [("E12", "6250.00", "1750.00")]),
        ("=(E4+E10)*Z1", [("E12", "0.00", "1750.00")]),
    ],
)
@pytest.mark.parametrize("word", ["Sub-total ", "Total ", ""])
def test_lines_of_a_category_are_one_figure(
    formula: str, found: list[tuple[str, str, str]], word: str
) -> None:
    rows = with_cells(LINES, E12=formula)
    for row in rows:
        row[0] = row[0].replace("Sub-total ", word)
    assert told(rows) == found


def test_lines_without_sub_totals_are_added_up() -> None:
    rows = without_sub_totals()
    assert told(rows) == []
    assert told(with_cells(rows, E9=2310)) == [("E9", "2310.00", "1750.00")]


@pytest.mark.parametrize(
    "heading",
    [
        *("Cost category", "Maliyet kategorisi", "Kostenart", "Kategorie", "Catégorie"),
        *("Categoria di costo", "Categoría", "Kategoria", "Categoria", "Kostencategorie"),
    ],
)
def test_the_column_of_categories_decides_in_any_language(heading: str) -> None:
    rows = with_cells(without_sub_totals(), A1=heading)
    assert told(with_cells(rows, E9=2310)) == [("E9", "2310.00", "1750.00")]


def test_costs_of_no_known_category_leave_the_base_open() -> None:
    rows = with_cells(without_sub_totals(), A7="Dissemination", B7="Stand")
    assert told(with_cells(rows, E9=2310)) == []
    (finding,) = run_checks(calculated(with_cells(rows, E9=0), **CALL), only=["R05"]).findings
    assert (finding.found, finding.expected) == ("0.00", "")
    assert "33,000.00" in str(finding.values["problem"])


def test_parts_of_a_category_are_no_lines_of_another() -> None:
    rows: Rows = [
        ["Item", "Amount"],
        ["1. Personnel", 1000],
        ["1.1 Staff, travel adviser", 600],
        ["1.2 Travel of staff", 400],
        ["2. Travel", 500],
        ["Indirect costs", 105],
        ["Total eligible costs", 1605],
    ]
    assert told(rows) == []
    assert told(with_cells(rows, B6=150, B7=1650)) == [("B6", "150.00", "105.00")]


def test_totals_behind_a_gap_are_those_of_the_lines_above() -> None:
    rows: Rows = [*LINES[:10], [], [], [], [], *LINES[10:]]
    rows = with_cells(rows, E16="=E15*0.07", E17="=E15+E16")
    assert told(rows) == [("E16", "2310.00", "1750.00")]
    assert told(with_cells(rows, E16=1750)) == []
    assert told(with_cells(rows, E15=33001)) == []  # of other costs
    assert told(with_cells(rows, A14="Personnel", E14=5)) == []
    titled: Rows = [*rows[:13], ["Summary of the budget"], *rows[14:]]
    assert told(titled) == [("E16", "2310.00", "1750.00")]
    assert told(with_cells(titled, E15=33001, E16="=E15*0.07")) == []


def test_partners_below_each_other_are_told_apart() -> None:
    one: Rows = [
        ["Personnel", 1000],
        ["Travel", 500],
        ["Other costs", 500],
        ["Indirect costs", 140],
    ]
    two: Rows = [["Personnel", 100], ["Travel", 50], ["Other costs", 50], ["Indirect costs", 20]]
    rows: Rows = [["Item", "Amount"], *one, ["Total", 2140], *two, ["Total", 220]]
    assert told(rows) == [("B10", "20.00", "14.00")]
    assert told([rows[0], *one, *two, ["Total", 220]]) == [("B9", "20.00", "14.00")]


# ---------------------------------------------------------------------------- overheads as lines

RENT: Rows = [
    ["Description", "Amount"],
    ["Sub-total Personnel", 30000],
    ["Hall", 2000],
    ["Office rent and overheads", 685],
    ["Sub-total Other goods and services", 2685],
    ["Total direct costs", 32685],
    ["Indirect costs (7 %)", 2287.95],
    ["Total eligible costs", 34972.95],
]


@pytest.mark.parametrize("label", ["Indirect costs (7 %)", "Indirect costs", "Dolaylı maliyetler"])
def test_an_overhead_among_the_costs_is_not_the_flat_rate(label: str) -> None:
    rows = with_cells(RENT, A7=label)
    assert told(rows) == []
    assert told(with_cells(rows, B7=5000, B8=37685)) == [("B7", "5000.00", "2287.95")]


def test_overheads_without_the_sum_of_direct_costs_below_them() -> None:
    rows = [*RENT[:4], *RENT[6:]]
    assert told(with_cells(rows, A3="Other costs")) == []
    assert told(with_cells(rows, A3="Other costs", B5=9)) == []  # the total is another one
    wrong = with_cells(rows, A3="Other costs", B5=5000, B6=37685)
    assert told(wrong) == [("B5", "5000.00", "2287.95")]


def test_what_is_given_in_kind_or_by_others_is_no_line() -> None:
    rows: Rows = [["Item", "Amount"], ["Personnel", 1000], ["In kind", 100], ["Other costs", 100]]
    rows += [["Indirect costs", 70], ["Total", 1170], ["Other costs", 500]]
    assert told(rows) == []  # without what is given in kind
    assert told(with_cells(rows, B5=90, B6=1190)) == [("B5", "90.00", "77.00")]


def test_a_total_of_the_one_line_of_indirect_costs_is_no_other() -> None:
    rows: Rows = [["Item", "Amount"], ["Personnel", 1000], ["Indirect costs", 150]]
    rows += [["Total indirect costs", 150], ["Total eligible costs", 1150]]
    assert told(rows) == [("B3", "150.00", "70.00")]
    assert told(with_cells(rows, B4=151)) == []


def test_the_column_that_states_the_rate_is_that_of_indirect_costs() -> None:
    rows: Rows = [["Partner", "Personnel", "Office overheads", "Indirect costs (7 %)"]]
    rows += [["P1", 1000, 100, 70], ["P2", 2000, 100, 0]]
    assert told(rows) == [("D3", "0.00", "140.00")]


# ---------------------------------------------------------------------------- sums of roundings


def partners(*more: list[Any]) -> Rows:
    head = ["Partner", "Personnel", "Subcontracting", "Travel", "Indirect costs"]
    rows: Rows = [[*head, "Total eligible costs", "Requested EU contribution"]]
    for staff, bought, travel in (
        (50682.57, 6800, 6380.99),
        (38862.42, 0, 1730.42),
        (31030.70, 1200, 1780.28),
    ):
        n = len(rows) + 1
        indirect, whole = f"=ROUNDDOWN((B{n}+D{n})*0.07,2)", f"=SUM(B{n}:E{n})"
        rows.append([f"P{n}", staff, bought, travel, indirect, whole, f"=ROUNDDOWN(F{n}*0.75,2)"])
    return [*rows, ["Total", *(f"=SUM({c}2:{c}4)" for c in "BCDEFG")], *more]


def both(rows: Rows) -> list[tuple[str, str]]:
    report = run_checks(calculated(rows, **CALL), only=["R01", "R05", "R14"])
    return [(each.code, each.cell) for each in report.findings]


def test_what_partners_round_down_one_by_one_is_less_together() -> None:
    rows = partners()
    assert both(rows) == []
    values = calculated(rows).grid.sheets[0]
    typed = {f"{c}5": float(str(values.cell(5, ord(c) - 64).value)) for c in "BCDEFG"}
    assert both(with_cells(rows, **typed)) == []
    assert both(with_cells(rows, G5="=SUM(G2:G4)-0.05")) == [("R14", "G5")]
    assert both(with_cells(rows, E5="=SUM(E2:E4)-0.05", F5="=SUM(B5:E5)"))[:1] == [("R05", "E5")]
    up = with_cells(rows, G5="=SUM(G2:G4)+0.03")
    report = run_checks(calculated(up, **CALL), only=["R01"]).findings
    assert [(each.cell, each.severity) for each in report] == [("G5", Severity.WARNING)]


def test_the_same_with_partners_side_by_side_or_on_other_sheets() -> None:
    rows = partners()
    turned: Rows = [["Item", "P1", "P2", "P3", "Total"]]
    for c in range(1, 7):
        turned.append(
            [
                rows[0][c],
                *(calculated(rows).grid.sheets[0].cell(n, c + 1).value for n in range(2, 5)),
            ]
        )
        turned[-1].append(f"=SUM(B{c + 1}:D{c + 1})")
    assert both(turned) == []
    alone: Rows = [[row[0], f"=B{n}+C{n}+D{n}"] for n, row in enumerate(turned[1:], 2)]
    sheets = {"Sum": [["Item", "Amount"], *alone], "Partners": turned}
    for row in alone:
        row[1] = str(row[1]).replace("B", "Partners!B").replace("C", "Partners!C")
        row[1] = str(row[1]).replace("D", "Partners!D")
    found = run_checks(calculated([], sheets=sheets, **CALL), only=["R05", "R14"]).findings
    assert [each.place for each in found] == []
