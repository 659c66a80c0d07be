"""Checks of the figures themselves: complete, adding up in every direction, within the limits."""

from __future__ import annotations

from decimal import Decimal
from cofin.workbook.canvas import Stored
from cofin.workbook.plan import Plan, text
from cofin.workbook.sheets.live import Check, state


def _check(plan: Plan, key: str, found: str, value: Stored, condition: str, required: tuple[str, Stored] = ("0", 0), style: str = "calc_count", *, holds: bool = True) -> Check:  # fmt: skip
    word = plan.book.word
    return Check(
        label=word(f"crosscheck.{key}"),
        found=found,
        found_value=value,
        required=required[0],
        required_value=required[1],
        state=state(plan, condition),
        state_key="met" if holds else "not_met",
        style=style,
        about=word(f"crosscheck.{key}_about"),
    )


def crosschecks(plan: Plan) -> list[Check]:
    """The checks in the order shown."""
    return [
        _rows_in_order(plan),
        _nothing_left_out(plan),
        *_directions(plan),
        _shares(plan),
        *_limits(plan),
        _requests(plan),
        _sources(plan),
    ]


def _rows_in_order(plan: Plan) -> Check:
    """Rows of any input sheet whose state is neither empty nor good."""
    good = [plan.book.word("state.good")]
    parts = []
    for block, fine in (
        (plan.partners, good),
        (plan.work_packages, good),
        (plan.costs, good),
        (plan.exchanges, [*good, plan.book.word("state.exchange_short")]),
        (plan.funding, good),
    ):
        states = block.column("status")
        tests = "*".join(f"({states}<>{text(word)})" for word in ("", *fine))
        parts.append(f"SUMPRODUCT({tests})")
    return _check(plan, "rows_in_order", "+".join(parts), 0, "{found}=0")


def _nothing_left_out(plan: Plan) -> Check:
    """Amounts typed that are counted neither as eligible nor as ineligible."""
    sums = []
    for block in (plan.costs, plan.exchanges):
        amount, *counted = (
            f"SUM({block.column(key)})"
            for key in ("amount", "eligible_amount", "ineligible_amount")
        )
        sums.append(f"{amount}-{'-'.join(counted)}")
    return _check(
        plan, "nothing_left_out", f"ROUND({'+'.join(sums)},2)", 0, "{found}=0", style="calc_money"
    )


def _directions(plan: Plan) -> list[Check]:
    budget, packages, pairs = plan.budget, plan.by_work_package, plan.allocation
    total = plan.result.totals.eligible
    lines = plan.costs.column("eligible_amount"), plan.exchanges.column("eligible_amount")
    direct = f"ROUND(SUM({lines[0]})+SUM({lines[1]}),2)"
    partners = f"ROUND(SUM({budget.column('eligible')}),2)"
    return [
        _check(plan, "lines_to_partners", f"ROUND(SUM({budget.column('direct')}),2)", plan.result.totals.direct, "{found}={required}", (direct, plan.result.totals.direct), "calc_money"),
        _check(plan, "partners_to_packages", f"ROUND(SUM({packages.column('eligible')}),2)", total, "{found}={required}", (partners, total), "calc_money"),
        _check(plan, "partners_to_pairs", f"ROUND(SUM({pairs.column('eligible')}),2)", total, "{found}={required}", (partners, total), "calc_money"),
    ]  # fmt: skip


def _shares(plan: Plan) -> Check:
    eu = plan.result.totals.eu_contribution
    found = f"ROUND(SUM({plan.allocation.column('eu')}),2)"
    return _check(
        plan,
        "shares",
        found,
        eu,
        "{found}={required}",
        ("fig.totals.eu_contribution", eu),
        "calc_money",
    )


def _limits(plan: Plan) -> list[Check]:
    totals = plan.result.totals
    eu, name = totals.eu_contribution, "fig.totals.eu_contribution"
    return [
        _check(plan, "within_rate", name, eu, "{found}<={required}", ("fig.totals.by_rate", totals.by_rate), "calc_money"),
        _check(plan, "within_ceiling", name, eu, "{found}<={required}", ("fig.totals.maximum_grant", totals.maximum_grant), "calc_money"),
    ]  # fmt: skip


def _requests(plan: Plan) -> Check:
    asked, maxima = plan.partners.column("requested"), plan.cofinancing.column("maximum")
    above = sum(
        p.requested is not None and p.requested > p.maximum_contribution
        for p in plan.result.partners
    )
    return _check(
        plan, "requests", f"SUMPRODUCT(({asked}>{maxima})*1)", above, "{found}=0", holds=not above
    )


def _sources(plan: Plan) -> Check:
    gaps = sum(p.gap != 0 for p in plan.result.partners)
    found = f"SUMPRODUCT(({plan.cofinancing.column('gap')}<>0)*1)"
    return _check(plan, "sources", found, gaps, "{found}=0", holds=not gaps)
