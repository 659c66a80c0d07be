"""Peak memory of the largest workbook, measured on the command a person runs."""

from __future__ import annotations

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
    """MB of the largest process of one ``cofin`` command; not on Windows.

    Begun from a small process: on Linux a new program counts with the memory of the one that
    began it, and this one may have drawn large workbooks before.
    """
    command = [sys.executable, "-c", _SMALL, sys.executable, "-m", "cofin", *words]
    done = subprocess.run(command, capture_output=True, check=True, env=env, encoding="utf-8")
    status, used = map(int, done.stdout.split())
    if status not in ended:
        raise RuntimeError(f"cofin {words[0]} ended with {status}")
    return used / (1024**2 if sys.platform == "darwin" else 1024)


_SMALL = """
import os, subprocess, sys
child = subprocess.Popen(sys.argv[1:], stdout=subprocess.DEVNULL)
_, status, used = os.wait4(child.pid, 0)
child.returncode = os.waitstatus_to_exitcode(status)
print(child.returncode, used.ru_maxrss)
"""


def below(name: str, reached: float, limit: float, detail: str) -> Outcome:
    """MB against a limit."""
    return Outcome(name, f"{reached:,.0f} MB", f"< {limit} MB", reached < limit, detail)
