"""Two formulas that calculate the same way have one form; others do not."""

from __future__ import annotations

import pytest

from cofin.checks.formula import References, normal_form
from cofin.checks.formula.relative import Form
from tests.checks.formula.test_references import GRID

REFERENCES = References(GRID)
SAME = [
    ("B2*C2", "C2*B2"),
    ("B2*C2", "(B2)*($C$2)"),
    ("B2*C2", "+B2*+C2"),
    ("B2*C2", "PRODUCT(B2,C2)"),
    ("B2*C2", "PRODUCT(B2:C2)"),
    ("B2+C2+D2", "SUM(B2:D2)"),
    ("B2+C2+D2", "D2+SUM(C2,B2)"),
    ("B2-C2", "-C2+B2"),
    ("B2-(C2-D2)", "B2+D2-C2"),
    ("B2*C2/100", "B2/100*C2"),
    ("B2*7%", "0.07*B2"),
    ("B2*C2%", "B2*C2/100"),
    ("B2*1.50", "B2*1.5"),
    ("ROUND(B2*C2,2)", "ROUND(C2*B2,2)"),
    ("MAX(B2,C2,0)", "MAX(0,C2,B2)"),
    ("AND(B2>1,C2=1)", "AND(1=C2,1<B2)"),
    ("B2>=C2", "C2<=B2"),
    ("B2<>C2", "C2<>B2"),
    ("IF(B2,C2,D2)", "if(B2,C2,D2)"),
    ("tbl[[#This Row],[Qty]]*D6", "C6*tbl[@[Unit cost]]"),
    ("B2*rate", "B2*Rates!$C$7"),
    ("[1]S!A1+1", "1+[1]S!A1"),
    ("SUM((B2,C2))", "SUM((B2,C2))"),
    ("SUM({1,2})", "SUM({1,2})"),
]
DIFFERENT = [
    ("B2-C2", "C2-B2"),
    ("B2/C2", "C2/B2"),
    ("B2*C2", "B2+C2"),
    ("B2*C2", "ROUND(B2*C2,2)"),
    ("ROUND(B2*C2,2)", "ROUND(B2*C2,0)"),
    ("B2*C2", "B2*C3"),
    ("B2*C2", "B2*Mid!C2"),
    ("B2", "-B2"),
    ("IF(B2,C2,D2)", "IF(B2,D2,C2)"),
    ("B2>C2", "C2>B2"),
    ("B2&C2", "C2&B2"),
    ("B2^C2", "C2^B2"),
    ("SUM(B2:D2)", "SUM(B2:C2)"),
    ("SUM(B2:B90)", "SUM(B2:B91)"),
    ("SUM({1,2})", "SUM({2,1})"),
    ("SUM((B2,C2))", "SUM((B2,D2))"),
    ("nowhere+1", "elsewhere+1"),
    ("[1]S!A1", "[1]S!A2"),
    ('B2&"a"', 'B2&"b"'),
    ("B2*TRUE", "B2*FALSE"),
]


def form(formula: str, row: int = 6, column: int = 4) -> Form:
    found = normal_form(formula, "Costs", row, column, REFERENCES)
    assert found is not None
    return found


@pytest.mark.parametrize(("one", "other"), SAME)
def test_the_same(one: str, other: str) -> None:
    assert form(one) == form(other)


@pytest.mark.parametrize(("one", "other"), DIFFERENT)
def test_different(one: str, other: str) -> None:
    assert form(one) != form(other)


def test_a_copied_formula_keeps_its_form() -> None:
    assert form("ROUND(B6*C6,2)", 6) == form("ROUND(B7*C7,2)", 7)
    assert form("ROUND(B6*$C$1,2)", 6) != form("ROUND(B7*$C$1,2)", 7)


@pytest.mark.parametrize("formula", ["B2+", "B2" * 9_000])
def test_what_cannot_be_parsed_has_no_form(formula: str) -> None:
    assert normal_form(formula, "Costs", 6, 4, REFERENCES) is None
