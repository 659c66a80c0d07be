"""What a row lacks, as a formula: the first thing that is wrong, or that nothing is.

The tests are those of ``core.parse``, so that a row that says OK is a row that cofin reads.
Tests run in order and stop at the first that holds: one for "is no number" stands before
those that calculate with the cell.
"""

from __future__ import annotations

from collections.abc import Sequence

from cofin.core.model import Role
from cofin.workbook.plan import Plan, text

#: A condition and the words for it when it holds; "" says nothing (an empty row).
Test = tuple[str, str]

LARGEST = 999_999_999.99
"""The largest amount of a cell, in EUR."""


def first_problem(plan: Plan, tests: Sequence[Test]) -> str:
    """A formula that gives the words of the first test that holds, else the good word."""
    formula = text(plan.book.word("state.good"))
    for condition, words in reversed(tests):
        formula = f"IF({condition},{text(words)},{formula})"
    return formula


def is_associated(plan: Plan, partner: str) -> str:
    """A condition: the partner is an associated one, whose costs get no EU money."""
    ids, roles = plan.partners.column("id"), plan.partners.column("role")
    return f"COUNTIFS({ids},{partner},{roles},{plan.quoted_choice(Role.ASSOCIATED_PARTNER)})>0"


def all_empty(cells: Sequence[str]) -> str:
    """A condition: nothing is filled in."""
    return f"COUNTA({','.join(cells)})=0"


def any_empty(cells: Sequence[str]) -> str:
    """A condition: something is missing."""
    return "OR(" + ",".join(f'{cell}=""' for cell in cells) + ")"


def listed(cell: str, names: str) -> str:
    """How often a cell stands on a list, compared as a whole (COUNTIF takes ``P*`` for P1)."""
    return f"SUMPRODUCT(({names}={cell})*1)"


def unknown(cell: str, names: str) -> str:
    """A condition: a reference is missing, or not on its list exactly once."""
    return f'OR({cell}="",{listed(cell, names)}<>1)'


def not_listed(cell: str, names: str) -> str:
    """A condition: filled in, but not on its list."""
    return f'AND({cell}<>"",{listed(cell, names)}=0)'


def no_number(*cells: str) -> str:
    """A condition: one of the cells holds something that is no number."""
    tests = [f'AND({cell}<>"",COUNT({cell})=0)' for cell in cells]
    return tests[0] if len(tests) == 1 else f"OR({','.join(tests)})"


def outside(low: float, high: float, *cells: str) -> str:
    """A condition: a number below or above its bounds (empty cells pass)."""
    tests = [f'AND({cell}<>"",OR({cell}<{low},{cell}>{high}))' for cell in cells]
    return tests[0] if len(tests) == 1 else f"OR({','.join(tests)})"


def finer_than(decimals: int, *cells: str) -> str:
    """A condition: a number with more decimals than it may have (none: whole numbers)."""
    tests = [f"ROUND({cell},{decimals})<>{cell}" for cell in cells]
    return tests[0] if len(tests) == 1 else f"OR({','.join(tests)})"
