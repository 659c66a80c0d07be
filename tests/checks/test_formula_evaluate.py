"""What a simple formula gives, exactly; anything else is not judged."""

from __future__ import annotations

from decimal import Decimal

import pytest

from cofin.checks.formula import References
from cofin.checks.formula.evaluate import Value, evaluate
from cofin.grid import CellError
from tests.checks.test_formula_references import GRID

CELLS: dict[str, Value | CellError] = {
    "1 1": Decimal("0.1"),
    "1 2": Decimal("0.2"),
    "1 3": "text",
    "1 4": True,
    "1 5": CellError("#REF!"),
    "2 1": Decimal(-7),
    "2 2": Decimal("2.675"),
}
GIVES = {
    "A1+B1": "0.3",
    "A1-B1-1": "-1.1",
    "A1*B1/4": "0.005",
    "-A1": "-0.1",
    "+A1": "0.1",
    "A1%": "0.001",
    "Z9+1": "1",
    "D1+1": "2",
    "ROUND(B2,2)": "2.68",
    "ROUND(A2/2,0)": "-4",
    "ROUNDDOWN(B2,2)": "2.67",
    "ROUNDUP(B2,1)": "2.7",
    "ROUND(1234,-2)": "1200",
    "INT(A2/2)": "-4",
    "ABS(A2)": "7",
    "SUM(A1:D1,1)": "1.3",
    "SUBTOTAL(109,A1:B1)": "0.3",
    "PRODUCT(A1:C1)": "0.02",
    "MIN(A1:B2)": "-7",
    "MAX(A1:B2,3)": "3",
    "MAX(Z1:Z3)": "0",
    "COUNT(A1:D2)": "4",
    "IF(A1<B1,1,2)": "1",
    "IF(A1>=B1,1,2)": "2",
    "IF(A1=B1,1,2)": "2",
    "IF(A1<>B1,1,2)": "1",
    "IF(A1<=B1,1,2)": "1",
    "IF(A1>B1,1,2)": "2",
    'IF(C1="TEXT",1,2)': "1",
    'IF(C1<>"text",1,2)': "2",
    'IF(Z1="",5,6)': "5",
    "IF(AND(A1>0,B1>0),1,2)": "1",
    "IF(OR(A1<0,B1<0),1,2)": "2",
    "IF(A1>0,1,C1+1)": "1",
    "IF(A1,,2)": "0",
    "IFERROR(A1+B1,0)": "0.3",
}
UNKNOWN = [
    "A1+C1",
    "E1",
    "SUM(A1:E1)",
    "1/0",
    "A1^2",
    "A1&B1",
    "A1:B1",
    "VLOOKUP(A1,A1:B2,2)",
    "C1",
    "D1",
    "Z1",
    "IF(A1<0,1)",
    "C1<A1",
    "A1<B1<1",
    "D1=TRUE",
    "nowhere",
    "SUBTOTAL(1,A1:B1)",
    "ROUND(A1,1E9)",
    "SUM(A1:Z9999)",
    "A1+",
    "#REF!",
    "A1" * 9_000,
]


def look(sheet: str, row: int, column: int) -> Value | CellError:
    assert sheet == "Costs"
    return CELLS.get(f"{row} {column}")


def result(formula: str) -> Decimal | None:
    return evaluate(formula, "Costs", (30, 1), References(GRID), look)


@pytest.mark.parametrize("formula", GIVES)
def test_gives(formula: str) -> None:
    assert result(formula) == Decimal(GIVES[formula])


@pytest.mark.parametrize("formula", UNKNOWN, ids=range(len(UNKNOWN)))
def test_is_not_judged(formula: str) -> None:
    assert result(formula) is None
