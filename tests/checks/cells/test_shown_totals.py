"""C10: products without rounding, whose totals show what the shown amounts come to, or not."""

from __future__ import annotations

from typing import Any

import pytest

from cofin.checks.run import run_checks
from cofin.text import Lang
from tests.checks.calculated import Rows, calculated, with_cells
from tests.checks.card_examples import findings_of

#: A second currency at 37.5: the thirds of a cent of each block make up less than half of one.
CONVERTED: Rows = [
    ["Item", "Amount (TRY)", "Amount (EUR)"],
    ["Staff", 62000, "=B2/37.5"],
    ["Trips", 63000, "=B3/37.5"],
    ["Rooms", 10000, "=B4/37.5"],
    ["Sub-total", "=SUM(B2:B4)", "=SUM(C2:C4)"],
    ["Tools", 20000, "=B6/37.5"],
    ["Paper", 500.2, "=B7/37.5"],
    ["Sub-total", "=SUM(B6:B7)", "=SUM(C6:C7)"],
    ["Total", "=B5+B8", "=C5+C8"],
]


def told(rows: Rows, **more: Any) -> list[tuple[str, str]]:
    formats = {"Budget!C2:C9": "#,##0.00"}
    report = run_checks(calculated(rows, formats=formats, **more), only=["C10"])
    return [(each.cell, each.message(Lang.EN)) for each in report.findings]


def test_nobody_sees_fractions_that_no_total_shows() -> None:
    assert told(CONVERTED) == []
    assert [cell for cell, _ in told(with_cells(CONVERTED, C2=1653.33333))] == ["C2"]  # typed


@pytest.mark.parametrize(
    ("cells", "parts", "total", "shown"),
    [
        ({"B3": 62000}, "4,120.00", "C9", "4,120.01"),
        ({"B3": 62000, "B4": 62000}, "4,959.99", "C5", "4,960.00"),
    ],
)
def test_a_total_that_shows_another_sum(
    cells: dict[str, Any], parts: str, total: str, shown: str
) -> None:
    ((cell, message),) = told(with_cells(CONVERTED, **cells))
    assert cell == "C2:C7"
    assert message == (
        "Budget!C2:C7: 1,653.33333333333 stands where 1,653.33 is shown (the first of 5 cells). "
        f"The amounts that are shown come to {parts}, and their total in {total} shows {shown}."
    )


def test_a_total_of_another_sheet() -> None:
    rows: Rows = [["Item", "Days", "Price", "Amount"]]
    rows += [[f"i{n}", 1, 10.004, f"=B{n}*C{n} -> 10.004"] for n in (2, 3)]
    sum_of = [["Item", "Amount"], ["Costs", "=SUM(Plan!D2:D3) -> 20.008"], ["Rest", -5]]
    (told_of,) = findings_of(
        "C10", {"sheets": {"Plan": rows, "Sum": sum_of}, "formats": {"Plan!D2:D3": "0.00"}}
    )
    assert "come to 20.00, and their total in Sum!B2 shows 20.01." in told_of.message()


def test_one_product_among_others_that_are_rounded() -> None:
    rows = with_cells(CONVERTED, **{f"C{n}": f"=ROUND(B{n}/37.5,2)" for n in (3, 4, 6, 7)})
    assert [cell for cell, _ in told(rows)] == ["C2"]


def test_products_that_are_added_up_otherwise() -> None:
    rows = [*CONVERTED[:4], ["Overheads", "", "=ROUND((C2+C4)*7%,2)"]]
    assert [cell for cell, _ in told(rows)] == ["C2:C4"]
