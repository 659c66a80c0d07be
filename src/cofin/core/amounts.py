"""What a budget line costs, in cents, before anybody asks whether it is eligible."""

from __future__ import annotations

from collections.abc import Sequence
from operator import attrgetter

from cofin.core.model import CostLine, Exchange
from cofin.money import Rounding, products_cents
from cofin.rules.profile import CallRules


def line_amounts(costs: Sequence[CostLine], rounding: Rounding) -> list[int]:
    """Cents of quantity x unit cost of each line, rounded once by the call's choice."""
    return products_cents(
        map(attrgetter("quantity"), costs), map(attrgetter("unit_cost"), costs), rounding
    )


def is_halved(exchange: Exchange, rules: CallRules) -> bool:
    """Whether the visit is too short or too near for the full lump sum.

    A call without the parameters ``exchange_full_days`` or ``exchange_full_distance`` does
    not halve for that reason.
    """
    days = rules.find("exchange_full_days")
    distance = rules.find("exchange_full_distance")
    short = days is not None and exchange.working_days < rules.count("exchange_full_days")
    near = distance is not None and exchange.distance_km < rules.count("exchange_full_distance")
    return short or near


def lump_sum(exchange: Exchange, rules: CallRules) -> int:
    """Cents paid for one visit; ``KeyError`` when the call has no lump sum for the host."""
    from cofin.rules.tables import exchange_ceilings  # most budgets have no exchanges

    ceiling = exchange_ceilings(rules.profile.tables["exchanges"])[exchange.host_country]
    return ceiling.half if is_halved(exchange, rules) else ceiling.full
