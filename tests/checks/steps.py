"""How much work something is, counted: a clock tells more of the machine than of the code."""

from __future__ import annotations

import sys
from collections.abc import Callable
from types import FrameType
from typing import Any

from cofin.checks.run import run_checks
from cofin.checks.subject import Subject


def growth(code: str, made: Callable[[int], Subject], count: int) -> float:
    """How many times the work a check has with a workbook that is twice as long: 2, or 4."""
    run_checks(made(count), only=[code])  # word lists are read once
    few, many = made(count), made(2 * count)
    return _steps(lambda: run_checks(many, only=[code])) / _steps(
        lambda: run_checks(few, only=[code])
    )


def _steps(work: Callable[[], object]) -> int:
    """The lines of code that a call runs, each as often as it runs."""
    count = 0

    def count_one(_: FrameType, event: str, __: Any) -> Any:
        nonlocal count
        count += event == "line"
        return count_one

    before = sys.gettrace()
    sys.settrace(count_one)
    try:
        work()
    finally:
        sys.settrace(before)
    return count
