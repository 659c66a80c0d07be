"""Run the benchmarks named on the command line, or all; exit status 1 when an aim was missed."""

from __future__ import annotations

import importlib
import sys

ALL = ("startup", "calculate", "build", "memory")


def main(names: list[str]) -> int:
    """Print one line per ratio as soon as it is known."""
    unknown = [name for name in names if name not in ALL]
    if unknown:
        print(f"no benchmark {', '.join(unknown)}; there are {', '.join(ALL)}")
        return 2
    missed = 0
    for name in names or ALL:
        for outcome in importlib.import_module(f"benchmarks.{name}").measure():
            print(outcome.line(), flush=True)
            missed += not outcome.is_met
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
