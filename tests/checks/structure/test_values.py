"""The values that formulas work with."""

from __future__ import annotations

from decimal import Decimal

import pytest

from cofin.checks.structure import values as held
from cofin.checks.structure.values import look_in, number_in
from cofin.grid import CellError
from tests.checks.card_examples import subject_of_example

SUBJECT = subject_of_example(
    {"sheet": [[1, "text", "=A1", "=A1 -> 2", "=A1 -> #N/A"]], "recomputed": {"Budget!D1": 5}}
)


def test_recomputed_values_come_first_and_unknown_ones_are_no_zeros() -> None:
    look = look_in(SUBJECT)
    values = [look("Budget", 1, column) for column in range(1, 7)]
    assert values == [1, "text", CellError(""), 5, CellError("#N/A"), None]
    assert look("Gone", 1, 1) is None
    assert number_in(look, "Budget", 1, 1) == Decimal(1)
    assert number_in(look, "Budget", 1, 2) is None


def test_nobody_looks_for_ever(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(held, "_MOST_LOOKS", 1)
    look = look_in(SUBJECT)
    assert [look("Budget", 1, 1) for _ in range(3)] == [1, 1, CellError("")]
