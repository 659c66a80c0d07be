"""Peak memory of the largest workbook, measured on the command a person runs."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Collection, Mapping, Sequence
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
        reached = peak(["build", str(source), "-o", str(target), "--quiet"])
    return [below(NAME, reached, LIMIT, "60 partners, 40 work packages")]


def peak(
    words: Sequence[str], ended: Collection[int] = (0,), env: Mapping[str, str] | None = None
) -> float:
    """MB of the largest process of one ``cofin`` command; not on Windows."""
    command = [sys.executable, "-m", "cofin", *words]
    child = subprocess.Popen(command, stdout=subprocess.DEVNULL, env=env)
    _, status, used = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode not in ended:
        raise RuntimeError(f"cofin {words[0]} ended with {child.returncode}")
    return used.ru_maxrss / (1024**2 if sys.platform == "darwin" else 1024)


def below(name: str, reached: float, limit: float, detail: str) -> Outcome:
    """MB against a limit."""
    return Outcome(name, f"{reached:,.0f} MB", f"< {limit} MB", reached < limit, detail)
