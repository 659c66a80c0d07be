"""Run the benchmarks named on the command line, or all; exit status 1 when an aim was missed.

``--files N``: how many sheets the benchmark ``check`` reads at once.
"""

from __future__ import annotations

import argparse
import importlib
import sys
from collections.abc import Sequence

ALL = ("startup", "calculate", "build", "check", "merge", "fill", "addin", "memory")


def main(argv: Sequence[str]) -> int:
    """Print one line per ratio as soon as it is known."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks")
    parser.add_argument("names", nargs="*", metavar="NAME", help=", ".join(ALL))
    parser.add_argument("--files", type=int, help="sheets that check reads at once")
    given = parser.parse_args(argv)
    if unknown := [name for name in given.names if name not in ALL]:
        print(f"no benchmark {', '.join(unknown)}; there are {', '.join(ALL)}")
        return 2
    missed = 0
    for name in given.names or ALL:
        options = {"files": given.files} if name == "check" and given.files else {}
        for outcome in importlib.import_module(f"benchmarks.{name}").measure(**options):
            print(outcome.line(), flush=True)
            missed += not outcome.is_met
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
