"""R05: a column that compares two budgets has no indirect costs of its own."""

from __future__ import annotations

import pytest

from tests.checks.calculated import Rows, found, with_cells

WORDS = [
    ("Było", "Jest", "Zmiana", "Płace", "Podróże", "Koszty bezpośrednie", "Koszty pośrednie 7 %"),
    ("Old", "New", "Difference", "Personnel", "Travel", "Direct costs", "Indirect costs 7 %"),
    ("Eski", "Yeni", "Fark", "Personel", "Seyahat", "Doğrudan maliyet", "Dolaylı maliyet % 7"),
    ("Alt", "Neu", "Differenz", "Personal", "Reisen", "Direkte Kosten", "Indirekte Kosten 7 %"),
]


def change(words: tuple[str, ...]) -> Rows:
    old, new, off, staff, travel, direct, indirect = words
    rows: Rows = [["", old, new, off], [staff, 1000, 1200, "=C2-B2"], [travel, 500, 300, "=C3-B3"]]
    rows += [[direct, "=SUM(B2:B3)", "=SUM(C2:C3)", "=C4-B4"]]
    return [*rows, [indirect, "=ROUND(B4*7%,2)", "=ROUND(C4*7%,2)", "=C5-B5"]]


@pytest.mark.parametrize("words", WORDS)
def test_no_change_is_no_lack_of_indirect_costs(words: tuple[str, ...]) -> None:
    assert found(["R05"], change(words)) == []


def test_no_indirect_costs_are_still_told() -> None:
    assert found(["R05"], with_cells(change(WORDS[1]), C5="=B9*7%")) == [("R05", "C5")]
