"""P08: equipment charged at its full price, where only its depreciation is eligible."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from cofin.checks.finding import Finding
from cofin.checks.plausibility.placed_lines import Values, placed_lines
from cofin.checks.plausibility.vocabulary import says
from cofin.checks.problems import spoken
from cofin.checks.registry import check
from cofin.checks.subject import Subject

#: EUR per piece.  Cheaper goods may be written off at once in most countries; the limits of
#: the national laws lie between about EUR 300 and 1,000 (assumed).
DEPRECIATES_ABOVE = Decimal(1_000)


@check("P08")
def full_price(subject: Subject) -> Iterator[Finding]:
    """Charged equipment without a useful life; what is rented or used up does not depreciate."""
    yield from spoken(subject, "P08")
    for line in placed_lines(subject):
        cost = line.cost
        if (
            cost.category == "equipment"
            and line.is_charged
            and line.can_depreciate
            and cost.useful_life_months is None
            and cost.unit_cost > DEPRECIATES_ABOVE
            and not says("rented", f"{cost.description} {cost.unit}")
        ):
            sheet, cell = line.at("useful_life_months")
            values: Values = {
                "price": cost.unit_cost,
                "amount": line.charged,
                "limit": DEPRECIATES_ABOVE,
            }
            found = format(cost.unit_cost, "f")
            yield Finding(sheet, cell, line.label, found, values=values)
