"""No false alarm on layouts that cofin has never seen."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from cofin.checks.run import run_checks
from tests.checks.card_examples import subject_of_example
from tests.checks.foreign_budgets import BUDGETS

CODES = ("C04", "C05", "C06", "C07", "C08", "A08")


@pytest.mark.parametrize("budget", BUDGETS, ids=lambda budget: budget.__name__)
def test_nothing_is_found_in_a_right_budget(budget: Callable[[], dict[str, Any]]) -> None:
    report = run_checks(subject_of_example(budget()), only=CODES)
    assert set(report.ran) == set(CODES)
    assert [(f.code, f.place, f.found, f.expected) for f in report.findings] == []
