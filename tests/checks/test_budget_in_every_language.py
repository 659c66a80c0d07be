"""A budget is judged alike in whatever language its words are."""

from __future__ import annotations

from functools import cache

import pytest

from cofin.checks.run import run_checks
from tests.checks.budget_in_languages import FAULTS, LANGUAGES, budget, key_of
from tests.checks.card_examples import subject_of_example

#: How much of a workbook could be judged is told of the whole, in no cell.
_OF_THE_WHOLE = "M02"


@cache
def found_in(language: str, fault: str) -> frozenset[tuple[str, str, str]]:
    """Code, sheet and cell of every finding."""
    report = run_checks(subject_of_example(budget(language, fault)))
    return frozenset(
        (each.code, key_of(language, each.sheet), each.cell)
        for each in report.findings
        if each.code != _OF_THE_WHOLE
    )


@pytest.mark.parametrize("fault", FAULTS)
def test_what_is_planted_is_found(fault: str) -> None:
    planted = FAULTS[fault][1]
    assert found_in("en", fault) >= planted
    assert bool(found_in("en", fault)) is bool(planted)


@pytest.mark.parametrize("fault", FAULTS)
@pytest.mark.parametrize("language", [each for each in LANGUAGES if each != "en"])
def test_the_same_is_found_in_every_language(language: str, fault: str) -> None:
    assert found_in(language, fault) == found_in("en", fault)
