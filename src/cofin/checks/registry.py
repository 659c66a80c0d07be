"""The functions behind the cards: ``@check("C04")`` on a function that yields findings."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from importlib import import_module
from typing import TypeAlias

from cofin.checks.finding import Finding
from cofin.checks.subject import Subject

Check: TypeAlias = Callable[[Subject], Iterator[Finding]]

#: Modules with check functions; importing one fills the registry.
MODULES: tuple[str, ...] = (
    "cofin.checks.file.opened",
    "cofin.checks.file.stale",
    "cofin.checks.honesty",
    "cofin.checks.arithmetic.rows",
    "cofin.checks.arithmetic.totals",
    "cofin.checks.arithmetic.cover",
    "cofin.checks.arithmetic.shares",
    "cofin.checks.budget_rules.rate",
    "cofin.checks.budget_rules.scale",
    "cofin.checks.budget_rules.share",
    "cofin.checks.budget_rules.ceiling",
    "cofin.checks.budget_rules.own_contribution",
    "cofin.checks.budget_rules.left",
    "cofin.checks.budget_rules.indirect",
    "cofin.checks.budget_rules.beside",
    "cofin.checks.budget_rules.criteria",
    "cofin.checks.budget_rules.grossup",
    "cofin.checks.cells.text_numbers",
    "cofin.checks.cells.error_values",
    "cofin.checks.cells.hidden_money",
    "cofin.checks.cells.sub_cents",
    "cofin.checks.cells.placeholders",
    "cofin.checks.cells.bounds",
    "cofin.checks.cells.merged_headings",
    "cofin.checks.cells.dates",
    "cofin.checks.cells.formula_texts",
    "cofin.checks.file.content",
    "cofin.checks.file.never_calculated",
    "cofin.checks.structure.overwritten",
    "cofin.checks.structure.neighbours",
    "cofin.checks.structure.empty_inputs",
    "cofin.checks.structure.totals",
    "cofin.checks.structure.typed_rates",
    "cofin.checks.structure.volatile",
    "cofin.checks.plausibility.justification",
    "cofin.checks.plausibility.persons",
    "cofin.checks.plausibility.salaries",
    "cofin.checks.plausibility.repeated",
    "cofin.checks.plausibility.never_paid",
    "cofin.checks.plausibility.parties",
    "cofin.checks.plausibility.currency",
    "cofin.checks.plausibility.depreciation",
    "cofin.checks.plausibility.shares",
    "cofin.checks.plausibility.other_version",
)

_functions: dict[str, Check] = {}


def check(code: str) -> Callable[[Check], Check]:
    """Register a function as the check of a card."""

    def register(function: Check) -> Check:
        if code in _functions and _functions[code].__module__ != function.__module__:
            raise ValueError(f"two functions for {code}")
        _functions[code] = function
        return function

    return register


def functions() -> dict[str, Check]:
    """Every check function by its code."""
    for module in MODULES:
        import_module(module)
    return dict(_functions)
