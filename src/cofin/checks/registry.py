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
    "files",
    "stale",
    "honesty",
    "arithmetic_rows",
    "arithmetic_totals",
    "arithmetic_cover",
    "arithmetic_shares",
    "rules_rate",
    "rules_scale",
    "rules_share",
    "rules_ceiling",
    "rules_own",
    "rules_left",
    "rules_indirect",
    "rules_criteria",
    "rules_grossup",
    "cells.text_numbers",
    "cells.error_values",
    "cells.hidden_money",
    "cells.sub_cents",
    "cells.placeholders",
    "cells.bounds",
    "cells.merged_headings",
    "cells.dates",
    "cells.formula_texts",
    "cells.file_content",
    "structure.overwritten",
    "structure.neighbours",
    "structure.empty_inputs",
    "structure.totals",
    "structure.typed_rates",
    "structure.volatile",
    "plausibility.justification",
    "plausibility.persons",
    "plausibility.salaries",
    "plausibility.repeated",
    "plausibility.never_paid",
    "plausibility.parties",
    "plausibility.currency",
    "plausibility.depreciation",
    "plausibility.shares",
    "plausibility.other_version",
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
        import_module(f"cofin.checks.{module}")
    return dict(_functions)
