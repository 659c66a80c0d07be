"""Prints recall and precision: ``python -m tests.whole.seeding [--count N] [CODE ...]``."""

from __future__ import annotations

import argparse

from tests.whole.seeding.harness import ALL, codes, planted, table

if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("codes", nargs="*")
    parser.add_argument("--count", type=int, default=ALL)
    given = parser.parse_args()
    tallies = planted(given.codes or codes(), given.count)
    print(table(tallies))
    for code in sorted(tallies):
        for note in tallies[code].notes[:12]:
            print(f"  {code} {note}")
