"""How a rule is quoted: its value with the unit, in the reader's way of writing."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from cofin.core.calculate import calculate
from cofin.core.citation import cite, cite_base
from cofin.core.explain import explain
from cofin.core.explain_text import render_steps
from cofin.core.model import Exchange, Override
from cofin.rules.load import load_rules
from cofin.rules.profile import Status
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


def test_a_rule_is_quoted_with_its_document_and_its_place() -> None:
    [citation] = cite(RULES, "minimum_entities")
    assert citation.sentence(Lang.EN) == (
        "Rule: Legal entities in the consortium, at least: 3 - KOSGEB, COS-CLUSTER-2020-3-03 "
        "çağrı özeti (call summary), Uygunluk Kriterleri (verified)."
    )


def test_a_value_for_one_category_says_for_which() -> None:
    """Beside the general rate it would be the same rule, once verified and once assumed."""
    [general] = cite(RULES, "reimbursement_rate", "personnel")
    [narrow] = cite(RULES, "reimbursement_rate", "third_party_support")
    assert "Rule: EU reimbursement rate, at most: 75 % - " in general.sentence(Lang.EN)
    told = "EU reimbursement rate, at most (Financial support to third parties): 75 % - "
    assert told in narrow.sentence(Lang.EN)
    assert "Azami finansman oranı (Üçüncü taraflara mali destek): %75 - " in narrow.sentence("tr")


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


def test_the_base_of_indirect_costs_rests_on_the_sources_of_its_categories() -> None:
    [citation] = cite_base(RULES)
    assert citation.dated.status is Status.ASSUMED
    assert citation.dated.value == "personnel, travel, equipment, other_goods"
    assert citation.value(Lang.TR).startswith("Personel maliyetleri, Seyahat")
    for figure in ("base", "indirect"):
        result = calculate(replace(GOOD, exchanges=()), RULES)
        assert citation in explain(result, f"fig.partners.P1.{figure}").citations


def test_categories_left_out_by_another_source_are_a_rule_of_their_own() -> None:
    first, *others = RULES.profile.categories
    left_out = [c for c in others if not c.in_indirect_base]
    assert first.citation is not None
    verified = replace(first.citation, status=Status.VERIFIED)
    categories = (first, *(replace(c, citation=verified) for c in left_out))
    rules = replace(RULES, profile=replace(RULES.profile, categories=categories))
    assert [c.value(Lang.EN) for c in cite_base(rules)] == ["Personnel", "-"]
    bare = tuple(replace(c, citation=None) for c in categories)
    assert cite_base(replace(rules, profile=replace(rules.profile, categories=bare))) == ()


def test_which_receipts_count_rests_on_the_rule_against_profit() -> None:
    result = calculate(replace(GOOD, exchanges=()), RULES)
    assert explain(result, "fig.totals.receipts").citations == cite(RULES, "no_profit")
