"""cofin: budgets of EU co-financed consortium projects, exact to the cent.

::

    project, rules = cofin.read_with_rules("project.toml")
    result = cofin.calculate(project, rules)
    result.totals.eu_contribution        # Decimal("500000.00")
    result.by_partner()                  # a DataFrame
    cofin.generate(project, rules, cofin.Lang.EN)  # the workbook, as bytes
    cofin.check("partner-sheet.xlsx").findings     # what is wrong in a workbook

Importing the package imports nothing else: each public name is fetched when it is used.
"""

from __future__ import annotations

from importlib import import_module

#: As in ``typing``, which takes longer to import than all of ``cofin --version``.
TYPE_CHECKING = False

if TYPE_CHECKING:
    from cofin.checks.finding import Finding, Severity
    from cofin.checks.run import Report
    from cofin.core.calculate import calculate
    from cofin.core.criteria import criteria
    from cofin.core.dump import to_toml
    from cofin.core.envelopes import envelopes
    from cofin.core.explain import explain
    from cofin.core.figures import figures, to_json
    from cofin.core.model import (
        CostLine,
        Exchange,
        FundingSource,
        Override,
        Partner,
        Project,
        WorkPackage,
    )
    from cofin.core.parse import parse_project
    from cofin.core.result import BudgetResult
    from cofin.errors import CofinError, FileRefused, InputError, OutputError, ProfileError
    from cofin.rules.load import list_calls, load_profile, load_rules
    from cofin.rules.profile import CallProfile, CallRules
    from cofin.text import Lang
    from cofin.workbook.check.report import check
    from cofin.workbook.generate import generate
    from cofin.workbook.open import read_project, read_with_rules

__version__ = "0.1.0"

__all__ = [
    "BudgetResult",
    "CallProfile",
    "CallRules",
    "CofinError",
    "CostLine",
    "Exchange",
    "FileRefused",
    "Finding",
    "FundingSource",
    "InputError",
    "Lang",
    "OutputError",
    "Override",
    "Partner",
    "ProfileError",
    "Project",
    "Report",
    "Severity",
    "WorkPackage",
    "calculate",
    "check",
    "criteria",
    "envelopes",
    "explain",
    "figures",
    "generate",
    "list_calls",
    "load_profile",
    "load_rules",
    "parse_project",
    "read_project",
    "read_with_rules",
    "to_json",
    "to_toml",
]

_HOMES = {
    "BudgetResult": "core.result",
    "CallProfile": "rules.profile",
    "CallRules": "rules.profile",
    "CofinError": "errors",
    "CostLine": "core.model",
    "Exchange": "core.model",
    "FileRefused": "errors",
    "Finding": "checks.finding",
    "FundingSource": "core.model",
    "InputError": "errors",
    "Lang": "text",
    "OutputError": "errors",
    "Override": "core.model",
    "Partner": "core.model",
    "ProfileError": "errors",
    "Project": "core.model",
    "Report": "checks.run",
    "Severity": "checks.finding",
    "WorkPackage": "core.model",
    "calculate": "core.calculate",
    "check": "workbook.check.report",
    "criteria": "core.criteria",
    "envelopes": "core.envelopes",
    "explain": "core.explain",
    "figures": "core.figures",
    "generate": "workbook.generate",
    "list_calls": "rules.load",
    "load_profile": "rules.load",
    "load_rules": "rules.load",
    "parse_project": "core.parse",
    "read_project": "workbook.open",
    "read_with_rules": "workbook.open",
    "to_json": "core.figures",
    "to_toml": "core.dump",
}


def __getattr__(name: str) -> object:
    """A public name, fetched from its module the first time (PEP 562)."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    found: object = getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
    globals()[name] = found
    return found


def __dir__() -> list[str]:
    """The public names and the version."""
    return sorted([*__all__, "__version__"])
