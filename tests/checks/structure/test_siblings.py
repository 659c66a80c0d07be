"""C05 across sheets of the same build."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from cofin.text import Lang
from tests.checks.card_examples import findings_of
from tests.checks.structure.examples import Rows
from tests.narrow import words

BASE = "=ROUND(({x}5-{x}3)*7%,2) -> 3"


def partner(**cells: str) -> Rows:
    """A partner's sheet: categories in two years, indirect costs, and totals."""
    rows: Rows = [["Category", "Year 1", "Year 2"]]
    rows += [[name, 50, 40] for name in ("Staff", "Subcontracting", "Travel")]
    for row, name, formula in (
        (5, "Direct costs", "=SUM({x}2:{x}4) -> 150"),
        (6, "Indirect costs", BASE),
        (7, "Total", "={x}5+{x}6 -> 160"),
        (8, "Grant", "=ROUND({x}7*0.75,2) -> 120"),
    ):
        texts = [cells.get(f"{x}{row}", formula).format(x=x) for x in "BC"]
        rows.append([name, *texts])
    return rows


def found(*odd: Rows, others: int = 2, **more: Any) -> list[tuple[str, str]]:
    sheets = {f"P{n}": partner() for n in range(others)}
    sheets |= {f"Odd{n}": rows for n, rows in enumerate(odd)}
    return [(f.sheet, f.cell) for f in findings_of("C05", {"sheets": sheets, **more})]


def test_a_row_of_one_sheet_with_another_base() -> None:
    base = "=ROUND({x}5*7%,2) -> 10"
    (finding,) = findings_of(
        "C05",
        {"sheets": {"P1": partner(), "P2": partner(), "P3": partner(B6=base, C6=base)}},
    )
    assert (finding.place, finding.difference) == ("P3!B6:C6", Decimal(3))
    assert "P1" in str(words(finding.values["problem"])[Lang.TR.value])
    assert found(partner(B6=base)) == [("Odd0", "B6")]
    assert found(partner(B6=base, B5="=SUM({x}2:{x}3) -> 100")) == [("Odd0", "B5:B6")]
    assert found(partner(B5="=SUM({x}2:{x}3) -> 100"), partner(C6=base)) == [
        ("Odd0", "B5"),
        ("Odd1", "C6"),
    ]


def test_the_same_written_in_another_way() -> None:
    assert found(partner(B6="=ROUND(0.07*({x}5-{x}3),2) -> 7", B8="=ROUND($B$7*0.75,2) -> 1")) == []


def test_formulas_that_cannot_be_compared() -> None:
    for formula in ("=Rates!B3*B5 -> 3", '=IF({x}5>0,"yes","no") -> yes', "=ROUND(({x}5-{x}3)*"):
        assert found(partner(B6=formula)) == []


def test_a_result_that_nobody_knows() -> None:
    assert found(partner(B6="=FOO({x}5)")) == [("Odd0", "B6")]


def test_other_words_beside_the_cell() -> None:
    rows = partner(B6="=ROUND({x}5*7%,2) -> 10")
    rows[5][0] = "Overheads of the lead partner"
    assert found(rows) == []


def test_too_few_sheets_or_formulas() -> None:
    assert found(partner(B6="=ROUND({x}5*7%,2) -> 10"), others=1) == []
    sheets = {f"P{n}": [["", "Y1"], ["a", f"=B3*{n // 2} -> 9"], ["b", 5]] for n in range(3)}
    assert not list(findings_of("C05", {"sheets": sheets}))


def test_sheets_that_differ_in_much() -> None:
    base, grant = "=ROUND({x}5*7%,2) -> 10", "=ROUND({x}7*0.5,2) -> 80"
    assert found(partner(B6=base, C6=base, B8=grant, C8=grant)) == []
    each = [partner(B8=f"=ROUND({{x}}7*0.{n},2) -> 9", B6=base * (n > 3) or BASE) for n in (3, 4)]
    assert found(*each) == []


def test_a_cell_found_on_its_own_sheet_is_not_found_again() -> None:
    rows: Rows = [["Item", "Quantity", "Price", "Amount"]]
    rows += [[f"item {row}", row, 10, f"=B{row}*C{row} -> 1"] for row in range(2, 12)]
    odd = [list(row) for row in rows]
    odd[4][3] = "=B5*C4 -> 1"
    sheets = {"A": rows, "B": rows, "C": odd}
    assert [f.cell for f in findings_of("C05", {"sheets": sheets})] == ["D5"]
