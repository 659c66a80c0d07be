"""ClusterXchange visits (how many, with whom, how long) and the most one third party gets."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import NamedTuple

from cofin.core.amounts import lump_sum
from cofin.core.citation import cite
from cofin.core.criteria_standing import Application
from cofin.core.criterion import Criterion, CriterionKey, Verdict, verdict
from cofin.core.eligibility import associated_partners
from cofin.core.model import THIRD_PARTY_SUPPORT, Exchange
from cofin.money import EXACT, basis_points, euro, product_cents
from cofin.text import Value


def minimum_exchanges(application: Application) -> Criterion | None:
    """Sum of ``count`` over the visits that count >= the minimum.

    A visit counts once, for the partnership that pays it (``domain.md`` 1.4): rows of paid
    partners with working_days >= exchange_minimum_days, that is, the eligible rows.
    """
    cited = cite(application.rules, CriterionKey.MINIMUM_EXCHANGES)
    if not cited:
        return None
    required = application.rules.count("minimum_exchanges")
    count = _visits(counted_exchanges(application))
    return Criterion(
        CriterionKey.MINIMUM_EXCHANGES,
        verdict(count >= required),
        {"count": count, "missing": max(0, required - count)},
        {"required": required},
        cited,
    )


def exchange_sme_share(application: Application) -> Criterion | None:
    """Visits that count with ``sme_involved`` >= share x all that count; unknown without any."""
    rows = counted_exchanges(application)
    return _share(application, CriterionKey.EXCHANGE_SME_SHARE, (r for r in rows if r.sme_involved))


def exchange_outside_share(application: Application) -> Criterion | None:
    """Visits that count with ``outside_partnership`` >= share x all that count.

    Unknown without any visit.
    """
    rows = counted_exchanges(application)
    outside = (row for row in rows if row.outside_partnership)
    return _share(application, CriterionKey.EXCHANGE_OUTSIDE_SHARE, outside)


def exchange_minimum_days(application: Application) -> Criterion | None:
    """No row with count > 0 and working_days < the minimum; unknown without any row."""
    return _length(application, CriterionKey.EXCHANGE_MINIMUM_DAYS, sign=1)


def exchange_maximum_days(application: Application) -> Criterion | None:
    """No row with count > 0 and working_days > the maximum; unknown without any row."""
    return _length(application, CriterionKey.EXCHANGE_MAXIMUM_DAYS, sign=-1)


def third_party_maximum(application: Application) -> Criterion | None:
    """No visit's lump sum and no unit cost of third-party support above the maximum, in EUR.

    Lump sum: the one paid per visit, after halving; a participant may visit once.  Unit cost:
    of eligible lines of paid partners in that category.  A visit above is not met; a line
    above is unknown, since one line may stand for support to several third parties.
    """
    cited = cite(application.rules, CriterionKey.THIRD_PARTY_MAXIMUM)
    if not cited:
        return None
    maximum = application.rules.decimal("third_party_maximum")
    paid = third_party_amounts(application)
    above = [row.table for row in paid if row.amount > maximum]
    status = Verdict.UNKNOWN if above else Verdict.MET
    if "exchange" in above:
        status = Verdict.NOT_MET
    most = max((row.amount for row in paid), default=Decimal(0))
    return Criterion(
        CriterionKey.THIRD_PARTY_MAXIMUM,
        status,
        {"amount": most, "count": len(above)},
        {"required_amount": maximum},
        cited,
    )


class ThirdPartyAmount(NamedTuple):
    """What one third party may get by one row (from 1) of the exchanges or the cost lines."""

    table: str  # "exchange" or "cost"
    row: int
    amount: Decimal  # EUR


def third_party_amounts(application: Application) -> list[ThirdPartyAmount]:
    """The lump sum of each row of exchanges that counts, the unit cost of each line that does.

    A line that comes to nothing (quantity 0) pays nobody.
    """
    unpaid = associated_partners(application.project)
    rounding = application.rules.line_rounding
    visits = [
        ThirdPartyAmount("exchange", i, euro(lump_sum(visit, application.rules)))
        for i, visit in _counted(application)
    ]
    lines = [
        ThirdPartyAmount("cost", i, line.unit_cost)
        for i, line in enumerate(application.project.costs, start=1)
        if line.category == THIRD_PARTY_SUPPORT
        and line.eligible
        and line.partner not in unpaid
        and product_cents(line.quantity, line.unit_cost, rounding) > 0
    ]
    return [*visits, *lines]


def counted_exchanges(application: Application) -> list[Exchange]:
    """The rows that count: paid by a partner that gets EU money, and not too short."""
    return [row for _, row in _counted(application)]


def _counted(application: Application) -> list[tuple[int, Exchange]]:
    unpaid = associated_partners(application.project)
    minimum = application.rules.find("exchange_minimum_days")
    days = 0 if minimum is None else application.rules.count("exchange_minimum_days")
    return [
        (i, row)
        for i, row in _rows(application)
        if row.partner not in unpaid and row.working_days >= days
    ]


def _visits(rows: Iterable[Exchange]) -> int:
    return sum(row.count for row in rows)


def _share(
    application: Application, key: CriterionKey, rows: Iterable[Exchange]
) -> Criterion | None:
    cited = cite(application.rules, key)
    if not cited:
        return None
    ratio = application.rules.decimal(key)
    total, count = _visits(counted_exchanges(application)), _visits(rows)
    status = verdict(count * 10_000 >= basis_points(ratio) * total) if total else Verdict.UNKNOWN
    share = EXACT.divide(Decimal(count), Decimal(total)) if total else Decimal(0)
    found: Mapping[str, Value] = {"count": count, "total": total, "share": share}
    return Criterion(key, status, found, {"required_share": ratio}, cited)


def _length(application: Application, key: CriterionKey, *, sign: int) -> Criterion | None:
    """Rows on the wrong side of the limit; ``sign`` 1 for a minimum, -1 for a maximum."""
    cited = cite(application.rules, key)
    if not cited:
        return None
    limit = application.rules.count(key)
    days = [(i, row.working_days) for i, row in _rows(application)]
    wrong = [i for i, working in days if sign * working < sign * limit]
    status = verdict(not wrong) if days else Verdict.UNKNOWN
    found: Mapping[str, Value] = {
        "rows": [str(i) for i in wrong],
        "count": len(wrong),
        "total": len(days),
    }
    return Criterion(key, status, found, {"required": limit}, cited)


def _rows(application: Application) -> list[tuple[int, Exchange]]:
    rows = enumerate(application.project.exchanges, start=1)
    return [(i, row) for i, row in rows if row.count > 0]
