"""Workbooks of any layout under a call: which checks of the project ran, and what they found."""

from __future__ import annotations

from typing import Any

from cofin.checks.card import severity_of
from cofin.checks.run import run_checks
from tests.checks.card_examples import subject_of_example

CALL = "cos-cluster-2020-3-03"
CODES = ("R10", "R11", "R12")

Rows = list[list[Any]]


def judged(book: Rows | dict[str, Rows], call: str = CALL, **more: Any) -> dict[str, list[str]]:
    """Findings by the checks that ran: ``error Budget!B2 26``."""
    key = "sheets" if isinstance(book, dict) else "sheet"
    example = {key: book, **({"call": call} if call else {}), **more}
    report = run_checks(subject_of_example(example), only=CODES)
    ran: dict[str, list[str]] = {code: [] for code in report.ran}
    for each in report.findings:
        ran[each.code].append(f"{severity_of(each).value} {each.place} {each.found}")
    return ran
