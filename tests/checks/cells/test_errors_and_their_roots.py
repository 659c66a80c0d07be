"""C03: an error is told where it begins, at what is typed wrong, with all that follow from it."""

from __future__ import annotations

from typing import Any

import pytest

from cofin.checks.cells import error_chains, error_values
from cofin.checks.finding import Finding, Severity
from cofin.checks.run import run_checks
from tests.checks.calculated import Rows, calculated, with_cells

COSTS: Rows = [
    ["Person", "Days", "Country", "Rate", "Cost"],
    ["a", 10, "Spain", "=VLOOKUP(C2,$G$1:$H$3,2,FALSE)", "=B2*D2"],
    ["b", 5, "Norway", "=VLOOKUP(C3,$G$1:$H$3,2,FALSE)", "=B3*D3"],
    ["c", 7, "Italy", "=VLOOKUP(C4,$G$1:$H$3,2,FALSE)", "=B4*D4"],
    ["Total", "=SUM(B2:B4)", "", "", "=SUM(E2:E4)"],
    ["Indirect", "", "", "", "=E5*7%"],
]
#: As spreadsheets store the errors that follow from a text in B2.
AFTER_A_TEXT: dict[str, Any] = {
    "E2": "=B2*D2 -> #VALUE!",
    "E5": "=SUM(E2:E4) -> #VALUE!",
    "E6": "=E5*7% -> #VALUE!",
}
RATES = {"G1": "Spain", "H1": 80, "G2": "Norway", "H2": 90, "G3": "Italy", "H3": 85}


def told(*codes: str, more: dict[str, Any] | None = None, **cells: Any) -> list[Finding]:
    rows = with_cells(with_cells(COSTS, **RATES), **cells)
    return list(run_checks(calculated(rows, **(more or {})), only=list(codes)).findings)


def places(*codes: str, **cells: Any) -> list[tuple[str, str]]:
    return [(each.code, each.cell) for each in told(*codes, **cells)]


def test_a_text_that_cannot_be_calculated_with() -> None:
    assert told("C03") == []
    (each,) = told("C03", B2="10 days", **AFTER_A_TEXT)
    assert (each.cell, each.found) == ("B2", "10 days")
    assert each.also == (("Budget", "E2"), ("Budget", "E5:E6"))
    assert "E2" in each.message("en")
    assert "10 days" in each.message("tr")


@pytest.mark.parametrize(
    "lookup",
    [
        "VLOOKUP(C3,$G$1:$H$3,2,FALSE)",
        "INDEX($H$1:$H$3,MATCH(C3,$G$1:$G$3,0))",
        "2*INDEX($H$1:$H$3,MATCH(C3,$G$1:$G$3,0))",
    ],
)
def test_a_word_that_is_in_no_list(lookup: str) -> None:
    (each,) = told("C03", C3="Norwey", D3=f"={lookup}")
    assert (each.cell, each.found) == ("C3", "Norwey")
    assert each.also == (("Budget", "D3:E3"), ("Budget", "E5:E6"))


def test_texts_that_explain_nothing() -> None:
    for formula in ("=FOO(B2)", "=B2+A3"):
        (each,) = told("C03", B2="10 days", E2="", E3=f"{formula} -> #VALUE!", E5="", E6="")
        assert each.cell == "E3"
    assert places("C03", D3="#N/A", E3="", E5="", E6="") == [("C03", "D3")]


def test_a_list_in_a_row() -> None:
    rows: Rows = [["x", "y", "z"], [1, 2, 3], ["w", "=HLOOKUP(A3,A1:C2,2,FALSE)"], ["y"]]
    (each,) = run_checks(calculated(rows), only=["C03"]).findings
    assert each.cell == "A3"
    rows[2][1] = "=INDEX(A2:C2,MATCH(A3,A1:C1,0))"
    (each,) = run_checks(calculated(rows), only=["C03"]).findings
    assert each.cell == "A3"


def test_a_heading_that_a_formula_reads_by_mistake_is_right() -> None:
    assert places("C03", E2="=B1*D2 -> #VALUE!", E5="", E6="") == [("C03", "E2")]
    (each,) = told("C03", F1="Country", D2="=VLOOKUP(F1,$G$1:$H$3,2,FALSE)")
    assert each.cell == "D2"
    assert places("C03", B3="tbd", E3="=B3*D3 -> #VALUE!", E5="", E6="") == [("C03", "B3")]


def test_a_list_that_is_too_short_is_told_at_the_formula() -> None:
    (each,) = told("C03", D4="=VLOOKUP(C4,$G$1:$H$2,2,FALSE)")
    assert each.cell == "D4"
    assert each.also == (("Budget", "E4:E6"),)


def test_a_word_made_of_a_text() -> None:
    (each,) = told("C03", F2="Spain", F3='="N"&C3', C3="orwey", D3="=VLOOKUP(F3,$G$1:$H$3,2,FALSE)")
    assert each.cell == "C3"
    (each,) = told("C03", F2="Spain", F3="=A3&C3", D3="=VLOOKUP(F3,$G$1:$H$3,2,FALSE)")
    assert each.cell == "D3"


@pytest.mark.parametrize(
    ("formula", "error"),
    [
        ("=NA()", "#N/A"),
        ("=MATCH(1,2)", "#N/A"),
        ("=MATCH(C2:C3,$G$1:$G$3,0)", "#N/A"),
        ("=MATCH(C3,$G$1:$G$3,0)+NA()", "#N/A"),
        ("=MATCH(B3,$G$1:$G$3,0)", "#N/A"),
        ("=1/0", "#DIV/0!"),
        ("=#REF!*2", "#REF!"),
        ('=B3+"x"', "#VALUE!"),
        ("=B3*A3*C3", "#VALUE!"),
        ("=RATES(C3)", "#VALUE!"),
        ("=VLOOKUP(C3,", "#N/A"),
    ],
)
def test_errors_that_no_typed_cell_explains(formula: str, error: str) -> None:
    (each,) = told("C03", D3=f"{formula} -> {error}", E3="", E5="", E6="")
    assert each.cell == "D3"
    assert each.also == ()


def test_a_number_as_text_is_told_once_with_its_errors() -> None:
    assert places("C01", "C03", "C06", B2="10,00 EUR", **AFTER_A_TEXT) == [("C01", "B2")]
    (each,) = told("C01", "C03", "C06", B2="10,00 EUR", **AFTER_A_TEXT)
    assert each.severity is Severity.ERROR
    assert ("Budget", "E2") in each.also
    assert "#VALUE!" in each.message("en")
    assert "#VALUE!" in each.message("tr")


def test_a_date_as_text_is_told_once_with_its_errors() -> None:
    rows: Rows = [
        ["No", "Date", "Month", "Rate"],
        [1, "10.03.2026", '="x"&B2', "=MATCH(C2,F3:F5,0)"],
    ]
    rows += [[n, 46000 + n, f'="x"&B{n + 1}', 2, "", "x46002"] for n in (2, 3, 4)]
    dates = {"Budget!B3:B5": "dd.mm.yyyy"}
    report = run_checks(calculated(rows, formats=dates), only=["C03", "C14"])
    assert [(f.code, f.cell, f.severity) for f in report.findings] == [("C14", "B2", "error")]


def test_another_error_of_its_own_is_told_for_itself() -> None:
    assert places("C03", D3="=NA() -> #N/A", E6="=E5/0 -> #DIV/0!") == [
        ("C03", "D3"),
        ("C03", "E6"),
    ]


def test_a_circle_of_errors_is_told_once() -> None:
    rows: Rows = [["=B1+1 -> #VALUE!", "=A1+1 -> #VALUE!"]]
    report = run_checks(calculated(rows), only=["C03"])
    assert [(f.cell, f.also) for f in report.findings] == [("A1", (("Budget", "B1"),))]


def test_two_sheets() -> None:
    sheets: dict[str, Rows] = {"A": [["=1/0"], [5]], "B": [["=SUM(A!A1:A2)"], ["=A1*2"]]}
    report = run_checks(calculated([], sheets=sheets), only=["C03"])
    assert [(f.place, f.also) for f in report.findings] == [("A!A1", (("B", "A1:A2"),))]


def test_limits(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(error_chains, "_MOST_LOOKS", 0)
    assert len(told("C03", B2="10 days", **AFTER_A_TEXT)) == 2
    monkeypatch.undo()
    monkeypatch.setattr(error_values, "_MOST_BEGIN", 0)
    assert [each.cell for each in told("C03", B2="10 days", **AFTER_A_TEXT)] == ["E2"]
