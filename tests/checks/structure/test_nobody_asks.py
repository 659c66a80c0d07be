"""Rows of a list that its summary leaves out, whatever their key says."""

from __future__ import annotations

from typing import Any

import pytest

from cofin.checks.run import run_checks
from cofin.text import Lang
from tests.checks.calculated import Rows, calculated, with_cells

KEYS = ["ALFA", "ALFA", "BETA", "BETA", "BETA", "GAMMA", "GAMMA", "ALFA"]
LIST: Rows = [
    ["Item", "Partner", "Month", "Cost"],
    *([f"Item {n}", key, n % 4 + 1, 100 * n + 7] for n, key in enumerate(KEYS, 1)),
    ["Total", "", "", "=SUM(D2:D9)"],
]
SUMMARY: Rows = [
    ["Partner", "Cost", "Grant"],
    *(
        [key, f"=SUMIF(List!$B$2:$B$9,A{row},List!$D$2:$D$9)", f"=B{row}*0.75"]
        for row, key in enumerate(("ALFA", "BETA", "GAMMA"), 2)
    ),
    ["Total", "=SUM(B2:B4)", "=SUM(C2:C4)"],
]


def told(listed: Rows, summary: Rows = SUMMARY) -> list[tuple[str, str]]:
    report = run_checks(calculated(summary, sheets={"List": listed}), only=["C07"])
    return [(each.sheet, each.cell) for each in report.findings]


def test_every_key_is_asked_for() -> None:
    assert told(LIST) == []


@pytest.mark.parametrize("key", ["P5", "Gama", "OTHER", "Delta Research", "AFLA", 13])
def test_a_key_of_which_the_summary_knows_nothing(key: Any) -> None:
    assert told(with_cells(LIST, B7=key)) == [("List", "B7")]


@pytest.mark.parametrize("key", ["Ineligible", "Staff (not funded)", "Uygun olmayan", "in kind"])
def test_what_is_left_out_on_purpose(key: str) -> None:
    assert told(with_cells(LIST, B7=key)) == []


def test_a_summary_of_two_columns_tells_a_key_once() -> None:
    listed = [[*row, n] for n, row in enumerate(LIST[:-1])]
    listed[0][4] = "Hours"
    summary = [
        [*row[:2], f"=SUMIF(List!$B$2:$B$9,A{n},List!$E$2:$E$9)"]
        for n, row in enumerate(SUMMARY[:-1], 1)
    ]
    summary[0][2] = "Hours"
    rows = [*listed, ["Total", "", "", "=SUM(D2:D9)", "=SUM(E2:E9)"]]
    assert told(rows, [*summary, SUMMARY[-1]]) == []
    assert told(with_cells(rows, B7="P5"), [*summary, SUMMARY[-1]]) == [("List", "B7")]


def test_the_sentences() -> None:
    subject = calculated(SUMMARY, sheets={"List": with_cells(LIST, B7="P5")})
    (wrong,) = run_checks(subject, only=["C07"]).findings
    assert wrong.message() == (
        "List!B7 says “P5”, and no row of the summary asks for it (it asks for ALFA, BETA, GAMMA)."
        " The list adds up to 3,656 in List!D10, the summary to 3,049 in Budget!B5: the"
        " difference is exactly 607 of D7."
    )
    assert wrong.fix() == (
        "Write the key of List!B7 as the summary has it, or give the summary a row for “P5”."
    )
    assert str(wrong.severity) == "warning"
    assert "özetin hiçbir satırı" in wrong.message(Lang.TR)


def test_a_near_key_is_told_once() -> None:
    assert told(with_cells(LIST, B7="BETA ")) == [("List", "B7")]


def test_months_are_keys_as_well() -> None:
    summary: Rows = [["Month", "Cost"]]
    summary += [[n, f"=SUMIF(List!$C$2:$C$9,A{n + 1},List!$D$2:$D$9)"] for n in (1, 2, 3, 4)]
    summary.append(["Total", "=SUM(B2:B5)"])
    assert told(LIST, summary) == []
    assert told(with_cells(LIST, C6=13), summary) == [("List", "C6")]
    assert told(with_cells(LIST, C6=2.5), summary) == []  # no key at all


def test_a_matrix_and_a_second_summary_instead_of_a_total_of_the_list() -> None:
    matrix: Rows = [["Partner", "M1", "M2", "M3", "M4", "Total"]]
    for row, key in enumerate(("ALFA", "BETA", "GAMMA"), 2):
        sums = (
            f"=SUMIFS(List!$D$2:$D$9,List!$B$2:$B$9,$A{row},List!$C$2:$C$9,{x}$1)" for x in "BCDE"
        )
        matrix.append([key, *sums, f"=SUM(B{row}:E{row})"])
    matrix.append(["Total", *(f"=SUM({x}2:{x}4)" for x in "BCDEF")])
    matrix += [[], *([key, f"=SUMIF(List!$A$2:$A$9,A{n},List!$D$2:$D$9)"] for n, key in enumerate(
        (f"Item {m}" for m in range(1, 9)), 7))]  # fmt: skip
    matrix.append(["All", "=SUM(B7:B14)"])
    listed = with_cells(LIST[:-1], **{f"C{row}": f"M{(row - 1) % 4 + 1}" for row in range(2, 10)})
    assert told(listed, matrix) == []
    assert told(with_cells(listed, B7="P5"), matrix) == [("List", "B7")]
    assert told(with_cells(listed, B7="P5"), matrix[:5]) == []  # nobody knows the whole


@pytest.mark.parametrize(
    ("listed", "summary"),
    [
        ({"B7": "P5", "B3": "P6"}, {}),  # two keys: the summary may be of some
        ({"B7": "P5", "B3": "P5"}, {}),  # several rows: left out on purpose
        ({"B7": ""}, {}),
        ({"B7": "P5", "D7": 0}, {}),
        ({"B7": "P5", "D10": ""}, {}),  # no total of the list
        ({"B7": "P5", "D10": "=SUM(D2:D5)"}, {}),
        ({"B7": "P5", "D10": "=SUM(D2:D9)+0*C2"}, {}),
        ({"B7": "P5"}, {"B5": ""}),  # no total of the summary
        ({"B7": "P5"}, {"B5": "=SUM(B2:B3)"}),
        ({"B7": "P5"}, {"B5": "=SUM(B2:B4)+B2"}),
        ({"B7": "P5"}, {"B4": '=SUMIF(List!$B$2:$B$9,"<>ALFA",List!$D$2:$D$9)'}),
        ({"B7": "P5"}, {"B4": "=SUMIF(List!$B$2:$B$9,A4,List!$D$3:$D$10)"}),
        (
            {"B7": "P5", "E10": 1},
            {f"B{n}": f"=SUMIF(List!$B$2:$B$9,A{n},List!$E$3:$E$10)" for n in (2, 3, 4)},
        ),
        ({"B7": "P5", "D10": '=SUM(D2:D9)&""'}, {}),
        ({"B7": "P5", "D8": "=1/0"}, {}),  # a total that is an error
    ],
)
def test_where_it_may_be_meant(listed: dict[str, Any], summary: dict[str, Any]) -> None:
    places = told(with_cells(LIST, **listed), with_cells(SUMMARY, **summary))
    assert ("List", "B7") not in places


def test_our_own_layout_has_lists_of_its_own() -> None:
    sheets = {"List": with_cells(LIST, B7="P5")}
    subject = calculated(SUMMARY, sheets=sheets, scalars={"fig.totals.eligible": "Budget!B5"})
    assert not run_checks(subject, only=["C07"]).findings
