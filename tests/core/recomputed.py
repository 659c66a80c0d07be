"""A step's amount computed again from its children and values alone, with fractions."""

from __future__ import annotations

import math
from decimal import Decimal
from fractions import Fraction

from cofin.core.steps import Operation, Step

CENT = Fraction(1, 100)


def down(exact: Fraction) -> Fraction:
    return math.floor(exact / CENT) * CENT


def up(exact: Fraction) -> Fraction:
    return math.ceil(exact / CENT) * CENT


def rounded(exact: Fraction, rule: object) -> Fraction:
    return down(exact + CENT / 2 if rule == "half_up" else exact)


def queued(step: Step, exact: Fraction) -> Fraction:
    """The floor, and a cent for those at the head of the queue."""
    gets = int(str(step.values["rank"])) <= int(str(step.values["left_over"]))
    return down(exact) + (CENT if gets else 0)


def recomputed(step: Step) -> Fraction:
    kids = [Fraction(child.amount) for child in step.children]
    v = {k: Fraction(n) for k, n in step.values.items() if isinstance(n, int | Decimal)}
    match step.operation:
        case Operation.LINE:
            return rounded(v["quantity"] * v["unit_cost"], step.values["rounding_rule"])
        case Operation.VISITS:
            return v["visits"] * v["lump_sum"]
        case Operation.DEPRECIATION:
            return down(kids[0] * v["months"] / v["life"] * v["share_of_use"])
        case Operation.INELIGIBLE:
            return kids[0]
        case Operation.NOTHING_ELIGIBLE:
            return Fraction(0)
        case Operation.SUM:
            return sum(kids, Fraction(0))
        case Operation.DIFFERENCE:
            return kids[0] - sum(kids[1:])
        case Operation.LEAST:
            return min(kids)
        case Operation.EXACT_RATE:
            return v["rate"] * kids[0]
        case Operation.RATE:
            return rounded(v["rate"] * kids[0], step.values["rounding_rule"])
        case Operation.ROUNDED_SUM:
            return rounded(sum(kids, Fraction(0)), step.values["rounding_rule"])
        case Operation.LEFT_OVER_CENT:
            return queued(step, sum(kids[:-1], Fraction(0)))
        case Operation.SHARE:
            total, weight = kids
            return queued(step, total * weight / v["weights"]) if v["weights"] else Fraction(0)
        case Operation.SURPLUS:
            return max(Fraction(0), kids[0] + kids[1] - kids[2])
        case Operation.DEDUCTION if step.values["variant"] == "full":
            return min(kids[0], kids[1])
        case Operation.DEDUCTION:
            surplus, grant, by_rate, eligible = kids
            return min(up(surplus * by_rate / eligible), grant)
        case Operation.RATIO:
            ratio = kids[0] / kids[1] if kids[1] else Fraction(0)
            assert abs(Fraction(step.amount) - ratio) < Fraction(1, 10**26)
            return Fraction(step.amount)
    raise AssertionError(step.operation)
