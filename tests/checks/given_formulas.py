"""Formulas over one small sheet with what Excel gives; LibreOffice is asked for the same.

Rows from A1: item, quantity, price, rate; a date in E2; a text number in F2; nothing in F3.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

ROWS: list[list[Any]] = [
    ["Item", "Qty", "Price", "Rate", "Day", "Odd"],
    ["Travel", 2, 350.5, 0.75, date(2022, 1, 31), "'12"],
    ["Staff", 10, 4200, 0.75, date(2024, 2, 29), ""],
    ["travel", 3, 0.335, 1, 44593, "#N/A"],
    ["Çay", 0.1, 0.2, 0.07, 60000, True],
]

GIVEN: dict[str, str | int | float | bool] = {
    # arithmetic
    "B2*C2+B3*C3": 42701,
    "-B2^2": 4,
    "2^3^2": 64,
    "B5+C5=0.3": True,
    "1/3*3=1": True,
    "50%": 0.5,
    "B2/0": "#DIV/0!",
    "F4+1": "#N/A",
    'A2&"/"&B2': "Travel/2",
    'A2="TRAVEL"': True,
    'F3=""': True,
    "F3=0": True,
    "B2<>C2": True,
    "(B2+B3)*2": 24,
    # rounding: what is half in decimals is half
    "ROUND(2.675,2)": 2.68,
    "ROUND(1.005,2)": 1.01,
    "ROUND(-2.5,0)": -3,
    "ROUND(B4*C4,2)": 1.01,
    "ROUND(1234.5,-2)": 1200,
    "ROUNDDOWN(-1.29,1)": -1.2,
    "ROUNDUP(1.21,1)": 1.3,
    "TRUNC(-1.9)": -1,
    "INT(-1.5)": -2,
    "INT(4.35*100)": 435,
    "MOD(10,3)": 1,
    "MOD(-1,3)": 2,
    "ABS(-2)": 2,
    "SIGN(-2)": -1,
    "SQRT(16)": 4,
    # ranges
    "SUM(B2:B5)": 15.1,
    "SUM(B2:B5,C2)": 365.6,
    "SUM(A2:F3)": 94507,
    "SUM(F2:F4)": "#N/A",
    "SUM(B:B)": 15.1,
    "PRODUCT(B2:B3)": 20,
    "MIN(B2:B5)": 0.1,
    "MAX(A2:A5)": 0,
    "AVERAGE(B2:B3)": 6,
    "AVERAGE(A2:A3)": "#DIV/0!",
    "MEDIAN(B2:B4)": 3,
    "COUNT(A2:F3)": 8,
    "COUNTA(F2:F5)": 3,
    "COUNTBLANK(F2:F5)": 1,
    "LARGE(B2:B5,2)": 3,
    "SMALL(B2:B5,2)": 2,
    "RANK(B2,B2:B5,0)": 3,
    "RANK(B2,B2:B5,1)": 2,
    "SUBTOTAL(109,B2:B5)": 15.1,
    "SUBTOTAL(9,B2:B5)": 15.1,
    "SUMPRODUCT(B2:B4,C2:C4)": 42702.005,
    "SUMPRODUCT(ROUND(100*C2:C4,0),B2:B4)": 4270202,
    "SUMPRODUCT((A2:A5=A2)*1)": 2,
    "SUMPRODUCT((A2:A5=A2)*B2:B5)": 5,
    'SUMPRODUCT(ISNUMBER(FIND({"v","x"},A2))*1)': 1,
    "SUMPRODUCT(B2:B3*(COUNTIF(A2:A5,A2:A3)>1))": 2,
    # conditions
    'IF(B2>1,"many","one")': "many",
    "IF(B2>5,1)": False,
    'IFERROR(B2/0,"-")': "-",
    'IFERROR(MATCH("x",A2:A5,0),0)': 0,
    "IFNA(F4,5)": 5,
    "AND(B2>1,C2>1)": True,
    "OR(B2>5,C2>1)": True,
    "NOT(B2>5)": True,
    "ISNUMBER(A2)": False,
    "ISTEXT(A2)": True,
    "ISBLANK(F3)": True,
    "ISERROR(F4)": True,
    "ISNA(B2/0)": False,
    "CHOOSE(2,A2,A3)": "Staff",
    "N(A2)": 0,
    'EXACT(A2,"travel")': False,
    # rows that meet conditions
    'SUMIF(A2:A5,"travel",B2:B5)': 5,
    'SUMIFS(B2:B5,A2:A5,A2,D2:D5,">0.75")': 3,
    'SUMIFS(B2:B5,D2:D5,"<>0.75")': 3.1,
    "SUMIFS(B2:B5,D2:D5,0.75)": 12,
    'COUNTIF(B2:B5,">=2")': 3,
    "COUNTIF(A2:A5,A4)": 2,
    "COUNTIF(B2:B5,F3)": 0,
    'COUNTIFS(A2:A5,"TRAVEL",B2:B5,">2")': 1,
    'AVERAGEIF(A2:A5,"travel",B2:B5)': 2.5,
    # looking up
    'MATCH("staff",A2:A5,0)': 2,
    "MATCH(3,B2:B5,0)": 3,
    'MATCH("none",A2:A5,0)': "#N/A",
    "INDEX(C2:C5,2)": 4200,
    "INDEX(B2:C5,2,2)": 4200,
    "INDEX(C2:C5,9)": "#REF!",
    'VLOOKUP("Staff",A2:D5,3,FALSE)': 4200,
    'HLOOKUP("Price",A1:D5,2,FALSE)': 350.5,
    "ROWS(A2:A5)": 4,
    "COLUMNS(A2:C5)": 3,
    "ROW(B3)": 3,
    "COLUMN(B3)": 2,
    # texts
    "UPPER(A3)": "STAFF",
    "LOWER(A3)": "staff",
    'TRIM("  a   b ")': "a b",
    "LEN(A2)": 6,
    "LEFT(A2,2)": "Tr",
    "RIGHT(A2,2)": "el",
    "MID(A2,2,3)": "rav",
    'FIND("a",A2)': 3,
    'FIND("z",A2)': "#VALUE!",
    'CONCATENATE(A2,"-",B2)': "Travel-2",
    "T(B2)": "",
    # days
    "EDATE(E2,1)": 44620,
    "EDATE(E3,12)": 45716,
    "EOMONTH(E2,1)": 44620,
    "DATE(2022,14,1)": 44958,
    "YEAR(E2)*100+MONTH(E2)": 202201,
    "DAY(E3)": 29,
}

#: Formulas on which programs, languages or settings disagree, or that are not understood.
NOT_JUDGED = [
    "A2+1",
    "F2*2",
    '"5"+1',
    "B2:B5*2",
    "A2&C2",
    'COUNTIF(A2:A5,"tr*")',
    'COUNTIF(A2:A5,"1.5")',
    "MATCH(3,B2:B5,1)",
    "MATCH(3,B2:B5)",
    "VLOOKUP(3,B2:C5,2)",
    "A2<A3",
    'SUM(B2,"3")',
    "OFFSET(B2,1,0)",
    'INDIRECT("B2")',
    "TODAY()",
    'TEXT(B2,"0.00")',
    "MYFUNCTION(B2)",
    "[1]Sheet1!A1",
    "B2:INDEX(B2:B5,2)",
    "AND(A2,TRUE)",
    "B2+",
]


def meant(formula: str) -> Decimal | str | bool:
    """What a formula gives, as results hold it."""
    value = GIVEN[formula]
    return value if isinstance(value, str | bool) else Decimal(str(value))
