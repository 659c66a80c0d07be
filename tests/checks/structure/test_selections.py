"""C07: sums of some rows on purpose, which leave nothing out."""

from __future__ import annotations

import pytest

from cofin.checks.run import run_checks
from cofin.checks.words.selections import says_of_which, says_without
from cofin.checks.words.sums import fold
from tests.checks.calculated import Rows, calculated, with_cells

#: The complete total below its rows, and a sum of some of them below that.
BUDGET: Rows = [
    ["Item", "Amount (EUR)"],
    ["Coordinator", 41000],
    ["Analyst", 32500],
    ["Market study", 9800],
    ["Audit", 2700],
    ["Brochures", 1450],
    ["Total", "=SUM(B2:B6)"],
    ["of which external", "=SUM(B2:B5)"],
    ["Grant", "=B7*75%"],
]


def told(rows: Rows) -> list[str]:
    return [each.cell for each in run_checks(calculated(rows), only=["C07"]).findings]


@pytest.mark.parametrize(
    "words",
    [
        "of which external",
        "Thereof staff",
        "Bunun içinde koordinatör ve uzman",
        "bunlardan personel",
        "davon extern",
        "darin enthalten: Personal",
        "dont permanents",
        "di cui partner UE",
        "de los cuales, externos",
        "w tym podwykonawstwo (poz. 7 i 8)",
        "z tego usługi",
        "dos quais técnicos",
        "waarvan extern",
        "7.1 of which external",
    ],
)
def test_of_which_below_a_total(words: str) -> None:
    assert says_of_which(fold(words))
    assert told(with_cells(BUDGET, A8=words)) == []
    assert told(with_cells(BUDGET, A7="", B7="", A8=words)) == []  # without the total as well


def test_a_plain_total_leaves_nothing_out() -> None:
    for words in ("Total", "Project total", "Total eligible costs"):
        assert told(with_cells(BUDGET, A8=words)) == ["B8"]
    assert told(with_cells(BUDGET, B7="=SUM(B2:B5)")) == ["B7"]
    assert told(with_cells(BUDGET, A8="", B8="", B9="=SUM(B2:B5)")) == []


@pytest.mark.parametrize("words", ["Secured (signed only)", "WP2 to WP4", "Coordinator to audit"])
def test_some_rows_beside_the_complete_total(words: str) -> None:
    assert told(with_cells(BUDGET, A8=words)) == []
    assert told(with_cells(BUDGET, A8=words, B7="", A7="")) == ["B8"]
    assert told(with_cells(BUDGET, A8=words, B7="=SUM(B2:B5)+B8-B8")) == ["B8"]


def test_a_recap_called_as_the_total_is_none_of_some() -> None:
    rows = with_cells(BUDGET, A7="Sub-total staff", A8="Staff")
    assert told(rows) == ["B8"]
    assert told(with_cells(rows, A7="Sub-total staff", A8="Staff and audit")) == []


def test_the_complete_total_above_its_rows() -> None:
    rows: Rows = [["Item", "Amount (EUR)"], ["TOTAL", "=SUM(B3:B6)"], *BUDGET[1:5], []]
    rows += [["Without the coordinator", "=SUM(B4:B6)"], ["Grant", "=B2*75%"]]
    assert told(rows) == []
    assert told(with_cells(rows, A8="First three", B8="=SUM(B3:B5)")) == []
    assert told(with_cells(rows, A8="Sum of staff", B8="=SUM(B3:B5)")) == ["B8"]
    assert told(with_cells(rows, A8="Sum without audit", B8="=SUM(B3:B5)")) == []
    # which reads the sum itself
    assert told(with_cells(rows, A8="First three", B8="=SUM(B3:B5)", B2="=SUM(B3:B8)")) != []


def test_a_total_without_what_it_names() -> None:
    rows = with_cells(BUDGET, A7="Total hors prestations", B7="=SUM(B2:B5)")
    rows = with_cells(rows, A6="Prestations externes", A8="", B8="")
    assert told(rows) == []
    assert told(with_cells(rows, A7="Total hors taxes")) == ["B7"]
    assert told(with_cells(rows, A7="Total des prestations")) == ["B7"]


@pytest.mark.parametrize(
    ("direct", "indirect"),
    [
        ("Direct costs", "Indirect costs"),
        ("Doğrudan maliyetler", "Dolaylı maliyetler"),
        ("Coûts directs", "Coûts indirects"),
        ("Direkte Kosten", "Gemeinkosten"),
    ],
)
def test_direct_costs_leave_out_the_overheads(direct: str, indirect: str) -> None:
    rows = with_cells(BUDGET, A6=indirect, A8=direct)
    assert told(rows) == []
    assert told(with_cells(rows, B8="=SUM(B2:B4)")) == ["B8"]


def test_of_which_between_rows_that_are_added_up() -> None:
    rows: Rows = [["Item", "2025", "2026"], ["1 Staff", "=B3+B4", "=C3+C4"]]
    rows += [["1.1 Manager", 38400, 39360], ["1.2 Assistant", 22500, 23060]]
    rows += [["davon WP1 Management", 14500, 14900], ["2 Travel", 3600, 2400]]
    rows += [["3 Goods", 900, 1400], ["Direct costs", "=B2+B6+B7", "=C2+C6+C7"]]
    assert told(rows) == []
    assert told(with_cells(rows, A5="darin enthalten: Management")) == []
    assert told(with_cells(rows, A5="1.3 Trainee")) == ["B8", "C8"]
    assert told(with_cells(BUDGET[:7], A2="davon A", A3="davon B", A5="davon C", B7="=B2+B3+B6+B4"))


def columns(last: str, *, other: str = "=B{0}+C{0}") -> Rows:
    """Three years, their total, and a sum of two of them, in each row."""
    rows: Rows = [["Item", "Period 1", "Period 2", "Period 3", "Period 4", "All", last]]
    for row in (2, 3, 4):
        own = "=B{0}+C{0}+D{0}" if row == 2 else other
        rows.append([f"Item {row}", 1200, 3400, 560, 710, f"=SUM(B{row}:E{row})", own.format(row)])
    return rows


def test_some_columns_beside_the_complete_total() -> None:
    both = "=B{0}+C{0}+D{0}"
    assert told(columns("First three", other=both)) == []


def test_percentages_of_sums_are_judged_by_the_sums() -> None:
    rows: Rows = [["Costs", "Amount", "%"]]
    rows += [[f"Item {i}", 100 * i, f"=B{i}/B$8"] for i in range(2, 6)]
    rows += [["Sub-total direct costs", "=SUM(B2:B4)", "=B6/B$8"]]
    rows += [["Overheads", "=B6*7%", "=B7/B$8"], ["TOTAL", "=B6+B7", "=C6+C7"]]
    formats = {f"C{row}": "0.0%" for row in range(2, 9)}
    found = run_checks(calculated(rows, formats=formats), only=["C07"]).findings
    assert [each.cell for each in found] == ["B6"]


def test_a_number_is_nothing_that_is_left_out() -> None:
    assert not says_without("Total of partner No 3")
    assert says_without("Total without partner 3")
