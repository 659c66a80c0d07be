"""Checks of the figures themselves: complete, adding up in every direction, within the limits."""

from __future__ import annotations

from dataclasses import dataclass

from cofin.workbook.canvas import Stored
from cofin.workbook.plan import Plan, text
from cofin.workbook.sheets.live import Check, state
from cofin.workbook.sheets.step_list import BY_RATE, CEILING, EU
from cofin.workbook.sheets.work_packages import is_late


@dataclass(frozen=True, slots=True)
class _Amounts:
    """What is compared: a formula and its value on each side."""

    found: str
    value: Stored
    required: str = "0"
    required_value: Stored = 0
    style: str = "calc_money"


def _check(
    plan: Plan, key: str, both: _Amounts, condition: str = "{found}={required}", *, ok: bool = True
) -> Check:
    word = plan.book.word
    return Check(
        label=word(f"crosscheck.{key}"),
        found=both.found,
        found_value=both.value,
        required=both.required,
        required_value=both.required_value,
        state=state(plan, condition),
        state_key="met" if ok else "not_met",
        style=both.style,
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
    good = plan.book.word("state.good")
    parts = []
    for block, also_fine in (
        (plan.partners, ()),
        (plan.work_packages, ()),
        (plan.costs, ()),
        (plan.exchanges, (plan.book.word("state.exchange_short"),)),
        (plan.funding, ()),
    ):
        states = block.column("status")
        tests = "*".join(f"({states}<>{text(word)})" for word in ("", good, *also_fine))
        parts.append(f"SUMPRODUCT({tests})")
    for states in ("out.project.status", "out.override.status"):
        parts.append(f'SUMPRODUCT(({states}<>"")*({states}<>{text(good)}))')
    late = sum(is_late(plan, i) for i in range(len(plan.project.work_packages)))
    wrong = late + (0 if plan.project.acronym else 1)
    found = _Amounts("+".join(parts), wrong, style="calc_count")
    return _check(plan, "rows_in_order", found, ok=not wrong)


def _nothing_left_out(plan: Plan) -> Check:
    """Amounts typed that are counted neither as eligible nor as ineligible."""
    sums = []
    for block in (plan.costs, plan.exchanges):
        keys = ("amount", "eligible_amount", "ineligible_amount")
        amount, *counted = (f"SUM({block.column(key)})" for key in keys)
        sums.append(f"{amount}-{'-'.join(counted)}")
    return _check(plan, "nothing_left_out", _Amounts(f"ROUND({'+'.join(sums)},2)", 0))


def _sum(*columns: str) -> str:
    return "ROUND(" + "+".join(f"SUM({column})" for column in columns) + ",2)"


def _directions(plan: Plan) -> list[Check]:
    budget, totals = plan.budget, plan.result.totals
    direct, eligible = totals.direct, totals.eligible
    lines = _sum(*(b.column("eligible_amount") for b in (plan.costs, plan.exchanges)))
    partners = _sum(budget.column("eligible"))
    by_lines = _Amounts(_sum(budget.column("direct")), direct, lines, direct)
    by_package = _sum(plan.by_work_package.column("eligible"))
    by_pair = _sum(plan.allocation.column("eligible"))
    return [
        _check(plan, "lines_to_partners", by_lines),
        _check(plan, "partners_to_packages", _Amounts(by_package, eligible, partners, eligible)),
        _check(plan, "partners_to_pairs", _Amounts(by_pair, eligible, partners, eligible)),
    ]


def _shares(plan: Plan) -> Check:
    eu = plan.result.totals.eu_contribution
    return _check(plan, "shares", _Amounts(_sum(plan.allocation.column("eu")), eu, EU, eu))


def _limits(plan: Plan) -> list[Check]:
    totals = plan.result.totals
    eu = totals.eu_contribution
    return [
        _check(plan, key, _Amounts(EU, eu, name, limit), "{found}<={required}")
        for key, name, limit in (
            ("within_rate", BY_RATE, totals.by_rate),
            ("within_ceiling", CEILING, totals.maximum_grant),
        )
    ]


def _requests(plan: Plan) -> Check:
    # both of one sheet: where a row is inserted on another, columns of the two differ in length
    asked, maxima = (plan.cofinancing.column(key) for key in ("requested", "maximum"))
    requests = [(p.requested, p.maximum_contribution) for p in plan.result.partners]
    above = sum(requested is not None and requested > most for requested, most in requests)
    found = _Amounts(f"SUMPRODUCT(ISNUMBER({asked})*({asked}>{maxima}))", above, style="calc_count")
    return _check(plan, "requests", found, ok=not above)


def _sources(plan: Plan) -> Check:
    gaps = sum(p.gap != 0 for p in plan.result.partners)
    formula = f"SUMPRODUCT(({plan.cofinancing.column('gap')}<>0)*1)"
    return _check(plan, "sources", _Amounts(formula, gaps, style="calc_count"), ok=not gaps)
