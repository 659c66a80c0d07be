"""Every figure by its name, and the JSON of ``cofin calculate``: the same keys in both.

The names are those of the workbook's defined names (``docs/design.md`` sections 6 and 8).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Any

from cofin.core.figure_keys import PARTNER, TOTALS, WORK_PACKAGE
from cofin.core.result import BudgetResult, Cell, PartnerResult, Totals, WorkPackageResult
from cofin.errors import must_be
from cofin.money import BASIS_POINTS, Rounding, cents, ratio_cents


def figures(result: BudgetResult) -> dict[str, Decimal | str]:
    """All figures, ``fig.totals.direct`` first: EUR, a ratio (28 digits) and a word.

    Order: totals, partners, work packages, each in the project's order.
    """
    must_be("result", result, BudgetResult)
    totals = result.totals
    found: dict[str, Decimal | str] = {
        f"fig.totals.{key}": amount for key, amount in _amounts(totals, TOTALS)
    }
    found["fig.totals.effective_rate"] = totals.effective_rate
    found["fig.totals.limited_by"] = totals.limited_by.value
    for partner in result.partners:
        found |= _named(f"fig.partners.{partner.id}", partner, PARTNER)
    for work_package in result.work_packages:
        found |= _named(f"fig.work_packages.{work_package.id}", work_package, WORK_PACKAGE)
    return found


def to_json(result: BudgetResult) -> dict[str, Any]:
    """What ``calculate --format json`` writes: amounts as strings with two decimals.

    A dictionary with ``call``, ``acronym``, ``totals``, and lists of ``partners``,
    ``work_packages`` and ``cells``, each with its ids, ``categories`` and amounts in EUR.
    """
    must_be("result", result, BudgetResult)
    totals = result.totals
    return {
        "call": result.project.call,
        "acronym": result.project.acronym,
        "totals": {
            **_strings(_amounts(totals, TOTALS)),
            "effective_rate": effective_rate(totals),
            "limited_by": totals.limited_by.value,
        },
        "partners": [
            {
                "id": partner.id,
                "categories": _strings(partner.categories.items()),
                **_strings(_amounts(partner, PARTNER)),
            }
            for partner in result.partners
        ],
        "work_packages": [
            {
                "id": work_package.id,
                "categories": _strings(work_package.categories.items()),
                **_strings(_amounts(work_package, WORK_PACKAGE)),
            }
            for work_package in result.work_packages
        ],
        "cells": [
            {
                "partner": cell.partner,
                "work_package": cell.work_package,
                **_strings(_amounts(cell, WORK_PACKAGE)),
            }
            for cell in result.cells
        ],
    }


def effective_rate(totals: Totals) -> str:
    """EU contribution over eligible costs, four decimals half-up; ``0.0000`` without costs."""
    if not totals.eligible:
        return "0.0000"
    eu, eligible = cents(totals.eu_contribution), cents(totals.eligible)
    points = ratio_cents(eu * BASIS_POINTS, eligible, Rounding.HALF_UP)
    return f"{points // BASIS_POINTS}.{points % BASIS_POINTS:04}"


def _amounts(
    holder: Totals | PartnerResult | WorkPackageResult | Cell, keys: tuple[str, ...]
) -> Iterator[tuple[str, Decimal]]:
    for key in keys:
        yield key, getattr(holder, key)


def _named(
    prefix: str, holder: PartnerResult | WorkPackageResult, keys: tuple[str, ...]
) -> dict[str, Decimal]:
    by_category = {f"{prefix}.categories.{key}": eur for key, eur in holder.categories.items()}
    return by_category | {f"{prefix}.{key}": amount for key, amount in _amounts(holder, keys)}


def _strings(amounts: Iterable[tuple[str, Decimal]]) -> dict[str, str]:
    return {key: f"{amount:.2f}" for key, amount in amounts}
