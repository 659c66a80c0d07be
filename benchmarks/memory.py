"""Peak memory of the largest workbook, measured on the command a person runs."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

from benchmarks.measure import Outcome
from benchmarks.sample import project
from cofin.core.dump import to_toml

LIMIT = 300  # MB
NAME = "memory of cofin build, 10,000 lines"


def measure() -> list[Outcome]:
    """``cofin build`` in a process of its own; nothing where the system does not tell."""
    if sys.platform == "win32":
        return []
    given = project(partners=60, work_packages=40, lines=10_000)
    with tempfile.TemporaryDirectory() as folder:
        source, target = Path(folder, "project.toml"), Path(folder, "budget.xlsx")
        source.write_text(to_toml(given), "utf-8")
        command = [sys.executable, "-m", "cofin", "build", str(source), "-o", str(target)]
        child = subprocess.Popen([*command, "--quiet"])
        _, status, used = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
        if child.returncode:
            raise RuntimeError(f"cofin build ended with {child.returncode}")
    unit = 1024**2 if sys.platform == "darwin" else 1024
    peak = used.ru_maxrss / unit
    return [
        Outcome(
            name=NAME,
            measured=f"{peak:,.0f} MB",
            aim=f"< {LIMIT} MB",
            is_met=peak < LIMIT,
            detail="60 partners, 40 work packages",
        )
    ]
