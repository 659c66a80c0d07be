"""The closed list of what a call can decide: a profile may not bring a parameter of its own.

Code asks for these keys, so a key that nobody asks for would be a rule that nobody applies.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from types import MappingProxyType

from cofin.money import Rounding
from cofin.rules.profile import NoProfit, RateScope


class Unit(StrEnum):
    """What the value of a parameter is."""

    RATIO = "ratio"  # 0.75 is 75 %; whole basis points
    EUR = "EUR"  # at most two decimals
    COUNT = "count"
    MONTHS = "months"
    DAYS = "days"
    KM = "km"
    YEARS = "years"
    CHOICE = "choice"
    FLAG = "flag"


@dataclass(frozen=True, slots=True)
class ParameterSpec:
    """What a parameter may be; ``least`` and ``most`` bound a number, both included."""

    key: str
    unit: Unit
    least: Decimal = Decimal(0)
    most: Decimal = Decimal(1)
    choices: tuple[str, ...] = ()
    required: bool = False
    per_category: bool = False


def _ratio(key: str, *, required: bool = False, per_category: bool = False) -> ParameterSpec:
    return ParameterSpec(key, Unit.RATIO, required=required, per_category=per_category)


def _euro(key: str, *, most: int = 100_000_000_000, required: bool = False) -> ParameterSpec:
    return ParameterSpec(key, Unit.EUR, Decimal("0.01"), Decimal(most), required=required)


def _whole(key: str, unit: Unit, least: int, most: int) -> ParameterSpec:
    return ParameterSpec(key, unit, Decimal(least), Decimal(most))


def _choice(key: str, choices: tuple[str, ...] | type[StrEnum]) -> ParameterSpec:
    named = tuple(choices) if isinstance(choices, tuple) else tuple(c.value for c in choices)
    return ParameterSpec(key, Unit.CHOICE, choices=named, required=True)


_SPECS = (
    _ratio("reimbursement_rate", required=True, per_category=True),
    _euro("maximum_grant", most=1_000_000_000, required=True),
    _ratio("indirect_rate", required=True),
    _choice("rate_scope", RateScope),
    _choice("no_profit", NoProfit),
    _choice("line_rounding", Rounding),
    _choice("derived_rounding", Rounding),
    _choice("allocation", ("largest_remainder",)),
    _whole("minimum_entities", Unit.COUNT, 1, 60),
    _whole("minimum_countries", Unit.COUNT, 1, 60),
    _whole("minimum_regions", Unit.COUNT, 0, 60),
    ParameterSpec("platform_required", Unit.FLAG),
    _whole("duration_minimum", Unit.MONTHS, 1, 120),
    _whole("duration_maximum", Unit.MONTHS, 1, 120),
    _whole("partnership_events_per_year", Unit.COUNT, 0, 366),
    _whole("minimum_exchanges", Unit.COUNT, 0, 100_000),
    _ratio("exchange_sme_share"),
    _ratio("exchange_outside_share"),
    _whole("exchange_minimum_days", Unit.DAYS, 0, 366),
    _whole("exchange_maximum_days", Unit.DAYS, 1, 366),
    _whole("exchange_full_days", Unit.DAYS, 0, 366),
    _whole("exchange_full_distance", Unit.KM, 0, 20_000),
    _euro("third_party_maximum", most=1_000_000_000),
    _ratio("category_maximum_share", per_category=True),
    _euro("fixed_total", most=1_000_000_000),
    _euro("call_envelope"),
    _whole("expected_projects", Unit.COUNT, 1, 100_000),
    _whole("funded_projects", Unit.COUNT, 0, 100_000),
    _euro("funded_amount"),
    _euro("programme_envelope"),
    _whole("programme_years", Unit.YEARS, 1, 50),
)

#: Every parameter by its key, in the order in which people are shown them.
PARAMETERS: Mapping[str, ParameterSpec] = MappingProxyType({spec.key: spec for spec in _SPECS})

#: The first may not exceed the second, on any day on which the call has both.
ORDERED = (
    ("duration_minimum", "duration_maximum"),
    ("minimum_countries", "minimum_entities"),
    ("minimum_regions", "minimum_entities"),
    ("exchange_minimum_days", "exchange_full_days"),
    ("exchange_minimum_days", "exchange_maximum_days"),
    ("maximum_grant", "call_envelope"),
    ("third_party_maximum", "maximum_grant"),
    ("call_envelope", "programme_envelope"),
)
