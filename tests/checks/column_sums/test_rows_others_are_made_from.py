"""Hours above their value and net prices above gross ones are no parts beside what they make."""

from __future__ import annotations

import pytest

from cofin.checks.column_sums.sources import multiplied_rows
from cofin.checks.run import run_checks
from cofin.checks.subject import Subject
from tests.checks.calculated import Rows, calculated, faults, found, with_cells
from tests.checks.steps import growth

#: Working hours given for free, what they are worth, and a hall that is lent.
GIVEN: Rows = [
    ["Given in kind", "Year 1", "Year 2", "Total (EUR)"],
    ["Hours of helpers", 310, 260, "=SUM(B2:C2)"],
    ["What they are worth", "=B2*12.5", "=C2*12.5", "=SUM(B3:C3)"],
    ["Hall", 900, 750, "=SUM(B4:C4)"],
    ["Total given", "=B3+B4", "=C3+C4", "=D3+D4"],
]
#: A price without tax above the price with it.
TAXED: Rows = [
    ["Item", "Amount (EUR)"],
    ["Printer without tax", 1000],
    ["Printer", "=ROUND(B2*(1+20%),2)"],
    ["Paper", 300],
    ["Ink", 150],
    ["Total", "=SUM(B3:B5)"],
]


def test_a_total_counts_what_was_made_and_not_what_from() -> None:
    assert faults(GIVEN) == []
    assert faults(TAXED) == []
    assert faults(with_cells(TAXED, B3=1200, B6=1650)) == ["B6"]  # nothing says what it is
    assert faults(with_cells(TAXED, B6=1650)) == []


def test_part_of_a_month_at_so_much_a_month() -> None:
    rows = with_cells(GIVEN, A2="Months of use", B2=4, C2=6)
    made = with_cells(rows, B3="=ROUND(24000*B2/10,2)", C3="=ROUND(24000*C2/10,2)")
    assert faults(made) == []


def test_what_is_left_out_beside_them_is_told_and_they_are_not_counted() -> None:
    rows = [*GIVEN[:4], ["Meals", 400, 300, "=SUM(B5:C5)"], ["Total given", 4775, "=C3+C4"]]
    assert found(["A02", "C07"], rows) == [("A02", "B6"), ("C07", "C6")]
    wrong, _ = run_checks(calculated(rows), only=["A02"]).findings
    assert (wrong.found, wrong.expected) == ("4775.00", "5175.00")


@pytest.mark.parametrize(
    ("label", "told"),
    [("Distance (km)", []), ("Mesafe", []), ("Staff costs", ["B5"]), ("Staff (5 months)", ["B5"])],
)
def test_units_of_a_low_price_are_no_part_and_the_base_of_a_rate_is_one(
    label: str, told: list[str]
) -> None:
    rows: Rows = [["Item", "Amount (EUR)"], [label, 5000], ["Made of it", "=B2*0.3"]]
    assert faults([*rows, ["Goods", 700], ["Total", 2200]]) == told


def test_each_year_is_a_part_although_the_next_one_is_made_from_it() -> None:
    rows: Rows = [["Year", "Cost (EUR)"], ["2025", 1000], ["2026", "=B2*1.03"]]
    assert faults([*rows, ["Reserve", 50], ["Total", 1080]]) == ["B5"]
    rows = [["Step", "Cost (EUR)"], ["One", 1000]]
    rows += [[f"Step {n}", f"=B{n - 1}*1.03"] for n in range(3, 6)]
    assert found(["C07"], [*rows, ["Total", "=SUM(B3:B5)"]]) == [("C07", "B6")]
    assert faults([*rows, ["Total", 3183.63]]) == ["B6"]


def test_the_rows_that_a_formula_multiplies() -> None:
    assert multiplied_rows("C16*Wage", 3) == (16,)
    assert multiplied_rows("ROUND($I$6*B15/$G$6,2)", 2) == (15,)
    others = ("2/C2*3", "C2+C3*4", "SUM(C2:C3)*2", "D2*3", "Plan!C2*3", "C2:C3*2", "ROUND(,2)*1")
    assert [multiplied_rows(text, 3) for text in others] == [()] * len(others)


def test_the_work_grows_with_the_rows() -> None:
    def made(count: int) -> Subject:
        rows: Rows = [["Item", "Year 1", "Year 2", "Total (EUR)"]]
        for at in range(2, 2 * count, 2):
            rows.append([f"Hours {at}", at, at, f"=SUM(B{at}:C{at})"])
            rows.append([f"Work {at}", f"=B{at}*9", f"=C{at}*9", f"=SUM(B{at + 1}:C{at + 1})"])
        total = sum(9 * at for at in range(2, 2 * count, 2))
        return calculated([*rows, ["Total", total + 1, total, 2 * total + 1]])

    assert growth("A02", made, 60) < 3
