"""What a command costs before it does anything."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from benchmarks.measure import Outcome, alternating, ratio

RUNS = 21


def measure() -> list[Outcome]:
    """``cofin --version`` against a Python that does nothing."""
    cofin = Path(sys.executable).with_name("cofin.exe" if sys.platform == "win32" else "cofin")

    def ours() -> None:
        subprocess.run([cofin, "--version"], check=True, stdout=subprocess.DEVNULL)

    def theirs() -> None:
        subprocess.run([sys.executable, "-c", "pass"], check=True)

    mine, bare = alternating(ours, theirs, RUNS)
    return [ratio("cofin --version", ours=mine, theirs=bare, at_most=3, than="python -c pass")]
