"""The result as DataFrames, for people who go on with pandas.

Amounts are ``Decimal`` objects in EUR (dtype ``object``), so that their sums stay exact:
``table["eligible"].sum()`` is a ``Decimal``.  pandas is imported when a table is made.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING

from cofin import money
from cofin.core.figure_keys import PARTNER, WORK_PACKAGE
from cofin.core.model import THIRD_PARTY_SUPPORT
from cofin.money import euro

if TYPE_CHECKING:
    from pandas import DataFrame

    from cofin.core.result import BudgetResult, LineResult, PartnerResult, WorkPackageResult

Row = Mapping[str, object]


def by_partner(result: BudgetResult) -> DataFrame:
    """One row per partner, indexed by its id.

    Columns: ``name``, ``country``, ``role`` (text); one per direct category; ``direct``,
    ``indirect``, ``eligible``, ``ineligible``, ``maximum_contribution``,
    ``eu_contribution``, ``co_financing``; ``requested`` (``None`` when nothing was asked).
    """
    rows = [
        {
            "name": partner.name,
            "country": partner.country,
            "role": partner.role.value,
            **found.categories,
            **{key: getattr(found, key) for key in PARTNER},
            "requested": found.requested,
        }
        for partner, found in zip(result.project.partners, result.partners, strict=True)
    ]
    columns = ["name", "country", "role", *result.rules.category_keys, *PARTNER]
    return _frame(rows, [*columns, "requested"], "partner", result.partners)


def by_work_package(result: BudgetResult) -> DataFrame:
    """One row per work package, indexed by its id.

    Columns: ``title`` (text); one per direct category; ``direct``, ``indirect``,
    ``eligible``, ``ineligible``, ``eu_contribution``.
    """
    keys = (*WORK_PACKAGE, "ineligible", "eu_contribution")
    rows = [
        {
            "title": work_package.title,
            **found.categories,
            **{key: getattr(found, key) for key in keys},
        }
        for work_package, found in zip(
            result.project.work_packages, result.work_packages, strict=True
        )
    ]
    columns = ["title", *result.rules.category_keys, *keys]
    return _frame(rows, columns, "work_package", result.work_packages)


def matrix(result: BudgetResult, figure: str = "eligible") -> DataFrame:
    """Partners (index) x work packages (columns).

    ``figure`` is ``eligible``, ``direct``, ``base``, ``indirect``, ``ineligible`` or
    ``eu_contribution``; ``AttributeError`` for any other.
    """
    found: dict[str, dict[str, object]] = {each.id: {} for each in result.partners}
    for cell in result.cells:
        found[cell.partner][cell.work_package] = getattr(cell, figure)
    columns = [work_package.id for work_package in result.work_packages]
    return _frame(list(found.values()), columns, "partner", result.partners)


def funding(result: BudgetResult) -> DataFrame:
    """Who pays each partner's costs; one row per partner, indexed by its id.

    Columns: ``costs`` (eligible and ineligible), ``eu_contribution``, ``to_finance``; one
    per kind of source; ``gap`` (negative: the sources are more than what is to finance).
    """
    kinds = list(result.partners[0].funding) if result.partners else []
    rows = [
        {
            "costs": money.total((found.eligible, found.ineligible)),
            "eu_contribution": found.eu_contribution,
            "to_finance": found.to_finance,
            **found.funding,
            "gap": found.gap,
        }
        for found in result.partners
    ]
    columns = ["costs", "eu_contribution", "to_finance", *kinds, "gap"]
    return _frame(rows, columns, "partner", result.partners)


def lines(result: BudgetResult) -> DataFrame:
    """One row per cost line, then one per row of exchanges, as listed.

    Columns: ``partner``, ``work_package``, ``category``, ``description``, ``unit`` (text);
    ``quantity``, ``unit_cost``, ``amount``, ``eligible``, ``ineligible`` (``Decimal``);
    ``reason`` why a part is ineligible (a key, or empty).
    """
    rows: list[Row] = [
        {
            "partner": line.partner,
            "work_package": line.work_package,
            "category": line.category,
            "description": line.description,
            "unit": line.unit,
            "quantity": line.quantity,
            "unit_cost": line.unit_cost,
            **_judgement(found),
        }
        for line, found in zip(result.project.costs, result.lines, strict=True)
    ]
    rows += [
        {
            "partner": visit.partner,
            "work_package": visit.work_package,
            "category": THIRD_PARTY_SUPPORT,
            "description": visit.host_country,
            "unit": "exchange",
            "quantity": Decimal(visit.count),
            "unit_cost": found.lump_sum,
            **_judgement(found.line),
        }
        for visit, found in zip(result.project.exchanges, result.exchanges, strict=True)
    ]
    columns = ["partner", "work_package", "category", "description", "unit", "quantity"]
    return _frame(rows, [*columns, "unit_cost", "amount", "eligible", "ineligible", "reason"])


def _judgement(line: LineResult) -> dict[str, object]:
    return {
        "amount": euro(line.amount),
        "eligible": euro(line.eligible),
        "ineligible": euro(line.ineligible),
        "reason": line.reason.value if line.reason else "",
    }


def _frame(
    rows: Sequence[Row],
    columns: list[str],
    name: str | None = None,
    of: Sequence[PartnerResult] | Sequence[WorkPackageResult] = (),
) -> DataFrame:
    """A table of objects with these columns, also when it has no rows.

    The ids ``of`` its rows are the index called ``name``.  They are no column first: in the
    matrix a work package may have any id as its title.
    """
    from pandas import DataFrame, Index

    ids = Index([each.id for each in of], name=name, dtype=object) if name else None
    return DataFrame(list(rows), index=ids, columns=columns, dtype=object)
