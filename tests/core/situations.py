"""A situation written as TOML -> the project, the rules and what is expected of them.

What a situation does not say is filled in: one work package, quantity 1, a beneficiary in
Türkiye.  ``[rules]`` and ``[rates]`` replace values of ``rules_for_tests``; a line or a
visit is expected as ``"amount = eligible + ineligible reason halved"``.
"""

from __future__ import annotations

import tomllib
from decimal import Decimal
from pathlib import Path
from typing import Any

from cofin.core.calculate import calculate
from cofin.core.model import (
    CostLine,
    Exchange,
    FundingKind,
    FundingSource,
    LegalForm,
    Override,
    Partner,
    Project,
    Role,
    WorkPackage,
)
from cofin.core.result import BudgetResult, LineResult
from cofin.money import euro
from cofin.rules.profile import CallRules
from tests.core.rules_for_tests import make_rules

CASES = Path(__file__).parent.parent / "cases"
PARTNER = {"name": "Partner", "country": "TR", "role": "beneficiary", "legal_form": "other"}
COST = {"work_package": "WP1", "description": "", "quantity": Decimal(1)}
EXCHANGE = {"work_package": "WP1"}


def read_case(path: Path) -> dict[str, Any]:
    return tomllib.loads(path.read_text("utf-8"), parse_float=Decimal)


def calculated(case: dict[str, Any]) -> BudgetResult:
    return calculate(project_of(case), rules_of(case))


def rules_of(case: dict[str, Any]) -> CallRules:
    return make_rules(
        rates=case.get("rates"), without=tuple(case.get("without", ())), **case.get("rules", {})
    )


def project_of(case: dict[str, Any]) -> Project:
    costs = tuple(CostLine(**exact(COST | row)) for row in case.get("cost", []))
    packages = {"WP1"} | {line.work_package for line in costs}
    return Project(
        call="test-call",
        acronym="CASE",
        duration_months=case.get("project", {}).get("duration_months", 24),
        partners=tuple(partner(row) for row in case["partner"]),
        work_packages=tuple(WorkPackage(package, "Work") for package in sorted(packages)),
        costs=costs,
        exchanges=tuple(Exchange(**EXCHANGE | row) for row in case.get("exchange", [])),
        funding=tuple(source(row) for row in case.get("funding", [])),
        overrides=tuple(Override(**exact(row)) for row in case.get("override", [])),
    )


def partner(row: dict[str, Any]) -> Partner:
    full = exact(PARTNER | row)
    return Partner(
        **full | {"role": Role(full["role"]), "legal_form": LegalForm(full["legal_form"])}
    )


def source(row: dict[str, Any]) -> FundingSource:
    return FundingSource(**exact(row) | {"source": FundingKind(row["source"])})


def exact(row: dict[str, Any]) -> dict[str, Any]:
    """The row with whole numbers of money fields as ``Decimal``, as the parser makes them."""
    money = {"quantity", "unit_cost", "amount", "requested", "value", "share_of_use"}
    return {key: Decimal(value) if key in money else value for key, value in row.items()}


def judged(line: LineResult, *, halved: bool = False) -> str:
    """A line as the expectations of a situation write it."""
    words = [f"{euro(line.amount)} = {euro(line.eligible)} + {euro(line.ineligible)}"]
    words += [line.reason] if line.reason else []
    words += ["halved"] if halved else []
    return " ".join(words)
