"""The rows of the Co-financing sheet: a partner's maximum, share, sources and gap."""

from __future__ import annotations

from typing import TypeAlias

from cofin.core.model import LegalForm, Partner, Role
from cofin.core.result import PartnerResult
from cofin.money import BASIS_POINTS, cents, euro, ratio, ratio_cents
from cofin.rules.profile import CallRules, RateScope
from cofin.workbook.arithmetic import (
    allocation_values,
    as_cents,
    division_formulas,
    quotient,
    rank_formula,
    ranks,
    rounded_quotient,
)
from cofin.workbook.canvas import Stored
from cofin.workbook.layout import DIVISION, FUNDING_KINDS
from cofin.workbook.plan import Plan, text
from cofin.workbook.sums import when_there

_Row: TypeAlias = dict[str, Stored]

#: The cell of the final grant on this sheet (see ``cofinancing_steps``).
GRANT = "fig.totals.eu_contribution"


def formulas(plan: Plan, i: int) -> dict[str, str]:
    """Formulas of one row by column."""
    block, budget, partners = plan.cofinancing, plan.budget, plan.partners
    here = block.here
    requested, asked = partners.cell("requested", i), here("requested", i)
    sources = block.across("own", "receipts", i)
    return {
        "id": budget.cell("id", i),
        "name": budget.cell("name", i),
        "eligible": budget.cell("eligible", i),
        "maximum": f"{_maximum(plan, i)}/100",
        "requested": when_there(f'IF(COUNT({requested})=1,{requested},"")'),
        "weight": f"IF(COUNT({asked})=1,MIN({asked},{here('maximum', i)}),{here('maximum', i)})",
        "eu": f"{here('share', i)}/100",
        "cofinancing": f"ROUND({here('eligible', i)}-{here('eu', i)},2)",
        "ineligible": budget.cell("ineligible", i),
        "to_finance": f"ROUND({here('cofinancing', i)}+{here('ineligible', i)},2)",
        **{kind.replace("-", "_"): _source(plan, kind, i) for kind in FUNDING_KINDS},
        "gap": f"ROUND({here('to_finance', i)}-SUM({sources}),2)",
        "effective_rate": f"IF({here('eligible', i)}=0,0,{here('eu', i)}/{here('eligible', i)})",
        **_helpers(plan, i),
    }


def _source(plan: Plan, kind: str, i: int) -> str:
    column = plan.funding.column
    partner = f"{column('partner')},{plan.cofinancing.here('id', i)}"
    source = f"{column('source')},{plan.quoted_choice(kind)}"
    good = f"{column('status')},{text(plan.book.word('state.good'))}"
    found = f"ROUND(SUMIFS({column('amount')},{partner},{source},{good}),2)"
    return f'IF({plan.cofinancing.here("id", i)}="",0,{found})'


def _maximum(plan: Plan, i: int) -> str:
    """Cents: the rounded share, or under a rate for the project the floor and perhaps a cent."""
    block = plan.cofinancing
    if plan.rules.rate_scope is RateScope.PARTNER:
        return block.here("whole", i)
    by_rate = rounded_quotient(
        f"SUM({block.local('exact')})", str(BASIS_POINTS), plan.rules.derived_rounding
    )
    left = f"{by_rate}-SUM({block.local('whole')})"
    return f"({block.here('whole', i)}+IF({block.here('rest_rank', i)}<={left},1,0))"


def _helpers(plan: Plan, i: int) -> dict[str, str]:
    block, budget, partners, rules = plan.cofinancing, plan.budget, plan.partners, plan.rules
    here, keys = block.here, rules.category_keys
    amounts = budget.fixed(keys[0], keys[-1], i)
    rates = budget.fixed(keys[0], keys[-1], -3)
    indirect = (
        f"{as_cents(budget.cell('indirect', i))}*ROUND(10000*{budget.cell('indirect', -3)},0)"
    )
    exact = here("exact", i)
    rounded = quotient(exact, str(BASIS_POINTS))
    if rules.rate_scope is RateScope.PARTNER:
        rounded = rounded_quotient(exact, str(BASIS_POINTS), rules.derived_rounding)
    counts = (
        f"AND({partners.cell('legal_form', i)}<>{plan.quoted_choice(LegalForm.NON_PROFIT)},"
        f"{partners.cell('role', i)}<>{plan.quoted_choice(Role.ASSOCIATED_PARTNER)})"
    )
    at = {key: here(key, i) for key in DIVISION}
    total, weight, all_weights = here("total", i), here("weight_cents", i), here("whole_weight", i)
    left = f"{total}-SUM({block.local('floor')})"
    return {
        "exact": f"SUMPRODUCT(ROUND(100*{amounts},0),ROUND(10000*{rates},0))+{indirect}",
        "whole": rounded,
        "rest": _rest(plan, i),
        "rest_rank": rank_formula(
            here("rest", i), block.local("rest"), block.local("rest", 0, i + 1)
        ),
        "counted_receipts": f'IF({here("id", i)}="",0,IF({counts},{here("receipts", i)},0))',
        "total": as_cents(GRANT),
        "weight_cents": as_cents(here("weight", i)),
        "whole_weight": f"SUM({block.local('weight_cents')})",
        **division_formulas(total, weight, all_weights, at),
        "rank": rank_formula(at["r2"], block.local("r2"), block.local("r2", 0, i + 1)),
        "share": f"IF({all_weights}=0,0,{at['floor']}+IF({at['rank']}<={left},1,0))",
    }


def _rest(plan: Plan, i: int) -> str:
    """What the whole cents leave; of a rate for the project twice, and one for who asks for more.

    So equal rests have another rank where a cent would be left unused (``money.whole_cents``).
    """
    exact, whole, asked = (plan.cofinancing.here(key, i) for key in ("exact", "whole", "requested"))
    rest = f"{exact}-{whole}*{BASIS_POINTS}"
    if plan.rules.rate_scope is RateScope.PARTNER:
        return rest
    return f"2*({rest})+IF(COUNT({asked})=1,IF({as_cents(asked)}>{whole},1,0),1)"


def values(plan: Plan) -> list[_Row]:
    """What the formulas give, row by row."""
    slots = [plan.partner(i) for i in range(plan.cofinancing.rows)]
    exact = [_exact(plan.rules, slot[1]) if slot else 0 for slot in slots]
    weights = [cents(slot[1].weight) if slot else 0 for slot in slots]
    total = cents(plan.result.totals.eu_contribution)
    per_partner = plan.rules.rate_scope is RateScope.PARTNER
    whole = [
        ratio_cents(n, BASIS_POINTS, plan.rules.derived_rounding)
        if per_partner
        else n // BASIS_POINTS
        for n in exact
    ]
    rest = [n - w * BASIS_POINTS for n, w in zip(exact, whole, strict=True)]
    if not per_partner:
        asked = [slot[1].requested if slot else None for slot in slots]
        takes = [each is None or cents(each) > w for each, w in zip(asked, whole, strict=True)]
        rest = [2 * each + one for each, one in zip(rest, takes, strict=True)]
    divisions = allocation_values(total, weights)
    rows: list[_Row] = []
    for i, (slot, rank) in enumerate(zip(slots, ranks(rest), strict=True)):
        row = _shown(slot)
        row |= {"exact": exact[i], "whole": whole[i], "rest": rest[i], "rest_rank": rank}
        row |= {
            "total": total,
            "weight_cents": weights[i],
            "whole_weight": sum(weights),
            **divisions[i],
        }
        rows.append(row)
    return rows


def _exact(rules: CallRules, figures: PartnerResult) -> int:
    """The numerator over 10,000 of a partner's maximum contribution, in cents."""
    amounts = {**figures.categories, "indirect": figures.indirect}
    return sum(cents(amount) * rules.rate(key) for key, amount in amounts.items())


def _shown(slot: tuple[Partner, PartnerResult] | None) -> _Row:
    kinds = [kind.replace("-", "_") for kind in FUNDING_KINDS]
    if slot is None:
        numbers = (
            "eligible",
            "maximum",
            "weight",
            "eu",
            "cofinancing",
            "ineligible",
            "to_finance",
            *kinds,
        )
        return {"id": "", "name": "", "requested": ""} | dict.fromkeys(
            (*numbers, "gap", "effective_rate", "counted_receipts"), 0
        )
    partner, figures = slot
    receipts = figures.funding.get("receipts", euro(0))
    counted = (
        partner.legal_form is not LegalForm.NON_PROFIT
        and partner.role is not Role.ASSOCIATED_PARTNER
    )
    row: _Row = {
        "id": partner.id,
        "name": partner.short_name or partner.name,
        "eligible": figures.eligible,
        "maximum": figures.maximum_contribution,
        "requested": "" if figures.requested is None else figures.requested,
        "weight": figures.weight,
        "eu": figures.eu_contribution,
        "cofinancing": figures.co_financing,
        "ineligible": figures.ineligible,
        "to_finance": figures.to_finance,
        "gap": figures.gap,
        "effective_rate": ratio(figures.eu_contribution, figures.eligible)
        if figures.eligible
        else 0,
        "counted_receipts": receipts if counted else 0,
    }
    return row | {
        k: figures.funding.get(kind, euro(0)) for k, kind in zip(kinds, FUNDING_KINDS, strict=True)
    }
