"""C01: numbers typed with a unit, or with a word before them, where sums read past them."""

from __future__ import annotations

import pytest

from cofin.checks.cells.with_units import without_unit
from cofin.checks.run import run_checks
from cofin.checks.subject import Subject
from tests.checks.calculated import Rows, calculated, found, with_cells
from tests.checks.steps import growth

HOURS: Rows = [
    ["Person", "January", "February", "March", "Total"],
    ["Ayşe", 40, 32, 20, "=SUM(B2:D2)"],
    ["Bruno", 12, 16, 80, "=SUM(B3:D3)"],
    ["Chloé", 60, 50, 44, "=SUM(B4:D4)"],
    ["Total", "=SUM(B2:B4)", "=SUM(C2:C4)", "=SUM(D2:D4)", "=SUM(E2:E4)"],
]


@pytest.mark.parametrize(
    ("text", "number"),
    [
        *[("20 h", "20"), ("20h", "20"), ("12 days", "12"), ("3 ay", "3"), ("ca. 500", "500")],
        *[("500,-", "500"), ("500,–", "500"), ("500.--", "500"), ("5 pers.", "5"), ("~ 40", "40")],
        *[("12 kişi", "12"), ("7 Tage", "7"), ("8,5 Std.", "8,5"), ("3 jours", "3")],
        *[("4 días", "4"), ("6 ore", "6"), ("9 dias", "9"), ("16 godz.", "16"), ("2 dni", "2")],
        *[("8 uur", "8"), ("yaklaşık 300", "300"), ("env. 1.500,00 €", "1.500,00 €")],
        *[("około 20", "20"), ("aprox. 7", "7"), ("etwa 12", "12"), ("5 zile", "5")],
    ],
)
def test_units_and_words_of_nine_languages(text: str, number: str) -> None:
    assert without_unit(text) == number
    assert found(["C01"], with_cells(HOURS, C3=text)) == [("C01", "C3")]
    assert found(["C01"], with_cells(HOURS, B2=text)) == [("C01", "B2")]


@pytest.mark.parametrize(
    "text",
    [
        *["20", "20 EUR", "WP 3", "20 chairs", "h", "n/a", "-", "2.5.2026", "1h30", "12 x 500 h"],
        *["3 pilots in Spain", "007 h", "see 5", "ca. 5 or 6", "500 h (of which 20 h abroad)"],
    ],
)
def test_other_texts_are_no_numbers(text: str) -> None:
    assert without_unit(text) == ""


def test_the_sentences() -> None:
    report = run_checks(calculated(with_cells(HOURS, C3="16 h", C4="1.500 h")), only=["C01"])
    (first,) = report.findings
    assert (first.cell, first.found, first.expected) == ("C3:C4", "16 h", "16")
    assert first.values["count"] == 2


@pytest.mark.parametrize(
    "rows",
    [
        [row[:4] for row in with_cells(HOURS, C3="16 h")[:4]],  # nothing adds it up
        with_cells(HOURS, B1="20 h", C1="30 h", D1="10 h"),  # headings outside of the sums
        with_cells(HOURS, A3="2 days"),  # a label
        with_cells([*HOURS, [], []], B7="20 h", C7="30 h"),  # notes below
        # as many texts as numbers: somebody means them as texts
        with_cells(HOURS, C2="16 h", C3="20 h", B3="2 h", D3="3 h", B2="1 h", D2="1 h"),
    ],
)
def test_notes_and_headings(rows: Rows) -> None:
    assert found(["C01"], rows) == []


def test_a_heading_that_a_sum_takes_in() -> None:
    rows = with_cells(HOURS, B1="160 h", B5="=SUM(B1:B4)")
    assert found(["C01"], rows) == []
    years = with_cells(rows, C1=2026, D1=2027)
    assert found(["C01"], years) == []
    row = [["Hours", "20 h", 5, 6, "=SUM(B1:D1)"]]
    assert found(["C01"], row) == []


def test_running_totals_and_long_columns_cost_their_length() -> None:
    def made(count: int) -> Subject:
        rows: Rows = [["Item", "Hours", "So far"]]
        for row in range(2, count + 2):
            rows.append([f"Item {row}", 20 if row % 3 else "20 h", f"=SUM(B$2:B{row})"])
        return calculated([*rows, ["Total", f"=SUM(B2:B{count + 1})"]])

    assert growth("C01", made, 150) < 3


def test_what_other_functions_read() -> None:
    rows: Rows = [["Item", "Days", "Rate"], ["a", 3, 100], ["b", 4, 200], ["c", 6, 50], ["d", 2, 9]]
    rows.append(["Total", "", "", "=SUMPRODUCT(B2:B5,C2:C5)"])
    assert found(["C01"], rows) == []
    assert found(["C01"], with_cells(rows, B3="4 days")) == [("C01", "B3")]
    elsewhere = with_cells(rows, B3="4 days", D6="=SUMPRODUCT(B4:C5,B4:C5)+MAX(F7:F9)")
    assert found(["C01"], elsewhere) == []
    parts = with_cells(rows, B3="4 days", D6="=SUM(B2:B4,B5)")
    assert found(["C01"], parts) == [("C01", "B3")]
    longer: Rows = [["Item", "Days", "Rate"], *([f"{n}", n + 3, 50 * n] for n in range(1, 9))]
    longer.append(["Total", "", "", "=SUMPRODUCT(B2:B5,C2:C5)+SUMPRODUCT(B6:B9,C6:C9)"])
    assert found(["C01"], with_cells(longer, B7="9 days")) == [("C01", "B7")]
    asked = with_cells(rows, B3="4 days", D6='=SUMIF(B2:B5,"4 days",C2:C5)')
    assert found(["C01"], asked) == []  # there it is a key
    single = with_cells(rows, B3="4 days", D6="=SUM(B3,B3)+SUM(A1:C5)")
    assert found(["C01"], single) == []  # a block, of which nobody knows what it holds
