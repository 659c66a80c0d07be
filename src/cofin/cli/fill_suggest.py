"""``cofin fill --suggest``: a map for a template, and on standard error what has no place."""

from __future__ import annotations

import sys
from argparse import Namespace
from pathlib import Path

from cofin.cli.fill_paste import deliver
from cofin.cli.output import wrap
from cofin.cli.safety import Exit
from cofin.errors import OutputError, Problem
from cofin.text import Lang, say


def suggest(args: Namespace, lang: Lang) -> int:
    """Print the map, or write it where ``-o`` says."""
    from cofin.workbook.fill.suggest import MOST_UNKNOWN
    from cofin.workbook.fill.suggest import suggest as proposed
    from cofin.workbook.patch import open_template

    if args.output and Path(args.output).suffix.lower() != ".toml":
        raise OutputError(Problem(args.output, "cli_fill.no_toml"))
    found = proposed(open_template(Path(args.template)))
    deliver(args, found.text, "cli_fill.map_written", lang)
    missing = len(found.unknown)
    key = "suggested" if missing else "suggested_all"
    said = say(f"cli_fill.{key}", lang, count=found.placed, missing=missing)
    lines = [*wrap(said), *(f"  {each}" for each in found.unknown[:MOST_UNKNOWN])]
    if missing > MOST_UNKNOWN:
        lines.append("  ...")
    print("\n".join(lines), file=sys.stderr)
    return Exit.FINE
