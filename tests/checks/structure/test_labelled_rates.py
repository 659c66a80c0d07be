"""A label that says 7 % beside an amount that is calculated with another rate."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from cofin.checks.finding import Finding
from cofin.checks.run import run_checks
from cofin.text import Lang
from tests.checks.calculated import Rows, calculated, with_cells

COSTS: Rows = [
    ["Category", "EUR"],
    ["Personnel", 120000],
    ["Travel", 27000],
    ["Direct costs", "=B2+B3"],
    ["Indirect costs (7 %)", "=ROUND(B4*0.07,2)"],
    ["Total costs", "=B4+B5"],
    ["EU contribution (75 %)", "=ROUND(B6*75%,2)"],
    ["Own contribution (25 %)", "=B6*(1-0.75)"],
]


def findings(rows: Rows, **more: Any) -> list[Finding]:
    return list(run_checks(calculated(rows, **more), only=["R04"]).findings)


@pytest.mark.parametrize(
    ("cells", "found"),
    [
        ({}, []),
        ({"B5": "=ROUND(B4*0.17,2)"}, ["B5"]),
        ({"B5": "=ROUND(B4*7/100,2)"}, []),
        ({"B5": "=ROUND(B4*17/100,2)"}, ["B5"]),
        ({"B5": "=B4*D1", "D1": 0.07}, []),
        ({"B5": "=B4*D1", "D1": 0.17}, ["B5"]),
        ({"B5": "=B4*D1", "D1": 12}, []),
        ({"B5": "=B4*D1", "D1": "x"}, []),
        ({"B5": "=B4*0.17*0.5"}, []),  # a part of a part
        ({"B5": "=B4*D1*0.17", "D1": 0.5}, []),
        ({"B5": "=B4/D1*0.17", "D1": 0.5}, ["B5"]),
        ({"B5": "=B4*0.93"}, []),  # what 7 % leave
        ({"B5": "=B4*D2:D3", "D2": 1}, []),
        ({"B5": "=B4*0.17*12"}, []),
        ({"B5": "=(B4*0.17"}, []),
        ({"B5": "=B4+3"}, []),
        ({"A5": "Indirect costs"}, []),
        ({"A5": "Indirect costs (7 % or 25 %)", "B5": "=B4*0.17"}, []),
        ({"A5": "Indirect costs, up to 7 %", "B5": "=B4*0.05"}, []),
        ({"A5": "Indirect costs, up to 7 %", "B5": "=B4*0.08"}, ["B5"]),
        ({"A5": "Dolaylı maliyetler (%7)", "B5": "=B4*0.17"}, ["B5"]),
        ({"A5": "Gemeinkosten 7,5 %", "B5": "=B4*0.075"}, []),
        ({"A5": "Gemeinkosten 7,5 %", "B5": "=B4*0.7"}, ["B5"]),
        ({"A5": "Manager (50 %)", "B5": "=B4*0.3"}, []),  # a share of time, and no part of costs
        ({"B7": "=B6*0.8"}, ["B7"]),
        ({"B8": "=B6*0.2"}, ["B8"]),
        ({"B8": "=B6*0.75"}, []),
    ],
)
def test_rates_of_formulas(cells: dict[str, Any], found: list[str]) -> None:
    assert [each.cell for each in findings(with_cells(COSTS, **cells))] == found


def test_what_is_said_of_it() -> None:
    (wrong,) = findings(with_cells(COSTS, B5="=ROUND(B4*0.17,2)"))
    assert (wrong.found, wrong.expected, wrong.difference) == ("17 %", "7 %", Decimal(14700))
    assert wrong.message() == (
        "Budget!B5 (Indirect costs (7 %) · EUR) calculates with 17 %, and its label says 7 %:"
        " =ROUND(B4*0.17,2) gives 24,990.00, 7 % would give 10,290.00."
    )
    assert "%17 ile hesaplıyor, oysa adında %7 yazıyor" in wrong.message(Lang.TR)
    assert wrong.fix().startswith("Correct the rate or the label.")
    assert wrong.severity == "warning"


@pytest.mark.parametrize("base", ["=NA() -> #N/A", 0])
def test_no_amount_is_told_where_there_is_none(base: object) -> None:
    (wrong,) = findings(with_cells(COSTS, B2=base, B3=0, B5="=ROUND(B4*0.17,2)"))
    assert wrong.difference is None
    assert wrong.message().endswith("and its label says 7 %: =ROUND(B4*0.17,2).")


def test_a_column_of_partners() -> None:
    rows: Rows = [["Partner", "Direct", "Indirect costs (7 %)"]]
    rows += [[f"P{n}", 1000 * n, f"=B{n + 1}*{'0.25' if n > 2 else '0.07'}"] for n in range(1, 5)]
    assert [each.cell for each in findings(rows)] == ["C4:C5"]


@pytest.mark.parametrize(
    ("cells", "found"),
    [
        ({"B5": 10290}, []),
        ({"B5": 10291}, []),  # rounded up
        ({"B5": 9000}, []),  # subcontracting may not be in the base
        ({"B5": 12900}, ["B5"]),
        ({"B5": 12900, "A5": "Indirect costs"}, []),
        ({"B5": 12900, "A4": "Subtotal"}, []),
        ({"B5": 12900, "A5": "Indirect costs 7 % (before: 25 %)"}, []),
        ({"B5": 12900, "A5": "Indirect costs 0 %"}, []),
    ],
)
def test_typed_amounts(cells: dict[str, Any], found: list[str]) -> None:
    assert [each.cell for each in findings(with_cells(COSTS, **cells))] == found


def test_what_is_said_of_a_typed_amount() -> None:
    (wrong,) = findings(with_cells(COSTS, B5=12900))
    assert wrong.difference == 2610
    assert wrong.message() == (
        "Budget!B5 (Indirect costs (7 %)) says 12,900.00: more than 7 % of all direct costs of"
        " 147,000.00, which would be 10,290.00."
    )


def test_in_our_own_layout_the_rate_has_a_cell() -> None:
    rows = with_cells(COSTS, B5="=ROUND(B4*0.17,2)")
    assert findings(rows, scalars={"fig.totals.eligible": "Budget!B6"}) == []


@pytest.mark.parametrize(
    "label",
    [
        *("FEDER (50 %)", "ERDF (50 %)", "EFRO 50 %", "Hibe talebi (% 50)"),
        *("Büro- und Verwaltungskosten (50 % der Personalkosten)", "Indirecte kosten 50 %"),
        *("Custos indiretos (50 % do pessoal)", "Koszty administracyjne (50 %)"),
        *("EFS (50 %)", "Zuschuss der Stadt 50 %", "Subvention régionale (50 %)", "Dotacja 50 %"),
        *("Sovvenzione (50 %)", "Subvención regional 50 %", "Subvenção (50 %)", "Hibe (%50)"),
        *("Administratiekosten 50 %", "Despesas administrativas (50 %)", "İdari giderler (%50)"),
        *("Costi amministrativi 50 %", "Gastos de administración (50 %)", "Grant of the city 50 %"),
        *("Despesas indiretas 50 %", "Genel yönetim giderleri (%50)", "Koszty ogólne 50 %"),
    ],
)
def test_a_fund_and_overheads_by_names_of_other_programmes(label: str) -> None:
    rows: Rows = [["", "Amount"], ["Total costs", 4000], [label, "=ROUND(B2*0.4,2)"]]
    assert [each.cell for each in findings(rows)] == ["B3"]
    rows[2][1] = "=ROUND(B2*0.5,2)"
    assert findings(rows) == []


@pytest.mark.parametrize(
    "label",
    [
        *("Indirect costs (15 % of staff costs)", "Dolaylı maliyetler (personelin % 15'i)"),
        *("Costes indirectos (15 % de personal)", "Coûts indirects (15 % des frais de personnel)"),
        *("Costi indiretti (15 % del personale)", "Koszty pośrednie (15 % personelu)"),
    ],
)
@pytest.mark.parametrize("staff", ["Staff costs", "Personel", "Xyz"])
def test_15_percent_of_no_staff_is_nothing(label: str, staff: str) -> None:
    rows: Rows = [["", "Partner A"], [staff, 0], ["Travel", 2400], ["Direct costs", "=B2+B3"]]
    rows.append([label, "=ROUND(B2*0.15,2)"])
    assert list(run_checks(calculated(rows), only=["R05"]).findings) == []
    rows[4][1], rows[1][1] = 0, 1000
    told = [each.cell for each in run_checks(calculated(rows), only=["R05"]).findings]
    assert told == ([] if staff == "Xyz" else ["B5"])


def years(label: str, *rates: str, base: str = "{x}3*") -> Rows:
    """An amount of each year, which is a part of the costs of that year."""
    columns = "BCD"[: len(rates)]
    rows: Rows = [["", *(2026 + at for at in range(len(rates)))], ["Staff"], ["Costs"]]
    rows[1] += (1000 * at for at in range(1, 1 + len(rates)))
    rows[2] += (f"={x}2" for x in columns)
    made = (f"=ROUND({base.format(x=x)}{r},2)" for x, r in zip(columns, rates, strict=True))
    return [*rows, [label, *made]]


@pytest.mark.parametrize(
    ("rows", "found"),
    [
        (years("Reserve 3%", "3%", "3%", "3%"), []),
        (years("Reserve 3%", "6%", "3%", "3%"), ["B4"]),
        (years("Pauschale 20 %", "0.2", "0.25", "0.2"), ["C4"]),
        (years("Rückzahlung (20 % jeder Rate)", "0.2", "25%"), ["C4"]),
        (years("Yedek %3", "0.03", "0.05", "0.03"), ["C4"]),
        (years("Reserve 3%", "6%", "6%", "3%"), []),  # most are of another rate
        (years("Reserve 3%", "6%", "6%", "6%"), []),  # nothing says what 3 % are of
        (years("Reserve up to 6%", "3%", "6%", "6%"), []),
        (years("Reserve 3%", "D1", "3%", "3%"), []),
        (years("Manager 50 %", "0.4", "0.5", base="{x}1*"), ["B4"]),
        (years("Manager 50 %", "0.4*12", "0.5"), []),
        (years("Manager 50 %", "0.9", "0.5*12", base="{x}1*"), []),  # calculated otherwise
    ],
)
def test_what_the_other_years_calculate_with(rows: Rows, found: list[str]) -> None:
    assert [each.cell for each in findings(rows)] == found
