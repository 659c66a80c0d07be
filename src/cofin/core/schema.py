"""The fields of a project: one table for reading, writing and the workbook's input sheets.

The order of the fields is the order in files and the order of the columns.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from cofin.core.choices import FundingKind, LegalForm, Platform, Role
from cofin.core.rows import CostLine, Exchange, FundingSource, Override, Partner, WorkPackage

FIRST_DAY, LAST_DAY = date(1990, 1, 1), date(2099, 12, 31)
"""What a day of a project may be; outside of them it is a slip."""


class Kind(StrEnum):
    """What a field holds; the parser has one rule per kind."""

    ID = "id"
    PARTNER = "partner"
    WORK_PACKAGE = "work_package"
    CATEGORY = "category"
    ACTIVITY = "activity"
    PARAMETER = "parameter"
    COUNTRY = "country"
    REGION = "region"
    HOST = "host"
    CHOICE = "choice"
    TEXT = "text"
    MONEY = "money"  # EUR, not negative, at most two decimals
    PRICE = "price"  # EUR, not negative, at most four decimals
    QUANTITY = "quantity"  # not negative, at most four decimals
    NUMBER = "number"  # any decimal, bounds depend on what it is for
    COUNT = "count"  # whole, not negative
    MONTH = "month"  # whole, 1 or more
    PERCENT = "percent"  # ratio from 0 to 1 with at most two decimals
    FLAG = "flag"
    DATE = "date"


@dataclass(frozen=True, slots=True)
class Field:
    """One field: its key in files and in ``core.model``, what it holds, and its default."""

    key: str
    kind: Kind
    required: bool = False
    default: object = None
    choices: type[StrEnum] | None = None


PROJECT = (
    Field("acronym", Kind.TEXT, required=True),
    Field("title", Kind.TEXT, default=""),
    Field("start", Kind.DATE),
    Field("duration_months", Kind.COUNT, default=0),
)

PARTNER = (
    Field("id", Kind.ID, required=True),
    Field("name", Kind.TEXT, required=True),
    Field("short_name", Kind.TEXT, default=""),
    Field("country", Kind.COUNTRY, required=True),
    Field("region", Kind.REGION, default=""),
    Field("role", Kind.CHOICE, required=True, choices=Role),
    Field("legal_form", Kind.CHOICE, default=LegalForm.OTHER, choices=LegalForm),
    Field("platform", Kind.CHOICE, default=Platform.NONE, choices=Platform),
    Field("requested", Kind.MONEY),
)

WORK_PACKAGE = (
    Field("id", Kind.ID, required=True),
    Field("title", Kind.TEXT, required=True),
    Field("lead", Kind.PARTNER, default=""),
    Field("start_month", Kind.MONTH),
    Field("end_month", Kind.MONTH),
    Field("activity", Kind.ACTIVITY, default=""),
)

COST = (
    Field("partner", Kind.PARTNER, required=True),
    Field("work_package", Kind.WORK_PACKAGE, required=True),
    Field("category", Kind.CATEGORY, required=True),
    Field("description", Kind.TEXT, default=""),
    Field("quantity", Kind.QUANTITY, required=True),
    Field("unit", Kind.TEXT, default=""),
    Field("unit_cost", Kind.PRICE, required=True),
    Field("eligible", Kind.FLAG, default=True),
    Field("reason", Kind.TEXT, default=""),
    Field("justification", Kind.TEXT, default=""),
    Field("useful_life_months", Kind.MONTH),
    Field("months_used", Kind.COUNT),
    Field("share_of_use", Kind.PERCENT),
)

EXCHANGE = (
    Field("partner", Kind.PARTNER, required=True),
    Field("work_package", Kind.WORK_PACKAGE, required=True),
    Field("count", Kind.COUNT, required=True),
    Field("host_country", Kind.HOST, required=True),
    Field("working_days", Kind.COUNT, required=True),
    Field("distance_km", Kind.COUNT, required=True),
    Field("sme_involved", Kind.FLAG, default=False),
    Field("outside_partnership", Kind.FLAG, default=False),
)

FUNDING = (
    Field("partner", Kind.PARTNER, required=True),
    Field("source", Kind.CHOICE, required=True, choices=FundingKind),
    Field("name", Kind.TEXT, default=""),
    Field("amount", Kind.MONEY, required=True),
)

OVERRIDE = (
    Field("parameter", Kind.PARAMETER, required=True),
    Field("category", Kind.CATEGORY, default=""),
    Field("value", Kind.NUMBER, required=True),
    Field("reason", Kind.TEXT, required=True),
)

#: Array tables of a project file, in their order, with the model's class and attribute.
TABLES: dict[str, tuple[tuple[Field, ...], type, str]] = {
    "partner": (PARTNER, Partner, "partners"),
    "work_package": (WORK_PACKAGE, WorkPackage, "work_packages"),
    "cost": (COST, CostLine, "costs"),
    "exchange": (EXCHANGE, Exchange, "exchanges"),
    "funding": (FUNDING, FundingSource, "funding"),
    "override": (OVERRIDE, Override, "overrides"),
}
