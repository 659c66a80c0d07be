"""Functions on amounts: contribution, indirect costs, allocation, lump sums.

They read arguments and call ``core``; no amount is calculated here.
"""

from __future__ import annotations

from decimal import Decimal

from cofin.core.eligibility import Ledger, judged_exchange
from cofin.core.grant import Grant, granted
from cofin.core.model import Exchange
from cofin.core.result import Lines
from cofin.core.reverse import most_eligible
from cofin.core.rollup import Costs, direct_costs, with_indirect
from cofin.excel import reading
from cofin.excel.functions import Result
from cofin.excel.reading import at, attempt, money_cents, ratio_points
from cofin.excel.values import Cells, ErrorCode, ExcelError, as_cells
from cofin.money import EXACT, allocate, basis_points, euro
from cofin.rules.profile import CallRules
from cofin.text import Lang, say


def contribution(
    eligible: object, rate: object, maximum: object, call: object, *, lang: Lang
) -> Result:
    """The EU contribution to eligible costs; of each partner when there are several."""
    cells = as_cells(eligible)
    grant = _grant(cells, rate, maximum, call, lang)
    return _shaped(allocate(grant.eu_contribution, grant.weights), cells)


def co_financing(
    eligible: object, rate: object, maximum: object, call: object, *, lang: Lang
) -> Result:
    """What the EU contribution leaves of eligible costs; of each partner likewise."""
    cells = as_cells(eligible)
    grant = _grant(cells, rate, maximum, call, lang)
    shares = allocate(grant.eu_contribution, grant.weights)
    costs = reading.amounts(cells, "eligible", lang)
    return _shaped([cost - share for cost, share in zip(costs, shares, strict=True)], cells)


def indirect(direct_by_category: object, call: object, *, lang: Lang) -> Result:
    """The flat-rate indirect costs on direct costs given by category."""
    return _euro(_costs(as_cells(direct_by_category), reading.rules_of(call, lang), lang).indirect)


def eligible(direct_by_category: object, call: object, *, lang: Lang) -> Result:
    """Direct costs given by category, and the indirect costs on them."""
    return _euro(_costs(as_cells(direct_by_category), reading.rules_of(call, lang), lang).eligible)


def allocated(total: object, weights: object, *, lang: Lang) -> Result:
    """A total shared out in proportion to weights, to the cent."""
    cells = as_cells(weights)
    whole = attempt(money_cents, total, "total", lang)
    shares = _weights(cells, lang)
    if whole and not any(shares):
        raise ExcelError(ErrorCode.NUM, say("excel.no_weight", lang))
    return _shaped(allocate(whole, shares), cells)


def max_eligible(grant: object, rate: object, call: object, *, lang: Lang) -> Result:
    """The eligible costs that a grant carries at most."""
    rules = reading.rules_of(call, lang)
    ceiling = rules.maximum_grant
    if not _is_empty(grant):
        ceiling = attempt(money_cents, grant, "grant", lang)
    points = _rate(rate, rules, lang)
    if points == 0:
        raise ExcelError(ErrorCode.NUM, say("excel.rate_of_zero", lang))
    return _euro(most_eligible(ceiling, points, rules.derived_rounding))


def exchange(host: object, days: object, km: object, call: object, *, lang: Lang) -> Result:
    """The lump sum that one visit costs; nothing when it is shorter than the call wants."""
    from cofin.core.countries import country_code
    from cofin.rules.tables import exchange_ceilings

    rules = reading.rules_of(call, lang)
    table = rules.profile.tables.get("exchanges")
    if table is None:
        raise reading.no_such("no_exchanges", lang, call=rules.profile.id)
    said = reading.text(host, "host", lang).upper()
    code = country_code(said)
    if code not in exchange_ceilings(table):
        raise reading.no_such("no_host", lang, host=said, call=rules.profile.id)
    visit = Exchange(
        partner="",
        work_package="",
        count=1,
        host_country=code,
        working_days=attempt(reading.days(366), days, "days", lang),
        distance_km=attempt(reading.days(20_000), km, "km", lang),
    )
    return _euro(judged_exchange(visit, frozenset(), rules).line.eligible)


def _grant(cells: Cells, rate: object, maximum: object, call: object, lang: Lang) -> Grant:
    """The grant of partners whose eligible costs all have one rate."""
    rules = reading.rules_of(call, lang)
    if not _is_empty(rate):
        rules = _with(
            rules, "reimbursement_rate", EXACT.scaleb(Decimal(_rate(rate, rules, lang)), -4)
        )
    if not _is_empty(maximum):
        ceiling = attempt(money_cents, maximum, "maximum", lang)
        rules = _with(rules, "maximum_grant", euro(ceiling))
    costs = [_at_one_rate(each, rules) for each in reading.amounts(cells, "eligible", lang)]
    return granted(costs, [None] * len(costs), 0, rules)


def _with(rules: CallRules, parameter: str, value: Decimal) -> CallRules:
    return rules.with_override(parameter, value, "formula")


def _at_one_rate(amount: int, rules: CallRules) -> Costs:
    """Costs in the first category that has no rate of its own."""
    general = [
        not (found := rules.find("reimbursement_rate", key)) or not found.category
        for key in rules.category_keys
    ]
    place = general.index(True) if True in general else 0
    return Costs(tuple(amount if i == place else 0 for i in range(len(general))))


def _costs(cells: Cells, rules: CallRules, lang: Lang) -> Costs:
    """Direct costs of one partner by category, with the indirect costs on top."""
    width = len(cells[0])
    if width != 2:
        raise ExcelError(ErrorCode.VALUE, say("excel.two_columns", lang, columns=width))
    found = dict.fromkeys(rules.category_keys, 0)
    for i, row in enumerate(cells, start=1):
        if all(_is_empty(value) for value in row):
            continue
        place = at("direct_by_category", i, 2, cells)
        key = reading.category_of(row[0], rules, at("direct_by_category", i, 1, cells), lang)
        found[key] += attempt(money_cents, row[1], place, lang)
    one_cell = {("", "", key): cents for key, cents in found.items()}
    ledger = Ledger(Lines((), {}), (), one_cell, {})
    return with_indirect([direct_costs(ledger, "", "", rules)], rules)[0]


def _weights(cells: Cells, lang: Lang) -> list[int]:
    """Weights as whole numbers in their true proportion; up to four decimals each."""
    return [
        int(EXACT.scaleb(attempt(reading.quantity, value, at("weights", i, j, cells), lang), 4))
        for i, j, value in reading.walked(cells)
    ]


def _rate(rate: object, rules: CallRules, lang: Lang) -> int:
    if _is_empty(rate):
        return basis_points(rules.decimal("reimbursement_rate"))
    return attempt(ratio_points, rate, "rate", lang)


def _is_empty(value: object) -> bool:
    return value is None or value == ""


def _euro(whole: int) -> float:
    return float(euro(whole))


def _shaped(cents: list[int], cells: Cells) -> Result:
    """One number for one cell, else rows like those given."""
    width = len(cells[0])
    if len(cents) == 1:
        return _euro(cents[0])
    values = [_euro(each) for each in cents]
    return tuple(tuple(values[i : i + width]) for i in range(0, len(values), width))
