"""What explanations say of costs, sums and rates: the parts that count, and the rules of those."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

import pytest

from cofin.core.explain import explain
from cofin.core.explain_json import to_json
from cofin.core.explain_scope import names
from cofin.core.model import Exchange, FundingKind, FundingSource
from cofin.core.steps import Operation
from tests.core.rules_for_tests import make_rules
from tests.core.test_explain import THIRDS, budget, line, said

MIXED = budget(
    line("P1", "travel", "100.00"),
    line("P1", "travel", "0.00"),
    line("P1", "equipment", "50.00", eligible=False, reason="VAT", useful_life_months=12),
    exchanges=(Exchange("P1", "WP4", 1, "DE", 3, 200),),
    funding=(FundingSource("P1", FundingKind.OWN, Decimal("5.00"), "Fees"),),
)


def test_every_explanation_has_the_name_that_was_asked_for() -> None:
    for name in (*names(MIXED), "fig.lines.3.ineligible", "fig.exchanges.1.ineligible"):
        assert explain(MIXED, name).name == name


def test_a_sum_counts_the_lines_that_come_to_something() -> None:
    text = said(MIXED, "fig.partners.P1.categories.travel")
    assert "Travel and subsistence of P1: 100.00 = sum of 1 line(s)\n" in text
    assert "line 2" not in text


@pytest.mark.parametrize("key", ["direct", "ineligible", "categories.travel"])
def test_a_sum_of_nothing_says_so(key: str) -> None:
    assert said(MIXED, f"fig.partners.P2.{key}").endswith("0.00; there is nothing to add up")


def test_only_what_is_not_eligible_adds_up_to_the_ineligible_costs() -> None:
    text = said(MIXED, "fig.partners.P1.ineligible")
    assert "50.00 = sum of what is not eligible in 1 line(s)" in text
    assert "Rule: Rounding of a cost line: half-up to the cent" in text
    assert "line 3 (P1 / WP1, Work): 50.00 is not eligible" in text
    assert "line 1" not in text


def test_what_is_declared_as_not_eligible_is_not_depreciated() -> None:
    values: Any = to_json(explain(MIXED, "fig.lines.3"))["values"]
    assert {"months", "life", "share_of_use"} & set(values) == set()


@pytest.mark.parametrize("key", ["", ".ineligible"])
def test_the_rule_on_depreciation_is_cited_where_it_was_applied_alone(key: str) -> None:
    assert "equipment costs" not in said(MIXED, f"fig.lines.3{key}")
    whole = budget(line("P1", "equipment", "50.00", useful_life_months=12, months_used=12))
    assert "equipment costs" in said(whole, f"fig.lines.1{key}")


def test_a_visit_that_is_too_short_for_the_full_lump_sum_cites_the_days() -> None:
    text = said(MIXED, "fig.exchanges.1")
    assert "Rule: Working days from which the full lump sum is paid: 5 days - " in text
    assert "Distance from which" not in text


def test_what_is_to_be_financed_is_all_costs_without_the_grant() -> None:
    partner = MIXED.partners[0]
    costs = partner.eligible + partner.ineligible
    assert f"= all costs {costs} − EU contribution {partner.eu_contribution}\n" in said(
        MIXED, "fig.partners.P1.to_finance"
    )


def test_the_effective_rate_is_the_contribution_over_the_eligible_costs() -> None:
    totals = MIXED.totals
    assert f"= EU contribution {totals.eu_contribution} / eligible costs {totals.eligible}\n" in (
        said(MIXED, "fig.totals.effective_rate")
    )


def test_each_rate_of_its_own_is_applied_and_cited() -> None:
    rules = make_rules(rates={"indirect": "1", "travel": "0.5"}, rate_scope="project")
    result = budget(line("P1", "travel", "100.00"), rules=rules)
    text = said(result, "fig.partners.P1.maximum_contribution")
    assert "Maximum EU contribution of P1: 57.00, from the exact 57.00;" in text
    assert "rate on travel of P1: 50.00 = 50 % × 100.00" in text
    assert "rate on Indirect costs of P1: 7.00 = 100 % × 7.00" in text
    assert "Rule: reimbursement_rate (travel): 50 % - " in text
    assert "Rule: reimbursement_rate (indirect): 100 % - " in text
    nothing = said(result, "fig.partners.P2.maximum_contribution")
    assert "rate on Indirect costs of P2: 0.00 = 100 % × 0.00" in nothing


def test_a_walk_meets_each_explained_figure_once() -> None:
    steps = list(explain(THIRDS, "fig.totals.co_financing").walk())
    explained = [s.name for s in steps if s.name and s.operation is not Operation.FIGURE]
    assert len(explained) == len(set(explained)) > 1
    elsewhere = list(explain(THIRDS, "fig.partners.P2.eu_contribution").walk())
    assert "fig.partners.P1.weight" in {step.name for step in elsewhere}
    rules = make_rules(rates={"travel": "0.5"}, rate_scope="project")
    rates = explain(budget(line("P1", "travel", "1.00"), rules=rules), "fig.totals.by_rate").walk()
    assert [s.operation for s in rates].count(Operation.EXACT_RATE) == 2  # without a name


def test_json_points_at_no_figure_that_is_explained_elsewhere() -> None:
    income = FundingSource("P1", FundingKind.RECEIPTS, Decimal("900.00"), "Fees")
    costs = (line(f"P{i}", "subcontracting", "1000.00") for i in (1, 2))
    step = explain(budget(*costs, funding=(income,)), "fig.partners.P1.eu_contribution")
    whole = [each for each in each_step(to_json(step)) if each["name"] == "fig.totals.eligible"]
    assert [each["operation"] for each in whole] == ["figure", "figure"]
    assert not any("see" in each for each in whole)


def each_step(step: Any) -> Iterator[Any]:
    yield step
    for child in step.get("children", ()):
        yield from each_step(child)


def test_json_has_the_numbers_of_a_step() -> None:
    values: Any = to_json(explain(MIXED, "fig.lines.1"))["values"]
    assert (values["quantity"], values["unit_cost"]) == ("1", "100.00")
    assert values["rounding"] == "rounded half-up"
