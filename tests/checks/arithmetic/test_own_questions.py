"""A sheet that asks whether two totals are the same, in words of any language, and says no."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from cofin.checks.finding import Finding
from cofin.checks.run import run_checks
from tests.checks.calculated import Rows, calculated, with_cells
from tests.checks.steps import growth

#: Two breakdowns of one total, 100 apart.
TWICE: Rows = [
    ["Kind", "EUR", "", "Task", "EUR"],
    ["Staff", 6000, "", "Study", 5000],
    ["Travel", 2000, "", "Pilot", 2900],
    ["Total", "=SUM(B2:B3)", "", "Total", "=SUM(E2:E3)"],
    ["Typed", 8000, "", "Typed", 7900],
    ["Gap", "=B4-E4", "", "Remaining", "=B4-E4"],
    ["Same?", ""],
]

#: Shifts between lines that should cancel out.
SHIFTS: Rows = [
    ["Line", "Before", "Change"],
    ["Staff", 6000, -500],
    ["Travel", 2000, 400],
    ["Total", "=SUM(B2:B3)", "=SUM(C2:C3)"],
    ["Even out", "", '=IF(C4=0,"tak","nie")'],
]


def found(rows: Rows, **more: Any) -> list[Finding]:
    return list(run_checks(calculated(rows, **more), only=["A02"]).findings)


def cells(rows: Rows, **more: Any) -> list[str]:
    return [each.cell for each in found(rows, **more)]


@pytest.mark.parametrize(
    "asked",
    [
        'IF(ROUND(B4-E4,2)=0,"oui","non")',
        'IF(0=ROUND(B4-E4,2),"oui","non")',
        'IF(ABS(B4-E4)<0.01,"juste","à voir")',
        'IF(0.01>=ABS(B4-E4),"juste","à voir")',
        'IF(ABS(B4-E4)>0.01,"nie","tak")',
        'IF(B4=E4,"ja","nein")',
        'IF(B4=E5,"ja","nein")',  # one of them is typed
        'IF(B4<>E4,"differs","")',
        'IF(SUM(B2:B3)=SUM(E2:E3),"ja","nein")',
        'IF(ROUND(B2+B3,2)=ROUND(E2+E3,2),"ja","nein")',
        'IF(B4*0.5=E4*0.5,"ja","nein")',
        'IF(NOT(B4=E4),"nee","ja")',
        'IF(AND(B4=E4,B4=B4),"ja","nein")',
        'IF(OR(B4<>E4,B4<>B4),"nein","ja")',
        'IF(B6=0,"ja","nein")',  # a difference in another cell
        'IF(-B6=0,"ja","nein")',
        'IF(B2="","",IF(B4=E4,"ja","nein"))',
        'IF(B4=E4,"ja","no!")',
    ],
)
def test_two_totals_that_should_be_the_same(asked: str) -> None:
    assert cells(with_cells(TWICE, B7=f"={asked}")) == ["B7"]
    assert cells(with_cells(TWICE, B7=f"={asked}", E3=3000, E5=8000)) == []


@pytest.mark.parametrize(
    "asked",
    [
        'IF(B4>E4,"ja","nein")',  # an order is an answer
        'IF(B4<=0.5,"ja","nein")',
        'IF(ABS(B4-E4)<200,"ja","nein")',  # so near is well
        'IF(ABS(B4-E4)<50,"ja","nein")',  # a limit
        'IF(B4=7900,"ja","nein")',
        'IF(B5=E5,"same","other")',  # typed
        'IF(B2=E2,"same","other")',
        'IF(A2=D2,"same","other")',
        'IF(A4=D5,"same","other")',
        'IF(B4/B2=E4/B2,"ja","nein")',  # shares
        'IF(B4-7900=0,"ja","nein")',
        'IF(B4^2=E4^2,"ja","nein")',
        'IF(B4&""=E4&"","ja","nein")',
        'IF(B4=0,"leer","voll")',  # whether there is anything
        'IF(SUM(B2:B3)=0,"leer","voll")',
        'IF(E6=0,"used","not used")',  # something is left
        'IF(B4=E4,"","OK")',
        'IF(B4=E4,"error","changed")',
        'IF(AND(B4=E4,B4>0),"ja","nein")',
        'IF(OR(B4=E4,B4=0),"ja","nein")',
        'IF(B4=E4,"ja",B4)',
        'IF(ISBLANK(B4),"ja","nein")',
        'IF(B4=E4,"ja")',
        'IF(B4=E4,"ja","nein"',
    ],
)
def test_questions_of_something_else(asked: str) -> None:
    assert cells(with_cells(TWICE, B7=f"={asked}")) == []


def test_what_is_said() -> None:
    (told,) = found(with_cells(TWICE, A7="Vérifié", B7='=IF(ABS(B4-E4)<0.01,"juste","à voir")'))
    assert (told.found, told.difference) == ("à voir", None)
    assert told.message() == (
        "Budget!B7 (Vérifié · EUR) says “à voir”: the sheet checks itself here, and the check does"
        ' not hold (=IF(ABS(B4-E4)<0.01,"juste","à voir")).'
    )


def test_the_difference_that_is_judged_is_told_with_it() -> None:
    rows = with_cells(TWICE, A6="Control", D6="", E6="", B7='=IF(B6=0,"ja","nein")')
    (told,) = found(rows)
    assert (told.cell, told.difference) == ("B7", Decimal(100))


def test_changes_that_should_cancel_out() -> None:
    assert cells(SHIFTS) == ["C5"]
    assert cells(with_cells(SHIFTS, C3=500)) == []
    assert cells(with_cells(SHIFTS, C2=0)) == []  # more money, and no shift
    assert cells(with_cells(SHIFTS, C5='=IF(C2+C3=0,"tak","nie")')) == ["C5"]
    assert cells(with_cells(SHIFTS, C5='=IF(SUM(E1:F60000,C2:C3)=0,"tak","nie")')) == []


def parts_of(*sums: int) -> Rows:
    """Rows of two instalments each beside the sum that they should be, and the answer."""
    rows: Rows = [["Invoice", "Sum", "First", "Second", "State"]]
    for row, amount in enumerate(sums, start=2):
        rows.append([f"No {row}", amount, 50, 50, f'=IF(SUM(C{row}:D{row})=B{row},"paid","open")'])
    return rows


def test_answers_of_rows() -> None:
    assert cells(parts_of(100, 120, 100, 100)) == ["E3"]
    assert cells(parts_of(100, 120, 130, 140)) == []
    assert cells(with_cells(parts_of(100, 120, 130, 140), E1="Check")) == ["E3"]


def test_a_column_of_typed_amounts_and_their_total() -> None:
    rows: Rows = [["Item", "Planned", "Paid", "State"]]
    rows += [[f"i{n}", 10, 10, f'=IF(B{n}=C{n},"paid","open")'] for n in (2, 3, 4)]
    rows.append(["Total", "=SUM(B2:B4)", "=SUM(C2:C4)", '=IF(B5=C5,"paid","open")'])
    assert cells(with_cells(rows, C4=5)) == []


def test_links_in_a_circle_and_without_end() -> None:
    circle = with_cells(TWICE, B5="=E5", E5="=B5", B7='=IF(B5=E5,"ja","nein")')
    assert cells(circle) == []
    rows: Rows = [["Item", "EUR"], ["Sum", "=SUM(B20:B22)"]]
    rows += [[f"Link {n}", f"=B{n - 1}"] for n in range(3, 14)]
    assert cells([*rows, ["Same?", '=IF(B13=D1,"ja","nein")']]) == []
    assert cells([*rows, ["Same?", '=IF(B6=D1,"ja","nein")'], [], [], [], [], [], ["x", 5]]) == [
        "B14"
    ]


def test_the_work_grows_with_the_rows() -> None:
    def made(count: int) -> Any:
        return calculated(parts_of(*([100] * count), 120))

    assert growth("A02", made, 40) < 2.6
