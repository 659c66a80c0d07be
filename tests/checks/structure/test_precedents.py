"""A cell from which a formula is made is an input: copying the formula into it gives a circle."""

from __future__ import annotations

import pytest

from cofin.checks.structure.lines import precedents
from cofin.checks.subject import Subject
from tests.checks.calculated import Rows, calculated, found, with_cells
from tests.checks.steps import growth

SOURCES: Rows = [
    ["Source", "EUR", "Share"],
    ["Grant", "=ROUND(B6*C2,2)", 0.8],
    ["Town", 15000, "=B3/B$6"],
    ["Fees", 6500, "=B4/B$6"],
    ["Own", "=B6-SUM(B2:B4)", "=B5/B$6"],
    ["Total", 200000, ""],
]


@pytest.mark.parametrize(
    "rows",
    [
        SOURCES,
        with_cells(SOURCES, C2="=0.8"),
        with_cells(SOURCES, B2="=E2", E2="=ROUND(B6*C2,2)"),
        with_cells(SOURCES, B2="=F3", F3="=SUM(F1:F2)", F2="=E2*B6+E2", F1="=E2-E2", E2="=C2"),
    ],
)
def test_the_rate_of_an_amount_is_typed(rows: Rows) -> None:
    assert found(["C04"], rows) == []


def test_a_share_that_nothing_is_made_from_is_typed_over() -> None:
    shared = with_cells(SOURCES, C2="=B2/B$6")
    assert found(["C04"], with_cells(shared, C3=0.07)) == [("C04", "C3")]
    assert found(["C04"], with_cells(SOURCES, B2=160000)) == [("C04", "C2")]


def test_an_input_that_is_linked_is_no_odd_formula() -> None:
    """``=F1`` among the shares gives the rate of the grant; of a donation it is a slip."""
    rows: Rows = [["Source", "EUR", "Share"]]
    rows += [[f"source {n}", 1000 * n, f"=B{n}/B$9"] for n in range(2, 8)]
    rows += [[], ["Total", 90000, ""]]
    slip = with_cells(rows, C5="=E1+0.1", E1=0.5)
    assert found(["C05"], slip) == [("C05", "C5")]
    assert found(["C05"], with_cells(slip, B5="=ROUND(B9*C5,2)")) == []


def test_copies_of_a_block_with_an_input_in_one() -> None:
    rows: Rows = []
    for n in range(3):
        top = 5 * n + 1
        rows += [["Expert", 10 + n, 100, f"=B{top}*C{top}"]]
        rows += [["Travel", 3, 70 + n, f"=B{top + 1}*C{top + 1}"]]
        rows += [["Rate", "", "", f"=D{top + 1}/D{top}"]]
        rows += [["Total", "", "", f"=D{top}+D{top + 1}"], []]
    odd = with_cells(rows, D8="=F1*2", F1=0.01)
    assert found(["C05"], odd) == [("C05", "D8")]
    assert found(["C05"], with_cells(odd, C7="=D8*100")) == []


def test_a_heading_from_which_its_parts_are_made() -> None:
    rows: Rows = [
        ["Item", "2025", "2026", "2027"],
        ["1. Staff", *(f"=SUM({c}3:{c}4)" for c in "BCD")],
        ["1.1 Researchers", 45000, 46200, 23500],
        ["1.2 Engineers", 18800, 39600, 20100],
        ["2. Travel", *(f"=SUM({c}6:{c}7)" for c in "BCD")],
        ["2.1 Flights", 3000, 4000, 2000],
        ["2.2 Hotels", 1200, 2500, 1900],
    ]
    typed = with_cells(rows, B2=63800)
    assert found(["C04"], typed) == [("C04", "B2")]
    assert found(["C04"], with_cells(typed, B4="=B2-B3")) == []


def test_ranges_that_cannot_go_on() -> None:
    """The mean is of the persons that are known; the last one has the mean."""
    rows: Rows = [["Person", "Months", "Cost"]]
    rows += [[f"person {n}", 20 + n, 1000 * n] for n in range(2, 8)]
    rows += [["Total", "=AVERAGE(B2:B6)", "=SUM(C2:C7)"]]
    linked = with_cells(rows, B6="=D2", B7="=D1", D1=20, D2=24)
    assert found(["C07"], linked) == [("C07", "B8")]
    assert found(["C07"], with_cells(linked, D1="=ROUND(B8,0)")) == []


def test_a_question_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    far = with_cells(SOURCES, B2="=E2", E2="=E3", E3="=E4", E4="=ROUND(B6*C2,2)")
    assert found(["C04"], far) == []
    monkeypatch.setattr(precedents, "_MOST", 2)
    assert found(["C04"], with_cells(far, A1="Donor")) == [("C04", "C2")]


def test_work_for_many_typed_numbers_in_a_long_chain(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each of them is looked for in what a running total reads, and no further than so far."""

    def made(count: int) -> Subject:
        rows: Rows = [["Item", "In", "Sum", "Double"]]
        rows.append(["item", 1, "=B2", "=C2*2"])
        for row in range(3, count + 3):
            double = 7 if row % 5 == 0 else f"=C{row}*2"
            rows.append([f"item {row}", row, f"=SUM(B$2:B{row})+SUM(C$2:C{row - 1})", double])
        return calculated(rows)

    monkeypatch.setattr(precedents, "_MOST", 20)
    assert growth("C04", made, 80) < 3
