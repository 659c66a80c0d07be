"""Reference tables that calls refer to: regions, countries, exchange lump sums.

Each table is a CSV file in ``rules/tables/`` whose rows carry their own source and status.
"""

from __future__ import annotations

from dataclasses import dataclass

from cofin.rules.profile import Status


@dataclass(frozen=True, slots=True)
class Region:
    """A NUTS 2 region and its category in 2014-2020."""

    codes: tuple[str, ...]  # NUTS 2006, 2013 and 2016 codes, without repetition
    country: str
    name: str
    category: str  # less_developed | transition | more_developed
    status: Status
    source: str


@dataclass(frozen=True, slots=True)
class Country:
    """A country and whether its organisations may apply: "yes", "presumed", "see_note"."""

    code: str
    name: dict[str, str]  # language -> name
    eligible: str
    status: Status
    source: str
    note: str


@dataclass(frozen=True, slots=True)
class ExchangeCeiling:
    """The lump sum (cents) for a visit to a host country: full, and for short or near visits."""

    host_country: str
    full: int
    half: int
    status: Status
    source: str
