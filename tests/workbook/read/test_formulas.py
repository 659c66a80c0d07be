"""A shared formula, spelled out where it is used."""

from __future__ import annotations

import pytest

from cofin.workbook.read.formulas import SharedFormula


@pytest.mark.parametrize(
    ("formula", "expected"),
    [
        ("A1+B2", "B3+C4"),
        ("$A1+A$1+$A$1", "$A3+B$1+$A$1"),
        ("SUM(A1:B2)", "SUM(B3:C4)"),
        ("SUM(A:A,$B:C,3:4,$3:4)", "SUM(B:B,$B:D,5:6,$3:6)"),
        ("'Cost lines'!A1*2", "'Cost lines'!B3*2"),
        ("Sheet1!A1", "Sheet1!B3"),
        ("'A1 It''s B2'!C3", "'A1 It''s B2'!D5"),
        ('"A1"&A1', '"A1"&B3'),
        ('"say ""A1"""', '"say ""A1"""'),
        ("LOG10(A1)+A1B", "LOG10(B3)+A1B"),
        ("tblCosts[[#This Row],[A1]]*A1", "tblCosts[[#This Row],[A1]]*B3"),
        ("tblCosts['[A1']]+A1", "tblCosts['[A1']]+B3"),
        ("İşA1+A1", "İşA1+B3"),
        ("in.cost.A1+fig.P1", "in.cost.A1+fig.P1"),
        ("1E5+A1", "1E5+B3"),
        ("XFD1", "#REF!"),
        ("A1048575", "#REF!"),
    ],
)
def test_references_move_and_everything_else_stays(formula: str, expected: str) -> None:
    assert SharedFormula(formula).moved(2, 1) == expected


def test_references_may_move_up_and_left_until_they_leave_the_sheet() -> None:
    assert SharedFormula("C5+$A$1").moved(-4, -2) == "A1+$A$1"
    assert SharedFormula("A5").moved(-4, -2) == "#REF!"
