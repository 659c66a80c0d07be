"""Lines and their total, each converted and rounded: between them may lie cents, and no fault."""

from __future__ import annotations

from typing import Any

import pytest

from cofin.checks.run import run_checks
from tests.checks.calculated import Rows, calculated, faults, found, with_cells

HEADS = [
    ["Kalem", "Miktar", "Birim fiyat (TL)", "Tutar (TL)", "Tutar (€)"],
    ["Item", "Units", "Unit price (PLN)", "Amount (PLN)", "Amount (EUR)"],
    ["Položka", "Počet", "Cena (CZK)", "Celkem (CZK)", "Celkem (EUR)"],
    ["Posten", "Anzahl", "Preis (SEK)", "Betrag (SEK)", "Betrag (EUR)"],
]
ITEMS = [
    ("a", 12, 62150),
    ("b", 18, 48900),
    ("c", 9, 18450.5),
    ("d", 1, 214300),
    ("e", 1, 85500),
]


def budget(heads: list[str], rate: Any, *, total: str = "Total", by: str = "D{0}/$C$1") -> Rows:
    form = "=ROUND(" + by + ",2)"
    rows: Rows = [["Exchange rate", "", rate], [], heads]
    for n, item in enumerate(ITEMS, 4):
        rows.append([*item, f"=B{n}*C{n}", form.format(n)])
    return [*rows, [total, "", "", "=SUM(D4:D8)", form.format(9)]]


@pytest.mark.parametrize("heads", HEADS)
@pytest.mark.parametrize("rate", [48.35, 48.3512, 46.7777, 44.12, 51.2, 50])
@pytest.mark.parametrize("total", ["Total", "Toplam", "Celkem", "Gesamt"])
def test_cents_between_converted_lines_and_total(heads: list[str], rate: float, total: str) -> None:
    assert faults(budget(heads, rate, total=total)) == []


@pytest.mark.parametrize("by", ["D{0}*$C$1", "D{0}/$C$1*100%", "$C$1*D{0}/1000", "D{0}/48.35"])
def test_other_ways_to_convert(by: str) -> None:
    assert faults(budget(HEADS[1], 0.0207, by=by)) == []


def test_in_chapters_that_are_converted_themselves() -> None:
    rows: Rows = [["Curs", 5.0942], [], ["Capitol", "Lei", "Euro"]]
    for first in (4, 7):
        rows += [[f"line {n}", 10007.3 * n, f"=ROUND(B{n}/$B$1,2)"] for n in (first, first + 1)]
        at = first + 2
        rows += [["Total", f"=SUM(B{first}:B{first + 1})", f"=ROUND(B{at}/$B$1,2)"]]
    rows += [["Total general", "=B6+B9", "=ROUND(B10/$B$1,2)"]]
    assert faults(rows) == []
    assert faults(with_cells(rows, C10="=ROUND(B9/$B$1,2)")) == ["C10"]


def test_a_total_whose_other_column_adds_in_its_own_way() -> None:
    rows = with_cells(budget(HEADS[1], 48.35), D9="=SUMPRODUCT(B4:B8,C4:C8)")
    assert faults(rows) == []
    assert "E9" in faults(with_cells(rows, E5=9999))


def test_more_than_cents_is_told_with_the_parts_of_the_other_column() -> None:
    rows = with_cells(budget(HEADS[1], 48.35), E6=99999)
    (each,) = run_checks(calculated(rows), only=["A02"]).findings
    assert each.cell == "E9"
    assert "E4:E8" in each.message("en")


@pytest.mark.parametrize(
    "formula",
    [
        "=ROUND(D8/$C$1,2)",  # of another row
        "=ROUND(D9/$C$2,2)",  # by another cell
        "=B9*C9",
        "=ROUND(D4:D8/$C$1,2)",
    ],
)
def test_what_is_no_conversion_of_the_total(formula: str) -> None:
    rows = with_cells(budget(HEADS[1], 48.35), C2=20, B9=4, C9=7, E9=f"{formula} -> 7")
    assert "E9" in faults(rows)


def test_a_total_that_no_line_is_like() -> None:
    rows = budget(HEADS[1], 48.35)
    typed = {f"E{n}": 100 for n in range(4, 9)}
    assert faults(with_cells(rows, **typed)) == ["E9"]


def test_a_sum_of_what_words_do_not_call_costs() -> None:
    rows: Rows = [["Income", "Amount"], ["Grant", 52000], ["City", 14000], ["Own funds", 10757]]
    assert faults([*rows, ["Total income", "=SUM(B2:B4)"]]) == []
    assert faults([*rows, ["Total income", "=SUM(B2:B3)"]]) == ["B5"]


def test_a_recap_beside_the_blocks_has_rows_of_its_own() -> None:
    rows: Rows = [
        ["WP1 Management", "Quantity", "Price", "Amount", "", "", "Recap", "Direct", "Overheads"],
        ["Coordinator", 14, 5900, "=B2*C2", "", "", "WP1", "=D4", "=ROUND(H2*7%,2)"],
        ["Meetings", 5, 3200, "=B3*C3", "", "", "WP2", "=D9", "=ROUND(H3*7%,2)"],
        ["Sub-total WP1", "", "", "=SUM(D2:D3)", "", "", "WP3", 700, "=ROUND(H4*7%,2)"],
        ["", "", "", "", "", "", "Total", "=SUM(H2:H4)", "=SUM(I2:I4)"],
        ["WP2 Mapping", "Quantity", "Price", "Amount"],
        ["Analyst", 9, 4300, "=B7*C7"],
        ["Survey", 1, 2450.5, "=B8*C8"],
        ["Sub-total WP2", "", "", "=SUM(D7:D8)"],
    ]
    assert faults(rows) == []
    assert found(["A02", "A04"], with_cells(rows, H5=99)) != []
    report = run_checks(calculated(with_cells(rows, I4="=H4*0.07077")), only=["C10"])
    assert [each.label for each in report.findings] == ["WP3 · Overheads"]
