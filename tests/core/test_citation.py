"""How a rule is quoted: its value with the unit, in the reader's way of writing."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from cofin.core.calculate import calculate
from cofin.core.citation import cite
from cofin.core.explain import explain, render_steps
from cofin.core.model import Exchange, Override
from cofin.rules.load import load_rules
from cofin.text import Lang
from tests.core.consortia import CALL, GOOD

RULES = load_rules(CALL)
NEAR_AND_SHORT = Exchange("P1", "WP4", 1, "DE", 4, 150)


@pytest.mark.parametrize(
    ("parameter", "english", "turkish"),
    [
        ("exchange_full_days", "5 days", "5 gün"),
        ("exchange_full_distance", "200 km", "200 km"),
        ("duration_maximum", "24 months", "24 ay"),
        ("programme_years", "7 years", "7 yıl"),
        ("maximum_grant", "500,000.00", "500.000,00"),
        ("minimum_entities", "3", "3"),
    ],
)
def test_a_value_is_shown_with_its_unit(parameter: str, english: str, turkish: str) -> None:
    [citation] = cite(RULES, parameter)
    assert citation.value(Lang.EN) == english
    assert citation.value(Lang.TR) == turkish
    assert f": {turkish} - " in citation.sentence(Lang.TR)


@pytest.mark.parametrize(("value", "words"), [("1", "1 day"), ("2", "2 days")])
def test_one_day_is_no_days(value: str, words: str) -> None:
    override = Override("exchange_minimum_days", Decimal(value), "agreed")
    result = calculate(replace(GOOD, overrides=(override,)), RULES)
    [citation] = cite(result.rules, "exchange_minimum_days")
    assert citation.value(Lang.EN) == words
    assert "call's value 3 days: agreed" in citation.sentence(Lang.EN)


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        (Lang.EN, "lump sum, full / half: DE 830.00 / 415.00 - "),
        (Lang.TR, "götürü tutar, tam / yarım: DE 830,00 / 415,00 - "),
    ],
)
def test_lump_sums_are_written_in_the_readers_language(lang: Lang, words: str) -> None:
    result = calculate(replace(GOOD, exchanges=(NEAR_AND_SHORT,)), RULES)
    step = explain(result, "fig.exchanges.1")
    assert words in render_steps(step, lang)
    assert "DE 830.00 / 415.00" in [citation.to_json()["value"] for citation in step.citations]
