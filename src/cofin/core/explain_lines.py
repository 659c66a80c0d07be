"""The lowest steps: cost lines and rows of exchanges, what each costs and what is eligible."""

from __future__ import annotations

from decimal import Decimal

from cofin.core.citation import Citation, both, cite, cite_depreciation, cite_row, distinct
from cofin.core.eligibility import was_depreciated
from cofin.core.explain_scope import Inquiry
from cofin.core.result import Ineligible, LineResult
from cofin.core.steps import Operation, Step, StepValue
from cofin.money import EXACT, euro
from cofin.rules.tables import exchange_ceilings
from cofin.text import Lang, money


def line_step(inquiry: Inquiry, i: int) -> Step:
    """What is eligible of the ``i``-th cost line (from 0)."""
    line = inquiry.result.lines[i]
    return _eligible(f"fig.lines.{i + 1}", line, _price(inquiry, i), _reason(inquiry, i, line))


def ineligible_line_step(inquiry: Inquiry, i: int) -> Step:
    """What is not eligible of the ``i``-th cost line, with the reason."""
    line = inquiry.result.lines[i]
    price = _price(inquiry, i)
    return _ineligible(f"fig.lines.{i + 1}.ineligible", line, price, _reason(inquiry, i, line))


def visit_step(inquiry: Inquiry, i: int) -> Step:
    """What is eligible of the ``i``-th row of exchanges (from 0)."""
    line = inquiry.result.exchanges[i].line
    reason = both(f"explain.reason_{line.reason}") if line.reason else ""
    return _eligible(f"fig.exchanges.{i + 1}", line, _visits(inquiry, i), {"reason": reason})


def ineligible_visit_step(inquiry: Inquiry, i: int) -> Step:
    """What is not eligible of the ``i``-th row of exchanges, with the reason."""
    line = inquiry.result.exchanges[i].line
    reason = both(f"explain.reason_{line.reason}") if line.reason else ""
    name = f"fig.exchanges.{i + 1}.ineligible"
    return _ineligible(name, line, _visits(inquiry, i), {"reason": reason})


def line_citations(inquiry: Inquiry, lines: list[int], visits: list[int]) -> tuple[Citation, ...]:
    """The rules that lines rest on: rounding, depreciation, lump sums."""
    rules = inquiry.result.rules
    found = list(cite(rules, "line_rounding")) if lines else []
    costs, judged = inquiry.result.project.costs, inquiry.result.lines
    if any(was_depreciated(costs[i], judged[i]) for i in lines):
        found.append(cite_depreciation(rules.on))
    for i in visits:
        found += _visit_cited(inquiry, i)
    return distinct(found)


def _eligible(name: str, line: LineResult, price: Step, reason: dict[str, StepValue]) -> Step:
    """The price itself, its depreciation, or nothing."""
    if line.reason is Ineligible.DEPRECIATION:
        return Step(
            name=name,
            operation=Operation.DEPRECIATION,
            amount=euro(line.eligible),
            label=price.label,
            text="explain.depreciation",
            values={**price.values, **reason, "price": price.amount},
            children=(price,),
        )
    if line.reason is not None:
        return Step(
            name=name,
            operation=Operation.NOTHING_ELIGIBLE,
            amount=euro(0),
            label=price.label,
            text="explain.nothing_eligible",
            values={**price.values, **reason},
            children=(price,),
        )
    return Step(
        name, price.operation, price.amount, price.label, price.text, {**price.values, **reason}
    )


def _ineligible(name: str, line: LineResult, price: Step, reason: dict[str, StepValue]) -> Step:
    """All of the price, or what its depreciation leaves."""
    amount = euro(line.ineligible)
    values = {**price.values, **reason, "price": price.amount}
    if line.reason is Ineligible.DEPRECIATION:
        eligible = _eligible(name.removesuffix(".ineligible"), line, price, reason)
        values["eligible"] = eligible.amount
        text, children = "explain.price_left", (price, eligible)
        return Step(name, Operation.DIFFERENCE, amount, price.label, text, values, children)
    if line.reason is None:
        text, children = "explain.all_eligible", (price, price)
        return Step(name, Operation.DIFFERENCE, amount, price.label, text, values, children)
    text = "explain.ineligible"
    return Step(name, Operation.INELIGIBLE, amount, price.label, text, values, (price,))


def _price(inquiry: Inquiry, i: int) -> Step:
    """Quantity x unit cost of a line, before anybody asks whether it is eligible."""
    cost, line = inquiry.result.project.costs[i], inquiry.result.lines[i]
    rounding = inquiry.result.rules.line_rounding
    exact = EXACT.multiply(cost.quantity, cost.unit_cost)
    amount = euro(line.amount)
    kind = "line" if exact == amount else "line_rounded"
    values: dict[str, StepValue] = {
        "number": i + 1,
        "place": ", ".join(
            filter(None, (f"{cost.partner} / {cost.work_package}", cost.description))
        ),
        "quantity": cost.quantity,
        "unit": f"{cost.unit} " if cost.unit else "",
        "unit_cost": cost.unit_cost,
        "exact": exact,
        "rounding_rule": rounding.value,
        "rounding": both(f"explain.rounding_{rounding}"),
    }
    return Step("", Operation.LINE, amount, "explain.label_line", f"explain.{kind}", values)


def _visits(inquiry: Inquiry, i: int) -> Step:
    """Visits x lump sum of the host country."""
    row, found = inquiry.result.project.exchanges[i], inquiry.result.exchanges[i]
    values: dict[str, StepValue] = {
        "number": i + 1,
        "place": f"{row.partner} / {row.work_package}",
        "visits": row.count,
        "host": row.host_country,
        "lump_sum": found.lump_sum,
        "days": row.working_days,
        "distance": row.distance_km,
    }
    text = "explain.visits_halved" if found.halved else "explain.visits"
    amount = euro(found.line.amount)
    return Step("", Operation.VISITS, amount, "explain.label_visits", text, values)


def _reason(inquiry: Inquiry, i: int, line: LineResult) -> dict[str, StepValue]:
    """Why a line is not eligible, and the numbers of its depreciation."""
    cost = inquiry.result.project.costs[i]
    if line.reason is None:
        return {}
    reason = both(f"explain.reason_{line.reason}")
    if line.reason is Ineligible.DECLARED and cost.reason:
        reason = {lang: f"{words}: {cost.reason}" for lang, words in reason.items()}
    if line.reason is not Ineligible.DEPRECIATION or cost.useful_life_months is None:
        return {"reason": reason}
    life, duration = cost.useful_life_months, inquiry.result.project.duration_months
    used = duration if cost.months_used is None else cost.months_used
    share = Decimal(1) if cost.share_of_use is None else cost.share_of_use
    return {
        "reason": reason,
        "months": min(used, life),
        "life": life,
        "share_of_use": share,
    }


def _visit_cited(inquiry: Inquiry, i: int) -> tuple[Citation, ...]:
    """The row of the host country, and the rules that halve or refuse the lump sum."""
    rules, found = inquiry.result.rules, inquiry.result.exchanges[i]
    visit = inquiry.result.project.exchanges[i]
    row = exchange_ceilings(rules.profile.tables["exchanges"])[visit.host_country]
    host = visit.host_country
    cited = [
        cite_row(
            "exchanges",
            f"{host} {euro(row.full)} / {euro(row.half)}",
            rules.on,
            source=row.source,
            status=row.status,
            shown={
                lang.value: f"{host} {money(euro(row.full), lang)} / {money(euro(row.half), lang)}"
                for lang in Lang
            },
        )
    ]
    for key, measured in (
        ("exchange_full_days", visit.working_days),
        ("exchange_full_distance", visit.distance_km),
    ):
        cited += [c for c in cite(rules, key) if measured < rules.count(key)]
    if found.line.reason is Ineligible.EXCHANGE_TOO_SHORT:
        cited += cite(rules, "exchange_minimum_days")
    return tuple(cited)
