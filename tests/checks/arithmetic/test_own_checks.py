"""A sheet that checks itself and says ERROR is believed."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from cofin.checks.finding import Finding, Severity
from cofin.checks.run import run_checks
from cofin.text import Lang
from tests.checks.calculated import Rows, calculated, with_cells

SOURCES: Rows = [
    ["Partner", "Total costs", "Sources"],
    ["A", 100000, 100000],
    ["B", 80000, 75000],
    ["C", 60000, 60000],
    ["Total", "=SUM(B2:B4)", "=SUM(C2:C4)"],
    ["Check (must be 0)", "", "=B5-C5"],
    ["Status", "", '=IF(C6=0,"OK","ERROR")'],
]


def findings(rows: Rows, **more: Any) -> list[Finding]:
    return list(run_checks(calculated(rows, **more), only=["A02"]).findings)


@pytest.mark.parametrize(
    ("cells", "found"),
    [
        ({}, ["C7"]),
        ({"C3": 80000}, []),
        ({"C7": ""}, ["C6"]),
        ({"C7": "", "C3": "80000.004"}, ["C6"]),  # a text: nothing is added
        ({"C6": "=ABS(ROUND(-(B5-C5),2))"}, ["C7"]),
        ({"C6": "=B5+C5", "C7": ""}, []),  # no difference
        ({"C6": 5000, "C7": ""}, []),
        ({"A6": "Quality control", "C7": ""}, []),
        ({"A6": "Control of accounts", "C7": ""}, []),
        ({"A6": "Difference", "C7": ""}, ["C6"]),
        ({"A6": "Difference", "B1": "Planned", "C7": ""}, []),
        ({"A6": "Kontrol (0 olmalı)", "C7": ""}, ["C6"]),
        ({"A6": "Prüfsumme", "C7": ""}, ["C6"]),
        ({"A6": "Contrôle", "C7": ""}, ["C6"]),
        ({"A6": "Total check", "C7": ""}, ["C6"]),
        ({"A6": "Kontrola", "C6": "=B5=C5", "C7": ""}, ["C6"]),
        ({"A6": "Kontrola", "C6": "=B5=B5", "C7": ""}, []),
        ({"A6": "Quadratura", "C6": "=ABS(B5-C5)<0.01", "C7": ""}, ["C6"]),
        ({"A6": "Quadratura", "C6": "=ABS(B5-B5)<=0.01", "C7": ""}, []),
        ({"A6": "Quadratura", "C6": "=ABS(B5)<0.01", "C7": ""}, []),
        ({"A6": "Unchanged", "C6": "=ABS(B5-C5)<0.01", "C7": ""}, []),
        ({"C6": "", "C7": '=IF(B5=C5,"OK","Verificare")'}, ["C7"]),
        ({"A6": "Difference to list", "C7": ""}, ["C6"]),
        ({"A6": "Diferencia con detalle", "C7": ""}, ["C6"]),
        ({"A6": "Différence avec le détail", "C7": ""}, ["C6"]),
        ({"A6": "Difference to last year", "C7": ""}, []),
        ({"A6": "Differenz zum Antrag", "C7": ""}, []),
        ({"C6": "", "C7": '=IF(B5=C5,"Tamam","HATA!")'}, ["C7"]),
        ({"C6": "", "C7": '=IF(B5=C5,"✓","Fehler: Summe")'}, ["C7"]),
        ({"C6": "", "C7": '=IF(B5<>C5,"Check!","")'}, ["C7"]),
        ({"C6": "", "C7": '=IF(B5<>C5,"no","yes")'}, ["C7"]),
        ({"C6": "", "C7": '=IF(B3<>C3,"no","yes")'}, []),
        ({"C6": "", "C7": '=IF(B3<>C3,"Error","see below")'}, []),
        ({"C6": "", "C7": '=IF(B5<>C5,"Error","OK"'}, []),
        ({"C6": "", "C7": '=IF(B5=C5,"","OK")'}, []),
        ({"C6": "", "C7": "=B5-C5"}, []),
        ({"A6": "Abgleich", "C7": ""}, ["C6"]),
        ({"A6": "Verificação", "C7": ""}, ["C6"]),
        ({"A6": "Controlo", "C7": ""}, ["C6"]),
        ({"A6": "Verificare", "C7": ""}, ["C6"]),
        ({"A6": "Vérif.", "C7": ""}, ["C6"]),
        ({"A6": "Weryfikacja", "C7": ""}, ["C6"]),
        ({"A6": "Aansluiting totaal", "C7": ""}, ["C6"]),
        ({"A6": "Differenza fonti – impieghi", "C7": ""}, ["C6"]),
        ({"A6": "Difference between sources and uses", "C7": ""}, ["C6"]),
        ({"A6": "Mittelherkunft – Mittelverwendung: Differenz", "C7": ""}, ["C6"]),
        ({"A6": "Écart emplois / ressources", "C7": ""}, ["C6"]),
        ({"A6": "Kaynak – kullanım farkı", "C7": ""}, ["C6"]),
        ({"A6": "Diferencia entre fuentes y usos", "C7": ""}, ["C6"]),
        ({"A6": "Różnica między źródła i zastosowania", "C7": ""}, ["C6"]),
        ({"A6": "Verschil tussen bronnen en bestedingen", "C7": ""}, ["C6"]),
        ({"A6": "Differenza costi – ricavi", "C7": ""}, []),
        ({"A6": "Fonti – impieghi", "C7": ""}, []),
        ({"A6": "Abgleich mit den Belegen des Vorjahrs", "C7": ""}, []),
    ],
)
def test_what_the_sheet_says(cells: dict[str, Any], found: list[str]) -> None:
    assert [each.cell for each in findings(with_cells(SOURCES, **cells))] == found


def test_a_state_tells_of_the_difference_that_it_judges() -> None:
    (told,) = findings(SOURCES)
    assert told.also == (("Budget", "C6"),)
    assert (told.found, told.difference) == ("ERROR", Decimal(5000))
    assert told.severity is Severity.WARNING
    assert told.message() == (
        "Budget!C7 (Status · Sources) says “ERROR” (C6 shows 5,000.00): the sheet checks itself"
        ' here, and the check does not hold (=IF(C6=0,"OK","ERROR")).'
    )
    assert "C6 hücresinde 5.000,00" in told.message(Lang.TR)
    assert told.fix().startswith("Find out which of the amounts")


def test_a_number_alone() -> None:
    (told,) = findings(with_cells(SOURCES, C7=""))
    assert (told.found, told.expected, told.difference) == ("5000.00", "0.00", Decimal(5000))
    assert "says 5,000.00: the sheet checks itself" in told.message()


def test_checks_of_many_rows_are_one() -> None:
    rows: Rows = [["Partner", "Total costs", "Sources", "Check"]]
    rows += [[f"P{n}", 100 * n, 90 * n, f"=B{n + 1}-C{n + 1}"] for n in range(1, 5)]
    (told,) = findings(rows)
    assert told.cell == "D2"
    assert told.also == (("Budget", "D3"), ("Budget", "D4"), ("Budget", "D5"))
    assert "says 10.00; so do D3, D4, D5: the sheet" in told.message()


def test_costs_of_a_control_are_no_check() -> None:
    rows: Rows = [["Item", "EUR", "Paid", "Open"]]
    rows += [[item, 4000, 1000, f"=B{row}-C{row}"] for row, item in ((2, "Control"), (3, "Staff"))]
    assert findings(rows) == []
    named: Rows = [["Item", "Staff", "Control"], ["Planned", 50, 40], ["Left", "=B2-9", "=C2-7"]]
    assert findings(named) == []


def test_a_state_of_a_state() -> None:
    rows: Rows = [*SOURCES, ["All", "", '=IF(C7="OK","OK","CHECK")']]
    assert [each.cell for each in findings(rows)] == ["C8"]


def test_our_own_layout_has_checks_of_its_own() -> None:
    assert findings(SOURCES, scalars={"fig.totals.eligible": "Budget!B5"}) == []


LIMITS: Rows = [
    ["Voucher", "Each", "Check"],
    *([f"Voucher {n}", 1000 * n, f'=IF(B{n + 1}<=4500,"ok","too high")'] for n in range(1, 7)),
]


def test_a_state_of_its_own_words_where_others_say_that_all_is_well() -> None:
    (told,) = findings(LIMITS)
    assert (told.cell, told.found, told.difference) == ("C6", "too high", None)
    assert told.also == (("Budget", "C7"),)
    assert "C6 (Voucher 5 · Check) says “too high”; so do C7" in told.message()


@pytest.mark.parametrize(
    "cells",
    [
        {"C1": "State"},  # no check by its name
        {"B2": 9000, "B3": 9000, "B4": 9000, "B5": 9000},  # nowhere is all well
        {"B6": 1, "B7": 1},
        {f"C{n}": f'=IF(B{n}<=4500,"small","large")' for n in range(2, 8)},
        {f"C{n}": f'=IF(B{n}<=4500,"ok","")' for n in range(2, 8)},
        {f"C{n}": f'=IF(B{n}<=4500,"ok",B{n})' for n in range(2, 8)},
    ],
)
def test_words_that_are_no_fault(cells: dict[str, Any]) -> None:
    assert findings(with_cells(LIMITS, **cells)) == []
