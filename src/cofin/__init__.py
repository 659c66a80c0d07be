"""cofin: budgets of EU co-financed consortium projects, exact to the cent.

::

    project, rules = cofin.read_with_rules("project.toml")
    result = cofin.calculate(project, rules)
    result.totals.eu_contribution        # Decimal("500000.00")
    result.by_partner()                  # a DataFrame
    cofin.generate(project, rules, cofin.Lang.EN)  # the workbook, as bytes
    report = cofin.check("partner-sheet.xlsx")     # what is wrong in a workbook
    report.findings[0].message()                   # the same in words; also .fix()
    report.outcome(cofin.Lang.TR).to_json()        # all of it, as the command line says it

Importing the package imports nothing else: each public name is fetched when it is used.
"""

from __future__ import annotations

from importlib import import_module

#: As in ``typing``, which takes longer to import than all of ``cofin --version``.
TYPE_CHECKING = False

if TYPE_CHECKING:
    from cofin.checks.finding import Finding, Severity
    from cofin.checks.report.outcome import Outcome, Shown
    from cofin.checks.report.report import Report
    from cofin.core.citation import Citation
    from cofin.core.criterion import Criterion, Verdict
    from cofin.core.doors import calculate, criteria
    from cofin.core.dump import to_toml
    from cofin.core.envelopes import Envelopes, envelopes
    from cofin.core.explain import explain
    from cofin.core.figures import figures, to_json
    from cofin.core.judged import problems_of
    from cofin.core.model import (
        CostLine,
        Exchange,
        FundingKind,
        FundingSource,
        LegalForm,
        Override,
        Partner,
        Platform,
        Project,
        Role,
        WorkPackage,
    )
    from cofin.core.parse import parse_project
    from cofin.core.result import (
        BudgetResult,
        Cell,
        ExchangeResult,
        Ineligible,
        LimitedBy,
        LineResult,
        PartnerResult,
        Totals,
        WorkPackageResult,
    )
    from cofin.core.steps import Step
    from cofin.errors import CofinError, FileRefused, InputError, OutputError, Problem, ProfileError
    from cofin.rules.load import list_calls, load_profile, load_rules
    from cofin.rules.profile import CallProfile, CallRules, Status
    from cofin.text import Lang
    from cofin.workbook.check.accepted import check
    from cofin.workbook.doors import generate
    from cofin.workbook.open import read_project, read_with_rules

__version__ = "0.1.0"

__all__ = [
    "BudgetResult",
    "CallProfile",
    "CallRules",
    "Cell",
    "Citation",
    "CofinError",
    "CostLine",
    "Criterion",
    "Envelopes",
    "Exchange",
    "ExchangeResult",
    "FileRefused",
    "Finding",
    "FundingKind",
    "FundingSource",
    "Ineligible",
    "InputError",
    "Lang",
    "LegalForm",
    "LimitedBy",
    "LineResult",
    "Outcome",
    "OutputError",
    "Override",
    "Partner",
    "PartnerResult",
    "Platform",
    "Problem",
    "ProfileError",
    "Project",
    "Report",
    "Role",
    "Severity",
    "Shown",
    "Status",
    "Step",
    "Totals",
    "Verdict",
    "WorkPackage",
    "WorkPackageResult",
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
    "problems_of",
    "read_project",
    "read_with_rules",
    "to_json",
    "to_toml",
]

_HOMES = {
    "BudgetResult": "core.result",
    "CallProfile": "rules.profile",
    "CallRules": "rules.profile",
    "Cell": "core.result",
    "Citation": "core.citation",
    "CofinError": "errors",
    "CostLine": "core.model",
    "Criterion": "core.criterion",
    "Envelopes": "core.envelopes",
    "Exchange": "core.model",
    "ExchangeResult": "core.result",
    "FileRefused": "errors",
    "Finding": "checks.finding",
    "FundingKind": "core.model",
    "FundingSource": "core.model",
    "Ineligible": "core.result",
    "InputError": "errors",
    "Lang": "text",
    "LegalForm": "core.model",
    "LimitedBy": "core.result",
    "LineResult": "core.result",
    "Outcome": "checks.report.outcome",
    "OutputError": "errors",
    "Override": "core.model",
    "Partner": "core.model",
    "PartnerResult": "core.result",
    "Platform": "core.model",
    "Problem": "errors",
    "ProfileError": "errors",
    "Project": "core.model",
    "Report": "checks.report.report",
    "Role": "core.model",
    "Severity": "checks.finding",
    "Shown": "checks.report.outcome",
    "Status": "rules.profile",
    "Step": "core.steps",
    "Totals": "core.result",
    "Verdict": "core.criterion",
    "WorkPackage": "core.model",
    "WorkPackageResult": "core.result",
    "calculate": "core.doors",
    "check": "workbook.check.accepted",
    "criteria": "core.doors",
    "envelopes": "core.envelopes",
    "explain": "core.explain",
    "figures": "core.figures",
    "generate": "workbook.doors",
    "list_calls": "rules.load",
    "load_profile": "rules.load",
    "load_rules": "rules.load",
    "parse_project": "core.parse",
    "problems_of": "core.judged",
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
