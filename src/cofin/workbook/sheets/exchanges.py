"""The sheet Exchanges: ClusterXchange visits and the third-party support they cost."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import TypeAlias

from cofin.core.model import Exchange
from cofin.money import euro
from cofin.workbook import layout
from cofin.workbook.canvas import Canvas, Stored
from cofin.workbook.plan import Plan, text
from cofin.workbook.state import (
    all_empty,
    finer_than,
    first_problem,
    is_associated,
    not_listed,
    outside,
    unknown,
)
from cofin.workbook.table import Computed, DrawnTable, draw_table, this_row, unused

NAME = "tblExchanges"

_Cell: TypeAlias = Callable[[str], str]


def draw(canvas: Canvas, plan: Plan) -> None:
    """Inputs, the lump sum per visit, and the amount that is eligible."""
    canvas.open([c.width for c in layout.EXCHANGES])
    block, word = plan.exchanges, plan.book.word
    computed = _computed(canvas, plan)
    rows = [_row(plan, exchange) for exchange in plan.project.exchanges]
    draw_table(
        canvas,
        DrawnTable(NAME, "exchange", block, layout.EXCHANGES, rows, computed),
        calculated=True,
    )
    heading = canvas.heading
    for key, names in (
        ("partner", "list.partners"),
        ("work_package", "list.work_packages"),
        ("host_country", "list.hosts"),
        ("sme_involved", "list.yes_no"),
        ("outside_partnership", "list.yes_no"),
    ):
        canvas.choose(block.local(key), names, heading("exchange", key))
    for key, most in (("count", 10_000), ("working_days", 60), ("distance_km", 20_000)):
        canvas.only(block.local(key), "integer", 0, most, heading("exchange", key))
    canvas.states(block.local("status"), [word("state.good")], [word("state.exchange_short")])
    unused(canvas, block)
    total_row = block.first - 2
    canvas.word(total_row, block.place["number"], "column.total_shown", "total_text")
    between = range(block.place["partner"], block.place["ineligible_amount"])
    for col in between:
        canvas.put(total_row, col, None, "total_text")
    canvas.formula(
        total_row,
        block.place["count"],
        f"SUBTOTAL(109,{block.local('count')})",
        sum(e.count for e in plan.project.exchanges),
        "total_count",
    )
    for key, values in _sums(plan).items():
        formula = f"ROUND(SUBTOTAL(109,{block.local(key)}),2)"
        canvas.formula(total_row, block.place[key], formula, euro(values), "total_money")
    canvas.protect()


def _sums(plan: Plan) -> dict[str, int]:
    lines = [e.line for e in plan.result.exchanges]
    return {
        "amount": sum(line.amount for line in lines),
        "eligible_amount": sum(line.eligible for line in lines),
        "ineligible_amount": sum(line.ineligible for line in lines),
    }


def _row(plan: Plan, exchange: Exchange) -> dict[str, Stored]:
    return {
        "partner": exchange.partner,
        "work_package": exchange.work_package,
        "count": exchange.count,
        "host_country": exchange.host_country,
        "working_days": exchange.working_days,
        "distance_km": exchange.distance_km,
        "sme_involved": plan.flag(exchange.sme_involved),
        "outside_partnership": plan.flag(exchange.outside_partnership),
    }


def _computed(canvas: Canvas, plan: Plan) -> dict[str, Computed]:
    formulas = _formulas(canvas, plan)
    results = plan.result.exchanges

    def column(key: str) -> Computed:
        def value(i: int) -> Stored:
            if i >= len(results):
                return "" if key in ("status", "halved", "counted") else 0
            if key == "counted":
                return counted_visits(plan, i)
            return _value(plan, key, i)

        return Computed(lambda _: formulas[key], value)

    return {key: column(key) for key in formulas}


def counted_visits(plan: Plan, i: int) -> int:
    """Visits of a row that count for the call: long enough, and paid with EU money."""
    return plan.project.exchanges[i].count if plan.result.exchanges[i].line.reason is None else 0


def _value(plan: Plan, key: str, i: int) -> Stored:
    result, exchange = plan.result.exchanges[i], plan.project.exchanges[i]
    line, minimum = result.line, plan.rules.find("exchange_minimum_days")
    is_short = minimum is not None and exchange.working_days < Decimal(str(minimum.value))
    values: dict[str, Stored] = {
        "lump_sum": result.lump_sum,
        "halved": plan.flag(result.halved),
        "amount": euro(line.amount),
        "eligible_amount": euro(line.eligible),
        "ineligible_amount": euro(line.ineligible),
        "status": plan.book.word("state.exchange_short" if is_short else "state.good"),
    }
    return values[key]


def _formulas(canvas: Canvas, plan: Plan) -> dict[str, str]:
    def cell(key: str) -> str:
        return this_row(canvas, "exchange", NAME, key)

    word, host = plan.book.word, cell("host_country")
    yes, no = text(plan.flag(True)), text(plan.flag(False))
    good, short = text(word("state.good")), text(word("state.exchange_short"))
    days, distance = cell("working_days"), cell("distance_km")
    limits = [
        f"{value}<rule.{parameter}"
        for value, parameter in ((days, "exchange_full_days"), (distance, "exchange_full_distance"))
        if plan.rules.find(parameter)
    ]
    is_short = f"OR({','.join(limits)})" if limits else "FALSE"
    sums = [
        f"IFERROR(INDEX(list.host_{kind},MATCH({host},list.hosts,0)),0)"
        for kind in ("half", "full")
    ]
    status, amount = cell("status"), cell("amount")
    counts = f"AND({status}={good},NOT({is_associated(plan, cell('partner'))}))"
    rest = f"ROUND({amount}-{cell('eligible_amount')},2)"
    return {
        "lump_sum": f'IF({host}="",0,IF({cell("halved")}={yes},{sums[0]},{sums[1]}))',
        "halved": f'IF(OR({days}="",{distance}=""),"",IF({is_short},{yes},{no}))',
        "amount": f"IF(COUNT({cell('count')})=1,ROUND({cell('count')}*{cell('lump_sum')},2),0)",
        "eligible_amount": f"IF({counts},{amount},0)",
        "ineligible_amount": f"IF(OR({status}={good},{status}={short}),{rest},0)",
        "counted": f'IF({status}="","",IF({counts},{cell("count")},0))',
        "status": _status(canvas, plan, cell),
    }


def _status(canvas: Canvas, plan: Plan, cell: _Cell) -> str:
    def said(problem: str, *keys: str) -> str:
        headings = ", ".join(canvas.heading("exchange", key) for key in keys)
        return f"{headings}: {plan.book.word(f'state.{problem}')}"

    counts = ("count", "working_days", "distance_km")
    numbers = [cell(key) for key in counts]
    flags = ("sme_involved", "outside_partnership")
    tests = [
        (all_empty([cell(c.key) for c in layout.EXCHANGES if c.is_input]), ""),
        (unknown(cell("partner"), plan.partners.column("id")), said("listed", "partner")),
        (
            unknown(cell("work_package"), plan.work_packages.column("id")),
            said("listed", "work_package"),
        ),
        (unknown(cell("host_country"), "list.hosts"), said("host", "host_country")),
        (f"COUNT({','.join(numbers)})<3", said("number", *counts)),
        (f"OR({outside(0, 100_000, *numbers)},{finer_than(0, *numbers)})", said("whole", *counts)),
        *((not_listed(cell(key), "list.yes_no"), said("flag", key)) for key in flags),
    ]
    if plan.rules.find("exchange_minimum_days"):
        short = plan.book.word("state.exchange_short")
        tests.append((f"{cell('working_days')}<rule.exchange_minimum_days", short))
    return first_problem(plan, tests)
