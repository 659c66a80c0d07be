"""Rules of a made-up call: every choice can be set, which no shipped call needs."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from cofin.rules.profile import (
    CallProfile,
    CallRules,
    Category,
    DatedValue,
    Parameter,
    Scalar,
    Source,
    Status,
)

PUBLISHED = date(2020, 1, 1)
DEADLINE = date(2020, 12, 31)
SOURCE = Source("guide", "A guide that exists in tests only")

CATEGORIES = (
    ("personnel", True),
    ("subcontracting", False),
    ("third_party_support", False),
    ("travel", True),
    ("equipment", True),
    ("other_goods", True),
)
CATEGORY_KEYS = tuple(key for key, _ in CATEGORIES)

DEFAULTS: dict[str, Scalar] = {
    "reimbursement_rate": Decimal("0.75"),
    "maximum_grant": Decimal("500000.00"),
    "indirect_rate": Decimal("0.07"),
    "line_rounding": "half_up",
    "derived_rounding": "down",
    "rate_scope": "partner",
    "allocation": "largest_remainder",
    "no_profit": "proportional",
    "exchange_minimum_days": 3,
    "exchange_full_days": 5,
    "exchange_full_distance": 200,
}


def dated(value: Scalar, category: str = "", status: Status = Status.ASSUMED) -> DatedValue:
    return DatedValue(value, PUBLISHED, SOURCE, "page 1", status, category)


def make_rules(
    *, rates: dict[str, str] | None = None, without: tuple[str, ...] = (), **values: Scalar
) -> CallRules:
    """A call like COS-CLUSTER-2020-3-03; keywords replace its values, ``rates`` its rates."""
    chosen = {key: value for key, value in (DEFAULTS | values).items() if key not in without}
    parameters = {
        key: Parameter(key, "ratio", {}, (dated(value),)) for key, value in chosen.items()
    }
    general = parameters["reimbursement_rate"]
    narrowed = tuple(dated(Decimal(rate), category) for category, rate in (rates or {}).items())
    parameters["reimbursement_rate"] = Parameter(
        general.key, "ratio", {}, (*general.values, *narrowed)
    )
    profile = CallProfile(
        id="test-call",
        title={"en": "Test call", "tr": "Deneme çağrısı"},
        programme={"en": "Programme", "tr": "Program"},
        published=PUBLISHED,
        deadline=DEADLINE,
        deadline_time="",
        manager="",
        checked_on=PUBLISHED,
        sources={SOURCE.id: SOURCE},
        parameters=parameters,
        categories=tuple(Category(key, {}, "", "", in_base) for key, in_base in CATEGORIES),
        indirect=Category("indirect", {}, "E", "", False),
        activities=(),
        milestones=(),
        programme_actions=(),
        tables={"exchanges": "clusterxchange"},
        worked_examples=(),
    )
    return CallRules(profile, DEADLINE)
