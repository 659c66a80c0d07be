"""A sum that is wrong because it reads a wrong cell: the cell is told, and not the sum."""

from __future__ import annotations

from typing import Any

import pytest

from cofin.checks.finding import Finding
from cofin.checks.once import effects
from cofin.checks.run import run_checks
from tests.checks.calculated import Rows, calculated, found, with_cells

CODES = ("A01", "A02", "A03", "A04", "C04", "C05", "C07")
#: The total of each partner by category, and by year.
PARTNERS: Rows = [
    ["Partner", "Personnel", "Travel", "Goods", "Total", "Year 1", "Year 2"],
    *(
        [f"P{n}", f"=S!B{n}", f"=S!C{n}", f"=S!D{n}", f"=SUM(B{n}:D{n})", f"=S!E{n}", f"=S!F{n}"]
        for n in range(2, 7)
    ),
    ["Total", *(f"=SUM({c}2:{c}6)" for c in "BCDEFG")],
]
SOURCE: Rows = [
    ["Partner", "Personnel", "Travel", "Goods", "Year 1", "Year 2"],
    *([f"P{n}", 1000 * n, 100 * n, 10 * n, 600 * n, 510 * n] for n in range(2, 7)),
]


def told(**cells: Any) -> list[tuple[str, str]]:
    sheets = {"All": with_cells(PARTNERS, **cells), "S": SOURCE}
    return found(CODES, [], sheets=sheets)


def test_right() -> None:
    assert told() == []


def test_a_wrong_link_is_told_and_not_the_sum_of_its_row() -> None:
    assert told(C4="=S!C5") == [("C05", "C4")]
    assert told(F4="=S!F4") == [("C05", "F4")]


def test_the_cause_is_as_bad_as_its_effect() -> None:
    sheets = {"All": with_cells(PARTNERS, C4="=S!C5"), "S": SOURCE}
    report = run_checks(calculated([], sheets=sheets), only=CODES)
    assert [each.severity for each in report.findings] == ["error"]


def test_without_the_cause_the_sum_is_told() -> None:
    sheets = {"All": with_cells(PARTNERS, C4="=S!C5"), "S": SOURCE}
    assert ("A03", "E4") in found(["A03"], [], sheets=sheets)


def test_a_typed_or_odd_sum_is_told_for_itself() -> None:
    assert ("C04", "E4") in told(E4=9999, C5="=S!C6")
    assert ("C05", "E4") in told(E4="=SUM(B4:C4)", C3="=S!C2")


def test_a_wrong_cell_in_another_row_excuses_nothing() -> None:
    assert ("C05", "E2") in told(B5="=S!B6", E2="=SUM(B2:D2)+7")


def test_a_book_of_very_many_cells(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(effects, "_MOST_CELLS", 0)
    assert ("A03", "E4") in told(C4="=S!C5")
    monkeypatch.undo()
    monkeypatch.setattr(effects, "_MOST_FINDINGS", 0)
    assert ("A03", "E4") in told(C4="=S!C5")


def test_sums_from_where_their_range_begins() -> None:
    rows: Rows = [["Source", "EUR"], ["Grant", 60], ["TOTAL GENERAL", 900], [], ["Sources"]]
    rows += [
        ["EU", 700],
        ["City", 100],
        ["Bank", 60],
        ["Own", 40],
        ["Total sources", "=SUM(B6:B9)"],
    ]
    assert found(["A02"], rows) == []
    rows[-1][1] = "=SUM(B6:B8)"
    assert found(["A02"], rows) == [("A02", "B10")]


def test_findings_without_a_cell() -> None:
    subject = calculated(PARTNERS)
    findings = [
        Finding(code="A01"),
        Finding("Budget", code="C05"),
        Finding("Budget", "A1", code="C05"),
    ]
    assert effects.without_effects(subject, findings) == findings
