"""A total, overheads or a grant that many blank rows part from the table above."""

from __future__ import annotations

from typing import Any

import pytest

from tests.checks.card_examples import places

LINES = [["Item", "Amount"], ["Personnel", 300], ["Travel", 100]]


def _below(*rows: list[Any], blank: int = 3, above: list[Any] = LINES) -> list[Any]:
    return [*above, *([] for _ in range(blank)), *rows]


@pytest.mark.parametrize("blank", [2, 3, 8])
@pytest.mark.parametrize(
    "label",
    ["Total costs", "Toplam maliyet", "Gesamtkosten", "Total des coûts", "Coste total", "Totale"],
)
def test_a_total_far_below_its_table_is_compared_with_it(label: str, blank: int) -> None:
    found = places("A02", sheet=_below([label, 900], blank=blank))
    assert [cell for cell, _ in found] == [f"B{4 + blank}"]
    assert places("A02", sheet=_below([label, 400], blank=blank)) == []


def test_totals_in_several_steps() -> None:
    steps = [["Total direct costs", 400], [], [], [], ["Indirect costs", 28], ["Total costs", 500]]
    assert [cell for cell, _ in places("A02", sheet=_below(*steps))] == ["B12"]
    steps[-1] = ["Total costs", 428]
    assert places("A02", sheet=_below(*steps)) == []


@pytest.mark.parametrize(
    "behind",
    [
        [["Budget of the second partner"], ["Total costs", 900]],  # a title: another table
        [["Staff of the second partner", 500], ["Total costs", 500]],
        [["Personnel", 500], ["Total costs", 500]],
        [["Direct costs", 500], ["Travel", 20], ["Total costs", 520]],  # the same label again
        [["Total costs", "", 900]],  # in another column
    ],
)
def test_another_table_far_below_is_none_of_its_totals(behind: list[list[Any]]) -> None:
    assert places("A02", sheet=_below(*behind)) == []


def test_money_far_below_quantities_is_no_total_of_them() -> None:
    rows = [["Partner", "Person-months"], ["Pinho Novo", 3], ["Metsatulevik", 4]]
    assert places("A02", sheet=_below(["Total budget", 900], above=rows)) == []


def test_a_grossed_up_total_far_below_is_seen() -> None:
    rows = _below(["Total eligible costs", 1000], ["EU contribution", 750])
    assert [cell for cell, _ in places("R07", sheet=rows, change=[], kind="other")] == ["B7"]
