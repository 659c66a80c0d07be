"""Warnings, verdicts, and what a profile without the calculation can be told."""

from __future__ import annotations

from decimal import Decimal

import pytest

from cofin.core.worked_example import evaluate
from cofin.rules.lint import lint
from cofin.rules.parameters import ORDERED, PARAMETERS, Unit
from cofin.rules.profile import CallRules, WorkedExample
from cofin.text import Lang

from .conftest import Profile


def test_a_good_profile_has_neither_problems_nor_warnings(profile: Profile) -> None:
    verdict = lint(profile(), evaluate)
    assert (verdict.problems, verdict.warnings) == ((), ())
    assert verdict.profile is not None


def test_a_source_that_is_newer_than_the_check_is_a_warning(profile: Profile) -> None:
    newer = "published = 2026-01-15\nlanguage", "published = 2026-02-20\nlanguage"
    verdict = lint(profile(newer))
    assert [warning.where for warning in verdict.warnings] == ["call.checked_on"]
    assert "guidelines was published later, on 2026-02-20" in verdict.warnings[0].message()
    assert verdict.profile is not None


@pytest.mark.parametrize(("checked", "warnings"), [("2026-01-14", 1), ("2026-01-15", 0)])
def test_a_check_more_than_90_days_before_the_deadline_is_a_warning(
    profile: Profile, checked: str, warnings: int
) -> None:
    older = "published = 2026-01-15\nlanguage", "published = 2026-01-10\nlanguage"
    verdict = lint(profile(("checked_on = 2026-02-01", f"checked_on = {checked}"), older))
    assert len(verdict.warnings) == warnings
    assert all("90" in warning.message(Lang.TR) for warning in verdict.warnings)


def test_without_the_calculation_examples_are_not_calculated(profile: Profile) -> None:
    path = profile(("eu_contribution = 400000.00", "eu_contribution = 400000.01"))
    assert lint(path).problems == ()
    assert [problem.where for problem in lint(path, evaluate).problems] == [
        "worked_example[1].eu_contribution"
    ]


def test_an_example_sees_the_rules_of_its_day_with_its_choices(profile: Profile) -> None:
    seen: list[CallRules] = []

    def note(_: WorkedExample, rules: CallRules) -> dict[str, Decimal | str]:
        seen.append(rules)
        return {"eu_contribution": Decimal("400000.00")}

    path = profile(
        (
            "eligible_costs = 600000.00\nby_rate = 450000.00\neu_contribution = 400000.00\n"
            'co_financing = 200000.00\nlimited_by = "maximum_grant"',
            'on = 2026-02-20\nchoices = { rate_scope = "project" }\n'
            "eligible_costs = 600000.00\neu_contribution = 400000.00",
        ),
        ("indirect = 7000.00\neligible = 117000.00\neu_contribution = 87750.00",
         "eu_contribution = 400000.00"),
    )  # fmt: skip
    assert lint(path, note).problems == ()
    assert [rules.choice("rate_scope") for rules in seen] == ["project", "partner"]
    assert [rules.on.isoformat() for rules in seen] == ["2026-02-20", "2026-04-15"]


def test_a_result_is_compared_at_the_precision_it_states(profile: Profile) -> None:
    rates = ("effective_rate = 0.6667", "effective_rate = 0.67", "effective_rate = 0.667")
    for said in rates:
        verdict = lint(profile(("by_rate = 450000.00", said)), evaluate)
        assert verdict.problems == (), said
    wrong = lint(profile(("by_rate = 450000.00", "effective_rate = 0.66")), evaluate)
    assert "difference of 0.01" in wrong.problems[0].message()


def test_every_parameter_with_an_order_is_a_number_of_one_unit() -> None:
    for low, high in ORDERED:
        assert PARAMETERS[low].unit == PARAMETERS[high].unit
        assert PARAMETERS[low].unit not in (Unit.CHOICE, Unit.FLAG)


def test_choices_have_names_and_other_parameters_have_none() -> None:
    for spec in PARAMETERS.values():
        assert bool(spec.choices) == (spec.unit is Unit.CHOICE)
