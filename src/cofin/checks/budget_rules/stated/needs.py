"""Whether a workbook of any layout states what a check of the project needs."""

from __future__ import annotations

from cofin.checks.budget_rules.stated.durations import durations
from cofin.checks.budget_rules.stated.income import income_stated
from cofin.checks.budget_rules.stated.partners import largest
from cofin.checks.card import Need
from cofin.checks.subject import Subject


def states(subject: Subject, need: Need) -> bool:
    """Whether it does: a check with nothing to judge was not run."""
    if need is Need.DURATION:
        return bool(durations(subject))
    stated = largest(subject) if need is Need.PARTNERS else income_stated(subject)
    return stated is not None
