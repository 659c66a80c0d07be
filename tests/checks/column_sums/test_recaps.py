"""A02: totals of some rows on purpose, and parts that are counted once."""

from __future__ import annotations

import pytest

from cofin.checks.run import run_checks
from tests.checks.calculated import Rows, calculated, faults, with_cells

#: A total above its rows, and a recap at the end.
PARTNERS: Rows = [
    ["Partner", "Amount (EUR)"],
    ["TOTAL", "=SUM(B3:B6)"],
    ["Alpha (coordinator)", 98000],
    ["Beta", 74500],
    ["Gamma", 41200],
    ["Delta", 46800],
    [],
    ["Total without the coordinator", "=SUM(B4:B6)"],
]

#: Two groups, the total, its sources, and a recap of some groups.
GROUPS: Rows = [
    ["Item", "Amount (EUR)"],
    ["Coordinator", 44400],
    ["Expert", 33600],
    ["Sub-total staff", "=SUM(B2:B3)"],
    ["Kick-off", 1560],
    ["Final meeting", 1440],
    ["Sub-total travel", "=SUM(B5:B6)"],
    ["Audit", 2500],
    ["Training", 9800],
    ["Sub-total services", "=SUM(B8:B9)"],
    ["Total costs", "=B4+B7+B10"],
    ["EU contribution", "=B11*0.75"],
    ["Own contribution", "=B11-B12"],
    [],
    ["Staff and travel total", "=B4+B7"],
]


@pytest.mark.parametrize(
    "words",
    [
        "Total without the coordinator",
        "Totale senza capofila",
        "Gesamt ohne Koordinator",
        "Total hors coordinateur",
        "Total sin coordinador",
        "Suma bez koordynatora",
        "Total sem coordenador",
        "Totaal zonder coördinator",
        "Koordinatör hariç toplam",
        "of which total",
    ],
)
def test_a_total_without_something_below_the_complete_one(words: str) -> None:
    assert faults(with_cells(PARTNERS, A8=words)) == []


def test_a_plain_total_at_the_end_is_one_of_all() -> None:
    assert faults(with_cells(PARTNERS, A8="Total", B8="=SUM(B3:B6)")) == []
    wrong = with_cells(PARTNERS, A8="Total", B8=162000)
    (finding,) = run_checks(calculated(wrong), only=["A02"]).findings
    assert finding.expected == "260500.00"  # without the total above its rows
    assert "B3:B6" in finding.message()
    assert faults(with_cells(PARTNERS, A8="Total partners")) == ["B8"]


def test_some_groups_below_the_complete_total() -> None:
    assert faults(GROUPS) == []
    assert faults(with_cells(GROUPS, A15="Personel ve seyahat toplamı")) == []
    assert faults(with_cells(GROUPS, A15="Grand total")) == ["B15"]
    assert faults(with_cells(GROUPS, B15=70000)) == ["B15"]
    assert faults(with_cells(GROUPS, A11="Costs", B11="=B4+B7+B10")) == ["B15"]


def test_a_recap_that_a_total_reads_is_a_part_of_it() -> None:
    rows = [*GROUPS, ["Grand total", "=B10+B15"]]
    assert faults(rows) == ["B15"]


def test_the_rows_below_codes_are_counted_with_what_adds_them_up() -> None:
    """``Direct costs`` stands for 1 and 2, and so for 1.1 to 2.2."""
    rows: Rows = [["No", "Position", "2022", "2023", "Sum"]]
    lines: Rows = [["1", "Staff", "=C3+C4", "=D3+D4+D5"], ["1.1", "Manager", 38400, 39360]]
    lines += [["1.2", "Assistant", 22500, 23060], ["", "davon WP1 Management", 14500, 14900]]
    lines += [["2", "Travel", "=C7+C8", "=D7+D8"], ["2.1", "Meetings", 3200, 3600]]
    lines += [["2.2", "Visits", 2400, 4100], ["3", "Goods", "=SUM(C10:C12)", "=SUM(D10:D12)"]]
    lines += [
        ["3.1", "Study", 0, 4800],
        ["3.2", "Website", 2900, 600],
        ["3.3", "Rooms", 1500, 2750],
    ]
    rows += [[*line, f"=SUM(C{row}:D{row})"] for row, line in enumerate(lines, 2)]
    rows += [["", "Direct costs", *(f"={c}2+{c}6+{c}9" for c in "CDE")]]
    rows += [["", "Overheads", "=C13*7%", "=D13*7%", "=SUM(C14:D14)"]]
    rows += [["", "Total costs", *(f"={c}13+{c}14" for c in "CDE")]]
    assert faults(rows) == []


def test_a_sum_of_another_table_and_a_line() -> None:
    """``Direct costs =J11+J17`` is no remark on a line: the total below it is right."""
    rows: Rows = [["Employee", "Scale", "Hours", "Costs"]]
    rows += [["Lector", 40, 210, "=B2*C2"], ["Teacher", 35, 640, "=B3*C3"]]
    rows += [["Sub-total staff", "", "", "=SUM(D2:D3)"], []]
    rows += [["Other direct costs", "Number", "Price", "Costs"], ["Trips", 9, 640, "=B7*C7"]]
    rows += [["Rooms", 4, 525, "=B8*C8"], ["Sub-total other", "", "", "=SUM(D7:D8)"], []]
    rows += [["Direct costs", "", "", "=D4+D8"], ["Overheads", "", "", "=D11*7%"]]
    rows += [["Total costs", "", "", "=D11+D12"]]
    assert faults(rows) == []
