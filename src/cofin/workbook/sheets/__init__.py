"""One module per sheet of the consortium workbook."""

from __future__ import annotations

from collections.abc import Callable

from cofin.workbook.canvas import Canvas
from cofin.workbook.plan import Plan
from cofin.workbook.sheets import (
    allocation,
    budget,
    by_work_package,
    checks,
    cofinancing,
    costs,
    envelopes,
    exchanges,
    funding,
    lists,
    matrix,
    partners,
    project,
    record,
    rules,
    start,
    work_packages,
)

__all__ = ["DRAW", "record"]

#: How each sheet is drawn, by its key in ``layout.SHEETS``.
DRAW: dict[str, Callable[[Canvas, Plan], None]] = {
    "start": start.draw,
    "project": project.draw,
    "partners": partners.draw,
    "work_packages": work_packages.draw,
    "costs": costs.draw,
    "exchanges": exchanges.draw,
    "funding": funding.draw,
    "budget": budget.draw,
    "by_work_package": by_work_package.draw,
    "matrix": matrix.draw,
    "cofinancing": cofinancing.draw,
    "envelopes": envelopes.draw,
    "checks": checks.draw,
    "rules": rules.draw,
    "allocation": allocation.draw,
    "lists": lists.draw,
}
