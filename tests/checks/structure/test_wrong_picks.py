"""Lookups that pick another column or row than their own words name."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from cofin.checks.finding import Finding
from cofin.checks.run import run_checks
from cofin.checks.structure.lookups.calls import numbered, pick_in
from cofin.text import Lang
from tests.checks.calculated import Rows, calculated, with_cells

RATES: Rows = [
    ["Country", "Rate", "Ceiling", "Hotel", "Days"],
    ["Kenya", 110, 130, 95, 3],
    ["Chile", 120, 140, 85, 4],
    ["Nepal", 90, 100, 60, 5],
    ["Ghana", 105, 125, 90, 6],
]

TRIPS: Rows = [
    ["Trip", "Country", "Ceiling"],
    *([f"Trip {row}", c, f"=VLOOKUP(B{row},Rates!$A$2:$E$5,3,FALSE)"] for row, c in
      ((2, "Kenya"), (3, "Nepal"), (4, "Chile"), (5, "Ghana"))),
]  # fmt: skip


def findings(trips: Rows, rates: Rows = RATES, **more: Any) -> list[Finding]:
    sheets = {"Trips": trips, "Rates": rates}
    return list(run_checks(calculated([], sheets=sheets, **more), only=["C05"]).findings)


def told(trips: Rows, rates: Rows = RATES, **more: Any) -> list[tuple[str, str]]:
    return [(each.cell, each.expected) for each in findings(trips, rates, **more)]


def column(formula: str, heading: str = "Ceiling", rows: int = 4) -> Rows:
    """The trips with another formula in the third column; # stands for the row."""
    head = [TRIPS[0][0], TRIPS[0][1], heading]
    lines = [[*row[:2], formula.replace("#", str(at))] for at, row in enumerate(TRIPS[1:], 2)]
    return [head, *lines[:rows]]


def test_a_whole_column_is_one_finding() -> None:
    assert told(TRIPS) == []
    (wrong,) = findings(column("=VLOOKUP(B#,Rates!$A$2:$E$5,2,FALSE)"))
    assert (wrong.cell, wrong.difference) == ("C2", Decimal(-20))
    assert wrong.expected == "=VLOOKUP(B2,Rates!$A$2:$E$5,3,FALSE)"
    assert wrong.also == (("Trips", "C3"), ("Trips", "C4"), ("Trips", "C5"))
    assert wrong.message() == (
        "Trips!C2 (Trip 2 · Ceiling) looks up with =VLOOKUP(B2,Rates!$A$2:$E$5,2,FALSE); so do C3,"
        " C4, C5. What it gets there is “Rate”; its own words name “Ceiling”:"
        " =VLOOKUP(B2,Rates!$A$2:$E$5,3,FALSE), which gives 130."
    )
    assert wrong.fix().startswith("Put =VLOOKUP(B2,Rates!$A$2:$E$5,3,FALSE) into Trips!C2")
    assert "“Ceiling”" in wrong.message(Lang.TR)


def test_one_among_right_ones() -> None:
    wrong = {"C4": "=VLOOKUP(B4,Rates!$A$2:$E$5,4,FALSE)"}
    assert told(with_cells(TRIPS, **wrong)) == [("C4", "=VLOOKUP(B4,Rates!$A$2:$E$5,3,FALSE)")]
    last = {"C3": "=VLOOKUP(B3,Rates!$A$2:$E$5,4,FALSE)"}
    assert told(with_cells(TRIPS[:3], **last)) == [("C3", "=VLOOKUP(B3,Rates!$A$2:$E$5,3,FALSE)")]


@pytest.mark.parametrize(
    ("formula", "expected"),
    [
        ("=VLOOKUP(B#,Rates!$A$1:$E$5,2,FALSE)", "=VLOOKUP(B2,Rates!$A$1:$E$5,3,FALSE)"),
        ("=VLOOKUP(B#,Rates!$A:$E,2,0)", "=VLOOKUP(B2,Rates!$A:$E,3,0)"),
        ("=VLOOKUP(B#,list,2,FALSE)", "=VLOOKUP(B2,list,3,FALSE)"),
        ("=VLOOKUP(B#,list,1+1,FALSE)", ""),
        (
            "=IFERROR(ROUND(VLOOKUP(B#,Rates!$A$2:$E$5,2,FALSE),2),0)",
            "=IFERROR(ROUND(VLOOKUP(B2,Rates!$A$2:$E$5,3,FALSE),2),0)",
        ),
        (
            '=IF(B#="","",+VLOOKUP(B#,Rates!$A$2:$E$5,2,FALSE))',
            '=IF(B2="","",+VLOOKUP(B2,Rates!$A$2:$E$5,3,FALSE))',
        ),
        (
            '=IF(VLOOKUP(B#,list,2,FALSE)="",0,VLOOKUP(B#,list,2,FALSE))',
            '=IF(VLOOKUP(B2,list,3,FALSE)="",0,VLOOKUP(B2,list,3,FALSE))',
        ),
        (
            "=INDEX(Rates!$A$2:$E$5,MATCH(B#,Rates!$A$2:$A$5,0),2)",
            "=INDEX(Rates!$A$2:$E$5,MATCH(B2,Rates!$A$2:$A$5,0),3)",
        ),
        (
            "=INDEX(Rates!$B$2:$E$5,MATCH(B#,Rates!$A$2:$A$5,0),1)",
            "=INDEX(Rates!$B$2:$E$5,MATCH(B2,Rates!$A$2:$A$5,0),2)",
        ),
        (
            "=INDEX(Rates!$B$2:$B$5,MATCH(B#,Rates!$A$2:$A$5,0))",
            "=INDEX(Rates!$C$2:$C$5,MATCH(B2,Rates!$A$2:$A$5,0))",
        ),
        (
            "=INDEX(Rates!B:B,MATCH(B#,Rates!A:A,0),1)",
            "=INDEX(Rates!C:C,MATCH(B2,Rates!A:A,0),1)",
        ),
        (
            "=_xlfn.XLOOKUP(B#,Rates!$A$2:$A$5,Rates!$D$2:$D$5)",
            "=_xlfn.XLOOKUP(B2,Rates!$A$2:$A$5,Rates!$C$2:$C$5)",
        ),
        ("=VLOOKUP(B#,Rates!$A$2:$E$5,MATCH(\"Rate\",Rates!$A$1:$E$1,0),FALSE)", ""),
        ("=VLOOKUP(B#,Rates!$A$2:$E$5,COLUMN(Rates!B1),FALSE)", ""),
        ("=VLOOKUP(B#,Rates!$A$2:$E$5,2,FALSE)*5", ""),  # made of it, not it
        ("=VLOOKUP(B#,Rates!$A$2:$E$5,9,FALSE)", ""),  # an error, which C03 tells
        ("=VLOOKUP(B#,Rates!$A$2:$E$5,0,FALSE)", ""),
        ("=VLOOKUP(B#,Rates!$A$2:$B$5,2,FALSE)", ""),  # no ceiling there
        ("=VLOOKUP(B#,Gone!$A$2:$E$5,2,FALSE)", ""),
        ("=VLOOKUP(B#,IF(C$1=0,Rates!$A$2:$E$5,Rates!$A$1:$E$4),2,FALSE)", ""),
        ("=IF(B#=\"x\",VLOOKUP(B#,list,2,FALSE),VLOOKUP(B#,list,4,FALSE))", ""),
        ("=INDEX(Rates!$A$2:$E$5,MATCH(B#,Rates!$A$2:$A$5,0))", ""),
        ("=INDEX(Rates!$B$2,MATCH(B#,Rates!$A$2:$A$5,0))", ""),
        ("=INDEX(column,MATCH(B#,Rates!$A$2:$A$5,0))", ""),  # a name says what it is
        ("=INDEX(Rates!$A$2:$E$5,2,3)", ""),
        ("=SUM(VLOOKUP(B#,list,2,FALSE),1)", ""),
        ("=VLOOKUP(B#,Rates!$G$2:$J$5,2,FALSE)", ""),  # nothing there
    ],
)  # fmt: skip
def test_ways_to_look_up(formula: str, expected: str) -> None:
    names = {"list": "Rates!$A$2:$E$5", "column": "Rates!$B$2:$B$5"}
    found = told(column(formula), names=names)
    assert found == ([("C2", expected)] if expected else [])


@pytest.mark.parametrize(
    "heading",
    ["Ceiling (EUR)", "Tavan", "Rate", "Rate per day", "Limit", "Country", "", "Trip", "Rate 2025"],
)
def test_headings_that_name_nothing_else(heading: str) -> None:
    """A synonym, another language, or what is picked; ``Country`` is what is searched."""
    assert told(column("=VLOOKUP(B#,Rates!$A$2:$E$5,2,FALSE)", heading)) == []


def test_headings_that_are_not_unique_or_not_there() -> None:
    formula = "=VLOOKUP(B#,Rates!$A$2:$E$5,2,FALSE)"
    assert told(column(formula), with_cells(RATES, D1="Ceiling")) == []
    assert told(column(formula), with_cells(RATES, B1="")) == []
    assert told(column(formula), RATES[1:]) == []
    texts = with_cells(RATES, **{f"C{row}": "high" for row in range(2, 6)})
    assert told(column(formula), texts) == []  # a column of texts is no figure
    assert told(column(formula), [row[:1] for row in RATES]) == []


def test_the_sheet_may_say_it() -> None:
    sheets = {"Rate": column("=VLOOKUP(B#,Rates!$A$2:$E$5,2,FALSE)"), "Rates": RATES}
    report = run_checks(calculated([], sheets=sheets), only=["C05"])
    assert report.findings == ()


def test_years_above_the_columns() -> None:
    """Headings that are numbers are no words; the first row of amounts stands below them."""
    years: Rows = [["Item", 2024, 2025], *([name, 1, 2] for name in ("a", "b", "c"))]
    assert told(column("=VLOOKUP(B#,Rates!$A$1:$C$4,2,FALSE)", "2025"), years) == []


#: Figures of one partner, chosen by its name, from rows of figures.
DATA: Rows = [
    ["Kategoria", "Ełk", "Bór", "Razem"],
    ["Personel", 100, 60, "=B2+C2"],
    ["Koszty", 150, 80, "=B3+C3"],
    ["Stopa dofinansowania", 0.85, 0.5, ""],
    ["Dofinansowanie", "=B3*B4", "=C3*C4", "=B5+C5"],
]
CARD: Rows = [
    ["Partner", "Bór"],
    ["", "Kwota"],
    ["Koszty", "=HLOOKUP($B$1,Dane!$B$1:$D$5,3,FALSE)"],
    ["Dofinansowanie", "=HLOOKUP($B$1,Dane!$B$1:$D$5,5,FALSE)"],
]


def on_card(card: Rows, data: Rows = DATA) -> list[tuple[str, str]]:
    subject = calculated([], sheets={"Karta": card, "Dane": data})
    found = run_checks(subject, only=["C05"]).findings
    return [(each.cell, each.expected) for each in found]


def test_rows_that_are_picked() -> None:
    assert on_card(CARD) == []
    right = "=HLOOKUP($B$1,Dane!$B$1:$D$5,5,FALSE)"
    wrong = with_cells(CARD, B4="=HLOOKUP($B$1,Dane!$B$1:$D$5,4,FALSE)")
    assert on_card(wrong) == [("B4", right)]
    (finding,) = run_checks(
        calculated([], sheets={"Karta": wrong, "Dane": DATA}), only=["C05"]
    ).findings
    assert "gets there is “Stopa dofinansowania”; its own words name “Dofin" in finding.message()


@pytest.mark.parametrize(
    ("formula", "expected"),
    [
        (
            "=INDEX(Dane!B2:D5,3,MATCH(B1,Dane!B1:D1,0))",
            "=INDEX(Dane!B2:D5,4,MATCH(B1,Dane!B1:D1,0))",
        ),
        ("=INDEX(Dane!B3:D3,MATCH(B1,Dane!B1:D1,0))", "=INDEX(Dane!B5:D5,MATCH(B1,Dane!B1:D1,0))"),
        ("=HLOOKUP(B1,Dane!A1:D5,2,FALSE)", "=HLOOKUP(B1,Dane!A1:D5,5,FALSE)"),
        ("=HLOOKUP(B1,Dane!B1:D3,2,FALSE)", ""),
    ],
)  # fmt: skip
def test_ways_to_pick_a_row(formula: str, expected: str) -> None:
    found = on_card(with_cells(CARD, B4=formula))
    assert found == ([("B4", expected)] if expected else [])


def test_a_single_figure_of_a_table_with_columns() -> None:
    card: Rows = [
        ["Partner", "P2"],
        ["Grant", "=VLOOKUP($B$1,Data!$A$2:$C$4,3,FALSE)"],
        ["Costs", "=VLOOKUP($B$1,Data!$A$2:$C$4,3,FALSE)"],
    ]
    data: Rows = [["Partner", "Costs", "Grant"], ["P1", 10, 8], ["P2", 20, 16], ["P3", 30, 24]]
    subject = calculated([], sheets={"Card": card, "Data": data})
    (wrong,) = run_checks(subject, only=["C05"]).findings
    assert (wrong.cell, wrong.expected) == ("B3", "=VLOOKUP($B$1,Data!$A$2:$C$4,2,FALSE)")


def test_a_label_that_is_the_key_itself() -> None:
    """The row ``EUR`` of a table of currencies by currencies reads the column ``USD``."""
    table: Rows = [["From", "EUR", "USD"], ["EUR", 1, 1.1], ["USD", 0.9, 1], ["TRY", 0.02, 0.03]]
    own: Rows = [
        ["", "Into dollars"],
        *([key, f"=VLOOKUP(A{row},Rates!$A$2:$C$4,3,FALSE)"] for row, key in
          enumerate(("EUR", "TRY"), 2)),
    ]  # fmt: skip
    assert told(own, table) == []
    joined = [[row[0], row[1].replace("(A", '(LEFT("x",0)&A')] for row in own]
    assert told(joined, table) == []
    elsewhere = [own[0], ["EUR", "=VLOOKUP(Rates!A3,Rates!$A$2:$C$4,3,FALSE)"]]
    assert told(elsewhere, table) == [("B2", "=VLOOKUP(Rates!A3,Rates!$A$2:$C$4,2,FALSE)")]


def test_a_rate_is_no_amount_and_a_price_no_cost() -> None:
    """The words of one label stand in the other, but they name another kind of figure."""
    table = with_cells(RATES, B1="EU contribution rate", C1="EU contribution")
    wrong = column("=VLOOKUP(B#,Rates!$A$2:$E$5,2,FALSE)", "EU contribution")
    assert [cell for cell, _ in told(wrong, table)] == ["C2"]
    alike = with_cells(RATES, B1="Rate from 2025", C1="Rate")
    assert told(column("=VLOOKUP(B#,Rates!$A$2:$E$5,2,FALSE)", "Rate"), alike) == []


def test_two_words_that_name_two_columns() -> None:
    cross: Rows = [["", "Hotel"], ["Ceiling", "=VLOOKUP($D$1,Rates!$A$2:$E$5,2,FALSE)"]]
    assert told(with_cells(cross, D1="Nepal")) == []
    assert told(with_cells(cross, D1="Nepal", B1="Amount")) == [
        ("B2", "=VLOOKUP($D$1,Rates!$A$2:$E$5,3,FALSE)")
    ]


def test_tables_that_are_too_large() -> None:
    wide: Rows = [["Key", "Rate", "Ceiling"], ["Kenya", 1, 2]]
    assert told(column("=VLOOKUP(B#,Rates!$A$2:$ZZ$5,2,FALSE)", rows=1), wide) == []
    many = [["Trip", "Country", "Ceiling"]] + [
        ["t", "Kenya", f"=VLOOKUP(B{row},Rates!$A$2:$E$5,2,FALSE) -> 110"] for row in range(2, 5004)
    ]
    assert told(many) == []


def test_other_arguments_of_a_formula() -> None:
    skeleton = "IF(\x01,{1,2},VLOOKUP((\x01),\x01,2,0))"
    pick = pick_in("VLOOKUP(\x01,\x01,2,0)")
    assert pick is not None
    assert numbered(pick, skeleton, 3) == "IF(\x01,{1,2},VLOOKUP((\x01),\x01,3,0))"
    assert pick_in("VLOOKUP(\x01,\x01,1.5,0)") is None
    assert pick_in("VLOOKUP(") is None


def test_in_our_own_layout_lookups_are_made_by_pattern() -> None:
    wrong = column("=VLOOKUP(B#,Rates!$A$2:$E$5,2,FALSE)")
    assert told(wrong, scalars={"fig.totals.eligible": "Trips!C3"}) == []


def test_two_tables_on_one_sheet() -> None:
    """What stands behind an empty column, or further below, is no column of the table."""
    formula = "=INDEX(Rates!$B$2:$B$5,MATCH(B#,Rates!$A$2:$A$5,0))"
    limits: Rows = [["Limit"], [1], [2], [3], [4]]
    beside = [[*row, "", *more] for row, more in zip(RATES, limits, strict=True)]
    assert told(column(formula, "Limit"), beside) == []
    below: Rows = [*RATES, [], ["Country", "Limit", "Rate"], ["Kenya", 1, 2], ["Chile", 2, 3]]
    assert told(column("=VLOOKUP(B#,Rates!$A:$E,2,FALSE)", "Limit"), below) == []


def test_the_column_of_the_lookup_itself() -> None:
    """It stands beside the list, and is called as itself."""
    rows: Rows = [
        ["Country", "Rate", "Used"],
        *([name, at, f"=INDEX(B$2:B$4,MATCH(A{at},A$2:A$4,0))"] for at, name in
          enumerate(("Kenya", "Chile", "Nepal"), 2)),
    ]  # fmt: skip
    assert told(rows) == []
    assert [cell for cell, _ in told(with_cells(rows, C1="Days", D1="Days", D2=1, D3=1, D4=2))] == [
        "C2"
    ]
