"""The amounts that have a name, in the order of the JSON, of the tables and of the pages."""

from __future__ import annotations

TOTALS = (
    "direct",
    "indirect",
    "eligible",
    "ineligible",
    "by_rate",
    "maximum_grant",
    "eu_contribution",
    "co_financing",
)
"""Amounts of the project; ``effective_rate`` and ``limited_by`` follow them."""

PARTNER = (
    "direct",
    "indirect",
    "eligible",
    "ineligible",
    "maximum_contribution",
    "eu_contribution",
    "co_financing",
)
"""Amounts of a partner, after its categories."""

WORK_PACKAGE = ("direct", "indirect", "eligible")
"""Amounts of a work package (after its categories) and of a cell."""
