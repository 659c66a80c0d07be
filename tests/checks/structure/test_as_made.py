"""A formula that the template itself has is no odd one, whatever its neighbours calculate."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from cofin.checks.run import run_checks
from tests.checks.card_examples import subject_of_example
from tests.checks.structure.examples import products


def test_only_what_is_not_the_templates_is_told() -> None:
    rows = products(12)
    rows[3][3] = "=B5*C4 -> 30"
    rows[8][3] = "=B8*C9 -> 30"
    asked = subject_of_example({"sheet": rows})

    def told(as_made: Callable[[str, str], bool] | None) -> list[str]:
        report = run_checks(replace(asked, as_made=as_made), only=["C05"])
        return [each.cell for each in report.findings]

    assert told(None) == ["D4", "D9"]
    assert told(lambda _sheet, cell: cell == "D4") == ["D9"]
