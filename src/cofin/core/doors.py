"""The way in for Python code: what is given is judged, then calculated.

``core.calculate`` and ``core.criteria`` believe what they are given; ``cofin.calculate`` and
``cofin.criteria`` are these.  A project that was read from a file was judged there and is not
judged again.
"""

from __future__ import annotations

from cofin.core import calculate as calculation
from cofin.core import criteria as conditions
from cofin.core.criterion import Criterion
from cofin.core.judged import judged
from cofin.core.model import Project
from cofin.core.result import BudgetResult
from cofin.rules.profile import CallRules


def calculate(project: Project, rules: CallRules) -> BudgetResult:
    """The budget of a project under the call's rules, the project's overrides included.

    Amounts of the result are EUR with two decimals (those of single lines: whole cents).
    ``result.project`` is the project as it was calculated: its words and numbers are those
    that reading it from a file would give.

    Raises ``InputError`` with everything that reading the same project from a file would
    refuse: two partners of one id, a negative amount, a word that does not exist, a project
    of another call.  ``problems_of`` lists the same without raising.
    """
    return calculation.calculate(judged(project, rules), rules)


def criteria(project: Project, rules: CallRules) -> tuple[Criterion, ...]:
    """The call's conditions on a project, each met, not met or unknown, in the call's order.

    A condition whose parameter, table or list the call does not have is left out.  The
    project's overrides are applied.  A criterion never stops a calculation.

    Raises ``InputError`` where ``calculate`` does.
    """
    return conditions.criteria(judged(project, rules), rules)
