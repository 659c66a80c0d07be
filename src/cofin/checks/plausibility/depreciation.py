"""P08: equipment charged at its full price, where only its depreciation is eligible."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from cofin.checks.finding import Finding, said
from cofin.checks.plausibility.placed_lines import PlacedLine, Values, placed_lines, total
from cofin.checks.problems import spoken
from cofin.checks.registry import check
from cofin.checks.several import and_others, seen_from
from cofin.checks.subject import Subject
from cofin.checks.words.costs import says

#: EUR per piece.  Cheaper goods may be written off at once in most countries; the limits of
#: the national laws lie between about EUR 300 and 1,000 (assumed).
DEPRECIATES_ABOVE = Decimal(1_000)


@check("P08")
def full_price(subject: Subject) -> Iterator[Finding]:
    """Charged equipment without a useful life; what is rented or used up does not depreciate."""
    yield from spoken(subject, "P08")
    without_column: dict[tuple[str, ...], list[PlacedLine]] = {}
    for line in placed_lines(subject):
        cost = line.cost
        if (
            cost.category == "equipment"
            and line.is_charged
            and cost.useful_life_months is None
            and cost.unit_cost > DEPRECIATES_ABOVE
            and not says("rented", f"{cost.description} {cost.unit}")
            and not says("depreciated", cost.justification)
        ):
            if not line.can_depreciate:
                if line.is_full:
                    without_column.setdefault(line.table, []).append(line)
                continue
            sheet, cell = line.at("useful_life_months")
            values: Values = {
                "price": cost.unit_cost,
                "amount": line.charged,
                "limit": DEPRECIATES_ABOVE,
            }
            found = format(cost.unit_cost, "f")
            yield Finding(sheet, cell, line.label, found, values=values)
    for lines in without_column.values():
        yield _of_table(lines)


def _of_table(lines: Sequence[PlacedLine]) -> Finding:
    """Equipment in a table that has no column for the useful life: told once."""
    first, *others = lines
    sheet, cell = first.at("amount")
    further = [seen_from(sheet, *other.at("amount")) for other in others]
    values: Values = {
        "place": f"{sheet}!{cell}",
        "label": first.label,
        "price": first.cost.unit_cost,
        "again": and_others("doubt.no_life_again", further),
        "amount": total([line.charged for line in lines]),
        "limit": DEPRECIATES_ABOVE,
    }
    return Finding(
        sheet,
        cell,
        first.label,
        format(first.cost.unit_cost, "f"),
        values={
            "problem": said("doubt.no_life_column", **values),
            "mend": said("doubt.no_life_column_fix"),
        },
        also=tuple(other.at("amount") for other in others),
    )
