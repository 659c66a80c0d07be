"""What a row lacks, as a formula: the first thing that is wrong, or that nothing is."""

from __future__ import annotations

from collections.abc import Sequence

from cofin.core.model import Role
from cofin.workbook.plan import Plan, text

#: A condition and the key of what is said when it holds; "" says nothing (an empty row).
Test = tuple[str, str]


def first_problem(plan: Plan, tests: Sequence[Test]) -> str:
    """A formula that gives the words of the first test that holds, else the good word."""
    formula = text(plan.book.word("state.good"))
    for condition, problem in reversed(tests):
        said = text(plan.book.word(f"state.{problem}")) if problem else '""'
        formula = f"IF({condition},{said},{formula})"
    return formula


def is_associated(plan: Plan, partner: str) -> str:
    """A condition: the partner is an associated one, whose costs get no EU money."""
    ids, roles = plan.partners.column("id"), plan.partners.column("role")
    return f"COUNTIFS({ids},{partner},{roles},{plan.quoted_choice(Role.ASSOCIATED_PARTNER)})>0"


def all_empty(cells: Sequence[str]) -> str:
    """A condition: nothing is filled in."""
    return "AND(" + ",".join(f'{cell}=""' for cell in cells) + ")"


def any_empty(cells: Sequence[str]) -> str:
    """A condition: something is missing."""
    return "OR(" + ",".join(f'{cell}=""' for cell in cells) + ")"


def unknown(cell: str, listed: str) -> str:
    """A condition: a reference is missing, or not on its list exactly once."""
    return f'OR({cell}="",COUNTIF({listed},{cell})<>1)'
