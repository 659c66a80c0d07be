"""Live conditions on ClusterXchange visits and on support to one third party."""

from __future__ import annotations

from decimal import Decimal

from cofin.core.criteria import Criterion, CriterionKey
from cofin.workbook.plan import Plan, text
from cofin.workbook.sheets.conditions_consortium import Make, number
from cofin.workbook.sheets.live import LiveCondition, state, unless_unknown


def _minimum(plan: Plan, found: Criterion) -> LiveCondition:
    return LiveCondition(
        f"SUM({plan.exchanges.column('counted')})",
        number(found.found, "count"),
        "rule.minimum_exchanges",
        number(found.required, "required"),
        state(plan, "{found}>={required}"),
    )


def _share(plan: Plan, found: Criterion) -> LiveCondition:
    """Visits of a kind over all that count; compared as whole numbers, not as a quotient."""
    block = plan.exchanges
    kind = "sme_involved" if found.key is CriterionKey.EXCHANGE_SME_SHARE else "outside_partnership"
    total = f"SUM({block.column('counted')})"
    own = f"SUMIFS({block.column('counted')},{block.column(kind)},{text(plan.flag(True))})"
    enough = f"{own}*10000>=ROUND(10000*{{required}},0)*{total}"
    share, required = found.found["share"], found.required["required_share"]
    return LiveCondition(
        f"IF({total}=0,0,{own}/{total})",
        Decimal(str(share)),
        f"rule.{found.key}",
        Decimal(str(required)),
        unless_unknown(plan, f"{total}=0", state(plan, enough)),
        "calc_percent",
    )


def _days(plan: Plan, found: Criterion) -> LiveCondition:
    """Rows of visits that are too short, or too long."""
    block, rule = plan.exchanges, f"rule.{found.key}"
    sign = "<" if found.key is CriterionKey.EXCHANGE_MINIMUM_DAYS else ">"
    rows = f'COUNTIF({block.column("count")},">0")'
    wrong = f'COUNTIFS({block.column("count")},">0",{block.column("working_days")},"{sign}"&{rule})'
    return LiveCondition(
        wrong,
        number(found.found, "count"),
        "0",
        0,
        unless_unknown(plan, f"{rows}=0", state(plan, "{found}=0")),
    )


def _third_party(plan: Plan, found: Criterion) -> LiveCondition:
    """Visits above the maximum are not met; lines above it unknown (perhaps several parties)."""
    visits, lines, rule = plan.exchanges, plan.costs, "rule.third_party_maximum"
    above = f'COUNTIFS({visits.column("lump_sum")},">"&{rule},{visits.column("counted")},">0")'
    label = plan.categories.cell("label", plan.rules.category_keys.index("third_party_support"))
    paid = (
        f'COUNTIFS({lines.column("category")},{label},{lines.column("unit_cost")},">"&{rule},'
        f'{lines.column("eligible_amount")},">0")'
    )
    judged = unless_unknown(plan, f"{paid}>0", state(plan, "TRUE"))
    return LiveCondition(
        f"{above}+{paid}",
        number(found.found, "count"),
        "0",
        0,
        f"IF({above}>0,{state(plan, 'FALSE')},{judged})",
    )


EXCHANGES: dict[CriterionKey, Make] = {
    CriterionKey.MINIMUM_EXCHANGES: _minimum,
    CriterionKey.EXCHANGE_SME_SHARE: _share,
    CriterionKey.EXCHANGE_OUTSIDE_SHARE: _share,
    CriterionKey.EXCHANGE_MINIMUM_DAYS: _days,
    CriterionKey.EXCHANGE_MAXIMUM_DAYS: _days,
    CriterionKey.THIRD_PARTY_MAXIMUM: _third_party,
}
