"""Worksheet functions: a long budget in one call, scalar calls, and what importing them adds."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from benchmarks.measure import Outcome, alternating, ratio
from benchmarks.sample import CALL, project
from cofin.core.calculate import calculate
from cofin.excel.functions import call
from cofin.rules.load import load_rules

RUNS, LINES, CALLS = 7, 20_000, 2_000
#: Through xlwings' own entry; its Windows parts are stood in for, as in the tests.
_ENTRY = """
import json, subprocess, sys, time
sys.path.insert(0, {stand_ins!r})
import pywin32
pywin32.install()
import xlwings as xw, xlwings._xlwindows as windows
from xlwings import udfs
from xlwings.com_server import XLPython
xw.func, xw.arg = udfs.xlfunc, udfs.xlarg
engine = xw.Engine(impl=windows.engine)
xw.engines.add(engine)
xw.engines.active = engine
server = XLPython()
server.CallUDF("cofin.excel.udf", "EU_CONTRIBUTION", (1.0, None, None, None))
start = time.perf_counter()
for i in range({calls}):
    server.CallUDF("cofin.excel.udf", "EU_CONTRIBUTION", (float(i), 0.75, None, None))
print(time.perf_counter() - start)
"""
_IMPORTS = "import time, xlwings; t = time.perf_counter(); import cofin.excel.udf; "
_IMPORTS += "print(time.perf_counter() - t)"


def measure() -> list[Outcome]:
    """20,000 lines against the bare calculation; calls per second; import time over xlwings."""
    large = project(partners=30, work_packages=15, lines=LINES)
    rules = load_rules(CALL)
    rows = tuple(
        (
            line.partner,
            line.work_package,
            line.category,
            float(line.quantity),
            float(line.unit_cost),
        )
        for line in large.costs
    )
    ours, theirs = alternating(
        lambda: call("EU_BUDGET", [rows]), lambda: calculate(large, rules), RUNS
    )
    return [
        ratio(
            f"EU_BUDGET, {LINES:,} lines in one call",
            ours=ours,
            theirs=theirs,
            at_most=12,
            than="calculate alone",
        ),
        _at_least("scalar calls at CallUDF, in a second", CALLS / _median(_entry()), 2_000),
        _at_most("import of the functions over xlwings' own", _median(_IMPORTS), 0.1),
    ]


def _entry() -> str:
    stand_ins = Path(__file__).resolve().parent.parent / "tests" / "excel"
    return _ENTRY.format(stand_ins=str(stand_ins), calls=CALLS)


def _median(program: str) -> float:
    """The middle of what a program of its own prints, of five runs."""
    command = [sys.executable, "-c", program]
    environment = {**os.environ, "COFIN_SETTINGS": os.devnull + "none", "COFIN_LANG": "en"}

    def once() -> float:
        said = subprocess.run(
            command, check=True, capture_output=True, text=True, env=environment
        )  # fmt: skip
        return float(said.stdout)

    return sorted(once() for _ in range(5))[2]


def _at_least(name: str, found: float, aim: float) -> Outcome:
    detail = f"{1_000_000 / found:,.0f} us each"
    return Outcome(name, f"{found:,.0f}", f">= {aim:,.0f}", found >= aim, detail)


def _at_most(name: str, found: float, aim: float) -> Outcome:
    shown = f"{found * 1000:.0f} ms"
    return Outcome(name, shown, f"<= {aim * 1000:.0f} ms", found <= aim, "without pandas")
