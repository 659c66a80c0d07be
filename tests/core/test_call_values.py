"""What a call says, as people read it: once for the command line and for the add-in."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from cofin.core.call_values import in_words, values_in_force
from cofin.rules.load import load_rules
from cofin.text import Lang
from tests.core.consortia import rules_with

CALL = "cos-cluster-2020-3-03"


@pytest.mark.parametrize(
    ("value", "unit", "english", "turkish"),
    [
        (Decimal("0.75"), "ratio", "75 %", "%75"),
        (Decimal(500_000), "EUR", "EUR 500,000.00", "500.000,00 avro"),
        (20, "months", "20 months", "20 ay"),
        (True, "flag", "yes", "evet"),
        ("partner", "choice", "each partner", "her ortak"),
    ],
)
def test_a_value_is_said_with_its_unit(
    value: Decimal | int | str, unit: str, english: str, turkish: str
) -> None:
    assert in_words(value, unit, Lang.EN) == english
    assert in_words(value, unit, Lang.TR) == turkish


def test_every_value_in_force_is_listed_once() -> None:
    rules = load_rules(CALL)
    found = [(parameter.key, dated.category) for parameter, dated in values_in_force(rules)]
    assert len(found) == len(set(found))
    assert {key for key, _ in found} == {key for key in rules.profile.parameters if rules.find(key)}
    assert any(category for _, category in found)


def test_a_value_of_a_later_day_is_not_in_force() -> None:
    known = load_rules(CALL).profile.parameters
    late = known["duration_minimum"]
    values = tuple(replace(value, since=date(2099, 1, 1)) for value in late.values)
    rules = rules_with(parameters={**known, late.key: replace(late, values=values)})
    assert late.key not in {parameter.key for parameter, _ in values_in_force(rules)}
