"""From the arguments of a command to a project, its rules and its calculated budget."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from cofin.core.result import BudgetResult

if TYPE_CHECKING:
    from cofin.core.model import Project
    from cofin.rules.profile import CallRules


def project_and_rules(
    path: str, call: str | None, on: date | None = None
) -> tuple[Project, CallRules]:
    """The project in ``path`` and the rules of its call, or of another one, on a day.

    Raises ``InputError`` with everything that is wrong with either.
    """
    from cofin.rules.load import load_rules
    from cofin.workbook.open import read_with_rules

    project, rules = read_with_rules(Path(path), call)
    return project, load_rules(rules.profile, on) if on else rules


def calculated(path: str, call: str | None, on: date | None = None) -> BudgetResult:
    """The budget of the project in ``path``."""
    from cofin.core.calculate import calculate

    return calculate(*project_and_rules(path, call, on))
