"""Two findings on one cell of which the second says nothing new are one."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from cofin.checks.finding import Finding, Severity
from cofin.checks.once.roots import without_echoes
from cofin.checks.run import run_checks
from tests.checks.calculated import calculated
from tests.checks.card_examples import subject_of_example
from tests.checks.structure.examples import Rows

TYPED_OVER = [
    ["Item", "Quantity", "Unit cost", "Amount"],
    ["Project manager", 10, 4200, "=B2*C2 -> 42000"],
    ["Researcher", 12, 3000, "=B3*C3 -> 36000"],
    ["Accountant", 4, 2500, 12000],
    ["Assistant", 6, 1800, "=B5*C5 -> 10800"],
    ["Trainer", 2, 3100, "=B6*C6 -> 6200"],
]
TYPED = Finding(
    "Budget", "D4", expected="=B4*C4", values={"result": Decimal("10000.00")}, code="C04"
)
ROW = Finding("Budget", "D4", expected="10000", code="A01")
MISSED = Finding("Budget", "D9", expected="31545.03", code="C07")
TOTAL = Finding("Budget", "D9", expected="31545.03", code="A02")


def test_an_amount_typed_over_its_formula_is_one_finding() -> None:
    report = run_checks(subject_of_example({"sheet": TYPED_OVER}))
    assert [f.code for f in report.findings if f.cell == "D4"] == ["C04"]


def test_asked_for_alone_the_other_check_says_it() -> None:
    report = run_checks(subject_of_example({"sheet": TYPED_OVER}), only=("A01",))
    assert [f.code for f in report.findings if f.cell == "D4"] == ["A01"]


def test_a_total_that_misses_a_row_unlike_its_neighbours_is_one_finding() -> None:
    rows: Rows = [["Item", "2025", "2026", "2027", "2028"]]
    rows += [[f"item {n}", *(n * 100 + year for year in range(4))] for n in range(1, 7)]
    sums = [f"=SUM({c}2:{c}7)" for c in "BCDE"]
    sums[2] = "=SUM(D2:D6)"
    report = run_checks(calculated([*rows, ["Total", *sums]]))
    assert [f.code for f in report.findings if f.cell == "D8"] == ["C07"]


@pytest.mark.parametrize(("root", "echo"), [(TYPED, ROW), (MISSED, TOTAL)])
def test_the_same_amount_is_said_once(root: Finding, echo: Finding) -> None:
    assert without_echoes([echo, root]) == [root]
    assert without_echoes([root, echo]) == [root]


@pytest.mark.parametrize(
    "other",
    [
        replace(ROW, expected="10000.01"),
        replace(ROW, cell="D5"),
        replace(ROW, sheet="Travel"),
        replace(ROW, code="A09"),
        replace(ROW, expected="?"),
        replace(ROW, expected=""),
    ],
)
def test_what_says_more_stays(other: Finding) -> None:
    assert without_echoes([other, TYPED]) == [other, TYPED]


def test_a_suspicion_that_explains_an_error_is_as_bad() -> None:
    mild = replace(TYPED, severity=Severity.WARNING)
    assert without_echoes([ROW, mild]) == [replace(TYPED, severity=Severity.ERROR)]
    doubted = replace(ROW, severity=Severity.WARNING)
    assert without_echoes([doubted, mild]) == [mild]


@pytest.mark.parametrize("code", ["A01", "A02", "A03", "A04", "R03"])
def test_a_formula_unlike_its_neighbours_is_one_finding(code: str) -> None:
    odd = replace(TYPED, code="C05", expected="=SUM(D2:D3)")
    assert without_echoes([odd, replace(ROW, code=code)]) == [replace(odd, severity=Severity.ERROR)]
    other = replace(ROW, code=code, expected="10200")
    assert without_echoes([odd, other]) == [odd, other]


def test_a_year_typed_over_its_formula_is_one_finding() -> None:
    assert without_echoes([replace(ROW, code="A03"), TYPED]) == [TYPED]


def test_a_formula_whose_result_nobody_knows_stands_for_nothing() -> None:
    unknown = replace(TYPED, values={"result": "?"})
    assert without_echoes([ROW, unknown]) == [ROW, unknown]


def _error_of(place: str) -> Finding:
    follows = {"en": "It gives #VALUE!.", "tr": "#VALUE! çıkıyor."}
    return Finding("S", place, code="C03", values={"follows": follows, "problem": follows})


def _typed(code: str, place: str) -> Finding:
    return Finding("S", place, code=code, found="7,5 EUR", expected="7.5", values={"count": 1})


def test_errors_are_told_with_what_is_typed_wrong() -> None:
    product = Finding("S", "E6", code="C06", values={"input": "D6"})
    other = Finding("S", "E7", code="C06", values={"input": "T!D6"})
    findings = [_typed("C01", "D6"), _error_of("D6"), product, other, _error_of("F6")]
    found = without_echoes(findings)
    assert [(each.code, each.cell) for each in found] == [
        ("C01", "D6"),
        ("C06", "E7"),
        ("C03", "F6"),
    ]
    assert found[0].severity is Severity.ERROR
    assert found[0].message("en").endswith("It gives #VALUE!.")


def test_a_misspelt_key_is_told_with_the_lookups_that_do_not_find_it() -> None:
    rates: Rows = [["Land", "Rate"], ["Austria", 90], ["Romania", 70], ["Spain", 80]]
    lands = ["Spain", "Rumania", "Austria", "Romania", "Spain"]
    rows: Rows = [["Visit to", "Days", "Costs"]]
    rows += [
        [land, 2, f"=B{at}*VLOOKUP(A{at},Rates!$A$2:$B$4,2,FALSE)"]
        for at, land in enumerate(lands, 2)
    ]
    rows += [[], ["Land", "Days"]]
    rows += [
        [land, f"=SUMIF($A$2:$A$6,A{at},$B$2:$B$6)"]
        for at, land in enumerate(("Austria", "Romania", "Spain"), 9)
    ]
    told = run_checks(calculated(rows, sheets={"Rates": rates})).findings
    (each,) = [f for f in told if f.cell == "A3"]
    assert (each.code, each.severity) == ("C07", Severity.ERROR)
    assert "“Romania”" in each.message()
    assert each.message().endswith("It gives #N/A in 1 cell(s): C3.")


def test_of_two_that_are_typed_wrong_one_tells_the_errors() -> None:
    findings = [_typed("C01", "D6"), _typed("C14", "D6"), _error_of("D6")]
    found = without_echoes(findings)
    assert [(each.code, "problem" in each.values) for each in found] == [
        ("C01", False),
        ("C14", True),
    ]


def test_totals_above_a_wrong_formula() -> None:
    cause = Finding("S", "D6", code="C05")
    total = Finding("S", "D9", code="C07", values={"suspects": "S!D5\nS!D6"})
    (found,) = without_echoes([cause, total])
    assert (found.code, found.severity) == ("C05", Severity.ERROR)
    (found,) = without_echoes([cause, replace(total, severity=Severity.WARNING)])
    assert (found.code, found.severity) == ("C05", None)
    assert len(without_echoes([Finding("S", "D7", code="C05"), total])) == 2


def test_formulas_that_are_off_by_the_same() -> None:
    cause = Finding("S", "D6", code="C07", expected="9", difference=Decimal(-2))
    for off, count in ((Decimal(-2), 1), (Decimal(3), 2), (None, 2)):
        other = Finding("S", "D6", code="C05", expected="=D4+D5", difference=off)
        assert len(without_echoes([cause, other])) == count
