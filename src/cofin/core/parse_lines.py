"""What must hold within one cost line or one row of exchanges, and for their sum."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from cofin import money
from cofin.core.model import THIRD_PARTY_SUPPORT
from cofin.core.parse_known import Known
from cofin.core.parse_numbers import LARGEST_AMOUNT
from cofin.core.parse_problems import Problems, shown

EQUIPMENT = "equipment"

LARGEST_PROJECT = Decimal("499999999.99")
"""EUR; products of cents stay exact in a spreadsheet's formulas up to here."""

_DEPRECIATION = ("useful_life_months", "months_used", "share_of_use")
_LARGEST_CENTS = money.cents(LARGEST_AMOUNT)

Row = Mapping[str, object]
"""Fields of one row that have passed their rules."""


def check_lines(rows: Mapping[str, list[Row]], known: Known, problems: Problems) -> None:
    """Problems of cost lines, exchanges and funding that no single field shows."""
    duration = rows["project"][0].get("duration_months", 0)
    total = 0
    for number, row in enumerate(rows["cost"], 1):
        if row.get("eligible") is False and not str(row.get("reason", "")).strip():
            problems.add(("cost", number, "reason"), "ineligible_without_reason")
        if not row.keys().isdisjoint(_DEPRECIATION):
            _depreciation(row, number, duration, problems)
        total += _line_cents(row, number, problems)
    lump_sums = known.lump_sums() if rows["exchange"] else {}
    if rows["exchange"] and THIRD_PARTY_SUPPORT not in known.categories:
        problems.add(("exchange",), "exchanges_not_foreseen", call=known.profile.id)
    for row in rows["exchange"]:
        host, count = row.get("host_country"), row.get("count")
        if isinstance(host, str) and isinstance(count, int) and host in lump_sums:
            total += count * lump_sums[host].full
    _sum_within_limit("cost", total, problems)
    amounts = [row["amount"] for row in rows["funding"] if "amount" in row]
    funding = sum(money.cents(each) for each in amounts if isinstance(each, Decimal))
    _sum_within_limit("funding", funding, problems)


def _sum_within_limit(table: str, cents: int, problems: Problems) -> None:
    total = money.euro(cents)
    if total > LARGEST_PROJECT:
        problems.add((table,), "sum_too_large", total=total, limit=LARGEST_PROJECT)


def _line_cents(row: Row, number: int, problems: Problems) -> int:
    """Cents of a line that a budget and a spreadsheet can hold; 0 when it is a problem."""
    quantity, unit_cost = row.get("quantity"), row.get("unit_cost")
    if not isinstance(quantity, Decimal) or not isinstance(unit_cost, Decimal):
        return 0
    cents = money.product_cents(quantity, unit_cost)
    if cents > _LARGEST_CENTS:
        problems.add(
            ("cost", number, "quantity"),
            "amount_too_large",
            quantity=quantity,
            unit_cost=unit_cost,
            amount=money.euro(cents),
            limit=LARGEST_AMOUNT,
        )
        return 0
    if not money.is_exact_in_spreadsheets(quantity, unit_cost):
        problems.add(
            ("cost", number, "quantity"),
            "amount_not_exact",
            quantity=shown(quantity),
            unit_cost=shown(unit_cost),
        )
    return cents


def _depreciation(row: Row, number: int, duration: object, problems: Problems) -> None:
    category = row.get("category", EQUIPMENT)
    given = [key for key in _DEPRECIATION if key in row]
    if category != EQUIPMENT:
        problems.add(
            ("cost", number, given[0]),
            "depreciation_elsewhere",
            category=str(category),
            equipment=EQUIPMENT,
            key=given[0],
        )
    elif "useful_life_months" not in row:
        life = "useful_life_months"
        path = ("cost", number, given[0])
        problems.add(path, "depreciation_without_life", key=given[0], life=life)
    elif "months_used" not in row and duration == 0:
        used, duration_key = "months_used", "duration_months"
        path = ("cost", number, used)
        problems.add(path, "depreciation_without_months", used=used, duration=duration_key)
