"""A column with a total in every other row: a minute for 1,000 of them once."""

from __future__ import annotations

import pytest

from cofin.checks.tables import tables
from cofin.checks.words.sums import names_total
from tests.checks.calculated import Rows, faults


def every_other_a_total(count: int) -> Rows:
    rows: Rows = [["Item", "Amount"]]
    for n in range(1, count + 1):
        rows += [[f"item {n}", n], [f"Total {n}", n + 1]]
    return rows


def test_what_is_above_is_not_read_again_for_each_total(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def counted(folded: str) -> bool:
        asked.append(folded)
        return names_total(folded)

    monkeypatch.setattr(tables, "names_total", counted)

    def questions(count: int) -> int:
        asked.clear()
        faults(every_other_a_total(count))
        return len(asked)

    assert questions(200) < 3 * questions(100)


def test_codes_below_codes_are_left_out_of_the_total_of_all() -> None:
    rows: Rows = [["Item", "Amount"], ["1 Staff", 30], ["1.1 Managers", 10], ["1.2 Others", 15]]
    rows += [["2 Travel", 5], ["Total", 35]]
    assert faults(rows) == []
    assert faults([*rows[:-1], ["Total", 36]]) == ["B6"]
