"""The words of explanations: cents, ceilings, requests, rules, cuts, names."""

from __future__ import annotations

import json
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from cofin.core.calculate import calculate
from cofin.core.explain import explain
from cofin.core.explain_json import to_json
from cofin.core.explain_scope import names
from cofin.core.explain_text import render_steps
from cofin.core.model import CostLine, Exchange, FundingKind, FundingSource, Override, Role
from cofin.core.result import BudgetResult
from cofin.errors import InputError
from cofin.rules.load import load_rules
from cofin.rules.profile import CallRules
from cofin.text import Lang
from tests.core.consortia import CALL, GOOD
from tests.core.rules_for_tests import make_rules


def line(partner: str, category: str, unit_cost: str, quantity: str = "1", **more: Any) -> CostLine:
    return CostLine(partner, "WP1", category, "Work", Decimal(quantity), Decimal(unit_cost), **more)


def budget(*costs: CostLine, rules: CallRules | None = None, **more: Any) -> BudgetResult:
    project = replace(GOOD, **({"costs": costs, "exchanges": ()} | more))
    return calculate(project, rules or load_rules(CALL))


def said(result: BudgetResult, name: str, lang: Lang = Lang.EN) -> str:
    return render_steps(explain(result, name), lang)


THIRDS = budget(*(line(f"P{i}", "subcontracting", "1000000.00") for i in (1, 2, 3)))


def test_a_share_says_who_got_the_left_over_cent() -> None:
    assert [p.eu_contribution for p in THIRDS.partners][:2] == [
        Decimal("166666.67"),
        Decimal("166666.67"),
    ]
    first, last = (said(THIRDS, f"fig.partners.P{i}.eu_contribution") for i in (1, 3))
    assert first.startswith(
        "EU contribution of P1: 166,666.67 = share of 500,000.00 in proportion to 750,000.00 of "
        "2,250,000.00 (largest remainder)"
    )
    assert (
        "exact share 166,666.666666…, rounded down 166,666.66; 2 cent(s) are left over for the "
        "largest of 3 remainders; this one is number 1 and gets 0.01 more"
    ) in first
    assert "this one is number 3 and gets none" in last
    assert "\n  EU contribution of the project: 500,000.00 = " in first


def test_the_ceiling_is_named_with_its_source() -> None:
    text = said(THIRDS, "fig.totals.eu_contribution")
    assert "500,000.00 = the ceiling, lower than the requested 2,250,000.00" in text
    assert "Rule: Maximum grant per project: 500,000.00 - " in text
    assert "AB Finansmanı (verified)." in text


def test_other_partners_are_named_and_not_explained_again() -> None:
    text = said(THIRDS, "fig.partners.P2.eu_contribution")
    assert "Allowed request of P1: 750,000.00 (explained under fig.partners.P1.weight)" in text
    assert "line 2 (P1" not in text
    assert "line 2 (P2 / WP1, Work): 1 × 1,000,000.00 = 1,000,000.00" in text


def test_a_line_shows_its_unit_and_its_rounding() -> None:
    result = budget(
        line("P1", "personnel", "4200.00", "10", unit="person-month"),
        line("P1", "travel", "0.3333", "1.5"),
    )
    text = said(result, "fig.partners.P1.direct")
    assert "line 1 (P1 / WP1, Work): 10 person-month × 4,200.00 = 42,000.00" in text
    assert "1.5 × 0.3333 = 0.49995, rounded half-up: 0.50" in text
    assert "Rule: Rounding of a cost line: half-up to the cent" in text


def test_turkish_writes_numbers_and_words_in_turkish() -> None:
    text = said(THIRDS, "fig.partners.P1.eu_contribution", Lang.TR)
    assert text.startswith("AB katkısı (P1): 166.666,67 = 500.000,00 tutarının 750.000,00")
    assert "oran %75 × uygun maliyetler 1.000.000,00, aşağı yuvarlanmış" in text
    assert "(doğrulandı)" in text


def test_the_base_of_indirect_costs_names_what_is_left_out() -> None:
    result = budget(line("P1", "personnel", "100.00"), line("P1", "subcontracting", "50.00"))
    text = said(result, "fig.partners.P1.indirect")
    assert "7.00 = flat rate 7 % × base 100.00, rounded down" in text
    assert "left out: Subcontracting, Financial support to third parties" in text
    assert "50.00" not in text


def test_a_base_that_leaves_nothing_out_says_so() -> None:
    rules = make_rules()
    categories = tuple(replace(c, in_indirect_base=True) for c in rules.profile.categories)
    rules = replace(rules, profile=replace(rules.profile, categories=categories))
    result = budget(line("P1", "personnel", "100.00"), rules=rules)
    assert "left out: -" in said(result, "fig.partners.P1.base")


def test_a_request_is_shown_beside_the_maximum() -> None:
    asking = replace(GOOD.partners[0], requested=Decimal("10.00"))
    result = budget(line("P1", "travel", "100.00"), partners=(asking, *GOOD.partners[1:]))
    text = said(result, "fig.partners.P1.weight")
    assert "10.00 = the lower of the request 10.00 and the maximum 80.25" in text
    assert "Request of P1: 10.00, typed in the project" in text
    assert "what is requested" in said(result, "fig.totals.limited_by")


def test_depreciation_is_explained_with_its_months() -> None:
    cost = line("P1", "equipment", "6000.00", useful_life_months=60, share_of_use=Decimal("0.5"))
    result = budget(cost)
    text = said(result, "fig.lines.1")
    assert "1,200.00 = price 6,000.00 × 24 of 60 months × 50 % of use, rounded down" in text
    assert "equipment is charged as depreciation" in text
    rest = said(result, "fig.lines.1.ineligible")
    assert "4,800.00 = price 6,000.00 − depreciation 1,200.00" in rest


def test_a_line_that_is_not_eligible_gives_its_reason() -> None:
    result = budget(line("P1", "travel", "80.00", eligible=False, reason="VAT"))
    assert "0.00 is eligible; declared as not eligible: VAT" in said(result, "fig.lines.1")
    assert "80.00 is not eligible; declared as not eligible: VAT" in said(
        result, "fig.partners.P1.ineligible"
    )


def test_an_eligible_line_has_no_ineligible_part() -> None:
    result = budget(line("P1", "travel", "80.00"))
    assert "0.00; all of 80.00 is eligible" in said(result, "fig.lines.1.ineligible")


def test_exchanges_show_lump_sum_halving_and_host() -> None:
    near = Exchange("P1", "WP4", 4, "DE", 5, 199)
    result = budget(exchanges=(near, replace(near, distance_km=200), replace(near, working_days=2)))
    lump = result.exchanges[0].lump_sum
    text = said(result, "fig.exchanges.1")
    assert f"4 visit(s) to DE × {lump} = {lump * 4:,.2f} (half of the lump sum: 5 working" in text
    assert "Distance from which the full lump sum is paid: 200 km - " in text
    assert "Working days from which" not in text
    assert "half" not in said(result, "fig.exchanges.2").split("\n")[0]
    assert "shorter than the minimum" in said(result, "fig.exchanges.3")
    assert "Working days of a visit, at least: 3 days" in said(result, "fig.exchanges.3.ineligible")
    assert "; all of " in said(result, "fig.exchanges.1.ineligible")


@pytest.mark.parametrize(
    ("variant", "words"),
    [
        ("full", "250.00 = all of the surplus 250.00, at most the grant 750.00"),
        ("proportional", "187.50 = surplus 250.00 × 750.00 / 1,000.00, rounded up"),
    ],
)
def test_the_no_profit_rule_is_explained(variant: str, words: str) -> None:
    income = FundingSource("P1", FundingKind.RECEIPTS, Decimal("500.00"), "Fees")
    rules = make_rules(no_profit=variant)
    cost = line("P1", "subcontracting", "1000.00")
    text = said(budget(cost, rules=rules, funding=(income,)), "fig.totals.eu_contribution")
    assert words in text
    assert "Receipts, Fees of P1: 500.00, typed in the project" in text
    assert "250.00 = grant 750.00 + receipts 500.00 − eligible costs 1,000.00" in text


def test_an_override_is_shown_with_its_reason() -> None:
    override = Override("indirect_rate", Decimal("0.05"), "agreed in the negotiation")
    result = budget(line("P1", "travel", "100.00"), overrides=(override,))
    text = said(result, "fig.partners.P1.indirect")
    assert "flat rate 5 %" in text
    assert "The project replaced the call's value 7 %: agreed in the negotiation." in text


def test_long_sums_are_cut_unless_everything_is_asked_for() -> None:
    result = budget(*(line("P1", "travel", "1.00") for _ in range(23)))
    step = explain(result, "fig.partners.P1.categories.travel")
    cut, whole = render_steps(step), render_steps(step, everything=True)
    assert cut.count("line ") == 20
    assert cut.endswith("... and 3 more, together 3.00")
    assert whole.count("line ") == 23
    assert "more, together" not in whole


def test_a_figure_is_explained_once_and_a_rule_cited_once() -> None:
    text = said(THIRDS, "fig.totals.co_financing")
    assert "(see above)" in text
    sentences = [row.strip() for row in text.splitlines() if row.strip().startswith("Rule:")]
    assert len(sentences) == len(set(sentences))


def test_an_associated_partner_has_nothing_to_share() -> None:
    guest = replace(GOOD.partners[0], role=Role.ASSOCIATED_PARTNER)
    result = budget(line("P1", "travel", "5.00"), partners=(guest,))
    assert "0.00; there is nothing to share" in said(result, "fig.partners.P1.eu_contribution")
    assert "an associated partner gets no EU money" in said(result, "fig.partners.P1.ineligible")


def test_json_names_a_repeated_figure_without_repeating_it() -> None:
    found: dict[str, Any] = to_json(explain(THIRDS, "fig.partners.P1.co_financing"))
    text = json.dumps(found, ensure_ascii=False)
    assert '"see": true' in text
    assert found["amount"] == "833333.33"
    assert found["operation"] == "difference"
    assert found["children"][0]["name"] == "fig.partners.P1.eligible"


def test_json_keeps_fractions_ratios_and_words() -> None:
    rules = make_rules(rates={"travel": "0.3333"})
    result = budget(line("P1", "travel", "1.01"), line("P1", "personnel", "1.00"), rules=rules)
    found: dict[str, Any] = to_json(explain(result, "fig.partners.P1.maximum_contribution"))
    assert "0.336633" in [child["amount"] for child in found["children"]]
    assert to_json(explain(result, "fig.totals.limited_by"))["amount"] == "reimbursement_rate"
    assert to_json(explain(result, "fig.totals.effective_rate"))["unit"] == "ratio"


@pytest.mark.parametrize(
    "name",
    ["fig.lines.4", "fig.lines.0", "fig.exchanges.1", "fig.lines.01", "", "fig.", "totals"],
)
def test_a_name_that_does_not_exist_is_refused(name: str) -> None:
    with pytest.raises(InputError) as refused:
        explain(THIRDS, name)
    assert "no figure with this name" in refused.value.render(Lang.EN)
    assert 'listed by "cofin explain PROJECT"' in refused.value.render(Lang.EN)


def test_a_misspelt_name_gets_a_suggestion() -> None:
    with pytest.raises(InputError) as refused:
        explain(THIRDS, "fig.partners.P1.eu_contributon")
    assert 'Did you mean "fig.partners.P1.eu_contribution"?' in refused.value.render(Lang.EN)


def test_names_are_listed_once() -> None:
    assert len(names(THIRDS)) == len(set(names(THIRDS)))
