"""R04: a column with a rate of its own beside the rate that the label of a row states."""

from __future__ import annotations

import pytest

from tests.checks.calculated import Rows, found, with_cells

GRANT: Rows = [
    ["", "", "Rate of the grant", 0.75],
    ["Item", "Rate", "Total", "Grant"],
    ["Staff", "", 40000, "=ROUND(C3*$D$1,2)"],
    ["Travel", "", 9000, "=ROUND(C4*$D$1,2)"],
    ["Equipment", "", 12000, "=ROUND(C5*$D$1,2)"],
    ["Direct costs", "", "=SUM(C3:C5)", "=SUM(D3:D5)"],
    ["Overheads (7 %)", 0.07, "=ROUND(C6*B7,2)", "=ROUND(C7*$D$1,2)"],
    ["Total", "", "=C6+C7", "=D6+D7"],
]


@pytest.mark.parametrize(
    "label",
    [
        *["Overheads (7 %)", "Gemeinkosten (7 %)", "Frais généraux (7 %)", "Spese generali (7 %)"],
        *["Costes indirectos (7 %)", "Koszty pośrednie (7 %)", "Custos indiretos (7 %)"],
        *["Indirecte kosten (7 %)", "Dolaylı giderler (%7)"],
    ],
)
def test_the_rate_of_the_column_is_not_that_of_the_label(label: str) -> None:
    assert found(["R04"], with_cells(GRANT, A7=label)) == []
    assert found(["R04"], with_cells(GRANT, A7=label, C7="=ROUND(C6*0.17,2)")) == [("R04", "C7")]


@pytest.mark.parametrize(
    ("cells", "wrong"),
    [
        ({"B7": "", "C7": 4270}, "D7"),  # nothing else has the rate of the label
        ({"B7": 7, "C7": 4270}, ""),
        ({"B7": "", "C7": "=ROUND(C6*7%,2)"}, ""),
        ({"D7": "=ROUND(C7*0.6,2)"}, "D7"),  # not as in the rows above
        ({"D4": "=0.75*C4", "D5": "=C5*75%"}, "D7"),
        ({"A3": "Overheads (7 %) A", "A4": "Overheads (7 %) B", "D5": "=C5"}, "D3:D4"),
    ],
)
def test_where_it_is_told(cells: dict[str, object], wrong: str) -> None:
    told = [cell for _, cell in found(["R04"], with_cells(GRANT, **cells))]
    assert (told[0] if told else "") == wrong
