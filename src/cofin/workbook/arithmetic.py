"""Exact cents in plain spreadsheet formulas, and the same steps in Python.

A product of two amounts in cents passes the 15 digits that spreadsheets keep, so a share
``C x w / W`` is built by long division of ``C`` in base 10,000: three steps, every
intermediate below 1e15 as long as ``C`` < 1e12 cents and ``W`` < 5e10 cents (EUR 500
million).  ``INT(x/D)`` is corrected where an application rounds the quotient up to the next
whole number; nothing here depends on how a fraction is displayed.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from cofin.money import Rounding

BASE = 10_000
STEPS = 3

Ints = dict[str, int]

_SINGLE = re.compile(r"\$?[A-Z]+\$?\d+|\d+")  # one cell, or one number


def quotient(numerator: str, denominator: str) -> str:
    """A formula for the whole part of ``numerator / denominator``, both whole numbers."""
    n, d = _term(numerator), _term(denominator)
    return f"(INT({n}/{d})-IF({n}-INT({n}/{d})*{d}<0,1,0))"


def _term(expression: str) -> str:
    """An expression that can stand beside a division sign."""
    return expression if _SINGLE.fullmatch(expression) else f"({expression})"


def rounded_quotient(numerator: str, denominator: str, rounding: Rounding) -> str:
    """The quotient rounded as a profile says: down, or half up."""
    if rounding is Rounding.DOWN:
        return quotient(numerator, denominator)
    return quotient(f"2*({numerator})+({denominator})", f"2*({denominator})")


def as_cents(amount: str) -> str:
    """A formula for an amount in whole cents."""
    return f"ROUND(100*{amount},0)"


def digit(total: str, step: int) -> str:
    """The base-10,000 digit of ``total`` that a step of the long division brings down."""
    high, low = BASE ** (STEPS - step), BASE ** (STEPS - 1 - step)
    if step == 0:
        return f"INT({total}/{low})"
    if step == STEPS - 1:
        return f"({total}-INT({total}/{high})*{high})"
    return f"(INT({total}/{low})-INT({total}/{high})*{BASE})"


def division_formulas(total: str, weight: str, whole: str, at: dict[str, str]) -> dict[str, str]:
    """Formulas of the nine division columns and ``floor``; ``at`` names this row's cells."""
    formulas: dict[str, str] = {}
    for step in range(STEPS):
        x, q = at[f"x{step}"], at[f"q{step}"]
        brought = f"{digit(total, step)}*{weight}"
        if step:
            brought = f"{at[f'r{step - 1}']}*{BASE}+{brought}"
        formulas[f"x{step}"] = brought
        digit_of_quotient = quotient(x, whole)
        formulas[f"q{step}"] = f"IF({whole}=0,0,{digit_of_quotient})"
        formulas[f"r{step}"] = f"{x}-{q}*{whole}"
    formulas["floor"] = f"{at['q0']}*{BASE**2}+{at['q1']}*{BASE}+{at['q2']}"
    return formulas


def division_values(total: int, weight: int, whole: int) -> Ints:
    """What ``division_formulas`` compute."""
    values: Ints = {}
    rest = quotient_so_far = 0
    for step in range(STEPS):
        brought_down = total // BASE ** (STEPS - 1 - step)
        brought = rest * BASE + (brought_down % BASE if step else brought_down) * weight
        q = brought // whole if whole else 0
        rest = brought - q * whole
        values |= {f"x{step}": brought, f"q{step}": q, f"r{step}": rest}
        quotient_so_far = quotient_so_far * BASE + q
    values["floor"] = quotient_so_far
    return values


def allocation_values(total: int, weights: Sequence[int]) -> list[Ints]:
    """Every helper value of an allocation block, row by row (see ``money.allocate``)."""
    whole = sum(weights)
    rows = [division_values(total, weight, whole) for weight in weights]
    left = total - sum(row["floor"] for row in rows)
    for row, rank in zip(rows, ranks([row["r2"] for row in rows]), strict=True):
        row["rank"] = rank
        row["share"] = row["floor"] + (1 if rank <= left else 0) if whole else 0
    return rows


def ranks(values: Sequence[int]) -> list[int]:
    """Ranks from 1, the largest first, the first listed before its equals."""
    order = sorted(range(len(values)), key=lambda i: (-values[i], i))
    result = [0] * len(values)
    for place, i in enumerate(order, 1):
        result[i] = place
    return result


def rank_formula(cell: str, column: str, column_to_here: str) -> str:
    """A formula for ``ranks``: RANK gives equals one rank, COUNTIF tells them apart."""
    return f"RANK({cell},{column},0)+COUNTIF({column_to_here},{cell})-1"
