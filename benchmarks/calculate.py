"""The exact calculation against a floating-point groupby, and its growth."""

from __future__ import annotations

import pandas as pd

from benchmarks.measure import Outcome, alternating, ratio
from benchmarks.sample import CALL, project
from cofin.core.calculate import calculate
from cofin.core.model import Project
from cofin.rules.load import load_rules

RUNS = 7


def measure() -> list[Outcome]:
    """100,000 lines against pandas, and against ten times 10,000 lines of our own."""
    large = project(partners=30, work_packages=15, lines=100_000)
    small = project(partners=30, work_packages=15, lines=10_000)
    rules = load_rules(CALL)
    table = as_table(large)

    def in_floats() -> object:
        amount = (table["quantity"] * table["unit_cost"]).round(2)
        return amount.groupby([table["partner"], table["work_package"], table["category"]]).sum()

    ours, theirs = alternating(lambda: calculate(large, rules), in_floats, RUNS)
    hundred, ten = alternating(
        lambda: calculate(large, rules), lambda: calculate(small, rules), RUNS
    )
    return [
        ratio(
            "calculate, 100,000 lines",
            ours=ours,
            theirs=theirs,
            at_most=10,
            than="pandas float groupby",
        ),
        ratio(
            "calculate, growth from 10,000 to 100,000 lines (1 = linear)",
            ours=hundred,
            theirs=10 * ten,
            at_most=1.2,
            than="10 x 10,000 lines",
        ),
    ]


def as_table(given: Project) -> pd.DataFrame:
    """The cost lines as pandas users hold them: text and floats."""
    return pd.DataFrame(
        {
            "partner": [line.partner for line in given.costs],
            "work_package": [line.work_package for line in given.costs],
            "category": [line.category for line in given.costs],
            "quantity": [float(line.quantity) for line in given.costs],
            "unit_cost": [float(line.unit_cost) for line in given.costs],
        }
    )
